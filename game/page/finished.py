"""A playthrough as data for tools, as `play --json` prints it.

By contract this form carries meters, effects and leans, which no page does: the front ends that players
meet show pages and never this.
"""

from __future__ import annotations

from typing import Any

from game.debrief import TAKE_AWAY, Debrief, Decision
from game.engine import Playthrough, Turn, offers, shown
from game.model import METER_NAMES, Principle, fit_of


def as_dict(play: Playthrough, debrief: Debrief | None = None, arrange: bool = True) -> dict[str, Any]:
    """A playthrough, and its debrief where it is over, ready for JSON.

    Where the picks stop early `ending` and `debrief` are null and `offers` lists what is on screen, in the
    seed's order or, without `arrange`, in the author's. `effects` are those that happened, without zeros.
    """
    ending = play.ending
    found: dict[str, Any] = {
        "scenario": play.scenario.id,
        "seed": play.seed,
        "picks": list(play.picks),
        "ending": None if ending is None else {"id": ending.id, "title": ending.title},
        "meters": dict(zip(METER_NAMES, play.meters, strict=True)),
        "turns": [_turn(turn) for turn in play.turns],
        "debrief": None if debrief is None else _debrief(debrief),
    }
    if not play.over:
        found["offers"] = [
            {
                "id": offer.choice.id,
                "text": offer.choice.text,
                "open": offer.open,
                "why_not": offer.why_not,
            }
            for offer in (shown(play) if arrange else offers(play))
        ]
    return found


def _turn(turn: Turn) -> dict[str, Any]:
    choice, moment = turn.choice, turn.scene.moment
    return {
        "scene": turn.scene.id,
        "choice": choice.id,
        "lean": choice.lean.value,
        "fit": None if moment is None else fit_of(choice.draws_on, moment.calls_for).value,
        "expected": choice.expected,
        "risk": choice.risk.value,
        "effects": turn.effects.as_dict(),
        "because": turn.because,
        "moment": None
        if moment is None
        else {
            "calls_for": _ids(moment.calls_for),
            "lean": moment.lean.value,
            "why": moment.why,
            "cues": list(moment.cues),
        },
    }


def _debrief(debrief: Debrief) -> dict[str, Any]:
    bands = {reading.meter.value: reading.band.value for reading in debrief.meters}
    return {
        "pattern": debrief.pattern.value,
        "overlay": debrief.overlay.value,
        "bands": {**bands, "standing": debrief.standing.value},
        "summary": list(debrief.summary),
        "place": {reading.meter.value: reading.line for reading in debrief.meters},
        "cost": debrief.standing_line,
        "decisions": [_decision(decision) for decision in debrief.decisions],
        "questions": list(debrief.questions),
        "take_away": TAKE_AWAY,
    }


def _decision(decision: Decision) -> dict[str, Any]:
    return {
        "number": decision.number,
        "scene": decision.scene,
        "title": decision.title,
        "called": decision.called,
        "choice": decision.choice,
        "text": decision.choice_text,
        "draws_on": _ids(decision.draws_on),
        "another_way": decision.another_way,
    }


def _ids(found: tuple[Principle, ...]) -> list[str]:
    return [principle.value for principle in found]
