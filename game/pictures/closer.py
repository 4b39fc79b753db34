"""People closer together: where a window shows only the right part of a place, its stands would lie outside.

The composition stays as near to the drawn one as there is room for: first people move to the right, then
together, then they are drawn smaller, and three and more stand in two rows. Those in tiles of their own
can't move; for them the place does (`slide`).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from game.pictures.catalogue import Footing
from game.pictures.place import SEAM

NOSE, HAIR = 115.0, 120.0
"""How far a head of scale 1 reaches to the right and to the left of where the person stands."""
_BRIM = 30.0  # what a braid, a bun or a cap takes of the room between two heads, at scale 1
_RIGHT = SEAM + 70.0  # no hand comes farther over the page: its words begin at 76
_EDGE = 10.0  # what is left free between the farthest head and the edge
_TILE = 4.0  # the same in a tile, which is small
_FLOOR, _CUT = 1080.0, 95.0  # a body ends 100 below its waist, which must stay under the picture's foot
_CROWN, _CHIN = 900.0, 545.0  # from the waist up, at scale 1
_FARTHER = 0.86  # how much smaller a row behind is
_SMALL = 0.75  # below this part of their drawn size people stand in two rows


def out_of_sight(standing: Sequence[Footing], left: float) -> bool:
    """Whether somebody's head is cut by the edge at `left` (x in the place's units)."""
    return any(stand.x - HAIR * stand.scale < left for stand in standing)


def closer(standing: Sequence[Footing], left: float, reach: float) -> tuple[Footing, ...]:
    """The same people, nearest first, with every head right of `left` and none hiding another. `reach` is
    how far the nearest person's hands come to the right, at scale 1."""
    row = _row(standing, left, reach)
    if len(standing) > 2 and row[0].scale < _SMALL * standing[0].scale:
        return _two_rows(standing, left, reach)
    return row


def slide(standing: Sequence[Footing], left: float) -> float:
    """How far to the right a place moves whose people can't, in its own units: until every head is in sight,
    or as far as the rightmost stays so."""
    if not standing:
        return 0.0
    farthest = min(stand.x - HAIR * stand.scale for stand in standing)
    rightmost = max(stand.x + NOSE * stand.scale for stand in standing)
    return max(0.0, min(left + _TILE - farthest, SEAM - _TILE - rightmost))


def _row(standing: Sequence[Footing], left: float, reach: float) -> tuple[Footing, ...]:
    room = _RIGHT - left - _EDGE
    gaps = [(HAIR + _BRIM) * near.scale + NOSE * far.scale for near, far in pairwise(standing)]
    ends = reach * standing[0].scale + HAIR * standing[-1].scale
    size = min(1.0, room / (ends + sum(gaps)))
    gaps = [gap * size for gap in gaps]
    spare = room - ends * size - sum(gaps)
    for place, (near, far) in enumerate(pairwise(standing)):
        wider = min(max(0.0, near.x - far.x - gaps[place]), spare / (len(gaps) - place))
        gaps[place] += wider
        spare -= wider
    x = _RIGHT - reach * standing[0].scale * size
    x = max(x - spare, min(x, standing[0].x))
    found = []
    for place, stand in enumerate(standing):
        scale = stand.scale * size
        found.append(Footing(scale, x, max(stand.y, _FLOOR - _CUT * scale)))
        x -= gaps[place] if place < len(gaps) else 0.0
    return tuple(found)


def _two_rows(standing: Sequence[Footing], left: float, reach: float) -> tuple[Footing, ...]:
    """A row from right to left, and behind it a smaller one whose chins clear the crowns of the first."""
    ahead = (len(standing) + 1) // 2
    first = _row(standing[:ahead], left, reach)
    scale = min(stand.scale for stand in first) * _FARTHER
    crowns = min(stand.y - stand.scale * _CROWN for stand in first)
    least = (HAIR + NOSE) * scale + _EDGE
    behind = len(standing) - ahead
    edge = left + _EDGE + HAIR * scale
    x = max((first[0].x + first[1].x) / 2, edge + least * (behind - 1))
    gap = max(least, min(first[0].x - first[1].x, (x - edge) / max(1, behind - 1)))
    y = crowns + scale * _CHIN
    return (*first, *(Footing(scale, x - gap * place, y) for place in range(behind)))
