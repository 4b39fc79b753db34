"""A split: a sentence of fact, and a bar for each choice in the choices' order; and too few votes for one."""

from __future__ import annotations

from typing import NamedTuple

from game.desktop.box import Box, Role
from game.desktop.geometry import Point, Rect
from game.desktop.ink import Fill, Frame, Mark, Rule, Words
from game.desktop.layout import Column, filled
from game.desktop.layout.titles import parted
from game.desktop.measure import Align, Text, first_lines
from game.desktop.projector.leaf import Leaf, page_area
from game.desktop.projector.parts import base, column, numeral, title
from game.desktop.projector.showing import Showing
from game.desktop.projector.sides import object_side
from game.desktop.projector.voting import count
from game.desktop.projector.wall import LEAST, Wall
from game.page.projector import Bar, FewPage, SplitPage


class Rows(NamedTuple):
    """How bars are set: the type of words, numerals and figures, the bar's height, the room over and under a
    row, and how many lines a choice may take."""

    text: float
    numeral: float
    figure: float
    bar: float
    pad: float
    lines: int


SETTINGS = (
    Rows(36, 64, 92, 44, 16, 2),
    Rows(36, 54, 72, 30, 13, 2),
    Rows(36, 54, 72, 30, 12, 1),
    Rows(32, 50, 64, 24, 8, 1),
    Rows(30, 44, 52, 18, 5, 1),
)

AIR = 9
"""How much more room a row may have over and under it where there is plenty, in units."""


def split(wall: Wall, page: SplitPage, now: Showing) -> Leaf:
    """How the room is split."""

    def foot(at: Column, ink: str, marker: str) -> None:
        count(at, wall, str(page.voted), page.voted_words, ink)

    boxes, low = base(wall, page.left, page.right)
    voices = sum(bar.count + bar.hands for bar in page.bars)
    # Every row leaves the same room for its figures, so that bars and their marks have one scale.
    side = (250 if any(bar.hands for bar in page.bars) else 190) * wall.u

    def write(how: Rows) -> Column:
        at = column(wall)
        title(at, wall, page.title, 76 if how.bar > 30 else 64)
        at.space(26 * wall.u)
        for bar in page.bars:
            _row(at, wall, bar, how, side, max(1, page.voted), max(1, voices), now)
        return at

    for how in SETTINGS:
        at = write(how)
        if at.y <= low + 0.5:
            break
    spare = (low - at.y) / wall.u / 3 / max(1, len(page.bars))
    if spare > 0:
        at = write(how._replace(pad=how.pad + min(AIR, spare)))
    return Leaf((object_side(wall, page.object, foot), page_area(wall, [*at.boxes, *boxes])))


def few(wall: Wall, page: FewPage, now: Showing) -> Leaf:
    """Too few votes to show."""
    boxes, _ = base(wall, page.left, page.right)
    at = column(wall)
    title(at, wall, page.title)
    at.space(40 * wall.u)
    size = 84 if wall.narrow else 104
    said, wide = parted(wall.view, wall.words(page.words, wall.title(size, leading=1.04)), at.width)
    at.words("few", Role.PARAGRAPH, said, name=page.words, width=wide)
    return Leaf((object_side(wall, page.object), page_area(wall, [*at.boxes, *boxes])))


def _row(
    at: Column, wall: Wall, bar: Bar, how: Rows, side: float, of: int, voices: int, now: Showing
) -> None:
    """One choice: its first sentence, its bar with the mark at half the room, and its count, `side` wide.

    Hands stand apart at the end of the bar, outlined, and are never in the per cent. Where there are any,
    the bar's whole length is phones and hands together, so that one that runs out stays inside it.
    """
    u, theme, tones = wall.u, wall.theme, wall.tones
    x, y, pad = at.x, at.y, how.pad * u
    indent = 78 * u
    room = at.width - indent - side
    text = first_lines(
        wall.view.measure, wall.words(bar.text, wall.plain(how.text, leading=1.28)), room, how.lines
    )
    text, wide = filled(wall.view, text, room)
    said = pad + wall.view.measure(text, wide).height
    whole = max(of, voices)
    counts = _counts(wall, bar, how, theme.words, theme.quiet)
    most = sum(wall.view.measure(t, side).height for t in counts)
    high = max(said + 12 * u + how.bar * u + pad, most + 0.7 * pad * 2)
    # Where the figures are higher than the words the bar comes down towards the foot of its row.
    below = min(said + 34 * u, high - pad - how.bar * u)
    track = Rect(x + indent, y + below, room, how.bar * u)
    marks: list[Mark] = [
        Rule(Point(x, y), Point(at.right, y), theme.hairline, max(1.0, 2 * u)),
        numeral(wall, bar.number, how.numeral, theme.numeral, text, Point(x, y + pad), at.ground),
        Words(Point(x + indent, y + pad), wide, text, at.ground),
        *_bar(wall, bar, track, whole, voices, now.grown),
        Fill(Rect(track.x, track.y, 3 * u, track.h), tones.edge),
    ]
    top = y + (high - most) / 2
    for line in counts:
        marks.append(Words(Point(at.right - side, top), side, line.aligned(Align.RIGHT), at.ground))
        top += wall.view.measure(line, side).height
    name = f"{bar.number}. {bar.text} {bar.count}, {bar.percent} %"
    name += f", {bar.hands_words}" if bar.hands_words else ""
    at.add(Box(f"bar.{bar.number}", Role.ROW, Rect(x, y, at.width, high), name, tuple(marks)))


def _bar(wall: Wall, bar: Bar, track: Rect, whole: int, voices: int, grown: float) -> list[Mark]:
    u, tones = wall.u, wall.tones
    long = track.w * bar.count / whole * grown
    marks: list[Mark] = [Fill(Rect(track.x, track.y, long, track.h), tones.bar)]
    if bar.hands:
        more = track.w * bar.hands / whole * grown
        marks.append(Frame(Rect(track.x + long, track.y, more, track.h), tones.bar, 4 * u))
    half = Rect(track.x + track.w * voices / whole / 2 - 1.5 * u, track.y, 3 * u, track.h)
    # The mark is seen beside the bar, and on it where the bar is longer.
    inside = long > half.right - track.x
    marks.append(Fill(half, wall.theme.page if inside else tones.edge))
    return marks


def _counts(wall: Wall, bar: Bar, how: Rows, words: str, quiet: str) -> list[Text]:
    small = wall.plain(max(LEAST, min(36, how.text)), weight=500, leading=1.15)
    found = [
        wall.words(str(bar.count), wall.title(how.figure, leading=0.95), words),
        wall.words(f"{bar.percent} %", small, quiet),
    ]
    if how.lines == 1 and how.text < 36:
        # Where rows are low, count and share stand on one line.
        found = [wall.words(f"{bar.count} · {bar.percent} %", wall.title(how.text, leading=1.1), words)]
    if bar.hands_words:
        found.append(wall.words(bar.hands_words, small, quiet))
    return found
