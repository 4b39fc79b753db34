"""What the console gets: everything that a facilitator may know, and what each button would do."""

from __future__ import annotations

from game.model import Scene
from game.page import Row
from game.workshop.room.debriefing import CUES, DIVIDED, WHY, changed, divided, held, stage_of, stages
from game.workshop.room.phase import Mode, Phase
from game.workshop.room.room import Room, standing_at
from game.workshop.room.tally import Tally
from game.workshop.room.words import first_sentence
from game.workshop.views.around import Around
from game.workshop.views.drive import driven, instead, notice, steps
from game.workshop.views.projected_debrief import spoken
from game.workshop.views.projector import progress, voters
from game.workshop.views.talk import talk_of
from game.workshop.views.text import Data, choice_of

_OPEN = (Phase.VOTE, Phase.CLOSED)
_COUNTED = (Phase.SHOWN, Phase.DISCUSS, Phase.CONSEQUENCE)


def state(room: Room, around: Around, now: float) -> Data:
    """The console's state. The tally is in it only once the split is shown, and never under five votes."""
    own = room.mode is Mode.OWN
    clock = room.course.clock
    page = room.text
    voted, _ = (0, 0) if own else voters(room)
    tally = room.counted() if room.phase in _COUNTED and not own else None
    # Where everyone is somewhere else, no one scene is the room's.
    nowhere = own or room.phase is Phase.LOBBY
    scene = _scene(room)
    facilitator = None if scene is None else scene.facilitator
    return {
        "v": 1,
        "session": room.session,
        "phase": room.phase.value,
        "decision": room.decision,
        "round": room.round,
        "participants": sum(1 for p in room.people.values() if not p.kept_out),
        "voted": voted,
        "tally": counts(tally),
        "path": list(room.play.picks),
        "at": room.steps,
        "mode": room.mode.value,
        "scenario": {"id": room.scenario.id, "title": room.scenario.title},
        "title": room.scenario.title if nowhere else page.title,
        "called": None if nowhere else page.called,
        "object": None if nowhere else page.object,
        "of": around.of,
        "url": around.url,
        "delete_on": around.delete_on,
        "remaining": None if clock is None else round(clock.remaining(now), 1),
        "paused": clock is not None and clock.held,
        "clock": None if clock is None else {"total": clock.total, "what": clock.what},
        **driven(room),
        "steps": steps(room),
        "count": _count(room),
        "notice": notice(room),
        "paragraphs": [] if nowhere else [block.text for block in page.blocks],
        "choices": _choices(room, tally),
        "instead": instead(room),
        "say": _say(room),
        "ask": [] if facilitator is None else list(facilitator.ask),
        "note": "" if facilitator is None else facilitator.note,
        "notes": list(room.notes),
        "moved": _moved(room),
        "presence": presence(room, around),
        "people": [
            {
                "number": p.number,
                "name": p.name,
                "here": p.number in around.here,
                "kept_out": p.kept_out,
            }
            for p in room.people.values()
        ],
        "words": [{"word": w.number, "text": w.text, "through": w.through} for w in room.words.values()],
        "debrief": _debrief(room),
        "progress": _progress(room) if own else None,
        "addresses": [
            {
                "address": one.address,
                "url": one.url,
                "label": one.label,
                "chosen": one.chosen,
                "reached": one.reached,
            }
            for one in around.addresses
        ],
        "hints": list(around.hints),
    }


def _scene(room: Room) -> Scene | None:
    """The scene whose prompts are wanted now: the present one; in a debrief the one talked about."""
    if room.phase is Phase.DEBRIEF and stage_of(room).id in (DIVIDED, CUES, WHY):
        split = divided(held(room))
        if split is not None:
            return split.scene
    if room.mode is Mode.OWN or room.phase is Phase.LOBBY:
        return None
    return room.scenario.scene(standing_at(room.asked).scene)


def look(room: Room) -> dict[str, int] | None:
    """The tally of a vote that is not shown yet, for the facilitator's eyes; None under five votes."""
    return counts(room.counted()) if room.phase in _OPEN and room.mode is not Mode.OWN else None


