"""A talk: the prompt, who argues what, the clock with its beam, and the parts that talks have."""

from __future__ import annotations

from game.desktop.box import Role
from game.desktop.layout import Column
from game.desktop.projector.leaf import Leaf, page_area
from game.desktop.projector.parts import beam, clock, column, hung, shrunk, steps
from game.desktop.projector.showing import Showing
from game.desktop.projector.sides import picture_side
from game.desktop.projector.wall import Wall
from game.page.projector import TalkPage

PROMPT = (104.0, 92.0, 84.0, 72.0, 64.0)


def talk(wall: Wall, page: TalkPage, now: Showing) -> Leaf:
    """The prompt as large as it fits over the clock and the parts."""
    boxes, top = hung(wall, wall.low + 8 * wall.u, lambda at: _low(at, wall, page, now))
    limit = top - 24 * wall.u
    for size in PROMPT[2:] if wall.narrow else PROMPT:
        at = _prompt(wall, page, size)
        if at.y <= limit:
            break
    else:
        at = shrunk(limit, PROMPT[-1], lambda size: _prompt(wall, page, size))
    side = picture_side(wall, page.place, page.people)
    return Leaf((side, page_area(wall, [*at.boxes, *boxes], ground=False)))


def _prompt(wall: Wall, page: TalkPage, size: float) -> Column:
    """The prompt, then who argues what; the last line of several is a promise and stands quiet."""
    u, theme = wall.u, wall.theme
    at = column(wall)
    at.words("title", Role.TITLE, wall.words(page.title, wall.title(size, leading=1.04)), level=True)
    at.space(30 * u)
    for number, line in enumerate(page.lines):
        promise = number and number + 1 == len(page.lines)
        said = min(44.0, max(36.0, size * 0.5))
        style = wall.plain(min(40.0, said) if promise else said, leading=1.3)
        if size < PROMPT[-1]:
            style = style.but(size=style.size * size / PROMPT[-1])
        at.words(
            f"line.{number}",
            Role.PARAGRAPH,
            wall.words(line, style, theme.quiet if promise else None),
            full=True,
        )
    return at


def _low(at: Column, wall: Wall, page: TalkPage, now: Showing) -> None:
    u, theme = wall.u, wall.theme
    if page.clock is not None:
        clock(at, wall, page.clock, now, 170 if wall.narrow else 210, theme.words, 84)
        at.space(20 * u)
        left = now.seconds(page.clock)
        share = 1 - left / page.clock.total if page.clock.total else 1.0
        beam(at, wall, "beam", share, theme.words, theme.marker, "", 18)
    steps(at, wall, page.parts)
