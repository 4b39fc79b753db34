"""The side beside a page to read: a cover or an object on its field, with a title and a line under it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from game.desktop.box import Area, Box, Role
from game.desktop.drawing import Cover
from game.desktop.geometry import Point, Rect
from game.desktop.ink import Fill, Mark, Picture, Rule, Words
from game.desktop.layout.titles import title_mark
from game.desktop.measure import Text, balanced
from game.desktop.screens.blank import blank, blank_top
from game.desktop.still import Still, brought
from game.desktop.view import View
from game.pictures import cover, title_ends
from game.pictures.colour import HEX, contrast

LEFT = 58.0
LEAST_CONTRAST = 4.5
_GROUP = re.compile(r"<g>.*?</g>", re.DOTALL)
"""A cover's first group is its field, and its floor if it has one."""


def cover_side(
    view: View, side: Rect, name: str, base: str, title: str, lines: Sequence[Text], size: float = 84.0
) -> Area:
    """The scenario's cover with its title on it, and lines under the title. `lines` are recoloured."""
    art = cover(view.art, name, view.sheet.mode.value)
    theme = view.theme
    field, ink, told = theme.band, theme.band_words, ""
    own = art is None and brought(name, base)
    if art is not None:
        field, ink, told = art.field, art.title, art.describes
    elif own:
        field, ink = theme.tab, theme.tab_words
    marks: list[Mark] = [Picture(side, Cover(name, base=base), field) if art or own else Fill(side, field)]
    boxes = _headed(view, side, title, lines, field, ink, size, own, name)
    return _area(view, side, marks, boxes, told)


def object_side(
    view: View, side: Rect, found: Still | None, title: str, lines: Sequence[Text], size: float = 76.0
) -> Area:
    """An object on its field, and the name of the decision that it stands for."""
    theme, u = view.theme, view.sheet.u
    field = theme.band if found is None else found.field
    ink = theme.on(field)
    for smaller in (1.0, 0.8, 0.64, 0.5, 0.4, 0.32, 0.25):
        boxes = _headed(view, side, title, lines, field, ink, size * smaller)
        if max(box.rect.bottom for box in boxes) <= side.bottom - 8 * u:
            break  # a name as long as a sentence becomes smaller before it leaves the side
    marks: list[Mark] = [Fill(side, field)]
    if found is not None:
        under = max(box.rect.bottom for box in boxes) + 20 * u
        marks.append(_low(side, found, under, view.sheet.tall))
    line = None if theme.high else theme.edge(field, theme.page)
    if line is not None:
        marks.append(_seam(view, side, line, max(1.0, 1.5 * u)))
    return _area(view, side, marks, boxes, "" if found is None else found.describes)


def blank_side(view: View, side: Rect, title: str, file: str, mended: bool = False) -> Area:
    """The side of a file that does not load: the house mark with both its loads on the floor, the title, and
    the file's name. Once the file is `mended`, the loads are back on the bar."""
    theme = view.theme
    field = theme.page if theme.high else theme.blank
    style = view.mono(leading=1.3).but(size=max(13.0, min(0.72 * view.sheet.b, 27 * view.sheet.u)))
    lines = (view.words(file, style),) if file else ()
    lowest = (side.bottom if view.sheet.tall else blank_top(side)) - 8 * view.sheet.u
    for size in (75.0, 62.0, 52.0, 44.0, 37.0, 30.0):
        boxes = _headed(view, side, title, lines, field, theme.on(field), size)
        if max(box.rect.bottom for box in boxes) <= lowest:
            break
    told = "its two loads in balance" if mended else "its two loads on the floor"
    marks = blank(view, side, right=view.sheet.tall, mended=mended)
    return _area(view, side, marks, boxes, f"The house mark: a bar on a triangle, {told}.")


def floor(view: View, name: str) -> str | None:
    """The colour of a cover's floor, where words can stand on it; None where it has none, or they can't."""
    if view.sheet.tall or view.sheet.large or name not in view.art.covers or not view.art.covers[name].clear:
        return None
    least = 7.0 if view.theme.high else 4.5
    art = cover(view.art, name, view.sheet.mode.value)
    field = None if art is None else _GROUP.search(art.svg)
    colours = [] if field is None else HEX.findall(field.group())
    if len(colours) < 2 or contrast(view.theme.on(colours[-1]), colours[-1]) < least:
        return None
    return str(colours[-1])


