"""Where the people of a scene stand."""

from __future__ import annotations

from collections.abc import Sequence

from game.pictures.catalogue import Footing, PlaceEntry
from game.pictures.closer import CHIN, CROWN, FARTHER, Framing, closer, framed, out_of_sight
from game.pictures.outline import BACK, Outline

_FLOOR = 1000.0
"""A stand above this line is in a tile or behind a table, and more people can't be put beside it."""
_LEFT, _RIGHT, _BOTTOM = 120.0, 690.0, 1080.0
_WIDEST_GAP = 290.0  # so that the row in front hides where the row behind ends
_WIDTH = 255.0  # of a person of scale 1, from nose to hair


def footings(
    place: PlaceEntry, people: int, left: float = 0.0, outlines: Sequence[Outline] = ()
) -> tuple[Footing, ...]:
    """Footings for so many people, nearest first: the place's stands, its crowd where more come than it has
    stands, and where even those are too few two rows, in which no head hides another.

    `left` is the x from which on the place can be seen, below 0 where it is seen beyond its left edge. Where
    heads would be cut by it, people stand closer, as their `outlines` allow, and the nearest so that no hand
    lies on the page's rows.
    Fewer than asked for only where the place shows people in tiles of their own.
    """
    found = _drawn(place, people)
    if _fixed(place):
        return found
    known = _known(outlines, len(found))
    if left <= 0:
        found = tuple(_forward(*one, left) for one in zip(found, known, strict=True))
    return closer(found, known, left, place.faces) if out_of_sight(found, known, left) else found


def _forward(stand: Footing, one: Outline, edge: float) -> Footing:
    """Who throws their head back over the edge of a place steps forward, at most by as far as it goes back:
    so no face comes nearer to the next head than where it was drawn."""
    over = edge - (stand.x - one.back * stand.scale)
    thrown = max(0.0, one.back - BACK) * stand.scale
    return stand if over <= 0 else Footing(stand.scale, stand.x + min(over, thrown), stand.y)


def way(one: Footing, other: Footing, share: float) -> Footing:
    """The footing `share` (0 to 1) of the way from one to the other, for people who step as their mood
    changes."""
    pairs = zip((one.scale, one.x, one.y), (other.scale, other.x, other.y), strict=True)
    scale, x, y = (a + (b - a) * share for a, b in pairs)
    return Footing(scale, x, y)


def framing(place: PlaceEntry, people: int, left: float, outlines: Sequence[Outline] = ()) -> Framing:
    """How a place is shown that can be seen from `left` on: otherwise than drawn only where its people sit in
    tiles, which can't move by themselves."""
    if not _fixed(place):
        return Framing()
    found = _drawn(place, people)
    return framed(found, _known(outlines, len(found)), left)


def _known(outlines: Sequence[Outline], people: int) -> tuple[Outline, ...]:
    """So many outlines, the usual ones where none are given."""
    return (*outlines[:people], *[Outline()] * (people - len(outlines)))


def _fixed(place: PlaceEntry) -> bool:
    return bool(place.clips) or any(stand.y < _FLOOR for stand in place.stands)


def _drawn(place: PlaceEntry, people: int) -> tuple[Footing, ...]:
    if people <= len(place.stands):
        return place.stands[:people]
    if people <= len(place.crowd):
        return place.crowd[:people]
    if _fixed(place):
        return place.crowd if len(place.crowd) > len(place.stands) else place.stands
    return _two_rows(people, place.stands[0].scale)


def _two_rows(people: int, largest: float) -> tuple[Footing, ...]:
    """A row from right to left, and behind it a smaller one whose chins clear the crowns of the first."""
    front = (people + 1) // 2
    halves = 2 * (front - 1) + (people - front == front)  # the last of an even row behind is half a gap on
    gap = min(2 * (_RIGHT - _LEFT) / max(1, halves), _WIDEST_GAP)
    scale = min(gap / _WIDTH, largest * FARTHER)
    far = scale * FARTHER
    height = _BOTTOM - scale * CROWN + far * CHIN
    first = [Footing(scale, _RIGHT - gap * i, _BOTTOM) for i in range(front)]
    behind = [Footing(far, _RIGHT - gap * (i + 0.5), height) for i in range(people - front)]
    return (*first, *behind)
