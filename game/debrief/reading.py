"""Reads a finished play: its pattern, its words and its decisions."""

from __future__ import annotations

from game.debrief.debrief import Debrief, MeterReading, Overlay, Pattern, StandingBand
from game.debrief.decisions import decision_of
from game.debrief.sentences import (
    ANYONE,
    METER,
    OVERLAY,
    QUESTION_BY_OVERLAY,
    QUESTION_BY_PATTERN,
    STANDING,
    SUMMARY,
)
from game.debrief.slots import filled, slots
from game.debrief.tally import Tally, overlay_of, pattern_of
from game.engine import Playthrough
from game.model import Band, Distribution, Effects, Meter

_STANDING = {
    Band.THIN: StandingBand.SPENT,
    Band.HELD: StandingBand.EVEN,
    Band.STRONG: StandingBand.BANKED,
}


class PlayNotOver(ValueError):
    """A debrief was asked for while decisions remain; `made` is how many have been taken."""

    def __init__(self, made: int) -> None:
        self.made = made
        super().__init__(f"after {made} picks the play is not over, so there is no debrief of it yet")


def of(play: Playthrough, distribution: Distribution) -> Debrief:
    """The debrief of a finished play.

    `distribution` is the exact distribution of meters at the end of the scenario's uniform random play, by
    which the bands are cut. Raises `PlayNotOver` while decisions remain.
    """
    if not play.over:
        raise PlayNotOver(play.length)
    turns, end = play.turns, play.meters
    tally = Tally()
    for turn in turns:
        tally = tally.plus(turn)
    pattern, overlay = pattern_of(tally), overlay_of(tally)
    standing = standing_of(end, distribution)
    found = slots(tally, pattern, end, distribution, standing, play.scenario)
    paragraphs = (filled(SUMMARY[pattern], found), filled(OVERLAY[overlay], found))
    return Debrief(
        pattern=pattern,
        overlay=overlay,
        summary=paragraphs,
        meters=(
            _reading(Meter.EFFICIENCY, end, distribution),
            _reading(Meter.COMMITMENT, end, distribution),
            _reading(Meter.INTEGRITY, end, distribution),
        ),
        standing=standing,
        standing_line=STANDING[standing],
        decisions=tuple(decision_of(turn) for turn in turns),
        questions=questions(play, pattern, overlay),
    )


def standing_of(end: Effects, distribution: Distribution) -> StandingBand:
    """Standing at the end, by its own names for the three bands."""
    return _STANDING[distribution[Meter.STANDING].band(end.standing)]


def questions(play: Playthrough, pattern: Pattern, overlay: Overlay) -> tuple[str, str]:
    """Two questions: one for anyone or of the scenario's own, by the seed; one by overlay or pattern."""
    pool = (*ANYONE, *play.scenario.questions)
    return (
        pool[play.seed % len(pool)],
        QUESTION_BY_OVERLAY.get(overlay, QUESTION_BY_PATTERN[pattern]),
    )


def _reading(meter: Meter, end: Effects, distribution: Distribution) -> MeterReading:
    band = distribution[meter].band(end[meter.index])
    return MeterReading(meter, band, METER[meter][band])
