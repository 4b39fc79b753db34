"""Playing in the terminal: the wiring of its parts."""

from __future__ import annotations

import argparse
import time

from game.cli.analysis import work_out
from game.cli.arguments import columns
from game.cli.console import Console
from game.cli.diagnostics import all_as_text
from game.cli.look import Describer
from game.cli.paper import write_page
from game.cli.picks import made
from game.cli.scenario import ready
from game.cli.unexpected import played
from game.model import Diagnostic, Severity
from game.storage import Sitting, home, read_settings
from game.terminal.ended import Ended
from game.terminal.keeper import Keeper
from game.terminal.lines import Lines
from game.terminal.manner import Manner
from game.terminal.playing import Playing
from game.terminal.runner import Runner
from game.terminal.screen import Screen


def play_text(options: argparse.Namespace, console: Console) -> int:
    """Plays in the terminal until the player leaves; 1 where there is nothing to play."""
    at = home()
    read = read_settings(at)
    if read.note:
        console.warn(read.note)
    manner = Manner(columns(), console.interactive, read.settings, options.no_shuffle)
    sitting = Sitting(at)
    first: Screen | None = None
    if options.scenario is not None:
        found = ready(options.scenario, at, console)
        if found is None:
            return 1
        if options.picks is not None:
            play = made(found, options, console)
            if play is None:
                return 1
            sitting.open(options.scenario)
            sitting.begin(manner.arrange, play.seed)
            line = sitting.keep(play) if play.length else None
            if line is not None:
                console.warn(line)
            first = Ended(play, manner.arrange) if play.over else Playing(play, manner.arrange)

    def render(found: tuple[Diagnostic, ...]) -> str:
        errors = [one for one in found if one.severity is Severity.ERROR]
        return all_as_text(errors, manner.width, console.colour(console.out), wrap=True)

    keeper = Keeper(sitting, work_out, render, Describer(), write_page, options.seed)
    runner = Runner(keeper, Lines.of_process(), console.tell, lambda: console.gone, time.monotonic)
    with played(sitting):
        runner.play(manner, first, options.scenario)
    return 0
