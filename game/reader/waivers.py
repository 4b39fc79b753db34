"""Waivers: comments by which an author lets one warning stand, and says why.

    # fulcrum: allow F402 because the office has one way out, and that is the point

At the end of a line a waiver is about that line. On a line of its own it is about the next line that is no
comment, if only comments stand between; above the first key of a file blank lines may stand there too. A line
that looks like a comment inside quotation marks or under a bar (`|`) is text, and waives nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from game.model import Span
from game.reader.decode import decode
from game.reader.parsing import parse
from game.reader.report import Report
from game.reader.source import LINE_END, Source
from game.reader.tree import Mapping, Node, Sequence

_HASH = re.compile(r"(?:^|(?<=[ \t]))#")
_WAIVER = re.compile(r"#+\s*fulcrum\s*:\s*([A-Za-z]+)\b[ \t]*(.*)", re.IGNORECASE)
_CODE = re.compile(r"(\S*?[A-Za-z0-9])(?=[\s.;:]|$)(.*)")
_BECAUSE = re.compile(r"[\s.,;:–—-]*(?:because\b)?[\s.,;:–—-]*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Waiver:
    """One comment that speaks to Fulcrum.

    `span` is where the comment begins; `about` the number of the line (from 1) that it is about, 0 where it
    stands above none. `says` is its verb in small letters, which should be `allow`; `code` the code in
    capitals and `reason` the words after it, each empty where there is none.
    """

    span: Span
    about: int
    says: str
    code: str
    reason: str


def waivers_in(data: bytes, name: str) -> tuple[Waiver, ...]:
    """The waivers in a file, in order; none in one that cannot be read. It never raises."""
    if not any(b"#" in line and b"fulcrum" in line.lower() for line in data.splitlines()):
        return ()
    report = Report()
    source = decode(name, data, report)
    if source is None:
        return ()
    return _Comments(source, parse(source, report).root).waivers()


class _Comments:
    """The comments of a parsed file."""

    def __init__(self, source: Source, root: Node | None) -> None:
        self.name = source.name
        self.lines = source.parsed_lines
        texts = sorted(_texts(source.parsed, root))
        self._text_starts = [start for start, _ in texts]
        self._text_ends = [end for _, end in texts]
        self._line_starts = [0, *(match.end() for match in LINE_END.finditer(source.parsed))]
        self._first = root.start_mark.line if isinstance(root, Mapping) else 0

    def waivers(self) -> tuple[Waiver, ...]:
        """Those that speak to Fulcrum."""
        found = []
        for number, line in enumerate(self.lines):
            if "#" not in line or "fulcrum" not in line.lower():
                continue
            column = self._comment(number)
            match = None if column is None else _WAIVER.match(line[column:].rstrip())
            if column is not None and match is not None:
                found.append(self._waiver(number, column, match))
        return tuple(found)

    def _waiver(self, number: int, column: int, match: re.Match[str]) -> Waiver:
        says, rest = match[1].lower(), match[2].strip()
        code = _CODE.match(rest) if says == "allow" else None
        reason = "" if code is None else _BECAUSE.sub("", code[2], count=1).strip()
        return Waiver(
            Span(self.name, number + 1, column + 1),
            number + 1 if self.lines[number][:column].strip() else self._below(number),
            says,
            "" if code is None else code[1].upper(),
            reason if any(letter.isalnum() for letter in reason) else "",
        )

    def _below(self, number: int) -> int:
        """The line (from 1) that a comment on a line of its own is about; 0 where there is none."""
        if number < self._first:
            return self._first + 1
        for at in range(number + 1, len(self.lines)):
            bare = self.lines[at].strip()
            if not bare:
                return 0
            if bare[0] != "#":
                return at + 1
        return 0

    def _comment(self, number: int) -> int | None:
        """The column (from 0) where a line's comment begins; None where it has none."""
        begin = self._line_starts[number]
        for match in _HASH.finditer(self.lines[number]):
            if not self._in_text(begin + match.start()):
                return match.start()
        return None

    def _in_text(self, index: int) -> bool:
        place = bisect_right(self._text_starts, index) - 1
        return place >= 0 and index < self._text_ends[place]


def _texts(parsed: str, root: Node | None) -> list[tuple[int, int]]:
    """Where the texts of a tree begin and end, in characters; one under a bar begins below the bar."""
    found = []
    waiting: list[Node] = [] if root is None else [root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Mapping):
            waiting.extend(node.values.values())
        elif isinstance(node, Sequence):
            waiting.extend(node.items)
        else:
            start, end = node.start_mark.index, node.end_mark.index
            if getattr(node, "style", None) in ("|", ">"):
                line_end = LINE_END.search(parsed, start, end)
                start = end if line_end is None else line_end.end()
            found.append((start, end))
    return found
