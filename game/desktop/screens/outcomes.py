"""The two endings under two plays: each on its field with its object, its bands in words; and the ways on."""

from __future__ import annotations

from game.desktop.box import Box, Role
from game.desktop.drawing import Spot
from game.desktop.geometry import Point, Rect
from game.desktop.ink import Fill, Mark, Picture, Rule, Words
from game.desktop.layout import Column, Item, band, links
from game.desktop.measure import UNBOUNDED, balanced
from game.desktop.screens.pairs import Grid
from game.desktop.view import View
from game.page import EndingColumn, TwoPlays
from game.page.plays import FIRST, SECOND
from game.pictures import spot
from game.pictures.colour import contrast

LEAST = 338.0
BACK = Item("debrief", "Back to the debrief")
WORDS = (Item("again", "Play again"), Item("print", "Print"))


def outcomes(column: Column, grid: Grid, plays: TwoPlays) -> float:
    """Both endings to the foot of the window, or as high as they need; where the page ends."""
    view = column.view
    sheet = view.sheet
    top = round(column.y)
    if grid.apart:
        seam = round(grid.seam)
        left = Rect(0, top, seam, sheet.height - top)
        right = Rect(seam, top, sheet.width - seam, sheet.height - top)
        trial = [_outcome(view, e, r, x, t)[1] for e, r, x, t in (
            (plays.first, left, grid.first, FIRST), (plays.second, right, grid.second, SECOND))]  # fmt: skip
        tall = max(LEAST * sheet.u, sheet.height - top, trial[0] + _ways_height(view, grid), trial[1])
        left, right = left._replace(h=tall), right._replace(h=tall)
        column.boxes += _outcome(view, plays.first, left, grid.first, FIRST)[0]
        column.boxes += _ways(view, grid.first, left, plays.first)
        column.boxes += _outcome(view, plays.second, right, grid.second, SECOND, mirror=True)[0]
        return top + tall
    y: float = top
    for ending, time in ((plays.first, FIRST), (plays.second, SECOND)):
        last = ending is plays.second
        rect = Rect(0, y, sheet.width, 0.0)
        need = _outcome(view, ending, rect, grid.left, time, stacked=True)[1]
        need += _ways_height(view, grid) if last else 0.0
        rect = rect._replace(h=round(max(need, 230 * sheet.u, sheet.height - y if last else 0.0)))
        column.boxes += _outcome(view, ending, rect, grid.left, time, stacked=True, mirror=True)[0]
        if last:
            column.boxes += _ways(view, grid.left, rect, ending)
        y = rect.bottom
    return y


def _field(view: View, ending: EndingColumn) -> str:
    found = spot(view.art, ending.object, view.sheet.mode.value) if ending.object else None
    return view.theme.field(view.theme.band) if found is None else found.field


def _outcome(
    view: View,
    ending: EndingColumn,
    rect: Rect,
    x: float,
    time: str,
    *,
    mirror: bool = False,
    stacked: bool = False,
) -> tuple[list[Box], float]:
    """One ending in a rectangle, and the height of its words. `mirror` puts the object at the right."""
    sheet = view.sheet
    u, z = sheet.u, sheet.z
    field = _field(view, ending)
    ink = view.theme.on(field)
    object_wide = min(420 * u, rect.w * (0.34 if stacked else 0.54)) if mirror else x - rect.x
    right = rect.right - (object_wide if mirror else 0) - 30 * u
    width = max(right - x, 120.0)
    y = rect.y + 44 * u
    marks: list[Mark] = []
    if stacked:
        head = view.words(time, view.quiet(0.72, weight=600, leading=1.25), ink)
        marks.append(Words(Point(x, y), width, head, field))
        y += view.measure(head, width).height + 4 * z
    style = view.display(min(2.0 * sheet.b, 72 * u), leading=1.08)
    longest = max(
        (view.measure(view.words(w, style), UNBOUNDED).width for w in ending.title.split()), default=1.0
    )
    if longest > width:
        style = style.but(size=style.size * width / longest)
    title = view.words(ending.title, style, ink)
    set_to = balanced(view.measure, title, width)
    marks.append(Words(Point(x, y), set_to, title, field))
    y += view.measure(title, set_to).height + 8 * z
    bands = view.words(ending.bands, view.story(0.9, leading=1.3), ink)
    level = balanced(view.measure, bands, width)
    marks.append(Words(Point(x, y), level, bands, field))
    end = y + view.measure(bands, level).height
    said = f"{time}: {ending.title}. {ending.bands}"
    words = Box(
        f"ending.{time}",
        Role.PARAGRAPH,
        Rect(x, rect.y + 40 * u, width, end - rect.y - 40 * u),
        said,
        tuple(marks),
    )
    ground = Box(
        f"field.{time}",
        Role.DECORATION,
        rect,
        "",
        tuple(_ground(view, ending, rect, x, field, mirror, object_wide)),
    )
    return [ground, words], end - rect.y + 40 * u


