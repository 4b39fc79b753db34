"""Show every place, person, object and cover that a scenario can name, with their words.

With -o they are drawn as a contact sheet, so that an author can cast by looking."""

from __future__ import annotations

import argparse

from game.cli.arguments import Parser, columns
from game.cli.console import Console


def arguments(parser: Parser) -> None:
    """A sheet to draw, or JSON to print."""
    from game.desktop.pictures.command import options

    options(parser)


def execute(options: argparse.Namespace, console: Console) -> int:
    """Prints the list, or draws the sheet; 1 where it could not be drawn or written."""
    from game.desktop.pictures.command import run

    return run(options.output, options.json, console.say, console.warn, columns())
