"""What a room can be told, and what it asks of the world in return. Both are data.

The course of a vote: a phone's `Vote` is answered by `SaveVote` or `Refuse`; once the store has it on disk,
it comes back as `Saved`, and only then does it count. A facilitator's `Do` is answered by `SaveStep` or
`Refuse` and comes back as the `Step` itself. So a room never shows what a crash could take away.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from game.workshop.room.people import Participant


@dataclass(frozen=True, slots=True)
class Do:
    """What a facilitator asks for, as it came in; `at` is the step that their console showed, or None."""

    do: str
    choice: str | None = None
    why: str | None = None
    seconds: float | None = None
    counts: Mapping[str, int] | None = None
    participant: int | None = None
    word: int | None = None
    text: str | None = None
    mode: str | None = None
    minutes: int | None = None
    turns: int | None = None
    at: int | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the facilitator as it is kept: what was done, with what, and when.

    `number` counts from 1; `time` is in seconds on the session's own clock. What a step needs is in it, so
    that replaying the steps over the same votes gives the same room.
    """

    number: int
    do: str
    time: float
    choice: str | None = None
    why: str | None = None
    how: str | None = None
    seconds: float | None = None
    counts: Mapping[str, int] = field(default_factory=dict)
    participant: int | None = None
    word: int | None = None
    text: str | None = None
    round: int | None = None


@dataclass(frozen=True, slots=True)
class Vote:
    """What a phone asks for: a choice, on a decision and round as that phone saw them."""

    number: int
    decision: int
    round: int
    choice: str


@dataclass(frozen=True, slots=True)
class Say:
    """A phone's answer to "one word each"."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Saved:
    """Votes that are on disk, in the order in which they were saved."""

    votes: tuple[Vote, ...]


@dataclass(frozen=True, slots=True)
class Joined:
    """People who have a seat on disk now."""

    people: tuple[Participant, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """A word that is on disk: its own number and text; the same number again replaces it."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Came:
    """Phones use these seats."""

    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Left:
    """Seats that no phone ever used were given up."""

    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Tick:
    """Time has passed."""


Message = Do | Step | Vote | Say | Saved | Joined | Said | Came | Left | Tick


@dataclass(frozen=True, slots=True)
class SaveStep:
    """Keep this step, then tell the room."""

    step: Step


@dataclass(frozen=True, slots=True)
class SaveVote:
    """Keep this vote, then tell the room and the phone."""

    vote: Vote


@dataclass(frozen=True, slots=True)
class SaveWord:
    """Keep this word, then tell the room and the phone."""

    say: Say


@dataclass(frozen=True, slots=True)
class Agree:
    """Answer "saved": it is on disk already, and nothing changes."""


@dataclass(frozen=True, slots=True)
class Refuse:
    """Answer "refused", and why; `mine` is what still counts, where there is something."""

    why: str
    mine: str | None = None


@dataclass(frozen=True, slots=True)
class Refresh:
    """Something that others see has changed.

    `everyone` is true when every phone's page is new; else `phones` are the participants whose own page is.
    Screens and consoles are always meant; `count` says that only numbers changed, which may wait a moment.
    """

    everyone: bool = False
    phones: frozenset[int] = frozenset()
    count: bool = False


Effect = SaveStep | SaveVote | SaveWord | Agree | Refuse | Refresh
