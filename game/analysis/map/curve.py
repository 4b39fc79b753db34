"""The way of a line with its corners rounded, as moves and curves that SVG and a painter draw alike."""

from __future__ import annotations

from math import hypot
from typing import NamedTuple

from game.analysis.map.shapes import Line, Point

CORNER = 18.0


class Step(NamedTuple):
    """To a point: `M` a move, `L` a line, `Q` a curve bent toward `control`."""

    kind: str
    to: Point
    control: Point = (0.0, 0.0)


def steps(line: Line) -> list[Step]:
    """The steps of a line, up to the base of its arrowhead."""
    points = list(line.points)
    if line.head and len(points) > 1:
        points[-1] = _short_of(points[-2], points[-1], line.head)
    found = [Step("M", points[0])]
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        room = min(CORNER, hypot(*_minus(corner, before)) / 2, hypot(*_minus(after, corner)) / 2)
        found.append(Step("L", _short_of(before, corner, room)))
        found.append(Step("Q", _short_of(after, corner, room), corner))
    if len(points) > 1:
        found.append(Step("L", points[-1]))
    return found


def head(line: Line) -> tuple[Point, Point, Point] | None:
    """The arrowhead of a line, its tip first; None where it has none."""
    if not line.head or len(line.points) < 2:
        return None
    tip = line.points[-1]
    base = _short_of(line.points[-2], tip, line.head)
    dx, dy = _minus(tip, base)
    side = 0.62
    return tip, (base[0] - dy * side, base[1] + dx * side), (base[0] + dy * side, base[1] - dx * side)


def _minus(a: Point, b: Point) -> Point:
    return a[0] - b[0], a[1] - b[1]


def _short_of(start: Point, end: Point, by: float) -> Point:
    """The point that lies `by` before the end, on the way from the start."""
    length = hypot(*_minus(end, start)) or 1.0
    share = min(1.0, by / length)
    return end[0] + (start[0] - end[0]) * share, end[1] + (start[1] - end[1]) * share
