"""Two plays, decision by decision, the first time before the second."""

from __future__ import annotations

from dataclasses import dataclass

from game.page import DecisionRow, TwoPlays
from game.page.plain import words
from game.page.plays import FIRST, NOT_IN_THIS_PLAY, SECOND, TITLE
from game.terminal.manner import Manner
from game.terminal.screen import LIBRARY, Key, Reply, Screen


@dataclass(frozen=True, slots=True)
class TwoPlaysScreen(Screen):
    """Two plays side by side, one above the other; `after` is the screen that comes next."""

    plays: TwoPlays
    after: Screen

    def commands(self) -> tuple[Key, ...]:
        return (LIBRARY,)

    def text(self, manner: Manner) -> str:
        plays = self.plays
        rows = [
            manner.listed(number, (pair.called, _time(FIRST, pair.first), _time(SECOND, pair.second)))
            for number, pair in enumerate(plays.pairs, start=1)
        ]
        endings = [
            f"{time}: {ending.title}. {ending.bands}"
            for time, ending in ((FIRST, plays.first), (SECOND, plays.second))
        ]
        return "\n\n".join([manner.set([TITLE, plays.same_line]), *rows, manner.set(endings)])

    def prompt(self, manner: Manner) -> str:
        pairs = len(self.plays.pairs)
        opens = "" if not pairs else "1 opens it. " if pairs == 1 else f"1 to {pairs} opens a decision. "
        return f"{opens}Enter goes on. ? lists the keys."

    def number(self, number: int, manner: Manner) -> Reply:
        if not 1 <= number <= len(self.plays.pairs):
            return Reply(self, f"There is no decision {number} here.")
        pair = self.plays.pairs[number - 1]
        found = [pair.called]
        for time, row in ((FIRST, pair.first), (SECOND, pair.second)):
            found += [] if row is None else _because(time, row)
        return Reply(self, manner.set(found))

    def enter(self, manner: Manner) -> Reply:
        return Reply(self.after)

    def end(self, manner: Manner) -> Reply:
        rest = self.after.end(manner)
        words = "\n\n".join(part for part in (self.after.text(manner), rest.words) if part)
        return Reply(self.after, words, rest.effects)


def _time(time: str, row: DecisionRow | None) -> str:
    if row is None:
        return f"{time}: {NOT_IN_THIS_PLAY}"
    return f"{time}: {words(row.choice)} {row.marks}"


def _because(time: str, row: DecisionRow) -> list[str]:
    return [f"{time}: {words(row.choice)}", row.marks, words(row.because)]
