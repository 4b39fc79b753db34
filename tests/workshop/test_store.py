"""The store's contract, on SQLite and on PostgreSQL."""

from __future__ import annotations

import queue
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, select, text
from sqlalchemy.exc import IntegrityError

from game.workshop.room.messages import Step, Vote
from game.workshop.store import NoStore, Record, Sessions, open_sessions
from game.workshop.store.jobs import (
    Beat,
    Conflict,
    Fault,
    Job,
    Kept,
    Late,
    Look,
    News,
    Prune,
    Read,
    Result,
    SaveSeat,
    SaveStep,
    SaveUse,
    SaveVote,
    SaveWord,
)
from game.workshop.store.store import Store
from game.workshop.store.tables import participant, vote

OPENED = SaveStep(Step(1, "open", 1.0, round=1), "vote", 1, 1)
CLOSED = SaveStep(Step(2, "close", 2.0), "closed", 1, 1)


def record(id: str = "a-session", **more: Any) -> Record:
    """A session's row."""
    base = Record(
        id, "pour", "The Pour", "ab", "pour.yaml", {"pour.yaml": b"x"}, 7, "together", 25, "c" * 32, 1e9, 2e9
    )
    return replace(base, **more)


class Desk:
    """Asks a store and hears its news, as a server would."""

    def __init__(self, sessions: Sessions, id: str = "a-session") -> None:
        self.news: list[News] = []
        self.heard = threading.Condition()
        self.store: Store = sessions.open(id, self._deliver)
        self.store.start()

    def _deliver(self, news: News, answers: list[Any]) -> None:
        with self.heard:
            if news:
                self.news.append(news)
                self.heard.notify_all()
        for done, result in answers:
            done(result)

    def ask(self, *jobs: Job) -> list[Result]:
        """Asks for some jobs at once, and waits for all answers."""
        answers: queue.Queue[tuple[int, Result]] = queue.Queue()
        for number, job in enumerate(jobs):
            self.store.submit(job, lambda result, number=number: answers.put((number, result)))
        found = dict(answers.get(timeout=30) for _ in jobs)
        return [found[number] for number in range(len(jobs))]

    def votes(self) -> dict[int, str]:
        """What is in the store for the first vote."""

        def read(connection: Connection) -> dict[int, str]:
            rows = connection.execute(
                select(vote.c.participant, vote.c.choice).where(
                    vote.c.session == self.store.id, vote.c.decision == 1, vote.c.round == 1
                )
            )
            return {row.participant: row.choice for row in rows}

        (result,) = self.ask(Read(read))
        assert isinstance(result, Kept)
        found: dict[int, str] = result.value
        return found

    def told(self, kind: str) -> list[Any]:
        """All news of one kind so far."""
        return [one for news in self.news for one in getattr(news, kind)]


@contextmanager
def served(sessions: Sessions, id: str = "a-session") -> Iterator[Desk]:
    """A store that is open."""
    desk = Desk(sessions, id)
    try:
        yield desk
    finally:
        desk.store.stop()


def test_a_vote_is_kept_once_a_person_decision_and_round(place: Sessions) -> None:
    """A change replaces, another round stands beside, and the database itself refuses a second row."""
    place.make(record())
    with served(place) as desk:
        desk.ask(OPENED)
        assert desk.ask(SaveVote(Vote(1, 1, 1, "a")), SaveVote(Vote(2, 1, 1, "a"))) == [Kept(), Kept()]
        assert desk.ask(SaveVote(Vote(1, 1, 1, "b"))) == [Kept()]
        assert desk.votes() == {1: "b", 2: "a"}

        def twice(connection: Connection) -> bool:
            row = {
                "session": "a-session",
                "decision": 1,
                "round": 1,
                "participant": 1,
                "choice": "c",
                "saved": 9,
            }
            with pytest.raises(IntegrityError), connection.begin_nested():
                connection.execute(vote.insert(), row)
            return True

        assert desk.ask(Read(twice)) == [Kept(True)]


