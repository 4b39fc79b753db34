"""One session's lists in a database: a batch of jobs in one transaction, the same on every database.

Every batch first takes the session's own row, so that batches of several servers stand in one order;
`saved`, `steps` and `people` count along that order. Whether a vote comes too late is decided here, against
what is on disk.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, bindparam, delete, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from game.workshop.room.messages import Step, Vote
from game.workshop.store.jobs import (
    Beat,
    Conflict,
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
    Seat,
    Spoken,
)
from game.workshop.store.record import step_from_json, step_to_json
from game.workshop.store.tables import participant, session, step, vote, word


@dataclass(frozen=True, slots=True)
class Head:
    """How far a session's lists have come, and which vote is open."""

    saved: int = 0
    steps: int = 0
    people: int = 0
    phase: str = "lobby"
    decision: int = 0
    round: int = 0


class Ledger:
    """The lists of one session. `seen` is how far this server has heard of them."""

    def __init__(self, id: str, dialect: str) -> None:
        self.id = id
        self.seen = Head()
        make: Any = postgresql.insert if dialect == "postgresql" else sqlite.insert
        key = ["session", "decision", "round", "participant"]
        votes = make(vote)
        self._votes = votes.on_conflict_do_update(
            index_elements=key, set_={"choice": votes.excluded.choice, "saved": votes.excluded.saved}
        )
        words = make(word)
        self._words = words.on_conflict_do_update(
            index_elements=["session", "participant"],
            set_={"text": words.excluded.text, "saved": words.excluded.saved},
        )
        columns = (session.c.saved, session.c.steps, session.c.people)
        where = (session.c.phase, session.c.decision, session.c.round)
        self._head = select(*columns, *where).where(session.c.id == id).with_for_update()
        self._move = (
            update(session)
            .where(session.c.id == bindparam("this"))
            .values({name: bindparam(f"new_{name}") for name in Head.__slots__})
        )

        self._use = (
            update(participant)
            .where(
                participant.c.session == bindparam("this"),
                participant.c.number == bindparam("who"),
                participant.c.used == 0,
            )
            .values(used=bindparam("saved"))
        )

    def run(self, connection: Connection, jobs: Sequence[Job]) -> tuple[list[Result], News]:
        """Does a batch inside the caller's transaction; the caller commits, then calls `heard`."""
        row = connection.execute(self._head).one()
        head = Head(*row)
        news = self._missed(connection, head)
        results: list[Result] = []
        votes: dict[tuple[int, int, int], dict[str, Any]] = {}
        seats: list[dict[str, Any]] = []
        used: list[dict[str, Any]] = []
        first = head
        for job in jobs:
            result: Result = Kept()
            match job:
                case SaveVote(kept, any_round):
                    open = any_round or (kept.decision, kept.round) == (head.decision, head.round)
                    if head.phase == "vote" and open:
                        head = replace(head, saved=head.saved + 1)
                        votes[kept.decision, kept.round, kept.number] = self._vote(kept, head.saved)
                        news.votes.append(kept)
                    else:
                        result = Late()
                case SaveStep(done, phase, decision, round):
                    if done.number == head.steps + 1:
                        head = replace(head, steps=done.number, phase=phase, decision=decision, round=round)
                        body = json.dumps(step_to_json(done), ensure_ascii=False)
                        connection.execute(
                            insert(step), {"session": self.id, "number": done.number, "body": body}
                        )
                        news.steps.append(done)
                    else:
                        result = Conflict()
                case SaveSeat(token):
                    head = replace(head, people=head.people + 1)
                    seats.append({"session": self.id, "number": head.people, "token": token, "used": 0})
                    news.seats.append(Seat(head.people, token))
                    result = Kept(head.people)
                case SaveUse(who):
                    head = replace(head, saved=head.saved + 1)
                    used.append({"this": self.id, "who": who, "saved": head.saved})
                    news.used.append(who)
                case Prune(keep):
                    news.left += self._prune(connection, head.people - keep)
                case SaveWord(who, text):
                    head = replace(head, saved=head.saved + 1)
                    spoken = self._speak(connection, who, text, head.saved)
                    news.words.append(spoken)
                case Beat(time):
                    connection.execute(update(session).where(session.c.id == self.id).values(alive=time))
                case Read(read):
                    result = Kept(read(connection))
                case Look():
                    pass
            results.append(result)
        if votes:
            connection.execute(self._votes, list(votes.values()))
        if seats:
            connection.execute(insert(participant), seats)
        if used:
            connection.execute(self._use, used)
        if head != first:
            new = {f"new_{name}": getattr(head, name) for name in Head.__slots__}
            connection.execute(self._move, {"this": self.id, **new})
        self._next = head
        return results, news

    def heard(self) -> None:
        """The batch is committed: what it kept is known here."""
        self.seen = self._next

    def _vote(self, kept: Vote, saved: int) -> dict[str, Any]:
        return {
            "session": self.id,
            "decision": kept.decision,
            "round": kept.round,
            "participant": kept.number,
            "choice": kept.choice,
            "saved": saved,
        }

    def _prune(self, connection: Connection, below: int) -> list[int]:
        mine = (participant.c.session == self.id, participant.c.used == 0, participant.c.number <= below)
        gone = list(connection.execute(select(participant.c.number).where(*mine)).scalars())
        connection.execute(delete(participant).where(*mine))
        return gone

    def _speak(self, connection: Connection, who: int, text: str, saved: int) -> Spoken:
        known = connection.execute(
            select(word.c.number).where(word.c.session == self.id, word.c.participant == who)
        ).scalar()
        if known is None:
            numbers = connection.execute(select(word.c.number).where(word.c.session == self.id)).scalars()
            known = max(numbers, default=0) + 1
        row = {"session": self.id, "participant": who, "number": known, "text": text, "saved": saved}
        connection.execute(self._words, row)
        return Spoken(known, text, who)

    def _missed(self, connection: Connection, head: Head) -> News:
        """What another server kept since this one last looked."""
        seen, news = self.seen, News()
        if head.people > seen.people:
            news.seats += seats_after(connection, self.id, seen.people)
        if head.saved > seen.saved:
            news.used += used_after(connection, self.id, seen.saved)
            news.votes += votes_after(connection, self.id, seen.saved)
            news.words += words_after(connection, self.id, seen.saved)
        if head.steps > seen.steps:
            news.steps += steps_after(connection, self.id, seen.steps)
        return news


