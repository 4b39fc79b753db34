"""The briefing: who the player is, who is who, and what the story holds."""

from __future__ import annotations

from dataclasses import dataclass

from game.model import Scenario
from game.page import Briefing, briefing
from game.terminal.effects import Begin
from game.terminal.manner import Manner
from game.terminal.screen import LIBRARY, Key, Reply, Screen
from game.terminal.waiting import Waiting
from game.terminal.wording import said

BEGIN = Key("b", "begin", "begins")


@dataclass(frozen=True, slots=True)
class BriefingScreen(Screen):
    """The briefing of a scenario that is about to begin."""

    scenario: Scenario

    def commands(self) -> tuple[Key, ...]:
        return (BEGIN, LIBRARY)

    def text(self, manner: Manner) -> str:
        page = briefing(self.scenario)
        about = [page.sector, "" if page.minutes is None else f"{page.minutes} minutes"]
        parts = [page.title, ", ".join(part for part in about if part)]
        parts += [said(block) for block in page.role]
        text = manner.set(parts)
        who = [manner.set([f"{p.name}: {p.who}" if p.who else p.name], "  ") for p in page.cast]
        if who:
            text += "\n\nWho is who\n" + "\n".join(who)
        if page.content_note:
            text += "\n\n" + manner.set([_in_this_story(page)])
        return text

    def prompt(self, manner: Manner) -> str:
        return "Enter begins. ? lists the keys."

    def enter(self, manner: Manner) -> Reply:
        return Reply(Waiting(self), effects=(Begin(manner.arrange),))

    def number(self, number: int, manner: Manner) -> Reply:
        return Reply(self, "Choices come after the briefing.")

    def command(self, word: str, rest: str, manner: Manner) -> Reply | None:
        return self.enter(manner) if word == BEGIN.word and not rest else None


def _in_this_story(page: Briefing) -> str:
    note = page.content_note
    return f"In this story: {note[:1].lower()}{note[1:]}"
