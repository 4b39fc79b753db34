"""Where the words on links stand: on their link, and not on one another."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import dist

from game.analysis.map.shapes import Point

HEIGHT = 22.0
_ALONG = (0.36, 0.5, 0.24, 0.62, 0.76, 0.12, 0.88)
"""The parts of a link's way at which its words may stand, the best first."""


class Labels:
    """The places taken so far by words on links."""

    def __init__(self) -> None:
        self._taken: list[tuple[float, float, float]] = []

    def place(self, way: Sequence[Point], width: float) -> Point:
        """The middle of words of that width on a link: where they cover least of those that stand already."""
        at = min((along(way, part) for part in _ALONG), key=lambda point: self._covered(point, width))
        self._taken.append((*at, width))
        return at

    def _covered(self, at: Point, width: float) -> float:
        area = 0.0
        for x, y, other in self._taken:
            across = (width + other) / 2 - abs(at[0] - x)
            down = HEIGHT - abs(at[1] - y)
            area += max(0.0, across) * max(0.0, down)
        return area


def along(way: Sequence[Point], part: float) -> Point:
    """The point that lies a part of the way along a line."""
    left = sum(dist(a, b) for a, b in pairwise(way)) * part
    for a, b in pairwise(way):
        length = dist(a, b)
        if left <= length and length:
            return a[0] + (b[0] - a[0]) * left / length, a[1] + (b[1] - a[1]) * left / length
        left -= length
    return way[-1]
