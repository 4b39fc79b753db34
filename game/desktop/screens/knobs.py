"""Rows of settings: a label and words to choose from, the chosen one on a beam with the triangle under it."""

from __future__ import annotations

from dataclasses import dataclass

from game.desktop.box import Box, Role, State, acts
from game.desktop.geometry import Point, Rect
from game.desktop.ink import Fill, Mark, Rule, Words
from game.desktop.keys import Use
from game.desktop.layout import Column, bar, pointer, triangle
from game.desktop.layout.parts import LEAST_TARGET
from game.desktop.measure import UNBOUNDED, Size, Style, Text
from game.desktop.preferences import Preferences
from game.desktop.screens.options import TEXT, Knob, Value, shown_key
from game.desktop.view import View

CHANGE, ASK = "Change", "Press the key you want."
RISE = 7.0
"""How much higher than its row's middle a word stands that has its label over it: it belongs to that one, and
the beam and the triangle under it stay in its row."""


@dataclass(frozen=True, slots=True)
class Shape:
    """Where columns stand: groups from `x`, labels from `label`, options from `options` up to `right`.

    `beside` says that groups have a column of their own, `under` that options stand under their labels.
    """

    x: float
    label: float
    options: float
    right: float
    beside: bool
    under: bool
    band_right: float

    @classmethod
    def of(cls, view: View, panel: Rect) -> Shape:
        """The shape for a panel."""
        sheet = view.sheet
        u, z = sheet.u, sheet.z
        if sheet.wide and sheet.width >= 1200 and not sheet.large:
            k = max(u, z)
            label = panel.x + 92 * u + 198 * k
            options = label + 205 * k
            return cls(
                panel.x + 92 * u, label, options, panel.right - 44 * u, True, False, panel.right - 34 * u
            )
        x = panel.x + (60 if sheet.tall else 50) * u
        label = x
        options = x + 240 * z
        right = panel.right - 46 * u
        under = right - options < 18 * sheet.b
        return cls(x, label, x if under else options, right, False, under, panel.right - 34 * u)


def _label_style(view: View, on: bool = False) -> Style:
    return view.act(0.83, weight=600 if on else 500, leading=1.25)


def knob_row(column: Column, shape: Shape, knob: Knob, group: str, preferences: Preferences) -> None:
    """A setting: the row takes focus, its words take clicks."""
    view, theme = column.view, column.view.theme
    u, z = view.sheet.u, view.sheet.z
    id = f"set.{knob.name}"
    on = view.focus == id
    ground = theme.band if on else column.ground
    ink = theme.band_words if on else theme.words
    chosen = knob.chosen(preferences)
    label = view.words(knob.label, _label_style(view), ink)
    size = view.measure(label, (shape.right if shape.under else shape.options) - shape.label)
    row = max(60 * u if shape.beside else 0.0, LEAST_TARGET, 2.15 * _label_style(view).size)
    if not shape.under:
        row = max(row, size.height + 12 * z)
    rise = RISE * z if shape.under else 0.0
    if knob is TEXT:
        style = _style(view, knob, knob.values[-1], len(knob.values) - 1, True)
        largest = view.measure(view.words("0", style), UNBOUNDED)
        row = max(row, 1.25 * largest.height)
        line = view.measure(view.words("x", view.act(0.83, leading=1.25)), UNBOUNDED)
        rise = max(0.0, min(rise, (row - line.height) / 2 + line.baseline - largest.baseline))
    top = column.y
    y = top
    marks: list[Mark] = []
    if shape.under:
        y += max(size.height + 10 * z, LEAST_TARGET)
    placed, lines = _place(view, knob, shape, y, row)
    bottom = y + lines * row
    rect = Rect(0, top, shape.band_right, bottom - top)
    marks += _beneath(view, shape, rect, row, group, ground, on)
    at = top + 8 * z if shape.under else top + (row - size.height) / 2
    room = (shape.right if shape.under else shape.options) - shape.label
    marks.append(Words(Point(shape.label, at), room, label, ground))
    words = [
        _option(view, knob, place, rect, place == chosen, on, ground, rise)
        for place, rect in enumerate(placed)
    ]
    told = knob.values[chosen].words + (" per cent" if knob is TEXT else "")
    room = shape.band_right if shape.under else min(rect.x for rect in placed)
    reach = Rect(0, top, room, (y if shape.under else bottom) - top)
    said = f"{group}. {knob.label}" if group and shape.beside else knob.label
    column.add(acts(id, Role.SETTING, reach, said, tuple(marks), note=told, whole=rect))
    column.boxes += words
    if knob is TEXT:
        _per_cent(column, view, placed[-1], shape, ground, theme.band_quiet if on else theme.quiet, rise)
    column.y = bottom


