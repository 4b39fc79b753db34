"""`fulcrum preview`: its arguments, its window, and what it says where there can be none."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from game.cli.main import main
from game.desktop.preview.preview import Preview
from game.desktop.runner import Runner
from game.desktop.screens.briefing import Briefing
from game.desktop.screens.play import Play
from tests.cli.conftest import Run, fulcrum, home

__all__ = ["fulcrum", "home"]


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[Preview]:
    """What is on the window after its first frame, which is then closed; there is no screen to show it."""
    found: list[Preview] = []

    def once(runner: Runner) -> None:
        runner.turn()
        screen = runner.desk.screen
        assert isinstance(screen, Preview)
        found.append(screen)

    monkeypatch.setattr(Runner, "run", once)
    monkeypatch.setenv("FULCRUM_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    monkeypatch.setenv("SDL_AUDIODRIVER", "dummy")
    return found


def test_it_opens_a_path_or_a_shipped_scenario(seen: list[Preview], tale: Path, tmp_path: Path) -> None:
    """At the briefing; and leaves nothing in the author's folder."""
    assert main(["preview", str(tale)]) == 0
    assert main(["preview", "the-pour"]) == 0
    assert [screen.inner.page.split(".")[1] for screen in seen] == ["counted-twice", "the-pour"]
    assert all(isinstance(screen.inner, Briefing) for screen in seen)
    assert seen[0].followed.file == str(tale)
    assert re.fullmatch("[0-9]{2}:[0-9]{2}", seen[0].followed.at)
    assert not (tmp_path / "home" / "saves").exists()


def test_it_begins_after_picks_with_a_seed_in_the_authors_order(seen: list[Preview], tale: Path) -> None:
    """And says where picks do not fit."""
    given = ["--picks", "call, park", "--seed", "5", "--no-shuffle"]
    assert main(["preview", str(tale), *given]) == 0
    assert main(["preview", str(tale), "--picks", "call,nothing"]) == 0
    first, second = seen
    assert isinstance(first.inner, Play)
    assert (first.inner.play.picks, first.inner.play.seed) == (("call", "park"), 5)
    scene = first.inner.play.scene
    assert scene is not None
    assert [row.id for row in first.inner.sheet.rows] == [choice.id for choice in scene.choices]
    assert second.notice == "Replayed 1 of 2 picks. counted has no choice nothing."


def test_a_file_that_is_not_there(fulcrum: Run) -> None:
    """One line and the way out, exit 1; the same words as elsewhere."""
    done = fulcrum("preview", "nowhere.yaml", variables={"SDL_VIDEODRIVER": "dummy"})
    assert (done.code, done.out) == (1, "")
    assert done.err.startswith("There is no file nowhere.yaml.")


def test_without_a_display_it_says_what_needs_none(fulcrum: Run) -> None:
    """A preview is a window; playing is not."""
    done = fulcrum("preview", "counted-twice")
    assert (done.code, done.out) == (1, "")
    assert "There is no display here" in done.err
    assert "“fulcrum play counted-twice --text” needs none" in done.err


def test_new_ends_with_the_way_to_look_at_it(fulcrum: Run, tmp_path: Path) -> None:
    """Its last line names the preview of the very file; so does the lesson's own head."""
    done = fulcrum("new", "desk", folder=tmp_path)
    assert done.out.splitlines()[-1] == "“fulcrum preview desk.yaml” shows it while you write, at every save."
    assert "fulcrum preview desk.yaml" in (tmp_path / "desk.yaml").read_text(encoding="utf-8")
