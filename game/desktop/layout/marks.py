"""Shapes that mean the same everywhere: the brick triangle, the beam, the lever and the discs."""

from __future__ import annotations

import math

from game.desktop.drawing import Drawing
from game.desktop.geometry import Point, Rect
from game.desktop.ink import Disc, Fill, Frame, Mark, Picture, Round, Rule, Shape
from game.model import Fit, Lean


def triangle(x: float, y: float, reach: float, colour: str) -> Shape:
    """The triangle of focus and of acting: its left edge at `x`, its middle at `y`, `reach` half as high."""
    return Shape((Point(x, y - reach), Point(x, y + reach), Point(x + reach * 1.25, y)), colour)


def pointer(x: float, y: float, reach: float, colour: str) -> Shape:
    """The triangle that stands under what is: its tip at a point."""
    return Shape((Point(x, y), Point(x - reach, y + reach * 1.1), Point(x + reach, y + reach * 1.1)), colour)


def bar(x: float, y: float, width: float, thick: float, colour: str) -> Fill:
    """A flat bar, as in a beam."""
    return Fill(Rect(x, y, width, thick), colour)


def lever(
    x: float, y: float, width: float, lean: Lean, ink: str, load: str, tilt: float | None = None
) -> tuple[Mark, ...]:
    """The house mark, its pivot at a point: a square load for management, a round one for leadership.

    The bar tilts to the side that the choice leaned on, and is level for both and for neither.
    """
    left = lean in (Lean.MANAGEMENT, Lean.BOTH)
    right = lean in (Lean.LEADERSHIP, Lean.BOTH)
    degrees = {Lean.MANAGEMENT: -13.0, Lean.LEADERSHIP: 13.0}.get(lean, 0.0) if tilt is None else tilt
    angle = math.radians(degrees)
    thick, half, side = width * 0.075, width / 2, width * 0.23
    dx, dy = math.cos(angle) * half, math.sin(angle) * half
    marks: list[Mark] = [
        Shape(
            (Point(x, y), Point(x - width * 0.17, y + width * 0.3), Point(x + width * 0.17, y + width * 0.3)),
            ink,
        ),
        Rule(Point(x - dx, y - dy), Point(x + dx, y + dy), ink, thick, round=True),
    ]

    def turned(px: float, py: float) -> Point:
        cos, sin = math.cos(angle), math.sin(angle)
        return Point(x + px * cos - py * sin, y + px * sin + py * cos)

    if left:
        x0, y0 = -half + thick * 0.2, -thick / 2 - side
        corners = ((x0, y0), (x0 + side, y0), (x0 + side, y0 + side), (x0, y0 + side))
        marks.append(Shape(tuple(turned(*corner) for corner in corners), load))
    if right:
        centre = turned(half - side / 2 - thick * 0.2, -thick / 2 - side / 2)
        marks.append(Round(centre, side / 2 * 1.06, load))
    return tuple(marks)


def disc(x: float, y: float, radius: float, fit: Fit, ink: str) -> Round:
    """How a choice met its moment: full, half, or a ring."""
    kind = {Fit.MET: Disc.FULL, Fit.PART: Disc.HALF}.get(fit, Disc.RING)
    return Round(Point(x, y), radius, ink, kind)


def chip_marks(rect: Rect, drawing: Drawing, field: str, edge: str | None, width: float) -> tuple[Mark, ...]:
    """A small picture on its field, with a line around it where one is needed."""
    picture = Picture(rect, drawing, field)
    return (picture,) if edge is None else (picture, Frame(rect, edge, width))
