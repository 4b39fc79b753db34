"""The whole log of a session, and the session again from its log."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection

from game.model import Scenario
from game.workshop.room.messages import Joined, Message, Said, Saved, Vote
from game.workshop.room.names import name
from game.workshop.room.people import Participant
from game.workshop.room.phase import Mode
from game.workshop.room.room import Room, new_room
from game.workshop.room.update import update
from game.workshop.store.ledger import seats_after, steps_after, votes_after, words_after
from game.workshop.store.record import Record, step_from_json, step_to_json

Data = dict[str, Any]


def log(connection: Connection, record: Record, room: Room) -> Data:
    """All votes as they were saved, all steps, and what follows from them."""
    return {
        "session": record.id,
        "scenario": {"id": record.scenario, "title": record.title, "digest": record.digest},
        "seed": record.seed,
        "mode": record.mode,
        "minutes": record.minutes,
        "participants": [seat.number for seat in seats_after(connection, record.id, 0)],
        "votes": [
            {
                "decision": vote.decision,
                "round": vote.round,
                "participant": vote.number,
                "choice": vote.choice,
            }
            for vote in votes_after(connection, record.id, 0)
        ],
        "words": [{"word": word.number, "text": word.text} for word in words_after(connection, record.id, 0)],
        "steps": [step_to_json(step) for step in steps_after(connection, record.id, 0)],
        "hands": [
            {"decision": decision, "round": round, "counts": dict(counts)}
            for (decision, round), counts in sorted(room.hands.items())
        ],
        "path": list(room.play.picks),
    }


def replayed(data: Mapping[str, Any], scenario: Scenario) -> Room:
    """The room that a log leads to."""
    room = new_room(data["session"], scenario, data["seed"], Mode(data["mode"]), data["minutes"])
    people = tuple(Participant(n, name(data["seed"], n)) for n in data["participants"])
    votes = tuple(Vote(v["participant"], v["decision"], v["round"], v["choice"]) for v in data["votes"])
    words = [Said(word["word"], word["text"]) for word in data["words"]]
    steps = [step_from_json(step) for step in data["steps"]]
    messages: list[Message] = [Joined(people), Saved(votes), *words, *steps]
    for message in messages:
        room, _ = update(room, message, 0.0)
    return room
