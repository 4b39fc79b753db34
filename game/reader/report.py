"""Collects what is found in the files of one reading."""

from __future__ import annotations

from game.model import Diagnostic, Severity, Span
from game.reader import codes
from game.reader.codes import Code
from game.reader.source import Source

MOST_FOUND = 10_000
"""How many findings are listed."""

_HIDING = frozenset(
    code.id
    for code in (
        codes.UNKNOWN_KEY,
        codes.MISSING_KEY,
        codes.WRONG_TYPE,
        codes.NO_VALUE,
        codes.BAD_ID,
        codes.REPEATED_ID,
        codes.PATH_OUTSIDE,
        codes.UNKNOWN_SCENE,
        codes.GO_AND_CHOICES,
        codes.NO_WAY_ON,
        codes.CHOICE_NO_WAY,
        codes.INCLUDE_UNREADABLE,
        codes.INCLUDE_CIRCLE,
        codes.INCLUDE_KEYS,
    )
)


class Report:
    """The diagnostics so far, `full` when no more are listed; one place and code are reported once."""

    def __init__(self) -> None:
        self.failed = False
        self.full = False
        self._spaces: set[tuple[str, int]] = set()
        self._found: dict[tuple[str, Span], Diagnostic] = {}

    def add(
        self,
        code: Code,
        source: Source,
        line: int,
        column: int,
        message: str,
        fix: str,
        note: str = "",
        length: int = 1,
    ) -> None:
        """Adds a finding; line and column count from 1, as the author's editor does. What was written in
        after the end of a line, so that the rest can be read, lies at that end."""
        text = source.line_text(line)
        span = Span(source.name, line, min(column, len(text) + 1))
        if self.full:
            return
        if len(self._found) >= MOST_FOUND:
            self.full = self.failed = True
            code, length, note = codes.TOO_MANY, 1, ""
            message = f"There are more than {MOST_FOUND} faults; those after this one are not listed."
            fix = (
                "Mend some of them, and read the file again. If they are all alike, this may be no scenario."
            )
        if code.severity is Severity.ERROR:
            self.failed = True
        if code in (codes.TAB, codes.ODD_SPACE):
            self._spaces.add((source.name, line))
        self._found.setdefault(
            (code.id, span),
            Diagnostic(code.id, code.severity, span, message, fix, note, text, max(length, 1)),
        )

    @property
    def hides_ways(self) -> bool:
        """Whether something was found that may hide where a scene leads."""
        return any(code.startswith("F1") or code in _HIDING for code, _ in self._found)

    def tells_of(self, source: Source, line: int) -> bool:
        """Whether something was reported on a line (from 1)."""
        return any(span.file == source.name and span.line == line for _, span in self._found)

    def tells_of_spaces(self, source: Source, line: int) -> bool:
        """Whether a line (from 1) has a tab or odd space that was reported; its column means nothing."""
        return (source.name, line) in self._spaces

    def diagnostics(self, files: list[str]) -> tuple[Diagnostic, ...]:
        """Everything found, by file in the order given, then by line and column."""
        place = {name: number for number, name in enumerate(files)}
        return tuple(
            sorted(
                self._found.values(),
                key=lambda d: (place.get(d.span.file, len(place)), d.span.line, d.span.column, d.code),
            )
        )
