"""Opening the window: the parts that it needs, the first screen, the loop."""

from __future__ import annotations

import time

from game.desktop.backing import Backing
from game.desktop.opening import opening
from game.desktop.screens.shelf import Shelf


def run(backing: Backing, open: str | None = None) -> None:
    """Plays in a window until it is closed; see `game.desktop.run`."""
    with opening(backing.preferences()) as (window, system):
        from game.desktop.access.bridge import opened
        from game.desktop.effects import OpenScenario
        from game.desktop.runner import Runner

        shelved = backing.shelf()
        runner = Runner(backing, Shelf(shelved.cards, " ".join(shelved.notes)), window, system=system)
        runner.access = opened(window, runner.post, time.monotonic)
        if open is not None:
            runner.do(OpenScenario(open))
            runner.note(" ".join(shelved.notes))
        runner.run()
