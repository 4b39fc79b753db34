"""Finding words in what was said: where they are, and the strip with the field at the foot of the page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from game.desktop.box import Area, Box, Role
from game.desktop.geometry import Point, Rect
from game.desktop.ink import Fill, Mark, Rule, Words
from game.desktop.layout import Frame, Item, links, triangle
from game.desktop.layout.written import STANDS, Field, written
from game.desktop.measure import UNBOUNDED
from game.desktop.screens.contents import Entry
from game.desktop.view import View
from game.desktop.writing import Writing
from game.page.plain import words

FIELD = "find.field"
LABEL = "Find"
NOTHING = "Not found"


@dataclass(frozen=True, slots=True)
class Match:
    """Where something was found: the place of the entry, and the box that holds it."""

    entry: int
    box: str


def matches(entries: tuple[Entry, ...], query: str) -> tuple[Match, ...]:
    """Every paragraph that holds the words, in reading order; none for no words."""
    wanted = _folded(query)
    if not wanted:
        return ()
    return tuple(
        Match(place, box)
        for place, entry in enumerate(entries)
        for box, told in _paragraphs(place, entry)
        if wanted in _folded(told)
    )


def _paragraphs(place: int, entry: Entry) -> Iterator[tuple[str, str]]:
    yield f"entry.{place}", entry.log.title
    for at, block in enumerate(entry.log.blocks):
        yield f"said.{place}.{at}", f"{block.speaker or ''} {block.text}"
    if entry.log.choice:
        yield f"you.{place}", words(entry.log.choice)
    for at, block in enumerate(entry.log.then):
        yield f"then.{place}.{at}", f"{block.speaker or ''} {block.text}"


def _folded(text: str) -> str:
    """Without regard to case, to the shape of quotes, and to spaces in a row."""
    plain = text.casefold().translate({0x2019: "'", 0x2018: "'", 0x201C: '"', 0x201D: '"'})
    return " ".join(plain.split())


def strip(
    view: View, frame: Frame, bottom: float, query: Writing, match: int, found: int
) -> tuple[Area, Field]:
    """The strip that ends at `bottom`, and the field in it as it is set."""
    theme = view.theme
    u, z = view.sheet.u, view.sheet.z
    style = view.act(0.83, weight=500, leading=1.2)
    label = view.words(LABEL, style)
    size = view.measure(label, UNBOUNDED)
    line = max(46.0, 1.7 * view.sheet.b)
    top = bottom - 1.45 * line - 20 * u
    x = frame.x + size.width + 26 * z
    ways = (Item("next", "Next"), Item("close", "Close"))
    gap = max(36 * u, style.size)
    count = _count(query, match, found)
    told = view.words(count or " ", view.quiet(0.72, weight=500), theme.quiet)
    told_wide = max(view.measure(told, UNBOUNDED).width, view.quiet(0.72).size * 5)
    ways_wide = sum(view.measure(view.words(w.words, style), UNBOUNDED).width for w in ways) + gap
    right = frame.right - ways_wide - told_wide - 2 * gap
    y = top + 12 * u
    rows = 1
    if right - x < 9 * view.sheet.b:
        right, rows = frame.right, 2
        top -= line
        y = top + 12 * u
    # Everything in the strip stands on one line with what is written.
    base = y + STANDS * line - size.baseline
    box, field = written(
        view, FIELD, LABEL, query, Rect(x, y, right - x, line), view.story(), theme.numeral, theme.page, 1
    )
    rect = Rect(frame.page.x, top, frame.page.w, bottom - top)
    edge = Rule(Point(frame.x, top), Point(frame.right, top), theme.hairline, max(1.0, 1.5 * u))
    marks: list[Mark] = [Words(Point(frame.x, base), size.width + 2, label, theme.page)]
    if view.focus == FIELD:
        reach = 17 * max(u, 0.6 * z)
        marks.append(triangle(frame.page.x, y + line / 2, reach, theme.marker))
    boxes: list[Box] = [
        Box("find.label", Role.QUIET, Rect(frame.x, base, size.width, size.height), LABEL, tuple(marks)),
        box,
    ]
    at = y + line if rows == 2 else y
    start = frame.x if rows == 2 else right + gap
    low = at + STANDS * line
    space = view.measure(told, UNBOUNDED)
    if count:
        place = Point(start, low - space.baseline)
        boxes.append(
            Box("found", Role.NOTICE, Rect(*place, told_wide, space.height), count,
                (Words(place, told_wide + 2, told, theme.page),), live=True)
        )  # fmt: skip
    boxes += links(
        view, ways, start + told_wide + gap, low - size.baseline, style=style, colour=theme.words,
        ground=theme.page, gap=gap,
    )  # fmt: skip
    area = Area("find", rect, tuple(boxes), under=(Fill(rect, theme.page), edge))
    return area, field


def _count(query: Writing, match: int, found: int) -> str:
    if not query.words.strip():
        return ""
    return f"{match % found + 1} of {found}" if found else NOTHING
