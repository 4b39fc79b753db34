"""Sound: paper, a knock, the tone of a room. Quiet, never needed, silent where nothing can be heard.

No device is opened before the first sound, and then beside the loop, so that a slow one holds nothing up.
One that can't be opened is not asked for again, and what its driver says of that is kept off the terminal.
"""

from __future__ import annotations

import contextlib
import os
import threading
from collections.abc import Iterator
from typing import Any

from game.storage import shipped
from game.storage.pictures import PictureFiles

VOLUMES = {"off": 0.0, "quiet": 0.35, "full": 0.9}
FADE_MS = 900
RATE, BUFFER = 22_050, 2048
NAMES = {"page": "paper"}
ROOM = "room:"
USUAL_TONE = "room"


class Sounds:
    """Plays the shipped sounds by name, and the tone that a place has."""

    def __init__(self, pygame: Any) -> None:
        self._pygame = pygame
        self._folder = shipped() / "assets" / "sounds"
        self._tones: dict[str, str] | None = None
        self._loaded: dict[str, Any] = {}
        self._opening: threading.Thread | None = None
        self._open = False
        self._wanted = ("", 0.0)
        self._heard = ("", 0.0)
        self._channel: Any = None

    def play(self, name: str, knocks: str, rooms: str) -> None:
        """A short sound, or `room:PLACE` for the tone of a place (`room:`: none), at the reader's volumes."""
        if name.startswith(ROOM):
            place, volume = name.removeprefix(ROOM), VOLUMES.get(rooms, 0.0)
            self._wanted = (self._tone(place), volume) if place and volume else ("", 0.0)
            if self._wanted[0] and not self._ready():
                return
            self._change_tone()
            return
        volume = VOLUMES.get(knocks, 0.0)
        if not volume or not self._ready():
            return
        self._change_tone()
        sound = self._sound(NAMES.get(name, name))
        if sound is not None:
            sound.set_volume(volume)
            sound.play()

    def open(self) -> None:
        """Ask for the device now, so that a sound which may not come late is heard when it is due."""
        self._ready()

    def close(self) -> None:
        """Let go of the device."""
        if self._opening is not None:
            self._opening.join(2.0)
        if self._open:
            self._pygame.mixer.quit()
            self._open = False

    def _change_tone(self) -> None:
        if self._wanted == self._heard or not self._open:
            return
        if self._channel is not None:
            self._channel.fadeout(FADE_MS)
            self._channel = None
        self._heard = self._wanted
        name, volume = self._wanted
        sound = self._sound(name) if name else None
        if sound is not None:
            sound.set_volume(volume)
            self._channel = sound.play(loops=-1, fade_ms=FADE_MS)

    def _tone(self, place: str) -> str:
        if self._tones is None:
            try:
                self._tones = dict(PictureFiles(self._folder).data("sounds")["tones"])
            except (OSError, KeyError, TypeError, ValueError):
                self._tones = {}
        return self._tones.get(place, USUAL_TONE)

    def _ready(self) -> bool:
        """Whether a device is open; the first time, one is asked for."""
        if self._opening is None:
            self._opening = threading.Thread(target=self._start, name="sound", daemon=True)
            self._opening.start()
        return self._open

    def _start(self) -> None:
        try:
            with _hushed():
                self._pygame.mixer.init(frequency=RATE, size=-16, channels=1, buffer=BUFFER)
        except (self._pygame.error, NotImplementedError, AttributeError, OSError):
            return
        self._open = True

    def _sound(self, name: str) -> Any:
        if name not in self._loaded:
            self._loaded[name] = None
            with contextlib.suppress(self._pygame.error, OSError):
                self._loaded[name] = self._pygame.mixer.Sound(str(self._folder / f"{name}.wav"))
        return self._loaded[name]


@contextlib.contextmanager
def _hushed() -> Iterator[None]:
    """Nothing written to the terminal by a driver meanwhile."""
    try:
        kept = os.dup(2)
    except OSError:
        yield
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, 2)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(nowhere)
