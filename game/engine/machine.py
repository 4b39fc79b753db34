"""The state machine that a scenario is: its scenes as programs, compiled when they are first entered.

Theory of operation. A scene's program says, for a state in it, which choices are on screen and which are
open. A choice's program says which moves are possible and with what weight. A move is a function from a state
to the next one. Scenes that only continue belong to the move that enters them: what follows a pick is fixed
up to the next decision, so a state always stands at a decision or at the end.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from game.engine.chance import hash_text, place
from game.engine.compiler import compile_key, compile_move, compile_test
from game.engine.slots import AT_END, Slots, State
from game.model import (
    END,
    Choice,
    Effects,
    Ending,
    Expression,
    Guard,
    Outcome,
    Paragraph,
    Scenario,
    Scene,
    Setting,
)
from game.model.expression import Chose, Number


@dataclass(frozen=True, slots=True)
class Offer:
    """A choice as it stands now: `open`, or on screen and locked with the author's reason in `why_not`."""

    choice: Choice
    open: bool
    why_not: str | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Move:
    """One possible result of a choice: what happens, and the function that makes it happen.

    `outcome` is None for the choice's own keys; `entered` are the indexes of the scenes entered, in order,
    of which all but the last only continue; at an end none of them is a decision.
    """

    choice: Choice
    outcome: Outcome | None
    effects: Effects
    sets: tuple[Setting, ...]
    then: tuple[Paragraph, ...]
    because: str
    entered: tuple[int, ...]
    apply: Callable[[State], State]


@dataclass(frozen=True, slots=True, eq=False)
class ChoiceProgram:
    """The moves of one choice: one for each outcome, and last the choice's own."""

    choice: Choice
    hash: int
    moves: tuple[Move, ...]
    key: Callable[[State], int] | None
    by_key: dict[int, tuple[tuple[int, Move], ...]]

    def weighed(self, state: State) -> tuple[tuple[int, Move], ...]:
        """The moves that can follow from a state, each with its whole weight; at least one."""
        if self.key is None:
            return self.by_key[0]
        holds = self.key(state)
        found = self.by_key.get(holds)
        if found is None:
            found = self.by_key[holds] = self._weigh(holds)
        return found

    def _weigh(self, holds: int) -> tuple[tuple[int, Move], ...]:
        possible = [i for i in range(len(self.choice.outcomes)) if holds >> i & 1]
        if not possible:
            return ((1, self.moves[-1]),)
        first = possible[0]
        if self.choice.outcomes[first].odds is None:
            return ((1, self.moves[first]),)
        shared = [(self.choice.outcomes[i].odds, self.moves[i]) for i in possible]
        return tuple((odds, move) for odds, move in shared if odds is not None)


@dataclass(frozen=True, slots=True, eq=False)
class OfferSet:
    """What a scene offers for one combination of its guards."""

    offers: tuple[Offer, ...]
    open: dict[str, ChoiceProgram]


class SceneProgram:
    """One decision, compiled: from a state to what it offers."""

    __slots__ = ("_by_key", "_choices", "_key", "_tests", "hash", "scene")

    def __init__(self, scene: Scene, choices: tuple[ChoiceProgram, ...], slots: Slots) -> None:
        self.scene = scene
        self.hash = hash_text(scene.id)
        self._choices = choices
        self._tests: list[Expression] = []
        for choice in scene.choices:
            if choice.when is not None:
                self._tests.append(choice.when.expression)
            if choice.once:
                self._tests.append(Chose(scene.id, choice.id))
        self._key = compile_key(self._tests, slots) if self._tests else None
        self._by_key: dict[int, OfferSet] = {}

    def at(self, state: State) -> OfferSet:
        """What is on screen and what is open in a state of this scene."""
        key = 0 if self._key is None else self._key(state)
        found = self._by_key.get(key)
        if found is None:
            found = self._by_key[key] = self._offer(key)
        return found

    def order(self, seed: int) -> dict[str, int]:
        """For each choice id the key by which a playthrough of that seed sorts it on screen."""
        return {program.choice.id: place(seed, self.hash, program.hash) for program in self._choices}

    def _offer(self, key: int) -> OfferSet:
        offers: list[Offer] = []
        open: dict[str, ChoiceProgram] = {}
        bit = 0
        for program in self._choices:
            choice = program.choice
            holds = used = False
            if choice.when is not None:
                holds = bool(key >> bit & 1)
                bit += 1
            if choice.once:
                used = bool(key >> bit & 1)
                bit += 1
            if used:
                continue
            if choice.when is None or holds:
                offers.append(Offer(choice, True))
                open[choice.id] = program
            elif choice.locked is not None:
                offers.append(Offer(choice, False, choice.locked))
        return OfferSet(tuple(offers), open)


