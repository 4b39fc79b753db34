"""Small words: numbers, names in a sentence, lists and quotations, as a debrief writes them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from game.model import Principle, plain

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_SINGLE = str.maketrans({"“": "‘", "”": "’", '"': "'"})
_STOP = re.compile(r"(?<!\.)\.(?=[’'”\"]*$)")
_ASKS = re.compile(r"[?!][’'”\"]*$")


def number(count: int) -> str:
    """A count in words up to ten, in figures above."""
    return _NUMBERS[count] if 0 <= count < len(_NUMBERS) else str(count)


def decisions(count: int) -> str:
    """ "one decision", "four decisions"; empty for none, since a zero is never printed."""
    if count == 0:
        return ""
    return f"{number(count)} {'decision' if count == 1 else 'decisions'}"


def share_of(count: int, total: int) -> str:
    """ "five of eight decisions", "all eight", "both" or "the one" where none is left; empty for none."""
    if count == 0:
        return ""
    if total == 1:
        return "the one decision"
    if count == total == 2:
        return "both decisions"
    if count == total:
        return f"all {decisions(total)}"
    return f"{number(count)} of {decisions(total)}"


def joined(words: Sequence[str]) -> str:
    """Words in a row: "a", "a and b", "a, b and c"."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"


def principles(found: Sequence[Principle]) -> str:
    """Principles as a sentence says them; those of several words last, so that the "and" is heard."""
    return joined(sorted((principle.words for principle in found), key=lambda words: words.count(" ")))


def capital(text: str) -> str:
    """A text with a capital for the letter that it begins with, also behind a mark or a quote."""
    for index, sign in enumerate(text):
        if sign.isalnum():
            return text[:index] + sign.title() + text[index + 1 :]
    return text


def name(called: str) -> str:
    """What a decision is called, fit to stand between two stars: without marks or stars of its own."""
    return plain(called).replace("*", "").strip()


def single_quoted(text: str) -> str:
    """A text with its double quotes made single, as it stands inside double ones."""
    return text.translate(_SINGLE)


def quotation(cue: str) -> str:
    """A phrase in “ ”: its own double quotes single, without a full stop of its own."""
    return f"“{_STOP.sub('', single_quoted(plain(cue).strip()))}”"


def spoken(text: str) -> str:
    """A choice in “ ”, its marks kept; one that is a single quotation already stays as it is."""
    if text.startswith("“") and text.endswith("”") and text.count("“") == text.count("”") == 1:
        return text
    return f"“{single_quoted(text)}”"


def asks(text: str) -> bool:
    """Whether a text ends in a sign that leaves no room for a full stop, quotes aside."""
    return _ASKS.search(text) is not None
