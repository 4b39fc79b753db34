"""The foot of a page to read: the band and the words beside it stay, and the page scrolls above them."""

from __future__ import annotations

from collections.abc import Sequence

from game.desktop.box import Area, Box
from game.desktop.geometry import Rect
from game.desktop.ink import Fill
from game.desktop.layout.column import Column
from game.desktop.layout.frame import Frame, scrolling_area
from game.desktop.layout.parts import LEAST_TARGET, Item, band, links, row_length
from game.desktop.measure import UNBOUNDED
from game.desktop.view import View


def above_foot(
    view: View, frame: Frame, column: Column, foot: Sequence[Box], *, gap: float, end: float = 20.0
) -> tuple[Area, Area]:
    """The page that scrolls `gap` units above a foot that stays, and that foot. The page ends `end` units
    below its last words."""
    u, page = view.sheet.u, frame.page
    top = min(box.rect.y for box in foot) - gap * u
    area = scrolling_area(
        view, "page", Rect(page.x, page.y, page.w, top - page.y), column.boxes, column.y + end * u,
        ground=view.theme.page, under=(Fill(page, view.theme.page),),
    )  # fmt: skip
    return area, Area("foot", Rect(page.x, top, page.w, page.bottom - top), tuple(foot))


def banded_foot(
    view: View, frame: Frame, item: Item | None, items: Sequence[Item], wordings: Sequence[str] = ()
) -> list[Box]:
    """The band, and the words beside it or under it where they have no room; without an item the words alone.

    `wordings` is everything that the band may say, so that it keeps its width while its words change.
    """
    sheet, theme = view.sheet, view.theme
    u = sheet.u
    style = view.act(0.85, weight=500, leading=1.2)
    gap = max(44 * u, style.size * 1.3)
    wide = 0.0
    if item is not None:
        hint = view.measure(view.words("Enter", view.quiet(0.72)), UNBOUNDED).width
        said = wordings or (item.words,)
        widest = max(view.measure(view.words(words, style), UNBOUNDED).width for words in said)
        wide = min(frame.page.w, frame.x - frame.page.x + widest + hint + 90 * u)
    beside = frame.page.x + wide + 44 * u + row_length(view, items, style, gap) <= frame.right

    def row(x: float, y: float) -> list[Box]:
        return links(
            view, items, x, y, style=style, colour=theme.words, ground=theme.page, gap=gap,
            within=UNBOUNDED if beside else frame.width,
        )  # fmt: skip

    under = max(box.rect.bottom for box in row(frame.x, 0.0))
    low = sheet.height - 36 * u
    if item is None:
        return row(frame.x, low - under)
    tall = max(68 * u, LEAST_TARGET, style.size * 2.1)
    y = low - tall - (0.0 if beside else under + 10 * u)
    bar = band(view, item, Rect(frame.page.x, y, wide, tall), frame.x, hint="Enter")
    if not beside:
        return [bar, *row(frame.x, y + tall + 14 * u)]
    height = view.measure(view.words("x", style), UNBOUNDED).height
    return [bar, *row(frame.page.x + wide + 44 * u, y + (tall - height) / 2)]
