"""The user's folder: saves, settings, scenarios of their own, and the log of what went wrong."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

VARIABLE = "FULCRUM_HOME"
_NOWHERE = Path(os.devnull) / "Fulcrum"


class Home(NamedTuple):
    """The user's folder and the folder for what can be worked out again. Neither need exist."""

    folder: Path
    cache: Path

    @property
    def scenarios(self) -> Path:
        """Scenarios of the user's own."""
        return self.folder / "scenarios"

    @property
    def saves(self) -> Path:
        """One folder a scenario, one file a playthrough."""
        return self.folder / "saves"

    @property
    def settings(self) -> Path:
        """The settings file."""
        return self.folder / "settings.json"

    @property
    def logs(self) -> Path:
        """What went wrong, for a bug report."""
        return self.folder / "logs"


def home(environment: Mapping[str, str] = os.environ) -> Home:
    """The folder in `FULCRUM_HOME`, else the system's own place for a user's data; nothing is made.

    An account without a home folder gets a place where no file can be made, so that every write fails in
    words and the game goes on.
    """
    given = environment.get(VARIABLE, "")
    if given:
        folder = _expanded(Path(given)).absolute()
        return Home(folder, folder / "cache")
    from platformdirs import user_cache_dir, user_data_dir

    folder = Path(user_data_dir("Fulcrum", appauthor=False, roaming=False))
    cache = Path(user_cache_dir("Fulcrum", appauthor=False))
    if not (folder.is_absolute() and cache.is_absolute()):
        return Home(_NOWHERE, _NOWHERE / "cache")
    return Home(folder, cache)


def _expanded(path: Path) -> Path:
    try:
        return path.expanduser()
    except RuntimeError:  # "~nobody": there is no such account, so it is a name like any other
        return path
