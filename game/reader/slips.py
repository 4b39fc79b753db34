"""Slips of the pen that stop the parser, found by what a line looks like, each with the line as it works.

Only what is certain is reported: every slip here is one that YAML cannot read. Each comes with an edit that
mends the line in memory, so that the rest of the file can be read and checked.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from game.reader import codes
from game.reader.codes import Code
from game.reader.letters import shown
from game.reader.lines import Entry, cut_comment, is_key_line, leading
from game.reader.rewrite import in_quotes, requoted_braces, under_bar, words_of
from game.reader.schema import ALL_KEYS, PARTS


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


_NAMES = {
    ":": "a colon",
    "#": "a #",
    "*": "a *",
    "&": "an &",
    "!": "a !",
    "@": "an @",
    "%": "a %",
    "`": "a backtick",
    ",": "a comma",
    "]": "a closing bracket",
    "}": "a closing brace",
    "?": "a question mark",
    "-": "a dash",
    "|": "a bar",
    ">": "a >",
}
_BY_FIRST = {"*": codes.STAR, "&": codes.AMPERSAND, "!": codes.EXCLAMATION}
_READ_AS = {
    "*": "There it would be a reference to another place, which scenarios do not have.",
    "&": "There it would name the value for use elsewhere, which scenarios do not have.",
    "!": "There it would give the value a type, which scenarios do not have.",
    "@": "It has no meaning there, and is kept for later.",
    "`": "It has no meaning there, and is kept for later.",
    "%": "There it would be an instruction to the program that reads the file.",
    "?": "There it would begin a key of several lines.",
    "-": "There it would begin an entry of a list.",
    "|": "A bar stands alone at the end of its line, with the text below it.",
    ">": "This sign stands alone at the end of its line, with the text below it.",
    ",": "There it would separate the entries of a list.",
    "]": "There it would close a list.",
    "}": "There it would close a mapping.",
}
_CANNOT_BEGIN = re.compile(r"[@`%,\]}*&!]|[?-](?=\s)|[|>]")
_GLUED = re.compile(r"((?:- +)*)([a-z_][a-z0-9_]*):(?=[^\s:/])")
_DASH = re.compile(r"-(?=[A-Za-z\"'“{\[])")


def find_slips(entries: list[Entry], lines: list[str]) -> list[Slip]:
    """Every slip in a file's entries, one a line at most, in the order of the lines."""
    found: dict[int, Slip] = {}
    for number, entry in enumerate(entries):
        before = entries[number - 1] if number else None
        dash = lines[entry.first][entry.column : entry.column + 1] == "-"
        in_list = dash and _is_in_list(entries, number)
        for slip in (*_in_value(entry, lines), *_in_form(entry, before, lines, in_list)):
            found.setdefault(slip.line, slip)
    for slip in _in_columns(entries, lines):
        found.setdefault(slip.line, slip)
    return [found[line] for line in sorted(found)]


# --- values ---------------------------------------------------------------------------------------------


def _in_value(entry: Entry, lines: list[str]) -> list[Slip]:
    if entry.style == "plain":
        return _in_plain(entry, lines)
    if entry.style == "quoted":
        return _in_quoted(entry, lines)
    if entry.style == "flow":
        return _in_flow(entry, lines)
    if entry.style == "bar":
        return _under_bar(entry, lines)
    return []


def _in_plain(entry: Entry, lines: list[str]) -> list[Slip]:
    first = entry.value[0]
    if _CANNOT_BEGIN.match(entry.value):
        return [first_character(entry, lines)]
    for at in range(entry.first, entry.last + 1):
        begin = entry.value_at if at == entry.first else len(leading(lines[at]))
        text = cut_comment(lines[at][begin:].rstrip())
        colon = re.search(r":(?=\s|$)", text)
        if colon is not None:
            return [_colon(entry, lines, at, begin + colon.start(), first)]
    return []