def test_whether_a_vote_is_late_is_decided_on_disk(place: Sessions) -> None:
    """In one batch: a vote, the close behind it, and a vote behind that: kept, kept, late."""
    place.make(record())
    with served(place) as desk:
        assert desk.ask(SaveVote(Vote(1, 1, 1, "a"))) == [Late()]
        desk.ask(OPENED)
        results = desk.ask(SaveVote(Vote(1, 1, 1, "a")), CLOSED, SaveVote(Vote(2, 1, 1, "a")))
        assert results == [Kept(), Kept(), Late()]
        assert desk.ask(SaveVote(Vote(1, 1, 2, "a"))) == [Late()]
        assert desk.votes() == {1: "a"}


def test_only_one_of_two_steps_with_one_number_is_kept(place: Sessions) -> None:
    """The second one is told that it came second."""
    place.make(record())
    with served(place) as desk:
        assert desk.ask(OPENED, OPENED, CLOSED) == [Kept(), Conflict(), Kept()]
        assert [step.do for step in desk.told("steps")] == ["open", "close"]


def test_everything_needed_to_go_on_is_there_after_reopening(place: Sessions) -> None:
    """Seats, votes, words and steps come back as news, in the order in which they were kept."""
    place.make(record())
    with served(place) as desk:
        seats = desk.ask(SaveSeat("t1"), SaveSeat("t2"), SaveSeat("t3"))
        assert [seat.value for seat in seats if isinstance(seat, Kept)] == [1, 2, 3]
        desk.ask(SaveUse(2), OPENED)
        desk.ask(SaveVote(Vote(2, 1, 1, "a")), SaveVote(Vote(1, 1, 1, "b")), SaveVote(Vote(2, 1, 1, "c")))
        desk.ask(SaveWord(1, "torn"), SaveWord(3, "calm"), SaveWord(1, "sure"), Beat(5.0))
    with served(place) as desk:
        desk.ask(Look())
        assert [(s.number, s.token, s.used) for s in desk.told("seats")] == [
            (1, "t1", False),
            (2, "t2", True),
            (3, "t3", False),
        ]
        assert desk.told("votes") == [Vote(1, 1, 1, "b"), Vote(2, 1, 1, "c")]
        assert [(w.number, w.text, w.participant) for w in desk.told("words")] == [
            (2, "calm", 3),
            (1, "sure", 1),
        ]
        assert desk.told("steps") == [OPENED.step]
        assert desk.ask(CLOSED) == [Kept()]
    assert place.record("a-session").alive == 5.0


def test_seats_that_no_phone_used_make_room(place: Sessions) -> None:
    """Only unused ones go, only the older ones, and their numbers are not given again."""
    place.make(record())
    with served(place) as desk:
        desk.ask(*(SaveSeat(f"t{n}") for n in range(1, 9)))
        desk.ask(SaveUse(2))
        desk.ask(Prune(3))
        assert sorted(desk.told("left")) == [1, 3, 4, 5]
        (seat,) = desk.ask(SaveSeat("t9"))
        assert seat == Kept(9)

        def numbers(connection: Connection) -> list[int]:
            return sorted(connection.execute(select(participant.c.number)).scalars())

        assert desk.ask(Read(numbers)) == [Kept([2, 6, 7, 8, 9])]


def test_nothing_identifies_anybody(place: Sessions) -> None:
    """Of a participant there is a number, a token's hash and whether the seat was used; of a vote no time."""
    assert {c.name for c in participant.columns} == {"session", "number", "token", "used"}
    assert {c.name for c in vote.columns} == {
        "session",
        "decision",
        "round",
        "participant",
        "choice",
        "saved",
    }


def test_sessions_are_listed_newest_first_and_deleted_whole(place: Sessions) -> None:
    """Deleting leaves no row of any kind behind; deleting twice says that there is none."""
    place.make(record("older", made=1.0))
    place.make(record("newer", made=2.0))
    with served(place, "older") as desk:
        desk.ask(SaveSeat("t1"), OPENED, SaveVote(Vote(1, 1, 1, "a")), SaveWord(1, "x"))
    assert [one.id for one in place.listed()[0]] == ["newer", "older"]
    place.delete("older")
    assert [one.id for one in place.listed()[0]] == ["newer"]
    with pytest.raises(NoStore, match="no session"):
        place.delete("older")
    with pytest.raises(NoStore, match="no session"):
        place.record("older")
    with served(place, "newer") as desk:
        for table in ("participant", "vote", "step", "word"):
            query = text(f"select count(*) from {table} where session = 'older'")
            assert desk.ask(Read(lambda c, query=query: c.execute(query).scalar())) == [Kept(0)]


