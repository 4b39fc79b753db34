"""One decision as the debrief tells it, and another way that was open then."""

from __future__ import annotations

from game.debrief.debrief import Decision, MomentReading
from game.debrief.sentences import NONE_MET, NONE_MET_BOTH
from game.debrief.words import capital, number
from game.engine import Turn
from game.model import Choice, Fit, Moment, fit_of


def decision_of(turn: Turn) -> Decision:
    """A turn as a row of the debrief."""
    scene, choice, moment = turn.scene, turn.choice, turn.scene.moment
    return Decision(
        number=turn.number,
        scene=scene.id,
        title=scene.title,
        called=scene.called,
        object=scene.object,
        choice=choice.id,
        choice_text=choice.text,
        draws_on=choice.draws_on,
        lean=choice.lean,
        fit=None if moment is None else fit_of(choice.draws_on, moment.calls_for),
        risk=choice.risk,
        expected=choice.expected,
        because=turn.because,
        moment=None if moment is None else _reading(moment),
        another_way="" if moment is None else another_way(turn, moment),
    )


def another_way(turn: Turn, moment: Moment) -> str:
    """What follows "Another way:": a choice that was open then and met the moment, or how many did in part.

    Of several that met it: the first with a lower risk than the pick, else the first with a higher one,
    else the first as authored.
    """
    others = [offer.choice for offer in turn.offers if offer.open and offer.choice is not turn.choice]
    fits = [(choice, fit_of(choice.draws_on, moment.calls_for)) for choice in others]
    met = [choice for choice, fit in fits if fit is Fit.MET]
    if met:
        return _quieter_or_bolder(met, turn.choice).text
    in_part = sum(1 for _, fit in fits if fit is Fit.PART)
    return NONE_MET_BOTH.format(count=capital(number(in_part))) if in_part else NONE_MET


def _quieter_or_bolder(met: list[Choice], pick: Choice) -> Choice:
    lower = (choice for choice in met if choice.risk.points < pick.risk.points)
    higher = (choice for choice in met if choice.risk.points > pick.risk.points)
    return next(lower, None) or next(higher, None) or met[0]


def _reading(moment: Moment) -> MomentReading:
    return MomentReading(moment.calls_for, moment.lean, moment.why, moment.cues)