class Machine:
    """A scenario ready to be played; build it with `machine_of`."""

    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario
        self.slots = Slots.of(scenario)
        self.index = {scene.id: i for i, scene in enumerate(scenario.scenes)}
        self._programs: list[SceneProgram | None] = [None] * len(scenario.scenes)
        self._tests: dict[int, tuple[Guard, Callable[[State], object]]] = {}
        self.entered_first = self.entering(scenario.start)
        self.first = self._first()

    def program(self, index: int) -> SceneProgram:
        """The program of the scene at an index of `Scenario.scenes`; it must have choices."""
        found = self._programs[index]
        if found is None:
            scene = self.scenario.scenes[index]
            choices = tuple(self._choice(scene, choice) for choice in scene.choices)
            found = self._programs[index] = SceneProgram(scene, choices, self.slots)
        return found

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
        return next((e for e in self.scenario.endings if self.holds(e.when, state)), None)

    def entering(self, go: str) -> tuple[int, ...]:
        """Indexes of the scenes that `go` leads through, up to a decision or the end."""
        entered: list[int] = []
        while go != END:
            index = self.index[go]
            if index in entered:
                raise ValueError(f"the scenes from “{go}” only continue to one another")
            entered.append(index)
            following = self.scenario.scenes[index].go
            if following is None:
                break
            go = following
        return tuple(entered)

    def arriving(self, move: Move | None, before: State, count: int) -> State:
        """The state on entering the scene number `count` (from 1) of a move, or of the start for None."""
        if move is None:
            return self._enter(self.entered_first[:count], before)
        short = self._move(move.choice, move.outcome, move.entered[:count], self._slot_of(move))
        return short.apply(before)

    def before_first(self) -> State:
        """The start values, before the first scene is entered."""
        scenario = self.scenario
        values = [AT_END, *scenario.meters, *(value for _, value in scenario.variables)]
        return tuple(values + [0] * (self.slots.size - len(values)))

    def _first(self) -> State:
        return self._enter(self.entered_first, self.before_first())

    def _enter(self, entered: tuple[int, ...], before: State) -> State:
        return compile_move(Effects(), (), None, self._visits(entered), self._target(entered), self.slots)(
            before
        )

    def _choice(self, scene: Scene, choice: Choice) -> ChoiceProgram:
        slot = self.slots.chosen.get((scene.id, choice.id))
        everything: list[Outcome | None] = [*choice.outcomes, None]
        moves = []
        for outcome in everything:
            go = choice.go if outcome is None or outcome.go is None else outcome.go
            # A choice whose outcomes always decide needs no way of its own; its own move then never happens.
            moves.append(self._move(choice, outcome, self.entering(go or END), slot))
        tests = [Number(1) if o.when is None else o.when.expression for o in choice.outcomes]
        key = compile_key(tests, self.slots) if tests else None
        program = ChoiceProgram(choice, hash_text(f"{scene.id}.{choice.id}"), tuple(moves), key, {})
        if key is None:
            program.by_key[0] = ((1, moves[-1]),)
        return program

    def _move(
        self, choice: Choice, outcome: Outcome | None, entered: tuple[int, ...], slot: int | None
    ) -> Move:
        effects, sets, then, because = choice.effects, choice.sets, choice.then, choice.because
        if outcome is not None:
            effects = effects if outcome.effects is None else outcome.effects
            sets = sets if outcome.sets is None else outcome.sets
            then = then if outcome.then is None else outcome.then
            because = because if outcome.because is None else outcome.because
        apply = compile_move(effects, sets, slot, self._visits(entered), self._target(entered), self.slots)
        return Move(choice, outcome, effects, sets, then, because, entered, apply)

    def _slot_of(self, move: Move) -> int | None:
        for scene in self.scenario.scenes:
            if any(choice is move.choice for choice in scene.choices):
                return self.slots.chosen.get((scene.id, move.choice.id))
        return None

    def _target(self, entered: tuple[int, ...]) -> int:
        if not entered or self.scenario.scenes[entered[-1]].go == END:
            return AT_END
        return entered[-1]

    def _visits(self, entered: tuple[int, ...]) -> dict[int, int]:
        visits: dict[int, int] = {}
        for index in entered:
            slot = self.slots.visits.get(self.scenario.scenes[index].id)
            if slot is not None:
                visits[slot] = visits.get(slot, 0) + 1
        return visits


@lru_cache(maxsize=32)
def machine_of(scenario: Scenario) -> Machine:
    """The machine of a scenario; the same one each time it is asked for the same words."""
    return Machine(scenario)
