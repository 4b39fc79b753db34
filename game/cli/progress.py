"""A bar that tells a person who waits how far a long piece of work has come."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event, Thread
from types import TracebackType

from game.cli.console import Console

PATIENCE = 1.0
"""Seconds for which nothing is shown: what ends sooner needs no bar."""

_EVERY = 0.2
_WIDTH = 20


class Progress:
    """Shows a bar on standard error, where that is a terminal, once the work has taken a second.

    `stand` gives how much is done, of how much, and what is being done. It is asked from a thread of its own,
    so that the bar is there also while one part of the work takes long.
    """

    def __init__(
        self, console: Console, stand: Callable[[], tuple[int, int, str]], patience: float = PATIENCE
    ) -> None:
        self._console = console
        self._stand = stand
        self._patience = patience
        self._over = Event()
        self._drawn = 0
        self._thread = Thread(target=self._draw_on, name="progress", daemon=True)

    def __enter__(self) -> Progress:
        if self._console.is_terminal(self._console.err):
            self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._over.set()
        if self._thread.ident is not None:
            self._thread.join()
        if self._drawn:
            self._put("\r" + " " * self._drawn + "\r")

    def _draw_on(self) -> None:
        wait = self._patience
        turn = 0
        while not self._over.wait(wait):
            wait = _EVERY
            done, whole, doing = self._stand()
            bar = "#" * (_WIDTH * done // max(1, whole))
            text = f"[{bar:<{_WIDTH}}] {doing}{'.' * (turn % 4):<3}"
            turn += 1
            self._put("\r" + text + " " * (self._drawn - len(text)))
            self._drawn = len(text)

    def _put(self, text: str) -> None:
        try:
            self._console.err.write(text)
            self._console.err.flush()
        except (OSError, ValueError):
            self._over.set()  # whom it was for has gone
