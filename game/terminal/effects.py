"""What a screen asks to be done, as data. The runner does it before the words that come with it are shown,
and tells the screen what came of it. So what is shown as made is saved."""

from __future__ import annotations

from dataclasses import dataclass

from game.engine import Playthrough
from game.page import DebriefPage, Page


@dataclass(frozen=True, slots=True)
class Shelve:
    """Look at which scenarios there are. Answer: `Shelved`."""


@dataclass(frozen=True, slots=True)
class Open:
    """Read a scenario by its id or path. Answer: `Opened` or `Refused`."""

    name: str


@dataclass(frozen=True, slots=True)
class Begin:
    """Start a playthrough of the scenario that is open; `arrange` shows choices in its seed's order.
    Answer: `Begun`."""

    arrange: bool


@dataclass(frozen=True, slots=True)
class TakeUp:
    """Carry on the unfinished playthrough of that place among all of them, latest first. Answer: `Begun`."""

    number: int


@dataclass(frozen=True, slots=True)
class Branch:
    """Play again from a decision: the play as it stood there, and the debrief of how it went the first time.
    From here on it is a playthrough of its own, with a save of its own. Answer: `Begun`."""

    play: Playthrough
    arrange: bool
    first: DebriefPage


@dataclass(frozen=True, slots=True)
class Keep:
    """Save a playthrough. Answer: a `Notice` where there is something to tell."""

    play: Playthrough


@dataclass(frozen=True, slots=True)
class Where:
    """Say where the playthrough is saved. Answer: a `Notice`."""

    play: Playthrough


@dataclass(frozen=True, slots=True)
class Look:
    """Put the picture of a page in words. Answer: a `Notice`."""

    page: Page


@dataclass(frozen=True, slots=True)
class Debrief:
    """Work out the debrief of a finished play. Answer: `Debriefed`."""

    play: Playthrough


@dataclass(frozen=True, slots=True)
class Print:
    """Write a finished play as a page that prints, the picked decision first. Answer: a `Notice`."""

    play: Playthrough
    picked: int | None


@dataclass(frozen=True, slots=True)
class Put:
    """Keep a setting. Answer: a `Notice` where it could not be kept."""

    name: str
    value: str | int


@dataclass(frozen=True, slots=True)
class Quit:
    """Leave the game."""


Effect = Shelve | Open | Begin | TakeUp | Branch | Keep | Where | Look | Debrief | Print | Put | Quit
