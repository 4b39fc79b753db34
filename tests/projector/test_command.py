"""The command with its window: what it hands over, what follows when the window ends, breaks or can't be."""

from __future__ import annotations

import argparse
import json
import signal
import subprocess
import sys
import threading
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from game.cli import workshop
from game.cli.console import Console
from game.desktop import DesktopUnavailable, projector
from game.desktop.projector.handed import Handed
from game.pictures.own import nothing_beside
from game.workshop import command
from game.workshop.command import NoWindow, Shown
from game.workshop.opening import new_record
from game.workshop.store import open_sessions
from tests.workshop.process import ROOT, environment
from tests.workshop_pages.rooms import scenario


class Ran:
    """The command in a thread of its own, where no signal reaches it; it ends when its window does."""

    def __init__(self, window: Callable[[Shown], None], *arguments: str) -> None:
        parser = argparse.ArgumentParser()
        command.arguments(parser)
        given = ["counted-twice", "--bind", "127.0.0.1", "--port", "0", *arguments]
        options = parser.parse_args(given)
        self.said: list[str] = []
        self.warned: list[str] = []
        self.code: int | None = None

        def run() -> None:
            self.code = command.execute(options, self.said.append, self.warned.append, window)

        thread = threading.Thread(target=run)
        thread.start()
        thread.join(60)
        assert not thread.is_alive()


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A user's folder of its own."""
    monkeypatch.setenv("FULCRUM_HOME", str(tmp_path))
    return tmp_path


def until(true: Callable[[], bool]) -> None:
    """Waits for something that another thread does."""
    turn = threading.Event()
    for _ in range(1200):
        if true():
            return
        turn.wait(0.025)
    raise AssertionError("it never came")


def test_the_window_is_handed_the_session_and_ends_it() -> None:
    """Projection, scenario and its pictures; when the window is left, the command ends."""
    seen: list[Any] = []

    def window(shown: Shown) -> None:
        seen.extend((shown.projection.page().kind, shown.scenario.id, shown.beside("a.png"), shown.going()))
        shown.opened()
        page = shown.projection.page()
        assert shown.projection.page() is page
        shown.projection.press("next")
        until(lambda: shown.projection.page().kind == "scene")

    ran = Ran(window)
    assert ran.code == 0
    assert seen == ["join", "counted-twice", None, True]
    assert any("Page Down goes on" in line for line in ran.said)
    assert not any("/screen" in line for line in ran.said)
    assert ran.warned == []


def test_a_server_that_dies_ends_the_window_and_says_how_to_go_on() -> None:
    """The window is told to close; everything is kept, and the line to resume is there."""

    def window(shown: Shown) -> None:
        server = shown.projection._server  # type: ignore[attr-defined]
        server._uvicorn.should_exit = True
        until(lambda: not shown.going())

    ran = Ran(window)
    assert ran.code == 1
    assert "fulcrum workshop --resume counted-twice-" in ran.warned[-1]


def test_a_screen_counts_only_while_the_window_is_open() -> None:
    """The console knows of no screen before the first page can be seen."""
    counts: list[int] = []

    def window(shown: Shown) -> None:
        server = shown.projection._server  # type: ignore[attr-defined]
        counts.append(server.runner.around().screens)
        shown.opened()
        until(lambda: server.runner.around().screens == 1)
        counts.append(server.runner.surroundings.screens)

    Ran(window)
    assert counts[0] == 0


