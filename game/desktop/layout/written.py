"""Writing lines: a text field as a box, its words on lines that grow with them, caret and selection where
they stand, and the way back from a point on the page to a place in the words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import accumulate

from wcwidth import iter_graphemes

from game.desktop.box import Box, Role
from game.desktop.geometry import Point, Rect
from game.desktop.ink import Fill, Mark, Rule, Words
from game.desktop.layout.lines import Line, offset, part_shown, set_lines, spans, width_of
from game.desktop.measure import UNBOUNDED, Measure, Piece, Style, Text, reads_left
from game.desktop.view import View
from game.desktop.writing import Writing
from game.pictures.colour import mixed

STANDS = 0.8
"""Where letters stand in a line of a field, as a part of its height."""


@dataclass(frozen=True)
class Field:
    """A text field as it was set: where a caret stands, and which place in the words a point means.

    Points are those of the field's area, at its top. `mirror` is the width of a window that is mirrored after
    it was laid out, else None: then points are those of the mirrored window.
    """

    id: str
    writing: Writing
    lines: tuple[Line, ...]
    at: Rect
    style: Style
    measure: Measure
    language: str = ""
    rtl: bool = False
    mirror: float | None = None

    def mirrored(self, width: float) -> Field:
        """The same field in the mirrored window."""
        return replace(self, mirror=width)

    @property
    def caret(self) -> Rect:
        """The caret, before any mirroring."""
        number = next((n for n in range(len(self.lines)) if self._holds(n)), 0)
        tall = self.style.size * 1.1
        thick = max(2.0, self.style.size * 0.09)
        x = self.x(self.lines[number], self.writing.shown_caret)
        low = self.at.y + number * self.at.h + 0.86 * self.at.h
        return Rect(min(max(self.at.x, x), self.at.right - thick), low - tall * 0.86, thick, tall)

    def place(self, x: float, y: float) -> int:
        """The place in the words that is nearest to a point."""
        if self.mirror is not None:
            x = self.mirror - x
        number = max(0, min(len(self.lines) - 1, int((y - self.at.y) // self.at.h)))
        return self._nearest(number, x)

    def line_away(self, step: int) -> tuple[int, float] | None:
        """The place one line down (1) or up (-1) from the caret, and how far to the right it aims; None where
        there is no such line."""
        if not self.writing.lines or self.writing.composing:
            return None
        number = next((n for n in range(len(self.lines)) if self._holds(n)), 0)
        goal = self.writing.goal
        if goal is None:
            goal = self.x(self.lines[number], self.writing.shown_caret)
        if not 0 <= number + step < len(self.lines):
            return None
        return self._nearest(number + step, goal), goal

    def edge(self, step: int) -> int:
        """Where the caret's line begins (-1) or ends (1)."""
        number = next((n for n in range(len(self.lines)) if self._holds(n)), 0)
        if self.writing.lines:
            return self._stops(number)[0 if step < 0 else -1]
        return 0 if step < 0 else len(self.writing.words)

    def x(self, line: Line, place: int) -> float:
        """Where in its line a place stands, in pixels of the window before any mirroring."""
        return self._beside(
            line, offset(self.measure, line.words, place - line.start, self.style, self.language)
        )

    def stretches(self, line: Line, start: int, end: int) -> list[tuple[float, float]]:
        """From where to where in a line the letters from `start` to `end` reach."""
        start, end = max(start, line.start) - line.start, min(end, line.end) - line.start
        if start >= end:
            return []
        found = spans(self.measure, line.words, start, end, self.style, self.language)
        pairs = [(self._beside(line, a), self._beside(line, b)) for a, b in found]
        return [(min(pair), max(pair)) for pair in pairs]

    def _beside(self, line: Line, wide: float) -> float:
        """Lines begin at the side that they are read from; where the window is mirrored all of them stand at
        the right, and this is the mirror image of that place."""
        if not self.rtl and not reads_left(line.words):
            return self.at.x + wide
        whole = width_of(self.measure, line.words, self.style, self.language)
        return self.at.x + whole - wide if self.rtl else self.at.right - whole + wide

    def _nearest(self, number: int, x: float) -> int:
        line = self.lines[number]
        found = min(self._stops(number), key=lambda stop: abs(self.x(line, stop) - x))
        return min(found, len(self.writing.words))

    def _stops(self, number: int) -> list[int]:
        """The places at which a caret shows in a line: not its end, where the next one begins there."""
        line = self.lines[number]
        clusters = accumulate(len(cluster) for cluster in iter_graphemes(line.words))
        stops = [line.start, *(line.start + end for end in clusters)]
        after = self.lines[number + 1].start if number + 1 < len(self.lines) else -1
        return stops[:-1] if len(stops) > 1 and stops[-1] == after else stops

    def _holds(self, number: int) -> bool:
        line, caret = self.lines[number], self.writing.shown_caret
        last = number + 1 == len(self.lines)
        after = caret == line.end and (last or self.lines[number + 1].start > line.end)
        return line.start <= caret and (caret < line.end or after)


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
) -> tuple[Box, Field]:
    """The field as a box from the top of `at` on, `at.h` from line to line, at least so many lines; and how
    it was set."""
    leaded = style.but(leading=at.h / style.size)
    # The reader's own spacing of lines would part words from the rules that they stand on.
    spread = view.measure(view.words("x", leaded), UNBOUNDED).height / at.h
    leaded = leaded.but(leading=leaded.leading / max(1.0, spread))
    lines: tuple[Line, ...]
    if writing.lines:
        lines = set_lines(view.measure, writing.shown, leaded, at.w - 4, view.language)
    else:
        shown, caret_at = writing.shown, writing.shown_caret
        lines = (part_shown(view.measure, shown, caret_at, leaded, at.w - 8, view.language),)
    field = Field(id, writing, lines, at, leaded, view.measure, view.language, view.sheet.rtl)
    marks: list[Mark] = []
    thick = max(1.0, 1.5 * max(view.sheet.u, 0.7))
    count = max(least, len(lines))
    focused = view.focus == id
    shift = _shift(view, leaded)
    for number in range(count):
        y = at.y + number * at.h
        low = y + at.h
        marks.append(Rule(Point(at.x, low), Point(at.right, low), colour, thick))
        if number >= len(lines):
            continue
        line = lines[number]
        on = _selected(view, field, line, y) if focused else []
        marks += on
        if line.words:
            text = Text((Piece(line.words, leaded, colour),), language=view.language)
            marks.append(Words(Point(at.x, y + shift), at.w, text, on[0].colour if on else ground))
        marks += _composing(field, line, low, colour)
    if focused:
        marks.append(Fill(field.caret, view.theme.words))
    rect = Rect(at.x, at.y, at.w, count * at.h + max(thick, shift))
    return Box(id, Role.FIELD, rect, name, tuple(marks), action=id, focusable=True, note=writing.words), field


