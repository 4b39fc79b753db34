"""What the system asks of every program, and that nothing comes of asking where it can't be read."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.desktop import system
from game.desktop.sheet import Mode
from game.desktop.system import Wishes
from tests.desktop.pilot import at_the_window


def test_the_desktop_says_dark_high_and_no_motion(monkeypatch: pytest.MonkeyPatch) -> None:
    """GNOME's settings are read as the words that its tool prints."""
    said = {"color-scheme": "prefer-dark", "high-contrast": "true", "enable-animations": "false"}
    monkeypatch.setattr(system, "_said", lambda *command: said.get(command[-1], ""))
    assert system._desktop("") == Wishes(dark=True, high=True, motion="none")
    monkeypatch.setattr(system, "_said", lambda *command: "")
    assert system._desktop("") == Wishes()
    assert system._desktop("Adwaita:dark") == Wishes(dark=True)


def test_a_mac_asks_for_less_motion_and_gets_fades(monkeypatch: pytest.MonkeyPatch) -> None:
    """“Reduce motion” there means fades for slides; it does not mean cuts."""
    said = {"AppleInterfaceStyle": "Dark", "increaseContrast": "1", "reduceMotion": "1"}
    monkeypatch.setattr(system, "_said", lambda *command: said.get(command[-1], ""))
    assert system._mac() == Wishes(dark=True, high=True, motion="less")
    monkeypatch.setattr(system, "_said", lambda *command: "")
    assert system._mac() == Wishes()


@pytest.mark.parametrize(
    ("mask", "motion"), [(b"\x9e\x3e\x07\x80\x12", "full"), (b"\x90\x12\x03\x80\x10", "none")]
)
def test_windows_says_whether_anything_is_animated(
    monkeypatch: pytest.MonkeyPatch, mask: bytes, motion: str
) -> None:
    """The bit that “Animation effects” switches; where it can't be read, things move."""
    monkeypatch.setattr(
        system, "_registry", lambda path, name: mask if name == "UserPreferencesMask" else None
    )
    assert system._windows().motion == motion
    monkeypatch.setattr(system, "_registry", lambda path, name: None)
    assert system._windows() == Wishes()


@pytest.mark.parametrize("wish", ["full", "less", "none"])
def test_the_readers_own_word_on_motion_wins(wish: str) -> None:
    """With “as the system” its wish is obeyed; any other setting is obeyed whatever the system wishes."""
    asked = system.System()
    asked.wishes = Wishes(motion=wish)
    assert asked.motion("system") == wish
    assert [asked.motion(word) for word in ("full", "less", "none")] == ["full", "less", "none"]


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
