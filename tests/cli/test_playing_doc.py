"""`docs/playing.md` says what the program does: its commands run, its keys and folders are the same."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from game.storage import Home
from game.terminal import ended, playing, reading, screen
from game.terminal.screen import Key
from tests.cli.conftest import Run

PAGE = (Path(__file__).parents[2] / "docs" / "playing.md").read_text(encoding="utf-8")
COMMANDS = [
    line
    for block in re.findall(r"```console\n(.*?)```", PAGE, re.DOTALL)
    for line in block.splitlines()
    if line.startswith("fulcrum")
]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_of_the_page_works(fulcrum: Run, command: str) -> None:
    """Each line that a reader may type ends with 0."""
    assert fulcrum(*shlex.split(command)[1:]).code == 0


def test_the_page_has_commands() -> None:
    """The list that the test above goes through is not empty by accident."""
    assert len(COMMANDS) >= 6


@pytest.mark.parametrize(
    ("table", "keys"),
    [
        ("common", screen.COMMON),
        (
            "playing",
            (
                playing.LOOK,
                playing.LOG,
                playing.HISTORY,
                playing.BACK,
                playing.SAVE,
                playing.AFRESH,
                playing.OTHER,
                screen.LIBRARY,
            ),
        ),
        (
            "debrief",
            (reading.ANOTHER, reading.AGAIN, reading.DECISIONS, reading.COMPARE, reading.PRINT),
        ),
    ],
)
def test_the_keys_of_the_page_are_the_programs(table: str, keys: tuple[Key, ...]) -> None:
    """Letter, word and what it does, in the program's order."""
    rows = PAGE.partition(f"<!-- keys: {table} -->\n")[2].partition("\n\n")[0].splitlines()[2:]
    assert rows == [f"| `{key.letter}` | `{key.word}` | {key.does} |" for key in keys]


def test_no_two_keys_of_a_screen_are_the_same() -> None:
    """Letters and words are each one key, on every screen, the common ones counted."""
    for module in (playing, ended, reading):
        keys = {value for value in vars(module).values() if isinstance(value, Key)} | set(screen.COMMON)
        for of in (lambda key: key.letter, lambda key: key.word):
            assert len({of(key) for key in keys}) == len(keys), module


def test_the_folders_of_the_page_are_the_programs() -> None:
    """Each name in the table is where the program puts it."""
    at = Home(Path("/home"), Path("/home/cache"))
    named = set(re.findall(r"^\| `([a-z.]+)` \|", PAGE, re.MULTILINE))
    parts = (at.saves, at.scenarios, at.settings, at.logs, at.cache)
    assert {path.name for path in parts} | {"printed"} <= named
