"""Marks: the few shapes that a painter can put on a page, as data. Colours are `#rrggbb`."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from functools import lru_cache

from game.desktop.drawing import Drawing
from game.desktop.geometry import Point, Rect
from game.desktop.measure import Align, Text


@dataclass(frozen=True, slots=True)
class Fill:
    """A flat rectangle."""

    rect: Rect
    colour: str


@dataclass(frozen=True, slots=True)
class Frame:
    """A line of some width just inside the edges of a rectangle."""

    rect: Rect
    colour: str
    width: float


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line between two points; `round` gives it round ends."""

    start: Point
    end: Point
    colour: str
    width: float
    round: bool = False

    @property
    def on_pixels(self) -> Rect:
        """What a line along an edge of the window covers: whole pixels, as many as it is thick, and one at
        least."""
        thick = max(1, round(self.width))
        x, y = min(self.start.x, self.end.x), min(self.start.y, self.end.y)
        if self.start.y == self.end.y:
            x, right = round(x), round(max(self.start.x, self.end.x))
            return Rect(x, round(y - thick / 2), right - x, thick)
        y, low = round(y), round(max(self.start.y, self.end.y))
        return Rect(round(x - thick / 2), y, thick, low - y)


@dataclass(frozen=True, slots=True)
class Shape:
    """A filled polygon."""

    points: tuple[Point, ...]
    colour: str


class Disc(Enum):
    """How much of a disc is filled."""

    FULL = "full"
    HALF = "half"
    RING = "ring"


@dataclass(frozen=True, slots=True)
class Round:
    """A disc around a point."""

    centre: Point
    radius: float
    colour: str
    disc: Disc = Disc.FULL


@dataclass(frozen=True, slots=True)
class Words:
    """A text set to a width with its upper left corner at a point.

    `ground` is the colour that it stands on: tests hold the contrast to it.
    """

    at: Point
    width: float
    text: Text
    ground: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing in a rectangle; `field` is the flat colour that stands there until it can be drawn."""

    rect: Rect
    drawing: Drawing
    field: str


Mark = Fill | Frame | Rule | Shape | Round | Words | Picture

_FLIPPED = {Align.START: Align.RIGHT, Align.LEFT: Align.RIGHT, Align.RIGHT: Align.LEFT}


def mirrored(mark: Mark, width: float) -> Mark:
    """A mark in the mirror image of a window of that width; words stay readable."""

    def flip(point: Point) -> Point:
        return Point(width - point.x, point.y)

    if isinstance(mark, Words):
        at = Point(width - mark.at.x - mark.width, mark.at.y)
        return replace(mark, at=at, text=mark.text.aligned(_FLIPPED.get(mark.text.align, mark.text.align)))
    if isinstance(mark, Rule):
        return replace(mark, start=flip(mark.start), end=flip(mark.end))
    if isinstance(mark, Shape):
        return replace(mark, points=tuple(flip(point) for point in mark.points))
    if isinstance(mark, Round):
        return replace(mark, centre=flip(mark.centre))
    return replace(mark, rect=mark.rect.mirrored(width))


@lru_cache(maxsize=256)
def argb(colour: str) -> int:
    """A colour as the drawing library takes it, opaque: 0xAARRGGBB."""
    return 0xFF000000 | int(colour[1:7], 16)
