"""Every exact question about paths, put to merged states: how many, how likely, how far.

A survey looks through one lens. Its answers come end by end: one for each merged state at the end, in the
order of `ends`. `survey` finds the way of working that suits a scenario's size; the answers are the same.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from game.analysis.extremes import Range, fewest, ranges
from game.analysis.futures import Shift, shifts
from game.analysis.merged import LIMIT, Edge, End, Merged
from game.analysis.policy import Policy
from game.analysis.weights import Weights, among, taken, weigh
from game.engine import Machine, Move
from game.engine.lens import Lens


@dataclass(frozen=True, slots=True)
class Chances:
    """How a policy's plays spread: the chance of each end, and how often, on average, each move is made.

    `left_out` is the chance of plays that were not followed to an end.
    """

    ends: list[float]
    moves: dict[Move, float]
    left_out: float


@dataclass(frozen=True, slots=True)
class Cost:
    """What adds up along a path: before the first decision, at each edge, and at the end."""

    first: int
    edge: Callable[[int, Edge], int]
    last: Callable[[End], int] = lambda end: 0


class Survey(ABC):
    """Answers about one scenario through one lens."""

    machine: Machine
    ends: list[End]
    states: int

    @property
    @abstractmethod
    def missing(self) -> str:
        """What could not be established, in a sentence; empty where all was."""

    @abstractmethod
    def paths(self) -> list[int] | None:
        """How many paths lead to each end, each toss on its own; None where they have no number."""

    @abstractmethod
    def chances(self, policy: Policy) -> Chances:
        """How a policy's plays spread."""

    @abstractmethod
    def effects(self, index: int) -> list[Range]:
        """For each end the range of the meter at that index."""

    @abstractmethod
    def decisions(self) -> list[Range]:
        """For each end the fewest and the most decisions on a path to it."""

    @abstractmethod
    def shifts(self) -> list[Shift]:
        """For each choice that random play can pick, its largest shift."""


class Narrow(Survey):
    """A survey of merged states that are held one by one: exact whole numbers throughout."""

    def __init__(self, merged: Merged, limit: int = LIMIT) -> None:
        self.merged = merged
        self._work = 5 * limit
        self.machine = merged.machine
        self.ends = merged.ends
        self.states = len(merged.scenes)
        self._weights: dict[Policy, Weights] = {}

    @property
    def missing(self) -> str:
        if not self.merged.complete:
            return "There are more states than were looked at, so what is given is true of a part of them."
        if self.merged.levels is None:
            return "Some scenes can be gone round for ever, so paths have no number."
        return ""

    def paths(self) -> list[int] | None:
        merged = self.merged
        if merged.levels is None:
            return None
        if not merged.scenes:
            return [1] * len(merged.ends)
        states, ends = [0] * len(merged.scenes), [0] * len(merged.ends)
        states[0] = 1
        for level in merged.levels:
            for number in level:
                for edge in merged.edges[number]:
                    if edge.target >= 0:
                        states[edge.target] += states[number]
                    else:
                        ends[-1 - edge.target] += states[number]
        return ends

    def weights(self, policy: Policy) -> Weights:
        """The whole-number weights behind `chances`."""
        found = self._weights.get(policy)
        if found is None:
            found = self._weights[policy] = weigh(self.merged, policy, self._work)
        return found

    def chances(self, policy: Policy) -> Chances:
        weights, merged = self.weights(policy), self.merged
        picked = among(merged, policy)
        moves: dict[Move, float] = {}
        for number, edges in enumerate(merged.edges):
            weight = weights.states[number]
            if weight:
                choices = picked(number)
                share = weight / weights.total / len(choices) if choices else 0.0
                for edge in taken(edges, choices):
                    moves[edge.move] = moves.get(edge.move, 0.0) + share * edge.weight / edge.total
        total = weights.total
        return Chances([weight / total for weight in weights.ends], moves, weights.left_out / total)

    def effects(self, index: int) -> list[Range]:
        first = self.machine.scenario.meters[index]
        return ranges(self.merged, first, lambda number, edge: edge.move.effects[index])

    def decisions(self) -> list[Range]:
        return self.spans(Cost(0, lambda number, edge: 1))

    def spans(self, cost: Cost) -> list[Range]:
        """For each end the least and the most that adds up to it; nothing added may be negative."""
        merged = self.merged
        least = fewest(merged, cost.first, cost.edge)
        if merged.levels is None:
            most: list[Any] = [None] * len(least)
        else:
            most = [high for _, high in ranges(merged, cost.first, cost.edge)]
        return [
            _more(pair, cost.last(end))
            for pair, end in zip(zip(least, most, strict=True), self.ends, strict=True)
        ]

    def shifts(self) -> list[Shift]:
        return shifts(self.merged, self.weights(Policy.RANDOM))


def survey(machine: Machine, lens: Lens | None = None, limit: int = LIMIT, endings: bool = True) -> Survey:
    """A survey of a scenario through a lens, or through the plainest one."""
    return Narrow(Merged(machine, lens, limit, endings), limit)


def together(spans: list[Range]) -> Range:
    """The range over several ends, none of them empty."""
    lows, highs = [low for low, _ in spans], [high for _, high in spans]
    return (
        None if None in lows else min(low for low in lows if low is not None),
        None if None in highs else max(high for high in highs if high is not None),
    )


def _more(span: Range, number: int) -> Range:
    low, high = span
    return (None if low is None else low + number, None if high is None else high + number)
