"""Parts that screens share: words that act, the band, the way on, hairlines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from game.desktop.box import Box, Role, acts
from game.desktop.geometry import Point, Rect
from game.desktop.ink import Fill, Mark, Rule, Words
from game.desktop.layout.marks import triangle
from game.desktop.measure import UNBOUNDED, Align, Style
from game.desktop.view import View

LEAST_TARGET = 44.0
"""The least height and width of what a finger or a mouse has to hit, in pixels."""


@dataclass(frozen=True, slots=True)
class Item:
    """Words that act: the box's id, the words, its action where that is another, a key that acts on it."""

    id: str
    words: str
    action: str | None = None
    key: str | None = None


def row_length(view: View, items: Sequence[Item], style: Style, gap: float) -> float:
    """How wide a row of words that act is on one line."""
    widths = (view.measure(view.words(item.words, style), UNBOUNDED).width for item in items)
    return sum(widths) + gap * (len(items) - 1)


def links(
    view: View,
    items: Sequence[Item],
    x: float,
    y: float,
    *,
    style: Style,
    colour: str,
    ground: str,
    gap: float,
    right: bool = False,
    within: float = UNBOUNDED,
    dot: str | None = None,
) -> list[Box]:
    """A row of words that act, their line's top at `y`, from `x` on (or up to `x`, with `right`).

    Where they are wider than `within` they take further rows. Focus is the triangle before the word and a
    line under it. `dot` is a sign that stands between two words, as “·”.
    """
    rows: list[list[tuple[Item, float]]] = [[]]
    used = 0.0
    for item in items:
        width = view.measure(view.words(item.words, style, colour), UNBOUNDED).width
        width = min(width, max(LEAST_TARGET, within - 2))  # what is wider than all the room wraps in it
        if rows[-1] and used + gap + width > within:
            rows.append([])
            used = 0.0
        used += (gap if rows[-1] else 0.0) + width
        rows[-1].append((item, width))
    boxes: list[Box] = []
    for row in rows:
        total = sum(width for _, width in row) + gap * (len(row) - 1)
        at = x - total if right else x
        height = 0.0
        for place, (item, width) in enumerate(row):
            box, height = _link(view, item, at, y, width, style, colour, ground, gap)
            boxes.append(box)
            if dot and place + 1 < len(row):
                boxes.append(_dot(view, f"{item.id}.dot", dot, at + width, y, gap, style, colour, ground))
            at += width + gap
        y += max(height + style.size * 0.34, LEAST_TARGET)
    return boxes


def _link(
    view: View,
    item: Item,
    x: float,
    y: float,
    width: float,
    style: Style,
    colour: str,
    ground: str,
    gap: float,
) -> tuple[Box, float]:
    text = view.words(item.words, style, colour)
    height = view.measure(text, width + 2).height
    marks: list[Mark] = [Words(Point(x, y), width + 2, text, ground)]
    if view.focus == item.id:
        reach = style.size * 0.36
        marker = view.theme.marker_on(ground, colour)
        marks.append(triangle(x - min(reach * 2.1, gap * 0.72), y + height / 2, reach, marker))
        under = y + height - style.size * 0.06
        marks.append(Rule(Point(x, under), Point(x + width, under), colour, max(1.5, style.size * 0.08)))
    tall, wide = max(height, LEAST_TARGET), max(width + min(gap, 24.0), LEAST_TARGET)
    rect = Rect(x + width / 2 - wide / 2, y + height / 2 - tall / 2, wide, tall)
    box = acts(
        item.id, Role.LINK, rect, item.words, tuple(marks), action=item.action or item.id, key=item.key
    )
    return box, height


def _dot(
    view: View, id: str, dot: str, x: float, y: float, gap: float, style: Style, colour: str, ground: str
) -> Box:
    text = view.words(dot, style, colour).aligned(Align.CENTRE)
    height = view.measure(text, gap).height
    return Box(id, Role.DECORATION, Rect(x, y, gap, height), "", (Words(Point(x, y), gap, text, ground),))


def band(
    view: View,
    item: Item,
    rect: Rect,
    text_x: float,
    *,
    hint: str = "",
    inset: float | None = None,
    paper: bool = False,
) -> Box:
    """The band: the one thing to do, flush with an edge. Out of focus it keeps its ground alone.

    `paper` is the band on a coloured side. Words begin at `text_x`; `hint` names a key at the right end.
    """
    theme = view.theme
    ground = theme.page if paper else theme.band
    ink = theme.words if paper else theme.band_words
    quiet = theme.quiet if paper else theme.band_quiet
    style = view.act(0.85, weight=500, leading=1.2)
    room = rect.right - text_x - (inset if inset is not None else 26 * view.sheet.u)
    text = view.marked(item.words, style, ink)
    size = view.measure(text, room)
    marks: list[Mark] = [
        Fill(rect, ground),
        Words(Point(text_x, rect.y + (rect.h - size.height) / 2), room, text, ground),
    ]
    if hint:
        note = view.words(hint, view.quiet(0.72, weight=400), quiet).aligned(Align.RIGHT)
        space = view.measure(note, UNBOUNDED)
        if size.lines == 1 and size.width + space.width + 30 * view.sheet.u < room:
            marks.append(Words(Point(text_x, rect.y + (rect.h - space.height) / 2), room, note, ground))
    if view.focus == item.id:
        reach = min(rect.h * 0.28, 17 * max(view.sheet.u, view.sheet.z))
        marks.append(triangle(rect.x, rect.y + rect.h / 2, reach, theme.marker))
    plain = text.plain
    return acts(item.id, Role.BUTTON, rect, plain, tuple(marks), action=item.action or item.id, key=item.key)


def way_on(
    view: View, item: Item, x: float, y: float, *, k: float = 0.85, right: bool = False, ground: str
) -> Box:
    """▸ and the words that lead on. The triangle is brick in focus, and quiet while focus is elsewhere."""
    style = view.act(k, weight=500, leading=1.3)
    text = view.words(item.words, style)
    size = view.measure(text, UNBOUNDED)
    reach = style.size * 0.42
    indent = reach * 2.9
    left = x - size.width - indent if right else x
    middle = y + size.height / 2
    marks: list[Mark] = [
        triangle(left, middle, reach, view.theme.marker if view.focus == item.id else view.theme.hairline),
        Words(Point(left + indent, y), size.width + 2, text, ground),
    ]
    tall = max(size.height, LEAST_TARGET)
    rect = Rect(left - reach, middle - tall / 2, max(indent + size.width + 2 * reach, LEAST_TARGET), tall)
    return acts(
        item.id, Role.BUTTON, rect, item.words, tuple(marks), action=item.action or item.id, key=item.key
    )


def hairline(view: View, x: float, right: float, y: float, colour: str | None = None) -> Rule:
    """A line that parts two things."""
    width = max(1.0, 1.5 * max(view.sheet.u, 0.7))
    return Rule(Point(x, y), Point(right, y), colour or view.theme.hairline, width)
