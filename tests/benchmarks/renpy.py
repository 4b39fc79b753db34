"""Debian's `renpy` beside our window: the first frame of the least game there is, and the memory at it."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import time
from pathlib import Path

PATIENCE = 25.0
GAME = """
python early:
    import ast
    _fill = ast.fix_missing_locations
    def _whole(tree):
        # Python 3.11 refuses a part that ends before it begins; Ren'Py 8.0.3 was written for 3.9.
        for part in ast.walk(_fill(tree)):
            if getattr(part, "lineno", None) is not None:
                part.end_lineno = max(part.lineno, getattr(part, "end_lineno", None) or 0)
                part.end_col_offset = max(part.col_offset, getattr(part, "end_col_offset", None) or 0)
        return tree
    ast.fix_missing_locations = _whole
define config.screen_width = 1920
define config.screen_height = 1080
define config.developer = False
init python:
    import os, time
    reached = [False]
    _draw_screen = renpy.display.core.Interface.draw_screen
    def _drawn(self, *args, **kwargs):
        found = _draw_screen(self, *args, **kwargs)
        if reached[0]:
            with open("/proc/self/status") as status:
                used = status.read().split("VmRSS:")[1].split()[0]
            with open(os.environ["FULCRUM_BENCH_OUT"], "w") as out:
                out.write("%f %s" % (time.time(), used))
            os._exit(0)
        return found
    renpy.display.core.Interface.draw_screen = _drawn
label main_menu:
    return
label start:
    $ reached[0] = True
    "A page of words."
    return
"""


def told(home: Path) -> str:
    """What Ren'Py needs, in a line; or that it is not here, or does not start, and what it says then."""
    found = shutil.which("renpy", path=f"{os.environ.get('PATH', '')}:/usr/games")
    if found is None:
        return "renpy: not installed here"
    folder, out = home / "renpy", home / "renpy.out"
    (folder / "game").mkdir(parents=True)
    (folder / "game" / "script.rpy").write_text(GAME, encoding="utf-8")
    env = {
        **os.environ,
        "FULCRUM_BENCH_OUT": str(out),
        "RENPY_SKIP_SPLASHSCREEN": "1",
        "RENPY_EDITOR": "true",
    }
    _run([found, str(folder), "compile"], env)
    begun = time.time()
    _run([found, str(folder), "run"], env)
    if not out.exists():
        traceback = folder / "game" / "traceback.txt"
        lines = (
            traceback.read_text(encoding="utf-8", errors="replace").splitlines() if traceback.exists() else []
        )
        why = next((line for line in lines if "Error" in line), f"no frame in {PATIENCE:.0f} s")
        return f"renpy: does not start here ({why})"
    at, used = out.read_text(encoding="utf-8").split()
    return f"renpy: first frame {1000 * (float(at) - begun):.0f} ms, memory {int(used) / 1024:.0f} MB"


def _run(command: list[str], env: dict[str, str]) -> None:
    """Run to the end or until patience is out, with whatever it has started."""
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(
        command, env=env, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True
    )
    try:
        process.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