def side_line(view: View, words: str | tuple, k: float = 0.93) -> Text:  # type: ignore[type-arg]
    """A line to stand under a side's title; it follows the reader's text size as far as a side has room."""
    size = max(13.0, min(k * view.sheet.b, 34 * view.sheet.u))
    return view.words(words, view.story(leading=1.3).but(size=size))


def words_end(view: View, name: str, side: Rect) -> float:
    """How far from the left edge of a side words may reach: an object of its cover may stand beside them."""
    entry = view.art.covers.get(name)
    return side.w if entry is None or view.sheet.rtl else title_ends(entry, side.w, side.h)


def side_width(view: View, side: Rect, name: str = "") -> float:
    """How wide words on a side may be, or on the cover of that name."""
    u, tall = view.sheet.u, view.sheet.tall
    wide = side.w * 0.5 - 64 * u if tall else side.w - (LEFT + 40) * u
    return min(wide, words_end(view, name, side) - (64 if tall else LEFT) * u)


def _area(view: View, side: Rect, marks: list[Mark], boxes: list[Box], told: str) -> Area:
    if view.theme.high:
        marks.append(_seam(view, side, view.theme.words, 3 * view.sheet.u))
    return Area("side", side, (*boxes, Box("picture", Role.PICTURE, side, told)), under=tuple(marks))


def _seam(view: View, side: Rect, colour: str, thick: float) -> Rule:
    """The line along the edge of a side at which the page begins."""
    x, y, half = side.right, side.bottom, thick / 2
    if view.sheet.tall:
        return Rule(Point(0, y - half), Point(x, y - half), colour, thick)
    return Rule(Point(x - half, 0), Point(x - half, y), colour, thick)


def _headed(
    view: View,
    side: Rect,
    title: str,
    lines: Sequence[Text],
    field: str,
    ink: str,
    size: float,
    backed: bool = False,
    name: str = "",
) -> list[Box]:
    """The title, shrunk to its width, and the lines under it, in one colour; `backed` on a tab of the field,
    for pictures whose colours nobody knows. `name` is the cover's that they stand on."""
    tall, u = view.sheet.tall, view.sheet.u
    at = Point(side.x + (64 if tall else LEFT) * u, side.y + (48 if tall else 62) * u)
    width = side_width(view, side, name)
    most = 0.17 * side.h if tall else 0.15 * side.w
    marks, rect = title_mark(view, title, at, min(size * u, most), ink, field, width, 1.02, backed)
    boxes = [Box("title", Role.TITLE, rect, title, marks)]
    tab = view.theme.high or backed
    if view.theme.high:
        ink, field = view.theme.words, view.theme.page
    elif contrast(ink, field) < LEAST_CONTRAST:
        # On a field on which neither ink nor paper can be read when small, words get a tab, as names do.
        tab, ink, field = True, view.theme.tab_words, view.theme.tab
    y = rect.bottom + 14 * u
    for number, line in enumerate(lines):
        text = _coloured(line, ink)
        set_to = balanced(view.measure, text, width)
        measured = view.measure(text, set_to)
        place = Rect(at.x, y, width, measured.height)
        marks = (Words(Point(at.x, y), set_to, text, field),)
        if tab:
            behind = Rect(at.x - 10 * u, y - 6 * u, measured.width + 20 * u, measured.height + 12 * u)
            marks = (Fill(behind, field), *marks)
        boxes.append(Box(f"line.{number}", Role.QUIET, place, text.plain, marks))
        y += measured.height + 4 * u
    return boxes


def _coloured(text: Text, colour: str) -> Text:
    from dataclasses import replace

    return replace(text, pieces=tuple(replace(piece, colour=colour) for piece in text.pieces))


def _low(side: Rect, found: Still, under: float, tall: bool) -> Picture:
    """The object: low on the side, its shadow to the left edge; at the right of a band above a page."""
    if tall:
        room = Rect(side.x + side.w * 0.45, side.y, side.w * 0.55, side.h)
        return Picture(room, found.drawn(0.92), found.field)
    height = side.bottom - under
    lowest = max(0.0, (height - side.w) / 2 / height)
    dy = min(lowest, 0.05 * (side.h - side.w) / side.h)
    return Picture(Rect(side.x, under, side.w, height), found.drawn(0.97, dy=dy), found.field)
