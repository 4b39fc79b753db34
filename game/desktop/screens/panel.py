"""The settings laid out: groups of rows on the shelf, the chosen word of each on a beam, a sample beside."""

from __future__ import annotations

from dataclasses import dataclass, replace

from game.desktop.answers import VoiceFound
from game.desktop.box import Area, Box, Layout, Role
from game.desktop.geometry import Point, Rect
from game.desktop.ink import Fill, Words
from game.desktop.layout import Column, Item, links, scrolling_area
from game.desktop.measure import UNBOUNDED
from game.desktop.screen import Screen
from game.desktop.screens import sample
from game.desktop.screens.knobs import Shape, key_row, knob_row
from game.desktop.screens.options import FIRST, LETTERS, USES, groups, voice_words
from game.desktop.sheet import LARGE_TEXT, Sheet
from game.desktop.view import View

TITLE = "Settings"
SURE = "Put everything back?"
HINT = "Left and right change a setting, Backspace puts it back."
FIXED = "Backspace puts a key back. Digits, Tab and the page keys stay as they are."
SAMPLE, NARROW = 760.0, 0.36
WIDE = 1200


def layout(
    view: View,
    back: Screen,
    monitors: tuple[tuple[int, int], ...],
    asking: str | None,
    refused: str,
    emptying: bool,
    notice: str,
    at: str,
    voice: VoiceFound,
) -> Layout:
    """The settings as boxes."""
    whole, view = view, _steady(view)
    sheet, theme = view.sheet, view.theme
    division = _division(sheet)
    foot = _foot(view, division.left, back, emptying)
    top = min(box.rect.y for box in foot) - 10 * sheet.u
    panel = Rect(0, 0, division.left.w, top)
    column = _rows(view, panel, monitors, asking, refused, notice, voice)
    area = scrolling_area(view, "settings", panel, column.boxes, column.y + 20 * sheet.u, ground=theme.shelf)
    below = Rect(0, top, division.left.w, division.left.bottom - top)
    areas = (area, Area("foot", below, tuple(foot), under=(Fill(below, theme.shelf),)))
    shown = sample.areas(whole, back, division.sample, division.stacked)
    return Layout(
        sheet.width,
        sheet.height,
        theme.shelf,
        (*shown, *areas),
        name=TITLE,
        first=at,
        keys=(("escape", "back"), ("page_up", "back")),
        language=view.language,
        top=at if at != FIRST else None,
    )


def _steady(view: View) -> View:
    """Up to 130 per cent the settings themselves grow less than the page that they show: so a row stays
    under the hand that changes the size of text."""
    text = view.sheet.text
    if text > LARGE_TEXT:
        return view
    return view.on(replace(view.sheet, text=1.0 + (text - 1.0) * 0.3))


@dataclass(frozen=True, slots=True)
class _Division:
    """Where the settings are, and where the sample; `stacked` says that it is two lines at the foot."""

    left: Rect
    sample: Rect
    stacked: bool


def _division(sheet: Sheet) -> _Division:
    w, h = sheet.width, sheet.height
    if sheet.tall or (w < WIDE and sheet.large):
        tall = round(min(0.3 * h, 3.6 * sheet.b + 40 * sheet.u))
        return _Division(Rect(0, 0, w, h - tall), Rect(0, h - tall, w, tall), True)
    wide = round(NARROW * w if w < WIDE or not sheet.wide else min(SAMPLE * sheet.u, 0.42 * w))
    return _Division(Rect(0, 0, w - wide, h), Rect(w - wide, 0, wide, h), False)


def _rows(
    view: View,
    panel: Rect,
    monitors: tuple[tuple[int, int], ...],
    asking: str | None,
    refused: str,
    notice: str,
    voice: VoiceFound,
) -> Column:
    sheet, theme = view.sheet, view.theme
    u, z = sheet.u, sheet.z
    shape = Shape.of(view, panel)
    column = Column(view, shape.x, (58 if shape.beside else 40) * u, shape.right - shape.x, theme.shelf)
    _head(column, shape)
    if notice:
        column.space(8 * z)
        column.words("notice", Role.NOTICE, view.words(notice, view.act(0.74, weight=600)), live=True)
    column.space((22 if shape.beside else 12) * u)
    for name, knobs in groups(monitors):
        _group(column, shape, name)
        for place, knob in enumerate(knobs):
            knob_row(column, shape, knob, name if place == 0 else "", view.preferences)
            if knob.name == "speech":
                _voice_line(column, shape, voice)
        column.space(8 * u)
    _group(column, shape, "Keys")
    for place, use in enumerate(USES):
        key_row(
            column, shape, use, "Keys" if place == 0 else "", view.preferences, asking == use.name, refused
        )
    knob_row(column, shape, LETTERS, "", view.preferences)
    column.space(18 * u)
    column.rule("end.rule")
    column.space(16 * u)
    column.words(
        "fixed", Role.QUIET, view.words(FIXED, view.quiet(0.72, weight=400), theme.quiet), level=True
    )
    return column


