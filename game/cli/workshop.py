"""Runs a scenario for a room: one laptop, one projector, a room of phones, no internet needed."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from game.cli.arguments import Parser
from game.cli.console import Console

if TYPE_CHECKING:
    from game.workshop.command import Shown


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

    return run(options, say, console.warn, lambda shown: _show(shown, console))


def _show(shown: Shown, console: Console) -> None:
    """The projector in the game's own window; `NoWindow` where there can be none, or where it breaks."""
    from game.cli.backing import WindowBacking
    from game.cli.unexpected import report
    from game.cli.window import no_display, prefer_display
    from game.desktop import DesktopUnavailable
    from game.storage import Sitting, home
    from game.workshop.command import NoWindow

    missing = no_display()
    if missing is not None:
        raise NoWindow(missing)
    prefer_display()
    backing = WindowBacking(Sitting(home()))
    for line in backing.news():
        console.warn(line)
    try:
        from game.desktop.projector import show
        from game.desktop.projector.handed import Handed

        show(
            Handed(
                shown.projection,
                shown.scenario,
                backing.library,
                backing.preferences(),
                shown.scenario.id,
                lambda base, name: shown.beside(name),
                shown.going,
                shown.opened,
                console.warn,
            )
        )
    except DesktopUnavailable as error:
        raise NoWindow(f"The window cannot open: {error}.") from error
    except Exception as error:
        # A window that breaks must not end a session with forty people in it.
        report(error, console)
        raise NoWindow("The projector’s window has closed.") from error
    finally:
        backing.close()