def test_what_is_past_its_date_is_deleted_beside_the_window(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Once an hour, here a hundred times a second, and it is said."""
    monkeypatch.setattr(command, "PURGE", 0.01)
    ran: list[Ran] = []
    old: list[str] = []

    def window(shown: Shown) -> None:
        sessions = open_sessions(None, folder / "workshops")
        old.append(new_record(sessions, scenario(), {}, "counted-twice.yaml", days=-1.0).id)
        until(lambda: not (folder / "workshops" / old[0]).exists() and not _kept(sessions, old[0]))
        sessions.close()

    ran.append(Ran(window))
    assert any(old[0] in line and "deleted" in line for line in ran[0].warned)


def _kept(sessions: Any, id: str) -> bool:
    return any(record.id == id for record in sessions.listed()[0])


def fake(folder: Path) -> tuple[Console, Shown]:
    """A console that writes into files, and a session that no server serves."""
    out, err = (folder / name for name in ("out", "err"))
    console = Console(out.open("w", encoding="utf-8"), err.open("w", encoding="utf-8"))
    return console, Shown(None, scenario(), nothing_beside, lambda: True, lambda: None)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("broken", "words"),
    [
        (DesktopUnavailable("skia-python", "pip install skia-python"), "pip install skia-python"),
        (ZeroDivisionError("halves"), "window has closed"),
    ],
)
def test_a_window_that_breaks_is_no_end_of_the_session(
    folder: Path, monkeypatch: pytest.MonkeyPatch, broken: Exception, words: str
) -> None:
    """What is missing, or that it broke, in one line; the details of what nobody foresaw in a file."""
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")

    def show(handed: Handed) -> None:
        raise broken

    monkeypatch.setattr(projector, "show", show)
    console, shown = fake(folder)
    with pytest.raises(NoWindow, match=words):
        workshop._show(shown, console)
    assert bool(list((folder / "logs").glob("*.txt"))) == isinstance(broken, ZeroDivisionError)
    console.out.close()
    console.err.close()


def test_without_a_display_there_is_no_window(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Found out without loading anything; the line says what is missing."""
    for name in ("SDL_VIDEODRIVER", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    console, shown = fake(folder)
    with pytest.raises(NoWindow, match="There is no display here"):
        workshop._show(shown, console)
    console.out.close()
    console.err.close()


class Command:
    """`fulcrum workshop` in a process of its own, with or without a screen."""

    def __init__(self, folder: Path, driver: str | None) -> None:
        env = {**environment(folder), "SDL_AUDIODRIVER": "dummy"}
        for name in ("DISPLAY", "WAYLAND_DISPLAY", "SDL_VIDEODRIVER"):
            env.pop(name, None)
        if driver is not None:
            env["SDL_VIDEODRIVER"] = driver
        self.child = subprocess.Popen(
            [sys.executable, "-m", "game", "workshop", "counted-twice", "--bind", "127.0.0.1", "--port", "0"],
            env=env, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )  # fmt: skip
        assert self.child.stdout is not None
        self.said: list[str] = []
        while not self.said or "Ctrl-C" not in self.said[-1]:
            line = self.child.stdout.readline()
            assert line, self.child.stderr.read() if self.child.stderr else ""
            self.said.append(line.rstrip())
        console = next(line for line in self.said if "/console#" in line)
        self.base, _, self.token = console.partition("/console#")

    def state(self) -> dict[str, Any]:
        """What the console is told."""
        request = urllib.request.Request(
            f"{self.base}/console/state", headers={"Authorization": f"Bearer {self.token}"}
        )
        with urllib.request.urlopen(request, timeout=30) as reply:
            found: dict[str, Any] = json.load(reply)
        return found

    def stop(self) -> tuple[int, str]:
        """Ctrl-C; its exit code and what it said on standard error."""
        self.child.send_signal(signal.SIGINT)
        _, err = self.child.communicate(timeout=30)
        return self.child.returncode, err


def test_without_a_display_the_projector_is_a_page(folder: Path) -> None:
    """The command says why and where, goes on serving, and ends by Ctrl-C with nothing lost."""
    run = Command(folder, None)
    try:
        assert run.child.stderr is not None
        line = run.child.stderr.readline()
        assert "There is no display here" in line
        assert f"open {run.base}/screen" in line
        with urllib.request.urlopen(f"{run.base}/screen", timeout=30) as reply:
            assert reply.status == 200
        assert run.stop() == (0, "")
    finally:
        run.child.kill()


def test_ctrl_c_ends_the_window_and_the_session(folder: Path) -> None:
    """With a window that nobody sees: it opens, the console counts it, and Ctrl-C ends all of it."""
    run = Command(folder, "dummy")
    try:
        assert not any("/screen" in line for line in run.said)
        until(lambda: run.state()["presence"]["screens"] == 1)
        assert run.stop() == (0, "")
    finally:
        run.child.kill()
