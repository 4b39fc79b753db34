"""Nothing to read and nothing to type, until what was asked for is there."""

from __future__ import annotations

from dataclasses import dataclass

from game.terminal.manner import Manner
from game.terminal.messages import Answer
from game.terminal.screen import Reply, Screen


class Silent(Screen):
    """A screen between two others, with no words of its own."""

    __slots__ = ()

    def text(self, manner: Manner) -> str:
        return ""

    def prompt(self, manner: Manner) -> str:
        return ""


@dataclass(frozen=True, slots=True)
class Waiting(Silent):
    """Waits for the answer to an effect on behalf of a screen."""

    behind: Screen

    def told(self, answer: Answer, manner: Manner) -> Reply:
        return self.behind.told(answer, manner)
