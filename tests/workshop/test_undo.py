"""Undo: one step back, whatever it was, without taking a vote away."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from game.model import Scenario
from game.workshop.room.messages import Joined, Saved
from game.workshop.room.phase import Phase
from game.workshop.room.room import new_room
from game.workshop.room.update import update
from tests.workshop.table import Table

STEPS = ("next", "open", "close", "show", "discuss", "revote", "choose", "undo", "pause", "extend")


def test_each_step_can_be_taken_back(table: Table) -> None:
    """From a consequence undo leads through every phase back to the lobby."""
    table.decide({"lanes": 20, "call": 21}, again={"lanes": 30, "call": 11})
    table.do("choose")
    phases = []
    while table.room.course.before is not None:
        assert table.do("undo") == ""
        phases.append(table.room.phase.value)
    assert phases == ["shown", "closed", "vote", "discuss", "shown", "closed", "vote", "read", "lobby"]
    assert "nothing to take back" in table.do("undo")


def test_a_vote_that_is_opened_again_keeps_its_votes(table: Table) -> None:
    """Undoing the close, or the opening, loses nothing: the same vote opens with the same votes in it."""
    table.until("vote")
    table.split({"lanes": 5})
    table.do("close")
    table.do("undo")
    assert table.room.phase is Phase.VOTE
    table.do("undo")
    table.do("open")
    assert table.room.round == 1
    assert table.room.mine(1) == "lanes"


def test_a_number_of_a_vote_never_stands_for_two_questions(table: Table) -> None:
    """After another choice the second decision is another scene: its vote gets a new number, old votes stay
    out."""
    table.decide({"lanes": 41})
    table.do("choose")
    table.until("vote")
    first = table.room.play.scene
    choice = table.room.text.rows[0].id
    table.split({choice: 6})
    while table.room.phase is not Phase.SHOWN or table.room.decision != 1:
        table.do("undo")
    table.do("choose", choice="ship", why="What if?")
    table.until("vote")
    assert table.room.decision == 2
    assert table.room.round == 2
    assert table.room.mine(1) is None
    assert table.room.counted().voted == 0
    assert first is not None


def test_undo_finds_the_seconds_that_were_left(table: Table) -> None:
    """A talk that was left with thirty seconds is found with thirty seconds, held."""
    table.decide({"lanes": 20, "call": 21})
    table.do("discuss")
    table.wait(90)
    table.do("revote")
    table.wait(500)
    table.do("undo")
    clock = table.room.course.clock
    assert clock is not None
    assert clock.held
    assert clock.remaining(table.now) == 30
    table.do("pause")
    table.wait(10)
    assert table.room.course.clock is not None
    assert table.room.course.clock.remaining(table.now) == 20


def test_the_button_says_what_it_takes_back(table: Table) -> None:
    """Each step leaves its name in words."""
    table.until("vote")
    assert table.room.course.did == "opening the vote"
    table.do("close")
    assert table.room.course.did == "closing the vote"


@given(st.lists(st.tuples(st.sampled_from(STEPS), st.integers(0, 3)), max_size=60))
def test_replaying_the_kept_steps_over_the_kept_votes_gives_the_same_room(
    shipped: dict[str, Scenario], story: list[tuple[str, int]]
) -> None:
    """Whatever a facilitator and seven phones do, steps and votes alone rebuild the room, undo included."""
    scenario = shipped["the-pour"]
    table = Table(scenario, 7)
    for step, who in story:
        if table.room.phase is Phase.VOTE:
            rows = [row for row in table.room.text.rows if row.open]
            for number in range(1, 8):
                table.vote(number, rows[(number * who) % len(rows)].id)
        table.now += 7
        table.do(step, why="because" if step == "choose" else None)
    again = new_room("table", scenario, 3)
    again, _ = update(again, Joined(tuple(table.room.people.values())), 0)
    again, _ = update(again, Saved(tuple(table.votes)), 0)
    for kept in table.steps:
        again, _ = update(again, kept, 0)
    assert again.course.play == table.room.course.play
    assert (again.phase, again.decision, again.round, again.steps) == (
        table.room.phase,
        table.room.decision,
        table.room.round,
        table.room.steps,
    )
    assert again.course == table.room.course
    assert again.opened == table.room.opened
    assert {k: dict(v) for k, v in again.votes.items()} == {k: dict(v) for k, v in table.room.votes.items()}
