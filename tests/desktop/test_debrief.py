"""The debrief in the real window: asked first, read, unfolded, written, printed, and played again."""

from __future__ import annotations

import json
import webbrowser
from pathlib import Path

import pytest

from game.desktop.box import Role, State
from game.desktop.screens.decisions import Decisions
from game.desktop.screens.last import Last
from game.desktop.screens.play import Play
from game.desktop.screens.question import Question
from game.desktop.screens.shelf import Shelf
from game.desktop.screens.summary import Summary
from game.desktop.screens.two_plays import TwoPlays
from game.page import PageKind
from game.page.debrief import QUESTION
from game.page.plays import CHOSEN_BEFORE
from game.page.typeset import typeset
from tests.desktop.pilot import Pilot, at_the_window
from tests.desktop.recorded import said


def to_the_ending(pilot: Pilot, key: str = "1") -> None:
    """Play on to the ending, always choosing the row of that number, or the first."""
    while pilot.screen.sheet.kind is not PageKind.ENDING:
        keys = {box.key for box in pilot.layout.focusable if box.role is Role.CHOICE}
        pilot.press("enter" if not keys else key if key in keys else "1")


def to_the_question(pilot: Pilot) -> None:
    """Begin, play to the end, and go on."""
    pilot.press("enter", "enter")
    to_the_ending(pilot)
    pilot.press("enter")


