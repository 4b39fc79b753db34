"""The debrief, in the order in which it is read: the summary, decision by decision, the last page."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import NamedTuple

from game.engine import Playthrough, back_to
from game.page import DebriefPage, DecisionRow, compare, log
from game.page.debrief import AGAIN_FROM_HERE, ANOTHER_WAY, DECISIONS_HEADING, TAKE_AWAY_NOTE
from game.page.plain import folded_text, last_text, summary_text, unfolded_text, words
from game.page.plays import SECOND_DEBRIEF
from game.terminal.effects import Branch, Debrief, Print, Quit
from game.terminal.manner import Manner
from game.terminal.messages import Answer, Debriefed
from game.terminal.screen import LIBRARY, Key, Reply, Screen
from game.terminal.twoplays import TwoPlaysScreen
from game.terminal.waiting import Waiting
from game.terminal.wording import log_text

LOG = Key("l", "log", "prints what was said")
ANOTHER = Key("a", "another", "shows another way, where a decision is open")
AGAIN = Key("p", "play", "plays again from the open decision; “play 3” from decision 3")
DECISIONS = Key("d", "decisions", "goes back to the decisions")
COMPARE = Key("c", "compare", "sets this play beside an earlier one of yours")
PRINT = Key("w", "write", "writes the debrief as a page that prints")
OWN_WORDS = 3
"""From so many words on a line is taken for the player's own sentence and not for a key."""


class Finished(NamedTuple):
    """A finished play and its debrief. `picked` is the decision that the player would have again; `earlier`
    are finished plays before this one; `second` says that it started again from one of them."""

    play: Playthrough
    page: DebriefPage
    picked: int | None = None
    earlier: tuple[Playthrough, ...] = ()
    second: bool = False


@dataclass(frozen=True, slots=True)
class Summary(Screen):
    """The summary by pattern, what happened to the place, and what it cost."""

    finished: Finished

    def commands(self) -> tuple[Key, ...]:
        return (LOG, LIBRARY)

    def text(self, manner: Manner) -> str:
        page = self.finished.page
        head = [SECOND_DEBRIEF] if self.finished.second else []
        return manner.set([*head, f"{words(page.ended_at)}.", *summary_text(page)])

    def prompt(self, manner: Manner) -> str:
        return "Enter goes on to what you decided. ? lists the keys."

    def enter(self, manner: Manner) -> Reply:
        return Reply(Decisions(self.finished))

    def command(self, word: str, rest: str, manner: Manner) -> Reply | None:
        return _log(self, self.finished, word, rest, manner)

    def end(self, manner: Manner) -> Reply:
        return Reply(self, rest_of(self, manner), (Quit(),))


@dataclass(frozen=True, slots=True)
class Decisions(Screen):
    """Decision by decision, the picked one first, each folded; one at a time is open."""

    finished: Finished
    open: int | None = None

    def commands(self) -> tuple[Key, ...]:
        return (ANOTHER, AGAIN, LOG, LIBRARY)

    def text(self, manner: Manner) -> str:
        page, picked = self.finished.page, self.finished.picked
        rows = [manner.listed(row.number, folded_text(row)) for row in page.rows_from(picked)]
        return "\n\n".join([manner.set([DECISIONS_HEADING, page.lead(picked)]), *rows])

    def prompt(self, manner: Manner) -> str:
        if self.open is None:
            return "A number opens a decision. Enter goes on to the last page. ? lists the keys."
        another = ", a shows another way" if self._row(self.open).another_way else ""
        return f"p plays again from here{another}. Another number opens another. Enter goes on."

    def number(self, number: int, manner: Manner) -> Reply:
        if not 1 <= number <= len(self.finished.page.rows):
            return Reply(self, f"There was no decision {number}.")
        row = replace(self._row(number), another_way=())
        return Reply(replace(self, open=number), manner.set(unfolded_text(row)))

    def enter(self, manner: Manner) -> Reply:
        return Reply(Last(self.finished))

    def command(self, word: str, rest: str, manner: Manner) -> Reply | None:
        if word == AGAIN.word:
            return _again(self, self.finished, rest, self.open or self.finished.picked, manner)
        if word == ANOTHER.word and not rest:
            if self.open is None:
                return Reply(self, "Open a decision first, by its number.")
            row = self._row(self.open)
            way = f"{ANOTHER_WAY} {words(row.another_way)}" if row.another_way else "None is told here."
            return Reply(self, manner.set([way]))
        return _log(self, self.finished, word, rest, manner)

    def end(self, manner: Manner) -> Reply:
        return Reply(self, Last(self.finished).text(manner), (Quit(),))

    def _row(self, number: int) -> DecisionRow:
        return self.finished.page.rows[number - 1]


