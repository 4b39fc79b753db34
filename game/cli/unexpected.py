"""When something goes wrong that nobody foresaw: one line for the user, the details in a file."""

from __future__ import annotations

import os
import platform
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from game import __version__
from game.cli.console import Console, OutputLost

if TYPE_CHECKING:
    from game.storage import Sitting

SAVED = "What was played is saved."
KEPT = 20
"""How many files of details are kept; older ones go."""


def report(error: Exception, console: Console) -> int:
    """Tells the user in one line what happened and where the details are; gives exit code 1."""
    if isinstance(error, OutputLost):
        console.warn(str(error))
        return 1
    saved = f" {SAVED}" if SAVED in getattr(error, "__notes__", ()) else ""
    if isinstance(error, MemoryError):
        console.warn(f"There is not enough memory to go on.{saved}")
        return 1
    name = type(error).__name__
    try:
        where = f"The details are in {_write_details(error)}."
    except Exception as second:
        cause = second if isinstance(second, OSError) else type(second).__name__
        where = f"The details could not be written ({cause})."
    console.warn(f"Fulcrum met something it did not expect ({name}).{saved} {where}")
    console.finish()
    return 1


def _write_details(error: Exception) -> Path:
    from game.storage.atomic import write
    from game.storage.clock import utc
    from game.storage.home import home

    logs = home().logs
    path = logs / f"{utc().replace(':', '')[:17]}-{os.urandom(3).hex()}.txt"
    lines = [
        f"Fulcrum {__version__}, Python {platform.python_version()}, {platform.platform()}",
        f"Command: {' '.join(map(repr, sys.argv[1:]))}",
        "",
        *traceback.format_exception(error),
    ]
    write(path, "\n".join(lines).encode("utf-8", "backslashreplace"))
    for old in sorted(logs.glob("*.txt"))[:-KEPT]:
        old.unlink(missing_ok=True)
    return path


@contextmanager
def played(sitting: Sitting) -> Iterator[None]:
    """Within it a play goes on: what nobody foresaw carries along whether all that was played is saved."""
    try:
        yield
    except Exception as error:
        if sitting.saved:
            error.add_note(SAVED)
        raise
