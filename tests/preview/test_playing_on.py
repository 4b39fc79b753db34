"""What an edit breaks, what it makes impossible, and what stays: nothing that was played is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.cli import backing
from game.desktop.box import Role
from game.desktop.messages import Dropped
from game.desktop.screens.briefing import Briefing
from game.desktop.screens.decisions import Decisions
from game.desktop.screens.explained import ExplainedPages
from game.desktop.screens.log import Log
from game.desktop.screens.play import Play
from game.desktop.screens.question import Question
from game.desktop.screens.settings import Settings
from game.desktop.screens.two_plays import TwoPlays
from game.page import PageKind
from game.storage import Home, read_settings
from tests.preview.author import Author, an_author

PICKS = ("call", "park", "own", "refuse")
TITLE = "Friday, ten past four"
TO_THE_END = ("call", "park", "own", "carry", "limit", "return", "weigh")


def broken(author: Author) -> Author:
    """The author misspells a scene."""
    return author.change("go: visit", "go: vizit", 1).until(lambda: author.preview.broken)


def mended(author: Author) -> Author:
    """And writes it right again."""
    return author.change("go: vizit", "go: visit").until(lambda: not author.preview.broken)


def test_what_is_to_be_mended_stands_beside_the_last_good_page(tale: Path, tmp_path: Path) -> None:
    """The finding with its line and its way out; the page keeps title, choices and focus."""
    with an_author(tale, tmp_path, (1000, 700), PICKS) as author:
        author.press("down")
        focus = author.focus
        broken(author)
        assert author.words(Role.TITLE) == [TITLE]
        assert author.focus == focus
        finding = author.box("author.finding.0").name
        assert "There is no scene vizit." in finding
        assert "visit" in finding.partition("vizit")[2]
        assert len([box for box in author.layout.focusable if box.role is Role.CHOICE]) == 4
        mended(author)
        assert author.layout.find("author.finding.0") is None
        assert author.words(Role.TITLE) == [TITLE]


def test_the_play_goes_on_while_the_file_is_broken_and_is_kept_when_it_is_mended(
    tale: Path, tmp_path: Path
) -> None:
    """Picks that were made meanwhile are made again in what the file says then."""
    with an_author(tale, tmp_path, picks=PICKS) as author:
        broken(author)
        author.press("1")
        picks = author.preview.wanted
        assert picks[:-1] == PICKS
        mended(author)
        assert author.preview.play is not None
        assert author.preview.play.picks == picks


def test_f2_closes_the_list_and_a_line_stays(tale: Path, tmp_path: Path) -> None:
    """Whoever wants to play on with the whole window may; the next save that breaks it opens it again."""
    with an_author(tale, tmp_path, picks=PICKS) as author:
        broken(author)
        author.press("f2")
        assert author.layout.find("author.finding.0") is None
        assert author.box("preview.notice").name == "counted-twice.yaml: it can’t be played like this."
        author.click("preview.side")
        assert author.layout.find("author.finding.0") is not None
        author.press("f2")
        author.change("go: visit", "go: vizit", 1)
        author.until(lambda: author.preview.followed.errors == 2)
        assert author.layout.find("author.finding.1") is not None


def test_a_finding_opens_the_editor_at_its_line(
    tale: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By key and by mouse; what came of it is told in the panel, and nowhere in the story."""
    asked: list[tuple[Path, int]] = []

    def noted(path: Path, line: int) -> str:
        asked.append((path, line))
        return "Opened it."

    monkeypatch.setattr(backing, "in_editor", noted)
    with an_author(tale, tmp_path, picks=PICKS) as author:
        broken(author)
        line = author.preview.followed.diagnostics[0].span.line
        author.click("author.finding.0")
        assert asked == [(tale, line)]
        assert author.box("author.notice").name == "Opened it."
        assert author.screen.notice == ""
        author.press("enter")
        assert asked == [(tale, line)] * 2


