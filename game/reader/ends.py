"""Dead ends: scenes and loops that a play cannot come out of, as the engine finds them.

An end that no ending takes is none of them: the last ending has no condition, or the scenario is not sound.
"""

from __future__ import annotations

from game.engine import Machine, Way, find_dead_ends
from game.engine.loops import closed_loops
from game.model import END, Scenario
from game.reader import codes
from game.reader.draft import Draft
from game.reader.letters import shown
from game.reader.ways import closure

_MOST_PICKS = 12


def check_ends(draft: Draft, scenario: Scenario) -> bool:
    """Reports each dead end of a scenario that has no other error, with the picks that lead there.

    Gives whether that settles it: false where there are more states than are looked at.
    """
    reach = find_dead_ends(Machine(scenario))
    for dead in reach.dead_ends:
        made = draft.scenes[dead.scene]
        made.sheet.about(
            codes.NO_OFFER,
            made.key,
            f"A play can come to `{shown(dead.scene)}` and find no choice open.",
            "Give the scene a choice without `if` and `once`, or let nothing lead here as things stand then.",
            _way(dead.way, "It happens"),
        )
    loops = [(trap.scenes, trap.way) for trap in reach.traps]
    if not reach.complete and not loops:
        # There are more states than can be followed; that no choice leads out is to be seen without them.
        loops = [(scenes, None) for scenes in _loops_by_form(draft, scenario)]
    for scenes, way in loops:
        made = draft.scenes[scenes[0]]
        listed = [f"`{shown(id)}`" for id in scenes]
        names = ", ".join([*listed[:8], "…"] if len(listed) > 8 else listed)
        made.sheet.about(
            codes.NO_WAY_OUT,
            made.key,
            f"A play that comes into {names} can never leave again.",
            "Give one of these scenes a choice that leads out and is open then.",
            "" if way is None else _way(way, "It happens"),
        )
    return reach.complete


def _loops_by_form(draft: Draft, scenario: Scenario) -> list[tuple[str, ...]]:
    """The loops among the scenes from which nothing leads to the end, guards aside."""
    following = {id: made.scene.ways for id, made in draft.scenes.items()}
    sources: dict[str, list[str]] = {END: []}
    for id, targets in following.items():
        for target in targets:
            sources.setdefault(target, []).append(id)
    out, todo = {END}, [END]
    while todo:
        for source in sources.get(todo.pop(), ()):
            if source not in out:
                out.add(source)
                todo.append(source)
    reached = closure(draft, scenario.start, set())
    place = {id: number for number, id in enumerate(following)}
    lost = {
        place[id]: [place[to] for to in following[id]] for id in following if id not in out and id in reached
    }
    ids = list(following)
    return [tuple(ids[number] for number in sorted(loop)) for loop in closed_loops(lost)]


def _way(way: Way, begin: str) -> str:
    picks = way.picks
    if not picks:
        return f"{begin} at once."
    listed = ", ".join(f"`{shown(pick, 40)}`" for pick in picks[:_MOST_PICKS])
    rest = f" and {len(picks) - _MOST_PICKS} more" if len(picks) > _MOST_PICKS else ""
    chance = ", if a toss falls that way" if way.by_chance else ""
    return f"{begin} after the {'pick' if len(picks) == 1 else 'picks'} {listed}{rest}{chance}."
