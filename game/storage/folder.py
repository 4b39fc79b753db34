"""The folder that a scenario stands in: what the scenario may name, and nothing outside it."""

from __future__ import annotations

from pathlib import Path

from game.storage.atomic import read_at_most
from game.storage.trouble import why

LARGEST_TEXT = 2 * 1024 * 1024
"""A scenario file or an included one, in bytes; one byte more is handed on, and the reader refuses it."""
LARGEST_PICTURE = 16 * 1024 * 1024


class NotLoaded(OSError):
    """A file that a scenario names cannot be had; the message is a sentence, `strerror` the cause alone."""

    def __init__(self, path: str, cause: str) -> None:
        super().__init__(f"“{path}” cannot be read: {cause}.")
        self.strerror = cause


class ScenarioFolder:
    """Reads files beside a scenario. No path leads out of the folder, symbolic links neither."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def load(self, path: str) -> bytes:
        """The bytes of an included file, by its path as written; raises `NotLoaded`."""
        return self._read(path, LARGEST_TEXT)

    def picture(self, path: str) -> bytes:
        """The bytes of a picture beside the scenario; raises `NotLoaded`, also for one over 16 MiB."""
        data = self._read(path, LARGEST_PICTURE)
        if len(data) > LARGEST_PICTURE:
            raise NotLoaded(path, f"it is larger than {LARGEST_PICTURE // 1024**2} MiB")
        return data

    def locate(self, path: str) -> Path:
        """Where a path as written leads; raises `NotLoaded` where that is outside the folder."""
        parts = path.replace("\\", "/").split("/")
        if not path or "\0" in path or path.startswith(("/", "\\", "~")) or ":" in parts[0] or ".." in parts:
            raise NotLoaded(path, "its path does not stay in the scenario’s folder")
        try:
            root = self._folder.resolve(strict=True)
            found = root.joinpath(*parts).resolve(strict=True)
        except (OSError, RuntimeError, ValueError) as error:
            cause = why(error) if isinstance(error, OSError) else "its links lead in a circle"
            raise NotLoaded(path, cause) from error
        if root not in found.parents:
            raise NotLoaded(path, "it is a link that leads out of the scenario’s folder")
        return found

    def _read(self, path: str, limit: int) -> bytes:
        found = self.locate(path)
        if not found.is_file():
            raise NotLoaded(path, "it is not a file")
        try:
            return read_at_most(found, limit)
        except OSError as error:
            raise NotLoaded(path, why(error)) from error
