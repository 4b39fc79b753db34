"""Rules about balance that the words of a file decide: what choices move, and against what."""

from __future__ import annotations

from collections.abc import Iterator

from game.analysis.craft import codes
from game.analysis.craft.finding import Finding, choices, joined, listed, results
from game.engine.slots import guards_of
from game.model import THREE_METERS, Lean, Meter, Scenario
from game.model.expression import Chose, FlagValue, MeterValue, Seen, Times, VariableValue, leaves

LEAST_TRADES = 0.7
LEAST_GUARDS = 2

_TOLD_APART = ((Lean.MANAGEMENT, Meter.INTEGRITY, True), (Lean.LEADERSHIP, Meter.INTEGRITY, False))
_REMEMBER = (MeterValue, FlagValue, VariableValue, Chose, Seen, Times)


def twelve_cells(scenario: Scenario) -> Iterator[Finding]:
    """F501: each lean moves each meter up somewhere and down somewhere. Two of the cells are F513's."""
    moved: set[tuple[Lean, int, bool]] = set()
    for _, choice in choices(scenario):
        for result in results(choice):
            for meter in THREE_METERS:
                if result.effects[meter.index]:
                    moved.add((choice.lean, meter.index, result.effects[meter.index] > 0))
    missing = [
        f"{lean.value} never {'raises' if up else 'lowers'} {meter.value}"
        for lean in (Lean.MANAGEMENT, Lean.LEADERSHIP)
        for meter in THREE_METERS
        for up in (True, False)
        if (lean, meter.index, up) not in moved and (lean, meter, up) not in _TOLD_APART
    ]
    if missing:
        yield Finding(
            codes.TWELVE_CELLS,
            scenario.span,
            f"Over all choices, {joined(missing)}.",
            "Look for a choice of that lean whose story bears it out, and let its effects say so.",
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
            codes.TRADES,
            scenario.span,
            f"Only {total - len(one_way)} of {total} choices raise one thing and lower another.",
            f"Let some of these cost something too, or bring something: {listed(one_way, 8)}.",
            "A choice with only an upside is obvious; one with only a downside is padding.",
        )


def guards_remember(scenario: Scenario) -> Iterator[Finding]:
    """F404: at least two guards depend on earlier choices. That one reads a meter follows from F527."""
    remembering = sum(
        any(isinstance(leaf, _REMEMBER) for leaf in leaves(guard.expression)) for guard in guards_of(scenario)
    )
    if remembering >= LEAST_GUARDS:
        return
    yield Finding(
        codes.GUARDS,
        scenario.span,
        f"{('No `if` asks', 'Only one `if` asks')[remembering]} for what was chosen earlier.",
        "Let an early choice open or close something later: `sets` on it, and `if` further down.",
        "Choices that nothing remembers are decorations.",
    )


RULES = (twelve_cells, most_choices_trade, guards_remember)
