"""Starting a scenario from the shelf: by somebody who writes no code and opens no terminal."""

from __future__ import annotations

import errno
from collections.abc import Sequence
from pathlib import Path

import pytest

from game.cli import outside, starting
from game.cli.lesson import DEFAULTS
from game.reader import read
from game.storage import Home
from tests.desktop.pilot import Pilot, at_the_window


def _answer(pilot: Pilot, *answers: str) -> None:
    for answer in answers:
        pilot.write(answer)
        pilot.press("enter")


def test_four_answers_make_a_scenario_that_can_be_played(tmp_path: Path) -> None:
    """Enter goes from question to question; the file is the reader's own and stands on the shelf."""
    with at_the_window(tmp_path) as pilot:
        pilot.click("start")
        assert pilot.focus == "field"
        _answer(pilot, "Late keys", "the front desk of a swimming hall", "Ines", "It has always gone well.")
        file = tmp_path / "scenarios" / "late-keys.yaml"
        assert pilot.box("file").name == str(file)
        scenario = read(file.read_bytes(), file.name).scenario
        assert scenario is not None
        assert scenario.title == "Late keys"
        assert "Ines" in file.read_text(encoding="utf-8")
        assert (tmp_path / "scenarios" / starting.FILE).exists()
        pilot.click("play")
        assert pilot.screen.scenario.title == "Late keys"
        pilot.press("escape")
        assert "Late keys" in " ".join(pilot.words())


def test_nothing_written_takes_what_stands_there_otherwise(tmp_path: Path) -> None:
    """Each page says what that is."""
    with at_the_window(tmp_path) as pilot:
        pilot.click("start")
        for default in DEFAULTS:
            assert pilot.box("otherwise").name.endswith(default.replace("'", "’"))
            pilot.press("enter")
        assert pilot.box("heading").name == f"{DEFAULTS.title} is written"


def test_the_question_before_keeps_what_was_written(tmp_path: Path) -> None:
    """Escape goes back a question, and from the first one to the shelf."""
    with at_the_window(tmp_path) as pilot:
        pilot.click("start")
        _answer(pilot, "Late keys")
        pilot.press("escape")
        assert pilot.box("field").note == "Late keys"
        pilot.press("escape")
        assert pilot.screen.page == "shelf"


def test_an_answer_that_is_too_long_is_not_taken(tmp_path: Path) -> None:
    """The page stays, the line says why, and the words can be shortened."""
    with at_the_window(tmp_path) as pilot:
        pilot.click("start")
        _answer(pilot, "one two three four five six seven eight nine ten eleven twelve thirteen")
        assert "more than 12 words" in pilot.box("notice").name
        assert pilot.screen.page == "start.0"


def test_what_is_there_is_never_overwritten(tmp_path: Path) -> None:
    """The same title again makes a second file with an id of its own."""
    first = starting.start_own(_home(tmp_path), {"title": "Late keys"})
    before = first.read_bytes()
    second = starting.start_own(_home(tmp_path), {"title": "Late keys"})
    assert (first.name, second.name) == ("late-keys.yaml", "late-keys-2.yaml")
    assert first.read_bytes() == before
    assert b"late-keys-2" in second.read_bytes()


def test_a_title_without_latin_letters_gets_a_file_too(tmp_path: Path) -> None:
    """A name is found for it; the title stays as it was written."""
    path = starting.start_own(_home(tmp_path), {"title": "夜のシフト"})
    assert path.name == "my-scenario.yaml"
    assert "夜のシフト" in path.read_text(encoding="utf-8")


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The answers stay on the page, so that they can be given again once there is room."""

    def full(path: Path, data: bytes) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(starting, "create", full)
    with at_the_window(tmp_path) as pilot:
        pilot.click("start")
        _answer(pilot, "Late keys", "", "", "")
        assert pilot.box("notice").name.endswith("because no space is left on the disk. Free some space.")
        assert pilot.screen.answers[0].words == "Late keys"


def test_the_new_file_opens_in_a_window_that_follows_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same as `fulcrum preview`, as a program of its own."""
    started: list[Sequence[str]] = []
    monkeypatch.setattr(outside, "_start", started.append)
    with at_the_window(tmp_path) as pilot:
        pilot.click("start")
        _answer(pilot, "Late keys", "", "", "")
        pilot.press("enter")
        file = str(tmp_path / "scenarios" / "late-keys.yaml")
        assert [list(words[1:]) for words in started] == [["-m", "game", "preview", file]]
        assert pilot.box("notice").name.startswith("late-keys.yaml opens in a window of its own")


def test_a_reader_without_scenarios_sees_where_theirs_will_stand(tmp_path: Path) -> None:
    """And that the first one to meet is marked."""
    with at_the_window(tmp_path) as pilot:
        assert pilot.box("own").name == "Your own scenarios will stand here."
        assert "Start here" in " ".join(pilot.words())


def _home(folder: Path) -> Home:
    return Home(folder, folder / "cache")
