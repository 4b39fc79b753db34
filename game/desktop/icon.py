"""The sign that stands for the window in a list of windows: the house mark on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from game.desktop.box import Area, Layout
from game.desktop.geometry import Rect
from game.desktop.layout.marks import lever
from game.desktop.sheet import Mode
from game.desktop.theme import Theme, theme
from game.model import Lean
from game.pictures import Library

if TYPE_CHECKING:
    from game.desktop.painter import Painter
    from game.desktop.window import Window

SIDE = 64
"""Its width and height in pixels; lists of windows make it smaller."""


def icon(tones: Theme, side: int = SIDE) -> Layout:
    """The sign, as large as that, to be painted as a screen is."""
    marks = lever(side * 0.5, side * 0.56, side * 0.8, Lean.BOTH, tones.ink, tones.load, tilt=8.0)
    return Layout(side, side, tones.page, (Area("icon", Rect(0, 0, side, side), under=marks),))


def put_on(window: Window, painter: Painter, art: Library) -> None:
    """Give a window its sign."""
    layout = icon(theme(art, Mode.DAY))

    def draw(canvas: Any) -> None:
        painter.paint(canvas, layout, {}, Mode.DAY)

    window.set_icon(draw, SIDE)
