"""An author's line written anew, so that the parser reads it as it was meant."""

from __future__ import annotations

import re

from game.reader.lines import Entry, cut_comment


def quoted(text: str) -> str:
    """A text in quotation marks, in those that need no escape where there are such."""
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    if "'" not in text:
        return f"'{text}'"
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def words_of(entry: Entry, lines: list[str]) -> str:
    """Everything that stands in an entry's value, as one line of text."""
    first = lines[entry.first][entry.value_at :].strip()
    if entry.first == entry.last:
        return cut_comment(first) if entry.style == "plain" else first
    return " ".join([first, *(lines[at].strip() for at in range(entry.first + 1, entry.last + 1))])


def under_bar(entry: Entry, lines: list[str], text: str) -> str:
    """The entry as a key with a bar, and the text below it: two lines or more, as they should stand."""
    head = lines[entry.first][: entry.value_at].rstrip()
    indent = " " * (entry.parent + 2)
    return "\n".join([f"{head} |", *(indent + line for line in _wrapped(text, 100 - len(indent)))])


def in_quotes(entry: Entry, lines: list[str], text: str) -> str:
    """The entry on one line with its text in quotation marks."""
    return lines[entry.first][: entry.value_at] + quoted(text)


def _wrapped(text: str, width: int) -> list[str]:
    found, line = [], ""
    for word in text.split():
        if line and len(line) + 1 + len(word) > width:
            found.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    return [*found, line]


def requoted_braces(text: str, keys: frozenset[str]) -> str | None:
    """A value in braces on one line, each text in it that needs quotation marks in such; None where it is not
    of that form."""
    body = re.fullmatch(r"\{(.*?)\}?\s*(?:\s#\s.*)?", text, re.DOTALL)
    if body is None:
        return None
    known = "|".join(sorted(keys, key=len, reverse=True))
    starts = list(re.finditer(rf"(?:^|,)\s*((?:{known}))\s*:\s*", body[1]))
    if not starts or starts[0].start() != 0:
        return None
    pieces = []
    for number, match in enumerate(starts):
        end = starts[number + 1].start() if number + 1 < len(starts) else len(body[1])
        value = body[1][match.end() : end].strip().rstrip(",").strip()
        sound = re.fullmatch(
            r"\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'|[\[{].*[\]}]|[\w+-][^:,#\[\]{}?\"]*", value
        )
        pieces.append(f"{match[1]}: {value if sound else quoted(value.strip(chr(34)))}")
    return "{" + ", ".join(pieces) + "}"