def _ground(
    view: View, ending: EndingColumn, rect: Rect, x: float, field: str, mirror: bool, wide: float
) -> list[Mark]:
    u = view.sheet.u
    marks: list[Mark] = [Fill(rect, field)]
    if ending.object and rect.h > 0:
        left = rect.right - wide if mirror else rect.x
        place = Rect(round(left), rect.y, round(wide), rect.h)
        tall = place.h > place.w
        scale = 0.95 if tall else 0.98
        marks.append(Picture(place, Spot(ending.object, scale=scale, dy=0.06 if tall else 0.0), field))
    if view.theme.high:
        y = rect.y + 1.5 * u
        marks.append(Rule(Point(rect.x, y), Point(rect.right, y), view.theme.words, 3 * u))
        if rect.x > 0:
            marks.append(Rule(Point(rect.x, rect.y), Point(rect.x, rect.bottom), view.theme.words, 3 * u))
    return marks


def _ways_height(view: View, grid: Grid) -> float:
    style = view.act(0.85, weight=500, leading=1.2)
    tall = max(60 * view.sheet.u, 44.0, 1.9 * style.size)
    wide = sum(
        view.measure(view.words(i.words, style), UNBOUNDED).width + 60 * view.sheet.u for i in (BACK, *WORDS)
    )
    rows = 1 if wide < (grid.column if grid.apart else grid.right - grid.left) else 2
    return tall * rows + (rows - 1) * 20 * view.sheet.z + 72 * view.sheet.u


def _ways(view: View, x: float, rect: Rect, ending: EndingColumn) -> list[Box]:
    """The band, and the words beside it; over it where they have no room."""
    theme = view.theme
    u, z = view.sheet.u, view.sheet.z
    field = _field(view, ending)
    style = view.act(0.85, weight=500, leading=1.2)
    tall = max(60 * u, 44.0, 1.9 * style.size)
    wide = view.measure(view.words(BACK.words, style), UNBOUNDED).width + 66 * u
    left = max(0.0, x - 34 * u)
    y = rect.bottom - tall - 44 * u
    paper = contrast(theme.band, field) < 1.5
    box = band(view, BACK, Rect(left, y, wide, tall), x, inset=8 * u, paper=paper)
    gap = max(44 * u, style.size * 1.3)
    height = view.measure(view.words("x", style), UNBOUNDED).height
    line = sum(view.measure(view.words(i.words, style), UNBOUNDED).width for i in WORDS) + gap
    beside = left + wide + 40 * u + line <= rect.right - 20 * u
    if not beside:
        row = max(44.0, style.size * 1.5)
        box = band(view, BACK, Rect(left, y - row - 8 * z, wide, tall), x, inset=8 * u, paper=paper)
        at = (x, y + tall - row + (row - height) / 2 + 8 * z)
    else:
        at = (left + wide + 40 * u, y + (tall - height) / 2)
    found = links(view, WORDS, *at, style=style, colour=theme.on(field), ground=field, gap=gap)
    return [box, *found]
