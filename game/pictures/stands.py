"""Where the people of a scene stand."""

from __future__ import annotations

from game.pictures.catalogue import Footing, PlaceEntry

_WIDTH = 235.0  # nose to hair of a person of scale 1, so that faces stay clear of the next head
_LEFT, _RIGHT = 80.0, 690.0  # the first and the last stand of a row that nobody measured
_FLOOR = 1000.0  # a stand above this line is in a tile or behind a table, and can't be moved aside


def footings(place: PlaceEntry, people: int) -> tuple[Footing, ...]:
    """Footings for so many people, nearest first: the place's stands, its crowd where more come than it has
    stands, and where even those are too few a row across the floor in which no head hides another.

    Fewer than asked for only where the place shows people in tiles of their own.
    """
    if people <= len(place.stands):
        return place.stands[:people]
    if people <= len(place.crowd):
        return place.crowd[:people]
    most = place.crowd if len(place.crowd) > len(place.stands) else place.stands
    if place.clips or any(stand.y < _FLOOR for stand in place.stands):
        return most
    gap = (_RIGHT - _LEFT) / (people - 1)
    scale = min(gap / _WIDTH, most[-1].scale)
    return tuple(Footing(scale, _RIGHT - gap * i, 1080.0) for i in range(people))
