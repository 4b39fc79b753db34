"""What can be reached: states without an offer, loops without a way out, ends without an ending.

A sound scenario is mostly proved so from its scenes, in time proportional to its size (`proof`). Where that
fails, and where more is asked, states are explored breadth first, merged by what still matters (`relevance`),
each once, with lists of its own and up to a limit. What the limit leaves open is said and never guessed.
"""

from __future__ import annotations

from dataclasses import dataclass

from game.engine.lens import Lens, Part
from game.engine.loops import closed_loops
from game.engine.machine import Machine
from game.engine.program import Toss, weighed
from game.engine.proof import Graph, always_ends, endless_scenes
from game.engine.slots import AT_END

LIMIT = 200_000
"""How many moves are followed unless the caller says otherwise: about a second."""


@dataclass(frozen=True, slots=True)
class Way:
    """The fewest picks that lead somewhere: choice ids from the start.

    `by_chance` says that at least one toss has to fall a certain way, so that the same picks may lead
    elsewhere.
    """

    picks: tuple[str, ...]
    by_chance: bool = False


@dataclass(frozen=True, slots=True)
class DeadEnd:
    """A scene that can be reached with no choice open; `way` leads there."""

    scene: str
    way: Way


@dataclass(frozen=True, slots=True)
class Trap:
    """A loop without a way out: its scenes in the order of the file, and the way into it.

    `way` is None for scenes that only continue to one another: they are in the file, reached or not.
    """

    scenes: tuple[str, ...]
    way: Way | None


@dataclass(frozen=True, slots=True)
class Reach:
    """What can and what cannot be reached in a scenario.

    `dead_ends` has one entry a scene, `traps` one a loop; `stranded` are the ways to ends that no ending
    takes, one for each scene they leave from. With `complete` there are no others; without it, none was
    found among the `states` that were looked at.
    `never_entered` (scene ids), `never_open` ((scene id, choice id)) and `never_ending` (ending ids) are
    exact when `explored` and `complete`; otherwise they hold only what the graph of scenes shows, guards
    aside, and say nothing of the rest.
    """

    dead_ends: tuple[DeadEnd, ...] = ()
    traps: tuple[Trap, ...] = ()
    stranded: tuple[DeadEnd, ...] = ()
    never_entered: tuple[str, ...] = ()
    never_open: tuple[tuple[str, str], ...] = ()
    never_ending: tuple[str, ...] = ()
    complete: bool = True
    explored: bool = False
    states: int = 0

    @property
    def sound(self) -> bool:
        """Whether it was established that every play can come to an ending."""
        return self.complete and not (self.dead_ends or self.traps or self.stranded)


def find_dead_ends(machine: Machine, limit: int = LIMIT) -> Reach:
    """Whether every play of a scenario can come to an ending, and where it cannot.

    Costs milliseconds where scenes alone prove it; else at most `limit` moves are followed. Every id that
    the scenario uses must exist. Never raises, never recurses.
    """
    circles = endless_scenes(machine.scenario)
    if circles:
        return Reach(traps=tuple(Trap(circle, None) for circle in circles), complete=False)
    graph = Graph(machine.scenario)
    endings = machine.scenario.endings
    if any(ending.when is None for ending in endings) and always_ends(machine, graph):
        return Reach(never_entered=graph.never_entered)
    return _Exploration(machine, limit).reach(graph)


def find_reach(machine: Machine, limit: int = LIMIT) -> Reach:
    """The same and also, exactly, which scenes, choices and endings no play comes to."""
    circles = endless_scenes(machine.scenario)
    if circles:
        return Reach(traps=tuple(Trap(circle, None) for circle in circles), complete=False)
    return _Exploration(machine, limit).reach(Graph(machine.scenario))


_Came = tuple[int, str, bool]
"""Where a state was found from: the number of the state before, the pick, and whether a toss decided."""