def counts(tally: Tally | None) -> dict[str, int] | None:
    """A tally on the wire."""
    if tally is None or not tally.shown:
        return None
    return dict(zip(tally.choices, tally.phones, strict=True))


def presence(room: Room, around: Around) -> Data:
    """Who is on the air."""
    came = room.came
    here = sum(1 for p in came if p.number in around.here)
    fell = around.fell >= 3 and 10 * around.fell >= len(came)
    return {
        "connected": here,
        "away": len(came) - here,
        "screens": around.screens,
        "consoles": around.consoles,
        "screen_since": around.screen_since or None,
        "notice": {
            "strong": f"{around.fell} phones went away within 20 seconds",
            "quiet": "Saved votes are safe. Check the Wi-Fi, or count hands.",
        }
        if fell
        else None,
    }


def _count(room: Room) -> str:
    people = len(room.came)
    if room.mode is Mode.OWN and room.phase in (Phase.VOTE, Phase.CLOSED):
        _, finished, of = progress(room)
        return f"{finished} of {of} have finished"
    if room.phase in (*_OPEN, Phase.SHOWN):
        voted, of = voters(room)
        return f"{voted} of {of} have voted" if room.phase is Phase.VOTE else f"{voted} of {of} voted"
    return "1 is here" if people == 1 else f"{people} are here"


def _choices(room: Room, tally: Tally | None) -> list[Data]:
    if room.mode is Mode.OWN or room.phase in (Phase.LOBBY, Phase.ENDING, Phase.DEBRIEF):
        return []
    rounds = room.course.rounds
    first = room.counted(rounds[0]) if len(rounds) > 1 else None
    return [_choice(row, tally, first, room) for row in standing_at(room.asked).rows]


def _choice(row: Row, tally: Tally | None, first: Tally | None, room: Room) -> Data:
    rounds = room.course.rounds
    hands = room.hands.get((room.course.decision, rounds[-1] if rounds else 0), {})
    shown = tally is not None and tally.shown and row.open
    return {
        **choice_of(row),
        "count": tally.count(row.id) if shown and tally is not None else None,
        "percent": tally.percent(row.id) if shown and tally is not None else None,
        "then": first.count(row.id) if first is not None and first.shown and row.open else None,
        "hands": hands.get(row.id),
        "leading": tally is not None and row.id in tally.leading,
    }


def _say(room: Room) -> list[str]:
    if room.phase is Phase.DEBRIEF:
        return spoken(room)
    if room.phase is not Phase.DISCUSS:
        return []
    talk = talk_of(room)
    return [talk.title, *talk.lines]


def _moved(room: Room) -> Data | None:
    moved = room.moved() if room.phase in _COUNTED else None
    if moved is None or moved.changed is None or 0 < moved.changed < 5:
        return None
    return {"changed": moved.changed, "of": moved.both}


def _progress(room: Room) -> Data:
    rows, finished, of = progress(room)
    return {
        "rows": [{"label": label, "count": count} for label, count in rows],
        "finished": finished,
        "of": of,
    }


def _debrief(room: Room) -> Data:
    inside = room.phase is Phase.DEBRIEF
    found = held(room) if inside or room.phase is Phase.ENDING else ()
    split, moved = divided(found), changed(found)
    return {
        "minutes": room.minutes,
        "stage": stage_of(room).id if inside else None,
        "stages": [
            {
                "id": stage.id,
                "label": stage.label if stage.company is None else f"{stage.label}: {stage.company.label}",
                "minutes": stage.seconds / 60,
                "here": inside and number == room.course.stage,
            }
            for number, stage in enumerate(stages(room))
        ]
        if inside
        else [],
        "divided": None
        if split is None
        else {
            "decision": split.number,
            "title": split.scene.title,
            "called": split.scene.called,
            "rows": [
                {"number": row.number, "short": first_sentence(row.text), "count": split.first.count(row.id)}
                for row in standing_at(split.play).rows
                if row.open
            ],
        },
        "changed": None
        if moved is None or moved.moved is None
        else {
            "decision": moved.number,
            "title": moved.scene.title,
            "called": moved.scene.called,
            "changed": moved.moved.changed,
            "of": moved.moved.both,
        },
    }
