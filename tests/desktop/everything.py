"""Every screen that the four scenarios can show, none left out: pages of play over all reachable states, each
decision told, each sentence of a debrief, and the screens that belong to no play."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from random import Random

from game.cli.lesson import DEFAULTS, MOST_WORDS
from game.cli.starting import QUESTIONS, TOO_LONG
from game.desktop import answers
from game.desktop.answers import Browsed, Opened, Refused, Started
from game.desktop.screen import Screen
from game.desktop.screens.broken import Broken
from game.desktop.screens.decisions import Decisions
from game.desktop.screens.explained import ExplainedPages
from game.desktop.screens.files import Files
from game.desktop.screens.finished import Finished
from game.desktop.screens.last import Last
from game.desktop.screens.log import opened as log
from game.desktop.screens.play import Play
from game.desktop.screens.question import Question
from game.desktop.screens.settings import Settings
from game.desktop.screens.starting import Starting, Written
from game.desktop.screens.summary import Summary
from game.desktop.screens.two_plays import TwoPlays
from game.desktop.writing import Writing
from game.engine import Playthrough, offers, pick, start
from game.page import Page, PageKind
from game.page import pages as course_of
from game.reader import read
from tests.desktop.debriefs import at_random, finished, plays, to_the_end, worked
from tests.desktop.views import SCENARIOS, briefing, crowded_shelf, full_shelf, scenario, shelf

NOTICE = "Not saved: the disk is full. What you pick from here is lost when the game is closed."
WRITTEN = Writing(
    "Before we agree the date, can I say what I know of the numbers and what I don't", 20, "日本語"
)
FAULTY = """fulcrum: 1
title: The night rota
role: You run the rota.
meters: {eficiency: 2}
scenes:
  start:
    title: Tuesday: the rota
    text: Nobody had seen the rota until this morning, when it was pinned to the door of the ward.
    moment: {calls_for: [proces], why: It was late., cues: [nobody has seen it]}
    choices:
      - {id: ask, text: Ask her., go: kitchn, if: not (a_flag_of_a_rather_long_name and another_one) or never}
      - {id: wait, text: Wait., go: END}
endings:
  - {id: done, title: Done, text: The end.}
"""
PAGE = """# F304: No scene of that id

A `go` leads to a scene that is not there.

## Broken

```yaml
choices:
  - id: ask
    go: a_scene_whose_name_is_much_longer_than_any_that_an_author_would_ever_want_to_write_down
```

