"""Running the real program, as a player or a tool would."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

import pytest


class Run(Protocol):
    """Runs `python -m game` with arguments, input and variables; gives what came of it."""

    def __call__(
        self,
        *arguments: str,
        input: str | bytes = b"",
        variables: Mapping[str, str | None] | None = None,
        folder: Path | None = None,
    ) -> Done:
        """What came of it."""


class Done:
    """What a run gave: exit code, and both outputs as text and as bytes."""

    def __init__(self, code: int, out: bytes, err: bytes) -> None:
        self.code, self.raw, self.raw_err = code, out, err

    @property
    def out(self) -> str:
        """Standard output."""
        return self.raw.decode("utf-8").replace("\r\n", "\n")

    @property
    def err(self) -> str:
        """Standard error."""
        return self.raw_err.decode("utf-8", "replace").replace("\r\n", "\n")

    def __repr__(self) -> str:
        return f"exit {self.code}\n{self.out}\n--- stderr\n{self.err}"


def environment(home: Path, variables: Mapping[str, str | None] | None = None) -> dict[str, str]:
    """The environment of a run: no display, a home of its own, UTF-8; None takes a variable away."""
    found: dict[str, str | None] = {
        **os.environ,
        "FULCRUM_HOME": str(home),
        "PYTHONIOENCODING": "utf-8",
        "PYTHONWARNINGS": "error",
        "COLUMNS": "80",
        "DISPLAY": None,
        "WAYLAND_DISPLAY": None,
        "NO_COLOR": None,
        "PYTHONUNBUFFERED": None,
        **(variables or {}),
    }
    return {name: value for name, value in found.items() if value is not None}


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A user's folder that is not there yet."""
    return tmp_path / "home"


@pytest.fixture
def fulcrum(home: Path) -> Run:
    """Runs the program with that folder."""

    def run(
        *arguments: str,
        input: str | bytes = b"",
        variables: Mapping[str, str | None] | None = None,
        folder: Path | None = None,
    ) -> Done:
        done = subprocess.run(
            [sys.executable, "-m", "game", *arguments],
            input=input.encode("utf-8") if isinstance(input, str) else input,
            env=environment(home, variables),
            cwd=folder,
            capture_output=True,
            check=False,
            timeout=120,
        )
        assert b"Traceback" not in done.stderr, done.stderr.decode("utf-8", "replace")
        return Done(done.returncode, done.stdout, done.stderr)

    return run
