"""From a source to its tree: slips are explained and mended, what the format does not have is refused.

Where the parser stops, the slip behind it is looked for by what the lines look like, reported in the author's
terms and mended in memory, and the text is parsed again, so that one reading finds what there is to find.
"""

from __future__ import annotations

import re
from typing import Any

from game.reader import codes
from game.reader.columns import in_columns
from game.reader.letters import name_of, shown
from game.reader.lines import Entry, cut_comment, scan
from game.reader.misquotes import first_character
from game.reader.report import Report
from game.reader.rewrite import requoted_braces, under_bar, words_of
from game.reader.schema import ALL_KEYS
from game.reader.slip import Slip
from game.reader.slips import find_slips
from game.reader.source import Source
from game.reader.spaces import mend_spaces
from game.reader.tree import DEEPEST, Refusal, Refused, Tree, build, nothing

_UNREAD = "What follows was not read."
_MOST_ROUNDS = 40
_HIDING_HASH = re.compile(r"#[^\s#!]")
_WORD_KEYS = frozenset(
    ("title", "called", "text", "then", "because", "role", "why", "note", "who", "summary", "name", "locked",
     "content_note", "author", "licence", "sector", "")
)  # fmt: skip


def parse(source: Source, report: Report) -> Tree:
    """The tree of a source, as far as it can be read; everything wrong with its text is in the report."""
    mend_spaces(source, report)
    tree = _parse_mended(source, report)
    for refusal in tree.refused:
        _report_refusal(refusal, source, report)
    if any(source.text[match.start() - 1] in " \t" for match in _HIDING_HASH.finditer(source.text)):
        _report_hashes(source, report)
    return tree


def _parse_mended(source: Source, report: Report) -> Tree:
    tree = build(source.parsed)
    told = False
    for _ in range(_MOST_ROUNDS):
        if tree.stopped is None:
            break
        lines = source.parsed_lines
        slips = find_slips(scan(lines), lines)
        deep = [slip for slip in slips if slip.code is codes.TOO_DEEP]
        if deep:
            _report_slip(deep[0], source, report)
            return nothing()
        if not _apply(slips, source, report, lines):
            break
        told = True
        if report.full:
            return nothing()
        tree = build(source.parsed)
    if tree.stopped is None and any(refusal.what is Refused.REPEATED_KEY for refusal in tree.refused):
        lines = source.parsed_lines
        if _apply(in_columns(scan(lines), lines, odd=True), source, report, lines):
            tree = build(source.parsed)
    if tree.stopped is not None:
        # What stands below a line that nobody understood would seem wrong by its doing: it is not read.
        slip = _unexplained(tree.stopped, source.parsed_lines)
        if slip is not None and not (told and report.tells_of(source, slip.line + 1)):
            _report_slip(slip, source, report)
        tree.whole = False
    return tree


def _apply(slips: list[Slip], source: Source, report: Report, lines: list[str]) -> bool:
    """Reports slips and mends their lines; whether anything changed."""
    changed = False
    for slip in slips:
        if slip.message and not (
            slip.code is codes.SLIPPED and report.tells_of_spaces(source, slip.line + 1)
        ):
            _report_slip(slip, source, report)
        for edit in slip.edits:
            if edit.line < len(lines) and lines[edit.line] != edit.text:
                lines[edit.line] = edit.text
                source.move(edit.line, edit.at, edit.by)
                changed = True
    source.set_lines(lines)
    return changed


def _report_slip(slip: Slip, source: Source, report: Report) -> None:
    column = source.column(slip.line, slip.column)
    report.add(slip.code, source, slip.line + 1, column, slip.message, slip.fix, slip.note, slip.length)


