"""The text of one file, and where things stand in it as an editor counts."""

from __future__ import annotations

import re
from functools import cached_property

LINE_END = re.compile(r"\r\n|\r|\n")
"""What ends a line for an editor and for the parser alike."""


class Source:
    """A file as its author knows it.

    `text` is the author's text without a byte order mark; `parsed` is what the parser is given: the same
    lines, mended where a fault was found, so that the rest can be read. Where a mended line has grown or
    shrunk, `moved` keeps for its number (from 0) the columns from which it moved, and by how much. `plain` is
    true where the bytes already show that no character in it looks like a space and is none.
    """

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self.text = text
        self.parsed = text
        self.moved: dict[int, list[tuple[int, int]]] = {}
        self.plain = False

    @cached_property
    def lines(self) -> list[str]:
        """The author's lines, as editors number them: only CR, LF and CRLF end a line."""
        return _split(self.text)

    @property
    def parsed_lines(self) -> list[str]:
        """The lines that the parser is given, as many as the author's."""
        return _split(self.parsed)

    def set_lines(self, lines: list[str]) -> None:
        """Gives the parser other lines, as many as before."""
        self.parsed = "\n".join(lines)

    def move(self, line: int, at: int, by: int) -> None:
        """Notes that in a parsed line (from 0) everything from a column on has moved."""
        if by:
            self.moved.setdefault(line, []).append((at, by))

    def line_text(self, line: int) -> str:
        """The author's line of that number, counted from 1; empty beyond the end."""
        return self.lines[line - 1] if 0 < line <= len(self.lines) else ""

    def column(self, line: int, column: int) -> int:
        """The author's column (from 1) for a line and a column of the parsed text (both from 0)."""
        for at, by in reversed(self.moved.get(line, ())):
            if column >= at:
                column = max(at, column - by)
        return column + 1


def _split(text: str) -> list[str]:
    return LINE_END.split(text) if "\r" in text else text.split("\n")
