"""How long a line to read may be: as many letters as an eye finds back from, in any typeface and spacing."""

from __future__ import annotations

from game.desktop.box import Role
from game.desktop.measure import UNBOUNDED, Style
from game.desktop.view import View

FEWEST, MOST = 45, 75
"""Letters in a line that is read with ease (Bringhurst, The Elements of Typographic Style, 2.1.2)."""
READ = frozenset((Role.PARAGRAPH, Role.QUIET, Role.NOTICE))
_SAMPLE = "Somebody has to say what all of them can see, and nobody at the table wants to be the first to."
_SET_TO = MOST - 6
"""A paragraph's own letters are up to 5 % narrower than the sample's."""


def letters(view: View, style: Style, count: float) -> float:
    """How wide a line of so many letters of running text is, in pixels."""
    return count * view.measure(view.words(_SAMPLE, style), UNBOUNDED).width / len(_SAMPLE)


def longest_line(view: View, style: Style) -> float:
    """How wide a paragraph may be set, in pixels: its lines then hold no more than `MOST` letters."""
    return letters(view, style, _SET_TO)
