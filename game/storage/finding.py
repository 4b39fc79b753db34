"""The scenarios that can be found: the shipped ones and the user's own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from game.storage.atomic import read_at_most
from game.storage.folder import LARGEST_TEXT
from game.storage.home import Home
from game.storage.shipped import shipped

SUFFIXES = (".yaml", ".yml")
SHIPPED, OWN = "shipped", "own"
# An included file holds `scenes` and `cast` only, so any of these keys at the margin marks a scenario.
_MARK = re.compile(rb"^(?:\xef\xbb\xbf)?[\"']?(?:fulcrum|role|endings)[\"']?[ \t]*:", re.MULTILINE)
_WIDE = (b"\xff\xfe", b"\xfe\xff")


class Found(NamedTuple):
    """A scenario file. `source` says whose it is and which, whatever folder the game is installed in."""

    path: Path
    source: str

    @property
    def own(self) -> bool:
        """Whether it is the user's, and not shipped."""
        return not self.source.startswith(f"{SHIPPED}:")


def looks_like_scenario(data: bytes) -> bool:
    """Whether bytes are meant as a scenario, sound or not, rather than an included file or anything else."""
    return data.startswith(_WIDE) or _MARK.search(data) is not None


def yaml_files(folder: Path) -> list[Path]:
    """The YAML files of one folder by name, hidden ones left out; none where the folder cannot be read."""
    try:
        inside = sorted(folder.iterdir())
    except OSError:
        return []
    return [p for p in inside if p.suffix.lower() in SUFFIXES and p.name[0] != "." and p.is_file()]


def find(home: Home) -> tuple[Found, ...]:
    """Every scenario file, shipped first, then the user's own: beside one another or a folder each."""
    return (*_inside(shipped() / "scenarios", SHIPPED), *_inside(home.scenarios, OWN))


def source_of(path: Path, home: Home) -> str:
    """What a save remembers a scenario's file by: shipped or own by its place there, else the whole path."""
    real = path.resolve()
    for folder, whose in ((shipped() / "scenarios", SHIPPED), (home.scenarios, OWN)):
        root = folder.resolve()
        if root in real.parents:
            return f"{whose}:{real.relative_to(root).as_posix()}"
    return str(real)


def _inside(folder: Path, whose: str) -> Iterator[Found]:
    deeper: list[Path] = []
    try:
        deeper = sorted(p for p in folder.iterdir() if p.name[0] != "." and p.is_dir())
    except OSError:
        return
    for path in (*yaml_files(folder), *(p for inner in deeper for p in yaml_files(inner))):
        try:
            meant = looks_like_scenario(read_at_most(path, LARGEST_TEXT))
        except OSError:
            meant = True
        if meant:
            yield Found(path, f"{whose}:{path.relative_to(folder).as_posix()}")
