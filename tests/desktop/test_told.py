"""What goes wrong beside a screen is said on it in words, once, and stops nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from game.cli.backing import WindowBacking
from game.desktop.runner import Runner
from game.desktop.screens.explained import ExplainedPages
from game.desktop.screens.log import Log
from game.desktop.screens.play import Play
from game.desktop.start import run
from game.storage import Home, Sitting
from tests.desktop.pilot import at_the_window
from tests.desktop.unseen import unseen


@pytest.mark.parametrize("keys", [(), ("enter",), ("enter", "enter")])
def test_a_missing_typeface_is_told_on_the_screen_that_is_there(
    tmp_path: Path, keys: tuple[str, ...]
) -> None:
    """On the shelf, at the briefing or in the middle of a story; and not again on the next one."""
    line = "The typeface fontpkg-inter is missing; install it with pip."
    with at_the_window(tmp_path) as pilot:
        pilot.press(*keys)
        pilot.runner._type.complaints.append(line)
        pilot.runner.dirty = True
        pilot.turn()
        assert pilot.box("notice").name == line
        pilot.press("enter", "1")
        assert isinstance(pilot.screen, Play) or keys == ()
        assert line not in pilot.words()


def test_a_clipboard_that_cannot_be_reached_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Copying says that nothing was copied, and why."""
    with at_the_window(tmp_path) as pilot:
        pilot.press("enter", "enter", "1", "l")
        assert isinstance(pilot.screen, Log)

        def refuse(words: str) -> Any:
            raise pilot.pygame.error("no clipboard here")

        monkeypatch.setattr(pilot.pygame.scrap, "put_text", refuse)
        pilot.click("copy")
        assert pilot.box("notice").name == "Not copied: the clipboard cannot be reached (no clipboard here)."


def test_a_key_that_cannot_be_kept_is_told_once_and_holds(tmp_path: Path) -> None:
    """F9 and F11 where nothing can be written: the page that is there says so, or the next one that can; the
    window and the sounds do as they were told for as long as it is open."""
    (tmp_path / "settings.json").mkdir()
    with at_the_window(tmp_path) as pilot:
        pilot.press("enter", "enter", "f9")
        assert "until the game is closed" in pilot.box("notice").name
        pilot.press("1", "f11", "f9")
        assert pilot.layout.find("notice") is None
        assert pilot.window.full
        assert pilot.runner.desk.preferences.rooms != "off"
    with at_the_window(tmp_path) as pilot:
        pilot.click("settings").press("f9")
        assert "until the game is closed" in pilot.box("notice").name


def test_a_page_without_a_line_leaves_what_is_told_to_the_next(tmp_path: Path) -> None:
    """What cannot be said on a page of findings is said on the shelf after it."""
    folder = tmp_path / "scenarios"
    folder.mkdir()
    (folder / "faulty.yaml").write_text("fulcrum: 1\ntitle: Faulty\n", encoding="utf-8")
    (tmp_path / "settings.json").mkdir()
    with at_the_window(tmp_path, open=str(folder / "faulty.yaml")) as pilot:
        pilot.click("explain")
        assert isinstance(pilot.screen, ExplainedPages)
        pilot.press("f11")
        assert pilot.layout.find("notice") is None
        pilot.press("escape")
        assert "until the game is closed" in pilot.box("notice").name


def test_what_was_set_aside_is_told_where_a_scenario_is_opened_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Damaged settings and a damaged save are no news for the shelf alone, which is not seen then."""
    (tmp_path / "settings.json").write_text("{", encoding="utf-8")
    saves = tmp_path / "saves" / "counted-twice"
    saves.mkdir(parents=True)
    (saves / "one.json").write_bytes(b"\0")
    seen: list[str] = []

    def look(runner: Runner) -> None:
        runner.turn()
        seen.extend(box.name for _, box in runner.layout.boxes() if box.id == "notice")

    monkeypatch.setattr(Runner, "run", look)
    with unseen():
        run(WindowBacking(Sitting(Home(tmp_path, tmp_path / "cache"))), "counted-twice")
    (line,) = seen
    assert "settings.json.damaged" in line
    assert "one.json.damaged" in line
