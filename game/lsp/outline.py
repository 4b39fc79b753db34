"""What a file names, and where it mentions names: scenes, people, endings, choices, flags, variables."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from game.lsp.walk import Step, sheet_of, steps
from game.model import METER_NAMES
from game.reader import expression
from game.reader.kinds import Sort
from game.reader.prose import SPEAKER
from game.reader.sheet import Sheet
from game.reader.tree import Mapping, Node, Scalar, Sequence


class Thing(Enum):
    """What a name can stand for."""

    SCENE = "scene"
    PERSON = "person"
    ENDING = "ending"
    CHOICE = "choice"
    FLAG = "flag"
    VARIABLE = "variable"


class Stretch(NamedTuple):
    """Characters of a file, from a line and column to another, counted from 0, the end not included."""

    line: int
    column: int
    end_line: int
    end_column: int

    def holds(self, line: int, column: int) -> bool:
        """Whether a cursor stands in it or at its end."""
        return (self.line, self.column) <= (line, column) <= (self.end_line, self.end_column)


class Name(NamedTuple):
    """A name at a place. `scene` is the scene that a choice belongs to, else empty."""

    thing: Thing
    name: str
    at: Stretch
    scene: str = ""

    def same_as(self, other: Name | None) -> bool:
        """Whether two names stand for the same."""
        return other is not None and self[:2] == other[:2] and self.scene == other.scene


class Definition(NamedTuple):
    """Where something is named: its name, the whole of it, and what readers know it by."""

    of: Name
    whole: Stretch
    title: str = ""
    more: str = ""


@dataclass(frozen=True, slots=True)
class Outline:
    """The names of one file; `whole` is false where some of it could not be read."""

    defined: tuple[Definition, ...] = ()
    mentioned: tuple[Name, ...] = ()
    whole: bool = True

    def at(self, line: int, column: int) -> Name | None:
        """The name under a cursor."""
        names = (*(one.of for one in self.defined), *self.mentioned)
        return next((name for name in names if name.at.holds(line, column)), None)


def outline(name: str, text: str, cast: Iterable[str] = (), variables: Iterable[str] = ()) -> Outline:
    """The outline of a file's text; it never raises, whatever the text is.

    `cast` and `variables` are names of people and variables that other files of the scenario bring.
    """
    sheet, root = sheet_of(name, text)
    gatherer = _Gatherer(sheet, set(cast), set(variables))
    everything = list(steps(root))
    for step in everything:
        gatherer.define(step)
    for step in everything:
        gatherer.mention(step)
    return Outline(tuple(gatherer.defined), tuple(gatherer.mentioned), not sheet.report.failed)


class _Gatherer:
    def __init__(self, sheet: Sheet, cast: set[str], variables: set[str]) -> None:
        self.sheet = sheet
        self.defined: list[Definition] = []
        self.mentioned: list[Name] = []
        self._cast, self._variables = cast, variables

    # --- what is named -------------------------------------------------------------------------------
    def define(self, step: Step) -> None:
        """Notes what a part names: itself, and the flags and variables in it."""
        values = step.node.values
        part = step.part.name
        if step.owner is not None:
            if part == "scene":
                self._define(
                    Thing.SCENE, step.owner, step.node, _said(values, "title"), _said(values, "called")
                )
            else:
                self._cast.add(step.owner.value)
                self._define(Thing.PERSON, step.owner, step.node, _said(values, "name"), _said(values, "who"))
        elif part in ("choice", "ending") and isinstance(values.get("id"), Scalar):
            thing = Thing.CHOICE if part == "choice" else Thing.ENDING
            said = _said(values, "text" if part == "choice" else "title")
            self._define(thing, values["id"], step.node, said, scene=step.scene if part == "choice" else "")
        for key, node in step.values():
            if key.kind.sort is Sort.NUMBERS and isinstance(node, Mapping):
                for name in node.values:
                    self._variables.add(name)
                    value = node.values[name]
                    start = value.value if isinstance(value, Scalar) else ""
                    self._define(Thing.VARIABLE, node.key(name), value, more=f"starts at {start}")
            elif key.kind.sort is Sort.SETTINGS and isinstance(node, Sequence):
                for item in node.items:
                    if isinstance(item, Scalar):
                        self._define(Thing.FLAG, item, item)

    def _define(
        self, thing: Thing, name: Node, whole: Node, title: str = "", more: str = "", scene: str = ""
    ) -> None:
        assert isinstance(name, Scalar)
        where = stretch(self.sheet, name)
        end = _place(self.sheet, whole.end_mark.line, whole.end_mark.column)
        self.defined.append(
            Definition(
                Name(thing, name.value.strip(), where, scene),
                Stretch(where.line, where.column, *max(end, (where.end_line, where.end_column))),
                title,
                more,
            )
        )

    # --- what is mentioned ---------------------------------------------------------------------------
    def mention(self, step: Step) -> None:
        """Notes the names that the values of a part mention."""
        for key, node in step.values():
            sort = key.kind.sort
            if isinstance(node, Scalar):
                if sort is Sort.SCENE_ID and node.value != "END":
                    self._mention(Thing.SCENE, node)
                elif sort is Sort.CHOICE_ID:
                    self._mention(Thing.CHOICE, node, step.scene)
                elif sort is Sort.CONDITION:
                    self._condition(node)
                elif sort is Sort.PROSE:
                    self._speakers(node)
            elif isinstance(node, Sequence) and sort is Sort.STANDS:
                for item in node.items:
                    if isinstance(item, Scalar) and item.value.strip():
                        self._inside(Thing.PERSON, item, item.value.split()[0], 0)
            elif isinstance(node, Sequence) and sort is Sort.SETTINGS:
                for item in node.items:
                    if isinstance(item, Mapping):
                        self._assigned(item)

    def _assigned(self, item: Mapping) -> None:
        for name, value in item.values.items():
            self._mention(Thing.VARIABLE, item.key(name))
            if isinstance(value, Scalar):
                self._condition(value)

    def _condition(self, node: Scalar) -> None:
        for use in expression.parse(node.value, self._variables).uses:
            if use.of:
                self._inside(Thing.SCENE, node, use.name, use.at)
                if use.choice:
                    self._inside(Thing.CHOICE, node, use.choice, use.choice_at, use.name)
            elif use.name not in METER_NAMES:
                thing = Thing.VARIABLE if use.name in self._variables else Thing.FLAG
                self._inside(thing, node, use.name, use.at)

    def _speakers(self, node: Scalar) -> None:
        at = 0
        for line in node.value.split("\n"):
            bare = line.lstrip()
            match = SPEAKER.match(bare)
            if match is not None and match[1] in self._cast:
                self._inside(Thing.PERSON, node, match[1], at + len(line) - len(bare))
            at += len(line) + 1

    def _mention(self, thing: Thing, node: Scalar, scene: str = "") -> None:
        self.mentioned.append(Name(thing, node.value.strip(), stretch(self.sheet, node), scene))

    def _inside(self, thing: Thing, node: Scalar, name: str, at: int, scene: str = "") -> None:
        line, column = _place(self.sheet, *self.sheet.place(node, at))
        self.mentioned.append(Name(thing, name, Stretch(line, column, line, column + len(name)), scene))


def stretch(sheet: Sheet, node: Scalar) -> Stretch:
    """The characters of a key or a value."""
    start, end = node.start_mark, node.end_mark
    return Stretch(*_place(sheet, start.line, start.column), *_place(sheet, end.line, end.column))


def _place(sheet: Sheet, line: int, column: int) -> tuple[int, int]:
    """The author's line and column of a place in the parsed text."""
    return line, sheet.source.column(line, column) - 1


def _said(values: dict[str, Node], key: str) -> str:
    node = values.get(key)
    return " ".join(node.value.split()) if isinstance(node, Scalar) else ""


def names_of(outlines: Iterable[Outline], thing: Thing) -> dict[str, Definition]:
    """The names of one sort in some files, each with the first place that names it."""
    found: dict[str, Definition] = {}
    for one in outlines:
        for definition in one.defined:
            if definition.of.thing is thing:
                found.setdefault(definition.of.name, definition)
    return found
