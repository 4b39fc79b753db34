"""The debrief on one's own phone: my picks beside the room's, and what each of them leaned on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from game.debrief import FIT, LEAN, Decision, capital, of, principles
from game.debrief.decisions import decision_of
from game.engine import Playthrough, Turn, pick
from game.model import Lean
from game.page import Row
from game.workshop.room.debriefing import Held, held
from game.workshop.room.phase import LEAST, Mode
from game.workshop.room.room import Room, is_open, standing_at
from game.workshop.room.words import number as word
from game.workshop.views.around import Around
from game.workshop.views.text import Data


def mine(room: Room, number: int, around: Around) -> Data:
    """`path` and `debrief` of one participant."""
    found = held(room)
    if room.mode is Mode.OWN:
        play = room.own_play(number)
        return {"path": _own_path(found, play), "debrief": _own_debrief(play, around)}
    rows = [_row(room, one, number) for one in found]
    return {"path": rows, "debrief": _debrief(_sent(room, found, number), (), ())}


class Sent(NamedTuple):
    """A participant's own turn, and the number that its choice had on their phone."""

    turn: Turn
    number: int | None


def _sent(room: Room, found: Sequence[Held], number: int) -> list[Sent]:
    """What would have been this participant's turn at each decision of the room, by their latest vote."""
    sent = []
    for one in found:
        choice = _choice(room, one, number)
        if choice is not None and is_open(one.play, choice):
            sent += _last(pick(one.play, choice))
    return sent


def _last(play: Playthrough) -> list[Sent]:
    """The last turn of a play; none where nothing was picked."""
    turn, before = play.last, play.previous
    if turn is None or before is None:
        return []
    return [Sent(turn, _numbered(standing_at(before).rows, turn.choice.id))]


def _all(play: Playthrough) -> list[Sent]:
    """Every turn of a play, the first one first."""
    sent: list[Sent] = []
    at: Playthrough | None = play
    while at is not None:
        sent += _last(at)
        at = at.previous
    return sent[::-1]


def _choice(room: Room, one: Held, number: int) -> str | None:
    for round in reversed(one.rounds):
        choice = room.votes.get((one.number, round), {}).get(number)
        if choice is not None:
            return choice
    return None


def _numbered(rows: Sequence[Row], choice: str | None) -> int | None:
    return next((row.number for row in rows if row.id == choice), None)


def _row(room: Room, one: Held, number: int) -> Data:
    rows = standing_at(one.play).rows
    mine, took = _choice(room, one, number), one.took
    mine_number, took_number = _numbered(rows, mine), _numbered(rows, took)
    if mine_number is None:
        words = f"Nothing from you. The room took {took_number}."
    elif mine == took:
        words = f"You chose {mine_number}, and the room took it."
    else:
        words = f"You chose {mine_number}{_company(one, mine or '')}. The room took {took_number}."
    return {
        "decision": one.number,
        "title": one.scene.title,
        "called": one.scene.called,
        "object": one.scene.object,
        "mine": mine_number,
        "took": took_number,
        "words": words,
        "rows": _counts(one, rows),
    }


def _company(one: Held, mine: str) -> str:
    count = one.last.count(mine)
    if count >= LEAST:
        return f", with {count - 1} others"
    return ", with a few others" if count > 1 else ""


def _counts(one: Held, rows: Sequence[Row]) -> list[Data] | None:
    if not one.last.shown:
        return None
    return [{"number": row.number, "count": one.last.count(row.id)} for row in rows if row.open]


def _own_path(found: Sequence[Held], play: Playthrough) -> list[Data]:
    """My own decisions, each beside what others chose at the same scene."""
    at = {one.scene.id: one for one in found}
    rows = []
    for turn in play.turns:
        one = at.get(turn.scene.id)
        if one is None:
            continue
        shown = standing_at(one.play).rows
        number = _numbered(shown, turn.choice.id)
        others = one.last.voted - 1
        same = one.last.count(turn.choice.id) - 1
        if one.last.voted < LEAST:
            words = f"You chose {number}."
        elif same + 1 < LEAST:
            words = f"You chose {number}, as fewer than five did of {others + 1} who were here."
        else:
            words = f"You chose {number}, with {same} of {others} others who were here."
        rows.append(
            {
                "decision": turn.number,
                "title": turn.scene.title,
                "called": turn.scene.called,
                "object": turn.scene.object,
                "mine": number,
                "took": None,
                "words": words,
                "rows": _counts(one, shown),
            }
        )
    return rows


def _own_debrief(play: Playthrough, around: Around) -> Data:
    if play.over and around.distribution is not None:
        whole = of(play, around.distribution)
        return _debrief(_all(play), whole.summary, whole.questions)
    return _debrief(_all(play), (), ())


def _debrief(sent: Sequence[Sent], summary: Sequence[str], questions: Sequence[str]) -> Data:
    return {
        "summary": list(summary) or _leaned([one.turn.choice.lean for one in sent]),
        "decisions": [_decision(decision_of(one.turn), one.number) for one in sent],
        "questions": list(questions),
    }


def _leaned(leans: Sequence[Lean]) -> list[str]:
    """One sentence about which side the choices drew on."""
    if not leans:
        return []
    count = Counter(leans)
    parts = [
        f"{word(count[lean])} {words}"
        for lean, words in (
            (Lean.MANAGEMENT, "leaned on management"),
            (Lean.LEADERSHIP, "on leadership" if count[Lean.MANAGEMENT] else "leaned on leadership"),
            (Lean.BOTH, "drew on both"),
            (Lean.NEITHER, "let the moment pass"),
        )
        if count[lean]
    ]
    text = parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"
    if len(leans) == 1:
        return [f"The one choice you sent {parts[0].partition(' ')[2]}. One reading of it; argue with it."]
    return [f"Of {word(len(leans))} choices you sent, {text}. One reading of them; argue with it."]


def _decision(one: Decision, number: int | None) -> Data:
    moment = one.moment
    return {
        "decision": one.number,
        "title": one.title,
        "called": one.called,
        "object": one.object,
        "number": number,
        "choice": one.choice_text,
        "lean": LEAN[one.lean],
        "fit": None if one.fit is None else FIT[one.fit],
        "because": one.because,
        "moment": None
        if moment is None
        else {
            "words": capital(principles(moment.calls_for)),
            "why": moment.why,
            "cues": list(moment.cues),
        },
        "another_way": one.another_way,
    }