def test_what_the_words_mean_and_copying(tale: Path, tmp_path: Path) -> None:
    """As on the page of a scenario that does not load; the way back leads to the page of play."""
    with an_author(tale, tmp_path, picks=PICKS) as author:
        broken(author)
        author.click("preview.copy")
        assert "no scene vizit" in author.pygame.scrap.get_text()
        author.click("preview.explain")
        assert isinstance(author.screen, ExplainedPages)
        author.press("escape")
        assert isinstance(author.screen, Play)


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("- id: refuse", "- id: decline", "Replayed 3 of 4 picks. tea has no choice refuse."),
        (
            "- id: refuse",
            "- id: refuse\n        if: crew and not crew",
            "Replayed 3 of 4 picks. In tea the choice refuse is not shown: its guard, crew and not crew, does"
            " not hold.",
        ),
        (
            "- id: refuse",
            "- id: refuse\n        if: shipped\n        locked: Not now.",
            "Replayed 3 of 4 picks. In tea the choice refuse is locked: its guard, shipped, does not hold.",
        ),
    ],
    ids=["gone", "hidden", "locked"],
)
def test_picks_that_no_longer_fit_are_replayed_as_far_as_they_do(
    tale: Path, tmp_path: Path, old: str, new: str, line: str
) -> None:
    """One line says where it stopped and why; when the edit is taken back, all of them fit again."""
    words = tale.read_text(encoding="utf-8")
    with an_author(tale, tmp_path, picks=PICKS) as author:
        author.change(old, new, 1)
        author.until(lambda: author.preview.play is not None and author.preview.play.length == 3)
        assert author.box("preview.notice").name == line
        assert author.screen.sheet.scene == "tea"
        author.save(words)
        author.until(lambda: author.preview.play is not None and author.preview.play.length == 4)
        assert author.words(Role.TITLE) == [TITLE]
        assert author.preview.notice == ""


def test_a_play_that_is_over_earlier_says_so(tale: Path, tmp_path: Path) -> None:
    """Picks after the ending are left, and told of."""
    with an_author(tale, tmp_path, picks=PICKS) as author:
        author.change("go: bashir", "go: END")
        author.until(lambda: author.preview.play is not None and author.preview.play.over)
        assert (
            author.preview.notice == "Replayed 2 of 4 picks. The play is over now before own can be picked."
        )
        assert author.screen.sheet.kind is PageKind.ENDING


def test_after_stopping_short_a_new_pick_counts(tale: Path, tmp_path: Path) -> None:
    """Then those that did not fit are forgotten."""
    with an_author(tale, tmp_path, picks=PICKS) as author:
        author.change("- id: refuse", "- id: decline", 1)
        author.until(lambda: author.preview.play is not None and author.preview.play.length == 3)
        author.press("1")
        assert author.preview.play is not None
        assert author.preview.wanted == author.preview.play.picks
        assert author.preview.notice == ""


def at_the_end(author: Author) -> None:
    """From the last decision's ending into the debrief, with its first decision chosen."""
    assert author.screen.sheet.kind is PageKind.ENDING
    author.press("enter")
    assert isinstance(author.screen, Question)


def test_the_debrief_is_followed(tale: Path, tmp_path: Path) -> None:
    """An unfolded decision stays unfolded, and its words are new; so is what stands behind it."""
    with an_author(tale, tmp_path, picks=TO_THE_END) as author:
        at_the_end(author)
        author.press("2", "enter", "enter")
        assert isinstance(author.screen, Decisions)
        at = author.screen.open
        author.change("title: Monday, 06:40", "title: Monday, early")
        author.until(lambda: any("Monday, early" in said for said in author.words()))
        assert isinstance(author.screen, Decisions)
        assert author.screen.open == at
        assert author.screen.finished.picked == 2
        author.press("escape", "escape")
        assert isinstance(author.screen, Question)
        assert any("Monday, early" in said for said in author.words())


def test_a_debrief_whose_play_no_longer_ends_goes_back_to_where_it_stands(tale: Path, tmp_path: Path) -> None:
    """The decision at which the picks stopped, and why."""
    with an_author(tale, tmp_path, picks=TO_THE_END) as author:
        at_the_end(author)
        author.change("- id: weigh", "- id: measure", 1)
        author.until(lambda: isinstance(author.screen, Play))
        assert author.screen.sheet.scene == "renewal"
        assert "has no choice weigh" in author.preview.notice


