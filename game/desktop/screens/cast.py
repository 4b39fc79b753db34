"""Who is who: heads with their names and a line each, in columns that are read downwards."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain, pairwise

from game.desktop.box import Box, Role
from game.desktop.drawing import Head
from game.desktop.geometry import Point, Rect
from game.desktop.ink import Fill, Frame, Words
from game.desktop.layout import Column, chip_marks, filled
from game.desktop.measure import Align
from game.desktop.still import brought
from game.desktop.view import View
from game.page import Portrait
from game.pictures import describe_looks, head

CHIP, SMALL = 84.0, 68.0
"""How wide a head is drawn in one column or two, and in three."""


@dataclass(frozen=True, slots=True)
class Fit:
    """A way to set a page with people: a part of the usual size, how many columns of them, where the page's
    first line stands, and a part of the usual room between things."""

    k: float = 1.0
    across: int = 2
    top: float = 62.0
    air: float = 1.0


def people(column: Column, cast: tuple[Portrait, ...], base: str, fit: Fit) -> None:
    """Everybody, in columns that are read downwards. `base` is the folder of own pictures."""
    view, across = column.view, fit.across
    apart, gap = 26 * fit.k * view.sheet.z, 20 * fit.air * fit.k * view.sheet.z
    wide = (column.width - apart * (across - 1)) / across
    few, longer = divmod(len(cast), across)
    tops = [at * few + min(at, longer) for at in range(across + 1)]
    columns = [cast[start:end] for start, end in pairwise(tops)]
    low = column.y
    found: list[list[Box]] = [[] for _ in columns]
    for row in range(few + bool(longer)):
        y = low
        for at, down in enumerate(columns):
            if row < len(down):
                place = Rect(column.x + at * (wide + apart), y, wide, 0)
                found[at].append(_person(view, down[row], place, base, fit))
                low = max(low, found[at][-1].rect.bottom)
        low += gap
    column.boxes += chain(*found)
    column.y = low - gap


def _person(view: View, person: Portrait, at: Rect, base: str, fit: Fit) -> Box:
    theme, k = view.theme, fit.k
    z = k * view.sheet.z
    chip = max((CHIP if fit.across < 3 else SMALL) * k * view.sheet.u, 48.0)
    square = Rect(at.x, at.y, chip, chip)
    face = head(view.art, person, view.sheet.mode.value)
    thin, edge = max(1.0, 1.5 * view.sheet.u), theme.edge(face.field, theme.page)
    if person.portrait in view.art.people or brought(person.portrait, base):
        marks = [*chip_marks(square, Head(person, base), face.field, edge, thin)]
    else:
        ink = theme.words if theme.high else face.words
        letter = view.words(face.initial, view.display(chip * 0.52, leading=1.0, weight=400), ink)
        middle = at.y + (chip - view.measure(letter, chip).height) / 2
        initial = Words(Point(at.x, middle), chip, letter.aligned(Align.CENTRE), face.field)
        marks = [Fill(square, face.field), *([Frame(square, edge, thin)] if edge else []), initial]
    x, width = at.x + chip + 20 * z, at.w - chip - 20 * z
    name = view.words(person.name, view.display(max(0.85 * k * view.sheet.b, 14.0), leading=1.15))
    leading = 1.3 - 0.4 * (1 - fit.air)
    line = view.words(person.who or " ", view.quiet(0.69 * k, weight=400, leading=leading), theme.quiet)
    who, set_to = filled(view, line, width)
    top = view.measure(name, width).height
    low = view.measure(who, set_to).height
    marks.append(Words(Point(x, at.y), width, name, theme.page))
    marks.append(Words(Point(x, at.y + top), set_to, who, theme.page))
    note = describe_looks(view.art, person)
    rect = Rect(at.x, at.y, at.w, max(chip, top + low))
    return Box(
        f"who.{person.id}", Role.PICTURE, rect, f"{person.name}. {person.who}", tuple(marks), note=note
    )
