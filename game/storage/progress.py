"""Where a player stands with a scenario, in one sentence."""

from __future__ import annotations

from game.model import Severity
from game.storage.saves import SavesFound
from game.storage.shelf import Listed

_OFTEN = {1: "once", 2: "twice"}


def errors_in(listed: Listed) -> int:
    """How many errors keep a scenario from being played; 0 where it can be."""
    if listed.trouble:
        return 1
    return sum(1 for found in listed.diagnostics if found.severity is Severity.ERROR)


def where_it_stands(listed: Listed, saves: SavesFound) -> str:
    """ "Carry on at “…”.", "Finished twice, 2 endings.", "Not opened yet.", or why it can't be played."""
    if listed.trouble:
        return listed.trouble
    errors = errors_in(listed)
    if errors:
        things = "one thing" if errors == 1 else f"{errors} things"
        return f"Can’t be played yet: {things} to change. “fulcrum check” shows what."
    latest = saves.latest
    if latest is not None and latest.save.ending is None:
        return f"Carry on at “{latest.save.title}”."
    times, endings = len(saves.finished), len(saves.endings)
    if not times:
        return "Not opened yet."
    often = _OFTEN.get(times, f"{times} times")
    if times == 1:
        return f"Finished {often}."
    return f"Finished {often}, {endings} {'ending' if endings == 1 else 'endings'}."
