"""The two endings under two plays: each on its field with its object, its bands in words; and the ways on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from game.desktop.box import Box, Role
from game.desktop.geometry import Point, Rect
from game.desktop.ink import Fill, Mark, Picture, Rule, Words
from game.desktop.layout import Column, Item, band, links
from game.desktop.layout.titles import shrunk
from game.desktop.measure import UNBOUNDED, Style, balanced
from game.desktop.screens.pairs import Grid
from game.desktop.still import Still, still
from game.desktop.view import View
from game.page import EndingColumn, TwoPlays
from game.page.plays import FIRST, SECOND
from game.pictures.colour import contrast

LEAST, GAP = 338.0, 5.0
OBJECT, STACKED, BESIDE = 420.0, 0.34, 0.44
"""How wide an object stands at the most, and which part of an ending's width it takes."""
SMALLER = 0.68
"""Titles of endings are so much smaller at the least, where that keeps both in one line."""
BACK = Item("debrief", "Back to the debrief")
WORDS = (Item("again", "Play again"), Item("print", "Print"))


@dataclass(frozen=True, slots=True)
class _Ended:
    """How a play ended, as it is drawn: its words, which play it was, its object, and the field of both."""

    told: EndingColumn
    time: str
    found: Still | None
    field: str

    @classmethod
    def of(cls, view: View, told: EndingColumn, time: str, base: str) -> _Ended:
        """The ending of the play that `time` names."""
        found = still(view, told.object, base)
        return cls(told, time, found, view.theme.field(view.theme.band) if found is None else found.field)


def outcomes(column: Column, grid: Grid, plays: TwoPlays, base: str) -> float:
    """Both endings to the foot of the window, or as high as they need; where the page ends. `base` is the
    folder of own pictures."""
    view = column.view
    sheet = view.sheet
    first, second = _Ended.of(view, plays.first, FIRST, base), _Ended.of(view, plays.second, SECOND, base)
    top = round(column.y)
    if grid.apart:
        seam = round(grid.seam)
        left = Rect(0, top, seam, sheet.height - top)
        right = Rect(seam, top, sheet.width - seam, sheet.height - top)
        style = _titles(view, ((first, left, grid.first, False), (second, right, grid.second, True)))
        words = _outcome(view, first, left, grid.first, style)[1]
        others = _outcome(view, second, right, grid.second, style, mirror=True)[1]
        need = max(words + _ways_height(view, grid.first, seam), others)
        tall = max(LEAST * sheet.u, sheet.height - top, need)
        left, right = left._replace(h=tall), right._replace(h=tall)
        column.boxes += _outcome(view, first, left, grid.first, style)[0]
        column.boxes += _ways(view, grid.first, left, first.field)
        column.boxes += _outcome(view, second, right, grid.second, style, mirror=True)[0]
        column.boxes += _between(
            view, first, second, Rect(seam - GAP / 2 * sheet.u, top, GAP * sheet.u, tall)
        )
        return top + tall
    y: float = top
    for ending in (first, second):
        last = ending is second
        rect = Rect(0, y, sheet.width, 0.0)
        need = _outcome(view, ending, rect, grid.left, _title(view), stacked=True, mirror=True)[1]
        ways = _ways_height(view, grid.left, sheet.width) if last else 0.0
        # The shadow falls under the words: it takes the last part of the object's square.
        need += 0.18 * min(OBJECT * sheet.u, STACKED * sheet.width) if ending.found else 0.0
        rect = rect._replace(h=round(max(need + ways, 230 * sheet.u, sheet.height - y if last else 0.0)))
        standing = rect._replace(h=rect.h - max(0.0, ways - 30 * sheet.u))
        column.boxes += _outcome(
            view, ending, rect, grid.left, _title(view), standing, stacked=True, mirror=True
        )[0]
        if last:
            column.boxes += _between(view, first, second, rect._replace(h=GAP * sheet.u))
            column.boxes += _ways(view, grid.left, rect, ending.field)
        y = rect.bottom
    return y


