"""`fulcrum check` with all its rules, from nothing: whole processes, as an author waits for them.

Counted Twice may take 0.4 s and a file of 1,000 scenes 3 s. The large file is the one that `bench_reader`
writes; nearly every rule of craft finds something in it, and it has more states than can be looked at.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.benchmarks.bench_reader import large_scenario

ROUNDS = 7
SHIPPED = Path(__file__).parents[2] / "scenarios"


def main() -> None:
    """Prints the shortest time of several for each file, by the clock and of processor time."""
    with tempfile.TemporaryDirectory() as folder:
        large = Path(folder) / "large.yaml"
        large.write_text(large_scenario(1000), encoding="utf-8")
        for path, most in (
            *((path, 0.4) for path in sorted(SHIPPED.glob("*.yaml"))),
            (large, 3.0),
        ):
            _row(path, most, {**os.environ, "FULCRUM_HOME": folder})


def _row(path: Path, most: float, environment: dict[str, str]) -> None:
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    command = [sys.executable, "-m", "game", "check", str(path)]
    clock, busy = [], []
    for _ in range(ROUNDS):
        began, before = time.perf_counter(), _children()
        done = subprocess.run(command, check=True, env=environment, capture_output=True)
        clock.append(time.perf_counter() - began)
        busy.append(_children() - before)
    held = "held" if min(busy) <= most else "missed"
    last = done.stdout.decode("utf-8").splitlines()[-1].split("“")[0].strip()
    print(
        f"check {path.name}: {min(clock):.3f} s, of processor time {min(busy):.3f} s; "
        f"asked for: {most:g} s: {held} ({last})"
    )


def _children() -> float:
    times = os.times()
    return times.children_user + times.children_system


if __name__ == "__main__":
    main()
