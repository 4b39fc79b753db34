"""The system's speech by way of prismatoid: a screen reader that runs, else the system's own voice.

Nothing here is quick: a speech service may have to be started first. Only the voice's own thread calls it.
"""

from __future__ import annotations

import locale
import os
import sys
from typing import Any, Protocol

PACES = {"slow": -0.2, "usual": 0.0, "fast": 0.2}
"""What is added to the listener's own rate, on a scale of 0 to 1."""
REMEDY = (
    "install speech-dispatcher and espeak-ng"
    if sys.platform.startswith("linux")
    else "look whether it has one"
)


class NoVoice(Exception):
    """There is nothing here that speaks; the words say what is missing."""


class Engine(Protocol):
    """What can speak. Any call may take long, and may raise whatever a system's speech raises."""

    @property
    def name(self) -> str:
        """What speaks, as its makers call it."""

    def speak(self, words: str, cut: bool, language: str, pace: str) -> None:
        """Say words after what is being said, or at once where `cut`; returns before they are said."""

    def stop(self) -> None:
        """Be silent."""


def best_engine() -> Engine:
    """The best speech that there is, or `NoVoice`."""
    try:
        import prism
    except (ImportError, OSError) as error:
        raise NoVoice(f"the package prismatoid does not load ({error}): pip install prismatoid") from error
    try:
        context = prism.Context()
        return Prism(context, context.create_best())
    except Exception as error:  # whatever a system's speech raises, the words stay on the screen
        raise NoVoice(f"this computer has no speech that can be used: {REMEDY}") from error


class Prism:
    """One speech of prismatoid. The first backend keeps the listener's own voice and rate; a language that
    is not the system's gets one of its own, with a voice that speaks it, where there is one."""

    def __init__(self, context: Any, backend: Any) -> None:
        self._context = context
        self._own = backend
        self._kind = context.id_of(backend.name)
        self._others: dict[str, Any] = {}
        self._rates = {id(backend): _rate(backend)}
        self._paces: dict[int, str] = {}
        self.name: str = backend.name

    def speak(self, words: str, cut: bool, language: str, pace: str) -> None:
        """See `Engine`."""
        backend = self._for(language)
        if cut:
            self.stop()
        rate = self._rates[id(backend)]
        if rate is not None and self._paces.get(id(backend), "usual") != pace:
            backend.rate = min(1.0, max(0.0, rate + PACES[pace]))
            self._paces[id(backend)] = pace
        backend.speak(words, cut)

    def stop(self) -> None:
        """See `Engine`."""
        for backend in (self._own, *self._others.values()):
            if backend.features.supports_stop:
                backend.stop()

    def _for(self, language: str) -> Any:
        """The backend whose voice speaks a language."""
        main = _main(language or "en")
        if main == _main(_system_language()):
            return self._own
        if main not in self._others:
            found = self._with_voice(main)
            if found is None:
                return self._own
            self._others[main] = found
            self._rates[id(found)] = _rate(found)
        return self._others[main]

    def _with_voice(self, main: str) -> Any:
        """A further backend with a voice of a language; None where it can't be had."""
        features = self._own.features
        if not (features.supports_set_voice and features.supports_get_voice_language):
            return None
        for place in range(self._own.voices_count):
            if _main(self._own.get_voice_language(place)) == main:
                backend = self._context.create(self._kind)
                backend.voice = place
                return backend
        return None


def _rate(backend: Any) -> float | None:
    """The listener's own rate, or None where it can't be changed."""
    features = backend.features
    return float(backend.rate) if features.supports_get_rate and features.supports_set_rate else None


def _main(language: str) -> str:
    return language.replace("_", "-").split("-")[0].casefold()


def _system_language() -> str:
    """The language that the system speaks, and so its own voice."""
    named = next((os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), "")
    found = named.split(".")[0] or (locale.getlocale()[0] or "")
    return "en" if found in ("", "C", "POSIX") else found
