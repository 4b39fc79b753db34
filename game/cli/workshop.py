"""Runs a scenario for a room: one laptop, one projector, a room of phones, no internet needed."""

from __future__ import annotations

import argparse

from game.cli.arguments import Parser
from game.cli.console import Console


def arguments(parser: Parser) -> None:
    """What the workshop itself declares."""
    from game.workshop.command import arguments as declared

    declared(parser)


def execute(options: argparse.Namespace, console: Console) -> int:
    """Runs the session until it is stopped; 0 done, 1 it could not be, 2 the options make no sense."""
    from game.workshop.command import execute as run

    def say(words: str) -> None:
        console.say(words)
        console.flush()

    return run(options, say, console.warn)
