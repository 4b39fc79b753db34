"""The cycle of one decision, as a facilitator with a clicker goes through it."""

from __future__ import annotations

import pytest

from game.model import Scenario
from game.page.course import STUCK
from game.workshop.results.rows import rows
from game.workshop.room.phase import How, Mode, Phase
from game.workshop.views.around import Around
from game.workshop.views.console import state
from game.workshop.views.drive import driven
from game.workshop.views.phone import Phones
from game.workshop.views.projector import projected
from tests.support.building import dead_end
from tests.workshop.table import Table

AROUND = Around(address="192.168.8.1:8000", delete_on="25 December", wifi="Larder Room", qr=("1",))
SPLIT = {"call": 11, "huddle": 7, "lanes": 19, "ship": 4}


def test_one_key_leads_from_the_lobby_to_the_consequence_and_on(table: Table) -> None:
    """`next` alone reads, opens, closes, shows, talks, votes again, shows, takes the majority and goes on."""
    phases = [table.room.phase.value]
    while table.room.decision < 2:
        assert table.do("next") == ""
        phases.append(table.room.phase.value)
        if table.room.phase is Phase.VOTE:
            table.split(SPLIT)
    assert phases == [
        "lobby",
        "read",
        "vote",
        "closed",
        "shown",
        "discuss",
        "vote",
        "closed",
        "shown",
        "consequence",
        "read",
    ]
    assert table.room.play.picks == ("lanes",)


def test_a_clear_majority_is_taken_without_a_talk(table: Table) -> None:
    """Above seventy per cent the clicker goes straight from the split to the choice."""
    table.decide({"lanes": 30, "call": 11})
    assert table.do("next") == ""
    assert table.room.phase is Phase.CONSEQUENCE
    assert table.room.course.took is not None
    assert table.room.course.took.how is How.MAJORITY


def test_seventy_per_cent_exactly_is_still_talked_about(scenario: Scenario) -> None:
    """The leading choice at most seventy per cent: talk; a hair above: take it."""
    for leading, phase in ((7, Phase.DISCUSS), (8, Phase.CONSEQUENCE)):
        table = Table(scenario, 10)
        table.decide({"lanes": leading, "call": 10 - leading})
        table.do("next")
        assert table.room.phase is phase


def test_a_tie_is_the_facilitators(table: Table) -> None:
    """In a tie there is no majority to take; a choice that is named is taken, and the session says how."""
    table.decide({"call": 16, "lanes": 16, "huddle": 6, "ship": 3})
    assert "tie" in table.do("choose")
    assert table.do("choose", choice="lanes") == ""
    assert table.room.course.took is not None
    assert table.room.course.took.how is How.TIE


def test_a_tie_after_the_talk_does_not_stop_the_clicker(table: Table) -> None:
    """Where even the second vote is level, `next` takes the first of the leading choices, as a tie."""
    table.decide({"call": 20, "lanes": 20}, again={"call": 20, "lanes": 20})
    assert table.do("next") == ""
    assert table.room.course.took is not None
    assert table.room.course.took.how is How.TIE


def test_the_majority_is_overruled_only_with_a_reason(table: Table) -> None:
    """Another choice needs words, and the words are kept with it."""
    table.decide(SPLIT)
    assert "reason" in table.do("choose", choice="huddle")
    assert "reason" in table.do("choose", choice="huddle", why="   ")
    assert table.room.phase is Phase.SHOWN
    assert table.do("choose", choice="huddle", why="Let’s see what the crew had.") == ""
    took = table.room.course.took
    assert took is not None
    assert (took.how, took.why) == (How.OVERRULED, "Let’s see what the crew had.")


def test_a_choice_that_is_not_open_is_refused_with_those_that_are(table: Table) -> None:
    """A wrong id names the ids that can be taken, and nothing changes."""
    table.decide(SPLIT)
    before = table.room
    why = table.do("choose", choice="nothing")
    assert "lanes" in why
    assert table.room is before


def test_nobody_voted_and_the_clicker_opens_the_vote_again(table: Table) -> None:
    """Without a vote there is no choice to take: `next` votes again; the facilitator may take one all the
    same."""
    table.decide({})
    assert table.do("next") == ""
    assert table.room.phase is Phase.VOTE
    table.do("close")
    table.do("show")
    assert "Nobody" in table.do("choose")
    assert table.do("choose", choice="lanes") == ""
    assert table.room.course.took is not None
    assert table.room.course.took.how is How.UNVOTED


