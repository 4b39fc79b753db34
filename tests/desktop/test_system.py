"""What the system asks of every program, and that nothing comes of asking where it can't be read."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.desktop import system
from game.desktop.sheet import Mode
from game.desktop.system import Wishes
from tests.desktop.pilot import at_the_window


def test_the_desktop_says_dark_high_and_calm(monkeypatch: pytest.MonkeyPatch) -> None:
    """GNOME's settings are read as the words that its tool prints."""
    said = {"color-scheme": "prefer-dark", "high-contrast": "true", "enable-animations": "false"}
    monkeypatch.setattr(system, "_said", lambda *command: said.get(command[-1], ""))
    assert system._desktop("") == Wishes(dark=True, high=True, calm=True)
    monkeypatch.setattr(system, "_said", lambda *command: "")
    assert system._desktop("") == Wishes()
    assert system._desktop("Adwaita:dark") == Wishes(dark=True)


def test_a_tool_that_is_missing_fails_or_hangs_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """No error comes out of asking."""
    assert system._said("no-such-tool-anywhere") == ""
    assert system._said("false") == ""
    monkeypatch.setattr(system, "PATIENCE", 0.05)
    assert system._said("sleep", "5") == ""


def test_what_the_system_wishes_is_obeyed_as_soon_as_it_is_known(tmp_path: Path) -> None:
    """The window begins in daylight and turns dark when the system has answered; a reader's own word wins."""
    with at_the_window(tmp_path) as pilot:
        assert pilot.runner.view(0.0).sheet.mode is Mode.DAY
        frames = pilot.runner.frames
        pilot.runner._system.wishes = Wishes(dark=True)
        pilot.turn()
        assert pilot.runner.frames == frames + 1
        assert pilot.runner.view(0.0).sheet.mode is Mode.DARK
