"""What a model is told: a line that was typed, that time or input is up, or what came of an effect."""

from __future__ import annotations

from dataclasses import dataclass

from game.engine import Playthrough
from game.model import Scenario
from game.page import DebriefPage


@dataclass(frozen=True, slots=True)
class Line:
    """A line that was typed, without its end."""

    text: str


@dataclass(frozen=True, slots=True)
class TimeUp:
    """The clock of the decision on screen has run out."""


@dataclass(frozen=True, slots=True)
class EndOfInput:
    """Nobody will type any more: a pipe is empty, or the terminal was closed."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A scenario on the shelf. `name` opens it; `state` says in a sentence where the player stands."""

    name: str
    title: str
    about: str
    state: str


@dataclass(frozen=True, slots=True)
class Shelved:
    """The scenarios that can be found, and where the player's own belong."""

    entries: tuple[Entry, ...]
    own: str


@dataclass(frozen=True, slots=True)
class Begun:
    """A playthrough to go on with: a new one, or one carried on, with what the player should be told.

    `others` are the titles of the scenes that other unfinished playthroughs stand at, latest first; `first`
    is the debrief of the play that this one starts again from.
    """

    play: Playthrough
    arrange: bool
    carried: bool = False
    note: str = ""
    others: tuple[str, ...] = ()
    first: DebriefPage | None = None


@dataclass(frozen=True, slots=True)
class Opened:
    """A scenario that can be played. `begun` is the unfinished playthrough, taken up, where there is one;
    where there is none `note` says what the player should be told of the saves."""

    scenario: Scenario
    begun: Begun | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Refused:
    """A scenario that cannot be opened, and why, ready to print."""

    why: str


@dataclass(frozen=True, slots=True)
class Debriefed:
    """The debrief of the play that was asked for; `earlier` are other finished plays, latest first."""

    play: Playthrough
    page: DebriefPage
    earlier: tuple[Playthrough, ...] = ()


@dataclass(frozen=True, slots=True)
class Notice:
    """Something to tell the player, one paragraph a line."""

    text: str


Answer = Shelved | Opened | Refused | Begun | Debriefed | Notice
Message = Line | TimeUp | EndOfInput | Answer
