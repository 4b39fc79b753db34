"""Opening the window; where that cannot be, one line says why and the terminal takes over."""

from __future__ import annotations

import argparse
import os
import sys

from game.cli.console import Console


def play_window(options: argparse.Namespace, console: Console) -> int:
    """Plays in a window until it is closed; in the terminal where there can be no window."""
    missing = no_display()
    if missing is None:
        from game.desktop import DesktopUnavailable

        try:
            return _open(options, console)
        except DesktopUnavailable as error:
            missing = f"The window cannot open: {error}."
    console.warn(f"{missing} Playing in the terminal.")
    from game.cli.text import play_text

    return play_text(options, console)


def _open(options: argparse.Namespace, console: Console) -> int:
    from game.cli.backing import WindowBacking
    from game.cli.unexpected import played
    from game.desktop import run
    from game.storage import NotOpened, Sitting, home, open_scenario

    at = home()
    if options.scenario is not None:
        try:
            open_scenario(options.scenario, at)
        except NotOpened as error:
            console.warn(str(error))
            return 1
    prefer_display()
    sitting = Sitting(at)
    backing = WindowBacking(sitting, False if options.no_shuffle else None, options.seed)
    try:
        with played(sitting):
            run(backing, options.scenario)
    except KeyboardInterrupt:
        console.warn("\nStopped. Every choice that was made is saved." if sitting.saved else "\nStopped.")
    finally:
        backing.close()
    return 0


def prefer_display() -> None:
    """Without a Wayland display its library is not even tried: it would complain on the terminal."""
    if sys.platform.startswith("linux") and not os.environ.get("WAYLAND_DISPLAY"):
        os.environ.setdefault("SDL_VIDEODRIVER", "x11")


def no_display() -> str | None:
    """Whether there is nothing to open a window on, found without loading anything; None: there may be."""
    if os.name == "nt" or sys.platform == "darwin" or os.environ.get("SDL_VIDEODRIVER"):
        return None
    if os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"):
        return None
    return "There is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set)."
