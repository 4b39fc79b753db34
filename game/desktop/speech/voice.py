"""The voice: a thread of its own that does what is said to it, so that no speech service holds the window.

Orders that a later one has overtaken are passed over: after a cut nothing from before it is begun. Where no
speech is found, or it breaks off twice, the voice falls silent and says why, once.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from queue import Empty, SimpleQueue

from game.desktop.answers import VoiceFound
from game.desktop.speech.engine import Engine, NoVoice, best_engine
from game.desktop.speech.planner import Speech

FAREWELL = 0.3
"""Seconds that closing waits for the speech to stop."""


@dataclass(frozen=True, slots=True)
class _Order:
    words: tuple[str, ...]
    cut: bool
    language: str
    pace: str


class Voice:
    """Says words. `open` finds an engine; `told` is called from the voice's thread as soon as it is known
    what speaks, and whenever that changes."""

    def __init__(self, open: Callable[[], Engine], told: Callable[[VoiceFound], None]) -> None:
        self.found = VoiceFound()
        self._told = told
        self._open = open
        self._orders: SimpleQueue[_Order | None] = SimpleQueue()
        self._engine: Engine | None = None
        self._thread: threading.Thread | None = None

    def say(self, speech: Speech, pace: str = "usual") -> None:
        """Say words, as soon as the voice comes to it."""
        self._start()
        self._orders.put(_Order(speech.words, speech.cut, speech.language, pace))

    def cut(self) -> None:
        """Be silent; what was to be said is forgotten."""
        if self._thread is not None:
            self._orders.put(_Order((), True, "", "usual"))

    def look_again(self) -> None:
        """Where nothing was found that speaks, the next words look once more: it may be there by now."""
        if self.found.trouble:
            self.found = VoiceFound()

    def close(self) -> None:
        """Fall silent for good. A speech service that hangs is left behind."""
        if self._thread is not None:
            self.cut()
            self._orders.put(None)
            self._thread.join(FAREWELL)

    def _start(self) -> None:
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="voice", daemon=True)
            self._thread.start()

    # --- in the thread -------------------------------------------------------------------------------
    def _run(self) -> None:
        while True:
            for order in self._waiting():
                if order is None:
                    return
                if not self.found.trouble:
                    self._done(order)

    def _done(self, order: _Order) -> None:
        """Do an order; a service that broke off is opened once more for it."""
        for last in (False, True):
            try:
                if self._engine is None:
                    self._engine = self._open()
                    self._tell(VoiceFound(self._engine.name))
                if order.words:
                    words = "\n".join(order.words)
                    self._engine.speak(words, order.cut, order.language, order.pace)
                else:
                    self._engine.stop()
                return
            except NoVoice as error:
                self._tell(VoiceFound(trouble=f"Nothing is read aloud: {error}."))
                return
            except Exception as error:  # an engine raises what it likes; the words stay on the screen
                self._engine = None
                if last:
                    why = f"the system’s speech broke off ({error})"
                    self._tell(VoiceFound(trouble=f"Nothing is read aloud: {why}."))

    def _waiting(self) -> list[_Order | None]:
        """The next order, and what has come since; nothing that a later cut forgets."""
        found = [self._orders.get()]
        while True:
            try:
                found.append(self._orders.get_nowait())
            except Empty:
                break
        last = max((place for place, one in enumerate(found) if one is not None and one.cut), default=0)
        return found[last:]

    def _tell(self, found: VoiceFound) -> None:
        if found != self.found:
            self.found = found
            self._told(found)


def looked_for(patience: float, open: Callable[[], Engine] = best_engine) -> VoiceFound:
    """What would speak on this computer, looked for at most so many seconds."""
    known = threading.Event()
    found = VoiceFound(trouble="The system’s speech does not answer.")

    def look() -> None:
        nonlocal found
        try:
            found = VoiceFound(open().name)
        except NoVoice as error:
            found = VoiceFound(trouble=str(error))
        known.set()

    threading.Thread(target=look, name="voice", daemon=True).start()
    known.wait(patience)
    return found
