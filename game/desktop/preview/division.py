"""How the window is divided between the page and the author's panel."""

from __future__ import annotations

from dataclasses import dataclass

from game.desktop.box import Layout
from game.desktop.geometry import Rect
from game.desktop.sheet import Sheet

PANEL, EDGES, TYPE = 500.0, 60.0, 16.3
"""A panel's usual width in units of the picture; and what it needs: so much of these units for its edges, and
so many times the size of the story's type."""
MOST = 0.5
"""A panel beside the page takes at most so much of the window."""
NARROW = 1200
"""Below so many pixels a panel covers the picture."""
LEAST_HEIGHT = 0.27
"""A picture that is covered is at least so high, as a part of the window."""


@dataclass(frozen=True, slots=True)
class Division:
    """Where the panel stands; `beside` the page, over the picture, or (neither) in the page's place."""

    panel: Rect
    beside: bool = False
    over: bool = False


def needs(sheet: Sheet) -> float:
    """How wide a panel has to be for its words, in pixels."""
    return max(PANEL * sheet.u, EDGES * sheet.u + TYPE * sheet.b)


def divide(sheet: Sheet, picture: Rect | None) -> Division:
    """The panel's place. `picture` is the picture of the page as it is without a panel, where it has one."""
    w, h, wide = sheet.width, sheet.height, needs(sheet)
    if w >= NARROW and not sheet.tall and wide <= MOST * w:
        return Division(Rect(w - wide, 0, wide, h), beside=True)
    least = EDGES * sheet.u + TYPE * sheet.b
    if picture is not None and picture.w >= least and picture.h >= LEAST_HEIGHT * h:
        return Division(picture, over=True)
    return Division(Rect(0, 0, w, h))


def picture_of(layout: Layout) -> Rect | None:
    """Where the picture of a page of play is."""
    area = layout.area("picture")
    return None if area is None else area.rect
