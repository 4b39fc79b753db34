"""Rules about courage and comfort: what risk, integrity, standing and the expected choice must keep to."""

from __future__ import annotations

from collections.abc import Iterator

from game.analysis.craft import codes
from game.analysis.craft.finding import Finding, choices, decisions, quantity, results
from game.engine.slots import guards_of
from game.model import Lean, Meter, Principle, Risk, Scenario
from game.model.expression import MeterValue, leaves

LEAST_LOSS = -2
LARGEST_FREE_INTEGRITY = 1


def half_expected(scenario: Scenario) -> Iterator[Finding]:
    """F520: at least half of the decisions have an expected choice."""
    all_of_them = decisions(scenario)
    having = [scene for scene in all_of_them if any(choice.expected for choice in scene.choices)]
    if 2 * len(having) < len(all_of_them):
        yield Finding(
            codes.FEW_EXPECTED,
            scenario.span,
            f"{len(having) or 'None'} of {quantity(len(all_of_them), 'decision')} "
            f"{'has' if len(having) == 1 else 'have'} an `expected` choice; it should be half of them.",
            "Put `expected: true` on the choice that this culture would not question, or write that choice.",
            "Without a comfortable way on, nothing in the story is hard.",
        )


def expected_is_safe(scenario: Scenario) -> Iterator[Finding]:
    """F521: the expected choice is never risky and never costs standing."""
    for scene, choice in choices(scenario):
        if not choice.expected:
            continue
        risky = choice.risk is not Risk.NONE
        costs = any(result.effects.standing < 0 for result in results(choice))
        if risky or costs:
            what = "has a risk and costs standing" if risky and costs else "has a risk"
            yield Finding(
                codes.EXPECTED_RISKY,
                choice.span,
                f"The expected choice `{choice.id}` of `{scene.id}` {what if risky else 'costs standing'}.",
                "Take the risk or the cost away, or take `expected` off it.",
                "What nobody would question costs nothing with those above; that is why it tempts.",
            )


def expected_costs_integrity(scenario: Scenario) -> Iterator[Finding]:
    """F522: somewhere the expected choice costs two points of integrity or more."""
    expected = [choice for _, choice in choices(scenario) if choice.expected]
    if expected and not any(
        result.effects.integrity <= LEAST_LOSS for choice in expected for result in results(choice)
    ):
        yield Finding(
            codes.EXPECTED_FREE,
            scenario.span,
            "No expected choice costs integrity by 2 or more.",
            "Write one decision where the comfortable choice costs those whom it should serve.",
            "If comfort never costs anybody anything, there is no reason to be brave.",
        )


def expected_sounds_like_leadership(scenario: Scenario) -> Iterator[Finding]:
    """F523: somewhere the expected choice is tagged with leadership."""
    expected = [choice for _, choice in choices(scenario) if choice.expected]
    if expected and not any(choice.lean is Lean.LEADERSHIP for choice in expected):
        yield Finding(
            codes.EXPECTED_LEADING,
            scenario.span,
            "No expected choice leans on leadership.",
            "Let the comfortable choice sound like leadership once: a rousing toast, loyalty to the boss.",
            "Otherwise players learn that the status quo is a kind of management, which it isn't.",
        )


def integrity_has_a_price(scenario: Scenario) -> Iterator[Finding]:
    """F524: integrity of +2 or more comes with a risk. Of courage without a risk F525 tells."""
    for scene, choice in choices(scenario):
        if choice.risk is not Risk.NONE or Principle.COURAGE in choice.draws_on:
            continue
        for result in results(choice):
            gain = result.effects.integrity
            if gain > LARGEST_FREE_INTEGRITY:
                yield Finding(
                    codes.FREE_INTEGRITY,
                    result.span,
                    f"`{choice.id}` of `{scene.id}` adds {gain} to integrity at no risk.",
                    "Show in the scene what is staked and add `risk: some` or `high`, or make it +1.",
                    "What cost nothing is honesty, and worth one point.",
                )


def courage_is_at_risk(scenario: Scenario) -> Iterator[Finding]:
    """F525: a choice that draws on courage has a risk and raises integrity."""
    for scene, choice in choices(scenario):
        if Principle.COURAGE not in choice.draws_on:
            continue
        missing = [
            *(["has no risk"] if choice.risk is Risk.NONE else []),
            *(
                ["does not raise integrity"]
                if not all(result.effects.integrity >= 1 for result in results(choice))
                else []
            ),
        ]
        if missing:
            yield Finding(
                codes.FREE_COURAGE,
                choice.span,
                f"`{choice.id}` of `{scene.id}` draws on courage and {' and '.join(missing)}.",
                "Give it a risk that the scene shows and integrity of +1 or more, or take `courage` off it.",
                "Courage is doing what you believe is right at a cost to yourself; defiance alone isn't.",
            )


def high_risk_costs(scenario: Scenario) -> Iterator[Finding]:
    """F526: a choice with a high risk costs standing, in one outcome at least."""
    for scene, choice in choices(scenario):
        if choice.risk is Risk.HIGH and not any(result.effects.standing < 0 for result in results(choice)):
            yield Finding(
                codes.EMPTY_RISK,
                choice.span,
                f"`{choice.id}` of `{scene.id}` has `risk: high` and never costs standing.",
                "Let it cost standing, in one outcome at least, or make the risk `some`.",
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
        codes.STANDING_IDLE,
        scenario.span,
        "No `if` of a choice, an outcome, an ending or an extra paragraph asks for standing.",
        "Let credit open or close one late door, with `if: standing >= -1` on a choice, say.",
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
