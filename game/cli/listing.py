"""The scenarios that can be found: the shipped ones, and your own in the scenarios folder of yours."""

from __future__ import annotations

import argparse
from typing import Any

from game.cli.arguments import Parser
from game.cli.console import Console
from game.cli.diagnostics import visible
from game.storage.home import home
from game.storage.progress import errors_in, where_it_stands
from game.storage.sitting import OnShelf, Sitting


def arguments(parser: Parser) -> None:
    """How to print the list."""
    parser.add_argument("--json", action="store_true", help="print the list as JSON")


def execute(options: argparse.Namespace, console: Console) -> int:
    """Prints every scenario; one that cannot be played yet is among them."""
    sitting = Sitting(home())
    shelf = sitting.shelf()
    for note in dict.fromkeys(note for on_shelf in shelf for note in on_shelf.saves.notes):
        console.warn(note)
    if options.json:
        console.json({"scenarios": [as_dict(on_shelf) for on_shelf in shelf]})
        return 0
    ids: set[str] = set()
    for on_shelf in shelf:
        console.say("\n".join(_lines(on_shelf, ids)))
    console.say(f"\nScenarios of your own go into {sitting.home.scenarios}.")
    return 0


def as_dict(on_shelf: OnShelf) -> dict[str, Any]:
    """A scenario as `list --json` prints it; `faults` is there only where it cannot be played."""
    listed, saves = on_shelf
    scenario = listed.scenario
    latest = None if saves.latest is None else saves.latest.save
    row: dict[str, Any] = {
        "id": listed.id,
        "title": listed.title,
        "file": str(listed.found.path),
        "sector": None if scenario is None else scenario.sector,
        "minutes": None if scenario is None else scenario.minutes,
        "progress": None if latest is None else {"picks": list(latest.picks), "ending": latest.ending},
    }
    if scenario is None:
        row["faults"] = errors_in(listed)
    return row


def _lines(on_shelf: OnShelf, ids: set[str]) -> list[str]:
    """A scenario in a few lines; `ids` are those listed before, this one's is added."""
    listed, saves = on_shelf
    state = where_it_stands(listed, saves)
    path = visible(str(listed.found.path))
    scenario = listed.scenario
    if scenario is None:
        return [path, f"  {state}"]
    minutes = "" if scenario.minutes is None else f"{scenario.minutes} minutes"
    about = ", ".join(part for part in (scenario.sector, minutes) if part)
    lines = [f"{listed.id}: {listed.title}", f"  {about}. {state}" if about else f"  {state}"]
    if listed.id in ids:
        lines.append("  This id is taken by one listed before; open this one by its path.")
    if listed.found.own:
        lines.append(f"  {path}")
    ids.add(listed.id)
    return lines
