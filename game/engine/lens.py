"""States seen through what still matters: shorter, and equal where nothing can tell them apart.

A part of a state is a tuple of the slots that matter at its scene, each held within its bounds. Moves and
tests are compiled between parts, so that following a move costs what matters and no more.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from game.engine.compiler import compile_key
from game.engine.machine import Machine
from game.engine.move import Bounds, Move
from game.engine.program import OfferSet
from game.engine.relevance import Relevance
from game.engine.slots import AT_END, State
from game.model import Ending, Expression
from game.model.expression import Number

Part = tuple[int, ...]
"""The slots of `Lens.layout(scene)`, in that order."""


class Lens:
    """Parts of states, and how offers, moves and endings look among them."""

    def __init__(self, machine: Machine, relevance: Relevance | None = None) -> None:
        self.machine = machine
        self.relevance = Relevance(machine) if relevance is None else relevance
        self._layouts: dict[int, tuple[int, ...]] = {}
        self._keys: dict[int, Callable[[State], int]] = {}
        self._steps: dict[Move, Callable[[Part], Part]] = {}
        self._offered: dict[int, Callable[[Part], OfferSet]] = {}
        slots = machine.slots
        # A flag or a remembered pick is 0 or 1 whatever happens: nothing to hold.
        self._free = {*slots.flags.values(), *slots.chosen.values()}

    def layout(self, scene: int) -> tuple[int, ...]:
        """The slots of a part at a scene's index or at the end, ascending; slot 0 is left out."""
        found = self._layouts.get(scene)
        if found is None:
            found = self._layouts[scene] = tuple(sorted(self.relevance.reads[scene]))
        return found

    def part(self, state: State) -> Part:
        """The part of a whole state, in which nothing was tallied yet."""
        bounds = self._bounds(state[0])
        values = {slot: state[slot] if slot < len(state) else 0 for slot in self.layout(state[0])}
        return tuple(
            int(min(max(value, bounds[slot][0]), bounds[slot][1])) if slot in bounds else value
            for slot, value in values.items()
        )

    def step(self, move: Move) -> Callable[[Part], Part]:
        """A move as a function from a part at its scene to a part at its target."""
        found = self._steps.get(move)
        if found is None:
            found = self._steps[move] = move.compiled(
                self.layout(move.source),
                self.layout(move.target),
                self._bounds(move.target),
                self.relevance.added(move),
            )
        return found

    def offered(self, scene: int) -> Callable[[Part], OfferSet]:
        """What is offered at a scene as a function of the part."""
        found = self._offered.get(scene)
        if found is None:
            found = self._offered[scene] = self._offers(scene)
        return found

    def keys(self, scene: int, tests: Sequence[Expression]) -> Callable[[Part], int]:
        """Which of the tests hold, as bits; the part must hold all that they read."""
        return compile_key(tests, self.machine.slots, self.layout(scene))

    def ending(self) -> Callable[[Part], Ending | None]:
        """The ending that takes a part at the end; None where none does.

        The relevance must have been asked about endings (else KeyError).
        """
        endings = self.machine.scenario.endings
        guards = [Number(1) if e.when is None else e.when.expression for e in endings]
        key = self.keys(AT_END, guards)

        def of(part: Part) -> Ending | None:
            holds = key(part)
            return endings[(holds & -holds).bit_length() - 1] if holds else None

        return of

    def _offers(self, scene: int) -> Callable[[Part], OfferSet]:
        program = self.machine.program(scene)
        if not program.tests:
            always = program.decide(0)
            return lambda part: always
        key, decide = self.keys(scene, program.tests), program.decide
        return lambda part: decide(key(part))

    def _bounds(self, scene: int) -> dict[int, Bounds]:
        reads = self.relevance.reads[scene]
        return {slot: bounds for slot, bounds in reads.items() if slot not in self._free}
