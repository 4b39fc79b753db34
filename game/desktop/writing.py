"""Free text while it is written: words, a caret, what is selected, and what an input method is composing.

Text comes from composition events, never from key presses; presses move the caret, select and take away.
While something is being composed every press belongs to the input method, so that Enter chooses a candidate
there and does nothing here. The caret stands between whole signs: an accent and its letter, or a family of
four, is one.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace
from itertools import accumulate

from wcwidth import iter_graphemes

from game.desktop.measure import reads_left
from game.desktop.messages import Placed, Press, Typed

LONGEST = 2000
"""So many letters are taken; more are left out."""
REMEMBERED = 200
"""So many steps can be undone."""
TAKEN = ("left", "right", "backspace", "delete", "enter", "space")
WHOLE = ("left", "right", "home", "end", "backspace", "delete")
"""What goes by words, or to the ends of the text, with Ctrl."""
EDITS = ("a", "c", "x", "v", "y", "z")
"""What a text does with Ctrl: select all, copy, cut, paste, redo, undo."""


@dataclass(frozen=True, slots=True)
class Writing:
    """What is written so far. `caret` counts code points from the start; `lines` allows several lines.

    `held` is where the selection began, None where nothing is selected. `goal` is how far to the right the
    caret wants to be while it goes up and down. `past` and `later` are texts with their carets, for undoing;
    `typing` says that the next letter belongs to the same step as the last one.
    """

    words: str = ""
    caret: int = 0
    composing: str = ""
    lines: bool = True
    held: int | None = None
    goal: float | None = None
    past: tuple[tuple[str, int], ...] = ()
    later: tuple[tuple[str, int], ...] = ()
    typing: bool = False

    @property
    def shown(self) -> str:
        """The words with what is being composed at its place."""
        return self.words[: self.caret] + self.composing + self.words[self.caret :]

    @property
    def shown_caret(self) -> int:
        """Where the caret stands in the words that are shown."""
        return self.caret + len(self.composing)

    @property
    def selection(self) -> tuple[int, int]:
        """From which code point to which is selected; the caret twice where nothing is."""
        other = self.caret if self.held is None else self.held
        return min(self.caret, other), max(self.caret, other)

    @property
    def selected(self) -> str:
        """The words that are selected."""
        start, end = self.selection
        return self.words[start:end]

    # --- what comes in -------------------------------------------------------------------------------
    def typed(self, message: Typed) -> Writing:
        """With words from the keyboard or the input method."""
        if message.composing:
            cleared = self if self.held is None or not message.words else self._put("", typing=False)
            return replace(cleared, composing=message.words)
        if not message.words:
            return replace(self, composing="")
        single = len(message.words) == 1 and message.words != " "
        return replace(self._put(message.words, typing=single), composing="")

    def inserted(self, words: str) -> Writing:
        """With words put in the place of the selection, or at the caret, as a step of its own; signs that
        cannot be seen are left out, long texts end."""
        return self._put(words, typing=False)

    def placed(self, message: Placed) -> Writing:
        """With the caret at a place; what lies between is selected where it extends, and a second click
        selects the word there, a third the whole paragraph."""
        if self.composing:
            return self
        place = max(0, min(len(self.words), message.place))
        if message.clicks > 1:
            start, end = self._word(place) if message.clicks == 2 else self._paragraph(place)
            return self._at(end, start, None)
        held = self.held if self.held is not None else self.caret
        return self._at(place, held if message.extend else None, message.goal)

    def takes(self, press: Press) -> bool:
        """Whether a press is for the text, and for nobody else. Going up, down and to the ends of a line
        needs the lines as they are set: that comes as `Placed`."""
        if self.composing:
            return True
        if press.ctrl:
            return press.key in EDITS or press.key in WHOLE
        if press.key == "enter":
            return self.lines and press.letter == ""
        return press.key in TAKEN or bool(press.letter)

    def pressed(self, press: Press) -> Writing:
        """After a press that it takes; letters come as `Typed` and change nothing here."""
        if self.composing or (press.letter and not press.ctrl):
            return self
        match press.key:
            case "left" | "right" | "home" | "end":
                return self._moved(press)
            case "backspace" | "delete":
                return self._taken(press)
            case "enter" if not press.repeat and not press.ctrl:
                return self.inserted("\n")
            case "a" if press.ctrl:
                return self._at(len(self.words), 0, None)
            case "z" if press.ctrl:
                return self._redone() if press.shift else self._undone()
            case "y" if press.ctrl:
                return self._redone()
        return self

    def without_selection(self) -> Writing:
        """With what is selected taken away."""
        return self if self.held is None else self._put("", typing=False)

    # --- moving --------------------------------------------------------------------------------------
    def _moved(self, press: Press) -> Writing:
        start, end = self.selection
        back = press.key == ("right" if self._leftwards() else "left")
        if press.key in ("home", "end"):
            to = 0 if press.key == "home" else len(self.words)
        elif press.ctrl:
            to = self._word_edge(-1 if back else 1)
        elif start != end and not press.shift:
            to = start if back else end
        else:
            to = self._sign(-1 if back else 1)
        held = self.held if self.held is not None else self.caret
        return self._at(to, held if press.shift else None, None)

    def _at(self, caret: int, held: int | None, goal: float | None) -> Writing:
        held = None if held == caret else held
        return replace(self, caret=caret, held=held, goal=goal, typing=False)

    def _sign(self, step: int) -> int:
        """Where the sign before or after the caret begins or ends."""
        ends = [0, *accumulate(len(cluster) for cluster in iter_graphemes(self.words))]
        if step < 0:
            return max((end for end in ends if end < self.caret), default=0)
        return min((end for end in ends if end > self.caret), default=len(self.words))

    def _word_edge(self, step: int) -> int:
        """Where the word before the caret begins, or the one after it ends."""
        words, at = self.words, self.caret
        if step < 0:
            while at > 0 and not _in_word(words[at - 1]):
                at -= 1
            while at > 0 and _in_word(words[at - 1]):
                at -= 1
        else:
            while at < len(words) and not _in_word(words[at]):
                at += 1
            while at < len(words) and _in_word(words[at]):
                at += 1
        return self._whole(at, step)

    def _word(self, place: int) -> tuple[int, int]:
        """The word at a place, or the signs between two words."""
        words = self.words
        inside = place < len(words) and _in_word(words[place])
        start = end = place
        while start > 0 and _in_word(words[start - 1]) == inside and words[start - 1] != "\n":
            start -= 1
        while end < len(words) and _in_word(words[end]) == inside and words[end] != "\n":
            end += 1
        return self._whole(start, -1), self._whole(end, 1)

    def _whole(self, at: int, step: int) -> int:
        """A place, moved on in a direction to where no sign is cut."""
        ends = [0, *accumulate(len(cluster) for cluster in iter_graphemes(self.words))]
        return max(end for end in ends if end <= at) if step < 0 else min(end for end in ends if end >= at)

    def _paragraph(self, place: int) -> tuple[int, int]:
        end = self.words.find("\n", place)
        return self.words.rfind("\n", 0, place) + 1, len(self.words) if end < 0 else end

    def _leftwards(self) -> bool:
        start, end = self._paragraph(self.caret)
        return reads_left(self.words[start:end])

    # --- changing ------------------------------------------------------------------------------------
    def _put(self, words: str, typing: bool) -> Writing:
        start, end = self.selection
        words = words.replace("\r\n", "\n").replace("\r", "\n")
        if not self.lines:
            words = " ".join(words.split("\n"))
        words = "".join(sign for sign in words if sign.isprintable() or sign in "\n\u200c\u200d")
        words = words[: max(0, LONGEST - len(self.words) + end - start)]
        return self._changed(self.words[:start] + words + self.words[end:], start + len(words), typing)

    def _taken(self, press: Press) -> Writing:
        start, end = self.selection
        if start == end:
            step = -1 if press.key == "backspace" else 1
            other = self._word_edge(step) if press.ctrl else self._sign(step)
            start, end = min(start, other), max(start, other)
        return self._changed(self.words[:start] + self.words[end:], start, typing=False)

    def _changed(self, words: str, caret: int, typing: bool) -> Writing:
        if words == self.words:
            return replace(self, caret=caret, held=None, goal=None)
        past = self.past
        if not (typing and self.typing):
            past = (*past, (self.words, self.caret))[-REMEMBERED:]
        return replace(
            self, words=words, caret=caret, held=None, goal=None, past=past, later=(), typing=typing
        )

    def _undone(self) -> Writing:
        if not self.past:
            return self
        words, caret = self.past[-1]
        later = (*self.later, (self.words, self.caret))
        return replace(self._at(caret, None, None), words=words, past=self.past[:-1], later=later)

    def _redone(self) -> Writing:
        if not self.later:
            return self
        words, caret = self.later[-1]
        past = (*self.past, (self.words, self.caret))
        return replace(self._at(caret, None, None), words=words, past=past, later=self.later[:-1])


def _in_word(sign: str) -> bool:
    """Whether a sign belongs to a word: a letter, a figure, a mark on one, an apostrophe or a joiner."""
    return sign.isalnum() or sign in "_'’\u200c\u200d" or unicodedata.category(sign)[0] == "M"
