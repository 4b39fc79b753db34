"""Sound is never needed: a computer without a loudspeaker plays the same game, and says nothing of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.desktop.sound import Sounds
from tests.desktop.pilot import at_the_window


def test_without_a_loudspeaker_the_game_plays_on_in_silence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """No device can be opened: nothing breaks, nothing is on the terminal, and it is not asked for again."""
    with at_the_window(tmp_path) as pilot:
        pilot.pygame.mixer.quit()
        monkeypatch.setenv("SDL_AUDIODRIVER", "none-that-is-there")
        pilot.press("enter", "enter", "1")
        assert pilot.screen.play.length == 1
        sounds = pilot.runner._doer._sounds
        assert sounds._opening is not None
        sounds._opening.join()
        monkeypatch.setenv("SDL_AUDIODRIVER", "dummy")
        pilot.press("enter", "1")
        assert pilot.pygame.mixer.get_init() is None
    assert capfd.readouterr().err == ""


def test_no_device_is_opened_before_a_sound_is_wanted(tmp_path: Path) -> None:
    """Its thread alone would keep a core busy: not on the shelf, and never while all volumes are off."""
    with at_the_window(tmp_path) as pilot:
        assert pilot.runner._doer._sounds._opening is None
        sounds = Sounds(pilot.pygame)
        for name in ("page", "room:warehouse", "room:"):
            sounds.play(name, "off", "off")
        assert sounds._opening is None
        sounds.play("page", "quiet", "off")
        assert sounds._opening is not None
        sounds.close()
        assert pilot.pygame.mixer.get_init() is None
