"""Rectangles and points, in pixels of the window, x to the right and y down."""

from __future__ import annotations

from typing import NamedTuple


class Point(NamedTuple):
    """A place in the window."""

    x: float
    y: float


class Rect(NamedTuple):
    """A rectangle by its upper left corner, its width and its height."""

    x: float
    y: float
    w: float
    h: float

    @property
    def right(self) -> float:
        """The right edge."""
        return self.x + self.w

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.y + self.h

    @property
    def centre(self) -> Point:
        """The middle."""
        return Point(self.x + self.w / 2, self.y + self.h / 2)

    @property
    def on_pixels(self) -> Rect:
        """The same rectangle on whole pixels, so that fields meet in straight edges."""
        x, y = round(self.x), round(self.y)
        return Rect(x, y, round(self.right) - x, round(self.bottom) - y)

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies in it; the right and lower edges do not belong to it."""
        return self.x <= x < self.right and self.y <= y < self.bottom

    def meets(self, other: Rect) -> bool:
        """Whether the two share more than an edge."""
        return (
            self.x < other.right and other.x < self.right and self.y < other.bottom and other.y < self.bottom
        )

    def moved(self, dx: float, dy: float) -> Rect:
        """The same rectangle elsewhere."""
        return Rect(self.x + dx, self.y + dy, self.w, self.h)

    def grown(self, by: float) -> Rect:
        """The rectangle with so much added on each side."""
        return Rect(self.x - by, self.y - by, self.w + 2 * by, self.h + 2 * by)

    def around(self, other: Rect) -> Rect:
        """The least rectangle that holds both."""
        x, y = min(self.x, other.x), min(self.y, other.y)
        return Rect(x, y, max(self.right, other.right) - x, max(self.bottom, other.bottom) - y)

    def mirrored(self, width: float) -> Rect:
        """The rectangle in the mirror image of a window of that width."""
        return Rect(width - self.right, self.y, self.w, self.h)
