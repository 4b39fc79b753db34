"""What a debrief counts and remembers of a play, one decision at a time.

A summary depends on nothing of the past but its tally, so that plays with equal tallies and equal ends have
equal summaries: this is how every debrief of a scenario can be read without walking every path.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from game.debrief.debrief import Overlay, Pattern
from game.engine import Turn
from game.model import Fit, Lean, Moment, Principle, fit_of


@dataclass(frozen=True, slots=True)
class Mention:
    """A decision that a summary may name, and what it may say of it.

    `weight` is what it was chosen by, `had` the principles it brought, `calls` and `cue` its moment's.
    """

    called: str
    weight: tuple[int, ...] = ()
    had: tuple[Principle, ...] = ()
    calls: tuple[Principle, ...] = ()
    cue: str = ""


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts of decisions, and the decisions that stand out; None where no decision does.

    `swap_management` is the first pick that leaned to management and missed a moment that leaned to
    leadership, `swap_leadership` the first the other way round, `swap` the first of either; `missed` the
    first that missed and drew on something. `net` is the overlay's sum, `tested` whether anything entered
    it. `usual` are the first two expected picks, `easy_is_first` says that the first of them is `easy`.
    """

    made: int = 0
    management: int = 0
    leadership: int = 0
    both: int = 0
    met: int = 0
    part: int = 0
    expected: int = 0
    net: int = 0
    tested: bool = False
    best_management: Mention | None = None
    best_leadership: Mention | None = None
    swap: Mention | None = None
    swap_management: Mention | None = None
    swap_leadership: Mention | None = None
    missed: Mention | None = None
    brave: Mention | None = None
    easy: Mention | None = None
    easy_is_first: bool = False
    usual: tuple[Mention, ...] = ()

    def plus(self, turn: Turn) -> Tally:
        """The tally with one more decision."""
        lean, moment = turn.choice.lean, turn.scene.moment
        fit = None if moment is None else fit_of(turn.choice.draws_on, moment.calls_for)
        tally = replace(
            self,
            made=self.made + 1,
            management=self.management + (lean is Lean.MANAGEMENT),
            leadership=self.leadership + (lean is Lean.LEADERSHIP),
            both=self.both + (lean is Lean.BOTH),
            met=self.met + (fit is Fit.MET),
            part=self.part + (fit is Fit.PART),
            expected=self.expected + turn.choice.expected,
        )._staked(turn)
        return tally if moment is None else tally._timed(turn, moment, fit)

    def _timed(self, turn: Turn, moment: Moment, fit: Fit | None) -> Tally:
        """Remembers a pick that met its moment best, or missed it first."""
        lean, effects = turn.choice.lean, turn.effects
        if fit is Fit.MET and lean is Lean.MANAGEMENT:
            best = _larger(self.best_management, _mention(turn, (effects.efficiency,)))
            return replace(self, best_management=best)
        if fit is Fit.MET and lean is Lean.LEADERSHIP:
            best = _larger(self.best_leadership, _mention(turn, (effects.commitment,)))
            return replace(self, best_leadership=best)
        if fit is not Fit.MISSED or lean is Lean.NEITHER:
            return self
        mention = _mention(turn)
        tally = replace(self, missed=self.missed or mention)
        if (lean, moment.lean) == (Lean.MANAGEMENT, Lean.LEADERSHIP):
            return replace(tally, swap=self.swap or mention, swap_management=self.swap_management or mention)
        if (lean, moment.lean) == (Lean.LEADERSHIP, Lean.MANAGEMENT):
            return replace(tally, swap=self.swap or mention, swap_leadership=self.swap_leadership or mention)
        return tally

    def _staked(self, turn: Turn) -> Tally:
        """Counts what was staked for integrity and what was yielded of it, and remembers the most of each."""
        choice, integrity = turn.choice, turn.effects.integrity
        tally = self
        if choice.risk.points and integrity > 0:
            brave = _larger(self.brave, _mention(turn, (choice.risk.points, integrity)))
            tally = replace(tally, net=tally.net + choice.risk.points, tested=True, brave=brave)
        if not choice.expected:
            return tally
        if integrity < 0:
            easy = _larger(self.easy, _mention(turn, (-integrity,)))
            first = not self.usual or (self.easy_is_first and easy is self.easy)
            tally = replace(tally, net=tally.net - 2, tested=True, easy=easy, easy_is_first=first)
        return replace(tally, usual=(*self.usual, _mention(turn))[:2])


def pattern_of(tally: Tally) -> Pattern:
    """The pattern of a whole play, by the formula of the vocabulary's section 8, in whole numbers.

    Expected choices >= n/2: with the current. Else share = (management + both/2) / choices that leaned:
    >= 0.7 heavily management, <= 0.3 heavily leadership, and 1/2 where nothing leaned. Else
    timing = (met + part/2) / n: >= 0.6 balanced and well timed, else balanced, mistimed.
    """
    if 2 * tally.expected >= tally.made:
        return Pattern.WITH_THE_CURRENT
    leaned = tally.management + tally.leadership + tally.both
    twice_managed = 2 * tally.management + tally.both
    if leaned and 10 * twice_managed >= 7 * 2 * leaned:
        return Pattern.HEAVILY_MANAGEMENT
    if leaned and 10 * twice_managed <= 3 * 2 * leaned:
        return Pattern.HEAVILY_LEADERSHIP
    well_timed = 10 * (2 * tally.met + tally.part) >= 6 * 2 * tally.made
    return Pattern.BALANCED_WELL_TIMED if well_timed else Pattern.BALANCED_MISTIMED


def overlay_of(tally: Tally) -> Overlay:
    """The overlay, by the formula of the vocabulary's section 8.

    net = risk points on choices that raised integrity (some 1, high 2) minus 2 for each expected choice
    that lowered it: >= 3 courageous, <= -2 expedient; no such choice at all untested; else mixed.
    """
    if not tally.tested:
        return Overlay.UNTESTED
    if tally.net >= 3:
        return Overlay.COURAGEOUS
    return Overlay.EXPEDIENT if tally.net <= -2 else Overlay.MIXED


def _mention(turn: Turn, weight: tuple[int, ...] = ()) -> Mention:
    moment, drew = turn.scene.moment, turn.choice.draws_on
    if moment is None:
        return Mention(turn.scene.called, weight, drew)
    return Mention(turn.scene.called, weight, drew, moment.calls_for, next(iter(moment.cues), ""))


def _larger(one: Mention | None, other: Mention) -> Mention:
    """The mention of the larger weight, the earlier one where they are equal."""
    return other if one is None or other.weight > one.weight else one
