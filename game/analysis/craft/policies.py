"""Rules about minds that always pick alike: neither side, nor comfort, nor daring may be the answer.

Each policy of the format plays through the whole scenario, exactly. Its *ending* is the one that it comes to
most often (of several equally often, the first in the file); its meters are the means at the end.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from game.analysis.craft import codes
from game.analysis.craft.finding import Finding, joined
from game.analysis.figures import PolicyFigures
from game.analysis.policy import Policy
from game.model import THREE_METERS, Meter, Scenario

MOST_OF_THE_TIME = 0.5

_ROUNDING = 1e-9
_SIDES = (Policy.MANAGEMENT, Policy.LEADERSHIP)


class Minds:
    """A scenario and where each policy leads in it."""

    def __init__(self, scenario: Scenario, policies: Mapping[Policy, PolicyFigures]) -> None:
        self.scenario, self.policies = scenario, policies
        self.ending = {
            policy: max(figures.endings, key=figures.endings.__getitem__)
            for policy, figures in policies.items()
        }

        self.moments = any(scene.moment is not None for scene in scenario.scenes)

    def settled(self, policy: Policy) -> bool:
        """Whether every play of a policy was followed to an end."""
        return sum(self.policies[policy].endings.values()) > 1 - 1e-6

    def mean(self, policy: Policy, meter: Meter) -> float:
        """The mean of a meter at the end of a policy's plays."""
        return self.policies[policy].meters[meter]


def no_side_wins(minds: Minds) -> Iterator[Finding]:
    """F504: always management, and always leadership, ends with less than `moment` on one of the three meters
    at least, and has another ending than `moment`."""
    if not (minds.moments and minds.settled(Policy.MOMENT)):
        return
    said = []
    for side in _SIDES:
        if not minds.settled(side):
            continue
        beaten = any(
            minds.mean(side, meter) < minds.mean(Policy.MOMENT, meter) - _ROUNDING for meter in THREE_METERS
        )
        if not beaten:
            said.append(f"picking {side.value} each time does as well on every meter as meeting each moment")
        if minds.ending[side] == minds.ending[Policy.MOMENT]:
            said.append(
                f"picking {side.value} each time mostly ends in `{minds.ending[side]}`, as meeting each "
                "moment does"
            )
    if said:
        text = joined(said)
        yield Finding(
            codes.ONE_SIDE_WINS,
            minds.scenario.span,
            f"{text[0].upper()}{text[1:]}.",
            "Let that side cost something where another was called for, and let the best ending ask for what "
            "it lacks.",
            "If one side always does, the story says that it is the answer, and there was nothing to tell.",
        )


def comfort_pays_and_costs(minds: Minds) -> Iterator[Finding]:
    """F505: always expected ends with more standing than it began with, and with less integrity."""
    if not minds.settled(Policy.EXPECTED) or not any(
        choice.expected for scene in minds.scenario.scenes for choice in scene.choices
    ):
        return
    start = minds.scenario.meters
    gains = minds.mean(Policy.EXPECTED, Meter.STANDING) - start[Meter.STANDING.index]
    loses = minds.mean(Policy.EXPECTED, Meter.INTEGRITY) - start[Meter.INTEGRITY.index]
    said = []
    if gains <= _ROUNDING:
        said.append(f"gains no standing ({gains:+.1f} on average)")
    if loses >= -_ROUNDING:
        said.append(f"loses no integrity ({loses:+.1f} on average)")
    if said:
        yield Finding(
            codes.COMFORT,
            minds.scenario.span,
            f"Always picking what is expected {joined(said)}.",
            "Let expected choices earn standing, and one or two of them cost integrity by 2 or more.",
            "The status quo keeps its friends because it pays; it is worth a scenario because it costs.",
        )


def daring_needs_craft(minds: Minds) -> Iterator[Finding]:
    """F506: always picking the highest risk comes to the ending of `moment` in half of its plays at most."""
    if not (minds.moments and minds.settled(Policy.MOMENT) and minds.settled(Policy.RISKIEST)):
        return
    if not any(choice.risk.points for scene in minds.scenario.scenes for choice in scene.choices):
        return
    best = minds.ending[Policy.MOMENT]
    chance = minds.policies[Policy.RISKIEST].endings[best]
    if chance > MOST_OF_THE_TIME + _ROUNDING:
        yield Finding(
            codes.RISK_WINS,
            minds.scenario.span,
            f"Always taking the highest risk ends in `{best}` in {100 * chance:.0f} % of plays, as meeting "
            "each moment mostly does.",
            "Let that ending ask for something that daring alone doesn't bring: efficiency, commitment, or "
            "standing kept for later.",
            "If the boldest choice always does, courage needs no judgement.",
        )


RULES = (no_side_wins, comfort_pays_and_costs, daring_needs_craft)
CODES = (codes.ONE_SIDE_WINS.id, codes.COMFORT.id, codes.RISK_WINS.id)
"""The codes of these rules."""


def open_questions(minds: Minds) -> tuple[str, ...]:
    """The codes of these rules that are not settled, because a policy goes round without coming to an end."""
    found = []
    if not all(map(minds.settled, (Policy.MOMENT, *_SIDES))):
        found.append(codes.ONE_SIDE_WINS.id)
    if not minds.settled(Policy.EXPECTED):
        found.append(codes.COMFORT.id)
    if not (minds.settled(Policy.MOMENT) and minds.settled(Policy.RISKIEST)):
        found.append(codes.RISK_WINS.id)
    return tuple(found)
