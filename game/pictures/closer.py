"""People closer together: where a window shows only the right part of a place, its stands would lie outside.

The composition stays as near to the drawn one as there is room for: first people move to the right, then
together, then they are drawn smaller, and three and more stand in two rows. Those in tiles of their own
can't move; for them the place does (`framed`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from operator import sub

from game.pictures.catalogue import Footing
from game.pictures.outline import Outline
from game.pictures.place import SEAM

_RIGHT = SEAM + 40.0  # no hand comes farther over the page: the band of a choice begins at 42
_EDGE = 10.0  # what is left free between the farthest head and the edge
_TILE = 4.0  # the same in a tile, which is small
_LEAST = 0.45  # a place is not drawn smaller than this for more than two in tiles
_FLOOR, _CUT = 1080.0, 95.0  # a body ends 100 below its waist, which must stay under the picture's foot
CROWN, CHIN = 900.0, 545.0
"""How far the crown and the chin are above the waist, at scale 1."""
FARTHER = 0.86
"""How much smaller a row behind is."""
_SMALL = 0.75  # below this part of their drawn size people stand in two rows
_LARGEST = 0.85  # in front of a second row, whose hair would leave the picture above
_RAISED = 960.0  # somebody who stands above this line was drawn in a row behind


def out_of_sight(standing: Sequence[Footing], outlines: Sequence[Outline], left: float) -> bool:
    """Whether somebody's head is cut by the edge at `left` (x in the place's units)."""
    return any(
        stand.x - outline.back * stand.scale < left for stand, outline in zip(standing, outlines, strict=True)
    )


def closer(
    standing: Sequence[Footing], outlines: Sequence[Outline], left: float, faces: float | None = None
) -> tuple[Footing, ...]:
    """The same people, nearest first, with every head right of `left` and none hiding another's face. The
    nearest person's gestures stay short of the page's words, and everybody's face left of `faces`."""
    row = _row(standing, outlines, left, faces)
    behind = any(stand.y < _RAISED for stand in standing)
    if len(standing) > 2 and (behind or row[0].scale < _SMALL * standing[0].scale):
        return _two_rows(standing, outlines, left, faces)
    return row


@dataclass(frozen=True, slots=True)
class Framing:
    """How a place lies before its page: drawn at `zoom` of its size, its seam `moved` under the page, in its
    own units. Smaller than the window's height it leaves room for names at its foot."""

    zoom: float = 1.0
    moved: float = 0.0


def framed(standing: Sequence[Footing], outlines: Sequence[Outline], left: float) -> Framing:
    """Where a place whose people can't move is seen from `left` on: it comes to the right and, if that is too
    little, smaller, so that every head is whole; where that would be too small, the first two, and as far as
    there is room, the others."""
    heads = [
        (stand.x - one.back * stand.scale - _TILE, stand.x + one.nose * stand.scale + _TILE)
        for stand, one in zip(standing, outlines, strict=True)
    ]
    if left <= 0 or not heads:
        return Framing()
    farthest = min(start for start, _ in heads)
    begins, ends = farthest, max(end for _, end in heads)
    if SEAM - left < _LEAST * (ends - begins):
        begins, ends = min(start for start, _ in heads[:2]), max(end for _, end in heads[:2])
    zoom = min(1.0, (SEAM - left) / (ends - begins))
    wide = (SEAM - left) / zoom
    first = max(farthest, ends - wide)
    return Framing(zoom, max(0.0, SEAM - wide - first))


def _row(
    standing: Sequence[Footing], outlines: Sequence[Outline], left: float, faces: float | None
) -> tuple[Footing, ...]:
    people = list(zip(standing, outlines, strict=True))
    nearest, first = people[0]
    farthest, last = people[-1]
    gaps = [a.hair * near.scale + b.nose * far.scale for (near, a), (far, b) in pairwise(people)]
    ends = [(_RIGHT, first.reach * nearest.scale)]
    if faces is not None:
        ends.append((faces, first.nose * nearest.scale))
    begins = left + _EDGE
    taken = sum(gaps) + last.back * farthest.scale
    size = min(1.0, *((end - begins) / (taken + length) for end, length in ends))
    gaps = [gap * size for gap in gaps]
    x = min(end - length * size for end, length in ends)
    spare = x - begins - taken * size
    for place, (near, far) in enumerate(pairwise(standing)):
        wider = min(max(0.0, near.x - far.x - gaps[place]), spare / (len(gaps) - place))
        gaps[place] += wider
        spare -= wider
    x = max(x - spare, min(x, nearest.x))
    found = []
    for stand, at in zip(standing, accumulate(gaps, sub, initial=x), strict=True):
        scale = stand.scale * size
        found.append(Footing(scale, at, max(stand.y, _FLOOR - _CUT * scale)))
    return tuple(found)


def _two_rows(
    standing: Sequence[Footing], outlines: Sequence[Outline], left: float, faces: float | None
) -> tuple[Footing, ...]:
    """A row from right to left, and behind it a smaller one whose chins clear the crowns of the first."""
    ahead = (len(standing) + 1) // 2
    k = min(1.0, _LARGEST / standing[0].scale)
    front = [Footing(stand.scale * k, stand.x, stand.y) for stand in standing[:ahead]]
    first = _row(front, outlines[:ahead], left, faces)
    scale = min(stand.scale for stand in first) * FARTHER
    crowns = min(stand.y - stand.scale * CROWN for stand in first)
    y = crowns + scale * CHIN
    behind = outlines[ahead:]
    gaps = [(a.hair + b.nose) * scale for a, b in pairwise(behind)]
    least = left + _EDGE + behind[-1].back * scale
    x = max((first[0].x + first[1].x) / 2, least + sum(gaps))
    spare = (x - least - sum(gaps)) / max(1, len(gaps))
    gaps = [max(gap, min(first[0].x - first[1].x, gap + spare)) for gap in gaps]
    return (*first, *(Footing(scale, at, y) for at in accumulate(gaps, sub, initial=x)))
