"""From the text of a scalar to paragraphs: wrapped lines join, a blank line starts a paragraph."""

from __future__ import annotations

import re
from collections.abc import Container

from game.model import MOODS, Paragraph, Prose

SPEAKER = re.compile(r"([a-z][a-z0-9_]*)(?: +([a-z]+))?:(?: +|$)")
"""How a spoken paragraph begins: an id, perhaps a word for the mood, a colon."""

_BLANK_LINES = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")
_SPACES = re.compile(r"[ \t]*\n[ \t]*|[ \t]{2,}|\t")
_MOODS = frozenset(MOODS)


def one_line(text: str) -> str:
    """A text on one line, its wrapped lines joined."""
    text = text.strip(" \t\n")
    if "\n" in text:
        joined = text.replace("\n", " ")
        return _SPACES.sub(" ", text) if "  " in joined or "\t" in joined else joined
    return _SPACES.sub(" ", text) if "  " in text or "\t" in text else text


def paragraphs_of(text: str, style: str) -> list[str]:
    """The paragraphs of a scalar's value, each on one line and none of them empty.

    A `|` scalar keeps its line ends, so a blank line is two of them. In every other style the parser has
    already joined wrapped lines and left one line end for a blank line; only beside lines that are indented
    further does `>` keep them all.
    """
    text = text.strip(" \t\n")
    if "\n" not in text:
        return [one_line(text)] if text else []
    if style == "|" or (style == ">" and "\n " in text):
        if "\n " in text or "\n\t" in text or "\n\n\n" in text:
            pieces = _BLANK_LINES.split(text)
        else:
            pieces = text.split("\n\n")
    else:
        pieces = text.split("\n")
    return [one_line(piece) for piece in pieces if piece.strip(" \t")]


def prose_of(text: str, style: str, cast: Container[str]) -> Prose:
    """Paragraphs with their speakers: `id:` or `id mood:` with an id of the cast starts a spoken one."""
    found = []
    for paragraph in paragraphs_of(text, style):
        if "a" <= paragraph[0] <= "z":
            match = SPEAKER.match(paragraph)
            if match is not None and match[1] in cast and (match[2] is None or match[2] in _MOODS):
                found.append(Paragraph(paragraph[match.end() :], match[1], match[2]))
                continue
        found.append(Paragraph(paragraph))
    return tuple(found)


def unknown_mood(paragraph: Paragraph, cast: Container[str]) -> str:
    """The word that stands where a mood would, in a paragraph that begins `id word:` with someone's id."""
    if paragraph.speaker is None and "a" <= paragraph.text[:1] <= "z":
        match = SPEAKER.match(paragraph.text)
        if match is not None and match[2] and match[1] in cast:
            return match[2]
    return ""
