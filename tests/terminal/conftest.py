"""A player at a terminal that exists only here."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest

from game.analysis import distribution
from game.engine import Playthrough
from game.model import Diagnostic
from game.page import DebriefPage, Page
from game.storage import Home, Opened, Sitting, read_settings
from game.terminal.effects import Effect
from game.terminal.keeper import Keeper
from game.terminal.lines import TimedOut
from game.terminal.manner import Manner
from game.terminal.runner import Runner


def scenario(folder: Path, scenes: str, cast: str = "") -> str:
    """A small scenario in a file, by its path; `scenes` are the lines below that key."""
    path = folder / "small.yaml"
    people = f"cast: {cast}\n" if cast else ""
    head = f"fulcrum: 1\ntitle: Small\nrole: You.\n{people}scenes:\n"
    tail = "\nendings:\n  - {id: e, title: The end, text: Done.}\n"
    path.write_text(head + scenes + tail, encoding="utf-8")
    return str(path)


class Player:
    """Types lines and reads what comes; the clock goes on only by hand.

    `types` gives what was printed from that line on; a number of seconds instead of a line lets time pass.
    `order` has, in order, each effect that was done and each print.
    """

    def __init__(self, folder: Path, manner: Manner | None = None) -> None:
        self.home = Home(folder, folder / "cache")
        settings = read_settings(self.home).settings
        self.manner = manner or Manner(80, settings=settings)
        self.now = 0.0
        self.order: list[Effect | str] = []
        self.waited: list[float | None] = []
        self._lines: list[str | float] = []
        self._printed: list[str] = []
        times, seeds = count(), count(1)
        self.sitting = Sitting(self.home, lambda: f"2031-01-01T{next(times):06}", lambda: next(seeds))
        self.told: Callable[[str], None] = lambda words: None
        self.keeper = _Watched(self)

    def play(
        self, *lines: str | float, name: str | None = "counted-twice", author_order: bool = True
    ) -> list[str]:
        """Plays with these lines until the input ends; what was printed, a text for each line typed."""
        from dataclasses import replace

        self._lines = [*lines]
        self._printed = [""]
        runner = Runner(self.keeper, self, self._tell, lambda: False, lambda: self.now)
        runner.play(replace(self.manner, author_order=author_order), name=name)
        return self._printed

    def line(self, seconds: float | None = None) -> str | None:
        """The next line, or time that passes."""
        self.waited.append(seconds)
        while self._lines and isinstance(self._lines[0], float):
            passed = self._lines.pop(0)
            assert isinstance(passed, float)
            self.now += passed
            if seconds is not None:
                seconds -= passed
                if seconds <= 0:
                    self._printed.append("")
                    raise TimedOut
        self._printed.append("")
        return str(self._lines.pop(0)) if self._lines else None

    def _tell(self, words: str) -> None:
        self.order.append(words)
        self.told(words)
        self._printed[-1] += words


class _Watched(Keeper):
    """A keeper that notes what it is asked."""

    def __init__(self, player: Player) -> None:
        def render(found: tuple[Diagnostic, ...]) -> str:
            return "\n".join(f"{one.span}: {one.message}" for one in found)

        def describe(page: Page, opened: Opened | None) -> str:
            return f"A picture of {page.title}."

        def write(play: Playthrough, page: DebriefPage, picked: int | None, opened: Opened | None) -> str:
            return f"Written: {page.ending_title}, {picked}."

        super().__init__(player.sitting, distribution, render, describe, write)
        self._player = player

    def do(self, effect: Effect) -> object:  # type: ignore[override]
        self._player.order.append(effect)
        return super().do(effect)


@pytest.fixture
def player(tmp_path: Path) -> Player:
    """Somebody who has never played."""
    return Player(tmp_path / "home")


def squeezed(words: str) -> str:
    """Words on one line."""
    return " ".join(words.split())
