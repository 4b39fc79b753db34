"""The rows of two plays: one decision, what was chosen the first time and the second, the marks of both."""

from __future__ import annotations

from dataclasses import dataclass

from game.desktop.box import Box, Role, State, acts
from game.desktop.geometry import Point, Rect
from game.desktop.ink import Mark, Rule, Words
from game.desktop.layout import Column, filled, triangle
from game.desktop.layout.reading import longest_line
from game.desktop.layout.titles import parted
from game.desktop.screens import evidence
from game.desktop.screens.evidence import on_page
from game.desktop.screens.folded import chip_of
from game.desktop.view import View
from game.page import DecisionRow, Pair, TwoPlays
from game.page.plays import FIRST, NOT_IN_THIS_PLAY, SECOND

LEFT, RIGHT, NAMES, APART = 92.0, 91.0, 392.0, 88.0
ROW, CHIP, SMALL_CHIP = 166.0, 128.0, 62.0
LEAST_COLUMN = 19.0


@dataclass(frozen=True, slots=True)
class Grid:
    """Where things stand: names from `left`, the columns of the two plays from `first` and `second`, each
    `column` wide; between them the `seam`. `apart` is False where they stand one under the other."""

    left: float
    right: float
    first: float
    second: float
    column: float
    seam: float
    apart: bool


def grid_of(view: View) -> Grid:
    """Two columns where each has room for words, else one."""
    sheet = view.sheet
    u = sheet.u
    left, right = LEFT * u, sheet.width - RIGHT * u
    if sheet.tall:
        left, right = 60 * u, sheet.width - 60 * u
    first = left + NAMES * u * max(1.0, sheet.z / u * 0.8)
    gap = APART * u
    column = (right - first - gap) / 2
    if sheet.large or sheet.tall or column < LEAST_COLUMN * sheet.b:
        return Grid(left, right, left, left, right - left, sheet.width / 2, False)
    second = first + column + gap
    return Grid(left, right, first, second, column, second - gap / 2, True)


