"""Where a paragraph breaks into lines: where it must not, and how it breaks alike in every weight.

Words grow wider where they are set stronger. A row that is set stronger in focus would break elsewhere, and
its words would jump from line to line under the reader's eyes.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Sequence
from dataclasses import replace

from game.desktop.measure import NO_BREAK, STYLE_OF_ADDRESS, UNBOUNDED, Measure, Piece, Text, addressed, part

JOINER = "\N{WORD JOINER}"
_SPARE = 0.995
"""The part of a line that is filled: a space that ties two words is not drawn quite as wide as one that does
not, as fonts kern them otherwise."""
_LEADING_DASH = re.compile("(?<=\\S)(?=\N{EM DASH})")
_SHORT_PART = re.compile(r"(?<!\w)\w{1,3}-(?=\w)|(?<=\w)-(?=\w{1,3}(?!\w))")
_PLACES = re.compile(r" (?=\S)|(?<=\w{4})-(?=\w{4})")


def joined(words: str) -> str:
    """The words with joiners where a line would break badly: before a dash, which would then begin the next
    line, at a hyphen with three letters or fewer on one side of it, as in “cut-off”, and between “Mrs” and
    her name."""
    if "\N{EM DASH}" in words:
        words = _LEADING_DASH.sub(JOINER, words)
    if "-" in words:
        words = _SHORT_PART.sub(lambda found: found.group() + JOINER, words)
    return addressed(words)


def breaks(measure: Measure, words: Text, width: float) -> tuple[int, ...]:
    """Where a text breaks when it is set to a width: for each line but the last the place in the words of the
    space, or of the hyphen, that ends it."""
    plain = words.plain
    lines = measure(words, width).lines
    tied = {found.end() - 1 for found in STYLE_OF_ADDRESS.finditer(plain)}
    places = [found.start() for found in _PLACES.finditer(plain) if found.start() not in tied]
    if lines < 2 or not places:
        return ()
    letters = len(plain) * width / measure(words, UNBOUNDED).width  # of a line, about

    def holds(number: int, line: int) -> bool:
        place = places[number]
        return measure(part(words, 0, place + (plain[place] == "-")), width).lines <= line

    ends: list[int] = []
    for line in range(1, lines):
        guess = (ends[-1] if ends else 0) + letters
        at = max(0, bisect(places, guess) - 1)
        while at + 1 < len(places) and holds(at + 1, line):
            at += 1
        while at >= 0 and not holds(at, line):
            at -= 1
        if at < 0 or (ends and places[at] <= ends[-1]):
            break
        ends.append(places[at])
    return tuple(ends)


def alike(measure: Measure, words: Text, stronger: Text, width: float) -> tuple[Text, float]:
    """The words tied so that they break where the same words break when they are set stronger, and the width
    to set them to; the words as they are where that has no room."""
    ends = breaks(measure, stronger, _SPARE * width)
    if not ends:
        return words, width
    tied = bound(words, ends)
    lines = measure(tied, width).lines
    if lines == len(ends) + 1:
        return tied, width
    starts = [0, *(end + 1 for end in ends)]
    split = (part(tied, *line) for line in zip(starts, [*starts[1:], len(words.plain)], strict=True))
    widest = max(measure(line, UNBOUNDED).width for line in split) + 1
    return (tied, widest) if lines <= len(ends) and widest <= width else (words, width)


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
