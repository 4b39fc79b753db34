"""What the projector's window must stand: votes that pour in, and a room in which nothing happens.

    python -m tests.benchmarks projector

The server and the window are one process, as `fulcrum workshop` runs them; the phones are another, over
loopback. It needs a screen, which may be one that nobody sees:

    xvfb-run -a -s "-screen 0 3840x2160x24" python -m tests.benchmarks projector
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import psutil

from game.desktop.preferences import Preferences
from game.desktop.projector.handed import Handed
from game.desktop.projector.loop import Projector
from game.desktop.window import Window
from game.page.projector import Projection
from game.workshop.projecting import Projecting
from tests.benchmarks.workshop_phones import quantile
from tests.desktop.views import library
from tests.projector.hall import served
from tests.projector.sessions import pages
from tests.projector.wall import Session
from tests.workshop_pages.rooms import scenario

PHONES = 300
IDLE = 20.0
SIZES = ((1280, 720), (1920, 1080), (3840, 2160))


class Timed(Window):
    """A window that remembers when each of its frames stood on the screen."""

    def __init__(self, size: tuple[int, int]) -> None:
        super().__init__("Fulcrum", size)
        self.frames: list[float] = []

    def paint(self, draw: Callable[[Any], None]) -> None:
        """Draws, and looks at the clock."""
        super().paint(draw)
        self.frames.append(time.perf_counter())


def shown(projection: Projection, window: Window, going: Callable[[], bool]) -> Projector:
    """The projector in a window, with everything that moves."""
    preferences = Preferences(contrast="day", motion="full")
    return Projector(Handed(projection, scenario(), library(), preferences, going=going), window)


def pouring(size: tuple[int, int]) -> None:
    """Three hundred phones vote within a second: how far apart the frames are from the first vote to the
    last, and how long the last one took to be seen."""
    with tempfile.TemporaryDirectory() as folder, served(Path(folder), "counted-twice", 0) as server:
        command = [sys.executable, "-m", "tests.benchmarks.workshop_phones", str(server.doors.port)]
        command += [str(PHONES), "1.0", str(os.getpid()), server.record.host_token]
        driver = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        window = Timed(size)
        changes: list[float] = []
        counts = [0]

        def going() -> bool:
            room = server.room
            voted = len(room.ballots((room.decision, room.round)))
            if voted != counts[0]:
                counts[0] = voted
                changes.append(time.perf_counter())
            return driver.poll() is None

        try:
            size = window.size
            shown(Projecting(server), window, going).run()
        finally:
            window.close()
            _, err = driver.communicate(timeout=30)
    if driver.returncode != 0 or counts[0] != PHONES:
        print(f"the phones did not all vote: {counts[0]} of {PHONES}. {err[-200:]}")
        return
    frames = [at for at in window.frames if changes[0] <= at <= changes[-1] + 0.1]
    gaps = [later - earlier for earlier, later in pairwise(frames)]
    seen = next(at for at in window.frames if at >= changes[-1]) - changes[-1]
    print(
        f"{PHONES} phones vote within a second at {size[0]}x{size[1]}: {len(frames)} frames, gaps p50 "
        f"{quantile(gaps, 0.5)} ms, p99 {quantile(gaps, 0.99)} ms, most {quantile(gaps, 1.0)} ms (50 ms); "
        f"the last vote was seen after {1000 * seen:.1f} ms; window and server together "
        f"{psutil.Process().memory_info().rss >> 20} MB"
    )


def idle(size: tuple[int, int]) -> None:
    """A room in which nothing happens: the processor's time that the window takes."""
    window = Timed(size)
    size = window.size
    until = [0.0]
    projector = shown(Session(pages()["vote"]), window, lambda: time.perf_counter() < until[0])
    until[0] = time.perf_counter() + 5.0
    projector.turn()
    for _ in range(40):
        time.sleep(projector.turn())
    start, frames = time.process_time(), len(window.frames)
    until[0] = time.perf_counter() + IDLE
    projector.run()
    used = time.process_time() - start
    window.close()
    print(
        f"idle at {size[0]}x{size[1]}: {100 * used / IDLE:.2f} % of a core, {len(window.frames) - frames} "
        f"frames in {IDLE:.0f} s (under 0.5 %, 0)"
    )


def main() -> None:
    """Every size that the screen has room for."""
    for size in SIZES:
        pouring(size)
    idle(SIZES[0])


if __name__ == "__main__":
    main()
