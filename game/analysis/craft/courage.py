"""Rules about courage and comfort: what risk, integrity, standing and the expected choice must keep to."""

from __future__ import annotations

from collections.abc import Iterator

from game.analysis.craft.finding import Finding, choices, decisions, results
from game.engine.slots import guards_of
from game.model import Lean, Meter, Principle, Risk, Scenario
from game.model.expression import MeterValue, leaves


def half_expected(scenario: Scenario) -> Iterator[Finding]:
    """F520: at least half of the decisions have an expected choice."""
    all_of_them = decisions(scenario)
    having = [scene for scene in all_of_them if any(choice.expected for choice in scene.choices)]
    if 2 * len(having) < len(all_of_them):
        yield Finding(
            "F520",
            scenario.span,
            f"Only {len(having)} of {len(all_of_them)} decisions have an `expected` choice.",
            "Mark the choice that this culture would not question, in at least half of the decisions.",
            "Without a comfortable way on, nothing in the story is hard.",
        )


def expected_is_safe(scenario: Scenario) -> Iterator[Finding]:
    """F521: the expected choice is never risky and never costs standing."""
    for scene, choice in choices(scenario):
        if not choice.expected:
            continue
        costs = any(result.effects.standing < 0 for result in results(choice))
        if choice.risk is not Risk.NONE or costs:
            why = "has a risk" if choice.risk is not Risk.NONE else "costs standing"
            yield Finding(
                "F521",
                choice.span,
                f"The expected choice “{choice.id}” of “{scene.id}” {why}.",
                "Take the risk or the cost away, or take `expected` off it.",
                "What nobody would question costs nothing with those above; that is why it tempts.",
            )


def expected_costs_integrity(scenario: Scenario) -> Iterator[Finding]:
    """F522: somewhere the expected choice costs two points of integrity or more."""
    for _, choice in choices(scenario):
        if choice.expected and any(result.effects.integrity <= -2 for result in results(choice)):
            return
    yield Finding(
        "F522",
        scenario.span,
        "No expected choice costs integrity by 2 or more.",
        "Write one decision where the comfortable choice costs those it should serve.",
        "If comfort never costs anybody anything, there is no reason to be brave.",
    )


def expected_sounds_like_leadership(scenario: Scenario) -> Iterator[Finding]:
    """F523: somewhere the expected choice is tagged with leadership."""
    for _, choice in choices(scenario):
        if choice.expected and choice.lean is Lean.LEADERSHIP:
            return
    yield Finding(
        "F523",
        scenario.span,
        "No expected choice leans on leadership.",
        "Let the comfortable choice sound like leadership once: a rousing toast, loyalty to the boss.",
        "Otherwise players learn that the status quo is a kind of management, which it isn't.",
    )


def integrity_has_a_price(scenario: Scenario) -> Iterator[Finding]:
    """F524: integrity of +2 or more comes with a risk."""
    for scene, choice in choices(scenario):
        for result in results(choice):
            if result.effects.integrity >= 2 and choice.risk is Risk.NONE:
                yield Finding(
                    "F524",
                    result.span,
                    f"“{choice.id}” of “{scene.id}” adds {result.effects.integrity} to integrity at no risk.",
                    "Show in the scene what is staked and add `risk: some` or `high`, or make it +1.",
                    "What cost nothing is honesty, and worth one point.",
                )


def courage_is_at_risk(scenario: Scenario) -> Iterator[Finding]:
    """F525: a choice that draws on courage has a risk and raises integrity."""
    for scene, choice in choices(scenario):
        if Principle.COURAGE not in choice.draws_on:
            continue
        if choice.risk is Risk.NONE:
            missing = "has no risk"
        elif not all(result.effects.integrity >= 1 for result in results(choice)):
            missing = "does not raise integrity"
        else:
            continue
        yield Finding(
            "F525",
            choice.span,
            f"“{choice.id}” of “{scene.id}” draws on courage and {missing}.",
            "Give it a risk that the scene shows and integrity of +1 or more, or take `courage` off it.",
            "Courage is doing what you believe is right at a cost to yourself; defiance alone isn't.",
        )


def high_risk_costs(scenario: Scenario) -> Iterator[Finding]:
    """F526: a choice with a high risk costs standing."""
    for scene, choice in choices(scenario):
        if choice.risk is Risk.HIGH and not any(result.effects.standing < 0 for result in results(choice)):
            yield Finding(
                "F526",
                choice.span,
                f"“{choice.id}” of “{scene.id}” has `risk: high` and never costs standing.",
                "Let it cost standing, at least in one outcome, or make the risk `some`.",
                "A stake that is never called teaches that risks are only words.",
            )


def standing_matters(scenario: Scenario) -> Iterator[Finding]:
    """F527: at least one guard depends on standing."""
    for guard in guards_of(scenario):
        if any(
            isinstance(leaf, MeterValue) and leaf.meter is Meter.STANDING for leaf in leaves(guard.expression)
        ):
            return
    yield Finding(
        "F527",
        scenario.span,
        "No guard and no ending line depends on standing.",
        "Let credit open or close one late door, for example `if: standing >= -1` on a choice.",
        "An account that nothing is ever bought from is a score.",
    )


RULES = (
    half_expected,
    expected_is_safe,
    expected_costs_integrity,
    expected_sounds_like_leadership,
    integrity_has_a_price,
    courage_is_at_risk,
    high_risk_costs,
    standing_matters,
)
