"""Opening a scenario by its id or its path."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from game.storage.atomic import read_at_most
from game.storage.finding import SHIPPED, SUFFIXES, Found, find, read_found, source_of
from game.storage.folder import LARGEST_TEXT, ScenarioFolder
from game.storage.home import Home
from game.storage.near import did_you_mean, near
from game.storage.shipped import shipped
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


def open_scenario(name: str, home: Home) -> Opened:
    """Opens a scenario by id (shipped ones first, then the user's own) or by path; raises `NotOpened`."""
    if _is_path(name):
        return open_path(Path(name), home)
    known = _shipped(name)
    if known is not None:
        return open_found(known)
    own = [read_found(found) for found in find(home) if found.own]
    by_id = [listed for listed in own if listed.id == name]
    for listed in by_id or [listed for listed in own if listed.found.path.stem == name]:
        return open_found(listed.found)
    names = [found.path.stem for found in find(home) if not found.own] + [listed.id for listed in own]
    hint = did_you_mean(name, names)
    lines = (
        f"There is no scenario “{name[:LONGEST_NAME]}”. {hint}".rstrip()
        + "\n“fulcrum list” shows what there is."
    )
    raise NotOpened(lines, near(name, names))


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


def _is_path(name: str) -> bool:
    separators = (os.sep, os.altsep or os.sep)
    return name.lower().endswith(SUFFIXES) or any(s in name for s in separators)


def _shipped(name: str) -> Found | None:
    """A shipped scenario's file bears its id, so none of the others needs to be read."""
    if not name or name[0] == "." or "\0" in name or len(name) > LONGEST_NAME:
        return None
    for suffix in SUFFIXES:
        path = shipped() / "scenarios" / f"{name}{suffix}"
        if path.is_file():
            return Found(path, f"{SHIPPED}:{path.name}")
    return None


def _beside(path: Path) -> list[Path]:
    try:
        return [p for p in path.parent.iterdir() if p.is_file()]
    except OSError:
        return []
