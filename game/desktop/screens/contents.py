"""The list of scenes beside what was said: the one that is being read is paper and opens into the page."""

from __future__ import annotations

from dataclasses import dataclass

from game.debrief import capital, name
from game.desktop.box import Area, Box, Role, State, acts
from game.desktop.geometry import Point, Rect
from game.desktop.ink import Fill, Mark, Rule, Words
from game.desktop.layout import Column, Frame, Item, links, scrolling_area, side_and_page, triangle
from game.desktop.layout.titles import title_mark
from game.desktop.measure import UNBOUNDED, first_lines
from game.desktop.screens.folded import chip_of
from game.desktop.sheet import Mode, Sheet
from game.desktop.view import View
from game.model import Scenario
from game.page import LogEntry
from game.pictures import cover
from game.pictures.colour import contrast

ROW, CHIP = 92.0, 68.0
LEFT = 56.0
ALIKE = 1.2
"""A side whose field is closer to the page than this contrast needs a line between them."""
SAME = 1.5
"""The contrast under which the page and the field of the side cannot be told apart."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A scene as it was read, and what it goes by: `called` has a capital, `title` is empty where it is the
    same."""

    log: LogEntry
    called: str
    title: str


def entry(scenario: Scenario, told: LogEntry) -> Entry:
    """The entry of the log of a play of that scenario."""
    scene = scenario.scene(told.scene)
    called = told.title if scene is None else capital(name(scene.called))
    return Entry(told, called, "" if called.casefold() == told.title.casefold() else told.title)


def margin(sheet: Sheet) -> float:
    """Where words begin on a page without a side."""
    return (60 if sheet.tall else 76) * sheet.u


def frame(sheet: Sheet) -> Frame:
    """Side and page; large type and tall windows have the page alone, and a side without width."""
    if not sheet.large and not sheet.tall:
        return side_and_page(sheet)
    x = margin(sheet)
    page = Rect(0, 0, sheet.width, sheet.height)
    return Frame(Rect(0, 0, 0, sheet.height), page, x, sheet.width - x, 44 * sheet.u, False, sheet.u)


def side(
    view: View,
    frame: Frame,
    title: str,
    entries: tuple[Entry, ...],
    at: int,
    cover_name: str,
    base: str,
    items: tuple[Item, ...],
) -> list[Area]:
    """The title, the list, which scrolls where it is long, and the words at its foot. `base` is the folder of
    own pictures."""
    theme, u = view.theme, view.sheet.u
    art = cover(view.art, cover_name, Mode.DAY.value)
    field = theme.band if art is None and not theme.high else theme.field(art.field if art else theme.page)
    ink = theme.on(field)
    side = frame.side
    marks, rect = title_mark(
        view, title, Point(side.x + LEFT * u, 62 * u), min(64 * u, 0.12 * side.w), ink, field,
        side.w - (LEFT + 30) * u, leading=1.05,
    )  # fmt: skip
    heading = Box("title", Role.TITLE, rect, title, marks)
    foot = _foot(view, side, items, ink, field)
    low = min(box.rect.y for box in foot) - 6 * u
    top = max(172 * u, rect.bottom + 24 * u)
    under: list[Mark] = [Fill(side, field)]
    alike = contrast(field, theme.page) < ALIKE
    if theme.high or alike:
        # On a side in the page's own colour a line parts the two; the row that is being read opens it.
        colour = theme.words if theme.high else theme.hairline
        under.append(Rule(Point(side.right - 1.5 * u, 0), Point(side.right - 1.5 * u, side.h), colour, 3 * u))
    rows, end = _rows(view, Rect(side.x, top, side.w, low - top), entries, at, base, ink, field)
    listed = scrolling_area(view, "contents", Rect(side.x, top, side.w, low - top), rows, end, ground=field)
    return [
        Area("side", Rect(side.x, 0, side.w, top), (heading,), under=tuple(under)),
        listed,
        Area("ways", Rect(side.x, low, side.w, side.bottom - low), tuple(foot)),
    ]


def _foot(view: View, side: Rect, items: tuple[Item, ...], ink: str, field: str) -> list[Box]:
    u = view.sheet.u
    style = view.act(0.83, weight=600, leading=1.2)
    x = side.x + LEFT * u

    def row(y: float) -> list[Box]:
        return links(
            view, items, x, y, style=style, colour=ink, ground=field, gap=max(34 * u, style.size),
            within=side.right - x - 8 * u,
        )  # fmt: skip

    return row(side.bottom - max(box.rect.bottom for box in row(0.0)) - 20 * u)


def _rows(
    view: View, room: Rect, entries: tuple[Entry, ...], at: int, base: str, ink: str, field: str
) -> tuple[list[Box], float]:
    """Rows for a list on a side. They move together, within reason, before the list scrolls."""
    u, z = view.sheet.u, view.sheet.z
    most = ROW * max(u, 0.9 * z)
    least = max(44.0, 0.74 * most)
    tall = max(least, min(most, room.h / max(1, len(entries))))
    boxes = []
    for place, one in enumerate(entries):
        rect = Rect(
            room.x,
            round(room.y + place * tall),
            room.w,
            round(room.y + (place + 1) * tall) - round(room.y + place * tall),
        )
        boxes.append(_row(view, one, base, place, rect, place == at, ink, field, room.x + LEFT * u))
    return boxes, room.y + len(entries) * tall


