"""The scenes of a scenario as boxes with ways between them, ready to be swept from the start to the end."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from game.analysis.boxes import Array, Box, Passage, evaluate, ranked
from game.analysis.policy import Policy
from game.analysis.spans import Spans, span_of
from game.engine import Move, OfferSet, weighed
from game.engine.lens import Lens

MOST_CELLS = 60_000_000
"""The most cells that all boxes together may have; beyond that a scenario is not surveyed this way."""


class House:
    """All rooms of a scenario, in an order in which each stands after all that lead to it.

    Raises `Endless` or `OverflowError` where a scenario is not fit for boxes.
    """

    def __init__(self, lens: Lens) -> None:
        self.lens = lens
        self.spans = Spans(lens)
        self.rank = ranked(self.spans.at.values())
        self.boxes = {scene: Box(spans, self.rank) for scene, spans in self.spans.at.items()}
        self.cells = sum(box.size for box in self.boxes.values())
        if self.cells > MOST_CELLS:
            raise OverflowError
        self.largest = max(box.size for box in self.boxes.values())
        self.rooms = {i: Room(self, i) for i in lens.relevance.order if i in self.boxes}

    def shelf(self, dtype: Any) -> Shelf:
        """Arrays of a type for one sweep through the house."""
        return Shelf(self.largest, dtype)


class Shelf:
    """Arrays that are used again: fresh memory costs more than what is done with it."""

    def __init__(self, size: int, dtype: Any) -> None:
        self._size, self._dtype = size, dtype
        self._free: list[Array] = []

    def take(self, shape: tuple[int, ...], filled: int | None = 0) -> Array:
        """An array of a shape, filled with a number, or with anything for None."""
        flat = self._free.pop() if self._free else np.empty(self._size, self._dtype)
        found = flat[: int(np.prod(shape, dtype=np.int64))]
        if filled is not None:
            found.fill(filled)
        return found.reshape(shape)

    def give(self, array: Array) -> None:
        """Puts an array back."""
        if array.base is not None:
            self._free.append(array.base)


@dataclass(frozen=True, slots=True, eq=False)
class Way:
    """A move from a scene's box: the choice's place in the scene, and the passage to the target's box."""

    choice: int
    move: Move
    passage: Passage


class Room:
    """One scene: its box, which offers stand in which cells, and its moves.

    `offers` are the different offers that the scene can make; `which` says for every cell, over the axes that
    its tests read, which of them it is.
    """

    def __init__(self, house: House, scene: int) -> None:
        machine = house.lens.machine
        self.scene = machine.scenario.scenes[scene]
        self.box = house.boxes[scene]
        program = machine.program(scene)
        columns = self.box.columns()
        holds: Any = np.zeros((1,) * len(self.box.slots), np.int64)
        if len(program.tests) > 60:
            raise OverflowError
        for bit, test in enumerate(program.tests):
            span_of(test, machine.slots, self.box.spans)
            holds = holds + (evaluate(test, machine.slots, columns, as_truth=True) * (1 << bit))
        keys, which = np.unique(holds, return_inverse=True)
        self.which: Array = which.reshape(np.shape(holds))
        self.offers: list[OfferSet] = [program.decide(int(key)) for key in keys]
        self.ids = [choice.id for choice in program.scene.choices]
        self.ways = [
            Way(choice, move, Passage(house.lens, move, self.box, house.boxes[move.target], house.rank))
            for choice, move in house.spans.moves[scene]
        ]

    def factors(self, policy: Policy) -> list[Array]:
        """For each way the chance that the policy takes it, over the cells of `which`."""
        tables = np.zeros((len(self.ways), len(self.offers)))
        for number, offered in enumerate(self.offers):
            picked = policy.among(self.scene, offered)
            ids = list(offered.open)
            for place in picked:
                result = offered.open[ids[place]]
                moves = weighed(result)
                total = sum(weight for weight, _ in moves) * len(picked)
                for weight, move in moves:
                    tables[self._place(move), number] = weight / total
        return [table[self.which] for table in tables]

    def possible(self) -> list[Array]:
        """For each way whether it can be taken at all, over the cells of `which`."""
        tables = np.zeros((len(self.ways), len(self.offers)), bool)
        for number, offered in enumerate(self.offers):
            for result in offered.open.values():
                for _, move in weighed(result):
                    tables[self._place(move), number] = True
        return [table[self.which] for table in tables]

    def alike(self, factors: list[Array]) -> Iterator[tuple[Array, list[Way]]]:
        """Ways with the same factors together; those that are never taken are left out."""
        found: dict[bytes, tuple[Array, list[Way]]] = {}
        for way, factor in zip(self.ways, factors, strict=True):
            if factor.any():
                found.setdefault(factor.tobytes(), (factor, []))[1].append(way)
        yield from found.values()

    def _place(self, move: Move) -> int:
        return next(i for i, way in enumerate(self.ways) if way.move is move)
