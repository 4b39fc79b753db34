"""The panel's own light: ink, whatever the page is, so that nobody takes it for what players see."""

from __future__ import annotations

from dataclasses import dataclass, replace

from game.desktop.geometry import Point, Rect
from game.desktop.ink import Fill, Mark, Rule
from game.desktop.measure import Style
from game.desktop.sheet import Mode
from game.desktop.theme import theme
from game.desktop.view import View

MARGIN, INSET = 44.0, 21.0
"""Units of the picture: from the panel's edge to its words, and to the triangle before them."""
TYPE, NOTE = 0.68, 0.62
"""The size of the panel's type, and of the smaller lines in it, as parts of the story's."""


def dusk(view: View) -> View:
    """The view that a panel is laid out with: the same window, in ink."""
    tones = theme(view.art, Mode.HIGH if view.theme.high else Mode.DARK)
    return replace(view, theme=replace(tones, page=tones.tab, shelf=tones.tab), language="", styles={})


@dataclass(frozen=True, slots=True)
class Tones:
    """The colours of one row: its ground, its words, quiet words, and what has changed."""

    ground: str
    words: str
    quiet: str
    changed: str


def tones(view: View, focused: bool, pointed: bool) -> Tones:
    """The colours of a row: in focus, about the choice that is in focus on the page, or neither."""
    tone = view.theme
    if focused:
        return Tones(tone.band, tone.band_words, tone.band_quiet, tone.band_numeral)
    if pointed and not tone.high:
        day = theme(view.art, Mode.DAY)
        return Tones(day.numeral, tone.words, tone.words, tone.numeral)
    return Tones(tone.page, tone.words, tone.quiet, tone.numeral)


def mono(view: View, k: float = TYPE, weight: int = 400) -> Style:
    """The panel's type."""
    return view.mono(k, weight=weight, leading=1.3)


def char(view: View, k: float = TYPE) -> float:
    """How wide a sign of the panel's type is."""
    return 0.6 * mono(view, k).size


def ground(view: View, rect: Rect, left: bool) -> tuple[Mark, ...]:
    """The panel's ground, with a line where the page begins: at its left or its right edge, or under it."""
    tone, thick = view.theme, max(1.0, 3 * view.sheet.u)
    x = rect.x + thick / 2 if left else rect.right - thick / 2
    ends = (Point(x, rect.y), Point(x, rect.bottom))
    if rect.w >= view.sheet.width:
        ends = (Point(rect.x, rect.bottom - thick / 2), Point(rect.right, rect.bottom - thick / 2))
    return (Fill(rect, tone.page), Rule(*ends, tone.hairline, thick))