@pytest.fixture
def browser(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A browser that notes what it is asked to open."""
    seen: list[str] = []

    class Noting:
        def open(self, url: str) -> bool:
            seen.append(url)
            return True

    monkeypatch.setattr(webbrowser, "get", lambda: Noting())
    return seen


def test_the_question_comes_before_any_answer(tmp_path: Path) -> None:
    """After the ending the wall of decisions asks; nothing on it leans, fits or judges."""
    with at_the_window(tmp_path) as pilot:
        to_the_question(pilot)
        assert isinstance(pilot.screen, Question)
        assert pilot.words(Role.TITLE) == [QUESTION]
        words = " ".join(pilot.words())
        assert not any(word in words for word in ("lean", "met ", "moment", "strong", "held", "thin"))
        assert pilot.focus is None, "no decision is suggested"


def test_keys_alone_lead_from_the_question_to_the_shelf(tmp_path: Path) -> None:
    """A digit picks, Enter reads on, Escape goes back one screen at a time."""
    with at_the_window(tmp_path, (1024, 700)) as pilot:
        to_the_question(pilot)
        pilot.press("5")
        assert isinstance(pilot.screen, Summary)
        pilot.press("enter")
        assert isinstance(pilot.screen, Decisions)
        assert pilot.screen.open == 5
        order = [box.id for box in pilot.layout.focusable if box.id.startswith("row.")]
        assert order == ["row.5", *(f"row.{n}" for n in range(1, 9) if n != 5)]
        pilot.press("escape")
        assert isinstance(pilot.screen, Summary)
        pilot.press("escape")
        assert isinstance(pilot.screen, Question)
        pilot.press("escape")
        assert pilot.screen.sheet.kind is PageKind.ENDING
        pilot.press("enter", "tab", "enter", "enter")
        while pilot.focus != "on":
            pilot.press("tab")
        pilot.press("enter")
        assert isinstance(pilot.screen, Last)
        while pilot.focus != "shelf":
            pilot.press("tab")
        pilot.press("enter")
        assert isinstance(pilot.screen, Shelf)
        assert any("Finished once" in name for name in pilot.words())


def test_the_mouse_alone_leads_through_it(tmp_path: Path) -> None:
    """Every step of the debrief can be clicked, down to playing again and reading the second debrief."""
    with at_the_window(tmp_path, (960, 600)) as pilot:
        pilot.click("open.counted-twice").click("begin")
        while pilot.screen.sheet.kind is not PageKind.ENDING:
            rows = [box.id for box in pilot.layout.focusable if box.role is Role.CHOICE]
            pilot.click(rows[0] if rows else "on")
        pilot.click("on").click("tile.7").click("on")
        assert pilot.screen.open == 7
        pilot.click("way.7").click("fold").click("row.2").click("log").click("back")
        assert isinstance(pilot.screen, Decisions)
        assert pilot.screen.open == 2
        pilot.click("again")
        while pilot.screen.sheet.kind is not PageKind.ENDING:
            rows = [box.id for box in pilot.layout.focusable if box.role is Role.CHOICE]
            pilot.click(rows[-1] if rows else "on")
        pilot.click("on")
        assert isinstance(pilot.screen, TwoPlays)
        pilot.click("pair.0").click("debrief").click("on").click("on").click("beside").click("debrief")
        assert isinstance(pilot.screen, Last)
        pilot.click("shelf")
        assert isinstance(pilot.screen, Shelf)


def test_one_decision_is_open_at_a_time_and_its_other_way_is_asked_for(tmp_path: Path) -> None:
    """Opening a row folds the one that was open; another way is closed at first."""
    with at_the_window(tmp_path) as pilot:
        to_the_question(pilot)
        pilot.press("tab", "enter", "enter")
        expanded = [box.id for _, box in pilot.layout.boxes() if State.EXPANDED in box.states]
        assert expanded == ["row.1"]
        way = pilot.screen.finished.row(1).another_way
        shown = typeset("".join(words for words, _ in way))
        assert shown not in " ".join(pilot.words())
        pilot.click("way.1")
        assert shown in " ".join(pilot.words())
        pilot.press("4")
        expanded = [box.id for _, box in pilot.layout.boxes() if State.EXPANDED in box.states]
        assert expanded == ["row.4"]
        area, box = pilot.layout.find("row.4") or (None, None)
        assert area is not None
        assert box is not None
        top = box.rect.y - pilot.runner.desk.scroll.get(area.id, 0.0)
        assert 0 <= top < 0.2 * pilot.layout.height, "what was opened begins at the top of the page"


def test_lean_and_fit_are_said_in_words(tmp_path: Path) -> None:
    """A screen reader hears of each decision what its marks show."""
    with at_the_window(tmp_path) as pilot:
        to_the_question(pilot)
        pilot.press("1", "enter").click("fold")
        lines = [line for line in said(pilot.layout) if line.startswith("row:")]
        page = pilot.screen.finished.page
        assert len(lines) == len(page.rows)
        assert all(any(row.marks in line for line in lines) for row in page.rows)


def test_playing_again_marks_the_first_choice_and_keeps_a_save_of_its_own(tmp_path: Path) -> None:
    """The second play begins at the decision; the first play's save stays as it was."""
    with at_the_window(tmp_path) as pilot:
        to_the_question(pilot)
        pilot.press("3", "enter")
        first = pilot.screen.finished.play
        saves = tmp_path / "saves" / "counted-twice"
        before = {path: path.read_bytes() for path in saves.glob("*.json")}
        pilot.click("again")
        assert isinstance(pilot.screen, Play)
        assert pilot.screen.play.picks == first.picks[:2]
        marked = [box.id for _, box in pilot.layout.boxes() if CHOSEN_BEFORE in box.name]
        assert marked == [f"choice.{first.picks[2]}"]
        assert "Counted Twice, second time" in pilot.words()
        assert {path: path.read_bytes() for path in saves.glob("*.json")} == before
        other = next(b for b in pilot.layout.focusable if b.role is Role.CHOICE and b.id not in marked)
        pilot.click(other.id)
        after = {path: path.read_bytes() for path in saves.glob("*.json")}
        assert len(after) == 2
        assert all(after[path] == data for path, data in before.items())


def test_playing_again_twice_loses_neither_play(tmp_path: Path) -> None:
    """Going back from an unfinished second play and starting a third leaves the second one's save."""
    with at_the_window(tmp_path) as pilot:
        to_the_question(pilot)
        pilot.press("1", "enter")
        decisions = pilot.screen
        pilot.click("again").press("2")
        second = pilot.screen.play.picks
        pilot.runner.show(decisions)
        pilot.turn()
        pilot.press("4").click("again").press("2")
        kept = [json.loads(path.read_bytes())["picks"] for path in (tmp_path / "saves").rglob("*.json")]
        assert [list(second), list(pilot.screen.play.picks)] == sorted(kept, key=len)[:2]
        assert len(kept) == 3


def test_printing_writes_one_page_and_opens_it(tmp_path: Path, browser: list[str]) -> None:
    """The page is in the reader's folder, stands alone, and is shown by the system's browser."""
    with at_the_window(tmp_path) as pilot:
        to_the_question(pilot)
        pilot.press("2", "enter").click("on").click("print")
        (page,) = (tmp_path / "printed").glob("*.html")
        assert browser == [page.as_uri()]
        assert str(page) in pilot.box("notice").name
        words = page.read_text(encoding="utf-8")
        decided = words.index("What you decided")
        assert "<img" in words
        assert words.index("Tuesday, after six", decided) < words.index("Monday, 06:40", decided)


def test_a_page_that_cannot_be_written_or_opened_is_said_in_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No browser, or a folder that is a file: a line on screen, and the debrief goes on."""

    def none() -> None:
        raise webbrowser.Error("could not locate runnable browser")

    monkeypatch.setattr(webbrowser, "get", none)
    with at_the_window(tmp_path) as pilot:
        to_the_question(pilot)
        pilot.press("2", "enter").click("on").click("print")
        assert "No browser opened" in pilot.box("notice").name
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "printed").write_text("a file", encoding="utf-8")
    with at_the_window(tmp_path / "other") as pilot:
        to_the_question(pilot)
        pilot.press("2", "enter").click("on").click("print")
        assert pilot.box("notice").name.startswith("Not printed")


def test_one_thing_to_take_away_is_written_copied_and_kept_nowhere(tmp_path: Path) -> None:
    """Letters go into the field and do nothing else; the words reach the clipboard and no file."""
    with at_the_window(tmp_path) as pilot:
        to_the_question(pilot)
        pilot.press("2", "enter").click("on")
        pilot.click("field").click("copy")
        assert pilot.box("notice").name == "There is nothing to copy yet. Write a sentence first."
        pilot.write("Let us look at the bills, l b 1.")
        assert pilot.screen.writing.words == "Let us look at the bills, l b 1."
        pilot.click("copy")
        assert pilot.box("notice").name == "Copied."
        assert pilot.pygame.scrap.get_text() == "Let us look at the bills, l b 1."
        files = [path for path in tmp_path.rglob("*") if path.is_file()]
        assert not any(b"look at the bills" in path.read_bytes() for path in files)


def test_enter_during_composition_chooses_a_candidate_and_nothing_else(tmp_path: Path) -> None:
    """While an input method composes, presses are its own; what it commits is taken."""
    with at_the_window(tmp_path) as pilot:
        to_the_question(pilot)
        pilot.press("2", "enter").click("on").click("field")
        before = pilot.screen.page
        pilot.compose("にほん").press("enter", "left", "escape", patient=False)
        assert pilot.screen.page == before
        assert pilot.screen.writing.words == ""
        assert pilot.screen.writing.shown == "にほん"
        caret = pilot.layout.caret
        assert caret is not None
        assert caret[1].x > pilot.box("field").rect.x, "the list of candidates opens where the words end"
        pilot.commit("日本")
        assert pilot.screen.writing.words == "日本"
        pilot.press("enter", patient=False).write("x")
        assert pilot.screen.writing.words == "日本\nx"


def test_the_field_holds_the_whole_of_what_is_written(tmp_path: Path) -> None:
    """It grows by lines, and keys move the caret through them."""
    with at_the_window(tmp_path, (960, 600)) as pilot:
        to_the_question(pilot)
        pilot.press("2", "enter").click("on").click("field")
        low = pilot.box("field").rect.h
        pilot.write("a long sentence about the next two weeks " * 6)
        assert pilot.box("field").rect.h > low
        pilot.ctrl("home").press("delete", patient=False)
        assert pilot.screen.writing.words.startswith(" long")


def test_a_second_play_comes_to_two_plays_and_then_to_its_own_debrief(tmp_path: Path) -> None:
    """No question the second time; the same choices in one line, then what differed, then its debrief."""
    with at_the_window(tmp_path) as pilot:
        to_the_question(pilot)
        pilot.press("6", "enter").click("again")
        to_the_ending(pilot, "2")
        pilot.press("enter")
        assert isinstance(pilot.screen, TwoPlays)
        assert pilot.words()[0] == "Two plays"
        assert pilot.box("same").name.startswith("The same five choices both times:")
        assert next(box.id for box in pilot.layout.focusable if box.role is Role.ROW) == "pair.0"
        pilot.click("debrief")
        assert isinstance(pilot.screen, Summary)
        assert "Your second play" in pilot.words()
        pilot.press("enter")
        assert pilot.screen.open is None


def test_settings_and_what_was_said_come_back_to_where_they_were_opened(tmp_path: Path) -> None:
    """F1 and L leave the debrief and return to it."""
    with at_the_window(tmp_path) as pilot:
        to_the_question(pilot)
        pilot.press("2", "enter", "5", "l")
        assert pilot.screen.entries[pilot.screen.at].log.scene == pilot.screen.back.finished.row(5).scene
        pilot.press("escape", "f1", "escape")
        assert isinstance(pilot.screen, Decisions)
        assert pilot.screen.open == 5
