"""What a state is: one flat tuple of whole numbers, and which number stands where.

A state holds the scene, the four meters, every variable and flag, and only those visits and picks that some
guard can ask about. Two playthroughs with equal states have the same future, whatever lies behind them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from game.model import Also, Effects, Expression, Guard, Scenario, Setting, SetVariable
from game.model.expression import Chose, FlagValue, MeterValue, Seen, Times, VariableValue, leaves

State = tuple[int, ...]
"""Slot 0: index of the scene in `Scenario.scenes`, or `AT_END`; the rest as `Slots` says, all ints."""

AT_END = -1
FIRST_METER = 1


@dataclass(frozen=True, slots=True)
class Facts:
    """A state in an author's words, for the author's side and for bug reports; never for a player."""

    scene: str | None
    meters: Effects
    variables: dict[str, int]
    flags: frozenset[str]


@dataclass(frozen=True, slots=True)
class Slots:
    """Where each fact of a scenario stands in a state.

    `visits` has the scenes that a guard counts or asks about, `chosen` the choices (scene id, choice id)
    that a guard asks about or that can be picked once.
    """

    variables: dict[str, int]
    flags: dict[str, int]
    visits: dict[str, int]
    chosen: dict[tuple[str, str], int]
    size: int

    @staticmethod
    def of(scenario: Scenario, more: Iterable[Expression] = ()) -> Slots:
        """Lays out the states of a scenario; `more` is asked of them beside its own guards."""
        seen: dict[str, None] = {}
        picked: dict[tuple[str, str], None] = {}
        for expression in (*expressions_of(scenario), *more):
            for leaf in leaves(expression):
                if isinstance(leaf, Seen | Times):
                    seen.setdefault(leaf.scene)
                elif isinstance(leaf, Chose):
                    picked.setdefault((leaf.scene, leaf.choice))
        for scene in scenario.scenes:
            for choice in scene.choices:
                if choice.once:
                    picked.setdefault((scene.id, choice.id))
        at = FIRST_METER + 4
        variables = {name: at + i for i, (name, _) in enumerate(scenario.variables)}
        at += len(variables)
        flags = {name: at + i for i, name in enumerate(scenario.flags)}
        at += len(flags)
        visits = {id: at + i for i, id in enumerate(seen)}
        at += len(visits)
        chosen = {key: at + i for i, key in enumerate(picked)}
        return Slots(variables, flags, visits, chosen, at + len(chosen))

    def of_setting(self, setting: Setting) -> int:
        """The slot that a setting writes to."""
        if isinstance(setting, SetVariable):
            return self.variables[setting.name]
        return self.flags[setting.name]

    def of_leaf(self, leaf: Expression) -> int | None:
        """The slot that a leaf of an expression reads, or None for a number."""
        match leaf:
            case MeterValue(meter):
                return FIRST_METER + meter.index
            case VariableValue(name):
                return self.variables[name]
            case FlagValue(name):
                return self.flags[name]
            case Seen(scene) | Times(scene):
                return self.visits[scene]
            case Chose(scene, choice):
                return self.chosen[scene, choice]
            case _:
                return None

    def read_by(self, expression: Expression) -> set[int]:
        """The slots that an expression reads."""
        return {slot for leaf in leaves(expression) if (slot := self.of_leaf(leaf)) is not None}

    def facts(self, scenario: Scenario, state: State) -> Facts:
        """A state in an author's words."""
        return Facts(
            scene=None if state[0] == AT_END else scenario.scenes[state[0]].id,
            meters=meters_of(state),
            variables={name: state[i] for name, i in self.variables.items()},
            flags=frozenset(name for name, i in self.flags.items() if state[i]),
        )


def meters_of(state: State) -> Effects:
    """The four meters of a state."""
    return Effects(*state[FIRST_METER : FIRST_METER + 4])


def guards_of(scenario: Scenario) -> Iterator[Guard]:
    """Every guard of a scenario, in the order of the file."""

    def inside(also: tuple[Also, ...]) -> Iterator[Guard]:
        for extra in also:
            yield extra.when

    for scene in scenario.scenes:
        yield from inside(scene.also)
        for choice in scene.choices:
            if choice.when is not None:
                yield choice.when
            for outcome in choice.outcomes:
                if outcome.when is not None:
                    yield outcome.when
    for ending in scenario.endings:
        if ending.when is not None:
            yield ending.when
        yield from inside(ending.also)


def expressions_of(scenario: Scenario) -> Iterator[Expression]:
    """Every guard's tree and every expression that a variable is set to."""
    for guard in guards_of(scenario):
        yield guard.expression
    for scene in scenario.scenes:
        for choice in scene.choices:
            for sets in (choice.sets, *(outcome.sets or () for outcome in choice.outcomes)):
                for setting in sets:
                    if isinstance(setting, SetVariable):
                        yield setting.value
