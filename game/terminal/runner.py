"""The runner: reads lines, lets the core answer them, does what it asks for, and prints.

It owns the clock. What a player chose is saved before a word of what follows is printed.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from game.terminal.core import Model, Step, opening, update
from game.terminal.effects import Effect, Open, Quit, Shelve
from game.terminal.keeper import Keeper
from game.terminal.library import Library
from game.terminal.lines import TimedOut
from game.terminal.manner import Manner
from game.terminal.messages import EndOfInput, Line, Message, Notice, TimeUp
from game.terminal.screen import Screen
from game.terminal.waiting import Waiting


class Reader(Protocol):
    """Where lines come from."""

    def line(self, seconds: float | None = None) -> str | None:
        """The next line, None at the end; raises `TimedOut` after so many seconds without one."""


class Runner:
    """One play in a terminal. `tell` prints and sends off; `gone` says that nobody reads any more."""

    def __init__(
        self,
        keeper: Keeper,
        reader: Reader,
        tell: Callable[[str], None],
        gone: Callable[[], bool],
        clock: Callable[[], float],
    ) -> None:
        self._keeper = keeper
        self._reader = reader
        self._tell = tell
        self._gone = gone
        self._clock = clock
        self._spent: tuple[int, float] = (-1, 0.0)

    def play(self, manner: Manner, first: Screen | None = None, name: str | None = None) -> None:
        """Plays until the player leaves: from a screen, or a scenario by name, or the shelf."""
        try:
            if first is not None:
                model, going = self._through(opening(Model(first, manner)))
            else:
                ask: Effect = Shelve() if name is None else Open(name)
                model, going = self._through(Step(Model(Waiting(Library()), manner), "", (ask,)))
            while going and not self._gone():
                model, going = self._through(update(model, self._message(model)))
        except KeyboardInterrupt:
            line = self._keeper.last_try()
            self._tell(f"\nStopped. {line or 'Every choice that was made is saved.'}\n")
        finally:
            self._keeper.close()

    def _message(self, model: Model) -> Message:
        clock = model.clock
        if clock is None:
            return _said(self._reader.line())
        decision, seconds = clock
        if self._spent[0] != decision:
            self._spent = (decision, 0.0)
        before = self._clock()
        try:
            return _said(self._reader.line(max(0.0, seconds - self._spent[1])))
        except TimedOut:
            return TimeUp()
        finally:
            self._spent = (decision, self._spent[1] + self._clock() - before)

    def _through(self, step: Step) -> tuple[Model, bool]:
        """Does the effects of a step, prints its words, and tells the model what came of them."""
        answers = [answer for effect in step.effects if (answer := self._keeper.do(effect)) is not None]
        model = step.model
        for answer in answers:
            if isinstance(answer, Notice):
                self._print(update(model, answer).words)
        going = not any(isinstance(effect, Quit) for effect in step.effects)
        lost = None if going else self._keeper.last_try()
        self._print(step.words if lost is None else update(model, Notice(lost)).words)
        for answer in answers:
            if going and not isinstance(answer, Notice):
                model, going = self._through(update(model, answer))
        return model, going

    def _print(self, words: str) -> None:
        if words:
            self._tell(f"{words}\n\n")


def _said(line: str | None) -> Message:
    return EndOfInput() if line is None else Line(line)
