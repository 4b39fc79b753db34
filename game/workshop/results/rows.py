"""The result of a session as rows: one for each choice of each vote, with counts only where five voted."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from game.workshop.room.course import Course, Took
from game.workshop.room.debriefing import Held, held
from game.workshop.room.phase import Mode
from game.workshop.room.room import Room, standing_at
from game.workshop.room.tally import Tally
from game.workshop.room.words import ruled


class ResultRow(NamedTuple):
    """One choice in one vote; counts are None where too few voted, `taken` says by what rule, else ""."""

    decision: int
    scene: str
    title: str
    vote: int
    number: int
    choice: str
    text: str
    votes: int | None
    percent: int | None
    hands: int
    taken: str
    reason: str


HEADINGS = (
    "decision",
    "scene",
    "title",
    "vote",
    "number",
    "choice",
    "text",
    "votes by phone",
    "per cent of phones",
    "hands",
    "taken",
    "reason",
)


def rows(room: Room) -> Iterator[ResultRow]:
    """All decisions that were taken, in order."""
    taken = took(room)
    for one in held(room):
        for nth, tally in _tallies(room, one):
            yield from _rows(one, nth, tally, taken.get(one.number))


def took(room: Room) -> dict[int, Took]:
    """What was taken at each decision, by what rule and with what reason, without what an undo took away."""
    found: dict[int, Took] = {}
    course: Course | None = room.course
    while course is not None:
        if course.took is not None and course.decision not in found:
            found[course.decision] = course.took
        course = course.before
    return found


def _tallies(room: Room, one: Held) -> list[tuple[int, Tally]]:
    if room.mode is Mode.OWN:
        return [(1, one.first)]
    counted = [room.tally_at(one.play, one.number, round) for round in one.rounds]
    return list(enumerate(counted, start=1)) or [(1, one.first)]


def _rows(one: Held, nth: int, tally: Tally, taken: Took | None) -> Iterator[ResultRow]:
    for row in standing_at(one.play).rows:
        if row.id not in tally.choices:
            continue
        mine = taken is not None and row.id == taken.choice
        yield ResultRow(
            one.number,
            one.scene.id,
            one.scene.title,
            nth,
            row.number,
            row.id,
            row.text,
            tally.count(row.id) if tally.shown else None,
            tally.percent(row.id) if tally.shown else None,
            tally.hands[tally.choices.index(row.id)],
            ruled(taken.how, tally) if mine and taken is not None else "",
            taken.why if mine and taken is not None else "",
        )
