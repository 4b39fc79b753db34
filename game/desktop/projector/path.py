"""The debrief, what happened: the room's decisions in order, with both votes as shares of a beam."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from game.desktop.box import Box, Role
from game.desktop.geometry import Point, Rect
from game.desktop.ink import Fill, Mark, Rule, Words
from game.desktop.layout import Column, chip_marks, filled
from game.desktop.measure import first_lines
from game.desktop.projector.debrief import named
from game.desktop.projector.leaf import Leaf, page_area
from game.desktop.projector.parts import base, column, corner_clock, title
from game.desktop.projector.showing import Showing
from game.desktop.projector.sides import object_side
from game.desktop.projector.wall import LEAST, Wall
from game.desktop.still import still
from game.page.projector import PathPage, Taken

AIR = 10
"""How much more room a row may have over and under it where there is plenty, in units."""
SHARES = 330
"""How wide a vote's beam is, in units."""


class Rows(NamedTuple):
    """How decisions are set: the chip's side, the types of title and choice, how many lines a choice may
    take (none: it stands behind the title), and the room over and under a row."""

    chip: float
    title: float
    text: float
    lines: int
    pad: float


SETTINGS = (
    Rows(84, 36, 34, 3, 11),
    Rows(84, 36, 34, 2, 9),
    Rows(84, 36, 32, 2, 6),
    Rows(84, 36, 32, 1, 6),
    Rows(66, 34, 30, 1, 4),
    Rows(42, 32, 30, 0, 4),
)


def path(wall: Wall, page: PathPage, now: Showing) -> Leaf:
    """Every decision on a row; a path that is longer than the screen shows its last ones."""
    boxes, low = base(wall, page.left, page.right)
    clock, taken = corner_clock(wall, page.clock, now)
    rows = page.rows
    for how in SETTINGS:
        at = _written(wall, page.title, taken, rows, how, 0)
        if at.y <= low:
            break
    spare = (low - at.y) / wall.u / 2 / max(1, len(rows))
    if spare > 0:
        # What is left below the last row goes between them all.
        at = _written(wall, page.title, taken, rows, how._replace(pad=how.pad + min(AIR, spare)), 0)
    gone = 0
    while at.y > low + 0.5 and gone < len(rows):
        gone += 1
        at = _written(wall, page.title, taken, rows[gone:], how, gone)
    side = object_side(wall, page.object, named(wall, page.ending))
    return Leaf((side, page_area(wall, [*clock, *at.boxes, *boxes])))


def _written(wall: Wall, name: str, taken: float, rows: Sequence[Taken], how: Rows, gone: int) -> Column:
    at = column(wall)
    title(at, wall, name, width=wall.width - taken)
    at.space(20 * wall.u)
    if gone:
        words = f"{gone} before these" if gone > 1 else "One before these"
        at.words("gone", Role.QUIET, wall.words(words, wall.plain(LEAST), wall.theme.quiet))
        at.space(8 * wall.u)
    for row in rows:
        _row(at, wall, row, how)
    return at


def _row(at: Column, wall: Wall, row: Taken, how: Rows) -> None:
    """One decision: its object, its title, what was taken, and at the right how the votes were shared."""
    u, theme = wall.u, wall.theme
    x, y = at.x, at.y
    chip = how.chip * u
    left = x + chip + 28 * u
    shares = (SHARES if not wall.narrow else 230) * u
    room = at.right - shares - 28 * u - left
    said = f"{row.line.number} · {row.line.text}" if row.line.text else row.words
    name = wall.words(row.title, wall.title(how.title, leading=1.15))
    if not how.lines and said:
        name = wall.words(f"{row.title} · {said}", wall.plain(how.text, weight=500, leading=1.2))
    name = first_lines(wall.view.measure, name, room, 1)
    high = wall.view.measure(name, room).height
    words: list[Words] = []
    if how.lines and said:
        text = wall.words(said, wall.plain(how.text, leading=1.22))
        text = first_lines(wall.view.measure, text, room, how.lines)
        text, wide = filled(wall.view, text, room)
        words.append(Words(Point(left, high), wide, text, at.ground))
        high += wall.view.measure(text, wide).height
    tall = max(chip, high)
    top = y + how.pad * u
    marks: list[Mark] = [
        Rule(Point(x, y), Point(at.right, y), theme.hairline, max(1.0, 2 * u)),
        *_chip(wall, row.object, Rect(x, top + (tall - chip) / 2, chip, chip)),
        Words(Point(left, top + (tall - high) / 2), room, name, at.ground),
    ]
    for line in words:
        marks.append(replace(line, at=Point(left, top + (tall - high) / 2 + line.at.y)))
    marks += _shares(wall, row, Rect(at.right - shares, top, shares, tall))
    rect = Rect(x, y, at.width, tall + 2 * how.pad * u)
    at.add(Box(f"decision.{row.number}", Role.ROW, rect, f"{row.title}. {said}", tuple(marks)))


def _chip(wall: Wall, object: str | None, rect: Rect) -> tuple[Mark, ...]:
    found = still(wall.view, object, wall.base)
    if found is None:
        return (Fill(rect, wall.theme.blank),)
    edge = wall.theme.edge(found.field, wall.theme.page)
    return chip_marks(rect, found.drawn(1.0), found.field, edge, max(1.0, 2 * wall.u))


def _shares(wall: Wall, row: Taken, room: Rect) -> list[Mark]:
    """Both votes as beams in parts, in the choices' order; the first thinner where there was a second."""
    u, tones = wall.u, wall.tones
    beams = [(row.first, 12 * u, tones.earlier), (row.last, 22 * u, tones.bar)]
    if not row.last:
        beams = [(row.first, 22 * u, tones.bar)]
    beams = [beam for beam in beams if sum(count for _, count in beam[0])]
    y = room.y + (room.h - sum(high for _, high, _ in beams) - 8 * u * (len(beams) - 1)) / 2
    marks: list[Mark] = []
    for parts, high, colour in beams:
        counts = [count for _, count in parts if count]
        gap = 5 * u
        unit = (room.w - gap * (len(counts) - 1)) / sum(counts)
        x = room.x
        for count in counts:
            marks.append(Fill(Rect(x, y, count * unit, high), colour))
            x += count * unit + gap
        y += high + 8 * u
    return marks
