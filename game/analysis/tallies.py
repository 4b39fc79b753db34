"""Patterns and overlays of a play as sums that grow move by move, only compared with a bound at the end.

The formulas are the debrief's (vocabulary, section 8) with every fraction multiplied out, so that each is a
sum over decisions. With n decisions, e expected, m, l and b leaning to management, leadership and both, t
met and p met in part:

    expected choices >= n/2                     2e - n >= 0
    share = (m + b/2) / (m + l + b) >= 7/10     3m - 7l - 2b >= 0, where anything leaned
    share <= 3/10                               7m - 3l + 2b <= 0, where anything leaned
    timing = (t + p/2) / n >= 6/10              10t + 5p - 6n >= 0
"""

from __future__ import annotations

from game.debrief import Overlay, Pattern
from game.engine import Move
from game.engine.relevance import Tally
from game.model import Fit, Lean, Scenario, fit_of

AT_LEAST_ZERO = (-1, 0)
ABOVE_ZERO = (0, 1)


def pattern_tallies(scenario: Scenario) -> tuple[Tally, ...]:
    """The five sums that decide a pattern, in the order in which `pattern_from` takes them."""
    return (
        Tally(lambda move: 2 * move.choice.expected - 1, AT_LEAST_ZERO),
        Tally(lambda move: int(move.choice.lean is not Lean.NEITHER), ABOVE_ZERO),
        Tally(lambda move: _SHARE_HIGH[move.choice.lean], AT_LEAST_ZERO),
        Tally(lambda move: _SHARE_LOW[move.choice.lean], ABOVE_ZERO),
        Tally(lambda move: _TIMING[fit_at(scenario, move)] - 6, AT_LEAST_ZERO),
    )


def pattern_from(expected: int, leaned: int, high: int, low: int, timing: int) -> Pattern:
    """The pattern of the five sums."""
    if expected >= 0:
        return Pattern.WITH_THE_CURRENT
    if leaned and high >= 0:
        return Pattern.HEAVILY_MANAGEMENT
    if leaned and low <= 0:
        return Pattern.HEAVILY_LEADERSHIP
    return Pattern.BALANCED_WELL_TIMED if timing >= 0 else Pattern.BALANCED_MISTIMED


def overlay_tallies(scenario: Scenario) -> tuple[Tally, ...]:
    """The two sums that decide an overlay: the net, and how many choices entered it."""
    return (Tally(_net, (-2, 3)), Tally(_tested, ABOVE_ZERO))


def overlay_from(net: int, tested: int) -> Overlay:
    """The overlay of the two sums."""
    if not tested:
        return Overlay.UNTESTED
    if net >= 3:
        return Overlay.COURAGEOUS
    return Overlay.EXPEDIENT if net <= -2 else Overlay.MIXED


def fit_at(scenario: Scenario, move: Move) -> Fit | None:
    """The fit of a move's choice to its scene's moment; None without a moment."""
    moment = scenario.scenes[move.source].moment
    return None if moment is None else fit_of(move.choice.draws_on, moment.calls_for)


_SHARE_HIGH = {Lean.MANAGEMENT: 3, Lean.LEADERSHIP: -7, Lean.BOTH: -2, Lean.NEITHER: 0}
_SHARE_LOW = {Lean.MANAGEMENT: 7, Lean.LEADERSHIP: -3, Lean.BOTH: 2, Lean.NEITHER: 0}
_TIMING: dict[Fit | None, int] = {Fit.MET: 10, Fit.PART: 5, Fit.MISSED: 0, None: 0}


def _stake(move: Move) -> int:
    """Risk points where the choice raised integrity."""
    return move.choice.risk.points if move.effects.integrity > 0 else 0


def _yielded(move: Move) -> bool:
    """Whether it was the expected choice and lowered integrity."""
    return move.choice.expected and move.effects.integrity < 0


def _net(move: Move) -> int:
    return _stake(move) - 2 * _yielded(move)


def _tested(move: Move) -> int:
    return int(_stake(move) > 0 or _yielded(move))
