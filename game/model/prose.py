"""Prose: paragraphs, who speaks them, and the two marks that authors may use."""

import re
from dataclasses import dataclass
from enum import Enum


class Emphasis(Enum):
    """How a stretch of prose stands out."""

    PLAIN = ""
    EMPHASIS = "emphasis"
    STRONG = "strong"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph, its wrapped lines joined.

    `speaker` is the id of the cast member who speaks it, or None for the narrator; `mood` is the mood
    written with the speaker, or None. `text` keeps the marks `*emphasis*` and `**strong**`.
    """

    text: str
    speaker: str | None = None
    mood: str | None = None

    @property
    def plain(self) -> str:
        """The words without marks."""
        return plain(self.text)


Prose = tuple[Paragraph, ...]

# A mark opens before a word and closes after one, so that "2 * 3" and a lone star stay as written.
_MARKED = re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*|\*(?=[^\s*])(.+?)(?<=[^\s*])\*", re.DOTALL)

_CLOSE = re.compile(r"(?<=\S)\*")


def _last_close(text: str) -> int:
    """Where the last mark ends that can close; behind it, what opens need not be looked at once for each."""
    end = len(text)
    while (end := text.rfind("*", 0, end)) > 0:
        if _CLOSE.match(text, end):
            return end + 1
    return 0


def runs(text: str) -> tuple[tuple[str, Emphasis], ...]:
    """Text with marks as stretches in reading order, none of them empty."""
    if text and "*" not in text:
        return ((text, Emphasis.PLAIN),)
    found: list[tuple[str, Emphasis]] = []
    at = 0
    for match in _MARKED.finditer(text, 0, _last_close(text)):
        if match.start() > at:
            found.append((text[at : match.start()], Emphasis.PLAIN))
        if match.group(1) is not None:
            found.append((match.group(1), Emphasis.STRONG))
        else:
            found.append((match.group(2), Emphasis.EMPHASIS))
        at = match.end()
    if at < len(text):
        found.append((text[at:], Emphasis.PLAIN))
    return tuple(found)


def plain(text: str) -> str:
    """Text without its marks."""
    return "".join(words for words, _ in runs(text)) if "*" in text else text


def word_count(text: str) -> int:
    """Words in a text, as a reader counts them: what stands between spaces and holds a letter or digit."""
    return sum(1 for word in text.split() if any(c.isalnum() for c in word))
