"""The debrief, where the room divided most: two sides on a beam that stays level, so that neither wins."""

from __future__ import annotations

from game.desktop.box import Box, Role
from game.desktop.geometry import Point, Rect
from game.desktop.ink import Fill, Mark, Shape, Words
from game.desktop.layout import Column, filled
from game.desktop.measure import UNBOUNDED, Align
from game.desktop.projector.debrief import named
from game.desktop.projector.leaf import Leaf, page_area
from game.desktop.projector.parts import (
    base,
    column,
    corner_clock,
    hung,
    line_over,
    numeral,
    shrunk,
    steps,
    title,
)
from game.desktop.projector.showing import Showing
from game.desktop.projector.sides import object_side
from game.desktop.projector.wall import Wall
from game.page.projector import DividedPage, Line

PIVOT = 76
"""How high the triangle under the beam is, in units."""


def divided(wall: Wall, page: DividedPage, now: Showing) -> Leaf:
    """Two sides, what the others chose, and the prompt with its parts."""
    u = wall.u
    boxes, low = base(wall, page.left, page.right)
    clock, taken = corner_clock(wall, page.clock, now)

    def ask(at: Column) -> None:
        line_over(at, wall, "ask.rule")
        at.space(24 * u)
        at.words("prompt", Role.HEADING, wall.words(page.prompt, wall.title(58, leading=1.12)))
        at.space(14 * u)
        steps(at, wall, page.parts)

    asked, limit = hung(wall, low + (0.0 if boxes else 8 * u), ask)
    room = limit - 26 * u
    head = column(wall)
    title(head, wall, page.title, width=wall.width - taken)
    if not page.sides:
        head.space(40 * u)
        head.words("rest", Role.PARAGRAPH, wall.words(page.rest, wall.plain(40), wall.theme.quiet))
        found = head.boxes
    else:
        found = head.boxes + _level(wall, page, head.y, room)
    side = object_side(wall, page.object, named(wall, page.side))
    return Leaf((side, page_area(wall, [*clock, *found, *asked, *boxes])))


def _level(wall: Wall, page: DividedPage, top: float, low: float) -> list[Box]:
    """The two sides at the first size that fits, hung in the middle of their room."""
    for load, size in ((190.0, 38.0), (160.0, 36.0), (130.0, 34.0), (100.0, 32.0), (84.0, 30.0)):
        at = _sides(wall, page, top, load, size)
        if at.y <= low:
            break
    else:
        at = shrunk(low, 30.0, lambda size: _sides(wall, page, top, 84 * size / 30, size))
        return at.boxes
    return _sides(wall, page, top + min(60 * wall.u, (low - at.y) / 2), load, size).boxes


def _sides(wall: Wall, page: DividedPage, top: float, load: float, size: float) -> Column:
    u, theme = wall.u, wall.theme
    at = column(wall, top)
    at.space(24 * u)
    gap = (110 if wall.narrow else 176) * u
    half = (wall.width - gap) / 2
    places = (wall.x, wall.x + half + gap)
    loads = 0.0
    for number, (line, count) in enumerate(page.sides):
        text = wall.words(str(count), wall.title(load, leading=0.92))
        high = wall.view.measure(text, half).height
        mark = Words(Point(places[number], at.y), half, text.aligned(Align.CENTRE), at.ground)
        wide = wall.view.measure(text, UNBOUNDED).width + 2
        rect = Rect(places[number] + (half - wide) / 2, at.y, wide, high)
        at.boxes.append(Box(f"load.{number}", Role.PARAGRAPH, rect, f"{count} for {line.number}", (mark,)))
        loads = max(loads, high)
    at.y += loads + 10 * u
    reach = 46 * u
    bar = Rect(wall.x, at.y, wall.width, 16 * u)
    tip = bar.centre.x
    pivot = Shape(
        (
            Point(tip, bar.bottom),
            Point(tip - reach, bar.bottom + PIVOT * u),
            Point(tip + reach, bar.bottom + PIVOT * u),
        ),
        theme.marker,
    )
    level: tuple[Mark, ...] = (Fill(bar, theme.words), pivot)
    at.boxes.append(Box("beam", Role.DECORATION, bar, "", level))
    at.y = bar.bottom + 28 * u
    ends = [
        _side(at, wall, number, line, places[number], half, size)
        for number, (line, _) in enumerate(page.sides)
    ]
    at.y = max([*ends, bar.bottom + PIVOT * u])
    at.space(18 * u)
    at.words(
        "rest", Role.PARAGRAPH, wall.words(page.rest, wall.plain(max(30.0, size - 2)), theme.quiet), full=True
    )
    return at


def _side(at: Column, wall: Wall, number: int, line: Line, x: float, width: float, size: float) -> float:
    """A side's choice under its end of the beam; where it ends."""
    indent = 66 * wall.u
    said = wall.words(line.text, wall.plain(size, leading=1.28))
    text, wide = filled(wall.view, said, width - indent)
    measured = wall.view.measure(text, wide)
    sign = numeral(wall, line.number, 60, wall.theme.numeral, text, Point(x, at.y), at.ground)
    marks = (sign, Words(Point(x + indent, at.y), wide, text, at.ground))
    top = min(at.y, sign.at.y)
    rect = Rect(x, top, width, max(at.y + measured.height, at.y + 66 * wall.u) - top)
    at.boxes.append(Box(f"side.{number}", Role.CHOICE, rect, f"{line.number}. {line.text}", marks))
    return rect.bottom
