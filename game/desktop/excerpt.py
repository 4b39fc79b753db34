"""An author's own line, cut to a width at both ends, and where in it a mark stands.

What cannot be seen is written out, so that nothing in a file can play with the screen; a tab shows as four
spaces. The part that is marked is never cut away.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from typing import NamedTuple

from game.desktop.measure import UNBOUNDED, Measure, Style, text

BEFORE = 0.3
"""At most so much of the width stands before the mark where a line is cut."""


class Excerpt(NamedTuple):
    """The words to show, and from where to where in pixels the mark reaches."""

    words: str
    start: float
    end: float


def excerpt(measure: Measure, line: str, column: int, length: int, style: Style, width: float) -> Excerpt:
    """A line with its mark; `column` counts characters from 1, `length` how many of them it covers."""
    signs = [visible(sign) for sign in line.rstrip("\r\n")]
    first = min(max(column, 1), len(signs) + 1) - 1
    last = min(first + max(length, 1), max(len(signs), first + 1))

    def wide(start: int, end: int) -> float:
        return _wide(measure, "".join(signs[start:end]), style)

    start, end = _from_margin(signs), len(signs)
    start = min(start, first)
    if wide(start, end) > width:
        ellipsis = _wide(measure, "…", style)
        if wide(start, min(last, end)) + ellipsis > width:
            start = _back(wide, first, max(width * BEFORE, width - wide(first, last) - 2 * ellipsis), start)
        end = _forth(wide, start, end, width - 2 * ellipsis)
    head = "…" if start > _from_margin(signs) and start > 0 else ""
    tail = "…" if end < len(signs) else ""
    words = head + "".join(signs[start:end]) + tail
    at = _wide(measure, head + "".join(signs[start:first]), style)
    reach = _wide(measure, head + "".join(signs[start : min(last, max(end, first + 1))]), style)
    least = min(_wide(measure, "x", style), width)
    at = min(at, width - least)  # a mark behind a line that fills the width stands under its last sign
    return Excerpt(words, at, min(max(reach, at + least), width))


def visible(sign: str) -> str:
    """A sign as it is shown: controls, odd spaces and what has no form are written out as “<U+200B>”."""
    if sign == "\t":
        return "    "
    if sign == " " or (sign.isascii() and sign.isprintable()):
        return sign
    if unicodedata.category(sign) in ("Cc", "Cf", "Zl", "Zp", "Zs", "Cs", "Co", "Cn"):
        return f"<U+{ord(sign):04X}>"
    return sign


def _from_margin(signs: list[str]) -> int:
    """Where the words of a line begin, less two steps of its indentation, which are kept to show it."""
    spaces = next((place for place, sign in enumerate(signs) if sign.strip()), 0)
    return max(0, spaces - 8)


def _wide(measure: Measure, words: str, style: Style) -> float:
    if not words:
        return 0.0
    stop = measure(text(".", style, "#000000"), UNBOUNDED).width
    return measure(text(words + ".", style, "#000000"), UNBOUNDED).width - stop


def _back(wide: Callable[[int, int], float], first: int, room: float, least: int) -> int:
    """The furthest place before the mark from which what lies between has room."""
    low, high = least, first
    while low < high:
        middle = (low + high) // 2
        if wide(middle, first) <= room:
            high = middle
        else:
            low = middle + 1
    return low


def _forth(wide: Callable[[int, int], float], start: int, end: int, room: float) -> int:
    low, high = start, end
    while low < high:
        middle = (low + high + 1) // 2
        if wide(start, middle) <= room:
            low = middle
        else:
            high = middle - 1
    return max(low, start + 1)
