"""Opening a scenario by what a player calls it: its id, or the path of its file."""

from __future__ import annotations

import os
from pathlib import Path

from game.storage.finding import SHIPPED, SUFFIXES, Found, find
from game.storage.home import Home
from game.storage.near import did_you_mean, near
from game.storage.opening import LONGEST_NAME, NotOpened, Opened, open_found, open_path
from game.storage.shelf import read_found
from game.storage.shipped import shipped


def open_scenario(name: str, home: Home) -> Opened:
    """Opens a scenario by id (shipped ones first, then the user's own) or by path; raises `NotOpened`."""
    if _is_path(name):
        return open_path(Path(name), home)
    known = _shipped(name)
    if known is not None:
        return open_found(known)
    own = [read_found(found, home) for found in find(home) if found.own]
    by_id = [listed for listed in own if listed.id == name]
    for listed in by_id or [listed for listed in own if listed.found.path.stem == name]:
        return open_found(listed.found)
    names = [found.path.stem for found in find(home) if not found.own] + [listed.id for listed in own]
    first = f"There is no scenario “{name[:LONGEST_NAME]}”. {did_you_mean(name, names)}".rstrip()
    raise NotOpened(f"{first}\n“fulcrum list” shows what there is.", near(name, names))


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
