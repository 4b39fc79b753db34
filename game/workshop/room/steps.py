"""What each kept step does to a room.

No step can fail: whatever was kept gives the same room each time it is replayed.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from game.engine import pick
from game.workshop.room.clock import Clock, started
from game.workshop.room.course import Course, Opened, Took
from game.workshop.room.debriefing import stages
from game.workshop.room.messages import Step
from game.workshop.room.names import name
from game.workshop.room.phase import EXTEND, TALK, How, Mode, Phase
from game.workshop.room.room import Room, next_round, own_of


def applied(room: Room, step: Step) -> Room:
    """The room after a kept step."""
    after = _APPLY[step.do](room, step)
    return replace(after, steps=step.number)


def _read(course: Course) -> Course:
    """A course that starts on the decision its play stands at."""
    return Course(Phase.READ, course.play)


def _went(room: Room, course: Course, did: str) -> Room:
    """The room one step further, with the way back kept. A clock that is left behind is held as it stood."""
    return replace(room, course=replace(course, before=room.course, did=did))


def _left(room: Room, step: Step) -> Room:
    """The room with its clock held, as it is left behind: undo finds the seconds that were left."""
    clock = room.course.clock
    if clock is None:
        return room
    left = None if clock.what == "vote" and clock.remaining(step.time) <= 0 else clock.hold(step.time)
    return replace(room, course=replace(room.course, clock=left))


def _do_start(room: Room, step: Step) -> Room:
    return _went(room, _read(room.course), "starting the story")


def _do_turn(room: Room, step: Step) -> Room:
    course = room.course
    if course.turn + 1 < room.turns:
        return _went(room, replace(course, turn=course.turn + 1), "turning the page")
    return _went(room, replace(course, leaf=course.leaf + 1, turn=0, turns=0), "turning the page")


def _do_open(room: Room, step: Step) -> Room:
    if room.mode is Mode.OWN:
        return _went(room, Course(Phase.VOTE, room.play), "starting to play")
    course = _read(room.course) if room.phase is not Phase.READ else room.course
    at = replace(room, course=replace(course, rounds=()))
    round, nth = next_round(at)
    opened = Opened(at.course.decision, round, at.play.picks, nth)
    after = _went(
        room,
        Course(Phase.VOTE, course.play, leaf=len(at.leaves) - 1, rounds=(round,)),
        "opening the vote",
    )
    return replace(after, opened=_with(room.opened, opened))


def _with(opened: tuple[Opened, ...], one: Opened) -> tuple[Opened, ...]:
    return opened if one in opened else (*opened, one)


def _do_close(room: Room, step: Step) -> Room:
    room = _left(room, step)
    did = "stopping the play" if room.mode is Mode.OWN else "closing the vote"
    return _went(room, replace(room.course, phase=Phase.CLOSED, clock=None), did)


def _do_show(room: Room, step: Step) -> Room:
    room = _left(room, step)
    did = "showing the second split" if room.second else "showing the split"
    return _went(room, replace(room.course, phase=Phase.SHOWN, clock=None), did)


def _do_discuss(room: Room, step: Step) -> Room:
    company = room.course.company + 1 if room.phase is Phase.DISCUSS else 0
    did = f"talking {TALK[company].label.lower()}" if company else "starting the talk"
    clock = started("talk", step.seconds or 0, step.time)
    room = _left(room, step)
    return _went(room, replace(room.course, phase=Phase.DISCUSS, company=company, clock=clock), did)


def _do_revote(room: Room, step: Step) -> Room:
    room = _left(room, step)
    round, nth = next_round(room)
    opened = Opened(room.course.decision, round, room.play.picks, nth)
    course = replace(
        room.course, phase=Phase.VOTE, rounds=(*room.course.rounds, round), clock=None, company=0
    )
    after = _went(room, course, "opening the second vote" if nth == 1 else "opening the vote again")
    return replace(after, opened=_with(room.opened, opened))


def _do_choose(room: Room, step: Step) -> Room:
    room = _left(room, step)
    taken = Took(step.choice or "", How(step.how), step.why or "")
    course = replace(
        room.course,
        phase=Phase.CONSEQUENCE,
        play=pick(room.play, taken.choice),
        took=taken,
        clock=None,
        company=0,
        turn=0,
        turns=0,
    )
    return _went(room, course, "taking a choice")


def _do_on(room: Room, step: Step) -> Room:
    if room.play.over:
        return _went(room, Course(Phase.ENDING, room.play), "going on to the ending")
    return _went(room, _read(room.course), "going on")


def _do_debrief(room: Room, step: Step) -> Room:
    room = replace(room, minutes=int(step.seconds or room.minutes))
    return _at_stage(room, 0, step, "opening the debrief")


def _do_minutes(room: Room, step: Step) -> Room:
    return replace(room, minutes=int(step.seconds or room.minutes))


def _do_stage(room: Room, step: Step) -> Room:
    room = _left(room, step)
    return _at_stage(room, room.course.stage + 1, step, "going on in the debrief")


def _at_stage(room: Room, number: int, step: Step, did: str) -> Room:
    course = Course(Phase.DEBRIEF, room.play, stage=number)
    stage = stages(replace(room, course=replace(course, before=room.course)))[number]
    clock = started(stage.id, stage.seconds, step.time) if stage.seconds else None
    return _went(room, replace(course, clock=clock), did)


def _do_undo(room: Room, step: Step) -> Room:
    return room if room.course.before is None else replace(room, course=room.course.before)


def _with_clock(room: Room, clock: Clock | None) -> Room:
    return replace(room, course=replace(room.course, clock=clock))


def _do_pause(room: Room, step: Step) -> Room:
    clock = room.course.clock
    if clock is None:
        return room
    return _with_clock(room, clock.go(step.time) if clock.held else clock.hold(step.time))


def _do_extend(room: Room, step: Step) -> Room:
    clock = room.course.clock
    return room if clock is None else _with_clock(room, clock.longer(step.seconds or EXTEND, step.time))


def _do_clock(room: Room, step: Step) -> Room:
    what = "vote" if room.phase is Phase.VOTE else "talk"
    return _with_clock(room, started(what, step.seconds, step.time) if step.seconds else None)


def _do_bell(room: Room, step: Step) -> Room:
    stage = stages(room)[room.course.stage]
    return _with_clock(room, started(stage.id, stage.seconds, step.time) if stage.seconds else None)


def _do_resume(room: Room, step: Step) -> Room:
    """The server stood still in between: the clock goes on with what was left when it was last alive."""
    clock = room.course.clock
    if clock is None or clock.held:
        return room
    return _with_clock(room, replace(clock, left=step.seconds or 0, since=step.time))


def _do_hands(room: Room, step: Step) -> Room:
    key = (room.course.decision, step.round or 0)
    return replace(room, hands={**room.hands, key: {c: n for c, n in step.counts.items() if n}})


def _do_mode(room: Room, step: Step) -> Room:
    mode = Mode(step.text)
    return replace(room, mode=mode, own=own_of(room.votes) if mode is Mode.OWN else {})


def _do_person(room: Room, step: Step) -> Room:
    number = step.participant or 0
    person = room.people.get(number)
    if person is None:
        return room
    match step.do:
        case "remove_name":
            person = replace(person, name="")
        case "give_name":
            again = person.renamed + 1
            person = replace(person, name=name(room.seed, number, again), renamed=again)
        case "keep_out":
            person = replace(person, kept_out=True)
        case _:
            person = replace(person, kept_out=False)
    return replace(room, people={**room.people, number: person})


def _do_word(room: Room, step: Step) -> Room:
    word = room.words.get(step.word or 0)
    if word is None:
        return room
    return replace(room, words={**room.words, word.number: replace(word, through=step.do == "let_through")})


def _do_note(room: Room, step: Step) -> Room:
    return replace(room, notes=(*room.notes, step.text or ""))


def _do_turns(room: Room, step: Step) -> Room:
    turns = int(step.seconds or 1)
    return replace(room, course=replace(room.course, turns=turns, turn=min(room.course.turn, turns - 1)))


_APPLY: dict[str, Callable[[Room, Step], Room]] = {
    "start": _do_start,
    "turn": _do_turn,
    "open": _do_open,
    "close": _do_close,
    "show": _do_show,
    "discuss": _do_discuss,
    "revote": _do_revote,
    "choose": _do_choose,
    "on": _do_on,
    "debrief": _do_debrief,
    "minutes": _do_minutes,
    "stage": _do_stage,
    "undo": _do_undo,
    "pause": _do_pause,
    "extend": _do_extend,
    "clock": _do_clock,
    "bell": _do_bell,
    "resume": _do_resume,
    "hands": _do_hands,
    "mode": _do_mode,
    "remove_name": _do_person,
    "give_name": _do_person,
    "keep_out": _do_person,
    "let_in": _do_person,
    "let_through": _do_word,
    "hold_back": _do_word,
    "note": _do_note,
    "turns": _do_turns,
}
"""Every step that a log may hold."""