def test_what_is_past_its_date_is_deleted(place: Sessions) -> None:
    """The date is honoured by the clock of the place, and others stay."""
    now = place.now()
    place.make(record("gone", delete_after=now - 1))
    place.make(record("stays", delete_after=now + 1000))
    assert place.purge() == ["gone"]
    assert [one.id for one in place.listed()[0]] == ["stays"]


def test_what_is_served_is_not_deleted_on_a_server_either(database: str, tmp_path: Path) -> None:
    """Neither by its date nor by its name, however many serve it; once nobody does, its date is honoured."""
    place = open_sessions(database, tmp_path)
    place.make(record("gone", delete_after=place.now() - 1))
    with served(place, "gone") as desk:
        assert place.purge() == []
        with pytest.raises(NoStore, match="being served"):
            place.delete("gone")
        with served(place, "gone"):
            assert place.purge() == []
        assert place.purge() == []
        assert desk.ask(OPENED) == [Kept()]
    assert place.purge() == ["gone"]
    place.close()


def test_a_record_comes_back_as_it_was(place: Sessions) -> None:
    """Sources byte for byte, tokens, seed and dates."""
    given = record(sources={"a.yaml": b"\x00\xff", "part/b.yaml": "é".encode()}, seed=2**32 - 1)
    place.make(given)
    assert replace(place.record("a-session"), alive=0.0) == given


def test_an_id_that_is_none_is_refused(place: Sessions) -> None:
    """A path is no session, wherever it leads."""
    for id in ("../etc", "", "a/b", "A", "x" * 200, "a\x00"):
        with pytest.raises(NoStore):
            place.record(id)


def test_many_votes_at_one_moment_share_their_commits(place: Sessions) -> None:
    """A thousand votes that wait together take far fewer transactions than votes, and all are answered."""
    place.make(record())
    with served(place) as desk:
        desk.ask(OPENED)
        before = len(desk.news)
        results = desk.ask(*(SaveVote(Vote(n, 1, 1, "a")) for n in range(1000)))
        assert results == [Kept()] * 1000
        assert len(desk.news) - before < 200
        assert len(desk.votes()) == 1000


def test_a_fault_answers_everybody_and_keeps_nothing(place: Sessions) -> None:
    """A batch that fails is undone whole; each is told in words, and the next batch goes on."""
    place.make(record())
    with served(place) as desk:
        desk.ask(OPENED)

        def broken(connection: Connection) -> None:
            connection.execute(text("select nonsense from nowhere"))

        first, second = desk.ask(SaveVote(Vote(1, 1, 1, "a")), Read(broken))
        # Both may share a batch or not; a vote that was in the failed one is told so and is not kept.
        assert isinstance(second, Fault)
        assert "could not be saved" in second.why
        assert desk.votes() == ({1: "a"} if first == Kept() else {})
        assert desk.ask(SaveVote(Vote(1, 1, 1, "b"))) == [Kept()]
        assert desk.votes() == {1: "b"}


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(st.tuples(st.integers(1, 5), st.sampled_from("abc")), max_size=40))
def test_the_last_choice_of_each_person_is_what_stays(place: Sessions, votes: list[tuple[int, str]]) -> None:
    """Whatever order votes come in and however they are grouped: one row a person, with the last choice."""
    if "law" in [one.id for one in place.listed()[0]]:
        place.delete("law")
    place.make(record("law"))
    with served(place, "law") as desk:
        desk.ask(OPENED)
        if votes:
            desk.ask(*(SaveVote(Vote(who, 1, 1, choice)) for who, choice in votes))
        assert desk.votes() == dict(votes)