def seats_after(connection: Connection, id: str, number: int) -> Iterable[Seat]:
    """Seats beyond a number, by number."""
    rows = connection.execute(
        select(participant.c.number, participant.c.token, participant.c.used)
        .where(participant.c.session == id, participant.c.number > number)
        .order_by(participant.c.number)
    )
    return [Seat(number, token, used > 0) for number, token, used in rows]


def used_after(connection: Connection, id: str, saved: int) -> Iterable[int]:
    """Seats that a phone first used after a count."""
    return connection.execute(
        select(participant.c.number).where(participant.c.session == id, participant.c.used > saved)
    ).scalars()


def votes_after(connection: Connection, id: str, saved: int) -> Iterable[Vote]:
    """Votes saved after a count, in the order in which they were saved."""
    rows = connection.execute(
        select(vote.c.participant, vote.c.decision, vote.c.round, vote.c.choice)
        .where(vote.c.session == id, vote.c.saved > saved)
        .order_by(vote.c.saved)
    )
    return [Vote(*row) for row in rows]


def words_after(connection: Connection, id: str, saved: int) -> Iterable[Spoken]:
    """Words saved after a count, in order."""
    rows = connection.execute(
        select(word.c.number, word.c.text, word.c.participant)
        .where(word.c.session == id, word.c.saved > saved)
        .order_by(word.c.saved)
    )
    return [Spoken(*row) for row in rows]


def steps_after(connection: Connection, id: str, number: int) -> Iterable[Step]:
    """Steps beyond a number, in order."""
    rows = connection.execute(
        select(step.c.body).where(step.c.session == id, step.c.number > number).order_by(step.c.number)
    )
    return [step_from_json(json.loads(body)) for (body,) in rows]
