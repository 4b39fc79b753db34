"""Opening a scenario's file: its bytes, and what the reader needs beside them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from game.storage.atomic import read_at_most
from game.storage.finding import Found, find, source_of
from game.storage.folder import LARGEST_TEXT, ScenarioFolder
from game.storage.home import Home
from game.storage.near import near
from game.storage.trouble import why

LONGEST_NAME = 200
"""Longer than any name of a file may be on the systems we know; the system is not even asked."""


class Opened(NamedTuple):
    """The bytes of a scenario and what the reader needs beside them: `read(data, name, load)`."""

    data: bytes
    name: str
    load: Callable[[str], bytes]
    path: Path
    source: str

    @property
    def folder(self) -> ScenarioFolder:
        """The scenario's folder, for pictures that stand beside it."""
        return ScenarioFolder(self.path.parent)


class NotOpened(Exception):
    """No scenario can be had by that name; the message is one or two lines. `nearest` may be empty."""

    def __init__(self, message: str, nearest: tuple[str, ...] = ()) -> None:
        self.nearest = nearest
        super().__init__(message)


def open_path(path: Path, home: Home) -> Opened:
    """Opens a scenario file by its path; raises `NotOpened`."""
    try:
        if path.is_dir():
            raise NotOpened(f"{path} is a folder; a scenario is one YAML file in it.")
        data = read_at_most(path, LARGEST_TEXT)
        source = source_of(path, home)
    except FileNotFoundError as error:
        names = {found.path.stem: found.path.stem for found in find(home)}
        names |= {other.stem: str(path.with_name(other.name)) for other in _beside(path)}
        nearest = tuple(names[stem] for stem in near(path.stem, names))
        hint = f"Did you mean {' or '.join(nearest)}?" if nearest else "“fulcrum list” shows what there is."
        raise NotOpened(f"There is no file {path}.\n{hint}", nearest) from error
    except (OSError, ValueError) as error:
        cause = why(error) if isinstance(error, OSError) else "that is no name for a file"
        shown = str(path)[:LONGEST_NAME]
        raise NotOpened(f"{shown} cannot be read, because {cause}.") from error
    return Opened(data, str(path), ScenarioFolder(path.parent).load, path, source)


def open_found(found: Found) -> Opened:
    """Opens a scenario that was found; raises `NotOpened` where its file has gone meanwhile."""
    path = found.path
    try:
        data = read_at_most(path, LARGEST_TEXT)
    except OSError as error:
        raise NotOpened(f"{path} cannot be read, because {why(error)}.") from error
    return Opened(data, str(path), ScenarioFolder(path.parent).load, path, found.source)


def _beside(path: Path) -> list[Path]:
    try:
        return [p for p in path.parent.iterdir() if p.is_file()]
    except OSError:
        return []
