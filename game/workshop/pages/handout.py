"""What is printed: the room's handout on four pages, and the facilitator's card on one. Data in, HTML out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import ClassVar

from markupsafe import Markup

from game.model import leftwards
from game.workshop.pages import roles, squeeze
from game.workshop.pages.album import Album
from game.workshop.pages.document import Sheet
from game.workshop.pages.environment import environment, read

ROLES = ("paper", "ink", "quiet", "rule", "edge", "numeral", "mark", "bar", "bar-then")


@dataclass(frozen=True, slots=True)
class Tallied:
    """One choice of a decision: votes by phone in the first and the last vote, None where it may not be told;
    `first` is None after a single vote. `taken` marks what the room went on with."""

    number: int
    text: str
    first: int | None
    last: int | None
    percent: int | None = None
    hands: int = 0
    taken: bool = False


@dataclass(frozen=True, slots=True)
class Decided:
    """One decision of the room. `taken` is the choice's whole text, `rule` by what rule, `reason` the
    facilitator's; `few` is said in place of counts."""

    number: int
    title: str
    object: str | None
    rows: tuple[Tallied, ...]
    taken: str = ""
    rule: str = ""
    reason: str = ""
    few: str = ""


@dataclass(frozen=True, slots=True)
class Divided:
    """The decision that divided the room most: two sides, what was in its scene, and one position on it."""

    title: str
    object: str | None
    sides: tuple[tuple[int, str, int], ...]
    cues: tuple[str, ...] = ()
    called_for: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class MapChoice:
    """One choice on the map: its first words, which way it leans and how it fits the moment in words, both ""
    where nothing is called for; `leads` to a scene where its neighbours lead elsewhere."""

    text: str
    lean: str = ""
    fit: str = ""
    expected: bool = False
    taken: bool = False
    leads: str = ""


@dataclass(frozen=True, slots=True)
class MapCard:
    """A scene or an ending on the map; `number` is that of the room's decision, 0 where it met none."""

    title: str
    number: int = 0
    ending: bool = False
    calls_for: str = ""
    choices: tuple[MapChoice, ...] = ()
    taken: bool = False


@dataclass(frozen=True, slots=True)
class MapRow:
    """Cards beside one another, then a lane for each place that links past them lead to, and the lines to the
    next row: from where to where on a width of WIDTH, of which each lane takes LANE; each tells whether the
    room went that way."""

    WIDTH: ClassVar[float] = 180.0
    LANE: ClassVar[float] = 6.0

    cards: tuple[MapCard, ...]
    lanes: tuple[bool, ...] = ()
    runs: tuple[tuple[float, float, bool], ...] = ()


@dataclass(frozen=True, slots=True)
class Handout:
    """All that a handout tells. `map` has the whole story in rows, with the room's way through it where the
    room went `together`."""

    title: str
    language: str
    who: str
    decisions: tuple[Decided, ...]
    ending: str = ""
    ending_words: tuple[str, ...] = ()
    ending_object: str | None = None
    map: tuple[MapRow, ...] = ()
    together: bool = True
    divided: Divided | None = None
    moved: str = ""
    take_away: str = ""
    questions: tuple[str, ...] = ()
    votes_note: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """The facilitator's card: the scenario, where phones join, what to ask at each decision, and the parts of
    the debrief with their minutes."""

    title: str
    minutes: int | None
    address: str = ""
    wifi: str = ""
    asks: tuple[tuple[str, str], ...] = ()
    stages: tuple[tuple[str, str], ...] = field(default=())


def handout(data: Handout, album: Album) -> tuple[str, str]:
    """The handout as one HTML file that prints on four pages of A4 or US letter, and its policy."""
    html = _paper("handout.html", data.language, album, data=data)
    return html, _sheet(album).policy()


def card(data: Card, album: Album) -> tuple[str, str]:
    """The card as one HTML file that prints on one page, and its policy."""
    return _paper("card.html", "en", album, data=data), _sheet(album).policy()


def longest(rows: Sequence[Tallied]) -> int:
    """The largest count of a decision, by which its bars are drawn; at least 1."""
    return max([row.last or 0 for row in rows] + [row.first or 0 for row in rows] + [1])


def _sheet(album: Album) -> Sheet:
    colours = "".join(f"--{role}:{roles.DAY[role]};" for role in ROLES)
    return Sheet(squeeze.style(f":root{{{colours}}}" + read("paper.css") + album.sheet()))


def _paper(template: str, language: str, album: Album, **more: object) -> str:
    env = environment()
    env.globals.update(longest=longest)
    language = language or "en"
    return env.get_template(template).render(
        language=language,
        rtl=leftwards(language),
        style=Markup(_sheet(album).style),
        album=album,
        **more,
    )
