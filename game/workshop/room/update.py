"""The room as a function: a room and a message give the next room and what it asks of the world."""

from __future__ import annotations

from dataclasses import replace

from game.workshop.room.messages import (
    Came,
    Do,
    Effect,
    Joined,
    Left,
    Message,
    Refresh,
    Refuse,
    Said,
    Saved,
    SaveStep,
    Say,
    Step,
    Tick,
    Vote,
)
from game.workshop.room.people import Participant
from game.workshop.room.phase import Phase
from game.workshop.room.room import Room
from game.workshop.room.rules import Refused, resolve
from game.workshop.room.steps import applied
from game.workshop.room.votes import asked, said, saved, word_asked

QUIET = frozenset({"hands", "note", "let_through", "hold_back", "turns", "turn", "minutes"})
"""Steps that change nothing on a phone."""


def update(room: Room, message: Message, now: float) -> tuple[Room, tuple[Effect, ...]]:
    """The next room and the effects. `now` is seconds on the session's clock; nothing here asks for it."""
    match message:
        case Vote():
            return room, asked(room, message)
        case Saved():
            return saved(room, message)
        case Do():
            try:
                return room, (SaveStep(resolve(room, message, now)),)
            except Refused as refused:
                return room, (Refuse(str(refused)),)
        case Step():
            return _stepped(room, message)
        case Joined(people):
            return _joined(room, people)
        case Came(numbers):
            return _came(room, numbers)
        case Left(numbers):
            stay = {n: p for n, p in room.people.items() if n not in set(numbers)}
            return replace(room, people=stay), (Refresh(count=True),)
        case Say():
            return room, word_asked(room, message)
        case Said():
            return said(room, message)
        case Tick():
            return room, _ticked(room, now)


def _stepped(room: Room, step: Step) -> tuple[Room, tuple[Effect, ...]]:
    if step.number <= room.steps:
        return room, ()
    after = applied(room, step)
    if step.participant is not None:
        return after, (Refresh(phones=frozenset({step.participant})),)
    # A page that is turned or a leaf that is new: phones read with the room.
    everyone = step.do not in QUIET or after.course.leaf != room.course.leaf
    return after, (Refresh(everyone=everyone),)


def _joined(room: Room, people: tuple[Participant, ...]) -> tuple[Room, tuple[Effect, ...]]:
    new = {p.number: p for p in people if p.number not in room.people}
    return replace(room, people={**room.people, **new}), (Refresh(count=True),)


def _came(room: Room, numbers: tuple[int, ...]) -> tuple[Room, tuple[Effect, ...]]:
    people = room.people
    new = {n: replace(people[n], came=True) for n in numbers if n in people and not people[n].came}
    if not new:
        return room, ()
    return replace(room, people={**people, **new}), (Refresh(count=True),)


def _ticked(room: Room, now: float) -> tuple[Effect, ...]:
    """A vote closes when its clock runs out; a talk waits for the facilitator."""
    clock = room.course.clock
    if room.phase is Phase.VOTE and clock is not None and clock.over(now):
        return (SaveStep(resolve(room, Do("close"), now)),)
    return ()
