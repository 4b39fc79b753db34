"""Takes the pictures of the documents from the program itself.

    xvfb-run -a -s "-screen 0 1920x1080x24" python -m tests.pictures

A pilot plays in the real window; the map comes from its command.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from game.cli.main import main as fulcrum
from tests.desktop.pilot import Pilot

FOLDER = Path(__file__).parents[2] / "docs" / "pictures"
SIZE = (1280, 720)
PICKS = ("lanes", "check", "page", "listen", "refuse", "timetable", "open", "sums")


def played(pilot: Pilot, seen: Callable[[str], None]) -> None:
    """One play of Counted Twice from the shelf to its debrief; `seen` is told where something can be seen."""
    seen("shelf")
    pilot.click("open.counted-twice")
    seen("briefing")
    pilot.click("begin")
    for number, pick in enumerate(PICKS):
        if number == 0:
            pilot.press("down")
            while pilot.focus != f"choice.{pick}":
                pilot.press("down")
            seen("play")
        pilot.click(f"choice.{pick}")
        if number == 0:
            seen("consequence")
        while not any(box.id.startswith("choice.") for box in pilot.layout.focusable):
            if pilot.screen.play.over:
                break
            pilot.press("enter")
    while not any(box.id.startswith("tile.") for box in pilot.layout.focusable):
        if pilot.screen.play.over and getattr(getattr(pilot.screen, "sheet", None), "kind", None) is not None:
            seen("ending")
        pilot.press("enter")
    seen("question")
    pilot.press("6")
    seen("summary")
    pilot.press("enter")
    seen("debrief")


def main() -> None:
    """Writes every picture into docs/pictures."""
    FOLDER.mkdir(exist_ok=True)
    os.environ.setdefault("SDL_AUDIODRIVER", "dummy")
    with TemporaryDirectory() as home:
        pilot = Pilot(Path(home), SIZE)
        try:
            played(pilot, lambda name: pilot.wait(2.0).shot(FOLDER / f"{name}.png"))
        finally:
            pilot.close()
    fulcrum(["map", "counted-twice", "-o", str(FOLDER / "map.png")])


if __name__ == "__main__":
    main()
