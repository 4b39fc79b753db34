"""The format's exact readings once more, as plainly as they can be written: what the engine must agree with.

Facts are a dict from names (`FlagValue("crew")`, `Times("hub")`, ...) to numbers, copied at each step.
Nothing is compiled, merged or remembered.
"""

from __future__ import annotations

from dataclasses import dataclass

from game.model import END, Choice, Effects, Ending, Guard, Outcome, Scenario, Scene, SetVariable
from game.model.expression import Chose, Expression, FlagValue, MeterValue, Times, VariableValue
from game.model.meter import Meter
from tests.support.expressions import meaning

Facts = dict[Expression, int]
LIMIT = 10**15


@dataclass(frozen=True)
class Position:
    """A decision (or None at the end), the facts, and the scenes entered on the way with theirs."""

    scene: Scene | None
    facts: Facts
    entered: tuple[tuple[str, Facts], ...] = ()


def begin(scenario: Scenario) -> Position:
    """The first decision."""
    facts: Facts = {MeterValue(m): v for m, v in zip(Meter, scenario.meters, strict=True)}
    facts |= {VariableValue(name): value for name, value in scenario.variables}
    facts |= {FlagValue(name): 0 for name in scenario.flags}
    facts |= {Times(s.id): 0 for s in scenario.scenes}
    facts |= {Chose(s.id, c.id): 0 for s in scenario.scenes for c in s.choices}
    return _enter(scenario, scenario.start, facts)


def holds(guard: Guard | None, facts: Facts) -> bool:
    """Whether a guard counts."""
    return guard is None or meaning(guard.expression, facts) != 0


def on_screen(position: Position) -> list[tuple[str, bool, str | None]]:
    """Id, open and the reason of each choice on screen."""
    found: list[tuple[str, bool, str | None]] = []
    if position.scene is None:
        return found
    for choice in position.scene.choices:
        if choice.once and position.facts[Chose(position.scene.id, choice.id)]:
            continue
        if holds(choice.when, position.facts):
            found.append((choice.id, True, None))
        elif choice.locked is not None:
            found.append((choice.id, False, choice.locked))
    return found


def outcomes(position: Position, choice: Choice) -> list[tuple[int, Outcome | None]]:
    """What can come of a choice, each with its weight."""
    for outcome in choice.outcomes:
        if not holds(outcome.when, position.facts):
            continue
        if outcome.odds is None:
            return [(1, outcome)]
        return [(o.odds, o) for o in choice.outcomes if o.odds is not None and holds(o.when, position.facts)]
    return [(1, None)]


def step(scenario: Scenario, position: Position, choice: Choice, outcome: Outcome | None) -> Position:
    """The decision after a choice came out that way."""
    assert position.scene is not None
    facts = dict(position.facts)
    effects, sets, go = choice.effects, choice.sets, choice.go
    if outcome is not None:
        effects = effects if outcome.effects is None else outcome.effects
        sets = sets if outcome.sets is None else outcome.sets
        go = go if outcome.go is None else outcome.go
    for meter in Meter:
        facts[MeterValue(meter)] += effects[meter.index]
    for setting in sets:
        if isinstance(setting, SetVariable):
            facts[VariableValue(setting.name)] = max(-LIMIT, min(LIMIT, meaning(setting.value, facts)))
        else:
            facts[FlagValue(setting.name)] = 1
    facts[Chose(position.scene.id, choice.id)] = 1
    assert go is not None
    return _enter(scenario, go, facts)


def ending(scenario: Scenario, position: Position) -> Ending | None:
    """The first ending whose guard holds."""
    return next((e for e in scenario.endings if holds(e.when, position.facts)), None)


def meters(position: Position) -> Effects:
    """The four meters."""
    return Effects(*(position.facts[MeterValue(m)] for m in Meter))


def _enter(scenario: Scenario, go: str, facts: Facts) -> Position:
    entered = []
    while go != END:
        scene = scenario.scene(go)
        assert scene is not None
        facts = {**facts, Times(scene.id): facts[Times(scene.id)] + 1}
        entered.append((scene.id, facts))
        if scene.go is None:
            return Position(scene, facts, tuple(entered))
        go = scene.go
    return Position(None, facts, tuple(entered))
