"""The sixteen principles, the lean that follows from them and the fit of a choice to its moment.

Source: the seed essay "Management vs. Leadership". The vocabulary is closed: a lean or a fit is
always derived by the functions here and never typed by an author.
"""

from collections.abc import Sequence
from enum import Enum


class Principle(Enum):
    """A way of managing or of leading; its value is the id that authors write."""

    PROCESS = "process"
    EFFICIENCY = "efficiency"
    PRODUCTIVITY = "productivity"
    RESOURCES = "resources"
    PEOPLE = "people"
    TIME = "time"
    HERE_AND_NOW = "here_and_now"
    PRAGMATISM = "pragmatism"
    INFLUENCE = "influence"
    COMMITMENT = "commitment"
    VISION = "vision"
    STRETCH = "stretch"
    INNOVATION = "innovation"
    EMPATHY = "empathy"
    AMBIGUITY = "ambiguity"
    COURAGE = "courage"

    @property
    def words(self) -> str:
        """How a debrief says it: "the here and now", "judgement in ambiguity", else the id."""
        return _WORDS.get(self, self.value)


MANAGEMENT = frozenset(tuple(Principle)[:8])
LEADERSHIP = frozenset(tuple(Principle)[8:])

_WORDS = {Principle.HERE_AND_NOW: "the here and now", Principle.AMBIGUITY: "judgement in ambiguity"}


class Lean(Enum):
    """Which side a list of principles draws on."""

    MANAGEMENT = "management"
    LEADERSHIP = "leadership"
    BOTH = "both"
    NEITHER = "neither"


class Fit(Enum):
    """How a choice answered what its moment called for."""

    MET = "met"
    PART = "part"
    MISSED = "missed"


class Risk(Enum):
    """What a player could see they were staking when they chose."""

    NONE = "none"
    SOME = "some"
    HIGH = "high"

    @property
    def points(self) -> int:
        """0, 1 or 2: the risk points of the overlay formula."""
        return _RISK_POINTS[self]


_RISK_POINTS = {Risk.NONE: 0, Risk.SOME: 1, Risk.HIGH: 2}


def lean_of(principles: Sequence[Principle]) -> Lean:
    """The lean of a list of principles.

    With m and l the number of management and leadership principles: neither if m = l = 0,
    both if m = l > 0, else the larger side.
    """
    m = sum(1 for p in principles if p in MANAGEMENT)
    leadership = len(principles) - m
    if m == leadership:
        return Lean.BOTH if m else Lean.NEITHER
    return Lean.MANAGEMENT if m > leadership else Lean.LEADERSHIP


def fit_of(draws_on: Sequence[Principle], calls_for: Sequence[Principle]) -> Fit:
    """The fit of a choice that draws on principles to a moment that calls for one or two.

    A one-sided moment is met when the choice draws on a called principle; a two-sided one is met
    with a called principle from each side and met in part with one; otherwise it is missed.
    Fit goes by principle, not by lean.
    """
    called = set(calls_for)
    had = called.intersection(draws_on)
    if not had:
        return Fit.MISSED
    two_sided = bool(called & MANAGEMENT) and bool(called & LEADERSHIP)
    if not two_sided:
        return Fit.MET
    return Fit.MET if had & MANAGEMENT and had & LEADERSHIP else Fit.PART