def _outcome(
    view: View,
    ending: _Ended,
    rect: Rect,
    x: float,
    style: Style,
    standing: Rect | None = None,
    *,
    mirror: bool = False,
    stacked: bool = False,
) -> tuple[list[Box], float]:
    """One ending in a rectangle, and the height of its words. `mirror` puts the object at the right, where it
    stands on the foot of `standing`, or of the whole rectangle."""
    sheet = view.sheet
    u, z = sheet.u, sheet.z
    field, told, time = ending.field, ending.told, ending.time
    ink = view.theme.on(field)
    object_wide, width = _room(view, rect, x, mirror, stacked)
    y = rect.y + 44 * u
    marks: list[Mark] = []
    if stacked:
        head = view.words(time, view.quiet(0.72, weight=600, leading=1.25), ink)
        marks.append(Words(Point(x, y), width, head, field))
        y += view.measure(head, width).height + 4 * z
    style = shrunk(view, told.title, style, width)
    title = view.words(told.title, style, ink)
    set_to = balanced(view.measure, title, width)
    marks.append(Words(Point(x, y), set_to, title, field))
    y += view.measure(title, set_to).height + 8 * z
    bands = view.words(told.bands, view.story(0.9, leading=1.3), ink)
    level = balanced(view.measure, bands, width)
    marks.append(Words(Point(x, y), level, bands, field))
    end = y + view.measure(bands, level).height
    said = f"{time}: {told.title}. {told.bands}"
    words = Box(
        f"ending.{time}",
        Role.PARAGRAPH,
        Rect(x, rect.y + 40 * u, width, end - rect.y - 40 * u),
        said,
        tuple(marks),
    )
    drawn = tuple(_ground(view, ending, rect, standing or rect, mirror, object_wide))
    ground = Box(f"field.{time}", Role.DECORATION, rect, "", drawn)
    return [ground, words], end - rect.y + 40 * u


def _room(view: View, rect: Rect, x: float, mirror: bool, stacked: bool) -> tuple[float, float]:
    """How wide the object of an ending is, and its words, which begin at `x`."""
    u = view.sheet.u
    object_wide = min(OBJECT * u, rect.w * (STACKED if stacked else BESIDE)) if mirror else x - rect.x
    return object_wide, max(rect.right - (object_wide if mirror else 0) - 30 * u - x, 120.0)


def _title(view: View) -> Style:
    return view.display(min(2.0 * view.sheet.b, 72 * view.sheet.u), leading=1.08)


def _titles(view: View, beside: Sequence[tuple[_Ended, Rect, float, bool]]) -> Style:
    """The style of both titles: a little smaller where one is a little too long for a line."""
    usual = least = _title(view)
    for ending, rect, x, mirror in beside:
        width = _room(view, rect, x, mirror, False)[1]
        style = usual
        for _ in range(4):  # small letters are drawn wider, so what was found is measured
            whole = view.measure(view.words(ending.told.title, style), UNBOUNDED).width + 1
            if whole <= width:
                break
            style = style.but(size=style.size * min(0.995, width / whole))
        # A title that takes two lines anyway is set as large as any.
        if SMALLER * usual.size <= style.size < least.size:
            least = style
    return least


def _between(view: View, first: _Ended, second: _Ended, rect: Rect) -> list[Box]:
    """A strip of paper between the two, where they stand on the same field, and no line parts them."""
    edge = view.theme.edge(second.field, view.theme.page)
    if edge is not None or first.field != second.field:
        return []
    strip = rect.on_pixels
    return [Box("between", Role.DECORATION, strip, "", (Fill(strip, view.theme.page),))]


