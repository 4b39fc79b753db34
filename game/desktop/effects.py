"""What a screen asks to be done, as data. The runner does it and sends back what came of it.

A screen never saves, plays, speaks or opens anything itself. Effects are done in order, before the screen
that they come with is painted: so what is shown as made is saved.
"""

from __future__ import annotations

from dataclasses import dataclass

from game.desktop.answers import Refused
from game.desktop.preferences import Preferences
from game.engine import Playthrough
from game.model import Scenario


@dataclass(frozen=True, slots=True)
class Save:
    """Keep a playthrough. Answer: a `NotSaved`, or nothing."""

    play: Playthrough


@dataclass(frozen=True, slots=True)
class OpenScenario:
    """Read a scenario of the shelf by its id, or a file by its path. Answer: `Opened` or `Refused`."""

    id: str


@dataclass(frozen=True, slots=True)
class Begin:
    """Begin a new play of a scenario, with a new seed. Answer: `Begun`."""

    scenario: Scenario


@dataclass(frozen=True, slots=True)
class Branch:
    """A finished play goes on from one of its decisions: from here on it is a play of its own, with a save of
    its own, and `arrange` says whether its choices stand in the order of its seed. No answer."""

    play: Playthrough
    arrange: bool = True


@dataclass(frozen=True, slots=True)
class Reshelve:
    """Look at the shelf again. Answer: `Shelved`."""


@dataclass(frozen=True, slots=True)
class Debrief:
    """Work out the debrief of a finished play. Answer: `Debriefed`."""

    play: Playthrough


@dataclass(frozen=True, slots=True)
class Keep:
    """Keep the preferences, and obey them from now on. Answer: a `NotKept`, or nothing."""

    preferences: Preferences


@dataclass(frozen=True, slots=True)
class Sound:
    """Play a short sound by name (`page`, `knock`), or the tone of a place (`room:warehouse`)."""

    name: str


@dataclass(frozen=True, slots=True)
class Copy:
    """Put words on the clipboard. Answer: a `Told` that says so, or why not."""

    words: str


@dataclass(frozen=True, slots=True)
class Paste:
    """Fetch the words on the clipboard. Answer: `Pasted`, or nothing where there are none."""


@dataclass(frozen=True, slots=True)
class Print:
    """Write the debrief of a play as a page that prints, the picked decision first, and open it. With
    `beside` it is that play and this one side by side. Answer: a `Printed`."""

    play: Playthrough
    picked: int | None = None
    beside: Playthrough | None = None


@dataclass(frozen=True, slots=True)
class OpenFile:
    """Open a file in the author's editor, at a line. Answer: a `Told`."""

    file: str
    line: int = 1


@dataclass(frozen=True, slots=True)
class LookAgain:
    """Read a scenario again if its files have changed since. Answer: `Opened`, `Refused`, or nothing."""

    refused: Refused


@dataclass(frozen=True, slots=True)
class Explain:
    """What diagnostics mean, by their codes. Answer: `Explained`."""

    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Monitors:
    """Which monitors there are. Answer: `MonitorsFound`."""


@dataclass(frozen=True, slots=True)
class Voice:
    """What reads aloud, as far as it is known. Answer: `VoiceFound`."""


@dataclass(frozen=True, slots=True)
class Browse:
    """Look into a folder for a scenario file; without a name, where the reader's are. Answer: `Browsed`."""

    folder: str = ""


@dataclass(frozen=True, slots=True)
class AskToStart:
    """What an author is asked who starts a scenario. Answer: `Asked`."""


@dataclass(frozen=True, slots=True)
class StartScenario:
    """Write a scenario of the reader's own: the answers by the ids of their questions, an empty one for what
    stands there otherwise. Answer: `Started`, or a `Told` that says why not."""

    answers: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Preview:
    """Show a scenario file in a window of its own that follows it while it is written. Answer: a `Told`."""

    file: str


@dataclass(frozen=True, slots=True)
class ReadAgain:
    """Read the file that is followed, now (in `preview` alone). Answer, later: `Followed`."""


@dataclass(frozen=True, slots=True)
class FindTargets:
    """Find the ways to every scene and ending (in `preview` alone). Answers, later: `TargetsFound`."""

    scenario: Scenario
    seed: int


@dataclass(frozen=True, slots=True)
class FreshPictures:
    """An author's own pictures have changed: look at them again. No answer."""


@dataclass(frozen=True, slots=True)
class Quit:
    """Close the window."""


Effect = (
    Save
    | OpenScenario
    | Begin
    | Branch
    | Reshelve
    | Debrief
    | Keep
    | Sound
    | Copy
    | Paste
    | Print
    | OpenFile
    | LookAgain
    | Explain
    | Monitors
    | Voice
    | Browse
    | AskToStart
    | StartScenario
    | Preview
    | ReadAgain
    | FindTargets
    | FreshPictures
    | Quit
)
