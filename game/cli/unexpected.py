"""When something goes wrong that nobody foresaw: one line for the user, the details in a file."""

from __future__ import annotations

import os
import platform
import sys
import traceback
from pathlib import Path

from game import __version__
from game.cli.console import Console, OutputLost

KEPT = 20
"""How many files of details are kept; older ones go."""


def report(error: Exception, console: Console) -> int:
    """Tells the user in one line what happened and where the details are; gives exit code 1."""
    if isinstance(error, OutputLost):
        console.warn(str(error))
        return 1
    if isinstance(error, MemoryError):
        console.warn("There is not enough memory to go on. What was played is saved.")
        return 1
    name = type(error).__name__
    try:
        where = f"The details are in {_write_details(error)}."
    except Exception as second:
        cause = second if isinstance(second, OSError) else type(second).__name__
        where = f"The details could not be written ({cause})."
    console.warn(f"Fulcrum met something it did not expect ({name}). What was played is saved. {where}")
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
