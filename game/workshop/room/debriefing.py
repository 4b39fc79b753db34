"""The debrief of a room: its parts and clocks, and the two decisions worth an hour's talk."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from game.engine import Playthrough, back_to
from game.model import Scene
from game.workshop.room.course import Course
from game.workshop.room.phase import ALONE, FOURS, LEAST, PAIRS, Company, Mode
from game.workshop.room.room import Room, open_choices
from game.workshop.room.tally import Movement, Tally, movement, tally

MINUTES = (10, 25, 45)


@dataclass(frozen=True, slots=True)
class Held:
    """One decision as the room held it.

    `play` stands at the decision; `first` and `last` are its first and latest tally (the same after one
    vote), `moved` what lies between them, `rounds` their numbers. `took` is None while the choice is not
    taken.
    """

    number: int
    scene: Scene
    play: Playthrough
    rounds: tuple[int, ...]
    first: Tally
    last: Tally
    moved: Movement | None
    took: str | None


@dataclass(frozen=True, slots=True)
class Stage:
    """One part of the debrief: its id, its name, its seconds (0 for none) and with whom people talk."""

    id: str
    label: str
    seconds: int
    company: Company | None = None


def held(room: Room) -> tuple[Held, ...]:
    """The decisions that the room has taken, in order; in a room of own paths, one for each scene played."""
    known = _known.get("held")
    if known is not None and known[0] is room:
        return known[1]
    found = _own(room) if room.mode is Mode.OWN else tuple(_together(room))
    _known["held"] = (room, found)
    return found


# The latest room asked about: every phone of a room is told the same decisions, one after another.
_known: dict[str, tuple[Room, tuple[Held, ...]]] = {}


def _together(room: Room) -> Iterator[Held]:
    for number, turn in enumerate(room.play.turns, start=1):
        play = back_to(room.play, number)
        rounds = rounds_of(room, number)
        tallies = [room.tally_at(play, number, round) for round in rounds]
        empty = tally(open_choices(play), {}, {})
        moved = None
        if len(rounds) > 1:
            moved = movement(
                open_choices(play), room.ballots((number, rounds[0])), room.ballots((number, rounds[-1]))
            )
        first, last = (tallies[0], tallies[-1]) if tallies else (empty, empty)
        yield Held(number, turn.scene, play, rounds, first, last, moved, turn.choice.id)


def rounds_of(room: Room, decision: int) -> tuple[int, ...]:
    """The votes held on a decision, in order, without those that an undo took away."""
    course: Course | None = room.course
    while course is not None:
        if course.decision == decision and course.rounds:
            return course.rounds
        course = course.before
    return ()


def _own(room: Room) -> tuple[Held, ...]:
    at: dict[str, dict[int, str]] = {}
    plays: dict[str, Playthrough] = {}
    first_at: dict[str, int] = {}
    for number in room.own:
        if number in room.people and room.people[number].kept_out:
            continue
        play = room.own_play(number)
        for turn in play.turns:
            at.setdefault(turn.scene.id, {})[number] = turn.choice.id
            plays.setdefault(turn.scene.id, back_to(play, turn.number))
            first_at[turn.scene.id] = min(first_at.get(turn.scene.id, turn.number), turn.number)
    order = sorted(at, key=lambda id: first_at[id])
    found = []
    for place, id in enumerate(order, start=1):
        scene = room.scenario.scene(id)
        if scene is not None:
            counted = tally([choice.id for choice in scene.choices], at[id], {})
            found.append(Held(place, scene, plays[id], (1,), counted, counted, None, None))
    return tuple(found)


def divided(found: tuple[Held, ...]) -> Held | None:
    """The decision on which two people drawn at random most often chose differently, before any talk.

    None where no decision has a split that may be shown, or none divided the room at all; ties go to the
    earlier decision.
    """
    best, most = None, Fraction(0)
    for one in found:
        if one.first.voted >= LEAST and one.first.division > most:
            best, most = one, one.first.division
    return best


def changed(found: tuple[Held, ...]) -> Held | None:
    """The decision on which the largest share changed between its first and latest vote.

    Only where five or more changed; ties go to the earlier decision.
    """
    best, most = None, Fraction(0)
    for one in found:
        moved = one.moved
        if moved is None or moved.changed is None or moved.changed < LEAST:
            continue
        share = Fraction(moved.changed, moved.both)
        if share > most:
            best, most = one, share
    return best


WORDS = "words"
PATH = "path"
CHANGED = "changed"
DIVIDED = "divided"
CUES = "cues"
WHY = "why"
HERE = "here"
WHAT_IF = "what_if"
NEXT = "next"
END = "end"

_PLANS: dict[int, tuple[Stage, ...]] = {
    10: (
        Stage(PATH, "What happened", 120),
        Stage(DIVIDED, "Where we divided", 60, ALONE),
        Stage(DIVIDED, "Where we divided", 120, PAIRS),
        Stage(DIVIDED, "Where we divided", 120, Company("All", 120)),
        Stage(NEXT, "Now what", 180),
        Stage(END, "The end", 0),
    ),
    25: (
        Stage(WORDS, "One word each", 120),
        Stage(PATH, "What happened", 180),
        Stage(CHANGED, "Where we moved", 0),
        Stage(DIVIDED, "Where we divided", 60, ALONE),
        Stage(DIVIDED, "Where we divided", 120, PAIRS),
        Stage(DIVIDED, "Where we divided", 240, FOURS),
        Stage(DIVIDED, "Where we divided", 300, Company("All", 300)),
        Stage(CUES, "What was in the scene", 240),
        Stage(WHY, "One position on it", 0),
        Stage(NEXT, "Now what", 240),
        Stage(END, "The end", 0),
    ),
    45: (
        Stage(WORDS, "One word each", 180),
        Stage(PATH, "What happened", 300),
        Stage(CHANGED, "Where we moved", 240),
        Stage(DIVIDED, "Where we divided", 60, ALONE),
        Stage(DIVIDED, "Where we divided", 120, PAIRS),
        Stage(DIVIDED, "Where we divided", 240, FOURS),
        Stage(DIVIDED, "Where we divided", 300, Company("All", 300)),
        Stage(CUES, "What was in the scene", 360),
        Stage(WHY, "One position on it", 0),
        Stage(HERE, "Here", 480),
        Stage(WHAT_IF, "What if", 240),
        Stage(NEXT, "Now what", 180),
        Stage(END, "The end", 0),
    ),
}


def stages(room: Room) -> tuple[Stage, ...]:
    """The parts of this room's debrief, without those that need a split, a movement or cues that are not
    there."""
    found = held(room)
    split, moved = divided(found), changed(found)
    moment = None if split is None else split.scene.moment
    without = set()
    if moved is None:
        without.add(CHANGED)
    if moment is None or not moment.cues:
        without.add(CUES)
    if moment is None or not moment.why:
        without.add(WHY)
    return tuple(stage for stage in _PLANS[room.minutes] if stage.id not in without)


def stage_of(room: Room) -> Stage:
    """The part of the debrief at which a room stands."""
    found = stages(room)
    return found[min(room.course.stage, len(found) - 1)]
