"""A place taken apart: what lies behind people, the light alone, and what stands before them, in the states
that a scene asks for."""

from __future__ import annotations

import copy
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from game.pictures import markup
from game.pictures.catalogue import View

STAGE: View = (0.0, 0.0, 1920.0, 1080.0)
"""A place's own canvas. Its drawing bleeds over every side."""
SEAM = 960.0
"""Where the page begins, in a place's own units."""


@dataclass(frozen=True, slots=True)
class Layers:
    """A place as SVG bodies, no document around them. `back` holds the light; `light` is that shape alone."""

    back: str
    light: str
    front: str


def layers(svg: str, states: Collection[str] = ()) -> Layers:
    """The layers of a place with only those `if.NAME` groups whose name, or one of whose names, is asked
    for. A place without a shape called `light` gives an empty one."""
    root = markup.tree(svg)
    _choose(root, frozenset(states))
    definitions = [d for child in root if markup.is_defs(child) for d in child]
    groups = {child.get("id", ""): child for child in root if not markup.is_defs(child)}
    return Layers(
        back=_body(groups.get("back"), definitions),
        light=_body(_alone(root, "light"), definitions),
        front=_body(groups.get("front"), definitions),
    )


def _states(id: str) -> tuple[str, ...]:
    return tuple(id.split(".")[1:]) if id.startswith("if.") else ()


def _choose(element: ET.Element, wanted: frozenset[str]) -> None:
    for child in list(element):
        names = _states(child.get("id", ""))
        if names and not wanted.intersection(names):
            element.remove(child)
        else:
            _choose(child, wanted)


def _body(group: ET.Element | None, definitions: list[ET.Element]) -> str:
    if group is None:
        return ""
    used = "".join(map(markup.written, markup.needed(definitions, [group])))
    return markup.nameless((f"<defs>{used}</defs>" if used else "") + markup.written(group))


def _alone(root: ET.Element, id: str) -> ET.Element | None:
    """The element of that id inside copies of the groups around it, so that it keeps transforms and clips."""
    path = next(_path(root, id), None)
    if not path:
        return None
    inner = copy.deepcopy(path[-1])
    for group in reversed(path[:-1]):
        around = ET.Element(group.tag, dict(group.items()))
        around.append(inner)
        inner = around
    return inner


def _path(element: ET.Element, id: str) -> Iterator[list[ET.Element]]:
    for child in element:
        if child.get("id") == id:
            yield [child]
        else:
            yield from ([child, *rest] for rest in _path(child, id))
