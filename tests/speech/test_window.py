"""Reading aloud in the real window: on one key, kept, cut off, repeated, and told where nothing can speak."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from game.desktop.box import Role
from game.desktop.screens.play import Play
from game.desktop.screens.settings import Settings
from game.desktop.screens.shelf import Shelf
from tests.desktop.pilot import Pilot, at_the_window
from tests.speech.recording import Recording


def kept(home: Path) -> dict[str, Any]:
    """What the settings file says."""
    found: dict[str, Any] = json.loads((home / "settings.json").read_text(encoding="utf-8"))
    return found


def until(pilot: Pilot, answered: Any) -> None:
    """Look up until something has come from the voice's thread."""
    for _ in range(20_000):
        pilot.turn()
        if answered():
            return
    raise AssertionError("nothing came of it")


def test_nothing_is_said_until_it_is_switched_on(tmp_path: Path) -> None:
    """Off at first: no voice is even looked for."""
    engine = Recording()
    with at_the_window(tmp_path, engine=engine.opened) as pilot:
        pilot.press("enter", "enter", "f10", "1")
        assert engine.log == []
        assert engine.found == []


def test_one_key_switches_it_on_confirms_and_reads_the_page(tmp_path: Path) -> None:
    """The confirmation names the keys; the page is read to its last word; the same key ends it."""
    engine = Recording()
    with at_the_window(tmp_path, engine=engine.opened) as pilot:
        pilot.press("f12")
        assert engine.waited_for("Reading aloud is on. F12 switches it off")
        last = [box.name for _, box in pilot.layout.boxes() if box.name][-1]
        assert engine.waited_for(last)
        assert kept(tmp_path)["speech"] == "on"
        pilot.press("f12")
        assert kept(tmp_path)["speech"] == "off"
        said = len(engine.said)
        pilot.press("enter", "down")
        assert len(engine.said) == said


def test_it_is_remembered_and_reads_from_the_first_page_on(tmp_path: Path) -> None:
    """The next start speaks without a key; each page is said as it comes, each focus as it moves."""
    engine = Recording()
    with at_the_window(tmp_path, engine=engine.opened) as pilot:
        pilot.press("f12")
        assert engine.waited_for("Reading aloud")
    again = Recording()
    with at_the_window(tmp_path, engine=again.opened) as pilot:
        assert again.waited_for("Counted Twice")
        pilot.press("enter", "enter")
        assert isinstance(pilot.screen, Play)
        choices = [box.name for box in pilot.layout.focusable if box.role is Role.CHOICE]
        assert again.waited_for(choices[-1])
        said = len(again.said)
        pilot.press("down")
        assert again.waited(lambda: len(again.said) > said)
        assert again.said[-1].startswith(choices[0])
        assert again.log[-1][1], "what was being said before ends"
        pilot.press("f10")
        assert again.waited(lambda: len(again.said) > said + 1)
        assert again.said[-1] == again.said[said - 1]


def test_where_nothing_can_speak_the_settings_say_so(tmp_path: Path) -> None:
    """The key opens them at the row that reads aloud, with what is missing; nothing breaks."""
    with at_the_window(tmp_path) as pilot:
        pilot.press("f12")
        until(pilot, lambda: isinstance(pilot.screen, Settings))
        pilot.wait(0.3)
        assert pilot.focus == "set.speech"
        assert pilot.box("voice").name == "Nothing is read aloud: this computer has no speech."
        assert pilot.box("voice").live
        pilot.press("left")
        assert kept(tmp_path)["speech"] == "off"
        assert "with one, both would speak" in pilot.box("voice").name
        pilot.press("escape")
        assert isinstance(pilot.screen, Shelf)
        pilot.press("f10")
        assert isinstance(pilot.screen, Shelf)


def test_the_settings_say_what_speaks_and_each_value_as_it_changes(tmp_path: Path) -> None:
    """Right on the row switches it on; the line under it names the voice; a pace reaches the engine."""
    engine = Recording()
    with at_the_window(tmp_path, engine=engine.opened) as pilot:
        pilot.click("settings").click("put.speech.1")
        assert engine.waited_for("Reading aloud is on.")
        until(pilot, lambda: pilot.box("voice").name.startswith("Recording speaks. F12"))
        pilot.press("down", "left")
        assert pilot.focus == "set.pace"
        assert engine.waited(lambda: ("Slow.", False, "", "slow") in engine.log)
