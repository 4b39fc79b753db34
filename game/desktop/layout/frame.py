"""How a window is divided: picture and page, side and page, or a band above the page where it is tall."""

from __future__ import annotations

from dataclasses import dataclass

from game.desktop.box import Area, Box
from game.desktop.geometry import Rect
from game.desktop.ink import Mark
from game.desktop.sheet import Sheet
from game.desktop.view import View

SEAM = 960.0
TALL_BAND = 0.30
NARROW_SIDE = 0.292


@dataclass(frozen=True, slots=True)
class Frame:
    """A divided window.

    `side` is the picture's or the side's rectangle, `page` the rest. `x` and `right` are where words begin
    and end on the page, `top` where the first line may stand. `whole` says that the picture has its own
    half and its light is the page; else the page is drawn as a rectangle.
    """

    side: Rect
    page: Rect
    x: float
    right: float
    top: float
    whole: bool
    unit: float

    @property
    def width(self) -> float:
        """The width for words."""
        return self.right - self.x

    @property
    def seam(self) -> float:
        """Where the page begins: its left edge, or in a tall window 0."""
        return self.page.x


def picture_and_page(sheet: Sheet) -> Frame:
    """The frame of play. The page is as wide as its words need; the seam slides, and the picture with it."""
    w, h, u, z = sheet.width, sheet.height, sheet.u, sheet.z
    if sheet.tall:
        band = TALL_BAND * h
        margin = 60 * u
        unit = max(w / 1920, band / 1080 * 1.12)
        return Frame(
            Rect(0, 0, w, band), Rect(0, band, w, h - band), margin, w - margin, band + 40 * z, False, unit
        )
    panel = min(29.4 * sheet.b + 166 * u, 0.72 * w)
    seam = w - max(panel, SEAM * u if sheet.wide else 0.0)
    whole = abs(w - seam - SEAM * u) < 2
    page = Rect(seam, 0, w - seam, h)
    return Frame(Rect(0, 0, seam, h), page, seam + 76 * u, w - 90 * u, 92 * u, whole, u)


def side_and_page(sheet: Sheet, units: float = 560.0, most: float = NARROW_SIDE) -> Frame:
    """A side of so many units and a page. Large text and narrow windows give the page more; a tall window
    puts the side above it."""
    w, h, u = sheet.width, sheet.height, sheet.u
    if sheet.tall:
        band = TALL_BAND * h
        margin = 60 * u
        page = Rect(0, band, w, h - band)
        return Frame(Rect(0, 0, w, band), page, margin, w - margin, band + 44 * u, False, u)
    side = units * u
    if sheet.large:
        side = min(side, 400 * u)
    if not sheet.wide:
        side = min(side, most * w)
    side = round(side)  # a seam on whole pixels is one line, whatever stands left of it
    page = Rect(side, 0, w - side, h)
    return Frame(Rect(0, 0, side, h), page, side + 76 * u, w - 84 * u, 62 * u, True, u)


def scrolling_area(
    view: View,
    id: str,
    rect: Rect,
    boxes: list[Box],
    end: float,
    *,
    ground: str,
    under: tuple[Mark, ...] = (),
    action: str | None = None,
    rail_right: float | None = None,
) -> Area:
    """An area of boxes that scrolls where they reach below it. `end` is where the last of them ends.

    The scroll line stands at the right edge; the last 80u fade while more follows.
    """
    u = view.sheet.u
    content = max(rect.h, end - rect.y)
    right = rect.right if rail_right is None else rail_right
    rail = Rect(right - 26 * u, rect.y + 24 * u, max(3.0, 6 * u), rect.h - 48 * u)
    return Area(
        id,
        rect,
        tuple(boxes),
        content,
        under,
        ground,
        fade=80 * u,
        rail=rail if content > rect.h else None,
        rail_colours=(view.theme.rail, view.theme.quiet),
        action=action,
    )
