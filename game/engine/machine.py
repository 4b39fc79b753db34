"""The state machine that a scenario is: its scenes as programs, each built when it is first entered.

What follows a pick is fixed up to the next decision: scenes that only continue belong to the move that
enters them, so a state always stands at a decision or at the end.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property, lru_cache

from game.engine.compiler import compile_key, compile_test
from game.engine.move import Move
from game.engine.program import NOTHING, Arrival, OfferSet, SceneProgram, TheEnd
from game.engine.slots import AT_END, Slots, State
from game.model import END, Choice, Ending, Expression, Guard, Scenario
from game.model.expression import Number


class EndlessScenes(ValueError):
    """Scenes that only continue to one another, so that no decision and no end follows; `scenes` are ids."""

    def __init__(self, scenes: tuple[str, ...]) -> None:
        self.scenes = scenes
        super().__init__(f"these scenes only continue to one another: {', '.join(scenes)}")


class Machine:
    """A scenario ready to be played; build it with `machine_of`.

    Playing raises `EndlessScenes` where the start or a choice leads into scenes that never decide; the
    reader refuses such a scenario, and `endless_scenes` finds them without playing. A state keeps what the
    scenario's own guards can ask about, and what `more` asks of it.
    """

    def __init__(self, scenario: Scenario, more: Iterable[Expression] = ()) -> None:
        self.scenario = scenario
        self.slots = Slots.of(scenario, more)
        self.index = {scene.id: i for i, scene in enumerate(scenario.scenes)}
        self._programs: list[SceneProgram | None] = [None] * len(scenario.scenes)
        self._tests: dict[int, tuple[Guard, Callable[[State], object]]] = {}
        self._ending: Callable[[State], int] | None = None
        self._end = TheEnd()

    @cached_property
    def entered_first(self) -> tuple[int, ...]:
        """The indexes of the scenes entered at the start, in order."""
        return self.entering(self.scenario.start)

    @cached_property
    def first_offered(self) -> OfferSet:
        """What is offered at the first decision."""
        return self.offered(self.first)

    @cached_property
    def first(self) -> State:
        """The state at the first decision."""
        scenario = self.scenario
        values = [self.target(self.entered_first), *scenario.meters, *(v for _, v in scenario.variables)]
        state = values + [0] * (self.slots.size - len(values))
        for slot, times in self.visits(self.entered_first):
            state[slot] += times
        return tuple(state)

    def program(self, index: int) -> SceneProgram:
        """The program of the scene at an index of `Scenario.scenes`; it must have choices."""
        found = self._programs[index]
        if found is None:
            scene = self.scenario.scenes[index]
            moves = tuple(self._moves(index, choice) for choice in scene.choices)
            found = self._programs[index] = SceneProgram(scene, moves, self.slots)
        return found

    def arrival(self, index: int) -> Arrival:
        """The program of the scene at an index, or the end."""
        return self._end if index == AT_END else self.program(index)

    def offered(self, state: State) -> OfferSet:
        """What is offered in a state."""
        return NOTHING if state[0] == AT_END else self.program(state[0]).at(state)

    def holds(self, guard: Guard | None, state: State) -> bool:
        """Whether a guard of this scenario holds in a state; no guard always holds."""
        if guard is None:
            return True
        found = self._tests.get(id(guard))
        if found is None:
            found = self._tests[id(guard)] = (guard, compile_test(guard.expression, self.slots))
        return bool(found[1](state))

    def ending(self, state: State) -> Ending | None:
        """The first ending whose guard holds in a state at the end; None where the scenario is unsound."""
        if self._ending is None:
            endings = self.scenario.endings
            guards = [Number(1) if e.when is None else e.when.expression for e in endings]
            self._ending = compile_key(guards, self.slots)
        holds = self._ending(state)
        return self.scenario.endings[(holds & -holds).bit_length() - 1] if holds else None

    def entering(self, go: str) -> tuple[int, ...]:
        """Indexes of the scenes that `go` leads through, up to a decision or the end."""
        entered: dict[int, None] = {}
        while go != END:
            index = self.index[go]
            if index in entered:
                circle = list(entered)[list(entered).index(index) :]
                raise EndlessScenes(tuple(self.scenario.scenes[i].id for i in circle))
            entered[index] = None
            following = self.scenario.scenes[index].go
            if following is None:
                break
            go = following
        return tuple(entered)

    def target(self, entered: tuple[int, ...]) -> int:
        """Where scenes entered one after another lead: the index of a decision, or `AT_END`."""
        if not entered or self.scenario.scenes[entered[-1]].go == END:
            return AT_END
        return entered[-1]

    def visits(self, entered: tuple[int, ...]) -> tuple[tuple[int, int], ...]:
        """For each slot that counts visits, how many more it has after entering those scenes."""
        visits: dict[int, int] = {}
        for index in entered:
            slot = self.slots.visits.get(self.scenario.scenes[index].id)
            if slot is not None:
                visits[slot] = visits.get(slot, 0) + 1
        return tuple(visits.items())

    def arriving(self, entered: tuple[int, ...], count: int, last: State) -> State:
        """The state on entering scene number `count` (from 1) of those entered, given the state after all."""
        state = list(last)
        state[0] = entered[count - 1]
        for slot, times in self.visits(entered[count:]):
            state[slot] -= times
        return tuple(state)

    def _moves(self, index: int, choice: Choice) -> tuple[Move, ...]:
        moves = []
        for outcome in (*choice.outcomes, None):
            go = choice.go if outcome is None or outcome.go is None else outcome.go
            # A choice whose outcomes always decide needs no way of its own; its own move then never happens.
            moves.append(Move(self, index, choice, outcome, self.entering(go or END)))
        return tuple(moves)


def machine_of(scenario: Scenario) -> Machine:
    """The machine of a scenario; the same one each time it is asked for the same words in the same file.

    A copy in another file is equal to it, and has places of its own.
    """
    return _machine_of(scenario, scenario.file)


@lru_cache(maxsize=32)
def _machine_of(scenario: Scenario, file: str) -> Machine:
    return Machine(scenario)
