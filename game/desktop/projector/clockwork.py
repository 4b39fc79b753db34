"""A clock that runs on by itself between two pages, and rings once at its end."""

from __future__ import annotations

from dataclasses import dataclass

from game.desktop.projector.showing import is_over
from game.page.projector import ClockFace, ProjectorPage

NEARLY = 0.6
"""A clock that vanishes with less than this on it has run out: the room was quicker than the window."""


@dataclass(frozen=True, slots=True)
class Running:
    """The clock of a page that came at `since`, on the window's own seconds. `heard` is whether it was seen
    to run: one that had run out before the window opened does not ring."""

    face: ClockFace | None = None
    since: float = 0.0
    heard: bool = False

    def left(self, now: float) -> float | None:
        """The seconds that are left; None where there is no clock."""
        if self.face is None:
            return None
        return max(0.0, self.face.remaining - (0.0 if self.face.held else now - self.since))

    def ticked(self, now: float) -> tuple[Running, bool]:
        """The clock a moment later, and whether its bell rings now."""
        left = self.left(now)
        if left is None or self.face is None or self.face.held:
            return self, False
        over = is_over(left)
        if over == (not self.heard):
            return self, False
        return Running(self.face, self.since, not over), over


def taken_up(before: Running, page: ProjectorPage, now: float) -> tuple[Running, bool]:
    """The clock of a page that has just come, and whether the one before it ran out at this moment."""
    left = before.left(now)
    face = page.clock
    gone = face is None and before.heard and left is not None and left <= NEARLY
    going = face is not None and not is_over(face.remaining)
    return Running(face, now, going or (before.heard and face is not None)), gone
