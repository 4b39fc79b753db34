"""Views and screens to lay out in tests: real pictures, real scenarios, and a measure that counts letters."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

from game.desktop.answers import Card, Opened
from game.desktop.box import Box, Layout
from game.desktop.measure import Measure, Size, Text
from game.desktop.screen import Screen
from game.desktop.screens.briefing import Briefing
from game.desktop.screens.play import Play, begin
from game.desktop.screens.shelf import Shelf
from game.desktop.sheet import Mode, Sheet
from game.desktop.theme import theme
from game.desktop.typesetter import Typesetter
from game.desktop.view import View
from game.engine import Playthrough, offers, pick, start
from game.model import Scenario
from game.page import PageKind
from game.pictures import Library
from game.reader import read
from game.storage import shipped
from game.storage.pictures import PictureFiles

SCENARIOS = ("counted-twice", "the-pour", "bed-fourteen", "green-board")
SCRIPTS = Path(__file__).with_name("scenarios")
SIZES = ((960, 600), (1280, 720), (1920, 1080), (1280, 1024), (1080, 1920), (3840, 2160))


@cache
def library() -> Library:
    """The shipped pictures."""
    files = PictureFiles(shipped() / "assets" / "pictures")
    return Library(files.data, files.text)


@cache
def scenario(id: str) -> Scenario:
    """A shipped scenario, or one of those that are kept here for their scripts."""
    path = shipped() / "scenarios" / f"{id}.yaml"
    if id not in SCENARIOS:
        path = SCRIPTS / f"{id}.yaml"
    found = read(path.read_bytes(), path.name, lambda name: b"").scenario
    assert found is not None
    return found


@cache
def typesetter() -> Typesetter:
    """Real words, set without a window."""
    return Typesetter()


def counted(text: Text, width: float) -> Size:
    """A measure for tests: a letter is half as wide as high; lines break between words, long words break."""
    size = text.style.size
    line, widest, lines = 0.0, 0.0, 1
    for word in text.plain.split(" "):
        wide = sum(0.5 * size for _ in word)
        space = 0.25 * size if line else 0.0
        if line and line + space + wide > width:
            lines, line, space = lines + 1, 0.0, 0.0
        while wide > width >= 0.5 * size:
            lines, wide = lines + 1, wide - width
        line += space + wide
        widest = max(widest, line)
    return Size(widest, lines * size * text.style.leading, lines, size)


def view(
    width: int = 1920,
    height: int = 1080,
    text: float = 1.0,
    mode: Mode = Mode.DAY,
    focus: str | None = None,
    measure: Measure = counted,
    language: str = "",
) -> View:
    """What a screen is laid out with."""
    return View(
        Sheet(width, height, text, mode), theme(library(), mode), measure, library(), focus, 0.0, language
    )


def laid(screen: Screen, given: View) -> Layout:
    """A screen laid out with the focus that it has when it is new."""
    first = screen.layout(given)
    return first if given.focus or not first.first else screen.layout(replace(given, focus=first.first))


def box(layout: Layout, id: str) -> Box:
    """The box of that id."""
    return layout.by_id[id][1]


def shelf() -> Shelf:
    """The four shipped scenarios, one of them in play."""
    cards = []
    for id in SCENARIOS:
        found = scenario(id)
        first = found.scene(found.start)
        thing = first.object if first else None
        cards.append(Card(id, found.title, found.sector, found.minutes, found.cover or id, thing))
    return Shelf(
        (replace(cards[0], at="The next Tuesday"), *cards[1:3], replace(cards[3], finished=2, endings=2))
    )


def crowded_shelf() -> Shelf:
    """Shipped scenarios and the reader's own, one of which does not load."""
    few = shelf().cards
    own = tuple(replace(card, id=f"own-{card.id}", cover="", own=True) for card in few)
    broken = Card("rota", "The night rota", own=True, broken=3)
    return Shelf((*few, *own, broken), notice="The settings were damaged and are set aside.")


def full_shelf() -> Shelf:
    """More of the reader's own than a window has room for, with titles and places as long as they come."""
    long = "What the night manager of the Harbourview residential home left unsaid at handover"
    word = "Donaudampfschifffahrtsgesellschaftskapitänswitwenversammlung"
    titles = (long, "A", word, "Two of each, and one more for those who came late", *"BCDEFG")
    own = [Card(f"own-{n}", title, object="key", own=True) for n, title in enumerate(titles)]
    own[0] = replace(own[0], at="The morning after the night before the inspection of the whole house")
    own[1] = replace(own[1], broken=-1, object=None)
    own[3] = replace(own[3], finished=12, endings=7)
    return Shelf((*shelf().cards, *own))


def briefing(id: str, carried_on: bool = False, ended: bool = False) -> Briefing:
    """The briefing of a shipped scenario, perhaps with a play to carry on, or one that has ended."""
    found = scenario(id)
    play = start(found, 3)
    if carried_on:
        play = pick(play, offers(play)[0].choice.id)
    while ended and not play.over:
        play = pick(play, offers(play)[0].choice.id)
    return Briefing.of(Opened(found, ended=play) if ended else Opened(found, play), shelf())


def at_each_scene(id: str) -> Iterator[Play]:
    """A play at each page that a scenario can show: every decision, passage, consequence and ending once.

    Plays go breadth first and stop where a page was seen in all its rows.
    """
    seen: set[object] = set()
    waiting: list[Playthrough] = [start(scenario(id), 3)]
    known: set[object] = set()
    while waiting:
        play = waiting.pop(0)
        reading = begin(play, None, "", True)
        course = reading.course
        fresh = range(len(course)) if not play.length else range(_before(play), len(course))
        for at in fresh:
            page = course[at]
            name = (page.kind, page.scene, page.rows, page.picked, page.blocks)
            if name not in seen:
                seen.add(name)
                yield replace(reading, course=course[: at + 1], at=at)
        if course[-1].kind is PageKind.DECISION:
            for offer in offers(play):
                key = (play.state[0], offer.choice.id)
                if offer.open and key not in known:
                    known.add(key)
                    waiting.append(pick(play, offer.choice.id))


def _before(play: Playthrough) -> int:
    assert play.previous is not None
    return len(begin(play.previous, None, "", True).course)
