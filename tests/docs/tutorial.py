"""The listings of docs/authoring.md, followed to the letter: files are written and commands are run.

The words behind a fence say what a reader is told to do: `yaml start FILE` makes a file, `yaml add` goes at
its end, `yaml find` and the `yaml replace` after it stand for one another, and `console` is a command with
what it prints. `console brief` shows the beginning and the end of that, `console quiet` nothing. What stands
behind `aside` is for the reader's own editor.
"""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from tests.cli.conftest import environment

PAGE = Path(__file__).parents[2] / "docs" / "authoring.md"

_FENCE = re.compile(r"^```(\w+)([^\n]*)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
_FIRST, _LAST = 6, 3


@dataclass(frozen=True)
class Listing:
    """One fence: its language, the words behind it, its text, and where the text stands in the page."""

    language: str
    words: str
    text: str
    start: int
    end: int


def listings(page: str) -> list[Listing]:
    """The listings of a page, in order."""
    return [
        Listing(match[1], match[2].strip(), match[3], match.start(3), match.end(3))
        for match in _FENCE.finditer(page)
    ]


class Reader:
    """Somebody who does what the page says, in a folder of their own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.file = folder
        self.codes: list[int] = []
        self._sought = ""

    def follow(self, listing: Listing) -> str:
        """Does what a listing says; gives its text as it should stand in the page."""
        word, _, rest = listing.words.partition(" ")
        if listing.language == "console":
            return self._run(listing.text.splitlines()[0], listing.words)
        text = listing.text
        match word:
            case "start":
                self.file = self.folder / rest
                self._write(text)
            case "add":
                self._write(self._read() + text)
            case "find":
                self._sought = text
                assert self._read().count(text) == 1, f"not there once:\n{text}"
            case "replace":
                self._write(self._read().replace(self._sought, text))
            case "aside":
                pass
            case _:
                raise AssertionError(f"what is a reader to do with “{listing.words}”?")
        return text

    def _read(self) -> str:
        return self.file.read_text(encoding="utf-8")

    def _write(self, text: str) -> None:
        self.file.write_text(text, encoding="utf-8")

    def _run(self, command: str, how: str) -> str:
        words = shlex.split(command.removeprefix("$ "))
        assert words[0] == "fulcrum"
        done = subprocess.run(
            [sys.executable, "-m", "game", *words[1:]],
            env=environment(self.folder / "home"),
            cwd=self.folder,
            capture_output=True,
            check=False,
            timeout=300,
        )
        assert done.stderr == b"", done.stderr.decode()
        self.codes.append(done.returncode)
        lines = done.stdout.decode("utf-8").rstrip().splitlines()
        if how == "quiet":
            assert done.returncode == 0
            return f"{command}\n"
        if how == "brief":
            assert done.returncode == 0
            lines = [*lines[:_FIRST], "…", *lines[-_LAST:]]
        return "\n".join([command, *lines]) + "\n"


def followed(page: str, folder: Path) -> tuple[str, Reader]:
    """A page as it should be, and the reader who followed it."""
    reader = Reader(folder)
    parts = []
    at = 0
    for listing in listings(page):
        parts += [page[at : listing.start], reader.follow(listing)]
        at = listing.end
    return "".join([*parts, page[at:]]), reader
