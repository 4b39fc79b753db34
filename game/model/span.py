"""Where a part of a scenario stands in its author's file."""

from typing import NamedTuple


class Span(NamedTuple):
    """A place in a file: its name as the author knows it, the line and the column, both from 1."""

    file: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


NOWHERE = Span("", 0, 0)
