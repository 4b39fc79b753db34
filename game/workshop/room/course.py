"""Where a session stands, and the way back.

A course is a value. Each step makes a new one that remembers the old one in `before`, so undo is one look
back; what people said and voted is no part of it and survives every undo.
"""

from __future__ import annotations

from dataclasses import dataclass

from game.engine import Playthrough
from game.workshop.room.clock import Clock
from game.workshop.room.phase import How, Phase


@dataclass(frozen=True, slots=True)
class Took:
    """The choice that the room went on with: its id, by what rule, and the facilitator's reason or ""."""

    choice: str
    how: How
    why: str = ""


@dataclass(frozen=True, slots=True)
class Course:
    """Where a session stands.

    `play` is the room's playthrough, by picks only. `leaf` counts the pages to be read before the decision,
    from 0; `turn` the screens of it that
    were turned, `turns` how many it needs where a projector said so, else 0. `rounds` are the numbers of
    the votes held on this decision so far, in order; `company` is the part of a talk, `stage` the part of
    the debrief. `did` says in words what led here, as in "Undo opening the vote".
    """

    phase: Phase
    play: Playthrough
    leaf: int = 0
    turn: int = 0
    turns: int = 0
    rounds: tuple[int, ...] = ()
    clock: Clock | None = None
    company: int = 0
    took: Took | None = None
    stage: int = 0
    before: Course | None = None
    did: str = ""

    @property
    def decision(self) -> int:
        """The decision that the room stands at, from 1; 0 in the lobby; after the last one it stays."""
        if self.phase is Phase.LOBBY:
            return 0
        if self.phase in (Phase.CONSEQUENCE, Phase.ENDING, Phase.DEBRIEF):
            return self.play.length
        return self.play.length + 1


@dataclass(frozen=True, slots=True)
class Opened:
    """A vote that was opened at some time, undone or not: which question its number stands for.

    `picks` are the room's picks before the decision, `nth` is 0 for a first vote, 1 for a second.
    """

    decision: int
    round: int
    picks: tuple[str, ...]
    nth: int
