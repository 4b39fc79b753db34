"""Slips in values: colons in unquoted text, stray quotation marks, texts that begin with a sign."""

from __future__ import annotations

import re

from game.reader import codes
from game.reader.letters import shown
from game.reader.lines import Entry, cut_comment, leading
from game.reader.rewrite import in_quotes, requoted_braces, under_bar, words_of
from game.reader.schema import ALL_KEYS
from game.reader.slip import Edit, Slip, quoting, replaced
from game.reader.tree import DEEPEST

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
    "}": "There it would close a set of keys.",
}
_TOO_DEEP = re.compile(rf"(?:[\[{{]\s*){{{DEEPEST + 1}}}")
_LONGEST = 4000  # no longer text in braces is taken apart to be shown rewritten
_CANNOT_BEGIN = re.compile(r"[@`%,\]}*&!]|[?-](?=\s)|[|>]")


def in_value(entry: Entry, lines: list[str]) -> list[Slip]:
    if entry.style == "plain":
        return _in_plain(entry, lines)
    if entry.style == "quoted":
        return _in_quoted(entry, lines)
    if entry.style == "flow":
        return _in_flow(entry, lines)
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
            quoting(entry, lines),
        )
    return Slip(
        codes.COLON,
        at,
        column,
        1,
        f"There is a colon in {what}, and unquoted text cannot hold one before a space.",
        "Put the text under a bar, where every character is allowed:\n" + under_bar(entry, lines, text),
        "A colon with a space after it makes a key of what stands before it.",
        quoting(entry, lines),
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
        quoting(entry, lines),
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
                quoting(entry, lines),
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
        quoting(entry, lines, drop=1),
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
    if _TOO_DEEP.match(text):
        return [_too_deep(entry)]
    if entry.closed and entry.after:
        return [_bracket(entry, lines, text)]
    if opening == "{" and len(text) <= _LONGEST:
        hash = re.search(r"\s#[^\s#]", lines[entry.first][entry.value_at :])
        if hash is not None and not entry.closed and entry.first == entry.last:
            return [_hash(entry, lines, text, entry.value_at + hash.start() + 1)]
        requoted = requoted_braces(text, ALL_KEYS) if entry.first == entry.last else None
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


def _hash(entry: Entry, lines: list[str], text: str, column: int) -> Slip:
    requoted = requoted_braces(text, ALL_KEYS)
    head = lines[entry.first][: entry.value_at]
    return Slip(
        codes.HASH,
        entry.first,
        column,
        len(lines[entry.first].rstrip()) - column,
        "A # after a space begins a comment, which cuts off the rest of these braces.",
        "Put the text in quotation marks" + (f":\n{head}{requoted}" if requoted is not None else "."),
        edits=replaced(entry, lines, requoted) if requoted is not None else [],
    )


def _too_deep(entry: Entry) -> Slip:
    return Slip(
        codes.TOO_DEEP,
        entry.first,
        entry.value_at + DEEPEST,
        1,
        f"Something is nested more than {DEEPEST} deep here.",
        "A scenario never needs that: if these brackets are text, put it in quotation marks.",
        "Nothing else in this file was read.",
    )


def _bracket(entry: Entry, lines: list[str], text: str) -> Slip:
    what = f"The text of `{shown(entry.key)}`" if entry.key else "This text"
    kind = "a list" if entry.value[0] == "[" else "a set of keys"
    return Slip(
        codes.BRACKET,
        entry.first,
        entry.value_at,
        1,
        f"{what} begins with `{entry.value[0]}`, which opens {kind}.",
        "Put the text under a bar, where every character is allowed:\n" + under_bar(entry, lines, text),
        edits=quoting(entry, lines),
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
            edits=replaced(entry, lines, requoted),
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
        replaced(entry, lines, requoted),
    )
