"""Written words in lines of a width: which letters stand in which line, and how wide they are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from wcwidth import iter_graphemes

from game.desktop.bidi import visual
from game.desktop.measure import UNBOUNDED, Measure, Style, Text, reads_left, text


@dataclass(frozen=True, slots=True)
class Line:
    """One line as it is set: from which code point to which, and the words without the space at the end."""

    start: int
    end: int
    words: str


def set_lines(
    measure: Measure, words: str, style: Style, width: float, language: str = ""
) -> tuple[Line, ...]:
    """Words broken into lines of a width, so that the place of a caret in them is known."""
    found: list[Line] = []
    start = 0
    for paragraph in words.split("\n"):
        found += _broken(measure, paragraph, start, style, width, language)
        start += len(paragraph) + 1
    return tuple(found)


def part_shown(
    measure: Measure, words: str, caret: int, style: Style, width: float, language: str = ""
) -> Line:
    """The part of a single line that has room, with the caret in it."""
    ends = [0, *accumulate(len(cluster) for cluster in iter_graphemes(words))]
    starts = [at for at in ends if at <= caret]
    start = next((at for at in starts if width_of(measure, words[at:caret], style, language) <= width), caret)
    fits = [at for at in ends if at >= caret and width_of(measure, words[start:at], style, language) <= width]
    end = max(fits, default=caret)
    return Line(start, end, words[start:end])


def _broken(
    measure: Measure, words: str, offset: int, style: Style, width: float, language: str
) -> Iterator[Line]:
    ends = list(accumulate(len(cluster) for cluster in iter_graphemes(words)))
    at = 0
    while True:
        here = [end for end in ends if end > at]
        low, high = 0, len(here)
        while low < high:
            middle = (low + high + 1) // 2
            if width_of(measure, words[at : here[middle - 1]].rstrip(" "), style, language) <= width:
                low = middle
            else:
                high = middle - 1
        if low == len(here):
            yield Line(offset + at, offset + len(words), words[at:].rstrip(" "))
            return
        end = here[max(low, 1) - 1]
        space = words.rfind(" ", at, end + 1)
        if space > at and not _wide(words[end : end + 1]):
            end = space + 1
        yield Line(offset + at, offset + end, words[at:end].rstrip(" "))
        at = end


def _wide(sign: str) -> bool:
    """Whether a line may break before a sign without a space, as in Chinese or Japanese."""
    return bool(sign) and "\u2e80" <= sign <= "\uffdc"


def width_of(measure: Measure, words: str, style: Style, language: str = "") -> float:
    """How wide words are in one line, spaces at their end included."""
    if not words:
        return 0.0
    stop = measure(_plain(".", style, language), UNBOUNDED).width
    return measure(_plain(words + ".", style, language), UNBOUNDED).width - stop


def spans(
    measure: Measure, words: str, start: int, end: int, style: Style, language: str = ""
) -> tuple[tuple[float, float], ...]:
    """Where the letters from `start` to `end` of a line stand, as stretches from its left edge; letters of
    two directions are in several."""
    leftwards = reads_left(words)
    found: list[tuple[float, float]] = []
    left = 0.0
    for run in visual(words, leftwards):
        piece = words[run.start : run.end]
        wide = width_of(measure, piece, style, language)
        if start < run.end and end > run.start:
            edges = [
                width_of(measure, piece[: max(0, min(len(piece), at - run.start))], style, language)
                for at in (start, end)
            ]
            ends = [left + wide - edge if run.left else left + edge for edge in edges]
            found.append((min(ends), max(ends)))
        left += wide
    return tuple(found)


def offset(measure: Measure, words: str, place: int, style: Style, language: str = "") -> float:
    """How far from the left edge of a line a caret before the letter at `place` stands.

    Between two directions it stands at the end of the letter before it. A place beyond the words counts the
    spaces that were left out at the end of the line.
    """
    leftwards = reads_left(words)
    if place > len(words):
        space = width_of(measure, " " * (place - len(words)), style, language)
        return -space if leftwards else width_of(measure, words, style, language) + space
    if place == 0:
        return width_of(measure, words, style, language) if leftwards else 0.0
    left = 0.0
    for run in visual(words, leftwards):
        piece = words[run.start : run.end]
        wide = width_of(measure, piece, style, language)
        if run.start < place <= run.end:
            edge = width_of(measure, piece[: place - run.start], style, language)
            return left + (wide - edge if run.left else edge)
        left += wide
    return left


def _plain(words: str, style: Style, language: str) -> Text:
    return text(words, style, "#000000", language=language)