def _style(view: View, knob: Knob, value: Value, place: int, chosen: bool) -> Style:
    """Words at one size; the sizes of text grow, and typefaces show themselves."""
    style = view.act(0.83, weight=600 if chosen else 400, leading=1.25)
    if knob is TEXT:
        grown = 0.72 + 0.09 * place
        style = style.but(size=max(12.0, min(view.sheet.b, 40 * view.sheet.u) * grown))
    if value.face is not None:
        style = style.but(face=value.face)
    return style


def _place(view: View, knob: Knob, shape: Shape, top: float, row: float) -> tuple[list[Rect], int]:
    """Rectangles for the words of a setting from left to right, in as many lines as they need."""
    z = view.sheet.z
    gap = (26 if knob is TEXT else 40) * z
    left, line = 0.0, 0
    found: list[Rect] = []
    for place, value in enumerate(knob.values):
        text = view.words(value.words, _style(view, knob, value, place, True))
        wide = view.measure(text, UNBOUNDED).width
        full = max(wide + gap, LEAST_TARGET)
        first = shape.options - (full - wide) / 2
        if not found:
            left = first
        elif left + (full + wide) / 2 > shape.right:
            left, line = first, line + 1
        found.append(Rect(left, top + line * row, full, row))
        left += full
    return found, line + 1


def _option(
    view: View, knob: Knob, place: int, rect: Rect, chosen: bool, on: bool, ground: str, rise: float
) -> Box:
    """A word to choose, so much over the middle of its row; the chosen one is bold on a beam."""
    theme = view.theme
    z = view.sheet.z
    value = knob.values[place]
    style = _style(view, knob, value, place, chosen)
    strong = theme.band_words if on else theme.words
    colour = strong if chosen else theme.band_quiet if on else theme.quiet
    text = view.words(value.words, style, colour)
    size = view.measure(text, UNBOUNDED)
    # Bold or not, a word stands where its bold form begins, so that choosing moves nothing.
    wide = view.measure(view.words(value.words, _style(view, knob, value, place, True)), UNBOUNDED).width
    x = rect.x + (rect.w - wide) / 2
    line = view.measure(view.words("x", view.act(0.83, leading=1.25)), UNBOUNDED)
    base = _base(rect, line, rise)
    y = base - round(size.baseline)
    marks: list[Mark] = [Words(Point(x, y), wide + 2, text, ground)]
    if chosen:
        low = base + 6 * z
        thick = max(2.0, 3 * z)
        beam = theme.band_numeral if on else theme.words
        marks.append(bar(x, low, wide, thick, beam))
        marks.append(pointer(x + wide / 2, low + thick, 7 * z, theme.marker))
    states = frozenset({State.CHOSEN}) if chosen else frozenset()
    return Box(
        f"put.{knob.name}.{place}", Role.OPTION, rect, value.words, tuple(marks),
        action=f"put.{knob.name}.{place}", states=states,
    )  # fmt: skip


def _base(rect: Rect, line: Size, rise: float) -> int:
    """The pixel that words of a row stand on, small and large ones alike: type is drawn on whole pixels."""
    return round(rect.y + (rect.h - line.height) / 2 + line.baseline - rise)


