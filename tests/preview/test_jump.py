"""F3 leads to every scene and ending that can be reached, and says so of those that can't."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.desktop.box import Role, State
from game.desktop.preview.jump import Jump
from game.desktop.screens.play import Play
from game.page import PageKind
from tests.desktop.views import SCENARIOS, scenario
from tests.preview.author import Author, an_author, shipped_words


def listed(author: Author) -> Jump:
    """The list, once all is found."""
    author.press("f3")
    author.until(lambda: author.screen.targets is not None)
    author.until(lambda: not any(target.looking for target in author.screen.targets))
    jump = author.screen
    assert isinstance(jump, Jump)
    return jump


@pytest.mark.parametrize("id", SCENARIOS)
def test_every_scene_and_ending_of_a_shipped_scenario_is_reached(tmp_path: Path, id: str) -> None:
    """By its row, in the real window: the page on screen is the one that was asked for."""
    path = tmp_path / "work" / f"{id}.yaml"
    path.parent.mkdir()
    path.write_text(shipped_words(id), encoding="utf-8")
    found = scenario(id)
    wanted = [(False, one.id) for one in found.scenes] + [(True, one.id) for one in found.endings]
    with an_author(path, tmp_path) as author:
        for ending, target in wanted:
            jump = listed(author)
            way = next(one.way for one in jump.targets or () if (one.ending, one.id) == (ending, target))
            assert way is not None
            author.click(f"jump.{'ending' if ending else 'scene'}.{target}")
            screen = author.screen
            assert isinstance(screen, Play)
            assert (screen.sheet.scene, screen.sheet.kind is PageKind.ENDING) == (target, ending)
            assert screen.play.picks == author.preview.wanted == way.picks


def test_typing_filters_and_enter_goes_to_the_first(tale: Path, tmp_path: Path) -> None:
    """By a part of the title or of the id, whatever the case; what fits nothing says so."""
    with an_author(tale, tmp_path) as author:
        listed(author)
        author.write("PELL vis")
        rows = [box.id for box in author.layout.focusable if box.role is Role.ROW]
        assert rows == ["jump.scene.visit"]
        author.press("enter")
        assert author.screen.sheet.scene == "visit"
        listed(author)
        author.write("zzz")
        assert "No scene and no ending is called that." in author.words()
        author.press("enter")
        assert isinstance(author.screen, Jump)


def test_rows_are_walked_and_letters_go_to_the_field_from_there(tale: Path, tmp_path: Path) -> None:
    """Down leads from the field into the rows; a letter leads back."""
    with an_author(tale, tmp_path) as author:
        listed(author)
        author.press("down", "down")
        assert author.focus == "jump.scene.counted"
        author.press("b")
        assert author.focus == "jump.field"
        assert author.screen.query.words == "b"
        author.press("backspace", "down", "enter")
        assert author.screen.sheet.scene == "freezer"


def test_escape_stays_where_one_was(tale: Path, tmp_path: Path) -> None:
    """The page, its play and its focus."""
    with an_author(tale, tmp_path, picks=("call", "park")) as author:
        before = author.screen
        listed(author)
        assert "you are here" in author.box("jump.scene.bashir").name
        author.press("escape")
        assert author.screen == before
        listed(author)
        author.press("f3")
        assert author.screen == before


def test_what_can_not_be_reached_is_told_as_such(tale: Path, tmp_path: Path) -> None:
    """The list shows it, says so, and does not lead there."""
    words = tale.read_text(encoding="utf-8")
    attic = "  attic:\n    title: The attic\n    text: Nobody is here.\n    go: hostel\n\n  hostel:\n"
    tale.write_text(words.replace("  hostel:\n", attic, 1), encoding="utf-8")
    with an_author(tale, tmp_path) as author:
        listed(author)
        row = author.box("jump.scene.attic")
        assert row.name == "The attic. no play comes here"
        assert State.DISABLED in row.states
        author.click("jump.scene.attic")
        assert isinstance(author.screen, Jump)
        author.write("attic")
        author.press("enter")
        assert isinstance(author.screen, Jump)


def test_the_list_is_followed_too(tale: Path, tmp_path: Path) -> None:
    """A scene that is written while the list is open is on it."""
    with an_author(tale, tmp_path) as author:
        listed(author)
        author.change("title: The staff kitchen", "title: The scullery")
        author.until(lambda: any(name.startswith("The scullery") for name in author.words()))


def test_a_jump_is_followed_like_any_play(tale: Path, tmp_path: Path) -> None:
    """After a save the author is where they jumped to."""
    with an_author(tale, tmp_path) as author:
        listed(author)
        author.write("hostel")
        author.press("enter")
        author.change("title: Friday, ten past four", "title: Friday, late")
        author.until(lambda: author.words(Role.TITLE) == ["Friday, late"])
        assert author.preview.wanted == author.screen.play.picks
