"""The sheet that a screen is laid out on: a window's size in pixels, and the units that follow from it.

Two units carry the whole look. `u` is a 1080th of the height of the window and sizes what belongs to the
picture: margins, sides, lines. `b` is the size of the story's type and carries the reader's own text size;
everything that is read follows it. Nothing in a layout is a fixed number of pixels.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from functools import cached_property

LEAST_BODY = 17.0
LEAST_QUIET = 13.0
TALL = 1.1
WIDE = 1.7
LARGE_TEXT = 1.3


class Mode(Enum):
    """How light and words stand to one another; the value is the name in the pictures' palette."""

    DAY = "day"
    DARK = "dark"
    HIGH = "hc"


@dataclass(frozen=True)
class Sheet:
    """A window to lay out for: pixels, the reader's text size (1.0 is usual), the mode and the direction."""

    width: int
    height: int
    text: float = 1.0
    mode: Mode = Mode.DAY
    rtl: bool = False

    @cached_property
    def tall(self) -> bool:
        """Higher than wide, or nearly: the picture is a band above the page."""
        return self.width / self.height < TALL

    @cached_property
    def wide(self) -> bool:
        """As wide as 16:9, or nearly: the picture has its whole half."""
        return self.width / self.height >= WIDE

    @cached_property
    def large(self) -> bool:
        """Whether the reader's text is so large that rows give way to one column."""
        return self.text > LARGE_TEXT

    @cached_property
    def u(self) -> float:
        """The unit of the picture, in pixels."""
        if self.tall:
            return max(27 * self.height / 1080 * 0.62, LEAST_BODY) / 27
        return self.height / 1080

    @cached_property
    def b(self) -> float:
        """The size of the story's type, in pixels."""
        return max(27 * self.u, LEAST_BODY) * self.text

    @cached_property
    def z(self) -> float:
        """The unit of what follows type: 1/27 of `b`."""
        return self.b / 27

    @property
    def quiet(self) -> float:
        """The size of quiet words."""
        return max(0.72 * self.b, LEAST_QUIET)

    @property
    def act(self) -> float:
        """The size of choices and of words that act."""
        return 0.85 * self.b

    def title(self, k: float) -> float:
        """The size of a title of `k` times the story's; titles stop growing at 72u."""
        return min(k * self.b, 72 * self.u)
