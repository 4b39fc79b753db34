"""What the facilitator may do, when, and what it does.

Theory of operation. A decision goes round this table; `next` is the way along it, every other step a way out.

    lobby -> read -> vote -> closed -> shown -> discuss -> vote -> closed -> shown -> consequence -> read ...
                                           \\________________________________________/     \\-> ending ->
                                           debrief

`resolve` turns what somebody asked for into one whole step or refuses it in words; it looks, and changes
nothing. What a step does stands in `steps`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from game.debrief import joined
from game.workshop.room.course import Course
from game.workshop.room.debriefing import MINUTES, stages
from game.workshop.room.messages import Do, Step
from game.workshop.room.phase import EXTEND, TALK, TALK_UP_TO, How, Mode, Phase
from game.workshop.room.room import Room, is_open, next_round, open_choices
from game.workshop.room.words import STANDS, ahead, signs

LONGEST_REASON = 300
LONGEST_CLOCK = 3600
MOST_HANDS = 5000


class Refused(Exception):
    """A step that cannot be done as the session stands; the message says why and what can be."""


def resolve(room: Room, do: Do, now: float) -> Step:
    """The one whole step that a wish comes to; raises `Refused`, and the room is as it was."""
    if do.at is not None and do.at != room.steps:
        raise Refused("The session has moved on since this button was drawn. Look again, then press.")
    asked = following(room) if do.do == "next" else do
    if asked is None:
        raise Refused("The debrief is over; there is nothing after it. The results are on the console.")
    rule = _RESOLVE.get(asked.do)
    if rule is None:
        raise Refused(f"“{asked.do}” is not something a session can do. It can: {', '.join(KNOWN)}.")
    return rule(room, asked, now)


def following(room: Room) -> Do | None:
    """What `next` does as the session stands; None when all is done."""
    course = room.course
    match room.phase:
        case Phase.LOBBY:
            return Do("open") if room.mode is Mode.OWN else Do("start")
        case Phase.READ:
            more = course.turn + 1 < room.turns or course.leaf + 1 < len(room.leaves)
            return Do("turn") if more else Do("debrief" if room.play.stuck else "open")
        case Phase.VOTE:
            return Do("close")
        case Phase.CLOSED:
            return Do("debrief") if room.mode is Mode.OWN else Do("show")
        case Phase.SHOWN:
            return _after_split(room)
        case Phase.DISCUSS:
            return Do("revote")
        case Phase.CONSEQUENCE:
            return Do("turn") if course.turn + 1 < room.turns else Do("on")
        case Phase.ENDING:
            return Do("turn") if course.turn + 1 < room.turns else Do("debrief")
        case Phase.DEBRIEF:
            return Do("stage") if course.stage + 1 < len(stages(room)) else None


def _after_split(room: Room) -> Do:
    """Talk where the room is split, vote again where nobody did, else take the leading choice.

    In a tie that a talk has not ended, the first of the leading choices, and the button says which. Where
    nobody votes a second time either, what led the first vote, or the first choice that is open.
    """
    tally = room.counted()
    if not tally.leading and room.second:
        first = room.counted(room.course.rounds[0]).leading
        return Do("choose", choice=(first or open_choices(room.play))[0])
    if not tally.leading:
        return Do("revote")
    if not room.second and (len(tally.leading) > 1 or 100 * tally.lead <= TALK_UP_TO):
        return Do("discuss")
    return Do("choose", choice=tally.leading[0])


def _refuse(room: Room, wish: str, way_out: str) -> Refused:
    return Refused(f"{wish} can’t be done during {STANDS[room.phase]}. {way_out}")


def _step(room: Room, do: Do, now: float) -> Step:
    return Step(room.steps + 1, do.do, now)


def _start(room: Room, do: Do, now: float) -> Step:
    if room.phase is not Phase.LOBBY or room.mode is Mode.OWN:
        raise _refuse(room, "Starting the story", "It has started.")
    return _step(room, do, now)


def _turn(room: Room, do: Do, now: float) -> Step:
    course = room.course
    leaf = room.phase is Phase.READ and course.leaf + 1 < len(room.leaves)
    if course.turn + 1 < room.turns or leaf:
        return _step(room, do, now)
    raise _refuse(room, "Turning the page", "This is the last one.")


def _open(room: Room, do: Do, now: float) -> Step:
    if room.phase is Phase.SHOWN:
        raise Refused("The split is on screen. To vote again, use “revote”.")
    ahead = room.phase in (Phase.LOBBY, Phase.READ, Phase.CONSEQUENCE) and not room.play.over
    if not ahead:
        raise _refuse(room, "Opening the vote", "It opens after the scene was read.")
    if room.mode is not Mode.OWN and room.play.stuck:
        raise Refused("No choice is open here, which is a fault of the scenario. Take a step back, or end.")
    course = room.course if room.mode is Mode.OWN else Course(Phase.READ, room.play)
    round = 1 if room.mode is Mode.OWN else next_round(replace(room, course=course))[0]
    return replace(_step(room, do, now), round=round)


def _close(room: Room, do: Do, now: float) -> Step:
    if room.phase is not Phase.VOTE:
        raise _refuse(room, "Closing the vote", "No vote is open.")
    return _step(room, do, now)


def _show(room: Room, do: Do, now: float) -> Step:
    if room.mode is Mode.OWN or room.phase not in (Phase.VOTE, Phase.CLOSED):
        raise _refuse(room, "Showing the split", "A split is there once a vote has closed.")
    return _step(room, do, now)


def _discuss(room: Room, do: Do, now: float) -> Step:
    if room.mode is Mode.OWN or room.phase not in (Phase.SHOWN, Phase.DISCUSS):
        raise _refuse(room, "A talk", "It follows the split.")
    company = room.course.company + 1 if room.phase is Phase.DISCUSS else 0
    if company >= len(TALK):
        raise Refused("Everybody is talking together already. Vote again, or take a choice.")
    seconds = TALK[company].seconds if do.seconds is None else _seconds(do.seconds)
    return replace(_step(room, do, now), seconds=seconds)


def _revote(room: Room, do: Do, now: float) -> Step:
    if room.mode is Mode.OWN or room.phase not in (Phase.SHOWN, Phase.DISCUSS):
        raise _refuse(room, "Voting again", "It follows the split, with a talk or without.")
    return replace(_step(room, do, now), round=next_round(room)[0])


def _choose(room: Room, do: Do, now: float) -> Step:
    if room.mode is Mode.OWN or room.phase not in (Phase.CLOSED, Phase.SHOWN, Phase.DISCUSS):
        raise _refuse(room, "Taking a choice", "Close the vote first; then the room can go on.")
    tally = room.counted()
    leading = tally.leading
    choice = do.choice
    if choice is None:
        if len(leading) != 1:
            level = f"{joined(signs(room, leading))} tie" if leading else "Nobody has voted"
            raise Refused(f"{level}, so there is no leading choice to take. Say which choice to take.")
        choice = leading[0]
    if not is_open(room.play, choice):
        open = ", ".join(open_choices(room.play))
        raise Refused(f"“{choice}” is not open here. Open are: {open}.")
    why = (do.why or "").strip()[:LONGEST_REASON]
    if not leading:
        how = How.UNVOTED
    elif choice not in leading:
        if not why:
            raise Refused(
                f"That is against {ahead(tally)}. Give a reason; the screen says it with the choice."
            )
        how = How.OVERRULED
    else:
        how = How.MAJORITY if len(leading) == 1 else How.TIE
    return replace(_step(room, do, now), choice=choice, how=how.value, why=why)


def _on(room: Room, do: Do, now: float) -> Step:
    if room.phase is not Phase.CONSEQUENCE:
        raise _refuse(room, "Going on", "It follows what happened.")
    return _step(room, do, now)


def _debrief(room: Room, do: Do, now: float) -> Step:
    minutes = room.minutes if do.minutes is None else do.minutes
    if minutes not in MINUTES:
        raise Refused(f"A debrief takes {joined([str(m) for m in MINUTES])} minutes.")
    if room.phase is Phase.DEBRIEF:
        raise _refuse(room, "Choosing the debrief’s length", "It has begun; undo leads back.")
    stuck = room.phase is Phase.READ and room.play.stuck
    begins = stuck or room.phase is Phase.ENDING or (room.mode is Mode.OWN and room.phase is Phase.CLOSED)
    if not begins and do.minutes is None:
        raise _refuse(room, "The debrief", "It follows the ending.")
    return replace(_step(room, do if begins else replace(do, do="minutes"), now), seconds=float(minutes))


def _stage(room: Room, do: Do, now: float) -> Step:
    if room.phase is not Phase.DEBRIEF or room.course.stage + 1 >= len(stages(room)):
        raise _refuse(room, "The next part", "There is none.")
    return _step(room, do, now)


def _undo(room: Room, do: Do, now: float) -> Step:
    if room.course.before is None:
        raise Refused("There is nothing to take back: the session is at its beginning.")
    return _step(room, do, now)


def _pause(room: Room, do: Do, now: float) -> Step:
    if room.course.clock is None:
        raise Refused("No clock is running, so there is nothing to hold.")
    return _step(room, do, now)


def _extend(room: Room, do: Do, now: float) -> Step:
    if room.course.clock is None:
        raise Refused("No clock is running, so there is nothing to extend.")
    seconds = EXTEND if do.seconds is None else _seconds(do.seconds)
    return replace(_step(room, do, now), seconds=seconds)


def _clock(room: Room, do: Do, now: float) -> Step:
    if room.phase not in (Phase.VOTE, Phase.DISCUSS):
        raise _refuse(room, "A clock", "It runs on an open vote or a talk.")
    seconds = 60 if do.seconds is None else do.seconds
    return replace(_step(room, do, now), seconds=0 if seconds == 0 else _seconds(seconds))


def _bell(room: Room, do: Do, now: float) -> Step:
    if room.phase is not Phase.DEBRIEF:
        raise _refuse(room, "Starting this part’s clock again", "It belongs to the debrief.")
    return _step(room, do, now)


def _hands(room: Room, do: Do, now: float) -> Step:
    if room.mode is Mode.OWN or not room.course.rounds or room.phase is Phase.CONSEQUENCE:
        raise _refuse(room, "Typing in hands", "Hands belong to a vote.")
    if do.counts is None:
        raise Refused("Hands need “counts”: for each choice how many.")
    open = open_choices(room.play)
    for choice, count in do.counts.items():
        if choice not in open:
            raise Refused(f"“{choice}” is not open here. Open are: {', '.join(open)}.")
        if not 0 <= count <= MOST_HANDS:
            raise Refused(f"Hands are a whole number from 0 to {MOST_HANDS}.")
    return replace(_step(room, do, now), counts=dict(do.counts), round=room.course.rounds[-1])


def _mode(room: Room, do: Do, now: float) -> Step:
    if room.phase is not Phase.LOBBY:
        raise _refuse(room, "Changing how the room plays", "It is settled in the lobby.")
    if do.mode not in [mode.value for mode in Mode]:
        raise Refused(f"A room plays in one of these ways: {', '.join(mode.value for mode in Mode)}.")
    return replace(_step(room, do, now), text=do.mode)


def _person(room: Room, do: Do, now: float) -> Step:
    if do.participant not in room.people:
        raise Refused("There is nobody of that number here.")
    return replace(_step(room, do, now), participant=do.participant)


def _word(room: Room, do: Do, now: float) -> Step:
    if do.word not in room.words:
        raise Refused("There is no word of that number.")
    return replace(_step(room, do, now), word=do.word)


def _note(room: Room, do: Do, now: float) -> Step:
    text = (do.text or "").strip()[:2000]
    if not text:
        raise Refused("A note needs words.")
    return replace(_step(room, do, now), text=text)


def _turns(room: Room, do: Do, now: float) -> Step:
    if room.phase not in (Phase.READ, Phase.CONSEQUENCE, Phase.ENDING):
        raise _refuse(room, "Telling how many screens a text needs", "No text is on the screen.")
    if do.turns is None or not 1 <= do.turns <= 20:
        raise Refused("A text needs 1 to 20 screens.")
    return replace(_step(room, do, now), seconds=float(do.turns))


def _seconds(seconds: float) -> float:
    if not 1 <= seconds <= LONGEST_CLOCK:
        raise Refused(f"A clock runs from 1 to {LONGEST_CLOCK} seconds.")
    return float(seconds)


_RESOLVE: dict[str, Callable[[Room, Do, float], Step]] = {
    "start": _start,
    "turn": _turn,
    "open": _open,
    "close": _close,
    "show": _show,
    "discuss": _discuss,
    "revote": _revote,
    "choose": _choose,
    "on": _on,
    "debrief": _debrief,
    "stage": _stage,
    "undo": _undo,
    "pause": _pause,
    "extend": _extend,
    "clock": _clock,
    "bell": _bell,
    "hands": _hands,
    "mode": _mode,
    "remove_name": _person,
    "give_name": _person,
    "keep_out": _person,
    "let_in": _person,
    "let_through": _word,
    "hold_back": _word,
    "note": _note,
    "turns": _turns,
}

KNOWN = ("next", *(do for do in _RESOLVE if do not in ("start", "turn", "on", "stage")))
"""What a facilitator may ask for; the others are what `next` comes to."""
