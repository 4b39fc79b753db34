"""How long a command takes from nothing, as a multiple of a bare `python -c pass`.

Commands and the bare interpreter take turns, so that whatever else the machine does hits all of them alike;
the shortest of many turns counts. Compiled modules are in place, as they are after the first start.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time

TURNS = 25
PICKS = "lanes,check,page,listen,refuse,timetable,open,sums"
BARE = "python -c pass"
GAME = (sys.executable, "-m", "game")
COMMANDS = {
    BARE: (sys.executable, "-c", "pass"),
    "fulcrum --help": (*GAME, "--help"),
    "a whole play by --picks --json": (*GAME, "play", "counted-twice", "--picks", PICKS, "--json"),
}
MOST = {"fulcrum --help": 3.0, "a whole play by --picks --json": 12.0}


def seconds(command: tuple[str, ...], environment: dict[str, str]) -> float:
    """How long one run of a command takes; it must succeed."""
    start = time.perf_counter()
    subprocess.run(command, check=True, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    return time.perf_counter() - start


def main() -> None:
    """Prints the shortest time of each command and its multiple of the bare interpreter."""
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "FULCRUM_HOME": folder}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        best = {name: seconds(command, environment) for name, command in COMMANDS.items()}
        for _ in range(TURNS):
            for name, command in COMMANDS.items():
                best[name] = min(best[name], seconds(command, environment))
    for name, time_taken in best.items():
        ratio = time_taken / best[BARE]
        target = f" (at most {MOST[name]:g})" if name in MOST else ""
        print(f"{name}: {time_taken * 1000:.1f} ms, {ratio:.2f} times{target}")


if __name__ == "__main__":
    main()