def _ground(view: View, ending: _Ended, rect: Rect, standing: Rect, mirror: bool, wide: float) -> list[Mark]:
    """The field and the object on it: at the left, or with `mirror` at the right, its shadow running on to
    the left edge under the words. Of a floor or a door nothing stands under words."""
    u = view.sheet.u
    marks: list[Mark] = [Fill(rect, ending.field)]
    if ending.found is not None and standing.h > 0:
        side, tall = min(wide, standing.h), standing.h
        place, dx = Rect(standing.right - wide if mirror else standing.x, standing.y, wide, tall), 0.0
        if mirror and not view.sheet.rtl and not ending.found.bleeds:
            place, dx = standing, 0.5 - wide / 2 / standing.w
        elif not mirror and ending.found.bleeds:
            # It goes on to the right as well: it ends before the words, and before the band among them.
            clear = _before(view) + 26 * u
            place = place._replace(w=max(1.0, wide - clear))
            dx = clear / 2 / place.w
        dy = min(0.06, 0.5 - side / 2 / tall)
        scale = 0.97 * side / min(place.w, place.h)
        marks.append(Picture(place.on_pixels, ending.found.drawn(scale, dx, dy), ending.field))
    edge, thick = view.theme.edge(ending.field, view.theme.page), (3 if view.theme.high else 2) * u
    if edge is not None:
        y = rect.y + thick / 2
        marks.append(Rule(Point(rect.x, y), Point(rect.right, y), edge, thick))
        if rect.x > 0:
            marks.append(Rule(Point(rect.x, rect.y), Point(rect.x, rect.bottom), edge, thick))
    return marks


def _style(view: View) -> Style:
    return view.act(0.85, weight=500, leading=1.2)


def _tall(view: View) -> float:
    return max(60 * view.sheet.u, 44.0, 1.9 * _style(view).size)


def _row(view: View) -> float:
    """How high the words take, where they stand under the band."""
    return max(44.0, _style(view).size * 1.5) + 8 * view.sheet.z


def _before(view: View) -> float:
    """How far the band reaches out before its words."""
    return 34 * max(view.sheet.u, 0.75 * view.sheet.z)


def _band_rect(view: View, x: float, y: float) -> Rect:
    u = view.sheet.u
    wide = view.measure(view.words(BACK.words, _style(view)), UNBOUNDED).width + 32 * u
    before = _before(view)
    return Rect(max(0.0, x - before), y, wide + before, _tall(view))


def _beside(view: View, x: float, right: float) -> bool:
    """Whether the words have room beside the band."""
    u, style = view.sheet.u, _style(view)
    line = sum(view.measure(view.words(i.words, style), UNBOUNDED).width for i in WORDS)
    return _band_rect(view, x, 0.0).right + 40 * u + line + _gap(view) <= right - 20 * u


def _gap(view: View) -> float:
    return max(44 * view.sheet.u, _style(view).size * 1.3)


def _ways_height(view: View, x: float, right: float) -> float:
    more = 0.0 if _beside(view, x, right) else _row(view)
    return _tall(view) + more + 72 * view.sheet.u


def _ways(view: View, x: float, rect: Rect, field: str) -> list[Box]:
    """The band, and the words beside it; under it where they have no room."""
    theme = view.theme
    u = view.sheet.u
    style = _style(view)
    beside = _beside(view, x, rect.right)
    y = rect.bottom - 44 * u - _tall(view) - (0.0 if beside else _row(view))
    paper = contrast(theme.band, field) < contrast(theme.page, field)
    where = _band_rect(view, x, y)
    box = band(view, BACK, where, x, inset=8 * u, paper=paper)
    height = view.measure(view.words("x", style), UNBOUNDED).height
    if beside:
        at = (where.right + 40 * u, y + (where.h - height) / 2)
    else:
        at = (x, where.bottom + (_row(view) + 8 * view.sheet.z - height) / 2)
    return [box, *links(view, WORDS, *at, style=style, colour=theme.on(field), ground=field, gap=_gap(view))]
