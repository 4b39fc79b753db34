"""A command that is ended from outside ends in order: what it opened is closed, what it made removed."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any, NoReturn

SIGNALS = ("SIGTERM", "SIGHUP", "SIGBREAK")
"""What systems send: to end a process, since its terminal is gone, and on Windows for Ctrl-Break."""


@contextmanager
def ended_in_order() -> Iterator[None]:
    """Within it those signals raise `SystemExit` with 128 and their number, as shells count.

    A signal that is ignored, as by `nohup`, stays ignored. Elsewhere than in the main thread nothing changes.
    """
    before: dict[int, Any] = {}

    def end(number: int, frame: FrameType | None) -> NoReturn:
        # A second one would cut short what the first has begun.
        for other in before:
            signal.signal(other, signal.SIG_IGN)
        raise SystemExit(128 + number)

    if threading.current_thread() is threading.main_thread():
        for name in SIGNALS:
            number = getattr(signal, name, None)
            if number is not None and signal.getsignal(number) is not signal.SIG_IGN:
                before[number] = signal.signal(number, end)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