def _colon(entry: Entry, lines: list[str], at: int, column: int, first: str) -> Slip:
    text = words_of(entry, lines)
    curly = first in "“„‘" and text.rstrip()[-1] in "”“’"
    what = f"the text of `{shown(entry.key)}`" if entry.key else "this text"
    if curly:
        return Slip(
            codes.CURLY_QUOTES,
            at,
            column,
            1,
            f"Curly quotation marks do not hold a text together: the colon in {what} ends it.",
            "Keep them, and put the text under a bar:\n" + under_bar(entry, lines, text),
            "Curly marks are letters to the program that reads the file; only the straight ones hold a text.",
            _quoting(entry, lines),
        )
    return Slip(
        codes.COLON,
        at,
        column,
        1,
        f"There is a colon in {what}, and unquoted text cannot hold one before a space.",
        "Put the text under a bar, where every character is allowed:\n" + under_bar(entry, lines, text),
        "A colon with a space after it makes a key of what stands before it.",
        _quoting(entry, lines),
    )


def first_character(entry: Entry, lines: list[str]) -> Slip:
    """A text that begins with a character which means something else there."""
    text = words_of(entry, lines)
    sign = text[0]
    inner = text[1:].lstrip(" +-0123456789") if sign in "|>" else text
    what = f"The text of `{shown(entry.key)}`" if entry.key else "This text"
    return Slip(
        _BY_FIRST.get(sign, codes.FIRST_CHARACTER),
        entry.first,
        entry.value_at,
        1,
        f"{what} begins with {_NAMES[sign]}, which unquoted text cannot.",
        "Put the text under a bar, where every character is allowed:\n" + under_bar(entry, lines, inner),
        _READ_AS[sign],
        _quoting(entry, lines),
    )


def _in_quoted(entry: Entry, lines: list[str]) -> list[Slip]:
    mark = entry.value[0]
    if not entry.closed:
        return [_open_quote(entry, lines, mark)]
    if entry.after and not (entry.after[0] == ":" and entry.style == "stray"):
        text = words_of(entry, lines)
        note = ""
        if mark == "'":
            note = "Within single marks an apostrophe closes the text."
        return [
            Slip(
                codes.AFTER_QUOTE,
                entry.after_line,
                entry.after_at,
                len(entry.after),
                f"The quotation closes before “{shown(entry.after, 30)}”, and nothing may follow it.",
                "Put the whole text under a bar, its quotation marks included:\n"
                + under_bar(entry, lines, text.replace("\\" + mark, mark)),
                note or "A quotation mark at the beginning of a value holds the whole value.",
                _quoting(entry, lines),
            )
        ]
    if mark == '"':
        return _backslash(entry, lines)
    return []


def _open_quote(entry: Entry, lines: list[str], mark: str) -> Slip:
    text = words_of(entry, lines)
    inner = text[1:]
    if mark == "'" and re.match(r"'[A-Za-z]", text):
        fix = "If it is an apostrophe, put the text under a bar; if it opens a quotation, close it:\n"
        fix += under_bar(entry, lines, text)
    else:
        fix = "Close it at the end of the text:\n" + in_quotes(entry, lines, inner.replace("\\" + mark, mark))
    return Slip(
        codes.OPEN_QUOTE,
        entry.first,
        entry.value_at,
        1,
        "The quotation mark that opens here is never closed.",
        fix,
        "Everything up to the next such mark counts as quoted, so that later lines seem wrong.",
        _quoting(entry, lines, drop=1),
    )


_ESCAPE = re.compile(r"\\(?:[0abtnvfre \"/\\N_LP\t]|x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|$)|\\")


def _backslash(entry: Entry, lines: list[str]) -> list[Slip]:
    edits, place = [], None
    for at in range(entry.first, entry.last + 1):
        line = lines[at]
        begin = entry.value_at if at == entry.first else 0
        end = entry.after_at if at == entry.after_line and entry.after_at else len(line)
        wrong = [m.start() for m in _ESCAPE.finditer(line, begin, end) if m[0] == "\\"]
        if wrong:
            place = place or (at, wrong[0])
            text = "".join("\\\\" if i in wrong else sign for i, sign in enumerate(line))
            edits.append(Edit(at, text, wrong[0], len(wrong)))
    if place is None:
        return []
    return [
        Slip(
            codes.BACKSLASH,
            place[0],
            place[1],
            2,
            "A backslash in double quotation marks begins a special sign, and this one is not known.",
            "Write it twice, or put the text under a bar:\n"
            + under_bar(entry, lines, words_of(entry, lines).strip('"')),
            edits=edits,
        )
    ]


