"""What a room sees on its projector: one class for each kind of page, with every word ready to draw.

Nothing here is secret: no early tally, no group under five, nobody's own vote, no prompt, no token. Numbers
of choices are those on the phones. A painter only lays these out; sizes and places are its own business.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar, Protocol

from game.model import Place
from game.page.model import Block, Portrait


@dataclass(frozen=True, slots=True)
class ClockFace:
    """A clock to draw: seconds left as the page is made, of how many, and whether it is held.

    A painter may count down by itself until the next page; `over` are the words at 0:00, where a bell rings.
    """

    remaining: float
    total: float
    held: bool
    over: str = "Time. Finish your sentence."


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a talk or a debrief in a row of them: its words, and whether it is the present one."""

    label: str
    here: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Projected:
    """What every projector page has.

    `title` stands on top; `object` is the spot on the coloured side, None for the scenario's cover; `left`
    and `right` stand on the base line: what is needed now, what comes next. `away` is a warning over all,
    else "". `clock` is there while one runs.
    """

    kind: ClassVar[str] = ""
    title: str
    object: str | None = None
    left: str = ""
    right: str = ""
    away: str = ""
    clock: ClockFace | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class JoinPage(Projected):
    """The lobby: how to get in. `qr` is the code as rows of 0 and 1 without its quiet edge; empty until the
    address is known to be reachable, and then `waiting` says so."""

    kind: ClassVar[str] = "join"
    scenario: str
    cover: str
    people: int
    people_words: str
    address: str
    wifi: str = ""
    promise: str = ""
    qr: tuple[str, ...] = ()
    waiting: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ScenePage(Projected):
    """A scene to read: its place and people, and one screen of its words; `page` is "1 of 2" or ""."""

    kind: ClassVar[str] = "scene"
    blocks: tuple[Block, ...]
    place: Place | None = None
    people: tuple[Portrait, ...] = ()
    page: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A choice on a projector: its number, its words (whole in a vote, the first sentence after it), and
    why it isn't open, or ""."""

    number: int
    text: str
    why_not: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class VotePage(Projected):
    """An open vote, its tally hidden: only how many have voted, as number and words, and as a share from 0
    to 1."""

    kind: ClassVar[str] = "vote"
    lines: tuple[Line, ...]
    voted: int
    voted_words: str
    share: float
    second: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosedPage(Projected):
    """A closed vote that is not shown yet."""

    kind: ClassVar[str] = "closed"
    lines: tuple[Line, ...]
    voted: int
    voted_words: str


@dataclass(frozen=True, slots=True)
class Bar:
    """One choice of a split: votes by phone, per cent of them, and hands, which stand apart ("" without
    any)."""

    number: int
    text: str
    count: int
    percent: int
    hands: int = 0
    hands_words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SplitPage(Projected):
    """A split: the title is a sentence of fact; `bars` are in the choices' order, never by size."""

    kind: ClassVar[str] = "split"
    bars: tuple[Bar, ...]
    voted: int
    voted_words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FewPage(Projected):
    """Too few voted to show a split."""

    kind: ClassVar[str] = "few"
    words: str


@dataclass(frozen=True, slots=True)
class Stay:
    """One choice of a movement: its first words, its count in the first and in the second vote."""

    number: int
    text: str
    first: int
    second: int


@dataclass(frozen=True, slots=True)
class Stream:
    """A group of five or more that went from one choice to another, or stayed ("17 stayed")."""

    first: int
    second: int
    count: int
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MovedPage(Projected):
    """Both votes and how the room moved. What no stream accounts for is a plain stub on both sides.

    `changed` is the huge number, or None where it would point at fewer than five; `changed_words` stand
    under it.
    """

    kind: ClassVar[str] = "moved"
    rows: tuple[Stay, ...]
    streams: tuple[Stream, ...]
    voted: int
    changed: int | None
    changed_words: str
    heads: tuple[str, str] = ("First vote", "Second vote")


@dataclass(frozen=True, slots=True, kw_only=True)
class TalkPage(Projected):
    """A talk: the prompt is the title; `lines` say who argues what; `parts` are alone, in pairs, in fours,
    all."""

    kind: ClassVar[str] = "talk"
    lines: tuple[str, ...]
    parts: tuple[Part, ...]
    place: Place | None = None
    people: tuple[Portrait, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AfterPage(Projected):
    """The consequence: by what rule a choice was taken, the choice, and one screen of what came of it."""

    kind: ClassVar[str] = "after"
    took: str
    line: Line
    blocks: tuple[Block, ...]
    place: Place | None = None
    people: tuple[Portrait, ...] = ()
    page: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EndingPage(Projected):
    """The ending, one screen of it."""

    kind: ClassVar[str] = "ending"
    blocks: tuple[Block, ...]
    page: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnPage(Projected):
    """Everyone on their own path: how far the room is, as rows of a label and a count, none under five told
    apart."""

    kind: ClassVar[str] = "own"
    rows: tuple[tuple[str, int], ...]
    finished: int
    finished_words: str
    share: float


@dataclass(frozen=True, slots=True, kw_only=True)
class WordsPage(Projected):
    """The debrief, one word each: only words that the facilitator let through."""

    kind: ClassVar[str] = "words"
    words: tuple[str, ...]
    ask: str


@dataclass(frozen=True, slots=True)
class Taken:
    """A decision on the room's path: what was taken, and both votes as shares of a beam where five voted."""

    number: int
    title: str
    object: str | None
    line: Line
    words: str
    first: tuple[tuple[int, int], ...] = ()
    last: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PathPage(Projected):
    """The debrief, what happened: the room's decisions and its ending."""

    kind: ClassVar[str] = "path"
    rows: tuple[Taken, ...]
    ending: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DividedPage(Projected):
    """The debrief, where the room divided most: two sides on a level beam, in the choices' order.

    `side` is the scene's title on the coloured side; `sides` are two of (line, count), or empty where the
    room itself is asked; `rest` says what the others chose.
    """

    kind: ClassVar[str] = "divided"
    side: str
    sides: tuple[tuple[Line, int], ...]
    rest: str
    prompt: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CuesPage(Projected):
    """The debrief, what was in the scene: phrases quoted from it, then one position on what they called
    for."""

    kind: ClassVar[str] = "cues"
    side: str
    cues: tuple[str, ...]
    ask: str
    why: str = ""
    called_for: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AskPage(Projected):
    """The debrief, a question to the room."""

    kind: ClassVar[str] = "ask"
    lines: tuple[str, ...] = field(default=())


ProjectorPage = (
    JoinPage
    | ScenePage
    | VotePage
    | ClosedPage
    | SplitPage
    | FewPage
    | MovedPage
    | TalkPage
    | AfterPage
    | EndingPage
    | OwnPage
    | WordsPage
    | PathPage
    | DividedPage
    | CuesPage
    | AskPage
)


class Projection(Protocol):
    """What a window that shows the projector is handed: the page to draw, and the clicker's keys."""

    def page(self) -> ProjectorPage:
        """The page now; cheap enough for every frame, equal to the last one where nothing changed."""

    def press(self, step: str) -> object:
        """`next` or `undo`, as the console would do it; returns at once."""

    def needs(self, turns: int) -> None:
        """The present text needs so many screens at this size; told only where the page does not fit."""
