"""The lesson that an author starts from: a small scenario, commented, with their own answers in it."""

from __future__ import annotations

import re
import textwrap
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

WIDTH = 110
"""Columns of a line of the lesson."""

_BLOCK = re.compile(r"(?:^|[\s])(?:[|>][+-]?)$")
_PLACEHOLDER = re.compile(r"\$([a-z_]+)")
_PLAIN = re.compile(r"[^\W\d_](?:[\w '’.,()/+-]*[\w.’)])?")
_QUOTES = (("“", "”"), ('"', '"'), ("‘", "’"), ("«", "»"), ("„", "“"))


class Answers(NamedTuple):
    """What the author said; `status_quo` without quotation marks. Each is one line, whatever was typed."""

    title: str
    workplace: str
    boss: str
    status_quo: str


DEFAULTS = Answers(
    title="The Harbour Street Desk",
    workplace="the county's office on Harbour Street",
    boss="Marguerite",
    status_quo="I'm not asking you to make anything up. I'm asking you to count as everybody counts.",
)
MOST_WORDS = {"title": 12, "workplace": 12, "boss": 4, "status_quo": 40}
"""How many words each answer may have, so that the scenes keep to their length."""


def tidy(answer: str) -> str:
    """An answer as one line: controls and what cannot be encoded are gone, spaces single, and quotation
    marks around the whole taken off."""
    text = unicodedata.normalize("NFC", answer.encode("utf-8", "replace").decode("utf-8"))
    text = "".join(letter if _is_fine(letter) else " " for letter in text)
    text = " ".join(text.split())
    for opening, closing in _QUOTES:
        if len(text) > 1 and text[0] == opening and text[-1] == closing:
            text = text[1:-1].strip()
    return text


def sentence(answer: str) -> str:
    """An answer as something that somebody says: it ends with a full stop, or with what it ends with."""
    return answer if not answer or answer[-1] in ".!?…。！？؟" else f"{answer}."


def filled(template: str, answers: Answers, id: str, file: str, schema: str) -> str:
    """The lesson with the answers in it.

    Prose is wrapped anew where an answer stands in it; keys get their values in quotation marks where YAML
    would take them for something else.
    """
    values = {
        **answers._asdict(),
        "status_quo": sentence(answers.status_quo),
        "id": id,
        "file": file,
        "schema_file": schema,
    }
    return "\n".join(_lines(template.split("\n"), values))


def _lines(lines: list[str], values: dict[str, str]) -> Iterator[str]:
    under = -1  # the column of the key whose text under a bar is being read; -1 in none
    at = 0
    while at < len(lines):
        line = lines[at]
        bare = line.lstrip()
        indent = len(line) - len(bare)
        if bare and indent <= under:
            under = -1
        if under >= 0 and bare:
            last = at
            while last + 1 < len(lines) and _goes_on(lines[last + 1], indent):
                last += 1
            yield from _prose(lines[at : last + 1], " " * indent, values)
            at = last + 1
            continue
        if bare.startswith("#"):
            yield from _comment(line, values)
        else:
            yield _filled(line, {name: _scalar(value, "{" in line) for name, value in values.items()})
        if _BLOCK.search(line.rstrip()) and not bare.startswith("#"):
            under = indent
        at += 1


def _goes_on(line: str, indent: int) -> bool:
    bare = line.lstrip()
    return bool(bare) and len(line) - len(bare) == indent


def _prose(lines: list[str], indent: str, values: dict[str, str]) -> list[str]:
    """A paragraph under a bar: as it is, or wrapped anew where an answer stands in it."""
    if not any(_PLACEHOLDER.search(line) for line in lines):
        return lines
    text = " ".join(line.strip() for line in lines)
    return _wrapped(_filled(text, values), indent, indent)


def _comment(line: str, values: dict[str, str]) -> list[str]:
    text = _filled(line, values)
    indent = line[: line.index("#")] + "# "
    if text == line or text.startswith(f"{indent}  ") or "$schema=" in text:
        return [text]
    return _wrapped(text[len(indent) :], indent, indent)


def _wrapped(text: str, first: str, other: str) -> list[str]:
    return textwrap.wrap(
        text,
        WIDTH,
        initial_indent=first,
        subsequent_indent=other,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _filled(text: str, values: dict[str, str]) -> str:
    return _PLACEHOLDER.sub(lambda found: values.get(found[1], found[0]), text)


def _scalar(text: str, flow: bool) -> str:
    """A text as a value on a key's line."""
    if _PLAIN.fullmatch(text) and not (flow and "," in text):
        return text
    return "'" + text.replace("'", "''") + "'"


def _is_fine(letter: str) -> bool:
    """Whether a letter may stand in a scenario: no control, no line separator, no half of a character."""
    category = unicodedata.category(letter)
    return category not in ("Cc", "Cs", "Cn", "Co", "Zl", "Zp") and letter != "\ufeff"
