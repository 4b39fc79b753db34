"""What testers picked, and the rule about it: no choice below 5 %, none above 70 %.

A choice's share is how often it was picked of the times it was open to a tester. A share of 5 % takes twenty
of them, so a choice that was open less often is not judged.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from game.analysis.craft import codes
from game.analysis.craft.finding import Finding, choices, quantity
from game.model import Scenario

SMALLEST_SHARE, LARGEST_SHARE = 0.05, 0.70
ENOUGH = 20
"""How often a choice has to have been open before its share says anything."""

Key = tuple[str, str]
"""A choice: the scene's id and its own."""


@dataclass(slots=True)
class Logged:
    """Testers' picks added up: how often each choice was open, and how often it was picked then."""

    open: dict[Key, int] = field(default_factory=dict)
    picked: dict[Key, int] = field(default_factory=dict)

    def add(self, scene: str, open: Mapping[str, int], picked: Mapping[str, int]) -> None:
        """Adds decisions in a scene: to how many testers each choice was open, and how many picked it."""
        for mine, others in ((self.open, open), (self.picked, picked)):
            for choice, count in others.items():
                mine[scene, choice] = mine.get((scene, choice), 0) + count


def shares(scenario: Scenario, tested: Logged) -> Iterator[Finding]:
    """F611: of the testers to whom a choice was open, 5 % to 70 % picked it."""
    for scene, choice in choices(scenario):
        key = (scene.id, choice.id)
        times, picks = tested.open.get(key, 0), tested.picked.get(key, 0)
        if times < ENOUGH or SMALLEST_SHARE * times <= picks <= LARGEST_SHARE * times:
            continue
        seldom = picks < SMALLEST_SHARE * times
        yield Finding(
            codes.PICKS,
            choice.span,
            f"{picks or 'None'} of {quantity(times, 'tester')} picked `{choice.id}` of `{scene.id}`: "
            f"{'fewer than 5' if seldom else 'more than 70'} %.",
            "Ask somebody who does the job why they would, and write that."
            if seldom
            else "Give the others a reason that somebody sensible would act on.",
            "A choice that nobody makes is padding."
            if seldom
            else "A choice that nearly everybody makes is obvious, and there is nothing to talk about.",
        )


def too_few(scenario: Scenario, tested: Logged) -> str:
    """A sentence on the choices that too few testers met; empty where there are none."""
    few = sum(1 for scene, choice in choices(scenario) if tested.open.get((scene.id, choice.id), 0) < ENOUGH)
    if not few:
        return ""
    verb = "was" if few == 1 else "were"
    return (
        f"{codes.PICKS.id}: {quantity(few, 'choice')} {verb} open to fewer than {ENOUGH} testers, "
        "too few for a share of 5 %."
    )