def same_row(column: Column, grid: Grid, plays: TwoPlays, base: str) -> None:
    """What was chosen both times, in one line with its objects. `base` is the folder of own pictures."""
    if not plays.same_line:
        return
    view, theme = column.view, column.view.theme
    u, z = view.sheet.u, view.sheet.z
    top = column.y + 18 * u
    side = round(SMALL_CHIP * max(u, 0.6 * z))
    gap = 8 * u
    marks: list[Mark] = []
    room = (grid.first - grid.left - 24 * u) if grid.apart else column.width
    across = max(1, int((room + gap) // (side + gap)))
    for place, tile in enumerate(plays.same):
        line, at = divmod(place, across)
        square = Rect(round(column.x + at * (side + gap)), round(top + line * (side + gap)), side, side)
        marks += chip_of(view, tile.object, base, square, column.ground)
    low = top + -(-len(plays.same) // across) * (side + gap) - gap
    text = view.words(plays.same_line, view.quiet(0.78, weight=400, leading=1.4), theme.quiet)
    if grid.apart:
        x, width = grid.first, grid.right - grid.first
        size = view.measure(text, width)
        y = max(top, top + side / 2 - size.height / size.lines / 2 - 14 * u)
    else:
        x, width, y = column.x, min(column.width, longest_line(view, text.style)), low + 12 * z
        size = view.measure(text, width)
    marks.append(Words(Point(x, y), width, text, column.ground))
    bottom = max(low, y + size.height)
    rect = Rect(column.x, top, column.width, bottom - top)
    column.add(Box("same", Role.PARAGRAPH, rect, plays.same_line, tuple(marks)))
    column.space(18 * u)
    if plays.pairs:
        _hairline(column, "same.rule", column.x, grid.first - 0 if grid.apart else column.right)


def _hairline(column: Column, id: str, x: float, right: float) -> None:
    width = max(1.0, 1.5 * max(column.view.sheet.u, 0.7))
    rule = Rule(Point(x, column.y), Point(right, column.y), column.view.theme.hairline, width)
    rect = Rect(x, column.y - width / 2, max(0.0, right - x), width)
    column.boxes.append(Box(id, Role.DECORATION, rect, "", (rule,)))


def pair_row(column: Column, grid: Grid, pair: Pair, base: str, place: int, open: bool) -> None:
    """One decision in both plays; Enter unfolds what the author says of each."""
    view, theme = column.view, column.view.theme
    u, z = view.sheet.u, view.sheet.z
    id = f"pair.{place}"
    top = column.y
    if place:
        for x, right in _spans(grid, column):
            _hairline(column, f"{id}.rule.{round(x)}", x, right)
    marks: list[Mark] = []
    chip = round((CHIP if grid.apart else 96) * max(u, 0.62 * z))
    y = top + 18 * max(u, 0.7 * z)
    square = Rect(round(column.x), round(y), chip, chip)
    marks += chip_of(view, pair.object, base, square, column.ground)
    x = column.x + chip + 22 * z
    width = (grid.first - 24 * u if grid.apart else column.right) - x
    low = _names(view, marks, pair, x, y - 2 * z, width, column.ground)
    if grid.apart:
        halves = ((pair.first, grid.first), (pair.second, grid.second))
        chosen = [
            _choice(view, marks, column.ground, row, at, y - 2 * z, grid.column, None) for row, at in halves
        ]
        # The marks of both stand at one height, on the foot of the chip where the words leave room.
        level = max(square.bottom - view.quiet(0.72).size * 1.3, *(end + 20 * z for end in chosen))
        ends = [
            _told(view, marks, column.ground, row, at, level, grid.column, open)
            for row, at in halves
            if row is not None
        ]
        bottom = max(square.bottom, low, *chosen, *ends) + 18 * max(u, 0.7 * z)
    else:
        bottom, gap = max(low, square.bottom), 16.0
        for row, time in ((pair.first, FIRST), (pair.second, SECOND)):
            y = bottom + gap * z
            bottom = _choice(view, marks, column.ground, row, column.x, y, column.width, time)
            if row is not None:
                y = bottom + 12 * z
                bottom = _told(view, marks, column.ground, row, column.x, y, column.width, open)
            gap = 30.0
        bottom += 24 * z
    if view.focus == id:
        reach = 17 * max(u, 0.6 * z)
        marks.append(triangle(0, square.centre.y, reach, theme.marker))
    rect = Rect(0, top, column.right, bottom - top)
    states = frozenset({State.EXPANDED if open else State.FOLDED})
    column.add(acts(id, Role.ROW, rect, _said(pair, open), tuple(marks), states=states))


def _spans(grid: Grid, column: Column) -> tuple[tuple[float, float], ...]:
    return ((column.x, column.right),)


def _names(view: View, marks: list[Mark], pair: Pair, x: float, y: float, width: float, ground: str) -> float:
    name = view.words(pair.called, view.display(max(0.96 * view.sheet.b, 15.0), leading=1.15))
    title = view.words(pair.title, view.quiet(0.72, weight=400, leading=1.3), view.theme.quiet)
    for text in (name, title) if pair.title else (name,):
        words, set_to = parted(view, text, width)
        marks.append(Words(Point(x, y), set_to, words, ground))
        y += view.measure(words, set_to).height
    return y


def _choice(
    view: View,
    marks: list[Mark],
    ground: str,
    row: DecisionRow | None,
    x: float,
    y: float,
    width: float,
    time: str | None,
) -> float:
    """What was chosen in one of the two, under the name of that play where it has no column; its end."""
    z = view.sheet.z
    if time is not None:
        head = view.words(time, view.quiet(0.72, weight=600, leading=1.25), view.theme.numeral)
        marks.append(Words(Point(x, y), width, head, ground))
        y += view.measure(head, width).height + 2 * z
    if row is None:
        none = view.words(NOT_IN_THIS_PLAY, view.quiet(0.78, weight=400, leading=1.38), view.theme.quiet)
        marks.append(Words(Point(x, y), width, none, ground))
        return y + view.measure(none, width).height
    choice, set_to = filled(view, view.words(row.choice, view.act(0.78, weight=500, leading=1.38)), width)
    marks.append(Words(Point(x, y), set_to, choice, ground))
    return y + view.measure(choice, set_to).height


def _told(
    view: View, marks: list[Mark], ground: str, row: DecisionRow, x: float, y: float, width: float, open: bool
) -> float:
    """The marks of a choice, and what the author says of it once it is asked for; where they end."""
    z = view.sheet.z
    found, end = evidence.line(view, row, x, y, width, on_page(view, ground))
    marks += found
    if open and row.because:
        because, set_to = filled(view, view.words(row.because, view.story(0.93)), width)
        marks.append(Words(Point(x, end + 20 * z), set_to, because, ground))
        end += 20 * z + view.measure(because, set_to).height
    return end


def _said(pair: Pair, open: bool) -> str:
    parts = [f"{pair.called}{f', {pair.title}' if pair.title else ''}."]
    for row, time in ((pair.first, FIRST), (pair.second, SECOND)):
        if row is None:
            parts.append(f"{time}: {NOT_IN_THIS_PLAY}")
            continue
        parts.append(f"{time}: {''.join(words for words, _ in row.choice)} {row.marks}")
        if open and row.because:
            parts.append("".join(words for words, _ in row.because))
    return " ".join(parts)
