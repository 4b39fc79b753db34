"""The fewest picks to every scene and every ending of a scenario, and which of them no play comes to.

One search breadth first finds all of them where a scenario's states are few: what it meets first it meets by
the fewest picks. What is left where that stops is looked for one by one (`find_way`), so that a scenario
with many states is not walked whole.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from game.analysis.way import find_way
from game.engine import AT_END, Machine, Toss, Way, find_dead_ends, replay, weighed
from game.engine.lens import Lens, Part
from game.model import Scenario

LIMIT = 60_000
"""How many moves the search for all follows, and the search for each."""

MOST_SEARCHES = 150
"""So many are looked for one by one; of more, none was found."""

SEEDS = 3_000
"""So many seeds are tried where chance has to fall a certain way."""

Key = tuple[bool, str]
"""Whether it is an ending, and its id."""

_Came = tuple[Any, str, bool]
"""Where a state was found from: the same of the state before, the pick, and whether a toss decided."""


@dataclass(frozen=True, slots=True)
class Target:
    """A scene or an ending, and how to come to it.

    `way` are the fewest picks, None where there are none: then with `certain` no play comes there, without
    it none was found, or not yet, while `looking`. `seed` is one with which the picks do lead there; None
    where chance is in the way and no seed that was tried lets it fall so.
    """

    id: str
    title: str
    ending: bool
    way: Way | None = None
    certain: bool = True
    seed: int | None = None
    looking: bool = False


def find_targets(scenario: Scenario, seed: int, limit: int = LIMIT) -> Iterator[tuple[Target, ...]]:
    """Every scene in the order of the file, then every ending; again whenever more is known, and at last
    with nothing to look for. `seed` is the one to keep where it serves."""
    machine = Machine(scenario)  # one of its own: this may work beside a play of the same scenario
    ways, complete = _all_ways(machine, limit)
    blank = [Target(scene.id, scene.title, False) for scene in scenario.scenes]
    blank += [Target(ending.id, ending.title, True) for ending in scenario.endings]
    found = [
        _found(scenario, target, ways.get((target.ending, target.id)), complete, seed) for target in blank
    ]
    never = find_dead_ends(machine, limit).never_entered if not complete else ()
    left = [
        place for place, one in enumerate(found) if one.way is None and not complete and one.id not in never
    ]
    for place, one in enumerate(found):
        if one.way is None and not complete:
            sure = not one.ending and one.id in never
            found[place] = replace(one, certain=sure, looking=place in left[:MOST_SEARCHES])
    yield tuple(found)
    for place in left[:MOST_SEARCHES]:
        one = found[place]
        ending, scene = (one.id, None) if one.ending else (None, one.id)
        search = find_way(machine, ending, scene=scene, limit=limit, first_try=limit)
        found[place] = _found(scenario, one, search.way, search.complete, seed)
        yield tuple(found)


def leads_to(scenario: Scenario, seed: int, picks: tuple[str, ...], id: str, ending: bool) -> bool:
    """Whether picks, with a seed, lead to a scene (be it one that only continues) or to an ending."""
    again = replay(scenario, seed, picks)
    if again.stopped is not None:
        return False
    if ending:
        return again.play.ending is not None and again.play.ending.id == id
    return any(arrival.scene.id == id for arrival in again.play.arrivals)


def _found(scenario: Scenario, target: Target, way: Way | None, certain: bool, seed: int) -> Target:
    target = replace(target, way=way, certain=certain, looking=False)
    if way is None:
        return target
    seeds = (seed, *range(SEEDS)) if way.by_chance else (seed,)
    id, ending, picks = target.id, target.ending, way.picks
    serving = next((one for one in seeds if leads_to(scenario, one, picks, id, ending)), None)
    return replace(target, certain=True, seed=serving)


def _all_ways(machine: Machine, limit: int) -> tuple[dict[Key, Way], bool]:
    """The fewest picks to whatever is met, and whether that is all there is."""
    lens = Lens(machine)
    ending_of = lens.ending()
    scenes = machine.scenario.scenes
    whole = len(scenes) + len(machine.scenario.endings)
    found: dict[Key, Way] = {(False, scenes[i].id): Way(()) for i in machine.entered_first}
    first = (machine.first[0], lens.part(machine.first))
    if first[0] == AT_END:
        ending = ending_of(first[1])
        return {**found, **({} if ending is None else {(True, ending.id): Way(())})}, True
    seen: set[tuple[int, Part]] = {first}
    level: list[tuple[tuple[int, Part], _Came | None]] = [(first, None)]
    while level:
        following: list[tuple[tuple[int, Part], _Came | None]] = []
        for (scene, part), came in level:
            for id, result in lens.offered(scene)(part).open.items():
                tossed = isinstance(result, Toss)
                here: _Came = (came, id, tossed)
                for _, move in weighed(result):
                    limit -= 1
                    for index in move.entered:
                        if (False, scenes[index].id) not in found:
                            found[False, scenes[index].id] = _way(here)
                    after = (move.target, lens.step(move)(part))
                    if move.target == AT_END:
                        ending = ending_of(after[1])
                        if ending is not None and (True, ending.id) not in found:
                            found[True, ending.id] = _way(here)
                    elif after not in seen:
                        seen.add(after)
                        following.append((after, here))
            if len(found) == whole:
                return found, True
            if limit <= 0:
                return found, False
        level = following
    return found, True


def _way(came: _Came | None) -> Way:
    picks: list[str] = []
    by_chance = False
    while came is not None:
        came, id, tossed = came
        picks.append(id)
        by_chance = by_chance or tossed
    return Way(tuple(reversed(picks)), by_chance)