def _in_flow(entry: Entry, lines: list[str]) -> list[Slip]:
    text = words_of(entry, lines)
    opening = entry.value[0]
    if entry.closed and entry.after:
        return [_bracket(entry, lines, text)]
    if opening == "{":
        requoted = requoted_braces(text, ALL_KEYS)
        if requoted is not None and (not entry.closed or _colon_in_braces(text)):
            return [_braces(entry, lines, text, requoted)]
    if not entry.closed:
        closing = "]" if opening == "[" else "}"
        if entry.key in (
            "text",
            "title",
            "then",
            "because",
            "role",
            "why",
            "note",
            "who",
            "summary",
            "called",
        ):
            return [_bracket(entry, lines, text)]
        return [
            Slip(
                codes.OPEN_BRACKET,
                entry.first,
                entry.value_at,
                1,
                f"The `{opening}` that opens here is never closed.",
                f"Close it with `{closing}` after its last entry.",
                edits=[Edit(entry.last, lines[entry.last].rstrip() + closing)],
            )
        ]
    return []


def _bracket(entry: Entry, lines: list[str], text: str) -> Slip:
    what = f"The text of `{shown(entry.key)}`" if entry.key else "This text"
    kind = "a list" if entry.value[0] == "[" else "a mapping"
    return Slip(
        codes.BRACKET,
        entry.first,
        entry.value_at,
        1,
        f"{what} begins with `{entry.value[0]}`, which opens {kind}.",
        "Put the text under a bar, where every character is allowed:\n" + under_bar(entry, lines, text),
        edits=_quoting(entry, lines),
    )


