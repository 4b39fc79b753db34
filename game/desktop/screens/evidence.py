"""Lean and fit as marks beside their words: the lever with its loads, the disc."""

from __future__ import annotations

from dataclasses import dataclass

from game.desktop.geometry import Point
from game.desktop.ink import Mark, Words
from game.desktop.layout import disc, lever
from game.desktop.measure import UNBOUNDED, Text
from game.desktop.view import View
from game.page import DecisionRow
from game.pictures.colour import contrast, stronger

COLUMN = 362.0
"""How wide the marks and their words stand at the usual size, in parts of 1/27 of the type."""
WORDS_AT = 79.0
LEAST = 3.0


@dataclass(frozen=True, slots=True)
class Tones:
    """The colours that marks are drawn in: the ground they stand on, the ink, the loads and the words."""

    ground: str
    ink: str
    load: str
    words: str


def on_page(view: View, ground: str | None = None) -> Tones:
    """Marks on the page."""
    theme = view.theme
    ground = ground or theme.page
    return Tones(ground, theme.words, load_on(view, ground), theme.words)


def on_band(view: View) -> Tones:
    """Marks on the band of focus, whose loads stand out from its own colour."""
    theme = view.theme
    return Tones(theme.band, theme.band_words, load_on(view, theme.band), theme.band_words)


def load_on(view: View, ground: str) -> str:
    """The ochre of loads that stands out from a ground by 3 to 1."""
    if contrast(view.theme.load, ground) >= LEAST:
        return view.theme.load
    ochre = view.art.art.palette["ochre"]
    return stronger(ground, ochre[7], ochre[3])


def column(
    view: View, row: DecisionRow, x: float, y: float, width: float, tones: Tones
) -> tuple[list[Mark], float]:
    """Lean above fit, their words beside them; and where they end."""
    z = view.sheet.z
    unit = min(z, 1.5 * max(view.sheet.u, 0.63))
    indent = WORDS_AT * unit
    step = max(49 * unit, view.quiet(0.74).size * 1.9)
    lean = view.words(row.lean_words, view.quiet(0.74, weight=500, leading=1.25), tones.words)
    marks: list[Mark] = []
    size = view.measure(lean, width - indent)
    line = view.measure(lean, UNBOUNDED).height
    middle = y + line / 2
    marks += lever(x + 31 * unit, middle, 62 * unit, row.lean, tones.ink, tones.load)
    marks.append(Words(Point(x + indent, y), width - indent, lean, tones.ground))
    y += max(step, size.height + 10 * unit)
    if row.fit is None:
        return marks, y
    fit = view.words(row.fit_words, view.quiet(0.74, weight=500, leading=1.25), tones.words)
    size = view.measure(fit, width - indent)
    marks.append(disc(x + 31 * unit, y + line / 2, 11.5 * unit, row.fit, tones.ink))
    marks.append(Words(Point(x + indent, y), width - indent, fit, tones.ground))
    return marks, y + size.height


def line(
    view: View, row: DecisionRow, x: float, y: float, width: float, tones: Tones
) -> tuple[list[Mark], float]:
    """Lean and fit in one line, the fit in the next one where there is no room; and where they end."""
    z = view.sheet.z
    unit = min(z, 1.5 * max(view.sheet.u, 0.63))
    style = view.quiet(0.72, weight=400, leading=1.25)
    marks: list[Mark] = []
    at, low = x, y
    lean = _piece(view, row.lean_words, style, tones)
    fit = None if row.fit is None else _piece(view, row.fit_words, style, tones)
    for number, text in enumerate(found for found in (lean, fit) if found is not None):
        room = (66 if number == 0 else 32) * unit
        wide = view.measure(text, UNBOUNDED).width
        if number and at + room + wide > x + width:
            at, y = x, low + 14 * unit
        inside = width - (at - x) - room
        size = view.measure(text, inside)
        middle = y + size.height / size.lines / 2
        if number == 0:
            marks += lever(at + 26 * unit, middle, 52 * unit, row.lean, tones.ink, tones.load)
        elif row.fit is not None:
            marks.append(disc(at + 10 * unit, middle, 10 * unit, row.fit, tones.ink))
        marks.append(
            Words(
                Point(at + room, y), min(inside, wide + 2) if size.lines == 1 else inside, text, tones.ground
            )
        )
        at += room + wide + 30 * unit
        low = max(low, y + size.height)
    return marks, low


def _piece(view: View, words: str, style: object, tones: Tones) -> Text:
    return view.words(words, style, tones.words)  # type: ignore[arg-type]