- One thing to do.
- **Another**, and [a link](https://example.org).
"""


def without_a_play() -> Iterator[Screen]:
    """The shelf and the briefings."""
    yield shelf()
    yield crowded_shelf()
    yield full_shelf()
    yield from starting()
    for id in SCENARIOS:
        yield briefing(id)
        yield briefing(id, carried_on=True)
        yield briefing(id, ended=True)


def starting() -> Iterator[Screen]:
    """Each question of a scenario that is started, as it is asked first and with a notice, and the end."""
    asked = tuple(
        answers.Question(id, words, getattr(DEFAULTS, id), MOST_WORDS[id], TOO_LONG)
        for id, words in QUESTIONS._asdict().items()
    )
    for at in range(len(asked)):
        yield Starting(asked, shelf(), at)
        yield Starting(asked, shelf(), at, (replace(WRITTEN, lines=False),) * (at + 1), NOTICE)
    yield Written(
        Started("/home/somebody/.local/share/Fulcrum/scenarios/late-keys.yaml", "Late keys"), shelf()
    )
    yield Written(Started("/scenarios/a.yaml", WRITTEN.words), shelf(), NOTICE)


@cache
def played(id: str) -> tuple[Play, ...]:
    """Each page that a scenario can show, whatever was picked before: decisions, passages, what came of every
    choice, endings. Each scene's decision also read back with its pick, and with a notice, the timer and the
    first time's choice."""
    found: dict[object, Play] = {}
    for play in _reached(id):
        for page in course_of(play):
            name = (page.kind, page.scene, page.rows, page.picked, page.blocks)
            if name not in found:
                found[name] = Play(play, (page,), 0)
    return (*found.values(), *_otherwise(tuple(found.values())))


@cache
def fullest(id: str) -> tuple[Play, ...]:
    """Of each scene, of what came of each choice and of each ending the page with the most words, and those
    that are shown in other ways."""
    found: dict[object, Play] = {}
    for play in played(id):
        page = play.sheet
        name = (
            page.kind,
            page.scene,
            page.title,
            page.picked and page.picked.id,
            play.notice,
            len(play.course),
        )
        if name not in found or _letters(page) > _letters(found[name].sheet):
            found[name] = play
    return tuple(found.values())


def _letters(page: Page) -> int:
    rows = sum(len(row.text) + len(row.why_not or "") for row in page.rows)
    return rows + sum(len(block.text) for block in page.blocks)


def _reached(id: str) -> Iterator[Playthrough]:
    """Plays that come to every state that can be reached, by every choice that leads there."""
    waiting = [start(scenario(id), 3)]
    known: set[object] = set()
    while waiting:
        play = waiting.pop()
        yield play
        for offer in () if play.over else offers(play):
            if not offer.open:
                continue
            after = pick(play, offer.choice.id)
            key = (after.state, play.state[0], offer.choice.id)
            if key not in known:
                known.add(key)
                waiting.append(after)


def _otherwise(pages: tuple[Play, ...]) -> Iterator[Play]:
    seen: set[str] = set()
    for shown in pages:
        page = shown.sheet
        if page.kind is not PageKind.DECISION or page.scene in seen:
            continue
        seen.add(page.scene)
        row = next(offer.choice.id for offer in offers(shown.play) if offer.open)
        yield replace(shown, play=pick(shown.play, row), course=(page, page))
        first = finished(to_the_end(start(shown.play.scenario, 3)))
        yield replace(shown, notice=NOTICE, first=first, left=12.0 if page.timer else None)


@cache
def ended(id: str) -> tuple[Finished, ...]:
    """Finished plays in which every ending, every band of each meter, every cost and question, and every kind
    of summary is told, the longest of each kind among them."""
    longest: dict[object, tuple[int, Finished]] = {}
    many = (*plays(id), *(at_random(start(scenario(id), seed), Random(seed)) for seed in range(600)))
    for number, play in enumerate(many):
        told = finished(play, 1 + number % play.length)
        page = told.page
        length = sum(len(words) for paragraph in page.summary for words, _ in paragraph)
        sentences = [
            ("ending", page.ending),
            ("cost", page.cost),
            ("paragraphs", len(page.summary)),
            *(("question", question) for question in page.questions),
            *(("band", meter.name, meter.line) for meter in page.meters),
            *(("kind", paragraph[0][0][:24]) for paragraph in page.summary),
        ]
        for sentence in sentences:
            if length > longest.get(sentence, (-1, told))[0]:
                longest[sentence] = (length, told)
    assert {page.ending for page in (told.page for _, told in longest.values())} == {
        ending.id for ending in scenario(id).endings
    }
    return tuple({told.key: told for _, told in longest.values()}.values())


def debriefs(id: str) -> Iterator[Screen]:
    """The pages after the ending of each of these plays, and with each ending those of a second play."""
    seen: set[object] = set()
    for number, told in enumerate(ended(id)):
        yield Summary(told)
        if not seen.issuperset(told.page.questions):
            seen.update(told.page.questions)
            yield Last(told, writing=WRITTEN, notice="Copied.")
        if told.page.ending not in seen:
            seen.add(told.page.ending)
            yield from _once(told, number)


def _once(told: Finished, number: int) -> Iterator[Screen]:
    id = told.ended.play.scenario.id
    second = finished(to_the_end(plays(id)[-1 - number]), first=told, earlier=plays(id)[:3])
    yield Question(told)
    yield Summary(second)
    yield Decisions(told, notice="Written to /home/somebody/Fulcrum/printed/a-page.html. Print it there.")
    yield Last(second)
    yield TwoPlays.of(told, second)
    yield replace(TwoPlays.of(told, second), open=0, notice="Not printed: the disk is full.")
    yield log(told.ended.play, told.ended)


@cache
def decided(id: str) -> tuple[Decisions, ...]:
    """Each choice of each scene unfolded, with all that is said of it."""
    made: dict[tuple[str, str], Playthrough] = {}
    for play in _reached(id):
        before = play.previous
        if before is not None and before.scene is not None:
            made.setdefault((before.scene.id, play.picks[-1]), play)
    found = []
    for number, (key, play) in enumerate(made.items()):
        told = finished(to_the_end(play))
        row = next(row for row in told.page.rows if (row.scene, row.choice_id) == key)
        found.append(Decisions(replace(told, picked=row.number), open=row.number, another=number % 2 == 0))
    return tuple(found)


@cache
def refused() -> Refused:
    """A file with many faults."""
    found = read(FAULTY.encode(), "night-rota.yaml").diagnostics
    assert len(found) > 5
    return Refused("rota", "The night rota", "/somewhere/night-rota.yaml", found)


def looking() -> Iterator[Screen]:
    """A folder with more and longer names than a window has room for, and one that can't be read."""
    way = "/home/somebody/a/long/way/into/the/folders/of/an-organisation/with/a/shared-drive/scenarios/2026"
    names = [f"scenario-{n}-whose-name-goes-on-and-on-as-names-of-files-do.yaml" for n in range(12)]
    folders = tuple((f"Folder {n}", way) for n in range(6))
    yield Files(Browsed(way, "/home", folders, tuple((name, way) for name in names)), shelf())
    yield Files(Browsed("/empty", None, trouble="/empty can’t be opened: permission denied."), shelf())


def others() -> Iterator[Screen]:
    """Screens that are no part of a debrief, and the log in its other forms."""
    told = finished(worked(), 6)
    said = log(worked(), told.ended)
    yield TwoPlays.of(told, told)
    yield replace(said, listed=True)
    yield replace(said, query=Writing("ruth", 4, lines=False), match=2)
    yield replace(said, query=Writing("nowhere to be found", 3, lines=False))
    yield Settings(told.ended)
    two = ((1920, 1080), (2560, 1440))
    yield Settings(shelf(), two, asking="on", refused="L already means “What was said”.", emptying=True)
    yield Settings(Last(told), two, notice="What was set holds until the game is closed. The disk is full.")
    yield from looking()
    yield Broken(refused(), shelf())
    yield replace(Broken(refused(), shelf()), mended=Opened(scenario("green-board")), notice="Copied.")
    yield Broken(Refused("x", "x", "x.yaml", trouble="There is no file x.yaml."), shelf())
    yield ExplainedPages((("F304", PAGE), ("F101", PAGE)), refused(), shelf())
    yield ExplainedPages((), refused(), shelf())
