"""A slip of the pen: where it is, what to say about it, and how its lines would read without it."""

from __future__ import annotations

from dataclasses import dataclass, field

from game.reader.codes import Code
from game.reader.lines import Entry, cut_comment


@dataclass(slots=True)
class Edit:
    """A line (from 0) as the parser should see it; from column `at` on it has moved by so many columns."""

    line: int
    text: str
    at: int = 0
    by: int = 0


@dataclass(slots=True)
class Slip:
    """A fault at a place (from 0), with what to say about it and what mends it."""

    code: Code
    line: int
    column: int
    length: int
    message: str
    fix: str
    note: str = ""
    edits: list[Edit] = field(default_factory=list)


def quoting(entry: Entry, lines: list[str], drop: int = 0) -> list[Edit]:
    """The value in double quotation marks, line by line, so that every line keeps its number."""
    edits = []
    for at in range(entry.first, entry.last + 1):
        begin = entry.value_at + drop if at == entry.first else 0
        line = lines[at].rstrip("\r")
        text = line[begin:].rstrip()
        if at == entry.first == entry.last and entry.style == "plain":
            text = cut_comment(text)
        text = text.replace("\\", "\\\\").replace('"', '\\"')
        if at == entry.first:
            text = line[: entry.value_at] + '"' + text
        if at == entry.last:
            text += '"'
        edits.append(
            Edit(at, text, entry.value_at if at == entry.first else 0, 1 - drop if at == entry.first else 0)
        )
    return edits


def replaced(entry: Entry, lines: list[str], value: str) -> list[Edit]:
    return [Edit(entry.first, lines[entry.first][: entry.value_at] + value)]