def _shift(view: View, style: Style) -> float:
    """How far a line is lowered so that its letters stand on the rule."""
    size = view.measure(view.words("x", style), UNBOUNDED)
    return size.height * STANDS - size.baseline


def _selected(view: View, field: Field, line: Line, y: float) -> list[Fill]:
    """What is selected in a line: a darker ground, and a line under it that needs no colour to be seen."""
    theme = view.theme
    ground = mixed(theme.page, theme.words, 0.14)
    tall, thick = 0.72 * field.at.h, max(2.0, 0.06 * field.style.size)
    top = y + 0.98 * field.at.h - tall
    start, end = field.writing.selection
    pairs = field.stretches(line, start, end)
    grounds = [Fill(Rect(a, top, b - a, tall), ground) for a, b in pairs]
    return grounds + [Fill(Rect(a, top + tall - thick, b - a, thick), theme.words) for a, b in pairs]


def _composing(field: Field, line: Line, low: float, colour: str) -> list[Mark]:
    """A stronger line under what an input method is still composing."""
    writing = field.writing
    if not writing.composing:
        return []
    y, thick = low - 0.1 * field.at.h, max(2.0, 0.08 * field.style.size)
    pairs = field.stretches(line, writing.caret, writing.shown_caret)
    return [Rule(Point(a, y), Point(b, y), colour, thick) for a, b in pairs]
