"""A decision unfolded in its place: what the moment called for, what was chosen, why, and another way."""

from __future__ import annotations

from game.desktop.box import Box, Role, State, acts
from game.desktop.geometry import Point, Rect
from game.desktop.ink import Mark, Rule, Words
from game.desktop.layout import Column, Frame, Item, band, links, triangle
from game.desktop.layout.parts import LEAST_TARGET
from game.desktop.layout.reading import FEWEST, letters
from game.desktop.measure import UNBOUNDED, Text, balanced
from game.desktop.screens import evidence
from game.desktop.screens.evidence import COLUMN, on_page
from game.desktop.screens.folded import beside
from game.desktop.view import View
from game.model import Emphasis
from game.page import DecisionRow
from game.page.debrief import AGAIN_FROM_HERE, ANOTHER_WAY

SHOW = "Show"


def unfolded(column: Column, row: DecisionRow, frame: Frame, another: bool) -> None:
    """All of it; `another` says that another way was asked for. The side bears the decision's name."""
    view = column.view
    z, u = view.sheet.z, view.sheet.u
    _heading(column, row, frame)
    if row.why:
        why = view.words(row.why, view.story())
        column.words(f"why.{row.number}", Role.PARAGRAPH, why, full=True)
        column.space(12 * z)
    _cues(column, row)
    column.space(18 * z)
    column.rule(f"choice.rule.{row.number}")
    column.space(18 * z)
    _chosen(column, row)
    column.space(20 * z)
    if row.another_way:
        column.rule(f"other.rule.{row.number}")
        column.space(18 * z)
        _another(column, row, frame, another)
        column.space(18 * z)
    _ways(column, row, frame, max(60 * u, 44.0, 1.9 * view.act(0.85).size))
    column.space(24 * max(u, 0.7 * z))


def _heading(column: Column, row: DecisionRow, frame: Frame) -> None:
    """What the moment called for; it folds the decision again. After the colon it breaks, if it must."""
    view, theme = column.view, column.view.theme
    sheet = view.sheet
    id = f"row.{row.number}"
    top = column.y
    style = view.display(sheet.title(1.48), leading=1.2)
    marks: list[Mark] = []
    y = top
    for text in _lines(view, row, style, column.width):
        set_to = balanced(view.measure, text, column.width)
        marks.append(Words(Point(column.x, y), set_to, text, column.ground))
        y += view.measure(text, set_to).height
    y += 10 * sheet.z
    first = view.measure(view.words("x", style), UNBOUNDED).height
    if view.focus == id:
        reach = 17 * max(sheet.u, 0.6 * sheet.z)
        marks.append(triangle(frame.page.x, top + first / 2, reach, theme.marker))
    rect = Rect(frame.page.x, top, column.right - frame.page.x, max(y - top, LEAST_TARGET))
    said = f"{row.number}. {row.called}. {row.heading}" if row.heading else f"{row.number}. {row.called}"
    key = str(row.number) if row.number < 10 else None
    column.add(
        acts(
            id, Role.ROW, rect, said, tuple(marks), action="fold", key=key, states=frozenset({State.EXPANDED})
        )
    )


def _lines(view: View, row: DecisionRow, style: object, width: float) -> list[Text]:
    heading = row.heading or row.called
    whole = view.words(heading, style)  # type: ignore[arg-type]
    if view.measure(whole, UNBOUNDED).width <= width or ": " not in heading:
        return [whole]
    before, _, after = heading.partition(": ")
    return [view.words(f"{before}:", style), view.words(after, style)]  # type: ignore[arg-type]


def _cues(column: Column, row: DecisionRow) -> None:
    """What the scene had said, quoted, beside one another where they have room."""
    view = column.view
    z = view.sheet.z
    gap = 74 * z
    x, low = column.x, column.y
    y = column.y
    for number, cue in enumerate(row.cues):
        text = view.words(cue, view.story(italic=True, leading=1.34), view.theme.numeral)
        wide = view.measure(text, UNBOUNDED).width
        if x > column.x and (x + wide > column.right or view.sheet.large):
            x, y = column.x, low + 4 * z
        room = min(wide + 2, column.right - x)
        size = view.measure(text, room)
        mark = Words(Point(x, y), room, text, column.ground)
        box = Box(f"cue.{row.number}.{number}", Role.PARAGRAPH, Rect(x, y, room, size.height), cue, (mark,))
        column.boxes.append(box)
        low = max(low, y + size.height)
        x += wide + gap
    column.y = low


