"""Rules about balance that the words of a file decide: what choices move, and against what."""

from __future__ import annotations

from collections.abc import Iterator

from game.analysis.craft.finding import Finding, choices, results
from game.engine.slots import guards_of
from game.model import THREE_METERS, Lean, Scenario
from game.model.expression import Chose, FlagValue, MeterValue, Seen, Times, VariableValue, leaves

LEAST_TRADES = 0.7


def twelve_cells(scenario: Scenario) -> Iterator[Finding]:
    """F501: each lean moves each meter up somewhere and down somewhere."""
    moved: set[tuple[Lean, int, bool]] = set()
    for _, choice in choices(scenario):
        for result in results(choice):
            for meter in THREE_METERS:
                if result.effects[meter.index]:
                    moved.add((choice.lean, meter.index, result.effects[meter.index] > 0))
    for lean in (Lean.MANAGEMENT, Lean.LEADERSHIP):
        for meter in THREE_METERS:
            for up in (True, False):
                if (lean, meter.index, up) not in moved:
                    yield Finding(
                        "F501",
                        scenario.span,
                        f"No choice that leans on {lean.value} {'raises' if up else 'lowers'} {meter.value}.",
                        f"Let one such choice {'raise' if up else 'lower'} it, where the story bears it out.",
                        "A side that can only help, or only harm, is a lesson and not a dilemma.",
                    )


def most_choices_trade(scenario: Scenario) -> Iterator[Finding]:
    """F503: at least 70 % of the choices trade one quantity for another."""
    total = 0
    one_way = []
    for _, choice in choices(scenario):
        total += 1
        if not any(min(result.effects) < 0 < max(result.effects) for result in results(choice)):
            one_way.append(choice.id)
    if total and total - len(one_way) < LEAST_TRADES * total:
        yield Finding(
            "F503",
            scenario.span,
            f"Only {total - len(one_way)} of {total} choices trade one quantity for another.",
            f"Let these cost something too, or bring something: {', '.join(one_way[:8])}.",
            "A choice with only an upside is obvious; one with only a downside is padding.",
        )


def guards_remember(scenario: Scenario) -> Iterator[Finding]:
    """F404: at least two guards depend on earlier choices, one of them on a meter or on standing."""
    remembering = meter = 0
    for guard in guards_of(scenario):
        found = leaves(guard.expression)
        measures = any(isinstance(leaf, MeterValue) for leaf in found)
        remembers = any(isinstance(leaf, FlagValue | VariableValue | Chose | Seen | Times) for leaf in found)
        meter += measures
        remembering += measures or remembers
    if remembering < 2 or meter < 1:
        what = (
            "Fewer than two guards depend on earlier choices" if remembering < 2 else "No guard reads a meter"
        )
        yield Finding(
            "F404",
            scenario.span,
            f"{what}.",
            "Let an early choice open or close something later, and a meter or standing one late door.",
            "Choices that nothing remembers are decorations.",
        )


RULES = (twelve_cells, most_choices_trade, guards_remember)
