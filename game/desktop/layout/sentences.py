"""Two lines that part between two sentences rather than within one."""

from __future__ import annotations

import re
from dataclasses import replace

from game.desktop.breaks import bound
from game.desktop.layout.reading import longest_line
from game.desktop.measure import UNBOUNDED, Piece, Text, part
from game.desktop.view import View

_END = re.compile(r"(?<=[.?!؟])[”’»)]* ")


def by_sentence(view: View, text: Text, width: float) -> tuple[Text, float] | None:
    """A text that takes two lines, and the width to set it to, so that each holds whole sentences; None where
    it takes more or fewer, or a line has no room for them."""
    width = min(width, longest_line(view, text.style))
    if view.measure(text, width).lines != 2:
        return None
    ends = [found.end() - 1 for found in _END.finditer(text.plain)]
    widest, end = min(((_widest(view, text, end), end) for end in ends), default=(width + 1, 0))
    if widest > width:
        return None
    first, second = (bound(half, ()) for half in _halves(text, end))
    space = Piece(" ", text.style, text.pieces[0].colour)
    return replace(text, pieces=(*first.pieces, space, *second.pieces)), widest


def _halves(text: Text, end: int) -> tuple[Text, Text]:
    """What stands before a space of the text, and what after it."""
    return part(text, 0, end), part(text, end + 1, len(text.plain))


def _widest(view: View, text: Text, end: int) -> float:
    """How wide the wider of two lines is that part at a space, with a pixel to spare."""
    return max(view.measure(half, UNBOUNDED).width for half in _halves(text, end)) + 1
