"""Six ways of picking: at random, and by a rule of one mind (format, "Policies")."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum

from game.engine import OfferSet
from game.model import Choice, Fit, Lean, Scene, fit_of


class Policy(Enum):
    """Which offers a policy picks from, each with the same chance; the value is what tools print.

    `management` and `leadership` want exactly that lean, `moment` a choice that meets the moment,
    `expected` the expected one, `riskiest` the highest risk on offer. Where no offer is of its kind a
    policy picks among all, as `random` always does.
    """

    RANDOM = "random"
    MANAGEMENT = "management"
    LEADERSHIP = "leadership"
    MOMENT = "moment"
    EXPECTED = "expected"
    RISKIEST = "riskiest"

    def among(self, scene: Scene, offered: OfferSet) -> tuple[int, ...]:
        """The places among `offered.open`, from 0, that the policy picks from with equal chance."""
        if self is Policy.RANDOM:
            return tuple(range(len(offered.open)))
        choices = [offer.choice for offer in offered.offers if offer.open]
        wanted = _wanted(self, scene, choices)
        found = tuple(i for i, choice in enumerate(choices) if wanted(choice))
        return found or tuple(range(len(choices)))


def _wanted(policy: Policy, scene: Scene, choices: list[Choice]) -> Callable[[Choice], bool]:
    match policy:
        case Policy.MANAGEMENT:
            return lambda choice: choice.lean is Lean.MANAGEMENT
        case Policy.LEADERSHIP:
            return lambda choice: choice.lean is Lean.LEADERSHIP
        case Policy.MOMENT:
            called = () if scene.moment is None else scene.moment.calls_for
            return lambda choice: fit_of(choice.draws_on, called) is Fit.MET
        case Policy.EXPECTED:
            return lambda choice: choice.expected
        case _:
            highest = max((choice.risk.points for choice in choices), default=0)
            return lambda choice: choice.risk.points == highest


RULES = tuple(policy for policy in Policy if policy is not Policy.RANDOM)
"""The five that are not chance alone."""
