"""One person, one vote, in every order in which phones and facilitators can come."""

from __future__ import annotations

from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from game.model import Scenario
from game.reader import read
from game.storage.shipped import shipped
from game.workshop.room.messages import Refuse, Saved, SaveVote, Vote
from game.workshop.room.phase import Phase
from game.workshop.room.room import open_choices
from tests.workshop.table import Table


def test_a_repeat_changes_nothing_and_a_change_replaces(table: Table) -> None:
    """The same vote again is agreed to without being kept again; another choice stands in its place."""
    table.until("vote")
    assert table.vote(1, "lanes") == ""
    assert table.vote(1, "lanes") == ""
    assert len(table.votes) == 1
    assert table.vote(1, "call") == ""
    tally = table.room.counted()
    assert (tally.voted, tally.count("call"), tally.count("lanes")) == (1, 1, 0)


def test_a_late_vote_is_refused_and_told_what_still_counts(table: Table) -> None:
    """After the close a change says that the old choice still counts, by its number on screen."""
    table.until("vote")
    table.vote(1, "lanes")
    table.do("close")
    numbers = {row.id: row.number for row in table.room.text.rows}
    why = table.vote(1, "call", 1, 1)
    assert why == (
        f"Not changed: {numbers['lanes']} still counts. Your {numbers['call']} came after voting closed."
    )
    assert "wasn’t saved" in table.vote(2, "call", 1, 1)
    assert table.room.counted().voted == 1


def test_a_vote_before_the_vote_is_refused(table: Table) -> None:
    """In the lobby and while the scene is read nobody can vote."""
    assert "hasn’t opened" in table.vote(1, "lanes", 1, 1)
    table.until("read")
    assert "hasn’t opened" in table.vote(1, "lanes", 1, 1)


def test_a_vote_for_another_round_or_an_unknown_choice_is_refused(table: Table) -> None:
    """A phone that slept through a round cannot vote in the next one unseen; a choice must be open."""
    table.decide({"lanes": 20, "call": 21})
    table.do("revote")
    assert "another one" in table.vote(1, "lanes", 1, 1)
    assert "isn’t open" in table.vote(1, "nothing")
    assert table.room.counted().voted == 0


def test_who_is_kept_out_counts_no_more_and_may_be_let_in_again(table: Table) -> None:
    """Keeping out closes the seat and takes its vote out of the count; letting in brings both back."""
    table.until("vote")
    table.split({"lanes": 6})
    assert table.do("keep_out", participant=1) == ""
    assert table.room.counted().voted == 5
    assert "closed" in table.vote(1, "call")
    assert table.do("let_in", participant=1) == ""
    assert table.room.counted().voted == 6
    assert table.vote(1, "call") == ""


def test_removing_a_name_takes_nothing_else_away(table: Table) -> None:
    """Without its name a seat votes as before; another name can be given, and it is another one."""
    old = table.room.people[1].name
    table.until("vote")
    assert table.do("remove_name", participant=1) == ""
    assert table.room.people[1].name == ""
    assert table.vote(1, "lanes") == ""
    assert table.do("give_name", participant=1) == ""
    assert table.room.people[1].name not in ("", old)
    assert "nobody of that number" in table.do("remove_name", participant=99)


def test_a_late_joiner_votes_at_once(table: Table) -> None:
    """Somebody who joins while a vote is open is in it."""
    from game.workshop.room.messages import Joined
    from game.workshop.room.people import Participant

    table.until("vote")
    table.tell(Joined((Participant(42, "Paper Ladder"),)))
    assert table.vote(42, "lanes") == ""
    assert table.room.people[42].came


def test_a_clock_on_the_vote_closes_it(table: Table) -> None:
    """The facilitator's clock closes the vote at its end, by the server's time; more seconds put it off."""
    table.until("vote")
    table.do("clock", seconds=60)
    table.wait(50)
    assert table.room.phase is Phase.VOTE
    table.do("extend")
    table.wait(39)
    assert table.room.phase is Phase.VOTE
    table.wait(1.5)
    assert table.room.phase is Phase.CLOSED
    assert table.steps[-1].do == "close"


