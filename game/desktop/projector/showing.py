"""What a projector page is drawn with besides its words: how far its clock, its beam and its bars are."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from game.page.projector import ClockFace


@dataclass(frozen=True, slots=True)
class Showing:
    """One moment of a page.

    `left` are the seconds on the clock now, None where the page's own stand. `share` is where the beam's
    triangle has come to, from 0 to 1, None where it is where it belongs. `grown` is how far bars have grown
    and `swept` how far paths have been drawn, each from 0 to 1. `note` is a line about a press that did
    nothing; `asking` is the button in focus while the window asks whether to end, "" while it doesn't.
    `blank` shows nothing at all.
    """

    left: float | None = None
    share: float | None = None
    grown: float = 1.0
    swept: float = 1.0
    note: str = ""
    asking: str = ""
    blank: bool = False

    def seconds(self, clock: ClockFace) -> float:
        """The seconds that are left on a clock."""
        return max(0.0, clock.remaining if self.left is None else self.left)


STILL = Showing()
"""A page on which nothing moves."""


def words(clock: ClockFace, left: float) -> str:
    """What a clock shows: “1:24”, and in words that it is over."""
    whole = ceil(left)
    return f"{whole // 60}:{whole % 60:02d}" if whole > 0 else clock.over


def is_over(left: float) -> bool:
    """Whether a clock has run out."""
    return ceil(left) <= 0