def test_playing_again_and_two_plays_stay_in_the_preview(tale: Path, tmp_path: Path) -> None:
    """From a decision of the debrief on, to the ending, and two plays side by side; a save is followed."""
    with an_author(tale, tmp_path, picks=TO_THE_END) as author:
        at_the_end(author)
        step = author.screen.finished.again(7)
        author.runner.show(step.screen)
        author.turn()
        rows = [row for row in author.screen.sheet.rows if row.open and row.id != "weigh"]
        author.press(str(rows[0].number))
        while author.screen.sheet.kind is not PageKind.ENDING:
            author.press("enter")
        author.press("enter")
        assert isinstance(author.screen, TwoPlays)
        author.change("title: Monday, 06:40", "title: Monday, early")
        author.until(lambda: isinstance(author.screen, Question))


def test_log_and_settings_are_followed(tale: Path, tmp_path: Path) -> None:
    """What was said says what the file says; settings lie over the page as it is now."""
    with an_author(tale, tmp_path, picks=PICKS) as author:
        author.press("l")
        assert isinstance(author.screen, Log)
        author.change(TITLE, "Friday, late")
        author.until(lambda: any("Friday, late" in said for said in author.words()))
        author.press("escape", "f1")
        assert isinstance(author.screen, Settings)
        author.change("Friday, late", "Friday, later")
        author.until(lambda: author.screen.back.sheet.title == "Friday, later")
        author.press("escape")
        assert author.words(Role.TITLE) == ["Friday, later"]


def test_f6_takes_the_last_pick_back(tale: Path, tmp_path: Path) -> None:
    """To its decision, to pick anew; at the start there is nothing to take back."""
    with an_author(tale, tmp_path, picks=("call",)) as author:
        author.press("f6")
        assert (author.screen.sheet.scene, author.screen.live) == ("freezer", True)
        assert author.preview.wanted == ()
        author.press("f6")
        assert author.preview.notice == "There is no pick to take back."


def test_f6_leads_out_of_the_debrief(tale: Path, tmp_path: Path) -> None:
    """The last decision stands before the author again."""
    with an_author(tale, tmp_path, picks=TO_THE_END) as author:
        at_the_end(author)
        author.press("f6")
        assert author.screen.sheet.scene == "renewal"


def test_nothing_that_is_played_is_kept(tale: Path, tmp_path: Path) -> None:
    """To the debrief and back, twice: no save anywhere. What the author sets is their own, and stays."""
    with an_author(tale, tmp_path) as author:
        author.press("enter", "enter")
        for _ in range(2):
            while author.screen.sheet.kind is not PageKind.ENDING:
                rows = [row for row in author.screen.sheet.rows if row.open]
                author.press(str(rows[0].number) if rows else "enter")
            author.press("enter", "f6")
        author.press("f1")
        author.press(*["up"] * 60)
        author.click("set.text")
    own = Home(tmp_path / "own", tmp_path / "own" / "cache")
    assert not own.saves.exists()
    assert not list((tmp_path / "apart").rglob("saves"))
    assert read_settings(own).settings("text") != 100
    assert [path.name for path in tale.parent.iterdir()] == [tale.name]


def test_there_is_no_shelf_and_what_leads_to_it_leads_to_the_briefing(tale: Path, tmp_path: Path) -> None:
    """A preview is about one file; from its briefing the play can be gone on with, or begun again."""
    with an_author(tale, tmp_path, picks=TO_THE_END) as author:
        author.press("f6")
        author.click("menu")
        assert isinstance(author.screen, Briefing)
        assert author.layout.find("shelf") is None
        author.press("enter")
        assert author.screen.sheet.scene == "renewal"
        author.press("1")
        while author.screen.sheet.kind is not PageKind.ENDING:
            author.press("enter")
        at_the_end(author)
        author.press("enter")
        while author.layout.find("shelf") is None:
            author.click("on")
        author.click("shelf")
        assert isinstance(author.screen, Briefing)


def test_a_dropped_file_is_told_where_to_go(tale: Path, tmp_path: Path) -> None:
    """A preview follows one file."""
    with an_author(tale, tmp_path, picks=PICKS) as author:
        author.runner.send(Dropped(str(tmp_path / "other.yaml"), author.now))
        author.turn()
        assert author.box("preview.notice").name.startswith("A preview follows one file.")
        assert author.words(Role.TITLE) == [TITLE]