def _chosen(column: Column, row: DecisionRow) -> None:
    """The choice as a quotation with its marks, and what the author says of it."""
    view = column.view
    z = view.sheet.z
    reading = letters(view, view.story(), FEWEST + 2)
    apart = beside(view, column.width) and column.width - (COLUMN + 12) * z >= reading
    top = column.y
    width = column.width - (COLUMN + 12) * z if apart else column.width
    you = view.words(row.you, view.act(0.85, weight=500))
    column.words(f"you.{row.number}", Role.PARAGRAPH, you, width=width, full=True)
    tones = on_page(view)
    if apart:
        x = column.right - COLUMN * z
        marks, end = evidence.column(view, row, x, top + 2 * z, COLUMN * z, tones)
        rect = Rect(x, top, COLUMN * z, end - top)
    else:
        column.space(22 * z)
        y = column.y
        marks, end = evidence.column(view, row, column.x, y, column.width, tones)
        rect = Rect(column.x, y - 8 * z, column.width, end - y + 8 * z)
        column.y = end + 22 * z
    column.boxes.append(Box(f"marks.{row.number}", Role.PARAGRAPH, rect, row.marks, tuple(marks)))
    if row.because:
        column.space(8 * z)
        text = view.words(row.because, view.story())
        column.words(
            f"because.{row.number}",
            Role.PARAGRAPH,
            text,
            width=width,
            full=True,
        )
    column.y = max(column.y, rect.bottom)


def _another(column: Column, row: DecisionRow, frame: Frame, shown: bool) -> None:
    """Another way: two words and "Show" at first, then what it was."""
    view, theme = column.view, column.view.theme
    sheet = view.sheet
    z = sheet.z
    id = f"way.{row.number}"
    head = ((ANOTHER_WAY, Emphasis.STRONG), (" ", Emphasis.PLAIN))
    style = view.story()
    line = view.words((head[0],), style)
    size = view.measure(line, UNBOUNDED)
    tall = max(size.height, LEAST_TARGET)
    low = column.y + (size.height + tall) / 2
    if shown:
        text = view.words((*head, *row.another_way), style)
        column.words(id, Role.PARAGRAPH, text, live=True, full=True)
        column.y = max(column.y, low)  # one line takes the place of the words that showed it: nothing jumps
        return
    show = view.words(SHOW, view.act(0.85, weight=500, leading=1.3))
    wide = view.measure(show, UNBOUNDED)
    x = column.x + size.width + 22 * z
    y = column.y
    at = y + size.baseline - wide.baseline
    marks: list[Mark] = [
        Words(Point(column.x, y), size.width + 2, line, column.ground),
        Words(Point(x, at), wide.width + 2, show, column.ground),
    ]
    if view.focus == id:
        reach = 17 * max(sheet.u, 0.6 * z)
        marks.append(triangle(frame.page.x, y + size.height / 2, reach, theme.marker))
        under = at + wide.height - 1
        marks.append(Rule(Point(x, under), Point(x + wide.width, under), theme.words, max(1.5, 2 * z)))
    rect = Rect(frame.page.x, y - (tall - size.height) / 2, x + wide.width - frame.page.x + 10 * z, tall)
    column.add(acts(id, Role.BUTTON, rect, f"{ANOTHER_WAY} {SHOW}", tuple(marks), action="another"))


def _ways(column: Column, row: DecisionRow, frame: Frame, tall: float) -> None:
    """The band, and the words beside it; under it where they have no room."""
    view, theme = column.view, column.view.theme
    u, z = view.sheet.u, view.sheet.z
    style = view.act(0.85, weight=500, leading=1.2)
    item = Item("again", AGAIN_FROM_HERE)
    wide = view.measure(view.words(item.words, style), UNBOUNDED).width
    rect = Rect(frame.page.x, column.y, min(column.x - frame.page.x + wide + 34 * z, frame.page.w), tall)
    column.boxes.append(band(view, item, rect, column.x, inset=8 * z))
    items = (Item("log", "What was said", key="l"), Item("fold", "Fold"))
    gap = max(44 * u, style.size * 1.3)
    line = sum(view.measure(view.words(i.words, style), UNBOUNDED).width for i in items) + gap
    height = view.measure(view.words("x", style), UNBOUNDED).height
    at = rect.right + 40 * u
    quiet = {"style": style, "colour": theme.words, "ground": column.ground, "gap": gap}
    if at + line <= column.right:
        found = links(view, items, at, rect.y + (tall - height) / 2, **quiet)  # type: ignore[arg-type]
    else:
        y = rect.bottom + 16 * z
        found = links(view, items, column.x, y, within=column.width, **quiet)  # type: ignore[arg-type]
    column.boxes += found
    column.y = max(rect.bottom, *(box.rect.bottom for box in found))
