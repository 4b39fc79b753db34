"""What every window of the game begins with: the system is asked for its wishes, the window opens hidden as
it was last, and it is closed whatever happens inside."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from game.desktop.preferences import Preferences
from game.desktop.system import System
from game.desktop.window import Window


@contextmanager
def opening(preferences: Preferences) -> Iterator[tuple[Window, System]]:
    """A window that is not shown yet, and what the system wishes; `DesktopUnavailable` where a part that it
    needs is missing."""
    system = System()
    system.start()
    window = Window("Fulcrum", None, preferences.window == "full", preferences.monitor)
    try:
        yield window, system
    finally:
        window.close()
