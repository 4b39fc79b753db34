"""The lines of a file as an author sees them: keys, values, the text under a bar, what belongs together.

The parser tells where it gave up, which is seldom where the author slipped. This scan reads the same lines by
what they look like. It is used where the parser stopped, and to tell prose from structure where a file holds
characters that cannot be seen. It never decides whether a file is sound.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from game.reader.letters import ODD_SPACES
from game.reader.schema import ALL_KEYS

KNOWN_KEY = re.compile(rf"(?:- +)*(?:{'|'.join(sorted(ALL_KEYS, key=len, reverse=True))}):(?=\s|$)")
"""A line that begins, after its dashes, with a key of the format."""

_LEADING = re.compile(rf"[ \t{ODD_SPACES}]*")
_SPOILT_KEY = re.compile(r"[^\w\s]\s*(?:- +)*[a-z_][a-z0-9_]*:(?:\s|$)")
_DASH = re.compile(r"-(?: [ \t]*|$)")
_MOST_DASHES = 100  # far deeper than anything may be nested; no more of such a line is looked at
_BAR = re.compile(r"[|>][+-]?([1-9])?[+-]?\s*(?:#.*)?$")
_MOST_FLOW_LINES = 200


@dataclass(slots=True)
class Entry:
    """One key, list entry or stray line with what belongs to it; lines and columns count from 0.

    `indent` is the column of its first sign, `column` that of the key or text after the dashes; `dashes` are
    the dashes' columns. `style` says what the value is: `empty`, `plain`, `quoted`, `flow`, `bar`, or `stray`
    for a line that is no key and no list entry. `value` is the value on the first line, without a comment,
    `after` what follows a closing mark. `closed` is false for a quotation or bracket that is never closed.
    `body` is the column of the text under a bar, `loose` the lines in it that stand further left.
    """

    first: int
    last: int
    indent: int
    column: int
    dashes: tuple[int, ...] = ()
    key: str = ""
    style: str = "empty"
    value_at: int = 0
    value: str = ""
    after_line: int = 0
    after_at: int = 0
    after: str = ""
    closed: bool = True
    body: int = 0
    loose: list[int] = field(default_factory=list)

    @property
    def parent(self) -> int:
        """The column that whatever belongs to the value lies to the right of."""
        return self.column if self.key else self.dashes[-1] if self.dashes else self.indent


def scan(lines: list[str]) -> list[Entry]:
    """The entries of a file's lines, in order; comments, blank lines and document marks belong to none."""
    found = []
    at = 0
    while at < len(lines):
        line = lines[at]
        bare = line.strip()
        if (
            not bare
            or bare[0] == "#"
            or (line[:3] in ("---", "...") and not line[3:].strip())
            or line[0] == "%"
        ):
            at += 1
            continue
        entry = _entry(lines, at)
        found.append(entry)
        at = entry.last + 1
    return found


def leading(line: str) -> str:
    """The white space at the beginning of a line, of whatever sort."""
    match = _LEADING.match(line)
    return match[0] if match else ""


def _entry(lines: list[str], at: int) -> Entry:
    line = lines[at].rstrip()
    indent = column = len(leading(line))
    dashes: list[int] = []
    while len(dashes) < _MOST_DASHES and (dash := _DASH.match(line, column)) is not None:
        dashes.append(column)
        column = dash.end()
    entry = Entry(at, at, indent, column, tuple(dashes))
    rest = line[column:]
    colon = key_end(rest)
    if colon is not None:
        entry.key = rest[:colon].strip().strip("\"'") or rest[:colon]
        after = rest[colon + 1 :]
        entry.value_at = column + colon + 1 + len(after) - len(after.lstrip(" \t"))
    else:
        entry.value_at = column
        if not dashes:
            entry.style = "stray"
    value = line[entry.value_at :]
    entry.value = value
    if entry.style == "stray":
        return entry
    if not value or value[0] == "#":
        entry.value = ""
    elif _BAR.match(value):
        _take_body(entry, lines)
    elif value[0] in "\"'":
        _take_quoted(entry, lines)
    elif value[0] in "[{":
        _take_flow(entry, lines)
    else:
        entry.style = "plain"
        entry.value = cut_comment(value)
        if entry.value == value:
            _take_wrapped(entry, lines)
    return entry


def key_end(text: str) -> int | None:
    """Where the colon after a key stands, if a text begins with a key."""
    if not text or text[0] in "[{#&*!|>%@`,}]":
        return None
    begin = 0
    if text[0] in "\"'":
        begin = text.find(text[0], 1) + 1
        if not begin:
            return None
        begin += len(text) - begin - len(text[begin:].lstrip(" "))
        return (
            begin
            if text[begin : begin + 1] == ":" and text[begin + 1 : begin + 2] in ("", " ", "\t")
            else None
        )
    for match in re.finditer(r":(?=[ \t]|$)", text):
        return None if " #" in text[: match.start()] or not match.start() else match.start()
    return None


