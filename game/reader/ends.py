"""Dead ends: scenes and loops that a play cannot come out of, as the engine finds them.

An end that no ending takes is none of them: the last ending has no condition, or the scenario is not sound.
"""

from __future__ import annotations

from game.engine import Machine, Way, find_dead_ends
from game.model import Scenario
from game.reader import codes
from game.reader.draft import Draft
from game.reader.letters import shown

_MOST_PICKS = 12


def check_ends(draft: Draft, scenario: Scenario) -> None:
    """Reports each dead end of a scenario that has no other error, with the picks that lead there."""
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
    for trap in reach.traps:
        made = draft.scenes[trap.scenes[0]]
        names = ", ".join(f"`{shown(id)}`" for id in trap.scenes[:8]) + (
            ", …" if len(trap.scenes) > 8 else ""
        )
        made.sheet.about(
            codes.NO_WAY_OUT,
            made.key,
            f"A play that comes into {names} can never leave again.",
            "Give one of these scenes a choice that leads out and is open then.",
            "" if trap.way is None else _way(trap.way, "It happens"),
        )


def _way(way: Way, begin: str) -> str:
    picks = way.picks
    if not picks:
        return f"{begin} at once."
    listed = ", ".join(shown(pick, 40) for pick in picks[:_MOST_PICKS])
    rest = f" and {len(picks) - _MOST_PICKS} more" if len(picks) > _MOST_PICKS else ""
    chance = ", if a toss falls that way" if way.by_chance else ""
    return f"{begin} after the picks {listed}{rest}{chance}."
