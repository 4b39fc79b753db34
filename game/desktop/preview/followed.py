"""What comes of following a file, as data."""

from __future__ import annotations

from dataclasses import dataclass

from game.analysis.ways import Target
from game.model import Diagnostic, Scenario, Severity


@dataclass(frozen=True, slots=True)
class Followed:
    """What the file said when it was read last.

    `scenario` is None where it can't be played: then `diagnostics` say why, or `trouble`, a sentence, where
    the file could not be read at all. `at` is the time of day. `pictures` says that a picture beside the
    scenario has changed, `asked` that the author asked for this reading.
    """

    file: str
    at: str
    scenario: Scenario | None = None
    diagnostics: tuple[Diagnostic, ...] = ()
    trouble: str = ""
    pictures: bool = False
    asked: bool = False

    @property
    def errors(self) -> int:
        """How many things stop it from being played."""
        return sum(one.severity is Severity.ERROR for one in self.diagnostics)


@dataclass(frozen=True, slots=True)
class TargetsFound:
    """Where a scenario, by its digest, can be jumped to; sent again whenever more is known."""

    digest: str
    targets: tuple[Target, ...]
