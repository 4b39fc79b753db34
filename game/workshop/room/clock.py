"""A clock that is told the time: it knows what is left, and never asks."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Clock:
    """Seconds that run out.

    `what` says what ends: "vote", "talk" or the id of a stage of the debrief. `left` is what was left at
    `since`; `since` is None while the clock is held.
    """

    what: str
    total: float
    left: float
    since: float | None

    def remaining(self, now: float) -> float:
        """Seconds left, never below 0."""
        return max(0.0, self.left if self.since is None else self.left - max(0.0, now - self.since))

    def over(self, now: float) -> bool:
        """Whether it runs and has run out."""
        return self.since is not None and self.remaining(now) <= 0

    @property
    def held(self) -> bool:
        """Whether it is paused."""
        return self.since is None

    def hold(self, now: float) -> Clock:
        """The clock held at what is left."""
        return replace(self, left=self.remaining(now), since=None)

    def go(self, now: float) -> Clock:
        """The clock running from what is left."""
        return replace(self, left=self.remaining(now), since=now)

    def longer(self, seconds: float, now: float) -> Clock:
        """The clock with so many seconds more, held or running as it was."""
        since = None if self.since is None else now
        return replace(self, total=self.total + seconds, left=self.remaining(now) + seconds, since=since)


def started(what: str, seconds: float, now: float) -> Clock:
    """A clock that runs from now."""
    return Clock(what, seconds, seconds, now)
