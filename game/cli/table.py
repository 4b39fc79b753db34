"""The table of commands: to add one, write its module and give it a line here.

A command's module has `arguments(parser)`, which declares what it takes, and `execute(options, console)`,
which gives the exit code: 0 done, 1 it found or met what it must report, 2 the command line made no sense.
A module is imported only when its command is called.
"""

from __future__ import annotations

from typing import NamedTuple


class Command(NamedTuple):
    """One line of the table: the module in `game.cli`, what follows the name, and what the command does."""

    module: str
    takes: str
    summary: str


COMMANDS = {
    "play": Command("play", "[SCENARIO]", "play: in a window, in the terminal, or from a list of picks"),
    "list": Command("listing", "", "the scenarios that can be found, shipped and your own"),
    "check": Command("check", "PATH...", "what an author has to mend in scenario files"),
    "preview": Command("preview", "SCENARIO", "look at it while you write: the window follows every save"),
    "explore": Command(
        "explore", "SCENARIO", "every path, exactly: endings, policies, patterns, the way to any end"
    ),
    "map": Command("map", "SCENARIO -o FILE", "the state machine as a picture for the wall"),
    "diff": Command("diff", "OLD [NEW]", "what an edit changed for players"),
    "explain": Command("explain", "[CODE]", "what a diagnostic means, with an example"),
    "new": Command("new", "NAME", "start a scenario: a small one that passes the check, as a lesson"),
    "lsp": Command("lsp", "", "a language server: findings, names and keys in your editor while you type"),
    "schema": Command("schema", "", "the JSON Schema of scenarios, for editors"),
    "pictures": Command("pictures", "", "the places, people, objects and covers that a scenario can name"),
    "workshop": Command("workshop", "[SCENARIO]", "a session for a room: one projector, a room of phones"),
    "doctor": Command("doctor", "", "what a bug report needs, nothing private"),
}
