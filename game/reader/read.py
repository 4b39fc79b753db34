"""The reader's front: bytes in, a scenario or diagnostics out."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from types import MappingProxyType

from game.model import Diagnostic, Scenario
from game.reader.reading import Desk
from game.reader.waivers import Waiver, waivers_in

Load = Callable[[str], bytes]
"""Gives the bytes of an included file by its path from the scenario's folder; raises OSError or ValueError,
with words, where it may not or cannot be read."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of reading a scenario: `scenario` is None exactly when a diagnostic is an error.

    `diagnostics` come by file, the main one first, then by line. `sources` has the bytes of every file that
    was read, by its name as in the spans, in the order of reading. With `settled` every play of the scenario
    can be finished; without it there are more states than were looked at, and none of those was a dead end.
    """

    scenario: Scenario | None
    diagnostics: tuple[Diagnostic, ...] = ()
    sources: Mapping[str, bytes] = field(default_factory=dict, compare=False)
    settled: bool = True

    @property
    def waivers(self) -> tuple[Waiver, ...]:
        """The comments by which its author lets warnings stand, in the order of the files."""
        return tuple(waiver for name, data in self.sources.items() for waiver in waivers_in(data, name))


def read(data: bytes, name: str, load: Load | None = None) -> Reading:
    """Reads a scenario from the bytes of its file; whatever they are, it does not raise.

    `name` is the file's name as the author knows it: it stands in every span, and without its ending it is
    the scenario's id where the file gives none. `load` gives included files; without it they cannot be read,
    and the reading says so.
    """
    with _collector_paused():
        return _read(data, name, load)


def _read(data: bytes, name: str, load: Load | None) -> Reading:
    # A function of its own, so that what was parsed is gone before the collector is back.
    desk = Desk(name, load)
    scenario = desk.read(data)
    return Reading(scenario, desk.diagnostics(), MappingProxyType(desk.files), desk.settled)


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Without the garbage collector, which would walk a growing tree over and over and find nothing.

    What was made meanwhile counts as old afterwards, or the first collection would walk all of it.
    """
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            if not gc.get_freeze_count():
                gc.freeze()
                gc.unfreeze()
            gc.enable()
