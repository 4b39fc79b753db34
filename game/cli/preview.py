"""Look at a scenario while you write it: the game's window on the file, which follows every save.

Each time the file is saved it is read again, and your picks so far are made again: you stay at the same
decision. Where an edit breaks the file, what is to be mended stands beside the game, which plays on as it
was. F2 shows what players never see, F3 jumps to any scene, F5 reads the file again, F6 takes the last pick
back. Nothing that is played here is kept.
"""

from __future__ import annotations

import argparse
import os
import tempfile
from pathlib import Path

from game.cli.arguments import Parser, whole_number
from game.cli.console import Console


def arguments(parser: Parser) -> None:
    """The scenario, and where to begin."""
    parser.add_argument("scenario", metavar="SCENARIO", help="a path, or an id from “list”")
    parser.add_argument("--picks", metavar="A,B,C", help="begin after these picks (ids of choices)")
    parser.add_argument("--seed", type=whole_number, metavar="N", help="the seed that decides every toss")
    parser.add_argument("--no-shuffle", action="store_true", help="show choices in the author’s order")


def execute(options: argparse.Namespace, console: Console) -> int:
    """Previews until the window is closed; 1 where there is no such file, or no window."""
    from game.cli.window import no_display
    from game.storage import NotOpened, home, open_scenario

    at = home()
    try:
        path = open_scenario(options.scenario, at).path
    except NotOpened as error:
        console.warn(str(error))
        return 1
    missing = no_display()
    if missing is None:
        from game.desktop import DesktopUnavailable

        try:
            return _open(path.absolute(), options, console)
        except DesktopUnavailable as error:
            missing = f"The window cannot open: {error}."
    console.warn(f"{missing} A preview needs a window; “fulcrum play {options.scenario} --text” needs none.")
    return 1


def _open(path: Path, options: argparse.Namespace, console: Console) -> int:
    from game.cli.ended import ended_in_order
    from game.cli.previewing import PreviewBacking
    from game.cli.window import prefer_display
    from game.desktop.preview.follower import Follower
    from game.desktop.preview.start import run
    from game.storage import Home, Sitting, home

    prefer_display()
    at = home()
    seed = int.from_bytes(os.urandom(4), "big") if options.seed is None else options.seed
    picks = tuple(id.strip() for id in (options.picks or "").split(",") if id.strip())
    with ended_in_order(), _folder() as folder:
        apart = Home(Path(folder), Path(folder) / "cache")
        shuffle = False if options.no_shuffle else None
        backing = PreviewBacking(path, Sitting(apart), shuffle, seed, own=at)
        try:
            run(backing, Follower(path, at), seed, backing.shuffled, picks)
        except KeyboardInterrupt:
            console.warn("\nStopped.")
    return 0


def _folder() -> tempfile.TemporaryDirectory[str]:
    """A folder for what would otherwise be kept; it goes with the preview."""
    return tempfile.TemporaryDirectory(prefix="fulcrum-preview-", ignore_cleanup_errors=True)
