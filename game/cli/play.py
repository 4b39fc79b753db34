"""Play a scenario: in a window, in the terminal (--text), or from a list of picks (--picks).

SCENARIO is an id from “fulcrum list”, or a path. Every choice is saved when it is made, and the next start
goes on where the last one stopped. With --picks those choices are made without asking, and the play that
they lead to is printed: as text, or with --json as data.
"""

from __future__ import annotations

import argparse

from game.cli.arguments import Parser, UsageError, whole_number
from game.cli.console import Console


def arguments(parser: Parser) -> None:
    """The scenario, and how to play it."""
    parser.add_argument("scenario", nargs="?", metavar="SCENARIO", help="an id from “list”, or a path")
    parser.add_argument("--text", action="store_true", help="play in the terminal")
    parser.add_argument("--picks", metavar="A,B,C", help="make these picks (ids of choices) without asking")
    parser.add_argument("--json", action="store_true", help="print the playthrough and its debrief as JSON")
    parser.add_argument("--seed", type=whole_number, metavar="N", help="begin anew, with this seed")
    parser.add_argument("--no-shuffle", action="store_true", help="show choices in the author’s order")


def execute(options: argparse.Namespace, console: Console) -> int:
    """Plays; 0 when it was played as far as it should be, 1 where the scenario or a pick was no use."""
    if options.json and options.text:
        raise UsageError("fulcrum play: --json prints and asks nothing, --text asks.\nLeave one of them out.")
    if options.scenario is None and (options.json or options.picks is not None or options.seed is not None):
        option = "--json" if options.json else "--picks" if options.picks is not None else "--seed"
        raise UsageError(f"fulcrum play: {option} needs a SCENARIO.\n“fulcrum list” shows what there is.")
    if options.json or (options.picks is not None and not options.text):
        from game.cli.picks import play_picks

        return play_picks(options, console)
    if options.text:
        from game.cli.text import play_text

        return play_text(options, console)
    from game.cli.window import play_window

    return play_window(options, console)
