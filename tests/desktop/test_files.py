"""Looking for a scenario file, and dropping one onto the window."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from game.desktop.box import Role
from game.desktop.screens.files import breaking
from game.storage import shipped
from game.storage.browsing import browse
from tests.desktop.pilot import at_the_window


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home folder with a folder of scenarios in it, one of them sound."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / ".hidden").mkdir()
    (mine / "drafts").mkdir()
    (mine / "notes.txt").write_text("not a scenario", encoding="utf-8")
    (mine / "broken.yaml").write_text("fulcrum: 1\ntitle: Broken\n", encoding="utf-8")
    shutil.copy(shipped() / "scenarios" / "the-pour.yaml", mine / "my-pour.yaml")
    return tmp_path


def test_a_file_is_found_by_keys_alone_and_opens_its_briefing(home: Path) -> None:
    """Into a folder, onto a file, Enter: the briefing of that file's scenario."""
    with at_the_window(home / "save") as pilot:
        pilot.click("browse")
        assert pilot.box("folder").name == str(home)
        mine = next(box for _, box in pilot.layout.boxes() if box.name == "Folder mine")
        pilot.click(mine.id)
        assert pilot.words(Role.ROW)[1:] == ["Folder drafts", "broken.yaml", "my-pour.yaml"]
        pilot.press("end", "tab", "tab", "tab")
        while pilot.focus != "file.1":
            pilot.press("down")
        pilot.press("enter")
        assert pilot.screen.scenario.title == "The Pour"


def test_a_path_ends_its_lines_after_a_folder_and_never_at_a_hyphen() -> None:
    """A line may end after a slash or a backslash, and a hyphen holds the name together."""
    assert breaking("/home/me/late-keys.yaml") == "/\u200bhome/\u200bme/\u200blate-\u2060keys.yaml"
    assert breaking("C:\\mine\\").split("\u200b") == ["C:\\", "mine\\"]


def test_backspace_goes_up_and_escape_back_to_the_shelf(home: Path) -> None:
    """Up to the folder around, and out of it all."""
    with at_the_window(home / "save") as pilot:
        pilot.click("browse")
        pilot.press("backspace")
        assert pilot.box("folder").name == str(home.parent)
        pilot.press("escape")
        assert pilot.screen.page == "shelf"


def test_a_file_that_cannot_be_played_shows_what_to_change(home: Path) -> None:
    """The author's lines, not a traceback; Escape comes back."""
    with at_the_window(home / "save", open=str(home / "mine" / "broken.yaml")) as pilot:
        assert "can’t be played yet" in " ".join(pilot.words())
        pilot.press("escape")
        assert pilot.screen.page == "shelf"


def test_a_file_that_is_dropped_opens(home: Path) -> None:
    """From whatever is on the window; what was picked there is saved."""
    with at_the_window(home / "save", open="counted-twice") as pilot:
        pilot.press("enter", "1")
        pilot.post("DROPFILE", file=str(home / "mine" / "my-pour.yaml"))
        pilot.turn()
        assert pilot.screen.scenario.title == "The Pour"


def test_a_folder_that_cannot_be_looked_into_says_so(tmp_path: Path) -> None:
    """And the way up is there."""
    found = browse(tmp_path / "gone")
    assert found.around == tmp_path
    assert found.trouble == f"{tmp_path / 'gone'} cannot be looked into, because it is not there."
