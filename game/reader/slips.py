"""Slips of the pen that stop the parser, found by what a line looks like, each with the line as it works.

Only what is certain is reported: every slip here is one that YAML cannot read. Each comes with an edit that
mends the line in memory, so that the rest of the file can be read and checked.
"""

from __future__ import annotations

import re
from dataclasses import replace

from game.reader import codes
from game.reader.columns import in_columns, in_text
from game.reader.letters import name_of, shown
from game.reader.lines import Entry, is_key_line, leading
from game.reader.misquotes import in_value
from game.reader.report import MOST_FOUND
from game.reader.schema import ALL_KEYS
from game.reader.slip import Edit, Slip

_GLUED = re.compile(r"((?:- +)*)([a-z_][a-z0-9_]*):(?=[^\s:/])")
_ID_LINE = re.compile(r"\s*[a-z_][a-z0-9_]*:(?=\s|$)")
_DASH = re.compile(r"-(?=[A-Za-z\"'“{\[])")


def find_slips(entries: list[Entry], lines: list[str]) -> list[Slip]:
    """Every slip in a file's entries, one a line at most, in the order of the lines."""
    found: dict[int, Slip] = {}
    astray, deeper = -1, -1
    for number, entry in enumerate(entries):
        if entry.style != "stray" or entry.indent <= deeper:
            deeper = -1
        elif deeper >= 0:
            continue  # it belongs to the faulty line above, and is read when that is mended
        before = entries[number - 1] if number else None
        dash = lines[entry.first][entry.column : entry.column + 1] == "-"
        in_list = dash and _is_in_list(entries, number)
        after = entries[number + 1] if number + 1 < len(entries) else None
        goes_on = after is not None and after.key != "" and after.indent == entry.column
        values = in_text(entry, lines) if entry.style == "bar" else in_value(entry, lines)
        for slip in (*values, *_in_form(entry, before, lines, in_list, goes_on)):
            if entry.style == "stray" and entry.first == astray + 1:
                slip.message = ""  # the line above it is what is wrong
            found.setdefault(slip.line, slip)
            astray = entry.last
            deeper = entry.indent if entry.style == "stray" else -1
        if len(found) > MOST_FOUND:
            break
    for slip in in_columns([_read_through(entry, lines) for entry in entries], lines):
        found.setdefault(slip.line, slip)
    return [found[line] for line in sorted(found)]


def _read_through(entry: Entry, lines: list[str]) -> Entry:
    """An entry as it would be with the space or colon that its key lacks, so that its columns make sense."""
    if entry.style != "plain" or entry.key:
        return entry
    word = re.match(r"([a-z_]+)(?::|\s)", lines[entry.first][entry.column :])
    return replace(entry, key=word[1]) if word is not None and word[1] in ALL_KEYS else entry


def _in_form(
    entry: Entry, before: Entry | None, lines: list[str], in_list: bool, goes_on: bool
) -> list[Slip]:
    line = lines[entry.first]
    rest = line[entry.column :]
    glued = _GLUED.match(rest)
    if glued is not None and not entry.key and (glued[2] in ALL_KEYS or entry.style == "stray"):
        column = entry.column + glued.end() - 1
        return [
            Slip(
                codes.NO_SPACE,
                entry.first,
                column,
                1,
                f"There is no space after the colon of `{glued[2]}`.",
                "Put one there:\n" + line[: column + 1] + " " + line[column + 1 :].rstrip(),
                edits=[Edit(entry.first, line[: column + 1] + " " + line[column + 1 :], column + 1, 1)],
            )
        ]
    if _DASH.match(rest) and (is_key_line(rest[1:]) or in_list):
        return [
            Slip(
                codes.NO_SPACE,
                entry.first,
                entry.column,
                1,
                "There is no space after the dash.",
                "Put one there:\n" + line[: entry.column + 1] + " " + line[entry.column + 1 :].rstrip(),
                edits=[
                    Edit(
                        entry.first,
                        line[: entry.column + 1] + " " + line[entry.column + 1 :],
                        entry.column + 1,
                        1,
                    )
                ],
            )
        ]
    if entry.style == "stray":
        return [_stray(entry, before, lines)]
    word = entry.value.split(" ", 1)[0]
    if entry.style == "plain" and not entry.key and word in ALL_KEYS and word != entry.value and goes_on:
        return [_no_colon(entry, word, lines)]
    return []


def _is_in_list(entries: list[Entry], number: int) -> bool:
    """Whether the nearest entry above that begins no further right has its dash in the same column."""
    column = entries[number].indent
    for above in reversed(entries[max(0, number - 200) : number]):
        if above.indent <= column:
            return above.indent == column and bool(above.dashes)
    return False


def _without_first(entry: Entry, before: Entry | None, line: str) -> str:
    """A line without the sign it begins with: a space in its place, if that is where things stand here."""
    head, tail = line[: entry.column], line[entry.column + 1 :].rstrip()
    spaced = f"{head} {tail}"
    columns = () if before is None else (before.indent, before.column, *before.dashes)
    return spaced if len(leading(spaced)) in columns else head + tail


def _no_colon(entry: Entry, word: str, lines: list[str]) -> Slip:
    line = lines[entry.first]
    at = entry.column + len(word)
    return Slip(
        codes.NO_COLON,
        entry.first,
        at,
        1,
        f"There is no colon after `{word}`.",
        "Put one there:\n" + line[:at] + ":" + line[at:].rstrip(),
        edits=[Edit(entry.first, line[:at] + ":" + line[at:], at, 1)],
    )


def _stray(entry: Entry, before: Entry | None, lines: list[str]) -> Slip:
    line = lines[entry.first]
    text = line.strip()
    sign = text[0]
    bare = _without_first(entry, before, line)
    if not sign.isalnum() and (is_key_line(bare) or _ID_LINE.match(bare)):
        return Slip(
            codes.FIRST_CHARACTER,
            entry.first,
            entry.column,
            1,
            f"A key cannot begin with {name_of(sign)}.",
            "Delete it:\n" + bare,
            edits=[Edit(entry.first, bare, entry.column, len(bare) - len(line.rstrip()))],
        )
    word = text.split()[0]
    if word in ALL_KEYS:
        return _no_colon(entry, word, lines)
    fix = "Write `key: value`, or begin a list entry with a dash and a space."
    edits = [Edit(entry.first, "")]
    if before is not None and before.style in ("bar", "plain", "quoted") and entry.first == before.last + 1:
        column = before.body if before.style == "bar" and before.body else before.parent + 2
        fix = f"If it belongs to the text above, let it begin in column {column + 1}:\n" + " " * column + text
        if before.style == "bar":
            edits = [Edit(entry.first, " " * column + text, 0, column - entry.column)]
    return Slip(
        codes.NO_COLON if before is None or before.style in ("empty", "flow") else codes.SLIPPED,
        entry.first,
        entry.column,
        len(text),
        f"“{shown(text, 40)}” is neither a key with its colon nor an entry of a list.",
        fix,
        edits=edits,
    )
