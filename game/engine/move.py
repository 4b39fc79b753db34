"""One possible result of a choice: what happens, and the function from a state to the next one."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from game.engine.compiler import Body, constant, row
from game.engine.slots import FIRST_METER, State
from game.model import Choice, Effects, Outcome, Paragraph, Setting, SetVariable

if TYPE_CHECKING:
    from game.engine.machine import Machine
    from game.engine.program import OfferSet

Bounds = tuple[float, float]
"""The lowest and the highest value that are told apart; minus or plus infinity where all are."""

EVERYTHING: Bounds = (float("-inf"), float("inf"))


class Move:
    """One possible result of a choice; read it, never write to it.

    `outcome` is None for the choice's own keys; effects, settings and words are the outcome's where it has
    them, else the choice's own. `source` is the index of the choice's scene. `entered` are the indexes of
    the scenes entered, in order, of which all but the last only continue; before an end the last does too.
    `target` is the index of the decision reached, or `AT_END`. `remembers` is the slot of the pick itself,
    or None where no guard asks for it; `visits` says how many more each counted scene's slot has.
    `leap` gives the next state and the key to what is offered in it; once it was called, `kept` has what was
    offered for keys before and `decide` says what is offered for any.
    """

    __slots__ = (
        "_machine",
        "because",
        "choice",
        "decide",
        "effects",
        "entered",
        "kept",
        "leap",
        "outcome",
        "remembers",
        "sets",
        "source",
        "target",
        "then",
        "visits",
    )
    kept: dict[int, OfferSet]
    decide: Callable[[int], OfferSet]

    def __init__(
        self, machine: Machine, source: int, choice: Choice, outcome: Outcome | None, entered: tuple[int, ...]
    ) -> None:
        self._machine = machine
        self.source = source
        self.choice = choice
        self.outcome = outcome
        self.effects: Effects = choice.effects
        self.sets: tuple[Setting, ...] = choice.sets
        self.then: tuple[Paragraph, ...] = choice.then
        self.because: str = choice.because
        if outcome is not None:
            self.effects = choice.effects if outcome.effects is None else outcome.effects
            self.sets = choice.sets if outcome.sets is None else outcome.sets
            self.then = choice.then if outcome.then is None else outcome.then
            self.because = choice.because if outcome.because is None else outcome.because
        self.entered = entered
        self.target = machine.target(entered)
        self.visits = machine.visits(entered)
        self.remembers = machine.slots.chosen.get((machine.scenario.scenes[source].id, choice.id))
        self.leap: Callable[[State], tuple[State, int]] = self._leap

    def compiled(
        self,
        source: Sequence[int],
        target: Sequence[int],
        bounds: Mapping[int, Bounds] | None = None,
        tallies: Mapping[int, int] | None = None,
    ) -> Callable[[State], State]:
        """The move as a function between parts of states.

        `source` and `target` are the slots that stand in the argument and in the result, in order; every
        slot that the result depends on must be in the argument (else KeyError). A slot with `bounds` is
        held between them. `tallies` are slots of the caller's own, beyond the state's, and what the move
        adds to each. In this order: effects, settings from top to bottom, the pick is remembered, scenes
        are entered.
        """
        held = {} if bounds is None else bounds
        if not target:
            return _nothing
        if len(target) == 1 and not self.sets and target[0] != self.remembers and target[0]:
            slot, place = target[0], {slot: place for place, slot in enumerate(source)}
            return _one(place[slot], self._added(slot, tallies), *held.get(slot, EVERYTHING))
        body = self._body(source, target, tallies)
        return body.function("move", row([body.within(s, *held.get(s, EVERYTHING)) for s in target]))

    def _body(
        self, source: Sequence[int], target: Sequence[int], tallies: Mapping[int, int] | None = None
    ) -> Body:
        """What stands for each slot of the target after the move."""
        body = Body(self._machine.slots, source)
        wanted = set(target)
        settings = self._settings(wanted)
        for i, delta in enumerate(self.effects):
            if delta and FIRST_METER + i in wanted:
                body.add(FIRST_METER + i, delta)
        for setting in settings:
            body.set(setting)
        if self.remembers is not None and self.remembers in wanted:
            body.put(self.remembers, constant(1))
        for slot, times in (*self.visits, *(tallies or {}).items()):
            if slot in wanted:
                body.add(slot, times)
        body.put(0, constant(self.target))
        return body

    def _added(self, slot: int, tallies: Mapping[int, int] | None) -> int:
        """What effects, visits and tallies add to a slot."""
        deltas = {FIRST_METER + i: delta for i, delta in enumerate(self.effects)}
        return deltas.get(slot, 0) + dict(self.visits).get(slot, 0) + (tallies or {}).get(slot, 0)

    def _settings(self, wanted: set[int]) -> list[Setting]:
        """The settings that something wanted depends on; `wanted` becomes what is wanted before them."""
        slots = self._machine.slots
        found: list[Setting] = []
        for setting in reversed(self.sets):
            slot = slots.of_setting(setting)
            if slot in wanted:
                found.append(setting)
                wanted.remove(slot)
                if isinstance(setting, SetVariable):
                    wanted.update(slots.read_by(setting.value))
        found.reverse()
        return found

    def _leap(self, state: State) -> tuple[State, int]:
        """Compiles the move together with the tests of the scene that it leads to."""
        everything = range(self._machine.slots.size)
        body = self._body(everything, everything)
        program = self._machine.arrival(self.target)
        self.kept, self.decide = program.kept, program.decide
        after = row([body.slot(slot)[0] for slot in everything])
        key = body.bits([body.truth(test) for test in program.tests])
        self.leap = body.function("leap", row([after, key]))
        first: tuple[State, int] = self.leap(state)
        return first

    def __repr__(self) -> str:
        return f"<move of {self.choice.id!r} to scene {self.target}>"


def _nothing(part: State) -> State:
    """The move between parts that leaves nothing which matters."""
    return ()


def _one(place: int, delta: int, low: float, high: float) -> Callable[[State], State]:
    """The move between parts that adds to one slot: made without Python's compiler, which takes longer than
    a hundred such moves."""

    def move(part: State) -> State:
        value = part[place] + delta
        return (int(low) if value < low else int(high) if value > high else value,)

    return move
