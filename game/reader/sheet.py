"""One file under the reader's eyes: its source, its tree, and ways to say something about a place in it."""

from __future__ import annotations

import re

from game.model import Span
from game.reader.codes import Code
from game.reader.report import Report
from game.reader.source import Source
from game.reader.tree import Mapping, Mark, Node, Scalar, Sequence

_LINE_END = re.compile(r"\r\n|\r|\n")


class Sheet:
    """Reports what is found in one file, by node instead of by line and column."""

    def __init__(self, source: Source, report: Report) -> None:
        self.source = source
        self.report = report
        self.file = source.name

    def span(self, mark: Mark) -> Span:
        """The author's place of a mark."""
        line = mark.line
        if line in self.source.moved:
            return Span(self.file, line + 1, self.source.column(line, mark.column))
        return Span(self.file, line + 1, mark.column + 1)

    def about(self, code: Code, node: Node, message: str, fix: str, note: str = "") -> None:
        """Reports something about a whole value, key or part, as far as it goes on its first line."""
        start, end = node.start_mark, node.end_mark
        if isinstance(node, Mapping | Sequence) and not node.flow:
            length = 1
        elif end.line == start.line:
            length = end.index - start.index
        else:
            length = len(self.source.line_text(start.line + 1)) - start.column
        self.at(code, start, message, fix, note, length)

    def at(self, code: Code, mark: Mark, message: str, fix: str, note: str = "", length: int = 1) -> None:
        """Reports something at a mark."""
        _, line, column = self.span(mark)
        self.report.add(code, self.source, line, column, message, fix, note, length)

    def inside(
        self, code: Code, node: Scalar, at: int, length: int, message: str, fix: str, note: str = ""
    ) -> None:
        """Reports something at a place inside the value of a scalar."""
        line, column = self.place(node, at)
        self.report.add(
            code, self.source, line + 1, self.source.column(line, column), message, fix, note, length
        )

    def place(self, node: Scalar, at: int) -> tuple[int, int]:
        """Line and column (from 0) in the parsed text of the character `at` of a scalar's value.

        The value and the text are walked side by side, letter by letter, because wrapped lines were joined
        and marks of quotation taken off.
        """
        start = node.start_mark
        raw = self.source.parsed[start.index : node.end_mark.index]
        value: str = node.value
        here = 0
        if node.style in ("|", ">"):
            here = raw.find("\n") + 1
        elif node.style:
            here = 1
        last = here
        for letter in value[: min(at + 1, len(value))]:
            if letter not in " \n\t":
                found = raw.find(letter, here)
                if found < 0:
                    break
                last, here = found, found + 1
        if at < len(value) and value[at] in " \n\t":
            last = here
        elif at >= len(value):
            last += 1
        before = raw[:last]
        ends = list(_LINE_END.finditer(before))
        if not ends:
            return start.line, start.column + len(before)
        return start.line + len(ends), len(before) - ends[-1].end()
