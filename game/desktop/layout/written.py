"""Writing lines: a text field as a box, its words on lines that grow with them, the caret where it stands."""

from __future__ import annotations

from game.desktop.box import Box, Role
from game.desktop.geometry import Point, Rect
from game.desktop.ink import Fill, Mark, Rule, Words
from game.desktop.measure import UNBOUNDED, Style, reads_left
from game.desktop.view import View
from game.desktop.writing import Line, Writing, part_shown, set_lines, width_of


def written(
    view: View,
    id: str,
    name: str,
    writing: Writing,
    at: Rect,
    style: Style,
    colour: str,
    ground: str,
    least: int = 2,
) -> tuple[Box, Rect]:
    """The field as a box from the top of `at` on, `at.h` from line to line, at least so many lines; and the
    caret's rectangle, for the list of an input method."""
    leaded = style.but(leading=at.h / style.size)
    lines: tuple[Line, ...]
    if writing.lines:
        lines = set_lines(view.measure, writing.shown, leaded, at.w - 4, view.language)
    else:
        shown, caret_at = writing.shown, writing.shown_caret
        lines = (part_shown(view.measure, shown, caret_at, leaded, at.w - 8, view.language),)
    marks: list[Mark] = []
    thick = max(1.0, 1.5 * max(view.sheet.u, 0.7))
    count = max(least, len(lines))
    caret = Rect(at.x, at.y, 2, at.h)
    focused = view.focus == id
    for number in range(count):
        y = at.y + number * at.h
        low = y + at.h
        marks.append(Rule(Point(at.x, low), Point(at.right, low), colour, thick))
        if number >= len(lines):
            continue
        line = lines[number]
        shift = _shift(view, leaded)
        if line.words:
            text = view.words(line.words, leaded, colour)
            marks.append(Words(Point(at.x, y + shift), at.w, text, ground))
        if _holds(lines, number, writing.shown_caret):
            caret = _caret(view, line, writing.shown_caret, leaded, at, y)
        marks += _composing(view, writing, line, leaded, at, low, colour)
    if focused:
        marks.append(Fill(caret, view.theme.words))
    rect = Rect(at.x, at.y, at.w, count * at.h + max(thick, _shift(view, leaded)))
    return Box(id, Role.FIELD, rect, name, tuple(marks), action=id, focusable=True, note=writing.words), caret


def _shift(view: View, style: Style) -> float:
    """How far a line is lowered so that its letters stand on the rule."""
    size = view.measure(view.words("x", style), UNBOUNDED)
    return size.height * 0.80 - size.baseline


def _holds(lines: tuple[Line, ...], number: int, caret: int) -> bool:
    line = lines[number]
    last = number + 1 == len(lines)
    after = caret == line.end and (last or lines[number + 1].start > line.end)
    return line.start <= caret and (caret < line.end or after)


def _caret(view: View, line: Line, caret: int, style: Style, at: Rect, y: float) -> Rect:
    before = line.words[: caret - line.start]
    trailing = (caret - line.start) - len(before)
    wide = width_of(view.measure, before + " " * trailing, style, view.language)
    tall = style.size * 1.1
    x = _place(view, line, wide, style, at)
    thick = max(2.0, style.size * 0.09)
    return Rect(min(max(at.x, x), at.right - thick), y + 0.86 * at.h - tall * 0.86, thick, tall)


def _composing(
    view: View, writing: Writing, line: Line, style: Style, at: Rect, low: float, colour: str
) -> list[Mark]:
    """A stronger line under what an input method is still composing."""
    start, end = max(line.start, writing.caret), min(line.end, writing.shown_caret)
    if not writing.composing or start >= end:
        return []
    first = width_of(view.measure, line.words[: start - line.start], style, view.language)
    last = width_of(view.measure, line.words[: end - line.start], style, view.language)
    y = low - 0.1 * at.h
    ends = [Point(_place(view, line, wide, style, at), y) for wide in (first, last)]
    return [Rule(ends[0], ends[1], colour, max(2.0, 0.08 * style.size))]


def _place(view: View, line: Line, wide: float, style: Style, at: Rect) -> float:
    """Where a width of a line from its beginning ends. Lines begin at the side that they are read from; where
    the window is mirrored all of them stand at the right, and this is the mirror image of that place."""
    if not view.sheet.rtl:
        return at.right - wide if reads_left(line.words) else at.x + wide
    if reads_left(line.words):
        return at.x + wide
    return at.x + width_of(view.measure, line.words, style, view.language) - wide
