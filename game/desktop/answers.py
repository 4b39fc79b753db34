"""What comes back from an effect, as data."""

from __future__ import annotations

from dataclasses import dataclass, field

from game.debrief import Debrief
from game.engine import Playthrough
from game.model import Diagnostic, Scenario


@dataclass(frozen=True, slots=True)
class Card:
    """A scenario on the shelf.

    `at` is the title of the scene that an unfinished play stands at; `finished` how many plays reached an
    ending and `endings` how many different ones they reached; `broken` how many things stop it from being
    played (`None`: nothing), or -1 where the file cannot be read at all.
    """

    id: str
    title: str
    sector: str = ""
    minutes: int | None = None
    cover: str = ""
    object: str | None = None
    base: str = ""
    own: bool = False
    at: str | None = None
    finished: int = 0
    endings: int = 0
    broken: int | None = None


@dataclass(frozen=True, slots=True)
class Shelved:
    """The shelf as it stands: shipped scenarios, then the reader's own. `notes` are lines to tell."""

    cards: tuple[Card, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Opened:
    """A scenario that can be played. `play` is the unfinished play, if one was kept; where there is none,
    `ended` is the latest one that reached an ending. `arrange` says whether its choices stand in the order
    of its seed.

    `base` is the folder of its file; `notes` are lines to tell (a save of an edited scenario, two windows).
    """

    scenario: Scenario
    play: Playthrough | None = None
    arrange: bool = True
    base: str = ""
    notes: tuple[str, ...] = ()
    ended: Playthrough | None = None


@dataclass(frozen=True, slots=True)
class Begun:
    """A new play at its start; `arrange` says whether choices stand in the order of its seed."""

    play: Playthrough
    arrange: bool = True


@dataclass(frozen=True, slots=True)
class Refused:
    """A scenario that can't be played, and why. `trouble` is a line where the file can't be read at all.
    `seen` says what its files were like when they were read, so that a change can be told."""

    id: str
    title: str
    file: str
    diagnostics: tuple[Diagnostic, ...] = ()
    trouble: str = ""
    seen: str = ""


@dataclass(frozen=True, slots=True)
class NotSaved:
    """The play was not written, or only under another name; `line` says so to the player."""

    line: str


@dataclass(frozen=True, slots=True)
class NotKept:
    """The preferences were not written; they hold for this window."""

    line: str


@dataclass(frozen=True, slots=True)
class Debriefed:
    """The debrief of a finished play, and earlier finished plays of the scenario to set beside it."""

    play: Playthrough
    debrief: Debrief
    earlier: tuple[Playthrough, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Printed:
    """Where the page to print was written, or why not."""

    line: str


@dataclass(frozen=True, slots=True)
class Browsed:
    """A folder: its path, that of the folder around it (None at the top), and the folders and scenario files
    in it, each as its name and its path. `trouble` is a line where it could not be looked into."""

    folder: str
    around: str | None
    folders: tuple[tuple[str, str], ...] = ()
    files: tuple[tuple[str, str], ...] = ()
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """What an author is asked: `otherwise` is taken where nothing is answered, `words` is the most words that
    an answer may have, and `too_long` what is said of one that has more."""

    id: str
    asked: str
    otherwise: str
    words: int
    too_long: str


@dataclass(frozen=True, slots=True)
class Asked:
    """The questions for an author who starts a scenario, the title first."""

    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Started:
    """A scenario of the reader's own was written: its file and its title."""

    file: str
    title: str


@dataclass(frozen=True, slots=True)
class Told:
    """A line to tell the reader: what was copied or opened, what is missing, why something could not be."""

    line: str


@dataclass(frozen=True, slots=True)
class Pasted:
    """The words that were on the clipboard."""

    words: str


@dataclass(frozen=True, slots=True)
class Explained:
    """What diagnostics mean: a code and its page, in Markdown, for each that has one."""

    pages: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class VoiceFound:
    """What is known of the voice that reads aloud: what speaks, or in `trouble` why nothing does; neither is
    known while it was not looked for, or is being looked for."""

    name: str = ""
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class MonitorsFound:
    """The monitors there are, each by its width and height in pixels."""

    sizes: tuple[tuple[int, int], ...]
