"""Pages to read: a scene, what came of a choice, an ending.

A text is set as large as it fits, down to a least size; it is never scrolled and never cut. Where it does
not fit at that size the leaf says so, and the room shares it among more screens, at a paragraph.
"""

from __future__ import annotations

from collections.abc import Sequence

from game.desktop.box import Box, Role
from game.desktop.geometry import Point, Rect
from game.desktop.ink import Fill, Mark, Words
from game.desktop.layout import Column, filled, triangle
from game.desktop.projector.leaf import Leaf, page_area
from game.desktop.projector.parts import base, column, corner_clock, fitted, numeral, shrunk, title
from game.desktop.projector.showing import Showing
from game.desktop.projector.sides import ending_side, object_side, picture_side
from game.desktop.projector.wall import READ, Wall
from game.page import Block
from game.page.projector import AfterPage, EndingPage, Line, ScenePage

SCENE = (40.0, 38.0, float(READ))
AFTER = (52.0, 49.0, 46.0, 43.0, 40.0)
ENDING = (44.0, 42.0, 40.0)


def scene(wall: Wall, page: ScenePage, now: Showing) -> Leaf:
    """The place and its people, and one screen of words."""
    boxes, low = base(wall, page.left, page.right, page.page)
    clock, taken = corner_clock(wall, page.clock, now)
    head = column(wall)
    title(head, wall, page.title, width=wall.width - taken)
    head.space(24 * wall.u)
    story, fits = _story(wall, page.blocks, SCENE, head.y, low)
    side = picture_side(wall, page.place, page.people)
    return Leaf((side, page_area(wall, [*clock, *head.boxes, *story, *boxes], ground=False)), fits)


def after(wall: Wall, page: AfterPage, now: Showing) -> Leaf:
    """By what rule a choice was taken, the choice in its band, and one screen of what came of it."""
    boxes, low = base(wall, page.left, page.right, page.page)
    head = column(wall)
    if page.took:
        head.words("took", Role.PARAGRAPH, wall.words(page.took, wall.plain(40), wall.theme.quiet), full=True)
        head.space(20 * wall.u)
    if page.line.text:
        head.add(band(wall, page.line, head.y))
    head.space(44 * wall.u)
    story, fits = _story(wall, page.blocks, AFTER, head.y, low)
    side = picture_side(wall, page.place, page.people)
    return Leaf((side, page_area(wall, [*head.boxes, *story, *boxes], ground=False)), fits)


def ending(wall: Wall, page: EndingPage, now: Showing) -> Leaf:
    """The ending's object with its title, and one screen of its words."""
    boxes, low = base(wall, page.left, page.right, page.page)
    story, fits = _story(wall, page.blocks, ENDING, wall.top, low)
    if page.object is None:
        head = column(wall)
        title(head, wall, page.title)
        head.space(24 * wall.u)
        story, fits = _story(wall, page.blocks, ENDING, head.y, low)
        return Leaf((object_side(wall, None), page_area(wall, [*head.boxes, *story, *boxes])), fits)
    return Leaf((ending_side(wall, page.object, page.title), page_area(wall, [*story, *boxes])), fits)


def _story(
    wall: Wall, blocks: Sequence[Block], sizes: Sequence[float], top: float, low: float
) -> tuple[list[Box], bool]:
    """Paragraphs from `top` on, at the first size at which they end above `low`."""

    def write(size: float) -> Column:
        at = column(wall, top)
        prose(at, wall, blocks, size)
        return at

    written, _, fits = fitted(sizes, low, write)
    return (written if fits else shrunk(low, sizes[-1], write)).boxes, fits


def prose(at: Column, wall: Wall, blocks: Sequence[Block], size: float) -> None:
    """Paragraphs, with the speaker's name over the first of what somebody says."""
    last: str | None = None
    for number, block in enumerate(blocks):
        if number:
            at.space(0.55 * size * wall.u)
        if block.speaker is not None and block.speaker_id != last:
            style = wall.plain(min(30.0, size), weight=600, leading=1.25)
            at.words(
                f"story.{number}.speaker", Role.SPEAKER, wall.words(block.speaker, style, wall.theme.quiet)
            )
        last = block.speaker_id
        at.words(f"story.{number}", Role.PARAGRAPH, wall.words(block.runs, wall.story(size)), full=True)


def band(wall: Wall, line: Line, y: float) -> Box:
    """The choice that was taken: the ink band across the page, the triangle at its left edge."""
    u, theme, page = wall.u, wall.theme, wall.page
    indent = 78 * u
    room = wall.width - indent
    for size in (40.0, 38.0, 36.0, 33.0, 30.0):
        words = wall.words(line.text, wall.plain(size, weight=500, leading=1.28), theme.band_words)
        words, wide = filled(wall.view, words, room)
        measured = wall.view.measure(words, wide)
        if measured.lines <= 4:
            break
    pad = 30 * u
    rect = Rect(page.x, y, page.w, measured.height + 2 * pad)
    marks: tuple[Mark, ...] = (
        Fill(rect, theme.band),
        triangle(rect.x, rect.centre.y, 30 * u, theme.marker),
        numeral(wall, line.number, 64, theme.band_numeral, words, Point(wall.x, y + pad), theme.band),
        Words(Point(wall.x + indent, y + pad), wide, words, theme.band),
    )
    return Box("taken", Role.CHOICE, rect, f"{line.number}. {line.text}", marks)
