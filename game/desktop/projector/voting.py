"""An open vote and a closed one: every choice in full, and how many have voted, never for what."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from game.desktop.box import Box, Role, State
from game.desktop.geometry import Point, Rect
from game.desktop.ink import Mark, Rule, Words
from game.desktop.layout import Column, filled
from game.desktop.projector.leaf import Leaf, page_area
from game.desktop.projector.parts import base, beam, clock, column, huge, line_over, numeral, shrunk, title
from game.desktop.projector.showing import Showing
from game.desktop.projector.sides import Foot, object_side
from game.desktop.projector.wall import Split, Wall
from game.page.projector import ClosedPage, Line, OwnPage, VotePage


class Rows(NamedTuple):
    """How choices are set: the title's type, their own, the numeral's, and the room over and under each."""

    title: float
    text: float
    numeral: float
    pad: float


FOUR = (Rows(76, 40, 64, 22), Rows(76, 38, 64, 18), Rows(76, 36, 60, 15), Rows(64, 36, 54, 13))
FIVE = (Rows(76, 38, 64, 18), Rows(64, 36, 54, 14))
SIX = (Rows(64, 36, 54, 14), Rows(64, 36, 54, 9))
SMALLER = (Rows(64, 34, 54, 14), Rows(56, 34, 50, 8), Rows(48, 30, 44, 6))
"""Where that is still too long: the side gives way, and the type."""


def vote(wall: Wall, page: VotePage, now: Showing) -> Leaf:
    """A vote that is open."""

    def foot(at: Column, ink: str, marker: str) -> None:
        _count(at, wall, page, now, ink)
        at.space(28 * wall.u)
        share = page.share if now.share is None else now.share
        beam(at, wall, "beam", share, ink, marker, f"{round(100 * page.share)} %")

    return _choices(wall, page, page.lines, page.second, foot)


def closed(wall: Wall, page: ClosedPage, now: Showing) -> Leaf:
    """A vote that is closed and not shown."""

    def foot(at: Column, ink: str, marker: str) -> None:
        _count(at, wall, page, now, ink)

    return _choices(wall, page, page.lines, "", foot)


def own(wall: Wall, page: OwnPage, now: Showing) -> Leaf:
    """Everyone on their own path: how far the room is."""
    u = wall.u

    def foot(at: Column, ink: str, marker: str) -> None:
        if page.clock is not None:
            clock(at, wall, page.clock, now, 110, ink, 44)
            at.space(30 * u)
        count(at, wall, str(page.finished), page.finished_words, ink)
        at.space(28 * u)
        share = page.share if now.share is None else now.share
        beam(at, wall, "beam", share, ink, marker, f"{round(100 * page.share)} %")

    boxes, low = base(wall, page.left, page.right)

    def write(size: float) -> Column:
        at = column(wall)
        title(at, wall, page.title, 76 * size / 44)
        at.space(40 * u * size / 44)
        for number, (label, count) in enumerate(page.rows):
            _far(at, wall, number, label, count, size)
        return at

    written = write(44)
    if written.y > low:
        written = shrunk(low, 36, write)
    return Leaf((object_side(wall, page.object, foot), page_area(wall, [*written.boxes, *boxes])))


def _far(at: Column, wall: Wall, number: int, label: str, count: int, size: float) -> None:
    u = wall.u
    line_over(at, wall, f"far.{number}.rule")
    pad = size / 2 * u
    words = wall.words(label, wall.plain(size))
    figure = wall.words(str(count), wall.title(size * 1.72, leading=0.95))
    wide = wall.view.measure(figure, at.width).width + 2
    room = at.width - wide - 30 * u
    high = wall.view.measure(words, room).height
    tall = max(high, wall.view.measure(figure, wide).height)
    y = at.y + pad
    marks: tuple[Mark, ...] = (
        Words(Point(at.x, y + (tall - high) / 2), room, words, at.ground),
        Words(Point(at.right - wide, y + (tall - size * 1.72 * 0.95 * u) / 2), wide, figure, at.ground),
    )
    at.add(Box(f"far.{number}", Role.ROW, Rect(at.x, y, at.width, tall), f"{label}: {count}", marks))
    at.space(pad)


def _count(at: Column, wall: Wall, page: VotePage | ClosedPage, now: Showing, ink: str) -> None:
    if page.clock is not None:
        clock(at, wall, page.clock, now, 110, ink, 44)
        at.space(30 * wall.u)
    count(at, wall, str(page.voted), page.voted_words, ink)


def count(at: Column, wall: Wall, number: str, words: str, ink: str) -> None:
    """One huge number, and under it what it counts."""
    huge(at, wall, "count", number, 170 if wall.narrow else 230, ink, live=True)
    style = wall.plain(40 if wall.narrow else 46, weight=500, leading=1.2)
    at.words("count.words", Role.PARAGRAPH, wall.words(words, style, ink))


def _choices(
    wall: Wall,
    page: VotePage | ClosedPage,
    lines: Sequence[Line],
    second: str,
    foot: Foot,
) -> Leaf:
    """The title and the choices at the first setting that fits; at last in a narrow side, as small as need
    be."""
    usual = SIX if len(lines) > 5 else FIVE if len(lines) == 5 else FOUR
    small = wall.divided(Split.SMALL)
    for room, how in [(wall, how) for how in usual] + [(small, how) for how in SMALLER]:
        boxes, low = base(room, page.left, page.right)
        written = _written(room, page.title, second, lines, how)
        if written.y <= low + 0.5:
            break
    else:
        room = small
        boxes, low = base(room, page.left, page.right)
        written = shrunk(low, 30, lambda size: _scaled(small, page.title, second, lines, size))
    side = object_side(room, page.object, foot)
    return Leaf((side, page_area(room, [*written.boxes, *boxes])))


def _scaled(wall: Wall, name: str, second: str, lines: Sequence[Line], size: float) -> Column:
    share = size / 30
    return _written(wall, name, second, lines, Rows(48 * share, size, 44 * share, 6 * share))


def _written(wall: Wall, name: str, second: str, lines: Sequence[Line], how: Rows) -> Column:
    at = column(wall)
    if second:
        at.words("second", Role.PARAGRAPH, wall.words(second, wall.plain(40, leading=1.2), wall.theme.quiet))
    title(at, wall, name, how.title)
    at.space(26 * wall.u * min(1.0, how.text / 36))
    for line in lines:
        choice(at, wall, line, how)
    return at


def choice(at: Column, wall: Wall, line: Line, how: Rows) -> None:
    """One choice under a hairline: its number, its words, and why it isn't open."""
    u, theme = wall.u, wall.theme
    x, y, pad = at.x, at.y, how.pad * u
    indent = 78 * u * min(1.0, how.numeral / 54)
    room = at.width - indent
    shut = bool(line.why_not)
    colour = theme.quiet if shut else theme.words
    text, wide = filled(wall.view, wall.words(line.text, wall.plain(how.text, leading=1.28), colour), room)
    size = wall.view.measure(text, wide)
    sign = theme.quiet if shut else theme.numeral
    marks: list[Mark] = [
        Rule(Point(x, y), Point(at.right, y), theme.hairline, max(1.0, 2 * u)),
        numeral(wall, line.number, how.numeral, sign, text, Point(x, y + pad), at.ground),
        Words(Point(x + indent, y + pad), wide, text, at.ground),
    ]
    high = size.height
    if shut:
        style = wall.plain(min(32.0, how.text), weight=600, leading=1.25)
        why, wide = filled(wall.view, wall.words(line.why_not, style, theme.quiet), room)
        marks.append(Words(Point(x + indent, y + pad + high), wide, why, at.ground))
        high += wall.view.measure(why, wide).height
    name = f"{line.number}. {line.text}" + (f" {line.why_not}" if shut else "")
    states = frozenset({State.DISABLED}) if shut else frozenset[State]()
    rect = Rect(x, y, at.width, high + 2 * pad)
    at.add(Box(f"choice.{line.number}", Role.CHOICE, rect, name, tuple(marks), states=states))