def _per_cent(
    column: Column, view: View, last: Rect, shape: Shape, ground: str, colour: str, rise: float
) -> None:
    sign = view.words("%", view.quiet(0.72, weight=400, leading=1.25), colour)
    size = view.measure(sign, UNBOUNDED)
    if last.right + size.width > shape.right:
        return
    line = view.measure(view.words("x", view.act(0.83, leading=1.25)), UNBOUNDED)
    y = _base(last, line, rise) - round(size.baseline)
    rect = Rect(last.right, y, size.width, size.height)
    mark = Words(Point(last.right, y), size.width + 2, sign, ground)
    column.boxes.append(Box("per.cent", Role.DECORATION, rect, "", (mark,)))


def _beneath(
    view: View, shape: Shape, rect: Rect, row: float, group: str, ground: str, on: bool
) -> list[Mark]:
    """The band under a row in focus, and beside the first row of a group the group's name."""
    theme = view.theme
    ink = theme.band_words if on else theme.words
    marks: list[Mark] = []
    if on:
        over = max(1.0, 1.5 * view.sheet.u)  # the line over a first row goes, and leaves no notch
        marks.append(Fill(Rect(0, rect.y - over, rect.w, rect.h + over), ground))
        marks.append(triangle(0, rect.y + row / 2, 17 * max(view.sheet.u, 0.6 * view.sheet.z), theme.marker))
    if group and shape.beside:
        name = view.words(group, view.display(max(1.02 * view.sheet.b, 15.0), leading=1.2), ink)
        high = view.measure(name, UNBOUNDED).height
        at = Point(shape.x, rect.y + (row - high) / 2)
        marks.append(Words(at, shape.label - shape.x - 8, name, ground))
    return marks


def key_row(
    column: Column, shape: Shape, use: Use, group: str, preferences: Preferences, asking: bool, refused: str
) -> None:
    """Something that a key does, the key, and "Change", which asks for another."""
    view, theme = column.view, column.view.theme
    u, z = view.sheet.u, view.sheet.z
    id = f"ask.{use.name}"
    on = view.focus == id
    ground = theme.band if on else column.ground
    ink = theme.band_words if on else theme.words
    row = max(60 * u if shape.beside else 0.0, LEAST_TARGET, 2.15 * _label_style(view).size)
    top = column.y
    style = view.act(0.83, weight=400, leading=1.25)
    label = view.words(use.words, _label_style(view), ink)
    change = view.words(CHANGE, _label_style(view), ink)
    wide = view.measure(change, UNBOUNDED).width
    told = (refused or ASK) if asking else shown_key(use, preferences)
    key = view.words(told, style.but(weight=600) if asking else style, ink)
    room = shape.right - shape.options - (0.0 if asking else wide + 30 * z)
    marks: list[Mark] = []
    pieces: list[tuple[Text, float, float, float]] = []
    size = view.measure(label, (shape.right if shape.under else shape.options) - shape.label)
    y = top
    if shape.under:
        pieces.append((label, shape.label, top + 8 * z, size.width + 2))
        y = top + size.height + 10 * z
    else:
        row = max(row, size.height + 12 * z)
        pieces.append((label, shape.label, top + (row - size.height) / 2, shape.options - shape.label))
    high = view.measure(key, room)
    first = high.height / high.lines
    tall = row + high.height - first
    rise = RISE * z if shape.under else 0.0
    start = y + (row - first) / 2 - rise
    pieces.append((key, shape.options, start, room))
    if not asking:
        pieces.append((change, shape.right - wide, start, wide + 2))
    bottom = y + tall
    rect = Rect(0, top, shape.band_right, bottom - top)
    marks += _beneath(view, shape, rect, row, group, ground, on)
    marks += [Words(Point(x, at), width, text, ground) for text, x, at, width in pieces]
    if on and not asking:
        low = start + first + 1
        marks.append(Rule(Point(shape.right - wide, low), Point(shape.right, low), ink, max(1.5, 2 * z)))
    box = acts(
        id,
        Role.BUTTON,
        rect,
        f"{use.words}: {told}",
        tuple(marks),
        note="" if asking else CHANGE,
        live=asking,
    )
    column.add(box)
    column.y = bottom
