"""The other two ways to hold a session: everyone on their own path, and two halves."""

from __future__ import annotations

import re

import pytest

from game.model import Scenario
from game.page.projector import DividedPage
from game.workshop.room.debriefing import divided, held
from game.workshop.room.phase import Mode, Phase
from game.workshop.room.room import open_choices
from game.workshop.views.around import Around
from game.workshop.views.console import state
from game.workshop.views.phone import Phones
from game.workshop.views.projector import progress, projected
from game.workshop.views.talk import talk_of
from tests.workshop.table import Table


@pytest.fixture
def alone(scenario: Scenario) -> Table:
    """A room of twelve who each play alone."""
    return Table(scenario, 12, Mode.OWN)


def test_each_phone_plays_at_its_own_pace(alone: Table) -> None:
    """A vote moves that participant on and nobody else; the room's own path stays empty."""
    assert "hasn’t begun" in alone.vote(1, "lanes", 1, 1)
    alone.do("next")
    assert alone.room.phase is Phase.VOTE
    assert alone.vote(1, "lanes", 1, 1) == ""
    assert alone.room.own_play(1).length == 1
    assert alone.room.own_play(2).length == 0
    assert alone.room.play.picks == ()


def test_the_last_choice_can_be_changed_until_the_next_is_made(alone: Table) -> None:
    """A slip of the thumb is not final: the decision just made may be made again, the one before no more."""
    alone.do("next")
    alone.vote(1, "lanes", 1, 1)
    assert alone.vote(1, "call", 1, 1) == ""
    assert alone.room.own_play(1).picks == ("call",)
    second = open_choices(alone.room.own_play(1))[0]
    assert alone.vote(1, second, 2, 1) == ""
    assert "gone on" in alone.vote(1, "lanes", 1, 1)
    assert "gone on" in alone.vote(1, second, 4, 1)
    assert "isn’t open" in alone.vote(1, "nothing", 3, 1)


def everybody_plays(alone: Table) -> None:
    """Twelve people go their own paths to their endings, not all by the same choices."""
    alone.do("next")
    for number in range(1, 13):
        while not alone.room.own_play(number).over:
            play = alone.room.own_play(number)
            choices = open_choices(play)
            assert alone.vote(number, choices[number % len(choices)], play.length + 1, 1) == ""


def test_the_whole_of_a_path_can_be_played_and_debriefed(alone: Table) -> None:
    """From the first decision to an own ending, then the room's debrief with the scene that divided most."""
    everybody_plays(alone)
    rows, finished, of = progress(alone.room)
    assert (rows, finished, of) == ((), 12, 12)
    alone.do("next")
    assert "stopped" in alone.vote(1, "lanes", 1, 1)
    alone.do("next")
    assert alone.room.phase is Phase.DEBRIEF
    assert divided(held(alone.room)) is not None
    message = Phones(alone.room, Around(), alone.now).message(alone.room.people[1])
    assert message["path"][0]["mine"] is not None
    assert len(message["debrief"]["decisions"]) == alone.room.own_play(1).length
    assert message["debrief"]["decisions"][0]["number"] == message["path"][0]["mine"]


def test_a_console_shows_no_scene_where_everyone_is_somewhere_else(shipped: dict[str, Scenario]) -> None:
    """The story's own title, and neither words nor prompts of a scene that few are in; in the debrief the
    prompts are those of the scene that is talked about."""
    alone = Table(shipped["bed-fourteen"], 12, Mode.OWN)
    everybody_plays(alone)
    shown = state(alone.room, Around(), alone.now)
    assert shown["title"] == alone.room.scenario.title
    assert (shown["paragraphs"], shown["ask"], shown["note"], shown["object"]) == ([], [], "", None)
    split = divided(held(alone.room))
    assert split is not None
    assert split.scene.facilitator is not None
    while alone.do("next") == "":
        shown = state(alone.room, Around(), alone.now)
        talked_about = shown["debrief"]["stage"] in ("divided", "cues", "why")
        assert shown["ask"] == (list(split.scene.facilitator.ask) if talked_about else [])


def test_the_beam_stands_in_the_order_of_the_choices(alone: Table) -> None:
    """By the numbers on screen, where each person saw the choices in their own path too."""
    everybody_plays(alone)
    pages = []
    while alone.do("next") == "":
        page = projected(alone.room, Around(), alone.now)
        if isinstance(page, DividedPage):
            pages.append(page)
    assert pages
    for page in pages:
        first, second = (line.number for line, _ in page.sides)
        assert first < second
        named = [int(found) for found in re.findall(r"\d+", page.rest.partition(" chose ")[2])]
        assert named == sorted(named)


def test_progress_singles_nobody_out(alone: Table) -> None:
    """Bands of people are five or more; somebody far ahead is not told apart."""
    alone.do("next")
    for number in range(1, 7):
        alone.vote(number, "lanes", 1, 1)
    alone.vote(1, open_choices(alone.room.own_play(1))[0], 2, 1)
    rows, finished, _ = progress(alone.room)
    assert rows == (("At decision 1", 6), ("At decision 2", 5))
    assert finished == 0


def test_playing_alone_needs_no_split_and_takes_no_choice(alone: Table) -> None:
    """What belongs to voting together is refused in words."""
    alone.do("next")
    for step in ("show", "discuss", "revote", "choose", "hands"):
        assert alone.do(step).endswith(".")


def test_the_mode_is_settled_in_the_lobby(table: Table) -> None:
    """It can be changed before the story starts and not after."""
    assert table.do("mode", mode="halves") == ""
    assert table.room.mode is Mode.HALVES
    assert "one of these ways" in table.do("mode", mode="chaos")
    table.do("next")
    assert "lobby" in table.do("mode", mode="own")


def test_each_half_is_asked_to_argue_one_side(scenario: Scenario) -> None:
    """Neighbours fall into different halves; one argues for the leading choice, the other for the second."""
    table = Table(scenario, 20, Mode.HALVES)
    table.decide({"lanes": 9, "call": 7, "ship": 4})
    table.do("discuss")
    numbers = {row.id: row.number for row in table.room.text.rows}
    assert table.room.people[1].half != table.room.people[2].half
    one, other = talk_of(table.room, 1), talk_of(table.room, 2)
    assert one.title == f"Your half makes the case for {numbers['lanes']}."
    assert other.title == f"Your half makes the case for {numbers['call']}."
    shown = talk_of(table.room)
    assert f"Half the room argues for {numbers['lanes']}, half for {numbers['call']}." in shown.lines


def test_a_talk_after_too_few_votes_gives_no_choice_away(scenario: Scenario) -> None:
    """With four votes the prompt names no choice, since it would tell who leads."""
    table = Table(scenario, 4)
    table.decide({"lanes": 2, "call": 2})
    table.do("discuss")
    words = " ".join((talk_of(table.room).title, *talk_of(table.room).lines))
    assert not any(sign.isdigit() for sign in words)
