"""Playing from a list of picks: no question is asked, and the play that they lead to is printed."""

from __future__ import annotations

import argparse
from typing import Any

from game.cli.console import Console
from game.cli.scenario import Ready, ready
from game.debrief import Debrief
from game.engine import IllegalPick, Playthrough, replay
from game.storage.home import Home, home

SEED = 0
"""The seed where none is given, so that the same picks lead to the same end each time."""


def play_picks(options: argparse.Namespace, console: Console) -> int:
    """Makes the picks, saves the playthrough, and prints it."""
    at = home()
    found = ready(options.scenario, at, console, options.json)
    if found is None:
        return 1
    play = made(found, options, console)
    if play is None:
        return 1
    line = keep(found, play, at, not options.no_shuffle)
    if line is not None:
        console.warn(line)
    debrief = debrief_of(play, at) if play.over else None
    if options.json:
        from game.page.finished import as_dict

        console.json(as_dict(play, debrief, not options.no_shuffle))
    else:
        from game.cli.arguments import columns
        from game.page import debrief_page
        from game.terminal.manner import Manner
        from game.terminal.transcript import transcript

        page = None if debrief is None else debrief_page(play, debrief)
        console.say(transcript(play, page, Manner(columns()), not options.no_shuffle))
    return 0


def made(found: Ready, options: argparse.Namespace, console: Console) -> Playthrough | None:
    """The playthrough after the picks; None after the console has been told which pick cannot be made."""
    text: str = options.picks or ""
    picks = [pick.strip() for pick in text.split(",")] if text.strip() else []
    again = replay(found.scenario, SEED if options.seed is None else options.seed, picks)
    if again.stopped is None:
        return again.play
    if options.json:
        console.json({"error": as_dict(again.stopped)})
    else:
        message = str(again.stopped)
        console.warn(f"{message[:1].upper()}{message[1:]}\nNothing was saved.")
    return None


def as_dict(error: IllegalPick) -> dict[str, Any]:
    """A pick that cannot be made, as `play --json` prints it."""
    return {
        "pick": error.number,
        "scene": error.scene,
        "choice": error.choice,
        "open": list(error.open),
        "message": error.why,
    }


def keep(found: Ready, play: Playthrough, at: Home, shuffle: bool) -> str | None:
    """Saves the playthrough; a line for the user where that was not possible."""
    if not play.length:
        return None
    from game.storage.clock import utc
    from game.storage.keeping import keep_at_once
    from game.storage.save import Save

    now = utc()
    scenario = found.scenario
    save = Save(scenario.id, scenario.digest, found.opened.source, play.seed, (), now, now, shuffle=shuffle)
    return keep_at_once(at, save, play, now)


def debrief_of(play: Playthrough, at: Home) -> Debrief:
    """The debrief of a finished play; what takes long is remembered for the next time."""
    from game.cli.analysis import work_out
    from game.debrief import of
    from game.storage.remembered import distribution_of

    return of(play, distribution_of(at, play.scenario, work_out))
