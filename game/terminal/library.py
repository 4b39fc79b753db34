"""The shelf: which scenarios there are, and where the player stands with each."""

from __future__ import annotations

from dataclasses import dataclass

from game.terminal.effects import Open
from game.terminal.manner import Manner
from game.terminal.messages import Answer, Entry, Refused
from game.terminal.screen import Reply, Screen
from game.terminal.waiting import Waiting


@dataclass(frozen=True, slots=True)
class Library(Screen):
    """The shelf; empty until it has been looked at."""

    entries: tuple[Entry, ...] = ()
    own: str = ""

    def text(self, manner: Manner) -> str:
        rows = [
            manner.listed(number, (entry.title, entry.about, entry.state))
            for number, entry in enumerate(self.entries, start=1)
        ]
        own = f"Scenarios of your own go into {self.own}."
        return "\n\n".join(["Fulcrum: the scenarios", *rows, manner.set([own])])

    def prompt(self, manner: Manner) -> str:
        return "The number of a scenario, or the path of a file. ? lists the keys."

    def number(self, number: int, manner: Manner) -> Reply:
        if not 1 <= number <= len(self.entries):
            return Reply(self, f"There is no scenario {number} here.")
        return self._open(self.entries[number - 1].name)

    def free(self, text: str, manner: Manner) -> Reply:
        return self._open(text)

    def told(self, answer: Answer, manner: Manner) -> Reply:
        return Reply(self, answer.why) if isinstance(answer, Refused) else Reply(self)

    def _open(self, name: str) -> Reply:
        return Reply(Waiting(self), effects=(Open(name),))
