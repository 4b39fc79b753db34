"""Reads the window aloud: remembers what was heard last, and hands the voice what is new."""

from __future__ import annotations

from collections.abc import Callable

from game.desktop import keys
from game.desktop.answers import VoiceFound
from game.desktop.preferences import Preferences
from game.desktop.speech.engine import Engine
from game.desktop.speech.planner import Heard, Speech, planned, whole
from game.desktop.speech.voice import Voice


class Speaker:
    """Between the window and the voice. Nothing is said, and no voice looked for, while speech is off.

    `engine` finds what speaks; `told` is called from the voice's thread with what was found.
    """

    def __init__(
        self, preferences: Preferences, engine: Callable[[], Engine], told: Callable[[VoiceFound], None]
    ) -> None:
        self._voice = Voice(engine, told)
        self._preferences = preferences
        self._heard: Heard | None = None

    @property
    def found(self) -> VoiceFound:
        """What is known of the voice by now."""
        return self._voice.found

    def prefer(self, preferences: Preferences) -> None:
        """Obey other preferences. Switched on it says so, and then the page, so that nobody has to wonder."""
        before, self._preferences = self._preferences, preferences
        if before.speech == preferences.speech:
            return
        self._voice.cut()
        if preferences.speech == "on":
            self._voice.look_again()
            self._say(Speech((switched_on(preferences),)))
            page = None if self._heard is None else whole(self._heard)
            if page is not None:
                self._say(Speech(page.words, False, page.language))

    def see(self, now: Heard) -> None:
        """The window shows this from now on."""
        before, self._heard = self._heard, now
        if self._preferences.speech != "on" or (before is not None and now.same(before)):
            return
        speech = planned(before, now)
        if speech is not None:
            self._say(speech)

    def cut(self) -> None:
        """A key was pressed: what is being said ends."""
        if self._preferences.speech == "on":
            self._voice.cut()

    def again(self) -> None:
        """Read the page once more, from its beginning."""
        speech = None if self._heard is None else whole(self._heard)
        if self._preferences.speech == "on" and speech is not None:
            self._say(speech)

    def _say(self, speech: Speech) -> None:
        self._voice.say(speech, self._preferences.pace)

    def close(self) -> None:
        """Fall silent for good."""
        self._voice.close()


def switched_on(preferences: Preferences) -> str:
    """What is said when reading aloud begins: which keys end and repeat it."""
    off, again = (
        keys.named(keys.key_of(keys.BY_NAME[name], preferences.keys)) for name in ("voice", "again")
    )
    return f"Reading aloud is on. {off} switches it off, {again} reads a page again."
