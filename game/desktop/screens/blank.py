"""The blank cover of a file that does not load: the house mark, both its loads on the floor."""

from __future__ import annotations

from game.desktop.geometry import Point, Rect
from game.desktop.ink import Fill, Mark, Round
from game.desktop.layout import lever
from game.desktop.screens.evidence import load_on
from game.desktop.view import View
from game.model import Lean

FLOOR, WIDE, LOAD = 0.25, 0.62, 0.23
"""How much of the cover is floor; how wide the bar is, as a part of the cover's shorter side; how wide a load
is, as a part of the bar."""
HIGH = 0.57
"""How high the mark stands over the floor with its loads on the bar, as a part of the bar's width."""


def blank(view: View, rect: Rect, *, right: bool = False, mended: bool = False) -> list[Mark]:
    """The cover in a rectangle; the mark stands at the `right` where words take the left half. Once the file
    is `mended`, the loads are back on the bar."""
    theme = view.theme
    field = theme.page if theme.high else theme.blank
    ink, load = theme.on(field), load_on(view, field)
    floor, wide = rect.bottom - rect.h * FLOOR, _wide(rect)
    x = rect.right - wide * 0.95 if right else rect.x + rect.w * 0.47
    pivot = floor - wide * 0.3
    ground = Fill(Rect(rect.x, floor, rect.w, rect.bottom - floor), theme.blank_floor)
    if theme.high:
        ground = Fill(Rect(rect.x, floor, rect.w, max(1.0, 3 * view.sheet.u)), theme.words)
    marks: list[Mark] = [Fill(rect, field), ground]
    if mended:
        return [*marks, *lever(x, pivot, wide, Lean.BOTH, ink, load)]
    side = wide * LOAD
    return [
        *marks,
        *lever(x, pivot, wide, Lean.NEITHER, ink, load, tilt=28.0),
        Fill(Rect(x + wide * 0.5, floor - side, side, side), load),
        Round(Point(x - wide * 0.43, floor - side / 2), side / 2, load),
    ]


def blank_top(rect: Rect) -> float:
    """Where the house mark on a blank cover begins, its loads on the bar."""
    return rect.bottom - rect.h * FLOOR - _wide(rect) * HIGH


def _wide(rect: Rect) -> float:
    return WIDE * min(rect.w, rect.h)
