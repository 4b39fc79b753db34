"""What any front end shows: pages of words and choices. No meter, lean, effect or guard is on a page,
so that no front end can leak one."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from game.model import Emphasis, Place

Run = tuple[str, Emphasis]
"""A stretch of words and how it stands out."""


class PageKind(Enum):
    """What a page is in the course of a play."""

    PASSAGE = "passage"
    """A scene that only continues."""
    DECISION = "decision"
    """A scene with choices."""
    CONSEQUENCE = "consequence"
    """What came of the choice just made."""
    ENDING = "ending"


@dataclass(frozen=True, slots=True)
class Portrait:
    """A person to draw and to name: `portrait` is the shipped person's id or a file beside the scenario."""

    id: str
    name: str
    who: str
    mood: str
    portrait: str
    recolour: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph: who speaks it (a name, or None for the narrator), and its words in runs."""

    runs: tuple[Run, ...]
    speaker: str | None = None
    speaker_id: str | None = None
    mood: str | None = None

    @property
    def text(self) -> str:
        """The words without emphasis."""
        return "".join(words for words, _ in self.runs)


@dataclass(frozen=True, slots=True)
class Row:
    """A choice on screen: its number from 1 as shown, its id, its words, and why it may not be open."""

    number: int
    id: str
    runs: tuple[Run, ...]
    open: bool
    why_not: str | None = None

    @property
    def text(self) -> str:
        """The words without emphasis."""
        return "".join(words for words, _ in self.runs)


@dataclass(frozen=True, slots=True)
class Countdown:
    """After so many seconds (from when all is readable) the choice with that id is made for the player."""

    seconds: int
    choose: str


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a play.

    `scene` is the id of the scene or ending; `people` are nearest first; `rows` are empty except on a
    decision; `picked` is the row that was chosen, on a consequence. `decision` counts decisions from 1
    and is 0 on a passage and on the ending.
    """

    kind: PageKind
    scene: str
    title: str
    called: str
    blocks: tuple[Block, ...]
    place: Place | None = None
    object: str | None = None
    people: tuple[Portrait, ...] = ()
    rows: tuple[Row, ...] = ()
    picked: Row | None = None
    timer: Countdown | None = None
    decision: int = 0


@dataclass(frozen=True, slots=True)
class Briefing:
    """What a player reads before the first scene."""

    scenario: str
    title: str
    sector: str
    minutes: int | None
    role: tuple[Block, ...]
    cast: tuple[Portrait, ...]
    content_note: str
    summary: str
    cover: str
    language: str


@dataclass(frozen=True, slots=True)
class LogEntry:
    """One scene as it was read: its title, its words, the choice ("You") and what followed.

    `decision` counts decisions from 1 and is 0 for a scene that only continues and for the ending.
    """

    scene: str
    title: str
    object: str | None
    blocks: tuple[Block, ...]
    choice: tuple[Run, ...]
    then: tuple[Block, ...]
    decision: int = 0
