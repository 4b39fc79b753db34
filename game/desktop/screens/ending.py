"""An ending laid out: its object fills a side, or its place with nobody in it; beside it the last words."""

from __future__ import annotations

from dataclasses import replace

from game.desktop.box import Area, Box, Layout, Role
from game.desktop.geometry import Point, Rect
from game.desktop.ink import Fill, Mark, Picture, Rule, Words
from game.desktop.layout import Column, Frame, Item, picture_and_page, scrolling_area, side_and_page, way_on
from game.desktop.layout.titles import shrunk
from game.desktop.measure import NO_BREAK, UNBOUNDED, Text, balanced
from game.desktop.screens.names import picture_box
from game.desktop.screens.scene import NO_HOPE, Scene, across, light_of, picture, steps
from game.desktop.screens.story import prose
from game.desktop.still import Still, still
from game.desktop.view import View
from game.page import Page

NARROW = 0.41
ARTICLE = 1
"""How many letters a first word of a title has at the most that does not stand on a line of its own."""
LEAD = 1.11
"""How large the words of an ending are, in those of a scene."""


def layout(view: View, scene: Scene) -> Layout:
    """The ending as boxes. “Go on” is there from the first frame."""
    sheet, theme, page = view.sheet, view.theme, scene.page
    in_place = page.place is not None
    frame = _frame(view, in_place)
    side = _place(view, page, frame, scene.base) if in_place else _object(view, page, frame, scene.base)
    words = _page(view, scene, frame, in_place)
    return Layout(
        sheet.width,
        sheet.height,
        theme.page,
        (side, *words),
        name=page.title,
        first="on",
        keys=(("escape", "back"), ("page_up", "back"), ("right", "on"), ("page_down", "on"), ("space", "on")),
        language=view.language,
    )


def _frame(view: View, in_place: bool) -> Frame:
    sheet = view.sheet
    if in_place:
        return picture_and_page(sheet)
    if sheet.large and not sheet.tall:
        return side_and_page(sheet, 560)
    return side_and_page(sheet, 960, NARROW)


def _place(view: View, page: Page, frame: Frame, base: str) -> Area:
    marks = picture(view, page, frame, base)
    return Area("picture", frame.side, (picture_box(view, page, frame),), under=marks)


def _object(view: View, page: Page, frame: Frame, base: str) -> Area:
    """The field of the object from edge to edge, the object large on it, the title in one line or two."""
    theme, sheet, side = view.theme, view.sheet, frame.side
    u = sheet.u
    found = still(view, page.object, base)
    field = found.field if found is not None else theme.field(theme.band)
    ink = theme.on(field)
    x, width = side.x + 78 * u, side.w - 118 * u
    if sheet.tall:
        x, width = side.x + 60 * u, side.w * 0.5
    title = _title(view, page.title, ink, width, side.h)
    set_to = balanced(view.measure, title, width)
    size = view.measure(title, set_to)
    top = (66 if not sheet.tall else 44) * u
    marks: list[Mark] = [Fill(side, field)]
    if found is not None:
        marks.append(_large(side, found, top + size.height, sheet.tall))
    if theme.high and not sheet.tall:
        seam = side.right - 1.5 * u
        marks.append(Rule(Point(seam, 0), Point(seam, side.h), theme.words, 3 * u))
    title_box = Box(
        "title", Role.TITLE, Rect(x, top, set_to, size.height), page.title,
        (Words(Point(x, top), set_to, title, field),),
    )  # fmt: skip
    told = Box("object", Role.PICTURE, side, found.describes if found is not None else "")
    return Area("side", side, (title_box, told), under=tuple(marks))


def _large(side: Rect, found: Still, under: float, tall: bool) -> Picture:
    """The object: under the title beside the page, at the right of a band above it."""
    if tall:
        room = Rect(side.x + side.w * 0.45, side.y, side.w * 0.55, side.h)
        return Picture(room, found.drawn(0.92, dim=False), found.field)
    height = side.h - under
    scale = min(0.84, 0.92 * height / min(side.w, height))
    return Picture(Rect(side.x, under, side.w, height), found.drawn(scale, dim=False), found.field)


def _title(view: View, words: str, colour: str, width: float, height: float) -> Text:
    """One line from 120 down to 96u, else as many as it needs at 96u, smaller before a word would break, or a
    first word as short as an article would stand alone."""
    u = view.sheet.u if not view.sheet.tall else view.sheet.u * 0.72
    for size in (120, 112, 104, 96):
        text = view.words(words, view.display(size * u, leading=1.0), colour)
        if view.measure(text, UNBOUNDED).width <= width:
            return text
    style = shrunk(view, words, view.display(96 * u, leading=1.0), width)
    first, space, rest = words.partition(" ")
    if not space or len(first) > ARTICLE:
        return view.words(words, style, colour)
    tied = f"{first}{NO_BREAK}{rest}"
    pair = view.measure(view.words(tied.split(" ")[0], style), UNBOUNDED).width + 1
    return view.words(tied, style.but(size=style.size * min(1.0, 0.98 * width / pair)), colour)


def _page(view: View, scene: Scene, frame: Frame, in_place: bool) -> tuple[Area, ...]:
    """The words at the first size that fits, or else scrolling at the usual one, and “Go on” at the lower
    right, which stays."""
    sheet, theme = view.sheet, view.theme
    u, page = sheet.u, frame.page
    foot_y = sheet.height - max(92 * u, 1.6 * sheet.act + 40 * u)
    on = way_on(view, Item("on", "Go on"), frame.right, foot_y, right=True, ground=theme.page)
    rect = Rect(page.x, page.y, page.w, on.rect.y - page.y)
    rail_right = None
    written: list[Column] = []
    usual = steps(view, frame)
    for step in (*usual, (1 / LEAD, usual[-1][1])):  # at the least as large as a scene's words
        written.append(_written(view, scene, frame, in_place, *step))
        if not rect.bottom < written[-1].y <= NO_HOPE * rect.bottom:
            break
    column = written[-1]
    if column.y > rect.bottom:
        column = written[0]
        if in_place and frame.whole:
            rect, rail_right = light_of(sheet, frame, on.rect.y)
    ground = () if frame.whole and in_place else (Fill(page, theme.page),)
    words = scrolling_area(
        view, "page", rect, column.boxes, column.y, ground=theme.page, under=ground, rail_right=rail_right
    )
    foot = Area("foot", Rect(page.x, rect.bottom, page.w, page.bottom - rect.bottom), (on,))
    return replace(words, across=across(view, frame)) if in_place else words, foot


def _written(view: View, scene: Scene, frame: Frame, in_place: bool, k: float, top: float) -> Column:
    """The words at `k` times the usual size, from `top` on; in a place under the title."""
    z = k * view.sheet.z
    column = Column(view, frame.x, top, frame.width, view.theme.page)
    if in_place:
        title = view.words(scene.page.title, view.display(k * view.sheet.title(1.78)))
        column.words("title", Role.TITLE, title, level=True)
        column.space(14 * z)
    if scene.notice:
        column.words("notice", Role.NOTICE, view.words(scene.notice, view.act(0.74, weight=600)), live=True)
        column.space(12 * z)
    prose(column, scene.page.blocks, "story", z, LEAD)
    return column
