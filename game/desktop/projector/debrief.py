"""Parts of the room's debrief that are words: one word each, a question, and what was in the scene."""

from __future__ import annotations

from collections.abc import Sequence

from game.desktop.box import Box, Role
from game.desktop.geometry import Point, Rect
from game.desktop.ink import Words
from game.desktop.layout import Column
from game.desktop.layout.titles import parted
from game.desktop.measure import Text
from game.desktop.projector.leaf import Leaf, page_area
from game.desktop.projector.parts import (
    base,
    column,
    corner_clock,
    fitted,
    hung,
    line_over,
    shrunk,
    title,
)
from game.desktop.projector.showing import Showing
from game.desktop.projector.sides import Foot, object_side
from game.desktop.projector.wall import READ, Wall
from game.page.projector import AskPage, CuesPage, WordsPage

WORDS = (76.0, 66.0, 58.0, 50.0, 42.0, 36.0)
CUES = (48.0, 44.0, 40.0, 36.0)
WHY = (46.0, 42.0, 39.0, 36.0)
ASK = (56.0, 50.0, 44.0, 40.0)


def named(wall: Wall, name: str) -> Foot | None:
    """The foot of a side that names what it is about."""
    if not name:
        return None

    def foot(at: Column, ink: str, marker: str) -> None:
        for size in (54 if wall.narrow else 66, 50, 42, 36):
            text = wall.words(name, wall.title(size, leading=1.08), ink)
            measured = wall.view.measure(text, at.width)
            if measured.lines <= 4 and measured.width <= at.width + 1:
                break
        text, wide = parted(wall.view, text, at.width)
        at.words("side", Role.HEADING, text, name=name, width=wide)

    return foot


def said(wall: Wall, page: WordsPage, now: Showing) -> Leaf:
    """One word each, in the order in which they were let through."""
    boxes, low = base(wall, page.left, page.right)
    clock, taken = corner_clock(wall, page.clock, now)
    head = column(wall)
    title(head, wall, page.title, width=wall.width - taken)
    head.space(10 * wall.u)
    head.words(
        "ask",
        Role.PARAGRAPH,
        wall.words(page.ask, wall.plain(40), wall.theme.quiet),
        width=wall.width - taken,
        full=True,
    )
    head.space(50 * wall.u)

    def write(size: float) -> Column:
        at = column(wall, head.y)
        _flowing(at, wall, page.words, size)
        return at

    written, _, fits = fitted(WORDS, low, write)
    if not fits:
        written = shrunk(low, READ, write)
    return Leaf(
        (object_side(wall, page.object), page_area(wall, [*clock, *head.boxes, *written.boxes, *boxes]))
    )


def _flowing(at: Column, wall: Wall, words: Sequence[str], size: float) -> None:
    """Words beside one another, as a paragraph of them would break."""
    style = wall.title(size, leading=1.15)
    x, high = at.x, 0.0
    for number, word in enumerate(words):
        text = wall.words(word, style)
        measured = wall.view.measure(text, at.width)
        wide = min(at.width, measured.width + 2)
        if x > at.x and x + wide > at.right:
            x, at.y = at.x, at.y + high + 0.32 * size * wall.u
            high = 0.0
        high = max(high, measured.height)
        rect = Rect(x, at.y, wide, measured.height)
        at.boxes.append(
            Box(f"word.{number}", Role.PARAGRAPH, rect, word, (Words(Point(x, at.y), wide, text, at.ground),))
        )
        x += wide + 0.95 * size * wall.u
    at.y += high


def ask(wall: Wall, page: AskPage, now: Showing) -> Leaf:
    """A question to the room."""
    boxes, low = base(wall, page.left, page.right)
    taken = corner_clock(wall, page.clock, now)[1]

    def named_in(size: float) -> Text:
        share = 0.8 if wall.narrow else 1.0
        return wall.words(page.title, wall.title(104 * share * min(1.0, size / ASK[0]), leading=1.04))

    def write(size: float) -> Column:
        at = column(wall)
        at.words("title", Role.TITLE, named_in(size), level=True, width=wall.width - taken)
        for number, line in enumerate(page.lines):
            at.space(0.6 * size * wall.u)
            at.words(
                f"line.{number}", Role.PARAGRAPH, wall.words(line, wall.story(size, leading=1.3)), full=True
            )
        return at

    written, size, fits = fitted(ASK, low, write)
    if not fits:
        written = shrunk(low, ASK[-1], write)
    clock = corner_clock(wall, page.clock, now, named_in(size) if fits else None)[0]
    return Leaf((object_side(wall, page.object), page_area(wall, [*clock, *written.boxes, *boxes])))


def cues(wall: Wall, page: CuesPage, now: Showing) -> Leaf:
    """Phrases quoted from the scene, or the author's position on what they called for; then a question."""
    u, theme = wall.u, wall.theme
    boxes, low = base(wall, page.left, page.right)
    clock, taken = corner_clock(wall, page.clock, now)

    def question(at: Column) -> None:
        line_over(at, wall, "ask.rule")
        at.space(24 * u)
        at.words("ask", Role.HEADING, wall.words(page.ask, wall.title(58, leading=1.12)), level=True)

    asked, limit = hung(wall, low - 10 * u, question)

    def write(size: float) -> Column:
        at = column(wall)
        title(at, wall, page.title, width=wall.width - taken)
        if page.why:
            at.space(10 * u)
            at.words(
                "called", Role.PARAGRAPH, wall.words(page.called_for, wall.plain(40), theme.quiet), full=True
            )
            at.space(26 * u)
            at.words("why", Role.PARAGRAPH, wall.words(page.why, wall.story(size)), full=True)
            return at
        at.space(36 * u)
        pad = 0.5 * size * u
        for number, cue in enumerate(page.cues):
            line_over(at, wall, f"cue.{number}.rule")
            at.space(pad)
            text = wall.words(f"“{cue}”", wall.story(size, leading=1.32))
            at.words(f"cue.{number}", Role.PARAGRAPH, text, full=True)
            at.space(pad)
        return at

    written, _, fits = fitted(WHY if page.why else CUES, limit - 20 * u, write)
    if not fits:
        written = shrunk(limit - 20 * u, READ, write)
    side = object_side(wall, page.object, named(wall, page.side))
    return Leaf((side, page_area(wall, [*clock, *written.boxes, *asked, *boxes])))