@dataclass(frozen=True, slots=True)
class Last(Screen):
    """Two questions, the one thing to take away, and where to go from here."""

    finished: Finished

    def commands(self) -> tuple[Key, ...]:
        """The keys of the last page; the one that compares only where there is another play."""
        compares = (COMPARE,) if self.finished.earlier else ()
        return (AGAIN, DECISIONS, *compares, PRINT, LOG, LIBRARY)

    def text(self, manner: Manner) -> str:
        return manner.set([*last_text(self.finished.page), TAKE_AWAY_NOTE])

    def prompt(self, manner: Manner) -> str:
        page, picked = self.finished.page, self.finished.picked
        again = "p and a number plays again from that decision"
        if picked is not None:
            again = f"p: {page.rows[picked - 1].again}"
        compares = " c: compare with an earlier play." if self.finished.earlier else ""
        return "\n".join(manner.lines(f"{again}.{compares} x: library. ? lists the keys."))

    def number(self, number: int, manner: Manner) -> Reply:
        return Decisions(self.finished).number(number, manner)

    def command(self, word: str, rest: str, manner: Manner) -> Reply | None:
        if word == AGAIN.word and (not rest or rest.isdecimal()):
            return _again(self, self.finished, rest, self.finished.picked, manner)
        if rest:
            return None
        if word == DECISIONS.word:
            return Reply(Decisions(self.finished))
        if word == PRINT.word:
            return Reply(self, effects=(Print(self.finished.play, self.finished.picked),))
        if word == COMPARE.word and self.finished.earlier:
            return Reply(Waiting(self), effects=(Debrief(self.finished.earlier[0]),))
        return _log(self, self.finished, word, rest, manner)

    def free(self, text: str, manner: Manner) -> Reply:
        """The player's own sentence is heard and forgotten."""
        return Reply(self, TAKE_AWAY_NOTE) if len(text.split()) >= OWN_WORDS else self.unknown(text)

    def told(self, answer: Answer, manner: Manner) -> Reply:
        if not isinstance(answer, Debriefed):
            return Reply(self)
        return Reply(TwoPlaysScreen(compare(answer.page, self.finished.page), self))


def rest_of(summary: Summary, manner: Manner) -> str:
    """All that follows a summary, decisions unfolded, for when there is nobody to ask for it."""
    finished = summary.finished
    page = finished.page
    rows = [manner.set(unfolded_text(row)) for row in page.rows_from(finished.picked)]
    head = manner.set([DECISIONS_HEADING, page.lead(finished.picked)])
    return "\n\n".join([head, *rows, Last(finished).text(manner)])


def _again(screen: Screen, finished: Finished, rest: str, usual: int | None, manner: Manner) -> Reply | None:
    if rest and not (rest.isdecimal() and len(rest) < 10):
        return None
    number = int(rest) if rest else usual
    if number is None:
        return Reply(screen, f"{AGAIN_FROM_HERE}: p and the number of a decision, such as “p 3”.")
    if not 1 <= number <= finished.play.length:
        return Reply(screen, f"There was no decision {number}.")
    return Reply(
        Waiting(screen), effects=(Branch(back_to(finished.play, number), manner.arrange, finished.page),)
    )


def _log(screen: Screen, finished: Finished, word: str, rest: str, manner: Manner) -> Reply | None:
    if word != LOG.word or rest:
        return None
    return Reply(screen, log_text(log(finished.play), manner))
