"""Looking ahead from merged states: with what chance each ending follows under uniform random play."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from game.analysis.merged import Edge, Merged
from game.analysis.weights import Weights
from game.model import Ending

_WORK, _ROUNDS, _STILL = 1_000_000, 2000, 1e-14


@dataclass(frozen=True, slots=True)
class Shift:
    """How far picking a choice, where chance would pick among all that are open, moves an ending's chance.

    `by_chance` is the ending's chance where the choice is open and random play goes on; `picked` its chance
    once the choice is picked there.
    """

    scene: str
    choice: str
    ending: str
    by_chance: float
    picked: float

    @property
    def size(self) -> float:
        """The distance between the two."""
        return abs(self.picked - self.by_chance)


def shifts(merged: Merged, weights: Weights) -> list[Shift]:
    """For each choice that random play can pick, its largest shift, in the order of the file.

    States count with the weight with which the choice is picked in them.
    """
    endings = merged.machine.scenario.endings
    after = futures(merged)
    mass: dict[tuple[int, str], float] = {}
    ahead: dict[tuple[int, str], list[float]] = {}
    chance: dict[tuple[int, str], list[float]] = {}
    for number, edges in enumerate(merged.edges):
        ids = list(merged.offered[number].open)
        if not ids:
            continue
        share = weights.states[number] / weights.total / len(ids)
        if not share:
            continue
        for id in ids:
            key = (merged.scenes[number], id)
            mass[key] = mass.get(key, 0.0) + share
            row = chance.setdefault(key, [0.0] * len(endings))
            for k, value in enumerate(after[number]):
                row[k] += share * value
        for edge in edges:
            key = (merged.scenes[number], ids[edge.place])
            row = ahead.setdefault(key, [0.0] * len(endings))
            part = share * edge.weight / edge.total
            for k, value in enumerate(_target(merged, edge, after)):
                row[k] += part * value
    found = []
    scenes = merged.machine.scenario.scenes
    for index, scene in enumerate(scenes):
        for choice in scene.choices:
            key = (index, choice.id)
            if key not in mass:
                continue
            pairs = [(a / mass[key], b / mass[key]) for a, b in zip(chance[key], ahead[key], strict=True)]
            found.append(largest_shift(scene.id, choice.id, merged.machine.scenario.endings, pairs))
    return found


def largest_shift(
    scene: str, choice: str, endings: Sequence[Ending], pairs: Sequence[tuple[float, float]]
) -> Shift:
    """The shift of the ending whose chance moves most, given each ending's chance before and after.

    The first of them where several move as much, up to the last digits of a float.
    """
    k = max(range(len(endings)), key=lambda k: round(abs(pairs[k][1] - pairs[k][0]), 12))
    return Shift(scene, choice, endings[k].id, *pairs[k])


def futures(merged: Merged) -> list[list[float]]:
    """For each merged state the chance of each ending, in the order of the file, under random play."""
    size = len(merged.machine.scenario.endings)
    after = [[0.0] * size for _ in merged.scenes]
    if merged.levels is not None:
        for level in reversed(merged.levels):
            for number in level:
                after[number] = _mixed(merged, number, after, size)
        return after
    order = range(len(merged.edges) - 1, -1, -1)
    rounds = max(2, min(_ROUNDS, _WORK // max(1, sum(map(len, merged.edges)))))
    for _ in range(rounds):
        moved = 0.0
        for number in order:
            row = _mixed(merged, number, after, size)
            moved = max(moved, *(abs(a - b) for a, b in zip(row, after[number], strict=True)))
            after[number] = row
        if moved < _STILL:
            break
    return after


def _mixed(merged: Merged, number: int, after: list[list[float]], size: int) -> list[float]:
    row = [0.0] * size
    count = len(merged.offered[number].open)
    for edge in merged.edges[number]:
        part = edge.weight / (count * edge.total)
        for k, value in enumerate(_target(merged, edge, after)):
            row[k] += part * value
    return row


def _target(merged: Merged, edge: Edge, after: list[list[float]]) -> list[float]:
    if edge.target >= 0:
        return after[edge.target]
    endings = merged.machine.scenario.endings
    taken = merged.ends[-1 - edge.target].ending
    return [float(taken is ending) for ending in endings]
