"""Free text while it is written: words, a caret, and what an input method is still composing.

Text comes from composition events, never from key presses; presses only move the caret and take away. While
something is being composed every press belongs to the input method, so that Enter chooses a candidate there
and does nothing here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import accumulate

from wcwidth import iter_graphemes

from game.desktop.measure import UNBOUNDED, Measure, Style, Text, text
from game.desktop.messages import Press, Typed

LONGEST = 2000
"""So many letters are taken; more are left out."""
TAKEN = ("left", "right", "home", "end", "backspace", "delete", "enter", "space")


@dataclass(frozen=True, slots=True)
class Writing:
    """What is written so far. `caret` counts code points from the start; `lines` allows several lines."""

    words: str = ""
    caret: int = 0
    composing: str = ""
    lines: bool = True

    @property
    def shown(self) -> str:
        """The words with what is being composed at its place."""
        return self.words[: self.caret] + self.composing + self.words[self.caret :]

    @property
    def shown_caret(self) -> int:
        """Where the caret stands in the words that are shown."""
        return self.caret + len(self.composing)

    def typed(self, message: Typed) -> Writing:
        """With words from the keyboard or the input method."""
        if message.composing:
            return replace(self, composing=message.words)
        return replace(self.inserted(message.words), composing="")

    def inserted(self, words: str) -> Writing:
        """With words put in at the caret; signs that cannot be seen are left out, long texts end."""
        words = words.replace("\r\n", "\n").replace("\r", "\n")
        if not self.lines:
            words = " ".join(words.split("\n"))
        words = "".join(sign for sign in words if sign.isprintable() or sign in "\n\u200c\u200d")
        words = words[: max(0, LONGEST - len(self.words))]
        whole = self.words[: self.caret] + words + self.words[self.caret :]
        return replace(self, words=whole, caret=self.caret + len(words))

    def takes(self, press: Press) -> bool:
        """Whether a press is for the text, and for nobody else."""
        if self.composing:
            return True
        if press.ctrl:
            return False
        if press.key == "enter":
            return self.lines and press.letter == ""
        return press.key in TAKEN or bool(press.letter)

    def pressed(self, press: Press) -> Writing:
        """After a press that it takes; letters come as `Typed` and change nothing here."""
        if self.composing or press.letter:
            return self
        ends = [0, *accumulate(len(cluster) for cluster in iter_graphemes(self.words))]
        before = max((end for end in ends if end < self.caret), default=0)
        after = min((end for end in ends if end > self.caret), default=len(self.words))
        match press.key:
            case "left":
                return replace(self, caret=before)
            case "right":
                return replace(self, caret=after)
            case "home":
                return replace(self, caret=self.words.rfind("\n", 0, self.caret) + 1)
            case "end":
                end = self.words.find("\n", self.caret)
                return replace(self, caret=len(self.words) if end < 0 else end)
            case "backspace":
                return replace(self, words=self.words[:before] + self.words[self.caret :], caret=before)
            case "delete":
                return replace(self, words=self.words[: self.caret] + self.words[after:])
            case "enter" if not press.repeat:
                return self.inserted("\n")
        return self


@dataclass(frozen=True, slots=True)
class Line:
    """One line as it is set: from which code point to which, and the words without the space at the end."""

    start: int
    end: int
    words: str


def set_lines(
    measure: Measure, words: str, style: Style, width: float, language: str = ""
) -> tuple[Line, ...]:
    """Words broken into lines of a width, so that the place of a caret in them is known."""
    found: list[Line] = []
    start = 0
    for paragraph in words.split("\n"):
        found += _broken(measure, paragraph, start, style, width, language)
        start += len(paragraph) + 1
    return tuple(found)


def part_shown(
    measure: Measure, words: str, caret: int, style: Style, width: float, language: str = ""
) -> Line:
    """The part of a single line that has room, with the caret in it."""
    ends = [0, *accumulate(len(cluster) for cluster in iter_graphemes(words))]
    starts = [at for at in ends if at <= caret]
    start = next((at for at in starts if width_of(measure, words[at:caret], style, language) <= width), caret)
    fits = [at for at in ends if at >= caret and width_of(measure, words[start:at], style, language) <= width]
    end = max(fits, default=caret)
    return Line(start, end, words[start:end])


def _broken(
    measure: Measure, words: str, offset: int, style: Style, width: float, language: str
) -> Iterator[Line]:
    ends = list(accumulate(len(cluster) for cluster in iter_graphemes(words)))
    at = 0
    while True:
        here = [end for end in ends if end > at]
        low, high = 0, len(here)
        while low < high:
            middle = (low + high + 1) // 2
            if width_of(measure, words[at : here[middle - 1]].rstrip(" "), style, language) <= width:
                low = middle
            else:
                high = middle - 1
        if low == len(here):
            yield Line(offset + at, offset + len(words), words[at:].rstrip(" "))
            return
        end = here[max(low, 1) - 1]
        space = words.rfind(" ", at, end + 1)
        if space > at and not _wide(words[end : end + 1]):
            end = space + 1
        yield Line(offset + at, offset + end, words[at:end].rstrip(" "))
        at = end


def _wide(sign: str) -> bool:
    """Whether a line may break before a sign without a space, as in Chinese or Japanese."""
    return bool(sign) and "\u2e80" <= sign <= "\uffdc"


def width_of(measure: Measure, words: str, style: Style, language: str = "") -> float:
    """How wide words are in one line, spaces at their end included."""
    if not words:
        return 0.0
    stop = measure(_plain(".", style, language), UNBOUNDED).width
    return measure(_plain(words + ".", style, language), UNBOUNDED).width - stop


def _plain(words: str, style: Style, language: str) -> Text:
    return text(words, style, "#000000", language=language)
