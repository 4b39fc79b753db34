"""What can be asked of a store, what comes of it, and what a server hears of all that was kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection

from game.workshop.room.messages import Step, Vote


@dataclass(frozen=True, slots=True)
class SaveVote:
    """Keep a vote. `any_round` where everyone plays alone: then only the phase decides."""

    vote: Vote
    any_round: bool = False


@dataclass(frozen=True, slots=True)
class SaveStep:
    """Keep a step, and with it where the session stands after it."""

    step: Step
    phase: str
    decision: int
    round: int


@dataclass(frozen=True, slots=True)
class SaveSeat:
    """Keep a seat for the holder of a token, of which only the hash comes here."""

    token: str


@dataclass(frozen=True, slots=True)
class SaveUse:
    """A phone uses this seat now."""

    participant: int


@dataclass(frozen=True, slots=True)
class Prune:
    """Give up seats that no phone ever used, but for the latest so many."""

    keep: int


@dataclass(frozen=True, slots=True)
class SaveWord:
    """Keep a participant's word, in place of an earlier one."""

    participant: int
    text: str


@dataclass(frozen=True, slots=True)
class Beat:
    """A server is alive at this time of the session's clock."""

    time: float


@dataclass(frozen=True, slots=True)
class Look:
    """Nothing to keep: look whether another server kept something."""


@dataclass(frozen=True, slots=True)
class Read:
    """Read something in one piece, on the store's own connection."""

    read: Callable[[Connection], Any]


Job = SaveVote | SaveStep | SaveSeat | SaveUse | Prune | SaveWord | Beat | Look | Read


@dataclass(frozen=True, slots=True)
class Seat:
    """A seat: its number, the hash of its token, and whether a phone ever used it."""

    number: int
    token: str
    used: bool = False


@dataclass(frozen=True, slots=True)
class Kept:
    """It is on disk. `value` is what was read, or the seat."""

    value: Any = None


@dataclass(frozen=True, slots=True)
class Late:
    """The vote came after its round had closed, and was not kept."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """Another step came first, and this one was not kept."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Nothing was kept; why, in words for whoever asked."""

    why: str


Result = Kept | Late | Conflict | Fault


@dataclass(frozen=True, slots=True)
class Spoken:
    """A word that is on disk."""

    number: int
    text: str
    participant: int


@dataclass(slots=True)
class News:
    """All that was kept since the last news, by this server or another, in order."""

    seats: list[Seat] = field(default_factory=list)
    used: list[int] = field(default_factory=list)
    left: list[int] = field(default_factory=list)
    votes: list[Vote] = field(default_factory=list)
    steps: list[Step] = field(default_factory=list)
    words: list[Spoken] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.seats or self.used or self.left or self.votes or self.steps or self.words)
