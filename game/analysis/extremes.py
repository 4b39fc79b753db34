"""Shortest and longest, lowest and highest: what adds up along a path, over all paths to each end."""

from __future__ import annotations

from collections.abc import Callable
from heapq import heappop, heappush
from math import inf

from game.analysis.merged import Edge, Merged

Cost = Callable[[int, Edge], int]
"""What an edge from a state, by number, adds."""

Range = tuple[int | None, int | None]
"""The least and the most; None where it is without bound, or was not established."""

_WORK, _ROUNDS = 1_000_000, 60


def ranges(merged: Merged, first: int, cost: Cost) -> list[Range]:
    """For each end the least and the most that a path to it adds up to, starting from `first`.

    Where states form a loop that adds to the sum there may be no least or no most. Sums are followed round
    loops a number of times; what still moves then has no bound that could be established.
    """
    if not merged.scenes:
        return [(first, first)] * len(merged.ends)
    order = _order(merged)
    return list(
        zip(_least(merged, order, first, cost, 1), _least(merged, order, first, cost, -1), strict=True)
    )


def fewest(merged: Merged, first: int, cost: Cost) -> list[int | None]:
    """For each end the least, where nothing that an edge adds is negative (Dijkstra 1959)."""
    if not merged.scenes:
        return [first] * len(merged.ends)
    known: dict[int, int] = {}
    waiting = [(first, 0)]
    ends: list[int | None] = [None] * len(merged.ends)
    while waiting:
        so_far, number = heappop(waiting)
        if number < 0:
            place = -1 - number
            if ends[place] is None:
                ends[place] = so_far
            continue
        if number in known:
            continue
        known[number] = so_far
        if number < len(merged.edges):
            for edge in merged.edges[number]:
                if edge.target not in known:
                    heappush(waiting, (so_far + cost(number, edge), edge.target))
    return ends


def _order(merged: Merged) -> list[int]:
    if merged.levels is None:
        return list(range(len(merged.edges)))
    return [number for level in merged.levels for number in level]


def _least(merged: Merged, order: list[int], first: int, cost: Cost, sign: int) -> list[int | None]:
    """The least of `sign` times the sum for each end, with the sign taken off again."""
    best: list[float] = [inf] * len(merged.scenes)
    ends: list[float] = [inf] * len(merged.ends)
    best[0] = sign * first
    moving: set[int] = set()
    rounds = 1 if merged.levels is not None else _rounds(merged)
    for turn in range(rounds):
        moving.clear()
        for number in order:
            so_far = best[number]
            if so_far == inf:
                continue
            for edge in merged.edges[number]:
                found = so_far + sign * cost(number, edge)
                target = edge.target
                if target < 0:
                    ends[-1 - target] = min(ends[-1 - target], found)
                elif found < best[target]:
                    best[target] = found
                    moving.add(target)
        if not moving:
            break
        if merged.levels is None and turn == rounds - 1:
            ends = _unbounded(merged, moving, ends)
    return [None if abs(value) == inf else sign * int(value) for value in ends]


def _rounds(merged: Merged) -> int:
    """How often sums are followed through all edges: often where these are few."""
    return max(2, min(_ROUNDS, _WORK // max(1, sum(map(len, merged.edges)))))


def _unbounded(merged: Merged, moving: set[int], ends: list[float]) -> list[float]:
    """The ends that what still moves can come to have no least."""
    todo = list(moving)
    seen = set(moving)
    ends = list(ends)
    while todo:
        number = todo.pop()
        if number >= len(merged.edges):
            continue
        for edge in merged.edges[number]:
            if edge.target < 0:
                ends[-1 - edge.target] = inf
            elif edge.target not in seen:
                seen.add(edge.target)
                todo.append(edge.target)
    return ends