def _colon_in_braces(text: str) -> re.Match[str] | None:
    bare = re.sub(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'", lambda m: "_" * len(m[0]), text)
    return re.search(r":\s+[^,{}\[\]]*?(:)(?=\s)|[\w\s]+(\?)(?=\s|\})", bare)


def _braces(entry: Entry, lines: list[str], text: str, requoted: str) -> Slip:
    match = _colon_in_braces(text)
    column = entry.value_at
    if match is not None and entry.first == entry.last:
        column += match.start(1) if match[1] else match.start(2)
    if match is None:
        return Slip(
            codes.OPEN_BRACKET,
            entry.first,
            entry.value_at,
            1,
            "The `{` that opens here is never closed.",
            "Close it with `}` after its last entry:\n" + lines[entry.first][: entry.value_at] + requoted,
            edits=_replaced(entry, lines, requoted),
        )
    sign = "colon" if match[1] else "question mark"
    return Slip(
        codes.COLON if match[1] else codes.FIRST_CHARACTER,
        entry.first,
        column,
        1,
        f"There is a {sign} in a text in braces, and it needs quotation marks there.",
        "Put the text in quotation marks:\n" + lines[entry.first][: entry.value_at] + requoted,
        "In braces every colon, comma, question mark and bracket means something unless it is quoted.",
        _replaced(entry, lines, requoted),
    )


def _under_bar(entry: Entry, lines: list[str]) -> list[Slip]:
    """Lines of a text under a bar that begin further left than its first; lines one below the other are one
    slip, and where most of the text lies further left, the first lines are it."""
    loose = [at for at in entry.loose if not leading(lines[at]).strip(" ")]
    if not loose:
        return []
    rest = [
        at for at in range(entry.first + 1, entry.last + 1) if lines[at].strip() and at not in entry.loose
    ]
    left = min(len(leading(lines[at])) for at in loose)
    if left > entry.parent and len(loose) >= len(rest) and rest and rest[-1] < loose[0]:
        return [_slipped_text(entry, rest, left, lines)]
    found = []
    for number, at in enumerate(loose):
        if not number or any(lines[between].strip() for between in range(loose[number - 1] + 1, at)):
            run = [at]
            found.append(run)
        else:
            run.append(at)
    return [_slipped_text(entry, run, entry.body, lines) for run in found]


def _slipped_text(entry: Entry, run: list[int], column: int, lines: list[str]) -> Slip:
    at = run[0]
    lead = len(leading(lines[at]))
    more = f" So should the next {len(run) - 1}." if len(run) > 1 else ""
    return Slip(
        codes.SLIPPED,
        at,
        lead,
        len(lines[at].strip()),
        f"This line begins in column {lead + 1}, and the text it belongs to in column {column + 1}.",
        f"Let it begin in column {column + 1}:{more}\n" + " " * column + lines[at].strip(),
        f"The text belongs to `{shown(entry.key)}` on line {entry.first + 1}." if entry.key else "",
        [Edit(n, " " * column + lines[n].lstrip(), 0, column - len(leading(lines[n]))) for n in run],
    )


# --- forms ----------------------------------------------------------------------------------------------


def _in_form(entry: Entry, before: Entry | None, lines: list[str], in_list: bool) -> list[Slip]:
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
    return []


def _is_in_list(entries: list[Entry], number: int) -> bool:
    """Whether the nearest entry above that begins no further right has its dash in the same column."""
    column = entries[number].indent
    for above in reversed(entries[max(0, number - 200) : number]):
        if above.indent <= column:
            return above.indent == column and bool(above.dashes)
    return False


def _stray(entry: Entry, before: Entry | None, lines: list[str]) -> Slip:
    line = lines[entry.first]
    text = line.strip()
    word = text.split()[0]
    if word in ALL_KEYS:
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


# --- columns --------------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Level:
    column: int
    is_list: bool
    keys: set[str]
    last: Entry


def _in_columns(entries: list[Entry], lines: list[str]) -> list[Slip]:
    """Lines that begin in a column where nothing is open."""
    found = []
    levels: list[_Level] = []
    for entry in entries:
        if leading(lines[entry.first]).strip(" ") or entry.style == "stray":
            continue
        begin = entry.indent
        shallower = [level for level in levels if level.column <= begin]
        top = shallower[-1] if shallower else None
        fits = top is None and not levels
        if top is not None:
            opened = top.last.style == "empty" and (top.last.key != "" or top.last.dashes != ())
            if begin == top.column:
                fits = top.is_list == bool(entry.dashes) or (
                    opened and bool(entry.dashes) and not top.is_list
                )
                fits = fits or (
                    not entry.dashes and top.is_list and len(shallower) > 1 and shallower[-2].column == begin
                )
            else:
                fits = opened and top is levels[-1]
        if not fits and levels:
            slip = _slipped(entry, levels, lines)
            if slip is not None:
                found.append(slip)
            continue
        levels = [level for level in levels if level.column <= begin]
        while levels and levels[-1].column == begin and levels[-1].is_list and not entry.dashes:
            levels.pop()
        for dash in entry.dashes:
            if not (levels and levels[-1].column == dash and levels[-1].is_list):
                levels.append(_Level(dash, True, set(), entry))
            levels[-1].last = entry
        if entry.key:
            if levels and levels[-1].column == entry.column and not levels[-1].is_list:
                levels[-1].keys.add(entry.key)
                levels[-1].last = entry
            else:
                levels.append(_Level(entry.column, False, {entry.key}, entry))
    return found


def _slipped(entry: Entry, levels: list[_Level], lines: list[str]) -> Slip | None:
    alike = [level for level in levels if level.is_list == bool(entry.dashes)] or levels

    def together(level: _Level) -> bool:
        keys = level.keys | {entry.key}
        return any(keys <= part.by_name.keys() for part in PARTS.values())

    best = min(
        alike, key=lambda level: (not together(level), abs(level.column - entry.indent), -level.column)
    )
    if best.column == entry.indent:
        return None
    line = lines[entry.first]
    text = " " * best.column + line.lstrip()
    return Slip(
        codes.SLIPPED,
        entry.first,
        entry.indent,
        len(line.strip()),
        f"This line begins in column {entry.indent + 1}; the lines it seems to belong to begin in column {best.column + 1}.",
        f"Let it begin in column {best.column + 1}:\n" + text.rstrip(),
        edits=[Edit(entry.first, text, 0, best.column - entry.indent)],
    )


# --- edits ----------------------------------------------------------------------------------------------


def _quoting(entry: Entry, lines: list[str], drop: int = 0) -> list[Edit]:
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


def _replaced(entry: Entry, lines: list[str], value: str) -> list[Edit]:
    edits = [Edit(entry.first, lines[entry.first][: entry.value_at] + value)]
    edits += [Edit(at, "") for at in range(entry.first + 1, entry.last + 1)]
    return edits
