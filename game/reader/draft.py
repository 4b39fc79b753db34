"""What is known of a scenario while its files are being read: everything that one part asks of another."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from game.model import Ending, Person, Scene
from game.reader.expression import Parsed
from game.reader.report import Report
from game.reader.sheet import Sheet
from game.reader.suggest import Suggester
from game.reader.tree import Mapping, Node, Scalar


class Where(NamedTuple):
    """A value and the file that it stands in."""

    node: Node
    sheet: Sheet


class Target(NamedTuple):
    """A value that names a scene."""

    name: str
    node: Scalar
    sheet: Sheet


@dataclass(slots=True)
class SceneDraft:
    """A scene as read, with gaps where something was faulty, and where it stands.

    `lost_choices` is true where a choice could not be read, so that no choice may be called missing.
    """

    scene: Scene
    key: Scalar
    node: Mapping
    sheet: Sheet
    lost_choices: bool = False


@dataclass(slots=True)
class Draft:
    """The parts of one scenario as they come, and the names that they give, set and use.

    `whole` is false where part of a file could not be read, so that nothing may be called missing;
    `lost_scenes` are ids whose scenes could not be read, `doubtful` names that were set in a faulty way,
    `excused` flags that a faulty condition seems to mean.
    `parsed` has each wording of a condition or expression once, `conditions` everywhere it stands, `guarding`
    the names that conditions ask for, and `assigned` each variable with the wording it is set to.
    """

    report: Report
    suggest: Suggester = field(default_factory=Suggester)
    whole: bool = True
    endings_whole: bool = True
    cast_whole: bool = True
    cast: dict[str, Person] = field(default_factory=dict)
    cast_ids: set[str] = field(default_factory=set)
    variables: dict[str, int] = field(default_factory=dict)
    variable_places: dict[str, Where] = field(default_factory=dict)
    scenes: dict[str, SceneDraft] = field(default_factory=dict)
    lost_scenes: set[str] = field(default_factory=set)
    endings: list[Ending] = field(default_factory=list)
    ending_places: list[Where] = field(default_factory=list)
    targets: list[Target] = field(default_factory=list)
    flags: dict[str, Where] = field(default_factory=dict)
    doubtful: set[str] = field(default_factory=set)
    excused: set[str] = field(default_factory=set)
    parsed: dict[str, Parsed] = field(default_factory=dict)
    conditions: dict[str, list[Where]] = field(default_factory=dict)
    guarding: set[str] = field(default_factory=set)
    assigned: list[tuple[str, str]] = field(default_factory=list)
    cues_compared: int = 0
    missed_cast: bool = False

    def parsed_badly(self, node: Node) -> bool:
        """Whether a scalar's text was no expression."""
        parsed = self.parsed.get(node.value) if isinstance(node, Scalar) else None
        return parsed is None or parsed.problem is not None