def _row(
    view: View,
    one: Entry,
    base: str,
    place: int,
    rect: Rect,
    here: bool,
    ink: str,
    field: str,
    x: float,
) -> Box:
    theme = view.theme
    u, z = view.sheet.u, view.sheet.z
    id = f"go.{place}"
    on = view.focus == id
    alike = theme.high or contrast(theme.page, field) < SAME
    lit = (theme.band, theme.band_words) if alike else (theme.page, theme.words)
    ground, colour = lit if here else (field, ink)
    quiet = theme.quieter(colour, ground)
    chip = round(min(CHIP * max(u, 0.9 * z), rect.h - 8 * u))
    marks: list[Mark] = [Fill(rect, ground)] if here else []
    square = Rect(round(x), round(rect.y + (rect.h - chip) / 2), chip, chip)
    marks += chip_of(view, one.log.object, base, square, ground)
    inside = square.right + 22 * u
    width = rect.right - inside - 14 * u
    head = first_lines(
        view.measure,
        view.words(one.called, view.display(max(0.9 * view.sheet.b, 14.0), leading=1.15), colour),
        width,
        1,
    )
    texts = [head]
    if one.title:
        sub = view.words(one.title, view.quiet(0.7, weight=400, leading=1.25), quiet)
        texts.append(first_lines(view.measure, sub, width, 1))
    heights = [view.measure(text, width).height for text in texts]
    if sum(heights) > rect.h:
        texts, heights = texts[:1], heights[:1]
    y = rect.y + (rect.h - sum(heights)) / 2
    for text, height in zip(texts, heights, strict=True):
        marks.append(Words(Point(inside, y), width, text, ground))
        y += height
    if on:
        reach = 17 * max(u, 0.6 * z)
        marker = theme.marker_on(ground, colour)
        marks.append(triangle(rect.x, rect.centre.y, reach, marker))
        if not here:
            edge = Rect(rect.x, rect.y, max(3.0, 4 * u), rect.h)
            marks.insert(0, Fill(edge, marker))
    said = f"{one.called}, {one.title}" if one.title else one.called
    states = frozenset({State.CHOSEN}) if here else frozenset()
    return acts(id, Role.ROW, rect, said, tuple(marks), states=states)


def page(
    view: View, rect: Rect, frame: Frame, title: str, entries: tuple[Entry, ...], at: int, base: str
) -> Area:
    """The list in the page's place, for windows without a side."""
    theme = view.theme
    u, z = view.sheet.u, view.sheet.z
    column = Column(view, frame.x, frame.top, frame.width, theme.page)
    column.words("title", Role.TITLE, view.words(title, view.display(view.sheet.title(1.48))), level=True)
    column.space(18 * z)
    for place, one in enumerate(entries):
        column.add(_line(view, column, one, base, place, place == at))
    under = (Fill(rect, theme.page),)
    return scrolling_area(view, "page", rect, column.boxes, column.y + 20 * u, ground=theme.page, under=under)


def _line(view: View, column: Column, one: Entry, base: str, place: int, here: bool) -> Box:
    """A row of the list on a page: nothing is shortened, the one that is being read is the band."""
    theme = view.theme
    u, z = view.sheet.u, view.sheet.z
    id = f"go.{place}"
    on = view.focus == id
    ground = theme.band if on else column.ground
    colour = theme.band_words if on else theme.words
    quiet = theme.band_quiet if on else theme.quiet
    chip = round(CHIP * max(u, 0.62 * z))
    x = column.x + chip + 22 * z
    width = column.right - x
    weight = 600 if here else 500
    head = view.words(one.called, view.display(view.sheet.b, leading=1.15, weight=weight), colour)
    texts = [head]
    if one.title:
        texts.append(view.words(one.title, view.quiet(0.72, weight=400, leading=1.25), quiet))
    heights = [view.measure(text, width).height for text in texts]
    tall = max(sum(heights), chip) + 18 * z
    rect = Rect(0, column.y, min(view.sheet.width, column.right + 26 * u), tall)
    marks: list[Mark] = [Fill(rect, ground)] if on else []
    square = Rect(round(column.x), round(rect.y + (tall - chip) / 2), chip, chip)
    marks += chip_of(view, one.log.object, base, square, ground)
    y = rect.y + (tall - sum(heights)) / 2
    for text, height in zip(texts, heights, strict=True):
        marks.append(Words(Point(x, y), width, text, ground))
        y += height
    if here:
        wide = view.measure(head, UNBOUNDED).width
        low = rect.bottom - 9 * z
        marks.append(Rule(Point(x, low), Point(x + min(width, wide), low), colour, max(2.0, 3 * u)))
    if on:
        marks.append(triangle(0, rect.centre.y, 17 * max(u, 0.6 * z), theme.marker))
    said = f"{one.called}, {one.title}" if one.title else one.called
    states = frozenset({State.CHOSEN}) if here else frozenset()
    return acts(id, Role.ROW, rect, said, tuple(marks), states=states)
