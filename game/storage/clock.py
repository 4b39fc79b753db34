"""The time of day as saves keep it; everything that needs a time is handed one."""

from __future__ import annotations

import time


def utc(nanoseconds: int | None = None) -> str:
    """A moment as UTC text that sorts by time, `2031-01-30T08:15:00.250Z`; now for None."""
    at = time.time_ns() if nanoseconds is None else nanoseconds
    seconds, rest = divmod(at, 1_000_000_000)
    return time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(seconds)) + f".{rest // 1_000_000:03d}Z"


def later(now: str, latest: str) -> str:
    """A moment that sorts behind another: now, or the step after the other where the clock was set back."""
    if now > latest:
        return now
    moment, _, steps = latest.partition("+")
    number = int(steps) if steps.isascii() and steps.isdecimal() and len(steps) == 6 else 0
    return f"{moment}+{number + 1:06}"
