"""Looking through folders for a scenario file."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from game.storage.finding import yaml_files
from game.storage.trouble import why

MOST = 500
"""Folders and files of each kind that are listed; a folder with more is no place for scenarios."""


class Browsing(NamedTuple):
    """One folder: the one around it (None at the top), the folders in it and its YAML files, by name.

    `trouble` says why it could not be looked into, or that not everything is listed.
    """

    folder: Path
    around: Path | None
    folders: tuple[Path, ...] = ()
    files: tuple[Path, ...] = ()
    trouble: str = ""


def browse(folder: Path) -> Browsing:
    """What a folder holds that can lead to a scenario. Hidden names are left out; nothing is raised."""
    folder = folder.absolute()
    around = folder.parent if folder.parent != folder else None
    try:
        inside = sorted(folder.iterdir(), key=lambda path: path.name.casefold())
    except OSError as error:
        return Browsing(folder, around, trouble=f"{folder} cannot be looked into, because {why(error)}.")
    folders = [path for path in inside if path.name[0] not in "._~" and _is_folder(path)]
    files = sorted(yaml_files(folder), key=lambda path: path.name.casefold())
    trouble = ""
    if len(folders) > MOST or len(files) > MOST:
        trouble = f"Only the first {MOST} are listed."
    return Browsing(folder, around, tuple(folders[:MOST]), tuple(files[:MOST]), trouble)


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return False