def cut_comment(text: str) -> str:
    """A plain value without the comment behind it."""
    match = re.search(r"(?<![ \t])[ \t]+#", text)
    return text[: match.start()] if match else text


def is_key_line(line: str) -> bool:
    """Whether a line begins with a key of the format."""
    return KNOWN_KEY.match(line.lstrip()) is not None


def _take_body(entry: Entry, lines: list[str]) -> None:
    """The text under a bar: every line further right than the key, blank ones included."""
    entry.style = "bar"
    given = _BAR.match(entry.value)
    entry.body = entry.parent + int(given[1]) if given and given[1] else 0
    limit = entry.parent
    for at in range(entry.first + 1, len(lines)):
        line = lines[at]
        if not line.strip():
            continue
        lead = leading(line)
        key_line = is_key_line(line)
        if not entry.body and 0 < len(lead) <= entry.parent and _is_prose(line):
            limit = len(lead) - 1  # the key itself has slipped to the right
        if len(lead) <= limit and ("\t" not in lead or key_line) and not _strayed(lines, at, entry):
            break
        if not entry.body:
            entry.body = len(lead)
        if len(line) - len(line.lstrip(" ")) < entry.body:
            if key_line:
                break
            entry.loose.append(at)
        entry.last = at


def _strayed(lines: list[str], at: int, entry: Entry) -> bool:
    """Whether a line left of a text under a bar looks like prose, and the text goes on below it."""
    line = lines[at]
    inside = line[:1] == "-" and entry.parent > 0 and not is_key_line(line)
    if not entry.body or not (inside or _is_prose(line)):
        return False
    below = next((lines[n] for n in range(at + 1, len(lines)) if lines[n].strip()), "")
    return len(leading(below)) >= entry.body


def _is_prose(line: str) -> bool:
    """Whether a line looks like neither a key, a list entry nor a comment."""
    bare = line.strip()
    if bare[0] in "#-" or line[0] == "%" or _SPOILT_KEY.match(bare):
        return False
    return key_end(bare) is None and not is_key_line(bare + ":")


def _take_wrapped(entry: Entry, lines: list[str]) -> None:
    """The further lines of an unquoted text."""
    at = entry.first + 1
    while at < len(lines):
        line = lines[at]
        bare = line.strip()
        if bare:
            if bare[0] == "#" or len(leading(line)) <= entry.parent or is_key_line(line):
                break
            entry.last = at
            if cut_comment(line) != line:
                break
        at += 1


def _take_quoted(entry: Entry, lines: list[str]) -> None:
    """A text in quotation marks, up to the closing one; it is taken for unclosed where a key comes first."""
    entry.style = "quoted"
    mark = entry.value[0]
    at, column = entry.first, entry.value_at + 1
    while True:
        line = lines[at].rstrip()
        while column < len(line):
            if line[column] == "\\" and mark == '"':
                column += 2
                continue
            if line[column] == mark:
                if mark == "'" and line[column + 1 : column + 2] == "'":
                    column += 2
                    continue
                _close(entry, at, column + 1, line)
                return
            column += 1
        at += 1
        if at >= len(lines):
            break
        following = lines[at]
        if following.strip() and (len(leading(following)) <= entry.parent or is_key_line(following)):
            break
        column = 0
    entry.closed = False
    entry.last = _last_with_words(lines, entry.first, at)


def _take_flow(entry: Entry, lines: list[str]) -> None:
    """A value in brackets, up to the one that closes the first."""
    entry.style = "flow"
    depth, mark = 0, ""
    at, column = entry.first, entry.value_at
    before = " "
    while True:
        line = lines[at].rstrip()
        while column < len(line):
            sign = line[column]
            if mark:
                if sign == "\\" and mark == '"':
                    column += 1
                elif sign == mark:
                    mark = ""
            elif sign in "\"'" and before in "[{,:":
                mark = sign
            elif sign in "[{":
                depth += 1
            elif sign in "]}":
                depth -= 1
                if depth == 0:
                    _close(entry, at, column + 1, line)
                    return
            elif sign == "#" and column and line[column - 1] == " ":
                break
            if not sign.isspace():
                before = sign
            column += 1
        at += 1
        if at >= len(lines) or at > entry.first + _MOST_FLOW_LINES:
            break
        following = lines[at]
        if following.strip() and (
            (len(leading(following)) <= entry.parent and following.strip()[0] not in "]}")
            or (is_key_line(following) and len(leading(following)) <= entry.column)
        ):
            break
        column = 0
    entry.closed = False
    entry.last = _last_with_words(lines, entry.first, at)


def _close(entry: Entry, at: int, column: int, line: str) -> None:
    entry.last = entry.after_line = at
    rest = line[column:]
    entry.after_at = column + len(rest) - len(rest.lstrip())
    entry.after = "" if rest.lstrip().startswith("#") and rest[:1] == " " else rest.strip()


def _last_with_words(lines: list[str], first: int, end: int) -> int:
    last = min(end, len(lines)) - 1
    while last > first and not lines[last].strip():
        last -= 1
    return last
