"""An engine that writes down what it is told to say."""

from __future__ import annotations

from collections.abc import Callable
from threading import Condition, Event
from typing import Any

from game.desktop.answers import VoiceFound


class Recording:
    """`log` has each order as it came; `slow` waits until `free` before it says anything; the first `failing`
    orders raise."""

    name = "Recording"

    def __init__(self, slow: bool = False, failing: int = 0) -> None:
        self.log: list[Any] = []
        self.found: list[VoiceFound] = []
        self.begun, self.free = Event(), Event()
        self._failing = failing
        self._changed = Condition()
        if not slow:
            self.free.set()

    def opened(self) -> Recording:
        """How a voice finds it."""
        return self

    def told(self, found: VoiceFound) -> None:
        """What a voice tells of it."""
        with self._changed:
            self.found.append(found)
            self._changed.notify_all()

    def speak(self, words: str, cut: bool, language: str, pace: str) -> None:
        """Write down, or fail."""
        self.begun.set()
        self.free.wait(20)
        if self._failing:
            self._failing -= 1
            raise OSError("gone")
        self._note((words, cut, language, pace))

    def stop(self) -> None:
        """Write down the silence."""
        self._note("stop")

    @property
    def said(self) -> list[str]:
        """The words alone."""
        return [entry[0] for entry in self.log if entry != "stop"]

    def waited(self, until: Callable[[], bool]) -> bool:
        """Whether something comes about, soon."""
        with self._changed:
            return self._changed.wait_for(until, 20)

    def waited_for(self, words: str) -> bool:
        """Whether words are said, soon."""
        return self.waited(lambda: any(words in one for one in self.said))

    def _note(self, entry: object) -> None:
        with self._changed:
            self.log.append(entry)
            self._changed.notify_all()
