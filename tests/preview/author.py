"""An author at the window of a preview, with an editor beside it: the real loop, the real follower."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from game.cli.previewing import PreviewBacking
from game.desktop.preview.follower import Follower
from game.desktop.preview.preview import Preview, opened
from game.desktop.runner import Runner
from game.storage import Home, Sitting, shipped
from tests.desktop.pilot import Pilot, silent
from tests.desktop.unseen import unseen

DEADLINE = 20.0
"""Seconds after which what was waited for is taken not to come."""


def shipped_words(id: str) -> str:
    """The file of a shipped scenario."""
    return (shipped() / "scenarios" / f"{id}.yaml").read_text(encoding="utf-8")


class Author(Pilot):
    """Somebody who plays what they write. `own` is the folder with their settings, `apart` the preview's."""

    def __init__(
        self, path: Path, own: Path, apart: Path, size: tuple[int, int], picks: tuple[str, ...], seed: int
    ) -> None:
        import pygame

        from game.desktop.window import Window

        self.pygame: Any = pygame
        self.now = 100.0
        self.path = path
        at = Home(own, own / "cache")
        files = PreviewBacking(path, Sitting(Home(apart, apart / "cache")), None, seed, at)
        self.files = files
        self.window = Window("Fulcrum", size)
        self.follower = Follower(path, at, lambda: "14:07")
        screen = opened(self.follower.first(), seed, files.shuffled, picks)
        self.runner = Runner(files, screen, self.window, lambda: self.now, engine=silent)
        pygame.event.clear()
        self.turn()
        self.runner.follow(self.follower)

    @property
    def preview(self) -> Preview:
        """The preview, around the screen that is shown."""
        screen = self.runner.desk.screen
        assert isinstance(screen, Preview)
        return screen

    @property
    def screen(self) -> Any:
        """The screen inside the preview."""
        return self.preview.inner

    def save(self, words: str) -> Author:
        """Save the file, as an editor does that puts a new file in the old one's place."""
        beside = self.path.with_name(f".{self.path.name}.tmp")
        beside.write_text(words, encoding="utf-8")
        beside.replace(self.path)
        return self

    def change(self, old: str, new: str, times: int = -1) -> Author:
        """Change words of the file and save it."""
        words = self.path.read_text(encoding="utf-8")
        assert old in words
        return self.save(words.replace(old, new, times))

    def until(self, met: Callable[[], bool]) -> Author:
        """Turn the loop until something is so."""
        deadline = time.monotonic() + DEADLINE
        while not met():
            assert time.monotonic() < deadline, f"it did not come: {self.words()}"
            self.turn()
        return self

    def close(self) -> None:
        """Leave."""
        self.follower.close()
        self.window.close()


@contextmanager
def an_author(
    path: Path,
    folder: Path,
    size: tuple[int, int] = (1000, 700),
    picks: tuple[str, ...] = (),
    seed: int = 7,
) -> Iterator[Author]:
    """An author at a window that no screen shows; `folder` holds their settings and the preview's home."""
    with unseen():
        author = Author(path, folder / "own", folder / "apart", size, picks, seed)
        try:
            yield author
        finally:
            author.close()
