"""What all screens have in common: what they say, what they ask, and what a line means to them.

A screen is a value. It answers a line with the next screen, words and effects; it prints and saves nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from game.terminal.effects import Effect, Quit
from game.terminal.manner import Manner
from game.terminal.messages import Answer


class Key(NamedTuple):
    """A command: its letter, its word, and what it does."""

    letter: str
    word: str
    does: str


COMMON = (
    Key("?", "keys", "lists the keys"),
    Key("r", "again", "reads this again"),
    Key("o", "settings", "shows the settings"),
    Key("q", "quit", "ends, with everything saved"),
)

LIBRARY = Key("x", "library", "goes to the shelf of scenarios")
LOOK = Key("v", "look", "says what the picture shows")
"""Keys of every screen that lists them."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What a screen makes of a message. `words` are printed once the effects are done."""

    screen: Screen
    words: str = ""
    effects: tuple[Effect, ...] = ()
    manner: Manner | None = field(default=None)


class Screen:
    """The base of all screens; a subclass is a frozen dataclass."""

    __slots__ = ()

    def commands(self) -> tuple[Key, ...]:
        """The screen's own keys, beside `COMMON`."""
        return ()

    def text(self, manner: Manner) -> str:
        """Everything that the screen has to read."""
        raise NotImplementedError

    def prompt(self, manner: Manner) -> str:
        """What can be typed, in one line."""
        raise NotImplementedError

    def number(self, number: int, manner: Manner) -> Reply:
        """A number was typed."""
        return self.unknown(str(number))

    def enter(self, manner: Manner) -> Reply:
        """An empty line was typed; where it means nothing, nothing is said but the prompt."""
        return Reply(self)

    def command(self, word: str, rest: str, manner: Manner) -> Reply | None:
        """One of the screen's keys was typed, by letter or word; None where it is not one of them."""
        return None

    def free(self, text: str, manner: Manner) -> Reply:
        """Anything else was typed."""
        return self.unknown(text)

    def told(self, answer: Answer, manner: Manner) -> Reply:
        """What came of an effect that only this screen asks for."""
        return Reply(self)

    def end(self, manner: Manner) -> Reply:
        """Nobody will type any more."""
        return Reply(self, self.farewell(), (Quit(),))

    def farewell(self) -> str:
        """The last words when the game is left from here."""
        return ""

    def unknown(self, text: str) -> Reply:
        """What is said to a line that means nothing here."""
        shown = "".join(c if c.isprintable() else " " for c in text)
        shown = f"{shown[:40]}…" if len(shown) > 40 else shown
        return Reply(self, f"“{shown}” means nothing here. ? lists the keys.")

    def key_list(self, manner: Manner) -> str:
        """The keys that work here, one a line."""
        lines = []
        for key in (*self.commands(), *COMMON):
            lines += manner.lines(f"{key.letter} or {key.word}: {key.does}", "   ", "")
        return "\n".join(lines)
