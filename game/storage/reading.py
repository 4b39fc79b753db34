"""Reading the scenario that was opened, or remembering it from when the same bytes were read before.

The one reader decides what is a scenario. What it made of a file is kept by the digest of everything that it
follows from: the file's name and bytes, the bytes of the files it includes, and the reader's own code.
"""

from __future__ import annotations

import hashlib
import json
import os
from functools import lru_cache
from pathlib import Path

import game
from game.model import Diagnostic, Scenario
from game.storage.atomic import read_at_most, write
from game.storage.home import Home
from game.storage.opening import Opened
from game.storage.packing import Unpackable, pack, unpack

KEPT = 100
"""How many scenarios are remembered; the oldest go."""

_LARGEST = 64 * 1024 * 1024


class NotPlayable(Exception):
    """A scenario was opened and cannot be played; `diagnostics` hold at least one error."""

    def __init__(self, opened: Opened, diagnostics: tuple[Diagnostic, ...]) -> None:
        self.opened, self.diagnostics = opened, diagnostics
        super().__init__(f"{opened.path} can’t be played yet")


def read_opened(opened: Opened, home: Home) -> Scenario:
    """The scenario of an opened file; raises `NotPlayable` where it has errors."""
    path = home.cache / "scenarios" / f"{_key(opened)}.json"
    found = _recall(path, opened)
    if found is not None:
        return found
    from game.reader import read

    included: dict[str, str] = {}

    def load(name: str) -> bytes:
        data = opened.load(name)
        included[name] = hashlib.sha256(data).hexdigest()
        return data

    reading = read(opened.data, opened.name, load)
    if reading.scenario is None:
        raise NotPlayable(opened, reading.diagnostics)
    _remember(path, reading.scenario, included)
    return reading.scenario


def _key(opened: Opened) -> str:
    parts = (_reader_version(), opened.name.encode("utf-8", "surrogatepass"), opened.data)
    return hashlib.sha256(b"\0".join(hashlib.sha256(part).digest() for part in parts)).hexdigest()


@lru_cache(maxsize=1)
def _reader_version() -> bytes:
    """The program's version, and the sizes and dates of the files that decide what a reading is."""
    package = Path(game.__file__).parent
    parts = [game.__version__]
    for folder in ("model", "reader"):
        with os.scandir(package / folder) as entries:
            files = sorted((e.name, e.stat()) for e in entries if e.name.endswith(".py"))
        parts += [f"{name} {stat.st_size} {stat.st_mtime_ns}" for name, stat in files]
    return "\n".join(parts).encode("utf-8", "surrogatepass")


def _recall(path: Path, opened: Opened) -> Scenario | None:
    try:
        data = read_at_most(path, _LARGEST)
        digest, _, body = data.partition(b"\n")
        if len(data) > _LARGEST or hashlib.sha256(body).hexdigest().encode() != digest:
            return None
        included, packed = json.loads(body)
        for name, known in included.items():
            if hashlib.sha256(opened.load(name)).hexdigest() != known:
                return None
        return unpack(packed)
    except (OSError, ValueError, TypeError, AttributeError, RecursionError, Unpackable):
        return None


def _remember(path: Path, scenario: Scenario, included: dict[str, str]) -> None:
    try:
        body = json.dumps([included, pack(scenario)], separators=(",", ":")).encode("ascii")
        write(path, hashlib.sha256(body).hexdigest().encode() + b"\n" + body)
        known = sorted(path.parent.glob("*.json"), key=lambda p: p.stat().st_mtime_ns)
        for old in known[:-KEPT]:
            old.unlink(missing_ok=True)
    except (OSError, RecursionError):
        return
