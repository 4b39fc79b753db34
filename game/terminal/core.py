"""The terminal's play as one pure function: a model and a message give a model, words and effects.

A line is read in this order: nothing, a number, a key that works everywhere, one of the screen's keys, a
setting with its value, and then the screen may make of it what it likes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from game.terminal.briefing import BriefingScreen
from game.terminal.effects import Effect, Quit, Shelve
from game.terminal.ended import Ended
from game.terminal.library import Library
from game.terminal.manner import Manner
from game.terminal.messages import Begun, EndOfInput, Line, Message, Notice, Opened, Shelved, TimeUp
from game.terminal.playing import Playing, arrival_text
from game.terminal.screen import COMMON, LIBRARY, Key, Reply, Screen
from game.terminal.settings import WORDS, SettingsScreen, put
from game.terminal.waiting import Waiting

SYNONYMS = {
    "help": "keys",
    "repeat": "again",
    "options": "settings",
    "exit": "quit",
    "bye": "quit",
    "undo": "back",
    "shelf": "library",
    "view": "look",
}


@dataclass(frozen=True, slots=True)
class Model:
    """The screen that the player is on, and how words are set for them."""

    screen: Screen
    manner: Manner

    @property
    def clock(self) -> tuple[int, int] | None:
        """The decision that a clock runs for, by its number, and its seconds; None where none runs."""
        screen = self.screen
        return screen.clock(self.manner) if isinstance(screen, Playing) else None


class Step(NamedTuple):
    """The next model, the words to print after the effects are done, and the effects in order."""

    model: Model
    words: str
    effects: tuple[Effect, ...] = ()


def opening(model: Model) -> Step:
    """The first words of a screen."""
    return Step(model, _full(model.screen, model.manner))


def update(model: Model, message: Message) -> Step:
    """What a message does to the model."""
    screen, manner = model.screen, model.manner
    match message:
        case Line(text):
            reply = _line(screen, text.strip(), manner)
        case EndOfInput():
            reply = screen.end(manner)
            return Step(Model(reply.screen, manner), manner.fit(reply.words), reply.effects)
        case TimeUp():
            reply = screen.time_up(manner) if isinstance(screen, Playing) else Reply(screen)
        case Notice(text):
            return Step(model, manner.set(text.splitlines()))
        case Shelved(entries, own):
            reply = Reply(Library(entries, own))
        case Opened(scenario, None, note):
            briefing = BriefingScreen(scenario)
            words = [manner.set(note.splitlines()), briefing.text(manner)] if note else []
            reply = Reply(briefing, "\n\n".join(words))
        case Opened(_, Begun() as begun) | (Begun() as begun):
            reply = _going_on(begun, manner)
        case _:
            reply = screen.told(message, manner)
    return _stepped(model, reply)


def _stepped(model: Model, reply: Reply) -> Step:
    manner = reply.manner or model.manner
    after = Model(reply.screen, manner)
    if any(isinstance(effect, Quit) for effect in reply.effects):
        return Step(after, manner.fit(reply.words), reply.effects)
    parts = [reply.words]
    if reply.screen is not model.screen and not reply.words:
        parts = [reply.screen.text(manner)]
    parts.append(reply.screen.prompt(manner))
    return Step(after, manner.fit("\n\n".join(part for part in parts if part)), reply.effects)


def _going_on(begun: Begun, manner: Manner) -> Reply:
    if begun.play.over:
        return Reply(Ended(begun.play, begun.arrange, begun.first), arrival_text(begun, manner))
    return Reply(Playing.of(begun), arrival_text(begun, manner))


def _full(screen: Screen, manner: Manner) -> str:
    return manner.fit("\n\n".join(part for part in (screen.text(manner), screen.prompt(manner)) if part))


def _line(screen: Screen, text: str, manner: Manner) -> Reply:
    if not text:
        return screen.enter(manner)
    if text.isdecimal() and len(text) < 10:
        return screen.number(int(text), manner)
    word, _, rest = text.partition(" ")
    word, rest = _word(word.lower(), screen), rest.strip()
    if word in {key.word for key in COMMON} and not rest:
        return _common(screen, word, manner)
    if word == LIBRARY.word and not rest and LIBRARY in screen.commands():
        return Reply(Waiting(screen), effects=(Shelve(),))
    found = screen.command(word, rest, manner)
    if found is None and word in WORDS and rest:
        found = put(screen, word, rest, manner)
    return screen.free(text, manner) if found is None else found


def _word(typed: str, screen: Screen) -> str:
    """The word of a key for its letter or for another word of the same meaning."""
    keys: tuple[Key, ...] = (*COMMON, *screen.commands())
    by_letter = {key.letter: key.word for key in keys}
    return by_letter.get(typed) or SYNONYMS.get(typed, typed)


def _common(screen: Screen, word: str, manner: Manner) -> Reply:
    if word == "keys":
        return Reply(screen, screen.key_list(manner))
    if word == "again":
        return Reply(screen, screen.text(manner))
    if word == "settings":
        return Reply(screen if isinstance(screen, SettingsScreen) else SettingsScreen(screen))
    return Reply(screen, screen.farewell(), (Quit(),))
