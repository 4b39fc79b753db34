"""From the text of a scalar to paragraphs: wrapped lines join, a blank line starts a paragraph."""

from __future__ import annotations

import re
from collections.abc import Container

from game.model import MOODS, Paragraph, Prose

_SPEAKER = re.compile(r"([a-z][a-z0-9_]*)(?: +([a-z]+))?:(?:\s+|$)")
_BLANK = re.compile(r"\n[ \t]*\n\s*")
_SPACES = re.compile(r"[ \t\n]+")


def paragraphs_of(text: str, literal: bool) -> list[str]:
    """The paragraphs of a scalar's value, each on one line and none of them empty.

    `literal` is true for a `|` scalar, which keeps its line ends; in every other style the parser has
    already joined wrapped lines, and one line end stands for a blank line.
    """
    text = text.strip(" \t\n")
    if literal:
        pieces = _BLANK.split(text) if "\n" in text else [text]
    else:
        pieces = text.split("\n")
    return [_SPACES.sub(" ", piece) for piece in pieces if piece]


def prose_of(text: str, literal: bool, cast: Container[str]) -> Prose:
    """Paragraphs with their speakers: `id:` or `id mood:` with an id of the cast starts a spoken one."""
    found = []
    for text_ in paragraphs_of(text, literal):
        match = _SPEAKER.match(text_)
        if match is not None and match[1] in cast and (match[2] is None or match[2] in MOODS):
            found.append(Paragraph(text_[match.end() :], match[1], match[2]))
        else:
            found.append(Paragraph(text_))
    return tuple(found)
