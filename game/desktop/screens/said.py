"""The page of what was said: every scene as it was read, "You" among those who speak."""

from __future__ import annotations

from dataclasses import replace

from game.desktop.box import Area, Box, Role
from game.desktop.geometry import Rect
from game.desktop.ink import Fill
from game.desktop.layout import Column, Frame, scrolling_area, triangle
from game.desktop.screens.contents import Entry
from game.desktop.screens.story import prose
from game.desktop.view import View

YOU = "You"
MEASURE = 35.3


def page(
    view: View,
    rect: Rect,
    frame: Frame,
    entries: tuple[Entry, ...],
    marked: frozenset[str],
    here: str,
    title: str,
    notice: str,
) -> Area:
    """Scene after scene. `marked` are the boxes in which something was found, `here` the one shown now."""
    sheet, theme = view.sheet, view.theme
    u, z = sheet.u, sheet.z
    column = Column(view, frame.x, frame.top, min(frame.width, MEASURE * sheet.b), theme.page)
    if title:
        column.words("title", Role.TITLE, view.words(title, view.display(sheet.title(1.78))), level=True)
        column.space(18 * z)
    if notice:
        column.words("notice", Role.NOTICE, view.words(notice, view.act(0.74, weight=600)), live=True)
        column.space(14 * z)
    for place, entry in enumerate(entries):
        if place:
            column.space(12 * z)
            narrow, column.width = column.width, frame.width
            column.rule(f"rule.{place}")
            column.width = narrow
            column.space(26 * z)
        _entry(column, entry, place)
    boxes = [_found(view, box, frame, box.id == here) if box.id in marked else box for box in column.boxes]
    return scrolling_area(
        view, "page", rect, boxes, column.y + 40 * u, ground=theme.page, under=(Fill(rect, theme.page),)
    )


def _entry(column: Column, entry: Entry, place: int) -> None:
    view = column.view
    sheet = view.sheet
    z = sheet.z
    heading = view.words(entry.log.title, view.display(sheet.title(1.48), leading=1.2))
    column.words(f"entry.{place}", Role.HEADING, heading, level=True)
    column.space(10 * z)
    prose(column, entry.log.blocks, f"said.{place}", z)
    if entry.log.choice:
        column.space(4 * z)
        you = view.words(YOU, view.act(0.74, weight=600, leading=1.2), view.theme.numeral)
        column.words(f"you.{place}.speaker", Role.SPEAKER, you)
        column.space(4 * z)
        choice = view.words(entry.log.choice, view.act(0.85, weight=500))
        column.words(f"you.{place}", Role.PARAGRAPH, choice)
        column.space(18 * z)
    prose(column, entry.log.then, f"then.{place}", z)


def _found(view: View, box: Box, frame: Frame, here: bool) -> Box:
    """A bar beside what was found, and the triangle at the one that is shown now."""
    u, z = view.sheet.u, view.sheet.z
    x = box.rect.x - 24 * u
    bar = Fill(Rect(x, box.rect.y, max(3.0, 4 * u), box.rect.h), view.theme.words)
    marks = (*box.marks, bar)
    if here:
        reach = 17 * max(u, 0.6 * z)
        marks = (
            *marks,
            triangle(
                frame.page.x, box.rect.y + min(box.rect.h / 2, sheet_line(view)), reach, view.theme.marker
            ),
        )
    return replace(box, marks=marks)


def sheet_line(view: View) -> float:
    """Half of a line of the story."""
    return view.sheet.b * 0.71
