"""Every debrief at every size: each ending, each decision, two plays; the log, settings, a broken file.

Nothing leaves the window, nothing overlaps, all words fit and can be read.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import pytest

from game.desktop.answers import Opened, Refused
from game.desktop.measure import Measure, Size, Text
from game.desktop.preferences import Preferences
from game.desktop.screen import Screen
from game.desktop.screens.broken import Broken
from game.desktop.screens.decisions import Decisions
from game.desktop.screens.explained import ExplainedPages
from game.desktop.screens.last import Last
from game.desktop.screens.log import opened as log
from game.desktop.screens.question import Question
from game.desktop.screens.settings import Settings
from game.desktop.screens.summary import Summary
from game.desktop.screens.two_plays import TwoPlays
from game.desktop.sheet import Mode
from game.desktop.writing import Writing
from game.reader import read
from tests.desktop.debriefs import finished, plays, to_the_end, worked
from tests.desktop.test_layouts import check, faults
from tests.desktop.views import SCENARIOS, SIZES, counted, laid, scenario, shelf, typesetter, view

TEXTS = (0.8, 1.0, 1.5, 2.0)
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


@cache
def refused() -> Refused:
    """A file with many faults."""
    found = read(FAULTY.encode(), "night-rota.yaml").diagnostics
    assert len(found) > 5
    return Refused("rota", "The night rota", "/somewhere/night-rota.yaml", found)


def longer(text: Text, width: float) -> Size:
    """A language 30 per cent longer: every word of it is."""
    pieces = tuple(
        replace(
            piece, words=" ".join(word + "n" * -(-len(word) * 3 // 10) for word in piece.words.split(" "))
        )
        for piece in text.pieces
    )
    return counted(replace(text, pieces=pieces), width)


def pages(id: str) -> Iterator[Screen]:
    """For each ending of a scenario the pages of a debrief, and two plays, as a reader comes to them."""
    seen: set[str] = set()
    for number, play in enumerate(plays(id)):
        ending = play.ending
        assert ending is not None
        if ending.id in seen:
            continue
        seen.add(ending.id)
        told = finished(play, 1 + number % play.length)
        second = finished(to_the_end(plays(id)[-1 - number]), first=told, earlier=plays(id)[:3])
        yield Question(told)
        yield Summary(told)
        yield Summary(second)
        yield Decisions(told, notice="Written to /home/somebody/Fulcrum/printed/a-page.html. Print it there.")
        yield Last(told, writing=WRITTEN, notice="Copied.")
        yield Last(second)
        yield TwoPlays.of(told, second)
        yield replace(TwoPlays.of(told, second), open=0, notice="Not printed: the disk is full.")
        yield log(play, told.ended)


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
    yield Broken(refused(), shelf())
    yield replace(Broken(refused(), shelf()), mended=Opened(scenario("green-board")), notice="Copied.")
    yield Broken(Refused("x", "x", "x.yaml", trouble="There is no file x.yaml."), shelf())
    yield ExplainedPages((("F304", PAGE), ("F101", PAGE)), refused(), shelf())
    yield ExplainedPages((), refused(), shelf())


@pytest.mark.parametrize("id", SCENARIOS)
@pytest.mark.parametrize("size", SIZES, ids=str)
def test_debriefs_are_sound_at_every_size(id: str, size: tuple[int, int]) -> None:
    """The pages after each ending of a scenario, whatever the size of window and text."""
    for screen in pages(id):
        for text in TEXTS:
            _sound(screen, counted, size, text, Mode.DAY)


@pytest.mark.parametrize("id", SCENARIOS)
@pytest.mark.parametrize("size", SIZES, ids=str)
def test_every_decision_is_sound_unfolded(id: str, size: tuple[int, int]) -> None:
    """Each choice of each scene with all that is said of it, folded between others and unfolded."""
    seen: set[tuple[str, str]] = set()
    for play in plays(id):
        told = finished(play)
        for row in told.page.rows:
            if (row.scene, row.choice_id) not in seen:
                seen.add((row.scene, row.choice_id))
                screen = Decisions(
                    replace(told, picked=row.number), open=row.number, another=len(seen) % 2 == 0
                )
                for text in (1.0, 2.0):
                    _sound(screen, counted, size, text, Mode.DAY)
    assert len(seen) >= sum(len(scene.choices) > 0 for scene in scenario(id).scenes)


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_other_screens_are_sound_at_every_size(size: tuple[int, int]) -> None:
    """The log, settings and a file that does not load; focus on their last box moves nothing."""
    for screen in others():
        for text in TEXTS:
            check(screen, counted, size, text, Mode.DAY)


@pytest.mark.parametrize("id", SCENARIOS)
def test_debriefs_are_sound_in_real_type(id: str) -> None:
    """The same in the typefaces that readers see, in each mode, at the usual size and at twice that."""
    for number, screen in enumerate(pages(id)):
        mode = (Mode.DAY, Mode.DARK, Mode.HIGH)[number % 3]
        check(screen, typesetter().measure, (1280, 720), 1.0, mode)
        check(screen, typesetter().measure, (1920, 1080), 2.0, mode)


@pytest.mark.parametrize("mode", list(Mode))
def test_other_screens_are_sound_in_real_type(mode: Mode) -> None:
    """Day, dark and high contrast, wide, narrow and tall."""
    for screen in others():
        for size, text in (((1280, 720), 1.0), ((960, 600), 2.0), ((1080, 1920), 1.5)):
            check(screen, typesetter().measure, size, text, mode)


@pytest.mark.parametrize("text", [1.0, 2.0])
def test_longer_words_find_room(text: float) -> None:
    """A language whose words are 30 per cent longer needs no other layout."""
    for size in SIZES:
        for screen in (*pages("counted-twice"), *others()):
            _sound(screen, longer, size, text, Mode.DAY)


def test_mirrored_screens_are_as_sound() -> None:
    """From right to left everything stands as it does from left to right, in the mirror."""
    for screen in (*pages("counted-twice"), *others()):
        given = view(1280, 720, 1.0)
        given = replace(given, sheet=replace(given.sheet, rtl=True))
        assert faults(laid(screen, given).mirrored(), given) == []


def _sound(screen: Screen, measure: Measure, size: tuple[int, int], text: float, mode: Mode) -> None:
    given = view(*size, text, mode, measure=measure)
    given = replace(given, language=screen.language, preferences=Preferences(text=round(100 * text)))
    assert faults(laid(screen, given), given) == []