def test_a_held_clock_waits(table: Table) -> None:
    """Pause holds what is left; going on runs it from there."""
    table.until("vote")
    table.do("clock", seconds=60)
    table.wait(20)
    table.do("pause")
    table.wait(1000)
    assert table.room.phase is Phase.VOTE
    table.do("pause")
    table.wait(39)
    assert table.room.phase is Phase.VOTE
    table.wait(2)
    assert table.room.phase is Phase.CLOSED


def _pour() -> Scenario:
    scenario = read((shipped() / "scenarios" / "the-pour.yaml").read_bytes(), "the-pour.yaml").scenario
    assert scenario is not None
    return scenario


POUR = _pour()
PEOPLE = 6


class Voting(RuleBasedStateMachine):
    """Votes on their way to the disk, repeats, changes, late ones, two tabs and a facilitator, against a
    plain dict.

    A vote that the room lets through is on its way; the store lets it through only while its round is open
    on disk, which is the rule of `Ledger`. The model keeps what the store kept, and the room must count
    exactly that.
    """

    @initialize()
    def begin(self) -> None:
        """A room of six in the first vote."""
        self.table = Table(POUR, PEOPLE)
        self.table.until("vote")
        self.model: dict[tuple[int, int], dict[int, str]] = {}
        self.waiting: list[Vote] = []

    @rule(
        number=st.integers(1, PEOPLE), choice=st.integers(0, 5), back=st.integers(0, 2), lag=st.integers(0, 1)
    )
    def send(self, number: int, choice: int, back: int, lag: int) -> None:
        """A phone votes, perhaps on what it saw some time ago."""
        room = self.table.room
        choices = [row.id for row in room.leaves[-1].rows] or ["none"]
        vote = Vote(number, room.decision - lag, max(1, room.round - back), choices[choice % len(choices)])
        (effect,) = self.table.tell(vote)
        here = (vote.decision, vote.round) == (room.decision, room.round)
        may = room.phase is Phase.VOTE and here and vote.choice in open_choices(room.play)
        assert isinstance(effect, Refuse) == (not may)
        if isinstance(effect, SaveVote):
            self.waiting.append(vote)

    @rule(many=st.integers(1, 4))
    def commit(self, many: int) -> None:
        """The disk takes the next few, in order; those whose round has closed on disk meanwhile come too
        late."""
        batch, self.waiting = self.waiting[:many], self.waiting[many:]
        self._save(batch)

    @rule(step=st.sampled_from(["next", "close", "show", "discuss", "revote", "choose", "undo", "open"]))
    def drive(self, step: str) -> None:
        """The facilitator steps; the step is kept behind all votes that came before it."""
        waiting, self.waiting = self.waiting, []
        self._save(waiting)
        more: dict[str, Any] = {"why": "so"} if step == "choose" else {}
        self.table.do(step, **more)

    def _save(self, votes: list[Vote]) -> None:
        room = self.table.room
        for vote in votes:
            if room.phase is Phase.VOTE and (vote.decision, vote.round) == (room.decision, room.round):
                self.model.setdefault((vote.decision, vote.round), {})[vote.number] = vote.choice
                self.table.tell(Saved((vote,)))

    @invariant()
    def the_room_counts_what_was_kept(self) -> None:
        """No vote lost, none extra, one a person."""
        if hasattr(self, "table"):
            kept = {key: dict(ballots) for key, ballots in self.table.room.votes.items()}
            assert kept == self.model
            room = self.table.room
            key = (room.decision, room.round)
            if room.phase is Phase.VOTE:
                open = open_choices(room.play)
                assert room.counted().voted == sum(1 for c in self.model.get(key, {}).values() if c in open)


Voting.TestCase.settings = settings(max_examples=150, stateful_step_count=40, deadline=None)
TestVoting = Voting.TestCase
