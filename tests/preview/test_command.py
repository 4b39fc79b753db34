"""`fulcrum preview`: its arguments, its window, and what it says where there can be none."""

from __future__ import annotations

import contextlib
import re
import signal
import tempfile
from pathlib import Path

import pytest

from game.cli import ended
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


HERE = [name for name in ended.SIGNALS if hasattr(signal, name)]


@pytest.mark.parametrize("name", HERE)
def test_ended_from_outside_it_leaves_nothing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, tale: Path, name: str
) -> None:
    """A closed terminal or a computer that shuts down ends it in order: no folder stays, and the exit code
    says by which signal; afterwards signals mean what they meant before."""
    apart = tmp_path / "temporary"
    apart.mkdir()
    ended_by = getattr(signal, name)
    before = signal.getsignal(ended_by)
    found: list[int] = []

    def struck(runner: Runner) -> None:
        runner.turn()
        found.append(len(list(apart.glob("fulcrum-preview-*"))))
        signal.raise_signal(ended_by)
        found.append(-1)

    monkeypatch.setattr(Runner, "run", struck)
    monkeypatch.setattr(tempfile, "tempdir", str(apart))
    monkeypatch.setenv("FULCRUM_HOME", str(tmp_path / "home"))
    for driver in ("SDL_VIDEODRIVER", "SDL_AUDIODRIVER"):
        monkeypatch.setenv(driver, "dummy")
    assert main(["preview", str(tale)]) == 128 + ended_by
    assert found == [1]
    assert list(apart.iterdir()) == []
    assert signal.getsignal(ended_by) is before


def struck_by(*signals: int) -> None:
    """Signals come one after another, those after the first while it is being seen to."""
    with ended.ended_in_order(), contextlib.ExitStack() as stack:
        for number in reversed(signals):
            stack.callback(signal.raise_signal, number)


def test_a_signal_that_is_ignored_stays_so() -> None:
    """`nohup` asks for that; and a second signal does not cut short what the first has begun."""
    first, second = (getattr(signal, name) for name in HERE[:2])
    before = signal.signal(first, signal.SIG_IGN)
    try:
        with pytest.raises(SystemExit) as end:
            struck_by(first, second, second)
        assert end.value.code == 128 + second
        assert signal.getsignal(first) is signal.SIG_IGN
    finally:
        signal.signal(first, before)


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
