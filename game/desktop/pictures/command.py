"""`fulcrum pictures`: the library of places, people, objects and covers, as a list, as JSON or on a sheet."""

from __future__ import annotations

import argparse
import json
import shutil
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from game.desktop.errors import DesktopUnavailable
from game.pictures import Library, catalogue, listing
from game.storage.atomic import write
from game.storage.pictures import shipped_pictures
from game.storage.trouble import why

Say = Callable[[str], None]

DESCRIPTION = "Shows every place, person, object and cover that a scenario can name, with their words."


def options(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes: `output` (a path or None) and `json`."""
    parser.add_argument(
        "-o", "--output", metavar="FILE.png", help="draw the library as a contact sheet into FILE.png"
    )
    parser.add_argument("--json", action="store_true", help="print it as JSON")


def run(output: str | None, as_json: bool, say: Say, warn: Say, width: int = 80) -> int:
    """Do it and give the exit code: 0, or 1 where the sheet could not be drawn or written.

    `say` and `warn` take whole texts without their last line end; `width` is the terminal's columns. With
    an output the list is printed only where JSON is asked for too.
    """
    files = shipped_pictures()
    library = Library(files.data, files.text)
    if as_json:
        say(json.dumps(catalogue(library), indent=2, ensure_ascii=False))
    elif output is None:
        say(listing(library, width))
    return 0 if output is None else _draw(library, Path(output), say if not as_json else warn, warn)


def _draw(library: Library, path: Path, say: Say, warn: Say) -> int:
    if path.suffix.lower() != ".png":
        warn(f"{path}: the contact sheet is a PNG. Give it a name that ends in .png.")
        return 1
    try:
        from game.desktop.pictures.contact_sheet import contact_sheet
    except ImportError as error:
        warn(
            f"The contact sheet needs skia, which can't be loaded ({error}).\n"
            "“fulcrum pictures” without -o prints the list; on Linux skia needs libEGL and libGL."
        )
        return 1
    try:
        write(path, contact_sheet(library))
    except DesktopUnavailable as missing:
        warn(str(missing))
        return 1
    except OSError as error:
        warn(f"{path} could not be written, because {why(error)}. Give another file after -o.")
        return 1
    say(f"The contact sheet is in {path}.")
    return 0


def main(arguments: Sequence[str]) -> int:
    """The command on its own: what follows `fulcrum pictures`."""
    parser = argparse.ArgumentParser(prog="fulcrum pictures", description=DESCRIPTION)
    options(parser)
    asked = parser.parse_args(arguments)
    columns = shutil.get_terminal_size().columns
    return run(asked.output, asked.json, print, lambda words: print(words, file=sys.stderr), columns)
