"""Limits: by seat and over all, never by address, which a room shares."""

from __future__ import annotations


class Bucket:
    """So many at once, so many a second after that. It is told the time in seconds."""

    __slots__ = ("_at", "_left", "burst", "rate")

    def __init__(self, burst: float, rate: float) -> None:
        self.burst, self.rate = burst, rate
        self._left, self._at = burst, 0.0

    def take(self, now: float) -> float:
        """Takes one; 0.0, or the seconds to wait until one is there, and then nothing was taken."""
        self._left = min(self.burst, self._left + max(0.0, now - self._at) * self.rate)
        self._at = now
        if self._left >= 1:
            self._left -= 1
            return 0.0
        return (1 - self._left) / self.rate


PHONE = (20.0, 4.0)
"""What one participant can say: more than a thumb does."""

JOINS = (2000.0, 400.0)
"""Joins over all: a hall of 3,000 is in within seconds."""

ALL = (12_000.0, 6_000.0)
"""Votes over all."""

LARGEST_BODY = 8 * 1024
LARGEST_MESSAGE = 4 * 1024

SEATS = 12_000
"""Seats in one session; when they run out, those that no phone ever used make room."""

MOST_SEATS = 4 * SEATS
"""Seats at most, all of them used: no hall is so large, and nobody fills the disk with people."""

SOCKETS = 8
"""Sockets of one participant; the oldest goes when another comes."""

STALLED = 30.0
"""Seconds for which a phone may leave what was sent unread before its socket is closed."""
