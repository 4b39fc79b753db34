"""How a policy's plays spread over merged states: exact whole-number weights.

Where the states form no loop every weight is a whole number over one total, with nothing lost: the total is
the product, over levels, of what the chances at that level divide by. Where they do, plays are followed pick
by pick until what is still under way weighs less than 2^-80 of all, or the work is too much; the weights are
then rounded down over 2^256, and what was not followed is `left_out`. Plays that can no longer come to an end
are not followed either, and their states count once.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from math import lcm

from game.analysis.merged import Edge, Merged
from game.analysis.policy import Policy
from game.engine import OfferSet

WORK = 2_000_000
"""How many edges are followed where there are loops, unless the caller says otherwise: about a second."""

_TOTAL_BITS, _ENOUGH_BITS = 256, 80


@dataclass(frozen=True, slots=True)
class Weights:
    """Weights over `total`, the weight of all plays together.

    `states` has the weight with which plays come to each merged state (in a loop, once for each time),
    `ends` the weight of each end, `left_out` what was not followed to an end.
    """

    total: int
    states: list[int]
    ends: list[int]
    left_out: int


Among = Callable[[int], tuple[int, ...]]
"""For the number of a state, the places among its open choices that a policy picks from."""


def among(merged: Merged, policy: Policy) -> Among:
    """What a policy picks from in each merged state."""
    scenes = merged.machine.scenario.scenes

    @cache
    def chosen(scene: int, offered: int) -> tuple[int, ...]:
        return policy.among(scenes[scene], kept[offered])

    kept: dict[int, OfferSet] = {id(offered): offered for offered in merged.offered}
    return lambda number: chosen(merged.scenes[number], id(merged.offered[number]))


def weigh(merged: Merged, policy: Policy, work: int = WORK) -> Weights:
    """The weights of a policy's plays."""
    picked = among(merged, policy)
    if merged.levels is None:
        return _rounds(merged, picked, work)
    return _levels(merged, picked, merged.levels)


def taken(edges: list[Edge], picked: tuple[int, ...]) -> list[Edge]:
    """The edges that a policy can take."""
    if edges and len(picked) == edges[-1].place + 1:
        return edges
    wanted = set(picked)
    return [edge for edge in edges if edge.place in wanted]


def whole(merged: Merged, picked: Among) -> int:
    """A total that every chance along every path divides without remainder; there must be no loop."""
    total = 1
    for level in merged.levels or ():
        parts = {len(picked(number)) * edge.total for number in level for edge in merged.edges[number]}
        total *= lcm(*parts)
    return total


def _levels(merged: Merged, picked: Among, levels: list[list[int]]) -> Weights:
    total = whole(merged, picked)
    states, ends = [0] * len(merged.scenes), [0] * len(merged.ends)
    if states:
        states[0] = total
    else:
        ends[0] = total
    for level in levels:
        for number in level:
            weight = states[number]
            if not weight:
                continue
            choices = picked(number)
            share = weight // len(choices) if choices else 0
            for edge in taken(merged.edges[number], choices):
                part = share if edge.total == 1 else share * edge.weight // edge.total
                if edge.target >= 0:
                    states[edge.target] += part
                else:
                    ends[-1 - edge.target] += part
    return Weights(total, states, ends, total - sum(ends))


def _rounds(merged: Merged, picked: Among, work: int) -> Weights:
    total = 1 << _TOTAL_BITS
    states, ends = [0] * len(merged.scenes), [0] * len(merged.ends)
    leaving = _leaving(merged, picked)
    under_way = {0: total}
    while under_way and work > 0 and sum(under_way.values()) >> (_TOTAL_BITS - _ENOUGH_BITS):
        following: dict[int, int] = {}
        for number, weight in under_way.items():
            states[number] += weight
            if number >= len(merged.edges) or number not in leaving:
                continue
            choices = picked(number)
            share = weight // len(choices) if choices else 0
            edges = taken(merged.edges[number], choices)
            work -= len(edges) + 1
            for edge in edges:
                part = share * edge.weight // edge.total
                if edge.target < 0:
                    ends[-1 - edge.target] += part
                elif part:
                    following[edge.target] = following.get(edge.target, 0) + part
        under_way = following
    return Weights(total, states, ends, total - sum(ends))


def _leaving(merged: Merged, picked: Among) -> set[int]:
    """The states from which the policy can still come to an end, or to what was not looked at."""
    sources: dict[int, list[int]] = {}
    found = set(range(len(merged.edges), len(merged.scenes)))
    for number, edges in enumerate(merged.edges):
        for edge in taken(edges, picked(number)):
            if edge.target < 0:
                found.add(number)
            else:
                sources.setdefault(edge.target, []).append(number)
    todo = list(found)
    while todo:
        for source in sources.get(todo.pop(), ()):
            if source not in found:
                found.add(source)
                todo.append(source)
    return found