def _unexplained(error: Any, lines: list[str]) -> Slip | None:
    """What can be said where no slip was recognised: the place where the parser gave up, in its own words."""
    problem = getattr(error, "problem", "") or ""
    mark = getattr(error, "problem_mark", None)
    opened = getattr(error, "context_mark", None)
    if "could not find expected ':'" in problem and opened is not None:
        mark = opened
    mark = mark or opened
    if mark is None:
        return None
    line = min(mark.line, len(lines) - 1)
    while line > 0 and not lines[line].strip():
        line -= 1
    column = mark.column if line == mark.line else 0
    text = lines[line].strip()
    if "document start" in problem:
        return Slip(
            codes.SEVERAL_DOCUMENTS,
            line,
            0,
            len(text),
            "The document ended above this line; a file holds one.",
            "Delete the line of three full stops above, or put what follows in a file of its own.",
        )
    if "could not find expected ':'" in problem:
        return Slip(
            codes.NO_COLON,
            line,
            column,
            len(text),
            f"“{shown(text, 40)}” is neither a key with its colon nor an entry of a list.",
            "Write `key: value`, or begin a list entry with a dash and a space.",
            _UNREAD,
        )
    context = getattr(error, "context", "") or ""
    words = f"{context}: {problem}" if context else problem
    return Slip(
        codes.UNREADABLE,
        line,
        column,
        max(len(lines[line].rstrip()) - column, 1),
        "From here on the file cannot be read.",
        "Look at this line and the one above: at the column they begin in, at colons, quotation marks "
        "and brackets. Text under a bar (`|`) may hold any of them.",
        f"What follows was not read. In the words of the program that reads it: {words}.",
    )


def _report_refusal(refusal: Refusal, source: Source, report: Report) -> None:
    line, begin = refusal.start.line, refusal.start.column
    lines = source.parsed_lines
    what = refusal.what
    if what in (Refused.ALIAS, Refused.ANCHOR, Refused.TAG):
        entry = next((e for e in scan(lines[line : line + 1]) if e.value), None)
        sign = {Refused.ALIAS: "*", Refused.ANCHOR: "&", Refused.TAG: "!"}[what]
        if entry is not None and entry.value.startswith(sign):
            entry.first = entry.last = 0
            slip = first_character(entry, lines[line : line + 1])
            slip.line, slip.edits = line, []
        else:
            slip = _in_passing(sign, refusal, line, begin)
        _report_slip(slip, source, report)
        return
    length = max(refusal.end.index - refusal.start.index, 1) if refusal.end.line == line else 1
    say = _SAID[what](refusal, source)
    report.add(say[0], source, line + 1, source.column(line, begin), say[1], say[2], say[3], length)


def _in_passing(sign: str, refusal: Refusal, line: int, column: int) -> Slip:
    """A reference, a name or a type in the middle of a line or before a mapping."""
    code, what = {
        "*": (codes.STAR, f"a reference (`*{shown(refusal.word)}`)"),
        "&": (codes.AMPERSAND, f"a name for a value (`&{shown(refusal.word)}`)"),
        "!": (codes.EXCLAMATION, f"a type (`{shown(refusal.word)}`)"),
    }[sign]
    return Slip(
        code,
        line,
        column,
        1,
        f"`{sign}` begins {what} here, which scenarios do not have.",
        "If it is text, put it in quotation marks; else write out what it stands for.",
    )


_Said = tuple[codes.Code, str, str, str]


def _say_repeated(refusal: Refusal, source: Source) -> _Said:
    first = refusal.earlier.line + 1 if refusal.earlier is not None else 0
    return (
        codes.REPEATED_KEY,
        f"`{shown(refusal.word)}` stands here a second time; the first is on line {first}.",
        "Delete one of the two, or check the columns that the lines between begin in.",
        "If both stayed, one would silently take the other's place.",
    )


def _say_key(refusal: Refusal, source: Source) -> _Said:
    return (
        codes.KEY_NOT_TEXT,
        "A key is a word; here stands something in brackets.",
        "Put the text that begins with a bracket in quotation marks.",
        "",
    )