def test_a_silent_room_is_led_to_the_ending_by_one_key(table: Table) -> None:
    """Where nobody ever votes, the vote is opened once more and then something is taken: what led the first
    vote, or the first open choice. The button says so, and no key press leads round in a circle."""
    seen = set()
    for _ in range(400):
        if table.room.phase is Phase.DEBRIEF:
            break
        before, about = table.room.phase, driven(table.room)["next"]
        assert table.do("next") == ""
        if before is Phase.SHOWN and table.room.phase is Phase.CONSEQUENCE:
            taken = table.room.course.took
            assert taken is not None
            assert taken.how is How.UNVOTED
            assert about["under"] == "Nobody voted; the screen says that you decided."
            seen.add(table.room.decision)
    assert table.room.phase is Phase.DEBRIEF
    assert seen >= {1, 2, 3}


def test_what_led_the_first_vote_is_taken_where_the_second_stays_empty(table: Table) -> None:
    """A room that voted before the talk and not after it isn't sent to the first choice on the list."""
    table.until("vote")
    choices = [row.id for row in table.room.text.rows if row.open]
    table.split({choices[1]: 12, choices[2]: 10, choices[0]: 9})
    for step in ("close", "show", "discuss", "revote", "close", "show"):
        assert table.do(step) == ""
    assert driven(table.room)["next"]["label"] == "Take 2"
    table.do("next")
    assert table.room.course.took is not None
    assert table.room.course.took.choice == choices[1]


@pytest.mark.parametrize("mode", Mode)
def test_a_dead_end_is_led_out_of_into_the_debrief(mode: Mode) -> None:
    """Where no choice is open no vote is either: the screen says so, and the one key goes on to the end."""
    table = Table(dead_end(), 8, mode)
    seen = set()
    for _ in range(60):
        for number in (1, 2):
            Phones(table.room, AROUND, table.now).message(table.room.people[number])
        seen.add(repr(projected(table.room, AROUND, table.now)))
        if state(table.room, AROUND, table.now)["next"] is None:
            break
        if table.room.phase is Phase.VOTE:
            for number in range(1, 9):
                table.vote(number, "knock", 1, 1)
        assert table.do("next") == ""
    assert table.room.phase is Phase.DEBRIEF
    if mode is not Mode.OWN:
        assert any(STUCK in page for page in seen)
        assert table.room.play.stuck
    assert rows(table.room)


def test_every_step_is_refused_in_words_where_it_makes_no_sense(table: Table) -> None:
    """In the lobby nothing but starting makes sense; each refusal is a sentence, and the room stays as it
    was."""
    for step in (
        "close",
        "show",
        "discuss",
        "revote",
        "choose",
        "undo",
        "pause",
        "extend",
        "hands",
        "debrief",
    ):
        before = table.room
        why = table.do(step)
        assert why.endswith("."), step
        assert table.room is before
    assert "is not something" in table.do("dance")


def test_open_starts_the_story_where_nobody_has(table: Table) -> None:
    """`open` from the lobby reads and opens in one, so that a console need not know the way."""
    assert table.do("open") == ""
    assert (table.room.phase, table.room.decision, table.room.round) == (Phase.VOTE, 1, 1)


def test_open_goes_on_from_a_consequence(table: Table) -> None:
    """`open` after a consequence opens the vote on the next decision."""
    table.decide({"lanes": 41})
    table.do("choose")
    assert table.do("open") == ""
    assert (table.room.phase, table.room.decision, table.room.round) == (Phase.VOTE, 2, 1)


def test_two_consoles_never_step_twice(table: Table) -> None:
    """A step that names the state its console showed is refused once another came first."""
    at = table.room.steps
    assert table.do("next", at=at) == ""
    assert "moved on" in table.do("next", at=at)
    assert table.room.phase is Phase.READ


def test_hands_count_for_the_majority_and_stand_apart(table: Table) -> None:
    """Hands decide along with phones, are no part of any per cent, and are replaced by a new count."""
    table.until("vote")
    table.split({"call": 10, "lanes": 8})
    assert table.do("hands", counts={"lanes": 9, "call": 1}) == ""
    assert table.do("hands", counts={"lanes": 6, "call": 1}) == ""
    table.do("close")
    tally = table.room.counted()
    assert tally.leading == ("lanes",)
    assert tally.percent("call") == 56
    assert dict(zip(tally.choices, tally.hands, strict=True))["lanes"] == 6
    assert "whole number" in table.do("hands", counts={"lanes": 10**6})
    assert "not open" in table.do("hands", counts={"nothing": 1})


def test_hands_alone_can_carry_a_session(scenario: Scenario) -> None:
    """A room whose phones can't reach the machine goes on with hands: the split is theirs."""
    table = Table(scenario, 0)
    table.until("vote")
    table.do("hands", counts={"lanes": 20, "call": 5})
    table.do("close")
    table.do("show")
    assert table.room.counted().shown
    assert table.do("next") == ""
    assert table.room.play.picks == ("lanes",)
