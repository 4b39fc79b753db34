"""A scenario's file part by part, as the format's description says what each mapping is.

The tree is the reader's, so a file that is being written is walked as far as it can be read.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from game.reader.decode import decode
from game.reader.kinds import Sort
from game.reader.parsing import parse
from game.reader.report import Report
from game.reader.schema import INCLUDED, PARTS, SCENARIO, Key, Part
from game.reader.sheet import Sheet
from game.reader.source import Source
from game.reader.tree import Mapping, Node, Scalar, Sequence

_OF_SCENARIOS_ALONE = SCENARIO.by_name.keys() - INCLUDED.by_name.keys()


@dataclass(frozen=True, slots=True)
class Step:
    """A mapping of the file: which part it is, where it stands, and inside which scene.

    `owner` is the key that a scene or a person stands under, None for every other part.
    """

    part: Part
    node: Mapping
    owner: Scalar | None = None
    scene: str = ""

    def values(self) -> Iterator[tuple[Key, Node]]:
        """Each key that the format knows, with what it holds."""
        for name, node in self.node.values.items():
            key = self.part.by_name.get(name.partition("\0")[0])
            if key is not None:
                yield key, node


def sheet_of(name: str, text: str) -> tuple[Sheet, Node | None]:
    """The reader's sheet and tree of a text; None where nothing of it can be read."""
    report = Report()
    source = decode(name, text.encode("utf-8", "replace"), report)
    if source is None:
        return Sheet(Source(name, ""), report), None
    return Sheet(source, report), parse(source, report).root


def steps(root: Node | None) -> Iterator[Step]:
    """Every mapping that is a part of the format, outer ones first, in the order of the file."""
    if not isinstance(root, Mapping):
        return
    main = not root.values or not _OF_SCENARIOS_ALONE.isdisjoint(root.values)
    waiting = [Step(SCENARIO if main else INCLUDED, root)]
    while waiting:
        step = waiting.pop()
        yield step
        inside = [inner for key, node in step.values() for inner in _inside(step, key, node)]
        waiting += reversed(inside)


def _inside(step: Step, key: Key, node: Node) -> Iterator[Step]:
    kind = key.kind
    if kind.sort is Sort.PART and isinstance(node, Mapping):
        yield Step(PARTS[kind.part], node, None, step.scene)
    elif kind.sort is Sort.PARTS and isinstance(node, Sequence):
        for item in node.items:
            if isinstance(item, Mapping):
                yield Step(PARTS[kind.part], item, None, step.scene)
    elif kind.sort is Sort.NAMED_PARTS and isinstance(node, Mapping):
        for name, inner in node.values.items():
            if isinstance(inner, Mapping):
                owner = node.key(name)
                scene = owner.value if kind.part == "scene" else ""
                yield Step(PARTS[kind.part], inner, owner, scene)
