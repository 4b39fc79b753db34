"""The projector of a workshop session, in the game's own window.

    show(handed)                     opens the window and shows the session until it ends or somebody ends it.
                                     `handed` (`handed.Handed`) is all that it knows of the outside. Raises
                                     `DesktopUnavailable` before anything was shown

    layouts.thrown(view, page, showing)
                                     a page of `game.page.projector` as a `Layout`, and whether its text fits:
                                     one function for each kind, in the files named after what they draw
    wall.Wall                        what they lay out on: units of a 1080th of the height, a side and a page
    showing.Showing                  how far the clock, the beam and the bars are
    clicker.update                   what keys do, as a pure function: no key of a clicker ever ends a session
    loop.Projector                   looks at the session, paints what changed

Sizes are in units and so the same picture at every size: nothing under 30 units, what the room must read at
least 36. A text that does not fit at the least size is shared among more screens by the room itself
(`Projection.needs`), so that console and phones turn with it; it is never cut.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from game.desktop.projector.handed import Handed

__all__ = ["show"]


def show(handed: Handed) -> None:
    """Shows a session until it ends; see `game.desktop.projector`."""
    import time

    from game.desktop.access.bridge import opened
    from game.desktop.opening import opening
    from game.desktop.projector.loop import Projector

    with opening(handed.preferences) as (window, system):
        window.stay_awake()
        projector = Projector(handed, window, system=system)
        projector.access = opened(window, projector.post, time.monotonic)
        projector.run()
