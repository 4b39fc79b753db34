"""From a command line to an exit code."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from game import __version__
from game.cli.table import COMMANDS

if TYPE_CHECKING:
    from game.cli.console import Console

_ANALYSES = ("check", "diff", "explore", "map")
"""The commands that work much out and then end."""
ABOUT = "A branching-scenario training game about when to manage and when to lead."


def main(arguments: list[str] | None = None) -> int:
    """Does what a command line asks for and gives the exit code; no fault comes out as a traceback."""
    from game.cli.console import Console

    console = Console.of_process()
    given = sys.argv[1:] if arguments is None else arguments
    try:
        code = _guarded(given, console)
        console.finish()
    except Exception as error:
        from game.cli.unexpected import report

        code = report(error, console)
    return code


def _guarded(arguments: list[str], console: Console) -> int:
    try:
        return _dispatch(arguments, console)
    except KeyboardInterrupt:
        console.warn("\nStopped.")
        return 1
    except SystemExit as end:  # argparse, after it has printed its help
        return end.code if isinstance(end.code, int) else 0


def _dispatch(arguments: list[str], console: Console) -> int:
    from game.cli.arguments import Parser, UsageError

    first = arguments[0] if arguments else "play"
    try:
        if first in ("-V", "--version"):
            console.say(f"fulcrum {__version__}")
            return 0
        if first == "help":
            arguments = [*arguments[1:2], "--help"]
            first = arguments[0]
        if first in ("-h", "--help"):
            parser = Parser("fulcrum", ABOUT, _overview())
            parser.usage = "fulcrum [COMMAND] [OPTIONS]"
            parser.add_argument("-V", "--version", action="store_true", help="print the version")
            parser.print_help()
            return 0
        command = COMMANDS.get(first)
        if command is None:
            raise UsageError(_unknown(first))
        from importlib import import_module

        module = import_module(f"game.cli.{command.module}")
        parser = Parser(f"fulcrum {first}", module.__doc__ or "")
        module.arguments(parser)
        options = parser.read(arguments[1:])
        if first not in _ANALYSES:
            code: int = module.execute(options, console)
            return code
        from game.cli.rarely import collected_rarely

        with collected_rarely():
            code = module.execute(options, console)
    except UsageError as error:
        console.warn(str(error))
        return 2
    return code


def _overview() -> str:
    """The commands for the help of the whole."""
    lines = ["commands:", f"  {'(none)':<20}opens the game on the library"]
    for name, command in COMMANDS.items():
        lines.append(f"  {f'{name} {command.takes}':<20}{command.summary}")
    return "\n".join([*lines, "", "“fulcrum COMMAND --help” says more about one of them."])


def _unknown(name: str) -> str:
    from game.storage.near import did_you_mean

    way_out = "“fulcrum --help” lists the commands."
    if name.startswith("-"):
        from game.cli.arguments import Parser
        from game.cli.play import arguments

        play = Parser("fulcrum play", "")
        arguments(play)
        option = name.split("=", 1)[0]
        if option in play.options:
            return f"fulcrum: {option} belongs to a command.\nTry “fulcrum play {name}”."
        hint = did_you_mean(option, ["--help", "--version"], most=1)
        return f"fulcrum: there is no option {option}. {hint}".rstrip() + f"\n{way_out}"
    if _names_scenario(name):
        return f"fulcrum: “{name}” is no command but a scenario.\nTry “fulcrum play {name}”."
    return f"fulcrum: there is no command “{name}”. {did_you_mean(name, COMMANDS)}".rstrip() + f"\n{way_out}"


def _names_scenario(name: str) -> bool:
    from game.storage import NotOpened, home, open_scenario

    try:
        open_scenario(name, home())
    except NotOpened:
        return False
    return True
