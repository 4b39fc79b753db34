"""What a setting does, on the page that the settings lie over: its words set anew, a strip of its picture."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from game.desktop.box import Area, Box, Layout, Role
from game.desktop.drawing import Cover, Spot, Stage
from game.desktop.geometry import Point, Rect
from game.desktop.ink import Fill, Mark, Picture, Words
from game.desktop.layout import Column
from game.desktop.measure import UNBOUNDED, Face, Text, first_lines
from game.desktop.screen import Screen
from game.desktop.view import View

STRIP, LEAN, LEAST_STRIPED = 150.0, 22.0, 620.0
SHOWN = (Role.TITLE, Role.HEADING, Role.PARAGRAPH, Role.SPEAKER, Role.BUTTON, Role.ROW)


def areas(view: View, back: Screen, rect: Rect, stacked: bool) -> tuple[Area, ...]:
    """The sample in a rectangle: title and words, a strip of the picture at their left; or two lines where
    there is no room."""
    theme, u = view.theme, view.sheet.u
    shown = back.layout(replace(view, focus=None))
    ground = theme.page
    if stacked:
        x = rect.x + 60 * u
        column = Column(view, x, rect.y + 20 * u, rect.right - 60 * u - x, ground)
        texts = list(_words(shown))
        _set(
            column,
            _whole_lines(column, [t for t in texts if t.style.face is Face.STORY] or texts, rect),
            rect,
        )
        full = max(rect.h, column.y - rect.y)
        return (Area("sample", rect, tuple(column.boxes), full, (Fill(rect, ground),), ground, fade=40 * u),)
    strip = _strip(view, shown, rect) if rect.w > LEAST_STRIPED * u else None
    left = rect.x if strip is None else rect.x + round(STRIP * u)
    paper = Rect(left, rect.y, rect.right - left, rect.h)
    x = left + 52 * u
    width = max(rect.right - 44 * u - x, 4 * view.sheet.b)
    column = Column(view, x, 92 * u, width, ground)
    _set(column, list(_words(shown)), rect)
    full = max(rect.h, column.y - rect.y)
    words = Area("sample", paper, tuple(column.boxes), full, (Fill(rect, ground),), ground, fade=80 * u)
    return (words,) if strip is None else (words, strip)


def _set(column: Column, texts: list[Text], rect: Rect) -> None:
    """Words in the sample's width, until it is full."""
    view = column.view
    titled = False
    for number, text in enumerate(texts):
        if column.y > rect.bottom:
            return
        display = text.style.face is Face.DISPLAY
        again = _resized(view, text, (1.11 if titled else 1.78) if display else None)
        under = 3 if display and titled else 12 if display else 15
        if under == 3 and number > 1:  # what has a heading stands closer to it than to the one before
            column.y += 8 * view.sheet.z
        titled = titled or display
        size = view.measure(again, column.width)
        at = Rect(column.x, column.y, column.width, size.height)
        mark = Words(Point(at.x, at.y), column.width, again, column.ground)
        column.boxes.append(Box(f"sample.{number}", Role.DECORATION, at, "", (mark,)))
        column.y += size.height + under * view.sheet.z


def _whole_lines(column: Column, texts: list[Text], rect: Rect) -> list[Text]:
    """The first of some texts, as many of its lines as a rectangle has room for: none is cut through."""
    if not texts:
        return []
    text = _resized(column.view, texts[0], 1.78 if texts[0].style.face is Face.DISPLAY else None)
    line = column.view.measure(text, UNBOUNDED).height
    room = max(1, int((rect.bottom - column.y - 10 * column.view.sheet.u) // line))
    return [first_lines(column.view.measure, text, column.width, room)]


def _resized(view: View, text: Text, title: float | None) -> Text:
    """In the page's own colours; titles at the size that a page gives to its own or to those on it."""

    pieces = []
    for part in text.pieces:
        style = part.style if title is None else part.style.but(size=view.sheet.title(title), leading=1.12)
        pieces.append(replace(part, style=style, colour=view.theme.words))
    return replace(text, pieces=tuple(pieces))


def _words(shown: Layout) -> Iterator[Text]:
    """The words of a screen in reading order, without those that lead elsewhere and the numbers of rows."""
    for _, box in shown.boxes():
        if box.role not in SHOWN:
            continue
        for mark in box.marks:
            if not isinstance(mark, Words) or mark.text.plain.strip().isdigit():
                continue
            if mark.text.style.face is not Face.ACT or box.role is Role.PARAGRAPH:
                yield mark.text


def _strip(view: View, shown: Layout, rect: Rect) -> Area | None:
    """A strip of the picture that the page has: of a place, its edge of light; of a side, its middle."""
    u = view.sheet.u
    found = [mark for area in shown.areas for mark in _marks(area) if isinstance(mark, Picture)]
    if not found:
        return None
    drawing = found[0].drawing
    wide = round(STRIP * u)
    at = Rect(rect.x, rect.y, wide, rect.h)
    if isinstance(drawing, Stage):
        # What leans over the edge of the light leans over the paper here, too. Nobody fits into a strip.
        at = at._replace(w=wide + round(LEAN * u))
        stage = replace(drawing, people=(), unit=u, left=wide - 960 * u, top=0.0, paper=float(wide))
        mark = Picture(at, stage, view.theme.tab)
    elif isinstance(drawing, Spot):
        mark = Picture(at, replace(drawing, scale=0.96, dx=0.0, dy=0.0), found[0].field)
    elif isinstance(drawing, Cover):
        mark = Picture(Rect(round(rect.x - 330 * u), rect.y, round(560 * u), rect.h), drawing, found[0].field)
    else:
        return None
    return Area("strip", at, (Box("strip", Role.DECORATION, at, "", (mark,)),))


def _marks(area: Area) -> Iterator[Mark]:
    yield from area.under
    for box in area.boxes:
        yield from box.marks
