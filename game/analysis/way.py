"""The fewest picks to a scene, or to anything that one may ask of a play's end: an ending, a condition,
without a choice.

The search goes best first (Hart, Nilsson and Raphael 1968): what a way has cost so far plus the fewest picks
that the scenes' graph needs from there to the end. That never overestimates, so the first way found is a
shortest one; among equals the deeper goes first, so that a long scenario is walked and not flooded. Where
that takes too long all states are counted through, box by box (`wide_way`).
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from contextlib import suppress
from dataclasses import dataclass
from heapq import heappop, heappush

from game.analysis.spans import Endless
from game.engine import AT_END, Machine, Move, Toss, Way, weighed
from game.engine.lens import Lens, Part
from game.engine.relevance import Relevance, reads_of
from game.model import Expression

LIMIT = 400_000
"""How many moves are followed unless the caller says otherwise: a second or two."""

FIRST_TRY = 60_000
"""How many are followed before the boxes are asked."""

NOWHERE = -2
"""Where a move leads that comes to the end while a scene is looked for."""


@dataclass(frozen=True, slots=True)
class Search:
    """What a search came to: the shortest way, or None; `complete` is False where the limit stopped it.

    A `way` that was found is a shortest one. None with `complete` means that there is no such way.
    """

    way: Way | None
    complete: bool


def find_way(
    machine: Machine,
    ending: str | None = None,
    avoid: Collection[tuple[str, str]] = (),
    where: Expression | None = None,
    limit: int = LIMIT,
    first_try: int = FIRST_TRY,
    scene: str | None = None,
) -> Search:
    """The fewest picks to an end that is as asked, or to a scene.

    `ending` is the id of the ending to come to; `avoid` are choices, as (scene id, choice id), that may not
    be picked; `where` is a condition on meters, variables and flags at the end. `scene` is the id of a scene
    to enter instead, be it a decision or one that only continues; the end is then of no interest.
    """
    if where is not None:
        # Visits and picks that no guard of the scenario asks about are in no state until they are asked for.
        machine = Machine(machine.scenario, (where,))
    slots = machine.slots
    at_end = {} if where is None else reads_of([where], slots)
    lens = Lens(machine, Relevance(machine, at_end=at_end))
    holds = None if where is None else lens.keys(AT_END, [where])
    ending_of = lens.ending()

    def wanted(part: Part) -> bool:
        taken = ending_of(part)
        if taken is None or (ending is not None and taken.id != ending):
            return False
        return holds is None or bool(holds(part))

    aim = None if scene is None else machine.index[scene]
    if aim in machine.entered_first:
        return Search(Way(()), True)
    ids = [one.id for one in machine.scenario.scenes]
    still = _fewest_picks(machine, set(avoid), aim)
    first = (machine.first[0], lens.part(machine.first))
    if first[0] == AT_END:
        if aim is not None:
            return Search(None, True)
        return Search(Way(()) if wanted(first[1]) else None, True)
    came: dict[tuple[int, Part], tuple[tuple[int, Part], str, bool] | None] = {first: None}
    done: set[tuple[int, Part]] = set()
    waiting = [(still.get(first[0], 0), 0, 0, first)]
    cost = {first: 0}
    number = 0
    ask_boxes_at = limit - first_try
    while waiting and limit > 0:
        if limit <= ask_boxes_at and aim is None:
            ask_boxes_at = -1
            with suppress(ImportError, Endless, OverflowError):
                return Search(_by_boxes(lens, avoid, wanted), True)
        _, _, _, at = heappop(waiting)
        if at in done:
            continue
        done.add(at)
        index, part = at
        if index == AT_END:
            return Search(_way(came, at), True)
        for id, result in lens.offered(index)(part).open.items():
            if (ids[index], id) in avoid:
                continue
            tossed = isinstance(result, Toss)
            for _, move in weighed(result):
                limit -= 1
                target = _goal(move, aim)
                if target not in still:
                    continue
                after = (target, lens.step(move)(part))
                so_far = cost[at] + 1
                if target == AT_END and aim is None and not wanted(after[1]):
                    continue
                if so_far < cost.get(after, so_far + 1):
                    cost[after] = so_far
                    came[after] = (at, id, tossed)
                    number += 1
                    heappush(waiting, (so_far + still.get(after[0], 0), -so_far, number, after))
    return Search(None, not waiting)


def _by_boxes(lens: Lens, avoid: Collection[tuple[str, str]], wanted: Callable[[Part], bool]) -> Way | None:
    from game.analysis.wide_way import wide_way

    return wide_way(lens, avoid, wanted)


def _goal(move: Move, aim: int | None) -> int:
    """Where a move leads: the index of a decision; `AT_END` for what is looked for, the end or the scene that
    is aimed at; `NOWHERE` for the end where that is not looked for."""
    if aim is None:
        return move.target
    if aim in move.entered:
        return AT_END
    return NOWHERE if move.target == AT_END else move.target


def _fewest_picks(machine: Machine, avoid: set[tuple[str, str]], aim: int | None) -> dict[int, int]:
    """For each scene that can come to what is looked for, guards aside, how many picks that takes at the
    least."""
    scenes = machine.scenario.scenes
    sources: dict[int, set[int]] = {}
    for index in Relevance(machine).order:
        for place, choice in enumerate(scenes[index].choices):
            if (scenes[index].id, choice.id) not in avoid:
                for move in machine.program(index).moves(place):
                    sources.setdefault(_goal(move, aim), set()).add(index)
    found: dict[int, int] = {AT_END: 0}
    level = [AT_END]
    while level:
        following = []
        for target in level:
            for source in sources.get(target, ()):
                if source not in found:
                    found[source] = found[target] + 1
                    following.append(source)
        level = following
    return found


def _way(
    came: dict[tuple[int, Part], tuple[tuple[int, Part], str, bool] | None], end: tuple[int, Part]
) -> Way:
    picks: list[str] = []
    by_chance = False
    step = came[end]
    while step is not None:
        before, id, tossed = step
        picks.append(id)
        by_chance = by_chance or tossed
        step = came[before]
    return Way(tuple(reversed(picks)), by_chance)
