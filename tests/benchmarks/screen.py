"""A virtual screen for benchmarks that need one: they start themselves again on it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

HERE = "FULCRUM_BENCH_SCREEN"


def is_there() -> bool:
    """Whether this process was started on a virtual screen by `again_on_a_screen`."""
    return bool(os.environ.get(HERE))


def again_on_a_screen(module: str, what: str) -> None:
    """Runs a module of this folder on a screen of 3840 by 2160, as a start of the program would run: with
    its byte code kept. `what` is measured there, in words."""
    xvfb = shutil.which("xvfb-run")
    if xvfb is None:
        print(f"{what} is measured on a virtual screen: install xvfb.")
        return
    env = {**os.environ, HERE: "1"}
    env.pop("PYTHONDONTWRITEBYTECODE", None)
    screen = [xvfb, "-a", "-s", "-screen 0 3840x2160x24"]
    subprocess.run([*screen, sys.executable, "-m", f"tests.benchmarks.{module}"], env=env)
