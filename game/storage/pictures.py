"""The files of the shipped pictures, read when first asked for and kept."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from game.storage.shipped import shipped

_Loader: Any = getattr(
    yaml, "CSafeLoader", yaml.SafeLoader
)  # libyaml where the wheel has it: ten times faster


class PictureFiles:
    """YAML and SVG of one folder of pictures; its two methods are what `game.pictures.Library` is handed."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._data: dict[str, Mapping[str, Any]] = {}
        self._text: dict[str, str] = {}

    def data(self, name: str) -> Mapping[str, Any]:
        """The values of `NAME.yaml`. OSError where the file can't be read."""
        if name not in self._data:
            text = (self._folder / f"{name}.yaml").read_text(encoding="utf-8")
            self._data[name] = yaml.load(text, Loader=_Loader)
        return self._data[name]

    def text(self, name: str) -> str:
        """The text of `NAME.svg`, as `people/goran`. OSError where the file can't be read."""
        if name not in self._text:
            self._text[name] = (self._folder / f"{name}.svg").read_text(encoding="utf-8")
        return self._text[name]


@lru_cache(maxsize=1)
def shipped_pictures() -> PictureFiles:
    """The pictures that come with the game: `Library(files.data, files.text)`."""
    return PictureFiles(shipped() / "assets" / "pictures")