def _say_bare(refusal: Refusal, source: Source) -> _Said:
    word = refusal.word
    glued = re.match(r"([a-z_][a-z0-9_]*):\S", word)
    if glued is not None:
        return (
            codes.NO_SPACE,
            f"There is no space after the colon of `{glued[1]}`.",
            f"Write `{glued[1]}: {shown(word[glued.end() - 1 :], 40)}`.",
            "",
        )
    line = source.line_text(refusal.start.line + 1)
    entry = next(iter(scan([line])), None)
    rewritten = requoted_braces(entry.value, ALL_KEYS) if entry is not None else None
    return (
        codes.CUT_IN_BRACES,
        f"In braces a comma ends a text, so “{shown(word, 40)}” is cut off from what stands before it.",
        "Put the whole text in quotation marks"
        + (f":\n{line[: entry.value_at]}{rewritten}" if entry is not None and rewritten is not None else "."),
        "",
    )


def _say_deep(refusal: Refusal, source: Source) -> _Said:
    return (
        codes.TOO_DEEP,
        f"Something is nested more than {DEEPEST} deep here.",
        "A scenario never needs that: if these brackets are text, put it in quotation marks.",
        "Nothing else in this file was read.",
    )


def _say_document(refusal: Refusal, source: Source) -> _Said:
    return (
        codes.SEVERAL_DOCUMENTS,
        "A second document begins here; a file holds one.",
        "Delete this line of dashes, or put what follows in a file of its own.",
        "What follows was not read.",
    )


def _say_reference(refusal: Refusal, source: Source) -> _Said:
    return (
        codes.AMPERSAND,
        f"`&{shown(refusal.word)}` names a value so that `*{shown(refusal.word)}` can stand for it; "
        "scenarios have neither.",
        "Write out what it stands for, wherever it is used.",
        "Nothing else in this file was read.",
    )


def _say_control(refusal: Refusal, source: Source) -> _Said:
    begin, end = refusal.start, refusal.end
    escape = source.parsed_lines[begin.line][begin.column : end.column]
    return (
        codes.CONTROL_CHARACTER,
        f"`{escape}` stands for {name_of(refusal.word)}.",
        "Delete it, or write a second backslash before it where a backslash is meant.",
        "",
    )


_SAID = {
    Refused.REFERENCE: _say_reference,
    Refused.REPEATED_KEY: _say_repeated,
    Refused.KEY_NOT_TEXT: _say_key,
    Refused.BARE_WORDS: _say_bare,
    Refused.TOO_DEEP: _say_deep,
    Refused.DOCUMENT: _say_document,
    Refused.CONTROL: _say_control,
}


def _report_hashes(source: Source, report: Report) -> None:
    """Reports a text that goes on behind a space and a #, where it is taken for a comment."""
    lines = source.lines
    for entry in scan(lines):
        if entry.style == "plain" and entry.key in _WORD_KEYS:
            line = lines[entry.last]
            begin = entry.value_at if entry.last == entry.first else 0
            text = line[begin:].rstrip()
            kept = cut_comment(text)
            hash = len(text) - len(text[len(kept) :].lstrip())
            if kept != text and _HIDING_HASH.match(text, hash):
                _report_hash(entry, begin + hash, source, report)


def _report_hash(entry: Entry, column: int, source: Source, report: Report) -> None:
    lines = source.lines
    rest = lines[entry.last][column:].rstrip()
    words = words_of(entry, lines)
    if entry.first == entry.last:
        words = lines[entry.first][entry.value_at :].strip()
    what = f"the text of `{shown(entry.key)}`" if entry.key else "this text"
    report.add(
        codes.HASH,
        source,
        entry.last + 1,
        column + 1,
        f"“{shown(rest, 40)}” is cut off from {what}: a # after a space begins a comment.",
        "Put the whole text under a bar:\n" + under_bar(entry, lines, words),
        "If it is meant as a comment, put a space after the #.",
        len(rest),
    )
