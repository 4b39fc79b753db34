"""Where a paragraph breaks into lines: where it must not, and how it breaks alike in every weight.

Words grow wider where they are set stronger. A row that is set stronger in focus would break elsewhere, and
its words would jump from line to line under the reader's eyes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from game.desktop.measure import NO_BREAK, UNBOUNDED, Measure, Piece, Text

JOINER = "\N{WORD JOINER}"
_SPARE = 0.995
"""The part of a line that is filled: a space that ties two words is not drawn quite as wide as one that does
not, as fonts kern them otherwise."""
_LEADING_DASH = re.compile("(?<=\\S)(?=\N{EM DASH})")
_SHORT_PART = re.compile(r"(?<!\w)\w{1,3}-(?=\w)|(?<=\w)-(?=\w{1,3}(?!\w))")
_PLACES = re.compile(r" (?=\S)|(?<=\w{4})-(?=\w{4})")


def joined(words: str) -> str:
    """The words with joiners where a line would break badly: before a dash, which would then begin the next
    line, and at a hyphen with three letters or fewer on one side of it, as in “cut-off”."""
    if "\N{EM DASH}" in words:
        words = _LEADING_DASH.sub(JOINER, words)
    if "-" in words:
        words = _SHORT_PART.sub(lambda found: found.group() + JOINER, words)
    return words


def breaks(measure: Measure, words: Text, width: float) -> tuple[int, ...]:
    """Where a text breaks when it is set to a width: for each line but the last the place in the words of the
    space, or of the hyphen, that ends it."""
    plain = words.plain
    places = [found.start() for found in _PLACES.finditer(plain)]
    lines = measure(words, width).lines
    ends: list[int] = []
    for line in range(1, lines):
        low, high = 0, len(places)
        while low < high:
            middle = (low + high) // 2
            if measure(_part(words, 0, places[middle] + (plain[places[middle]] == "-")), width).lines <= line:
                low = middle + 1
            else:
                high = middle
        if not low or places[low - 1] in ends:
            break
        ends.append(places[low - 1])
    return tuple(ends)


def alike(measure: Measure, words: Text, stronger: Text, width: float) -> tuple[Text, float]:
    """The words tied so that they break where the same words break when they are set stronger, and the width
    to set them to; the words as they are where that has no room."""
    ends = breaks(measure, stronger, _SPARE * width)
    if not ends:
        return words, width
    tied = bound(words, ends)
    starts = [0, *(end + 1 for end in ends)]
    lines = (_part(tied, *line) for line in zip(starts, [*starts[1:], len(words.plain)], strict=True))
    widest = max(measure(line, UNBOUNDED).width for line in lines) + 1
    return (tied, widest) if widest <= width else (words, width)


def bound(words: Text, ends: Sequence[int]) -> Text:
    """The same words with every space that ends no line made one that no line breaks at."""
    keep, at = set(ends), 0
    pieces: list[Piece] = []
    for piece in words.pieces:
        start, at = at, at + len(piece.words)
        letters = (
            NO_BREAK if letter == " " and start + offset not in keep else letter
            for offset, letter in enumerate(piece.words)
        )
        pieces.append(replace(piece, words="".join(letters)))
    return replace(words, pieces=tuple(pieces))


def _part(words: Text, start: int, end: int) -> Text:
    """The letters of a text from one place to another."""
    pieces: list[Piece] = []
    at = 0
    for piece in words.pieces:
        inside = piece.words[max(0, start - at) : max(0, end - at)]
        at += len(piece.words)
        if inside:
            pieces.append(replace(piece, words=inside))
    return replace(words, pieces=tuple(pieces) or (replace(words.pieces[0], words=""),))
