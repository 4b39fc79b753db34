"""What is told at the foot of the window while no panel is there; and the tab by which a mouse opens one."""

from __future__ import annotations

from dataclasses import replace

from game.desktop.box import Area, Box, Role, acts
from game.desktop.geometry import Point, Rect
from game.desktop.ink import Fill, Frame, Mark, Words
from game.desktop.layout import Item, links
from game.desktop.layout.parts import LEAST_TARGET
from game.desktop.measure import UNBOUNDED, Align
from game.desktop.preview.dusk import MARGIN, dusk, mono
from game.desktop.view import View

CLOSE = Item("preview.close", "Close")
SHOW = Item("preview.side", "F2 shows what")
TAB = "F2"


def strip(view: View, notice: str, hides: bool, closes: bool) -> Area:
    """A line at the foot of the window, and beside it: what shows the list that the line is about (`hides`
    says that there is one), and what closes the line."""
    view = dusk(view)
    sheet, theme, u = view.sheet, view.theme, view.sheet.u
    style = view.act(0.68, weight=600, leading=1.25)
    items = ((SHOW,) if hides else ()) + ((CLOSE,) if closes else ())
    gap = max(30 * u, style.size)
    wide = sum(view.measure(view.words(item.words, style), UNBOUNDED).width for item in items)
    wide += gap * (len(items) - 1)
    x, right = MARGIN * u, sheet.width - MARGIN * u
    room = right - wide - 2 * gap - x
    beside = room > 0.4 * sheet.width
    words = view.words(notice, style)
    size = view.measure(words, room if beside else right - x)
    pad = 8 * u
    row = max(LEAST_TARGET, size.height) if beside else size.height + LEAST_TARGET
    height = float(round(row + 2 * pad))
    rect = Rect(0, sheet.height - height, sheet.width, height)
    line = view.measure(view.words("x", style), UNBOUNDED).height
    if beside:
        y = rect.centre.y - size.height / 2
        ways = links(
            view, items, right, rect.centre.y - line / 2, style=style, colour=theme.words, ground=theme.page,
            gap=gap, right=True,
        )  # fmt: skip
    else:
        y = rect.y + pad
        low = rect.bottom - pad - LEAST_TARGET / 2 - line / 2
        ways = links(view, items, x, low, style=style, colour=theme.words, ground=theme.page, gap=gap)
    place = Rect(x, y, size.width + 2, size.height)
    told = Box(
        "preview.notice",
        Role.NOTICE,
        place,
        notice,
        (Words(Point(x, y), room if beside else right - x, words, theme.page),),
        live=True,
    )
    return Area("strip", rect, (told, *ways), under=(Fill(rect, theme.page),), apart=True)


def tab(view: View) -> Area:
    """A tab in the corner of a page of play, for those who have no F2 or no hand at the keyboard."""
    on = view.focus == "preview.tab"
    view = dusk(view)
    theme, size = view.theme, max(LEAST_TARGET, 52 * view.sheet.u)
    rect = Rect(view.sheet.width - size, 0, size, size)
    style = mono(view, 0.6, weight=600).but(size=min(size * 0.42, max(13.0, 0.6 * view.sheet.b)))
    ground = theme.band if on else theme.page
    text = view.words(TAB, style, theme.band_words if on else theme.words).aligned(Align.CENTRE)
    tall = view.measure(text, size).height
    marks: list[Mark] = [
        Fill(rect, ground),
        Words(Point(rect.x, rect.centre.y - tall / 2), size, text, ground),
    ]
    if theme.high or on:
        marks.insert(1, Frame(rect, theme.words, max(1.5, 2 * view.sheet.u)))
    box = acts("preview.tab", Role.BUTTON, rect, "Show the hidden side", tuple(marks), action="preview.side")
    return Area("tab", rect, (replace(box, note=TAB),), apart=True)
