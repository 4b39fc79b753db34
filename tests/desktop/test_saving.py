"""Nothing that was chosen is lost: a choice is on the disk before its page is shown."""

from __future__ import annotations

import json
from pathlib import Path

from game.desktop.box import Role
from game.desktop.screens.decisions import Decisions
from game.desktop.screens.question import Question
from game.desktop.screens.summary import Summary
from game.page import PageKind
from game.storage import Home
from tests.desktop.pilot import Pilot, at_the_window


def _saved(home: Path) -> list[list[str]]:
    saves = Home(home, home / "cache").saves
    return [json.loads(path.read_bytes())["picks"] for path in sorted(saves.rglob("*.json"))]


def _first_choice(pilot: Pilot) -> str:
    return next(box.id for box in pilot.layout.focusable if box.role is Role.CHOICE)


def test_each_choice_is_on_the_disk_before_its_page_is_painted(tmp_path: Path) -> None:
    """A crash at any frame leaves every choice that was shown as made."""
    with at_the_window(tmp_path) as pilot:
        pilot.press("enter", "enter")
        painted: list[tuple[int, int]] = []
        paint = pilot.runner.paint

        def watched() -> None:
            saved = _saved(tmp_path)
            painted.append((pilot.screen.play.length, len(saved[0]) if saved else 0))
            paint()

        pilot.runner.paint = watched  # type: ignore[method-assign]
        for _ in range(3):
            pilot.press("1")
            while pilot.screen.sheet.kind is not PageKind.DECISION:
                pilot.press("enter")
        assert pilot.screen.play.length == 3
        assert all(shown <= kept for shown, kept in painted)


def test_a_window_that_was_killed_goes_on_where_it_was(tmp_path: Path) -> None:
    """Nothing is closed or flushed; the next window shows the whole scene that the play stands at."""
    with at_the_window(tmp_path, open="counted-twice") as pilot:
        pilot.press("enter", "1", "enter", "2", "enter")
        picks, scene, seed = pilot.screen.play.picks, pilot.screen.sheet.scene, pilot.screen.play.seed
        pilot.files.close()  # what the system does for a process that is gone: its locks end
        with at_the_window(tmp_path, seed=None) as again:
            carry = again.box("open.counted-twice")
            assert "Carry on at" in carry.name
            again.press("enter")
            play = again.screen.play
            assert (play.picks, again.screen.sheet.scene, play.seed) == (picks, scene, seed)
            assert again.screen.sheet.kind is PageKind.DECISION
            assert again.words(Role.PARAGRAPH)


def test_a_window_that_was_killed_after_the_ending_leads_to_it_and_its_debrief_again(tmp_path: Path) -> None:
    """The play is over, so the scenario opens on its briefing; from there it is one step to how it ended."""
    with at_the_window(tmp_path, open="counted-twice") as pilot:
        pilot.press("enter")
        while pilot.screen.sheet.kind is not PageKind.ENDING:
            pilot.press("1" if pilot.screen.sheet.kind is PageKind.DECISION else "enter")
        title, picks = pilot.screen.sheet.title, pilot.screen.play.picks
        pilot.files.close()
        with at_the_window(tmp_path, seed=None) as again:
            again.press("enter")
            assert again.focus == "begin"
            again.click("ended")
            assert (again.screen.sheet.kind, again.screen.sheet.title) == (PageKind.ENDING, title)
            assert again.screen.play.picks == picks
            again.press("enter")
            assert isinstance(again.screen, Question)
            again.click("tile.1")
            assert isinstance(again.screen, Summary | Decisions)


def test_a_disk_that_takes_nothing_is_told_at_once_and_play_goes_on(tmp_path: Path) -> None:
    """The page that follows says that nothing was saved; the choice stands in memory."""
    with at_the_window(tmp_path, open="counted-twice") as pilot:
        pilot.press("enter")
        (tmp_path / "saves").mkdir(exist_ok=True)
        folder = tmp_path / "saves" / "counted-twice"
        folder.write_bytes(b"a file where a folder should be")
        pilot.press("1")
        assert pilot.screen.play.length == 1
        notice = pilot.words(Role.NOTICE)
        assert len(notice) == 1
        assert notice[0].startswith("Not saved")
        assert "The play goes on in memory." in notice[0]
        folder.unlink()
        pilot.press("enter", "1")
        assert pilot.words(Role.NOTICE) == []
        assert _saved(tmp_path) == [list(pilot.screen.play.picks)]


def test_two_windows_on_one_save_keep_both_plays(tmp_path: Path) -> None:
    """The second says so and goes on as a play of its own."""
    with at_the_window(tmp_path, open="counted-twice") as pilot:
        pilot.press("enter", "1")
        with at_the_window(tmp_path, seed=None, open="counted-twice") as other:
            assert "another window" in " ".join(other.words(Role.NOTICE))
            other.press("enter")
            while other.screen.sheet.kind is not PageKind.DECISION:
                other.press("enter")
            other.press("2")
        pilot.press("enter", "3")
        lengths = sorted(len(picks) for picks in _saved(tmp_path))
        assert lengths == [2, 2]


def test_begin_again_is_a_new_play_and_keeps_the_old_one(tmp_path: Path) -> None:
    """From the menu: no picks, another seed, and the first save untouched."""
    with at_the_window(tmp_path, open="counted-twice") as pilot:
        pilot.press("enter", "1")
        first = pilot.screen.play
        pilot.click("menu")
        assert pilot.box("carry_on").name == f"Carry on at {pilot.screen.play.sheet.title}"
        pilot.click("again")
        assert pilot.screen.play.length == 0
        assert pilot.screen.play.seed != first.seed
        assert _saved(tmp_path) == [list(first.picks)]
        pilot.click(_first_choice(pilot))
        assert len(_saved(tmp_path)) == 2
