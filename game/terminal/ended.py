"""The ending, alone on its view, and then the question before any answer."""

from __future__ import annotations

from dataclasses import dataclass

from game.engine import Playthrough
from game.page import DebriefPage, compare, log, present
from game.page.debrief import QUESTION
from game.terminal.effects import Debrief, Look, Quit
from game.terminal.manner import Manner
from game.terminal.messages import Answer, Debriefed
from game.terminal.reading import Finished, Summary, rest_of
from game.terminal.screen import LIBRARY, LOOK, Key, Reply, Screen
from game.terminal.twoplays import TwoPlaysScreen
from game.terminal.waiting import Silent, Waiting
from game.terminal.wording import log_text, page_text

LOG = Key("l", "log", "prints what was said")


@dataclass(frozen=True, slots=True)
class Ended(Screen):
    """The ending of a play; `first` is the debrief of the play that it started again from."""

    play: Playthrough
    arrange: bool
    first: DebriefPage | None = None

    def commands(self) -> tuple[Key, ...]:
        return (LOOK, LOG, LIBRARY)

    def text(self, manner: Manner) -> str:
        return page_text(present(self.play, self.arrange), manner)

    def prompt(self, manner: Manner) -> str:
        return "Enter goes on. ? lists the keys."

    def enter(self, manner: Manner) -> Reply:
        if self.first is not None:
            return Reply(Waiting(self), effects=(Debrief(self.play),))
        return Reply(Question(self.play))

    def number(self, number: int, manner: Manner) -> Reply:
        return Reply(self, "The play is over: there is nothing left to choose.")

    def command(self, word: str, rest: str, manner: Manner) -> Reply | None:
        if word == LOOK.word and not rest:
            return Reply(self, effects=(Look(present(self.play, self.arrange)),))
        return Reply(self, log_text(log(self.play), manner)) if word == LOG.word and not rest else None

    def told(self, answer: Answer, manner: Manner) -> Reply:
        if not isinstance(answer, Debriefed) or self.first is None:
            return Reply(self)
        summary = Summary(Finished(answer.play, answer.page, None, answer.earlier, second=True))
        return Reply(TwoPlaysScreen(compare(self.first, answer.page), summary))

    def end(self, manner: Manner) -> Reply:
        return Reply(Unasked(), effects=(Debrief(self.play),))


@dataclass(frozen=True, slots=True)
class Question(Screen):
    """Which decision the player would have again, before anything is said about any of them."""

    play: Playthrough

    def commands(self) -> tuple[Key, ...]:
        return (LOG, LIBRARY)

    def text(self, manner: Manner) -> str:
        scenes = [turn.scene for turn in self.play.turns]
        rows = [
            manner.listed(number, (s.title if s.called == s.title else f"{s.title}: {s.called}",))
            for number, s in enumerate(scenes, start=1)
        ]
        return manner.set([QUESTION]) + "\n\n" + "\n".join(rows)

    def prompt(self, manner: Manner) -> str:
        return "A number, or Enter to read on without choosing. ? lists the keys."

    def number(self, number: int, manner: Manner) -> Reply:
        if not 1 <= number <= self.play.length:
            return Reply(self, f"There was no decision {number}.")
        return Reply(Asked(number), effects=(Debrief(self.play),))

    def enter(self, manner: Manner) -> Reply:
        return Reply(Asked(None), effects=(Debrief(self.play),))

    def command(self, word: str, rest: str, manner: Manner) -> Reply | None:
        return Reply(self, log_text(log(self.play), manner)) if word == LOG.word and not rest else None

    def end(self, manner: Manner) -> Reply:
        return Reply(Unasked(), effects=(Debrief(self.play),))


@dataclass(frozen=True, slots=True)
class Asked(Silent):
    """The question was answered; the debrief is on its way."""

    picked: int | None

    def told(self, answer: Answer, manner: Manner) -> Reply:
        if not isinstance(answer, Debriefed):
            return Reply(self)
        return Reply(Summary(Finished(answer.play, answer.page, self.picked, answer.earlier)))


@dataclass(frozen=True, slots=True)
class Unasked(Silent):
    """Nobody is there any more to be asked; the debrief is printed whole, and that is all."""

    def told(self, answer: Answer, manner: Manner) -> Reply:
        if not isinstance(answer, Debriefed):
            return Reply(self)
        summary = Summary(Finished(answer.play, answer.page, None, answer.earlier))
        return Reply(summary, f"{summary.text(manner)}\n\n{rest_of(summary, manner)}", (Quit(),))