class _Exploration:
    """States by number, in the order in which they were found, each with where it came from."""

    def __init__(self, machine: Machine, limit: int) -> None:
        self.scenario = machine.scenario
        self.scenes = machine.scenario.scenes
        self.lens = Lens(machine)
        self.numbers: dict[tuple[int, Part], int] = {}
        self.states: list[tuple[int, Part]] = []
        self.came: list[_Came | None] = []
        self.following: list[list[int]] = []
        self.ended: set[int] = set()
        self.stuck: list[int] = []
        self.stranded: dict[int, _Came] = {}
        self.entered: set[int] = set(machine.entered_first)
        self.opened: set[tuple[int, str]] = set()
        self.endings: set[str] = set()
        self._ending = self.lens.ending()
        first = machine.first
        if first[0] == AT_END:
            self._end(self.lens.part(first), None, machine.entered_first[-1])
        else:
            self._find((first[0], self.lens.part(first)), None)
        while len(self.following) < len(self.states) and limit > 0:
            limit -= self._look(len(self.following))
        self.complete = len(self.following) == len(self.states)

    def reach(self, graph: Graph) -> Reach:
        """What was found, in the order of the file."""
        scenes = self.scenes
        unopened = [
            (s.id, c.id) for i, s in enumerate(scenes) for c in s.choices if (i, c.id) not in self.opened
        ]
        return Reach(
            dead_ends=self._dead_ends(),
            traps=self._traps(),
            stranded=tuple(
                DeadEnd(scenes[i].id, self._way(came)) for i, came in sorted(self.stranded.items())
            ),
            never_entered=(
                tuple(s.id for i, s in enumerate(scenes) if i not in self.entered)
                if self.complete
                else graph.never_entered
            ),
            never_open=tuple(unopened) if self.complete else (),
            never_ending=tuple(
                e.id for e in self.scenario.endings if self.complete and e.id not in self.endings
            ),
            complete=self.complete,
            explored=True,
            states=len(self.following),
        )

    def _find(self, state: tuple[int, Part], came: _Came | None) -> int:
        """The number of a state, a new one where it was not found before."""
        number = self.numbers.get(state)
        if number is None:
            number = self.numbers[state] = len(self.states)
            self.states.append(state)
            self.came.append(came)
        return number

    def _end(self, part: Part, came: _Came | None, scene: int) -> None:
        ending = self._ending(part)
        if ending is not None:
            self.endings.add(ending.id)
        elif scene not in self.stranded and came is not None:
            self.stranded[scene] = came

    def _look(self, number: int) -> int:
        """Follows every move from a state; gives how much work that was."""
        scene, part = self.states[number]
        open = self.lens.offered(scene)(part).open
        if not open:
            self.stuck.append(number)
        following = []
        for id, result in open.items():
            self.opened.add((scene, id))
            tossed = isinstance(result, Toss)
            for _, move in weighed(result):
                self.entered.update(move.entered)
                after = self.lens.step(move)(part)
                came = (number, id, tossed)
                if move.target == AT_END:
                    self.ended.add(number)
                    self._end(after, came, scene)
                else:
                    following.append(self._find((move.target, after), came))
        self.following.append(following)
        return (len(following) + 1) * (1 + len(part) // 32)

    def _way(self, came: _Came | None) -> Way:
        picks: list[str] = []
        by_chance = False
        while came is not None:
            number, id, tossed = came
            picks.append(id)
            by_chance = by_chance or tossed
            came = self.came[number]
        return Way(tuple(reversed(picks)), by_chance)

    def _dead_ends(self) -> tuple[DeadEnd, ...]:
        first: dict[int, int] = {}
        for number in self.stuck:
            first.setdefault(self.states[number][0], number)
        return tuple(DeadEnd(self.scenes[i].id, self._way(self.came[n])) for i, n in sorted(first.items()))

    def _traps(self) -> tuple[Trap, ...]:
        """Loops among the states from which neither an end, nor a dead end, nor the unknown is reached."""
        looked = len(self.following)
        sources: list[list[int]] = [[] for _ in self.states]
        for number, following in enumerate(self.following):
            for target in following:
                sources[target].append(number)
        out = set(self.ended) | set(self.stuck) | set(range(looked, len(self.states)))
        todo = list(out)
        while todo:
            for source in sources[todo.pop()]:
                if source not in out:
                    out.add(source)
                    todo.append(source)
        lost = {n: self.following[n] for n in range(looked) if n not in out}
        found: dict[tuple[str, ...], Trap] = {}
        for loop in closed_loops(lost):
            scenes = sorted({self.states[n][0] for n in loop})
            ids = tuple(self.scenes[i].id for i in scenes)
            if ids not in found:
                found[ids] = Trap(ids, self._way(self.came[min(loop)]))
        return tuple(found.values())
