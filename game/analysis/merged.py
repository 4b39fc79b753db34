"""The states of a scenario as a graph, merged by what still matters: the one core of every exact answer.

Two playthroughs whose states are merged have the same future in everything that the lens was asked about. So
whatever adds up along a playthrough (paths, chances, meters, words) is worked out once for each merged state
and not once for each path, of which there may be 10^20. Every choice and every possible toss is an edge.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from game.engine import AT_END, Machine, Move, OfferSet, Toss
from game.engine.lens import Lens, Part
from game.model import Ending

LIMIT = 200_000
"""How many edges are followed unless the caller says otherwise: less than a second."""


class Edge(NamedTuple):
    """One possible move from a merged state.

    `place` is the choice's place among the open ones; the move follows it with chance `weight / total`.
    `target` is the number of a state, or -1 - the number of an end.
    """

    place: int
    weight: int
    total: int
    move: Move
    target: int


@dataclass(frozen=True, slots=True)
class End:
    """A merged state at the end, and the ending that takes it (None in an unsound scenario)."""

    part: Part
    ending: Ending | None = None


class Merged:
    """Merged states by number, 0 being the first decision.

    For each state: its scene's index in `scenes`, what is `offered`, and its `edges`. `levels` are the
    states' numbers such that every edge leads to a later level; None where the states form a loop, so that
    there is no end to the paths. `complete` is False where the limit stopped the search; what is there is
    true, and there is more. A start that is already the end has no states and one end. Without `endings`
    an end has no ending, for a lens that was not asked about them.
    """

    def __init__(
        self, machine: Machine, lens: Lens | None = None, limit: int = LIMIT, endings: bool = True
    ) -> None:
        self.machine = machine
        self.lens = Lens(machine) if lens is None else lens
        self.scenes: list[int] = []
        self.parts: list[Part] = []
        self.offered: list[OfferSet] = []
        self.edges: list[list[Edge]] = []
        self.ends: list[End] = []
        self._numbers: dict[tuple[int, Part], int] = {}
        self._ending = self.lens.ending() if endings else lambda part: None
        first = machine.first
        self._find(first[0], self.lens.part(first))
        self.complete = False
        self.levels: list[list[int]] | None = None
        self.follow(limit)

    def follow(self, limit: int) -> None:
        """Goes on where the search was stopped, for so many more edges."""
        while len(self.edges) < len(self.scenes) and limit > 0:
            limit -= self._follow(len(self.edges))
        if len(self.edges) == len(self.scenes) and not self.complete:
            self.complete = True
            self.levels = self._levels()

    def _find(self, scene: int, part: Part) -> int:
        number = self._numbers.get((scene, part))
        if number is not None:
            return number
        if scene == AT_END:
            number = -1 - len(self.ends)
            self.ends.append(End(part, self._ending(part)))
        else:
            number = len(self.scenes)
            self.scenes.append(scene)
            self.parts.append(part)
        self._numbers[scene, part] = number
        return number

    def _follow(self, number: int) -> int:
        """Finds the edges of a state; gives how much work that was."""
        part, scene = self.parts[number], self.scenes[number]
        offered = self.lens.offered(scene)(part)
        edges = []
        for place, result in enumerate(offered.open.values()):
            if isinstance(result, Toss):
                for weight, move in result.weighed:
                    target = self._find(move.target, self.lens.step(move)(part))
                    edges.append(Edge(place, weight, result.total, move, target))
            else:
                target = self._find(result.target, self.lens.step(result)(part))
                edges.append(Edge(place, 1, 1, result, target))
        self.offered.append(offered)
        self.edges.append(edges)
        return (len(edges) + 1) * (1 + len(part) // 32)

    def _levels(self) -> list[list[int]] | None:
        """By the longest way to each state (Kahn 1962); None where that has no end."""
        waiting = [0] * len(self.scenes)
        for edges in self.edges:
            for edge in edges:
                if edge.target >= 0:
                    waiting[edge.target] += 1
        level = [number for number, count in enumerate(waiting) if count == 0]
        levels = []
        done = 0
        while level:
            levels.append(level)
            done += len(level)
            following = []
            for number in level:
                for edge in self.edges[number]:
                    if edge.target >= 0:
                        waiting[edge.target] -= 1
                        if not waiting[edge.target]:
                            following.append(edge.target)
            level = following
        return levels if done == len(self.scenes) else None
