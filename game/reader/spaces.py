"""White space that is not what it seems: tabs in the indentation, and characters that look like spaces.

Both are looked for before the parser sees the text, by what the lines are; prose may hold any space it likes.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from game.reader import codes
from game.reader.letters import INVISIBLE, ODD_SPACE, ODD_SPACES, name_of
from game.reader.lines import Entry, leading, scan
from game.reader.report import Report
from game.reader.slips import find_slips
from game.reader.source import Source

_ODD_END = re.compile(rf"(?<![ \t{ODD_SPACES}])[ \t]*[{ODD_SPACES}][ \t{ODD_SPACES}]*$")
_ODD_AFTER_COLON = re.compile(rf"([a-z_][a-z0-9_]*:)[ \t]*([{ODD_SPACES}]+)")
_MOST_TRIED = 2000
_NOTE = "It often comes along when text is copied from a web page, a chat or a word processor."


def mend_spaces(source: Source, report: Report) -> None:
    """Reports tabs and odd spaces where they would mean something, and puts plain spaces in their place."""
    if "\t" in source.parsed:
        _mend_tabs(source, report)
    if not source.plain and ODD_SPACE.search(source.parsed):
        _mend_odd(source, report)


def _mend_tabs(source: Source, report: Report) -> None:
    lines = source.parsed_lines
    for number, line in enumerate(lines):
        if "\t" in line:
            bare = line.rstrip(" \t\r")
            if not bare or bare.lstrip(" \t").startswith("#"):
                # Nobody sees these, and nothing depends on them.
                bare = " " * (len(bare) - len(bare.lstrip(" \t"))) + bare.lstrip(" \t")
            lines[number] = bare
    wrong = _tabbed(scan(lines), lines)
    previous = -2
    for number in wrong:
        if number != previous + 1:
            run = 1
            while number + run in wrong:
                run += 1
            more = run - 1
            report.add(
                codes.TAB,
                source,
                number + 1,
                lines[number].index("\t") + 1,
                "There is a tab in the indentation.",
                "Indent with spaces, two a step; most editors can do that for the whole file at once.",
                f"The next {more} lines have tabs too."
                if more > 1
                else "The next line has one too."
                if more
                else "",
            )
        previous = number
    if wrong:
        _expand(source, lines, wrong)
    source.set_lines(lines)


def _tabbed(entries: list[Entry], lines: list[str]) -> Collection[int]:
    """The lines whose indentation has a tab, in order; a tab deeper inside the text under a bar is text."""
    found = []
    for entry in entries:
        for at in range(entry.first, entry.last + 1):
            lead = leading(lines[at])
            if "\t" in lead and (at == entry.first or entry.style != "bar" or lead.index("\t") < entry.body):
                found.append(at)
    return dict.fromkeys(found)


def _expand(source: Source, lines: list[str], wrong: Collection[int]) -> None:
    """Tabs become spaces, as many each as lets most lines begin where something is open."""
    few = [number for number in wrong if number < _MOST_TRIED]
    width = min((2, 4, 8), key=lambda width: _misfits(_expanded(lines[:_MOST_TRIED], few, width)))
    best = _expanded(lines, wrong, width)
    for number in wrong:
        source.move(number, 0, len(best[number]) - len(lines[number]))
    lines[:] = best


def _misfits(lines: list[str]) -> int:
    return len(find_slips(scan(lines), lines))


def _expanded(lines: list[str], wrong: Collection[int], width: int) -> list[str]:
    found = list(lines)
    for number in wrong:
        lead = leading(lines[number])
        found[number] = lead.replace("\t", " " * width) + lines[number][len(lead) :]
    return found


def _mend_odd(source: Source, report: Report) -> None:
    lines = source.parsed_lines
    for entry in scan(lines):
        for at in range(entry.first, entry.last + 1):
            if ODD_SPACE.search(lines[at]):
                _mend_line(entry, at, lines, source, report)
    source.set_lines(lines)


def _mend_line(entry: Entry, at: int, lines: list[str], source: Source, report: Report) -> None:
    line = lines[at]
    places: list[tuple[int, int, str]] = []
    lead = leading(line)
    in_bar = entry.style == "bar" and at > entry.first
    if ODD_SPACE.search(lead) and not (in_bar and _spaces(line) >= entry.body > 0):
        places.append((0, len(lead), "in the indentation"))
    if at == entry.first:
        column = entry.column
        while column < len(line) and line[column] in ODD_SPACES:
            column += 1
        if column > entry.column and column > len(lead):
            places.append((entry.column, column, "after the dash"))
        colon = _ODD_AFTER_COLON.match(line, column)
        if colon is not None:
            places.append((colon.start(2), colon.end(2), "after the colon"))
    if not in_bar:
        end = _ODD_END.search(line)
        if end is not None and end.start() >= len(lead):
            places.append((end.start(), len(line), "at the end of the line"))
    for begin, stop, where in reversed(places):
        stretch = line[begin:stop]
        odd = ODD_SPACE.search(stretch)
        if odd is None:
            continue
        report.add(
            codes.ODD_SPACE,
            source,
            at + 1,
            source.column(at, begin + odd.start()),
            f"There is {name_of(odd[0])} {where}.",
            "Delete it, and type a plain space where there should be one.",
            _NOTE,
        )
        plain = ODD_SPACE.sub(" ", INVISIBLE.sub("", stretch))
        if where == "after the colon":
            plain = plain or " "
        line = line[:begin] + plain + line[stop:]
        source.move(at, begin, len(plain) - len(stretch))
    lines[at] = line


def _spaces(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
