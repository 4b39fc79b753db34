"""Two lines that part between two sentences rather than within one."""

from __future__ import annotations

import re
from dataclasses import replace

from game.desktop.layout.reading import longest_line
from game.desktop.measure import NO_BREAK, UNBOUNDED, Piece, Text
from game.desktop.view import View

_END = re.compile(r"(?<=[.?!؟])[”’»)]* ")


def by_sentence(view: View, text: Text, width: float) -> tuple[Text, float] | None:
    """A text that takes two lines, and the width to set it to, so that each holds whole sentences; None where
    it takes more or fewer, or a line has no room for them."""
    width = min(width, longest_line(view, text.style))
    if view.measure(text, width).lines != 2:
        return None
    ends = [found.end() - 1 for found in _END.finditer(text.plain)]
    widest = {
        end: max(view.measure(half, UNBOUNDED).width for half in _halves(text, end)) + 1 for end in ends
    }
    fitting = [end for end in ends if widest[end] <= width]
    if not fitting:
        return None
    end = min(fitting, key=widest.__getitem__)
    first, second = _halves(text, end)
    space = Piece(" ", text.style, text.pieces[0].colour)
    return replace(text, pieces=(*_tied(first), space, *_tied(second))), widest[end]


def _halves(text: Text, end: int) -> tuple[Text, Text]:
    """What stands before a space of the text, and what after it."""
    before: list[Piece] = []
    after: list[Piece] = []
    for piece in text.pieces:
        cut = min(max(0, end), len(piece.words))
        if piece.words[:cut]:
            before.append(replace(piece, words=piece.words[:cut]))
        rest = piece.words[cut + 1 :] if 0 <= end < len(piece.words) else piece.words[cut:]
        if rest:
            after.append(replace(piece, words=rest))
        end -= len(piece.words)
    return replace(text, pieces=tuple(before)), replace(text, pieces=tuple(after))


def _tied(text: Text) -> tuple[Piece, ...]:
    return tuple(replace(piece, words=piece.words.replace(" ", NO_BREAK)) for piece in text.pieces)
