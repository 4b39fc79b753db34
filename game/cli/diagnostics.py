"""Diagnostics in words: the place, the author's own line with a mark under the place, and the way out."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from typing import Any

from game.model import Diagnostic, Severity

MARGIN = 8
"""Characters of a long line that stay before the mark, at least, when the line is cut."""

_RED, _YELLOW, _BOLD, _CYAN, _OFF = "\033[31;1m", "\033[33;1m", "\033[1m", "\033[36m", "\033[0m"


def as_dict(found: Diagnostic) -> dict[str, Any]:
    """A diagnostic as `check --json` prints it."""
    return {
        "file": found.span.file,
        "line": found.span.line,
        "column": found.span.column,
        "code": found.code,
        "severity": found.severity.value,
        "message": found.message,
        "fix": found.fix,
    }


def as_text(found: Diagnostic, width: int, colour: bool, wrap: bool = False) -> str:
    """A diagnostic for a terminal: the author's line is cut to `width` cells, and with `wrap` sentences are
    wrapped to it. In a pipe they stay whole, for tools that go line by line. Lines that show how to write
    it stay as they are, in their own columns, so that they can be copied."""
    paint = _Paint(colour)
    severity = paint(found.severity.value, _RED if found.severity is Severity.ERROR else _YELLOW)
    lines = [f"{paint(visible(str(found.span)), _BOLD)}: {severity} {found.code}: {visible(found.message)}"]
    if found.line_text.strip():
        number = str(found.span.line)
        indent = " " * len(number)
        text, mark = excerpt(found.line_text, found.span.column, found.length, width - len(number) - 5)
        lines += [f"  {number} | {text}", f"  {indent} | {paint(mark, _CYAN)}"]
    for part in (found.note, found.fix):
        if part:
            sentences, *rewritten = visible(part).split("\n")
            lines += _wrapped(sentences, width) if wrap else [f"  {sentences}"]
            lines += rewritten
    return "\n".join(lines)


def count_in_words(found: Sequence[Diagnostic], files: int) -> str:
    """The last line of a check: how much there is to mend, and in how many files."""
    errors = sum(1 for one in found if one.severity is Severity.ERROR)
    warnings = len(found) - errors
    where = _some(files, "file")
    if not found:
        return f"{where}: nothing to mend."
    parts = [_some(errors, "error")] * bool(errors) + [_some(warnings, "warning")] * bool(warnings)
    code = found[0].code
    return f"{where}: {' and '.join(parts)}. “fulcrum explain {code}” says more about the first."


def excerpt(line: str, column: int, length: int, width: int) -> tuple[str, str]:
    """An author's line and the mark under it, both at most `width` cells, cut at both ends with “…”.

    `column` counts characters from 1. What cannot be seen is written out, so that nothing in a file can
    play with the terminal, and the mark covers all of it.
    """
    width = max(width, 24)
    shown = [visible(letter) for letter in line.rstrip("\r\n")]
    first = min(max(column, 1), len(shown) + 1) - 1
    last = min(first + max(length, 1), max(len(shown), first + 1))
    widths = [cells(text) for text in shown] + [1]
    start, end = 0, len(shown)
    if sum(widths[:end]) > width:
        start = _start_of(widths, first, last, width)
        end = _end_of(widths, start, width - 2)
    head, tail = "…" * (start > 0), "…" * (end < len(shown))
    last = max(min(last, end), first + 1)
    text = head + "".join(shown[start:end]) + tail
    mark = " " * (len(head) + sum(widths[start:first])) + "^" * max(1, sum(widths[first:last]))
    return text, mark


def visible(text: str) -> str:
    """A text in which controls, tabs and invisible signs are written out as “<U+200B>”."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(_visible(letter) for letter in text)


def cells(text: str) -> int:
    """How many cells of a terminal a text takes."""
    if text.isascii():
        return len(text)
    from wcwidth import wcswidth

    return max(0, wcswidth(text))


def _visible(letter: str) -> str:
    if letter == "\t":
        return "    "
    if letter == " " or letter == "\n":
        return letter
    category = unicodedata.category(letter)
    if category in ("Cc", "Cf", "Zl", "Zp", "Cs", "Co", "Cn") or (category == "Zs"):
        return f"<U+{ord(letter):04X}>"
    return letter


def _start_of(widths: list[int], first: int, last: int, width: int) -> int:
    """Where a cut line begins, so that the mark is in view with something before it."""
    if sum(widths[:last]) <= width - 2:
        return 0
    room = max(MARGIN, width - 2 - sum(widths[first:last]) - MARGIN)
    start = first
    while start > 0 and sum(widths[start - 1 : first]) <= min(room, width // 2):
        start -= 1
    return start


def _end_of(widths: list[int], start: int, width: int) -> int:
    taken, end = 0, start
    while end < len(widths) - 1 and taken + widths[end] <= width:
        taken += widths[end]
        end += 1
    return end


def _some(count: int, noun: str) -> str:
    return f"{count} {noun}" + ("" if count == 1 else "s")


class _Paint:
    """Colours a text, or leaves it."""

    def __init__(self, colour: bool) -> None:
        self._colour = colour

    def __call__(self, text: str, code: str) -> str:
        return f"{code}{text}{_OFF}" if self._colour else text


def all_as_text(found: Iterable[Diagnostic], width: int, colour: bool, wrap: bool = False) -> str:
    """Several diagnostics, a blank line between them."""
    return "\n\n".join(as_text(one, width, colour, wrap) for one in found)


def _wrapped(text: str, width: int) -> list[str]:
    from wcwidth import wrap

    found: list[str] = wrap(text, max(24, width - 1), initial_indent="  ", subsequent_indent="  ")
    return found
