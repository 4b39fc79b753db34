"""Which material a colour of a person belongs to, and what it turns to when the person is cast anew
(`recolour`) and stands in a place's light.

A material is three tones, lit, shade and deep. A few colours belong to two materials (the deep of ochre is
the deep of straw) and the rims are bright edges of any material near them; there the material that shares
the smallest group with the colour decides.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from xml.etree import ElementTree as ET

from game.pictures.catalogue import Art, Light
from game.pictures.colour import HEX, channels, luminance, mixed

RIM = 3
"""The tone of a bright edge, after lit (0), shade (1) and deep (2)."""

_SKIN_SHARE = 0.45  # skin keeps its warmth, or it goes grey
_LIT_WEIGHT = 10
_DEEPER = 0.15  # folds go a little further to the place's shadow than shade does

Owner = tuple[str, int]
"""A material and a tone of it."""


class Materials:
    """The materials of art.yaml, asked by colour."""

    def __init__(self, art: Art) -> None:
        self._tones: dict[str, tuple[str, ...]] = {}
        self._owners: dict[str, list[Owner]] = {}
        self.skin: set[str] = set()
        for name, tones in art.materials.items():
            self._tones[name] = (*tones, _rim(tones[0], art.rims))
            for tone, colour in enumerate(self._tones[name]):
                self._owners.setdefault(colour, []).append((name, tone))
            if name.startswith("skin"):
                self.skin.update(tones)
        self.lit = {m[0] for m in art.materials.values()} | set(art.rims)
        self.shade = {m[1] for m in art.materials.values()}
        self.deep = {m[2] for m in art.materials.values()}

    def __contains__(self, name: object) -> bool:
        return name in self._tones

    def owners(self, colour: str) -> list[Owner]:
        """Every material that the colour may belong to; three tones come before rims."""
        return sorted(self._owners.get(colour, ()), key=lambda owner: owner[1] == RIM)

    def tone(self, owner: Owner) -> str:
        """The colour of a material's tone."""
        return self._tones[owner[0]][owner[1]]

    def graded(self, colour: str, light: Light) -> str:
        """The colour in a place's light; a colour that no material has is left as it is."""
        if colour in self.lit:
            return mixed(colour, light.key, light.key_k)
        share = light.shadow_k * (_SKIN_SHARE if colour in self.skin else 1.0)
        if colour in self.shade:
            return mixed(colour, light.shadow, share)
        if colour in self.deep:
            return mixed(colour, light.shadow, min(1.0, share + _DEEPER))
        return colour


def _rim(lit: str, rims: Iterable[str]) -> str:
    """The bright edge of a material: the nearest rim that is lighter than its lit tone, else that tone."""
    lighter = [rim for rim in rims if luminance(rim) > luminance(lit)]

    def distance(rim: str) -> int:
        return sum((a - b) ** 2 for a, b in zip(channels(rim), channels(lit), strict=True))

    return min(lighter, key=distance, default=lit)


def settle(root: ET.Element, materials: Materials) -> dict[tuple[ET.Element, str], Owner]:
    """For each colour that a part of the person uses, the material it belongs to there.

    Keys are (element, colour); colours that belong to none are left out.
    """
    parents: dict[ET.Element, ET.Element] = {child: up for up in root.iter() for child in up}
    sure: dict[ET.Element, Counter[str]] = {}
    for element, colour in _colours(root):
        owners = [o for o in materials.owners(colour) if o[1] != RIM]
        if len(owners) == 1 and len(materials.owners(colour)) == 1:
            for group in _upward(element, parents):
                # A part is a shade with its lit shapes over it, so a lit tone says most about the part.
                sure.setdefault(group, Counter())[owners[0][0]] += 1 if owners[0][1] else _LIT_WEIGHT
    settled: dict[tuple[ET.Element, str], Owner] = {}
    for element, colour in _colours(root):
        owner = _owner(element, materials.owners(colour), parents, sure)
        if owner:
            settled[element, colour] = owner
    return settled


def _owner(
    element: ET.Element,
    owners: list[Owner],
    parents: Mapping[ET.Element, ET.Element],
    sure: Mapping[ET.Element, Counter[str]],
) -> Owner | None:
    if len(owners) > 1 or (owners and owners[0][1] == RIM):
        for group in _upward(element, parents):
            seen = sure.get(group, Counter())
            best = max(owners, key=lambda owner: seen[owner[0]])
            if seen[best[0]]:
                return best
    return next((owner for owner in owners if owner[1] != RIM), None)


def _upward(element: ET.Element, parents: Mapping[ET.Element, ET.Element]) -> Iterator[ET.Element]:
    at: ET.Element | None = element
    while at is not None:
        yield at
        at = parents.get(at)


def _colours(root: ET.Element) -> Iterator[tuple[ET.Element, str]]:
    for element in root.iter():
        for name in ("fill", "stroke"):
            value = element.get(name, "")
            if HEX.fullmatch(value):
                yield element, value.lower()
