"""What moves on a projector: the beam's triangle, bars that grow once, paths that are drawn once."""

from __future__ import annotations

from dataclasses import dataclass, replace

from game.desktop.motion import eased
from game.page.projector import MovedPage, OwnPage, ProjectorPage, SplitPage, VotePage

SLIDE, REST = 0.2, 0.5
"""Seconds that the triangle takes, and the least between two of its moves."""
GROW, SWEEP = 0.3, 0.9
"""Seconds in which bars grow, and paths are drawn from left to right after them."""


def name_of(page: ProjectorPage) -> str:
    """Names what is on screen; another name is a change of phase or of screen, and slides in."""
    part = getattr(page, "page", "") or getattr(page, "second", "")
    why = "why" if getattr(page, "why", "") else ""
    return "|".join((page.kind, page.title, part, why))


def share_of(page: ProjectorPage) -> float | None:
    """How far a page's beam stands, from 0 to 1; None where it has none that follows people."""
    return page.share if isinstance(page, VotePage | OwnPage) else None


@dataclass(frozen=True, slots=True)
class Moving:
    """The beam goes from `start` to `end` since `begun`; bars and paths have been growing since `shown`,
    None where they stand already."""

    start: float | None = None
    end: float | None = None
    begun: float = 0.0
    shown: float | None = None

    def share(self, now: float) -> float | None:
        """Where the triangle stands."""
        if self.start is None or self.end is None:
            return self.end
        return self.start + (self.end - self.start) * eased((now - self.begun) / SLIDE)

    def grown(self, now: float) -> float:
        """How far bars have grown."""
        return 1.0 if self.shown is None else eased((now - self.shown) / GROW)

    def swept(self, now: float) -> float:
        """How far paths have been drawn."""
        return 1.0 if self.shown is None else max(0.0, min(1.0, (now - self.shown - GROW) / SWEEP))

    def still(self, now: float) -> bool:
        """Whether nothing moves any more."""
        slides = self.start is not None and now - self.begun < SLIDE
        grows = self.shown is not None and now - self.shown < GROW + SWEEP
        return not slides and not grows

    def arrived(self, page: ProjectorPage, now: float, calm: bool) -> Moving:
        """A page that is new: its beam stands at once, and what grows begins to, unless motion is off."""
        grows = isinstance(page, SplitPage | MovedPage) and not calm
        return Moving(None, share_of(page), now, now if grows else None)

    def followed(self, page: ProjectorPage, now: float, calm: bool) -> Moving:
        """The same page with other numbers: the triangle slides after them, at most twice a second."""
        wanted = share_of(page)
        if wanted == self.end or (now - self.begun < REST and not calm):
            return self
        if wanted is None or self.end is None or calm:
            return replace(self, start=None, end=wanted)
        return replace(self, start=self.share(now), end=wanted, begun=now)
