"""`python -m game` and `fulcrum`: the same front door."""

from __future__ import annotations

import atexit
import os
import sys
from typing import NoReturn

from game.cli.main import main


def run() -> NoReturn:
    """Does what the command line asks for, and ends the process with its exit code."""
    code = main()
    if "prism" in sys.modules:
        # The system's speech has threads, and an orderly end takes their libraries from under them.
        atexit._run_exitfuncs()
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)
    sys.exit(code)


if __name__ == "__main__":
    run()
