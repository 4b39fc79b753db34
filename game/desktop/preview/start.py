"""Opening the window on a file that is followed."""

from __future__ import annotations

import time

from game.desktop.backing import Backing
from game.desktop.opening import opening
from game.desktop.preview.follower import Follower
from game.desktop.preview.preview import opened


def run(
    backing: Backing, follower: Follower, seed: int, arrange: bool = True, picks: tuple[str, ...] = ()
) -> None:
    """Previews a file in a window until it is closed, from its briefing or after some picks.

    Raises `DesktopUnavailable` where a part that the window needs is missing; nothing was shown then.
    """
    with opening(backing.preferences()) as (window, system):
        from game.desktop.access import bridge
        from game.desktop.runner import Runner

        try:
            screen = opened(follower.first(), seed, arrange, picks)
            runner = Runner(backing, screen, window, system=system)
            runner.access = bridge.opened(window, runner.post, time.monotonic)
            runner.follow(follower)
            runner.note(" ".join(backing.shelf().notes))
            runner.run()
        finally:
            follower.close()
