"""A person drawn: posed, cast in other materials, and lit by a place. Text in, text out.

A person's file is taken apart once; after that a drawing is put together from ready pieces of text in which
only colours and four transforms change.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from game.pictures import markup
from game.pictures.catalogue import Light, PersonEntry, View
from game.pictures.colour import HEX
from game.pictures.materials import Materials, Owner, settle
from game.pictures.pose import Pose

WAIST = (430.0, 1000.0)
"""The point of a person that stands on a footing, in the person's own units."""
FRAME: View = (40.0, 40.0, 860.0, 1120.0)
"""The part of a person's canvas that any pose may use: x, y, width, height in the person's own units."""
HEAD: View = (210.0, 115.0, 430.0, 430.0)
"""The square around a head, for chips."""

_HAT = (346.0, 300.0)  # what a hat turns about
_SLOT = re.compile(r"\x00([^\x00]+)\x00")


@dataclass(frozen=True, slots=True)
class _Part:
    """A group of the file: its id, its body as text and slots for colours in turn, and what it points at."""

    id: str
    pieces: tuple[str, ...]
    definitions: tuple[str, ...]


class Drawn:
    """A person's file taken apart."""

    def __init__(self, svg: str, materials: Materials) -> None:
        root = markup.tree(svg)
        self._materials = materials
        self._owners: dict[str, Owner] = {}
        settled = settle(root, materials)
        definitions = [d for child in root if markup.is_defs(child) for d in child]
        groups = [child for child in root if not markup.is_defs(child)]
        for element in root.iter():
            for name in ("fill", "stroke"):
                value = element.get(name, "")
                if HEX.fullmatch(value):
                    element.set(name, self._slot(value.lower(), settled.get((element, value.lower()))))
        self.parts = tuple(self._part(group, definitions) for group in groups)
        self.arms = {name for part in self.parts for name in _arms(part.id)}

    def _slot(self, colour: str, owner: Owner | None) -> str:
        key = f"{colour} {owner[0]}" if owner else colour
        if owner:
            self._owners[key] = owner
        return f"\x00{key}\x00"

    @staticmethod
    def _part(group: ET.Element, definitions: list[ET.Element]) -> _Part:
        pieces = tuple(_SLOT.split(markup.nameless(markup.written(group))))
        needed = markup.needed(definitions, [group])
        return _Part(group.get("id", ""), pieces, tuple(map(markup.written, needed)))

    def drawing(
        self,
        entry: PersonEntry,
        pose: Pose,
        light: Light,
        recolour: Mapping[str, str] | None = None,
        view: View = FRAME,
        mirror: bool = False,
    ) -> str:
        """The person as an SVG document that shows `view`; with `mirror` turned left to right within it."""
        body = self.body(entry, pose, light, recolour)
        return markup.sheet(markup.flipped(body, view) if mirror else body, view)

    def body(
        self, entry: PersonEntry, pose: Pose, light: Light, recolour: Mapping[str, str] | None = None
    ) -> str:
        """The person's definitions and groups, without a document around them."""
        colours: dict[str, str] = {}
        changed = dict(recolour or ())
        definitions: dict[str, None] = {}
        groups: list[str] = []
        moves = _moves(entry, pose)
        for part in self.parts:
            move = _move(part.id, pose, moves)
            if move is None:
                continue
            pieces = list(part.pieces)
            for i in range(1, len(pieces), 2):
                key = pieces[i]
                if key not in colours:
                    colours[key] = self._colour(key, light, changed)
                pieces[i] = colours[key]
            text = "".join(pieces)
            groups.append(f'<g transform="{move}">{text}</g>' if move else text)
            definitions.update(dict.fromkeys(part.definitions))
        return f"<defs>{''.join(definitions)}</defs>{''.join(groups)}"

    def _colour(self, key: str, light: Light, recolour: Mapping[str, str]) -> str:
        colour = key[:7]
        owner = self._owners.get(key)
        if owner and owner[0] in recolour and recolour[owner[0]] in self._materials:
            colour = self._materials.tone((recolour[owner[0]], owner[1]))
        return self._materials.graded(colour, light)


def _arms(id: str) -> tuple[str, ...]:
    return tuple(id.split(".")[1:]) if id.startswith("arms.") else ()


def _moves(entry: PersonEntry, pose: Pose) -> tuple[str, str, str]:
    """Transforms of body, head and hat."""
    lean, drop = pose.body
    turn, x, y = pose.head
    body = f"rotate({lean:g} {WAIST[0]:g} {WAIST[1]:g}) translate(0 {drop:g})"
    head = f"{body} translate({x:g} {y:g}) rotate({turn:g} {entry.pivot[0]:g} {entry.pivot[1]:g})"
    return body, head, f"{head} rotate({pose.hat:g} {_HAT[0]:g} {_HAT[1]:g})"


def _move(id: str, pose: Pose, moves: tuple[str, str, str]) -> str | None:
    """The transform of a group in a pose; None where the pose leaves the group out."""
    body, head, hat = moves
    if id.startswith("arms.") and pose.arms not in _arms(id):
        return None
    if id == "hat":
        return None if pose.hatless else hat
    return head if id == "head" else body if id else ""