def _head(column: Column, shape: Shape) -> None:
    """The title, and at its right, or under it, which keys change a setting and put it back."""
    view = column.view
    title = view.words(TITLE, view.display(view.sheet.title(1.9)))
    hint = view.words(HINT, view.quiet(0.72, weight=400), view.theme.quiet)
    line, space = view.measure(title, UNBOUNDED), view.measure(hint, UNBOUNDED)
    top = column.y
    rect = column.words("title", Role.TITLE, title)
    x = shape.right - space.width
    if rect.right + 40 * view.sheet.u > x:
        column.words("hint", Role.QUIET, hint, together=True)
        return
    at = Point(x, top + line.baseline - space.baseline)
    mark = Words(at, space.width + 2, hint, column.ground)
    column.boxes.append(Box("hint", Role.QUIET, Rect(*at, space.width, space.height), HINT, (mark,)))


def _voice_line(column: Column, shape: Shape, voice: VoiceFound) -> None:
    """Under the row that reads aloud: what speaks, or why nothing does."""
    view = column.view
    loud = bool(voice.trouble) and view.preferences.speech == "on"
    words = voice_words(view.preferences, voice)
    style = view.act(0.74, weight=600, leading=1.3) if loud else view.quiet(0.72, weight=400)
    text = view.words(words, style, view.theme.words if loud else view.theme.quiet)
    size = view.measure(text, shape.right - shape.options)
    column.space(7 * view.sheet.z)
    at = Point(shape.options, column.y)
    mark = Words(at, shape.right - shape.options, text, column.ground)
    rect = Rect(at.x, at.y, shape.right - shape.options, size.height)
    role = Role.NOTICE if loud else Role.QUIET
    column.add(Box("voice", role, rect, words, (mark,), live=loud))
    column.y = rect.bottom
    column.space(8 * view.sheet.z)


def _group(column: Column, shape: Shape, name: str) -> None:
    """The line over a group, and its name where that has no column of its own."""
    view = column.view
    column.rule(f"rule.{name}")
    if shape.beside:
        column.space(8 * view.sheet.u if name != "Reading" else 0)
        return
    column.space(10 * view.sheet.u)
    text = view.words(name, view.display(max(1.05 * view.sheet.b, 15.0), leading=1.2))
    column.words(f"group.{name}", Role.HEADING, text)
    column.space(max(4 * view.sheet.u, 6 * view.sheet.z))


def _foot(view: View, left: Rect, back: Screen, emptying: bool) -> list[Box]:
    """Back, and putting everything back, which asks once."""
    sheet, theme = view.sheet, view.theme
    u = sheet.u
    x = Shape.of(view, left).x
    style = view.act(0.83, weight=500, leading=1.2)
    gap = max(44 * u, style.size * 1.3)
    items = [Item("back", _back_words(back)), Item("empty", "Put everything back")]
    if emptying:
        items = [Item("sure", SURE), Item("yes", "Yes"), Item("no", "No")]

    def row(y: float) -> list[Box]:
        return links(
            view, items, x, y, style=style, colour=theme.words, ground=theme.shelf, gap=gap,
            within=left.right - x - 20 * u,
        )  # fmt: skip

    found = row(left.bottom - max(box.rect.bottom for box in row(0.0)) - 26 * u)
    return [_asks(box) if box.id == "sure" else box for box in found]


def _asks(box: Box) -> Box:
    """The question before Yes and No: words that do nothing."""
    return replace(box, role=Role.NOTICE, action=None, focusable=False, live=True)


def _back_words(back: Screen) -> str:
    from game.desktop.screens.play import Play
    from game.desktop.screens.shelf import Shelf

    if isinstance(back, Play):
        return "Back to the story"
    return "Back to the shelf" if isinstance(back, Shelf) else "Back"
