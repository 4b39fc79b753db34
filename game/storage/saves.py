"""The saves folder: one folder a scenario, one file a playthrough."""

from __future__ import annotations

import hashlib
import os
import re
from pathlib import Path
from typing import NamedTuple

from game.storage.atomic import read_at_most, set_aside
from game.storage.finding import OWN, SHIPPED
from game.storage.home import Home
from game.storage.save import FORMAT, LARGEST, Damaged, Newer, Save, from_bytes
from game.storage.trouble import why

_UNSAFE = re.compile(r"[^a-z0-9_-]+")
_RESERVED = re.compile(r"con|prn|aux|nul|com[0-9]|lpt[0-9]")  # names of devices on Windows
_LONGEST = 60


class Saved(NamedTuple):
    """A save, the file that it was read from, and that file's bytes as they were then."""

    save: Save
    path: Path
    data: bytes


class SavesFound(NamedTuple):
    """The saves of one scenario, latest first, and a sentence about each file that is not among them."""

    saves: tuple[Saved, ...]
    notes: tuple[str, ...] = ()

    @property
    def latest(self) -> Saved | None:
        """The playthrough that was played last, finished or not."""
        return self.saves[0] if self.saves else None

    @property
    def unfinished(self) -> tuple[Saved, ...]:
        """The playthroughs that can be carried on, latest first."""
        return tuple(saved for saved in self.saves if saved.save.ending is None)

    @property
    def finished(self) -> tuple[Saved, ...]:
        """The playthroughs that reached an ending, latest first."""
        return tuple(saved for saved in self.saves if saved.save.ending is not None)

    @property
    def endings(self) -> dict[str, int]:
        """How often each ending was reached, by its id."""
        counts: dict[str, int] = {}
        for saved in reversed(self.finished):
            ending = saved.save.ending or ""
            counts[ending] = counts.get(ending, 0) + 1
        return counts


def folder_of(home: Home, scenario: str) -> Path:
    """The folder for the saves of a scenario; an id that some system would not take gets another name."""
    name = _UNSAFE.sub("-", scenario)
    if name != scenario or len(name) > _LONGEST or not name or _RESERVED.fullmatch(name):
        name = f"{name[:_LONGEST]}-{hashlib.sha256(scenario.encode()).hexdigest()[:8]}"
    return home.saves / name


def new_path(home: Home, scenario: str) -> Path:
    """A name for a new playthrough's file, which no other has."""
    return folder_of(home, scenario) / f"{os.urandom(6).hex()}.json"


def saves_of(home: Home, scenario: str, digest: str, source: str) -> SavesFound:
    """The saves that belong to a scenario, latest first.

    A damaged file is set aside under another name, one of a newer version is left as it is, and both are
    told in `notes`. Where two files bear one id, each keeps its own saves.
    """
    found: list[Saved] = []
    notes: list[str] = []
    folder = folder_of(home, scenario)
    try:
        paths = sorted(path for path in folder.iterdir() if path.suffix == ".json" and path.name[0] != ".")
    except (FileNotFoundError, NotADirectoryError):
        return SavesFound(())
    except OSError as error:
        return SavesFound((), (f"The saves in {folder} cannot be read, because {why(error)}.",))
    for path in paths:
        try:
            data = read_at_most(path, LARGEST)
            save = from_bytes(data)
        except Newer as newer:
            notes.append(
                f"{path} was saved by a newer Fulcrum (format {newer.format}; this one reads {FORMAT}). "
                "It is kept as it is; update Fulcrum to carry it on."
            )
        except Damaged as damage:
            notes.append(_put_aside(path, damage))
        except OSError as error:
            notes.append(f"{path} cannot be read, because {why(error)}. It is kept as it is.")
        else:
            if save.scenario == scenario and _belongs(save, digest, source):
                found.append(Saved(save, path, data))
    found.sort(key=lambda saved: (saved.save.updated, saved.path.name), reverse=True)
    return SavesFound(tuple(found), tuple(notes))


def _belongs(save: Save, digest: str, source: str) -> bool:
    """Same words or same file; else the file was renamed, if nothing stands at its old place any more."""
    if digest == save.digest or source == save.source:
        return True
    if save.source.startswith((f"{SHIPPED}:", f"{OWN}:")):
        return False
    return not os.path.lexists(save.source)


def _put_aside(path: Path, damage: Damaged) -> str:
    try:
        aside = set_aside(path)
    except OSError as error:
        return f"{path} is damaged ({damage}), and {why(error)}, so that it stays under its name."
    return f"{path} is damaged ({damage}). It is set aside as {aside.name}; the other saves are whole."
