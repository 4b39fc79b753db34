"""Clocks: at a real terminal, where a person waits, and in a pipe, where nobody does."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run, environment
from tests.cli.test_text import saves

if sys.platform != "win32":
    import pty

TIMED = """fulcrum: 1
title: Timed
role: You.
scenes:
  a:
    title: A
    text: Quick.
    timer: {seconds: 1, choose: slow}
    choices:
      - {id: fast, text: Run., go: END}
      - {id: slow, text: Stand., then: You stood., go: END}
endings:
  - {id: e, title: The end, text: Done.}
"""


@pytest.fixture
def timed(tmp_path: Path) -> str:
    """A scenario whose one decision makes itself after a second."""
    path = tmp_path / "timed.yaml"
    path.write_text(TIMED, encoding="utf-8")
    return str(path)


def test_no_clock_runs_in_a_pipe(fulcrum: Run, home: Path, timed: str) -> None:
    """Nobody waits there: no clock is told, and the end of the input chooses nothing."""
    done = fulcrum("play", timed, "--text", input="\n")
    assert done.code == 0
    assert "1. " in done.out
    assert "From now on you have" not in done.out
    assert saves(home) == []


if sys.platform != "win32":

    def at_a_terminal(home: Path, timed: str, first: bytes, until: bytes) -> str:
        """Plays at a pseudo-terminal: types `first`, reads `until`, types q; gives what was shown."""
        ours, theirs = pty.openpty()
        process = subprocess.Popen(
            [sys.executable, "-m", "game", "play", timed, "--text", "--no-shuffle"],
            stdin=theirs,
            stdout=theirs,
            stderr=subprocess.PIPE,
            env=environment(home),
        )
        os.close(theirs)
        os.write(ours, first)
        read = b""
        while until not in read:
            read += os.read(ours, 4096)
        os.write(ours, b"q\n")
        assert process.wait(timeout=120) == 0
        os.close(ours)
        assert process.stderr is not None
        assert process.stderr.read() == b""
        process.stderr.close()
        return " ".join(read.decode("utf-8").split())

    def test_a_clock_runs_for_a_person(home: Path, timed: str) -> None:
        """The clock of a timed decision is told, runs out, and the author's choice is made and kept."""
        words = at_a_terminal(home, timed, b"\n", b"Enter goes on")
        assert "From now on you have 1 second. After that 2 is chosen." in words
        assert "The time is up. You: Stand. You stood." in words
        assert saves(home) == [["slow"]]

    def test_a_person_can_stop_all_clocks(home: Path, timed: str) -> None:
        """“timers off” holds from then on, also for the decision on screen and for the next start."""
        words = at_a_terminal(home, timed, b"timers off\n\n", b"Choose 1 or 2.")
        assert "Timers: off." in words
        assert "From now on you have" not in words
        assert saves(home) == []
        again = at_a_terminal(home, timed, b"\n", b"Choose 1 or 2.")
        assert "From now on you have" not in again
