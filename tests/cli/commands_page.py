"""Writes `docs/commands.md` from the program's own help: `python -m tests.cli.commands_page`."""

from __future__ import annotations

import os
from importlib import import_module
from pathlib import Path

from game.cli.arguments import Parser
from game.cli.table import COMMANDS

PAGE = Path(__file__).parents[2] / "docs" / "commands.md"
HEAD = """# Commands

Every command and option, as `fulcrum COMMAND --help` prints them. `fulcrum` without a command opens the game
on the library; `python -m game` is the same as `fulcrum`. Exit codes: 0 done; 1 found or met something that
is reported; 2 the command line made no sense. This page is written by `python -m tests.cli.commands_page`.
"""


def written() -> str:
    """The page as the program would have it now."""
    os.environ["COLUMNS"] = "100"
    parts = [HEAD]
    for name, command in COMMANDS.items():
        module = import_module(f"game.cli.{command.module}")
        parser = Parser(f"fulcrum {name}", module.__doc__ or "")
        module.arguments(parser)
        parts.append(f"## {name}\n\n```text\n{parser.format_help().rstrip()}\n```\n")
    return "\n".join(parts)


if __name__ == "__main__":
    PAGE.write_text(written(), encoding="utf-8")
