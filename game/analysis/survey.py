"""Every exact question about paths, put to merged states: how many, how likely, how far.

A survey looks through one lens. Its answers come end by end: one for each merged state at the end, in the
order of `ends`. `survey` finds the way of working that suits a scenario's size; the answers are the same.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from game.analysis.extremes import Range, fewest, ranges
from game.analysis.futures import Shift, shifts
from game.analysis.merged import LIMIT, Edge, End, Merged
from game.analysis.policy import Policy
from game.analysis.spans import Endless, Spans
from game.analysis.spread import distribution_of
from game.analysis.weights import Weights, among, taken, weigh
from game.engine import AT_END, Machine, Move, OfferSet
from game.engine.compiler import Body
from game.engine.lens import Lens, Part
from game.model import Distribution, Expression


@dataclass(frozen=True, slots=True)
class Chances:
    """How a policy's plays spread: the chance of each end, and how often, on average, each move is made.

    `left_out` is the chance of plays that were not followed to an end.
    """

    ends: list[float]
    moves: dict[Move, float]
    left_out: float


class Stopped(Exception):
    """The work was stopped from elsewhere; nothing came of it."""


class Brake:
    """Stops surveys at work in other threads: once `pulled`, they raise `Stopped` at the next scene."""

    pulled = False

    def felt(self) -> None:
        """Raises `Stopped` where the brake was pulled."""
        if self.pulled:
            raise Stopped


class Costs:
    """What adds up along a path: before the first decision, at each one, and on the way to the next.

    This one counts decisions; others say otherwise.
    """

    first = 0

    def screen(self, offered: OfferSet) -> int:
        """For what is on screen at a decision."""
        return 1

    def move(self, move: Move) -> int:
        """For a move."""
        return 0

    def arrival(self, entered: tuple[int, ...]) -> Extras:
        """For the scenes that a move enters."""
        return Extras()

    def last(self, end: End) -> int:
        """For an end."""
        return 0


@dataclass(frozen=True, slots=True)
class Extra:
    """A cost that comes in where a guard holds, when the visits in `later` have not yet been made."""

    guard: Expression
    later: tuple[tuple[int, int], ...]
    cost: int


@dataclass(frozen=True, slots=True)
class Extras:
    """A cost that is always there, and those that depend on guards."""

    always: int = 0
    guarded: tuple[Extra, ...] = ()


class Survey(ABC):
    """Answers about one scenario through one lens."""

    machine: Machine
    lens: Lens
    states: int

    @property
    @abstractmethod
    def ends(self) -> list[End]:
        """The ends that a path leads to."""

    @property
    def partial(self) -> bool:
        """Whether there are more states than were looked at."""
        return False

    @property
    def endless(self) -> bool:
        """Whether some scenes can be gone round for ever."""
        return False

    @property
    def missing(self) -> str:
        """What could not be established, in a sentence; empty where all was."""
        if self.partial:
            return _PARTIAL
        return _ENDLESS if self.endless else ""

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
    def distribution(self) -> Distribution:
        """The distribution of the meters at the end of uniform random play."""

    @abstractmethod
    def decisions(self) -> list[Range]:
        """For each end the fewest and the most decisions on a path to it."""

    @abstractmethod
    def shifts(self) -> list[Shift]:
        """For each choice that random play can pick, its largest shift."""

    @abstractmethod
    def sums(self, costs: Costs) -> list[Range]:
        """For each end the least and the most that costs, none of them negative, add up to."""


_PARTIAL = (
    "There are more states than were looked at. Chances are therefore at the least, ranges are those of what "
    "was looked at, and paths were not counted."
)
_ENDLESS = "Some scenes can be gone round for ever, so paths have no number."


class Narrow(Survey):
    """A survey of merged states that are held one by one: exact whole numbers throughout."""

    def __init__(self, merged: Merged, limit: int = LIMIT) -> None:
        self.merged = merged
        self.machine = merged.machine
        self.lens = merged.lens
        self._limit = limit
        self.states = len(merged.scenes)
        self._weights: dict[Policy, Weights] = {}
        self._chances: dict[int, Chances] = {}
        self._picks: dict[Policy, list[tuple[int, ...]]] = {}

    @property
    def ends(self) -> list[End]:
        return self.merged.ends

    @property
    def partial(self) -> bool:
        return not self.merged.complete

    @property
    def endless(self) -> bool:
        return self.merged.complete and self.merged.levels is None

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
            same = next((known for known in self._weights if self._alike(known, policy)), None)
            found = weigh(self.merged, policy, 2 * self._limit) if same is None else self._weights[same]
            self._weights[policy] = found
        return found

    def _alike(self, one: Policy, other: Policy) -> bool:
        """Whether two policies pick alike from everything that is offered."""
        return self._picked(one) == self._picked(other)

    def _picked(self, policy: Policy) -> list[tuple[int, ...]]:
        """What a policy picks from on each of the screens."""
        found = self._picks.get(policy)
        if found is None:
            scenes = self.machine.scenario.scenes
            found = [policy.among(scenes[scene], offered) for scene, offered in self._screens]
            self._picks[policy] = found
        return found

    @cached_property
    def _screens(self) -> list[tuple[int, OfferSet]]:
        """Everything that any scene offers, once each."""
        merged = self.merged
        met = {
            (scene, id(offered)): offered
            for scene, offered in zip(merged.scenes, merged.offered, strict=False)
        }
        return [(scene, offered) for (scene, _), offered in met.items()]

    def chances(self, policy: Policy) -> Chances:
        weights, merged = self.weights(policy), self.merged
        # Policies that pick alike have the same weights.
        known = self._chances.get(id(weights))
        if known is not None:
            return known
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
        found = Chances([weight / total for weight in weights.ends], moves, weights.left_out / total)
        self._chances[id(weights)] = found
        return found

    def effects(self, index: int) -> list[Range]:
        first = self.machine.scenario.meters[index]
        return ranges(self.merged, first, lambda number, edge: edge.move.effects[index])

    def distribution(self) -> Distribution:
        return distribution_of(self.machine, self._limit)

    def decisions(self) -> list[Range]:
        return self.sums(Costs())

    def sums(self, costs: Costs) -> list[Range]:
        merged = self.merged
        edge = _edge_cost(merged, costs)
        least = fewest(merged, costs.first, edge)
        if merged.levels is None:
            most: list[Any] = [None] * len(least)
        else:
            most = [high for _, high in ranges(merged, costs.first, edge)]
        return [
            _more(pair, costs.last(end))
            for pair, end in zip(zip(least, most, strict=True), self.ends, strict=True)
        ]

    def shifts(self) -> list[Shift]:
        return shifts(self.merged, self.weights(Policy.RANDOM))


_FIRST, _FOR_EACH_MOVE = 25_000, 8
"""So many edges are followed one by one before boxes are tried, or so many for each move where that is more:
boxes cost something for each move, however few states there are."""


def survey(
    machine: Machine,
    lens: Lens | None = None,
    limit: int = LIMIT,
    endings: bool = True,
    wide: bool = False,
    brake: Brake | None = None,
) -> Survey:
    """A survey of a scenario through a lens, or through the plainest one; the brake stops one by boxes.

    States are looked at one by one while they are few; beyond that box by box, where a scenario is fit for
    it, at once with `wide`; else one by one again, as far as the limit goes.
    """
    lens = Lens(machine) if lens is None else lens
    first = max(_FIRST, _FOR_EACH_MOVE * lens.relevance.moves)
    merged = Merged(machine, lens, 0 if wide else min(limit, first), endings)
    if not merged.complete and limit > first:
        try:
            from game.analysis.wide import Wide

            return Wide(machine, merged.lens, endings, brake)
        except (ImportError, Endless, OverflowError):
            merged.follow(limit)
    return Narrow(merged, limit)


def settled(lens: Lens) -> Part | None:
    """The only part that an end can have, where the scenes alone show that there is one."""
    try:
        spans = Spans(lens).at.get(AT_END)
    except Endless:
        return None
    if spans is None or any(span.step for span in spans.values()):
        return None
    return tuple(spans[slot].low for slot in lens.layout(AT_END))


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


def _edge_cost(merged: Merged, costs: Costs) -> Callable[[int, Edge], int]:
    """The costs of an edge, with what they are made of remembered."""
    screens: dict[int, int] = {}
    moves: dict[Move, tuple[int, Callable[[Part], int] | None]] = {}

    def cost(number: int, edge: Edge) -> int:
        offered = merged.offered[number]
        screen = screens.get(id(offered))
        if screen is None:
            screen = screens[id(offered)] = costs.screen(offered)
        known = moves.get(edge.move)
        if known is None:
            known = moves[edge.move] = _move_cost(merged.lens, costs, edge.move)
        always, guarded = known
        if guarded is None:
            return screen + always
        part = merged.ends[-1 - edge.target].part if edge.target < 0 else merged.parts[edge.target]
        return screen + always + guarded(part)

    return cost


def _move_cost(lens: Lens, costs: Costs, move: Move) -> tuple[int, Callable[[Part], int] | None]:
    """What a move always costs, and what more in a part of its target."""
    extras = costs.arrival(move.entered)
    always = costs.move(move) + extras.always
    return always, extra_cost(lens, extras, move.target) if extras.guarded else None


def extra_cost(lens: Lens, extras: Extras, target: int) -> Callable[[Part], int]:
    """The guarded costs as a function of the part on arrival at a scene, or at the end."""
    layout = lens.layout(target)
    body = Body(lens.machine.slots, layout)
    truths = []
    for extra in extras.guarded:
        later = [(slot, times) for slot, times in extra.later if slot in layout]
        for slot, times in later:
            body.add(slot, -times)
        truths.append(body.truth(extra.guard))
        for slot, times in later:
            body.add(slot, times)
    bits = body.function("extras", body.bits(truths))
    more = [extra.cost for extra in extras.guarded]

    def cost(part: Part) -> int:
        holds = bits(part)
        return sum(number for bit, number in enumerate(more) if holds >> bit & 1)

    return cost
