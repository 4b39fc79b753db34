"""Proves from the scenes alone, without exploring states, that every play comes to an end.

A scene is safe when, whichever of its guards hold, some open choice leads, whatever the toss, only to
scenes found safe before, or to the end. Where every scene is safe there is always an offer, and from
everywhere a way out. What is not proved so may still be true.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from itertools import product
from math import inf, prod

from game.engine.compiler import compile_key
from game.engine.machine import Machine
from game.engine.relevance import reads_of
from game.engine.slots import AT_END
from game.model import END, Choice, Scenario

_MOST_COMBINATIONS = 600


def endless_scenes(scenario: Scenario) -> tuple[tuple[str, ...], ...]:
    """The circles of scenes that only continue to one another, each as ids in the order of the file.

    None of them can be left, so nothing that leads there can be played. Scenes that a `go` names and that
    are not there are passed over.
    """
    following = {s.id: s.go for s in scenario.scenes if s.go is not None}
    place = {scene.id: i for i, scene in enumerate(scenario.scenes)}
    seen: set[str] = set()
    circles = []
    for first in following:
        way: dict[str, None] = {}
        at: str | None = first
        while at is not None and at not in seen and at not in way:
            way[at] = None
            at = following.get(at)
        if at in way:
            circle = list(way)
            circles.append(tuple(sorted(circle[circle.index(at) :], key=place.__getitem__)))
        seen.update(way)
    return tuple(circles)


class Graph:
    """Where choices can lead, guards aside: for each decision's index, by choice, the set of its targets.

    `reached` are the decisions that the graph leads to, `entered` all scenes on the way there. The scenario
    must have no endless scenes.
    """

    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario
        self._index = {scene.id: i for i, scene in enumerate(scenario.scenes)}
        self.entered: set[int] = set()
        self.targets: dict[int, list[set[int]]] = {}
        todo = [self._follow(scenario.start)]
        while todo:
            scene = todo.pop()
            if scene == AT_END or scene in self.targets:
                continue
            found = [{self._follow(go) for go in ways(c)} for c in scenario.scenes[scene].choices]
            self.targets[scene] = found
            todo.extend(target for targets in found for target in targets)

    @property
    def reached(self) -> Iterable[int]:
        """The indexes of the decisions that the graph leads to."""
        return self.targets.keys()

    @cached_property
    def never_entered(self) -> tuple[str, ...]:
        """The ids of the scenes that nothing leads to, in the order of the file."""
        return tuple(s.id for i, s in enumerate(self.scenario.scenes) if i not in self.entered)

    def _follow(self, go: str) -> int:
        while go != END:
            index = self._index[go]
            self.entered.add(index)
            following = self.scenario.scenes[index].go
            if following is None:
                return index
            go = following
        return AT_END


def ways(choice: Choice) -> set[str]:
    """Where a choice can go: its own way, unless an outcome always decides, and its outcomes' ways."""
    decided = any(outcome.when is None for outcome in choice.outcomes)
    found = {choice.go if outcome.go is None else outcome.go for outcome in choice.outcomes}
    if not decided:
        found.add(choice.go)
    return {END if go is None else go for go in found}


def always_ends(machine: Machine, graph: Graph) -> bool:
    """Whether the scenes alone prove that an offer is always open and an end can always be reached.

    Scenes whose choices without guards do not suffice get a second look, at all values that their guards
    tell apart.
    """
    scenes = machine.scenario.scenes
    open: dict[int, list[set[int]]] = {}
    for i in graph.reached:
        free = {c for c, choice in enumerate(scenes[i].choices) if choice.when is None and not choice.once}
        open[i] = [free]
    unsafe = _unsafe(graph, open)
    if not unsafe:
        return True
    for i in unsafe:
        if any(choice.when is not None or choice.once for choice in scenes[i].choices):
            open[i] = _open_sets(machine, i)
    return not _unsafe(graph, open)


def _unsafe(graph: Graph, open: dict[int, list[set[int]]]) -> set[int]:
    """The scenes that are not proved safe, given the sets of choices that may be open together at each."""
    pending: dict[tuple[int, int], int] = {}
    waiting_for: dict[int, list[tuple[int, int]]] = {}
    for i, choices in graph.targets.items():
        for c, targets in enumerate(choices):
            pending[i, c] = len(targets)
            for target in targets:
                waiting_for.setdefault(target, []).append((i, c))
    good: dict[int, set[int]] = {i: set() for i in graph.targets}
    unsafe = set(graph.targets)
    todo = [AT_END]
    while todo:
        for i, c in waiting_for.get(todo.pop(), ()):
            pending[i, c] -= 1
            if pending[i, c] or i not in unsafe:
                continue
            good[i].add(c)
            if all(together & good[i] for together in open[i]):
                unsafe.remove(i)
                todo.append(i)
    return unsafe


def _open_sets(machine: Machine, scene: int) -> list[set[int]]:
    """The sets of choices that may be open together at a scene, over all values its guards tell apart.

    Where there are too many values, one empty set, which proves nothing.
    """
    program = machine.program(scene)
    place = {choice.id: c for c, choice in enumerate(program.scene.choices)}
    reads = reads_of(program.tests, machine.slots)
    if any(low == -inf or high == inf for low, high in reads.values()):
        return [set()]
    spans = [range(int(low), int(high) + 1) for low, high in reads.values()]
    if prod(len(span) for span in spans) > _MOST_COMBINATIONS:
        return [set()]
    key = compile_key(program.tests, machine.slots, tuple(reads))
    keys = {key(values) for values in product(*spans)}
    return [{place[id] for id in program.decide(k).open} for k in keys]
