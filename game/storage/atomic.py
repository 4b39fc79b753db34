"""Writing so that a crash leaves the old file whole, and setting aside what cannot be read."""

from __future__ import annotations

import os
from pathlib import Path

_FLAGS = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)


def write(path: Path, data: bytes) -> None:
    """Puts data in a file, whole or not at all; raises OSError, and then the old file is as it was.

    The data is written beside the file, forced to the disk and put in its place in one step. Folders are
    made as needed; a link is followed, so that a linked settings file stays linked.
    """
    if path.is_symlink():
        path = path.resolve()
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name[:80]}.{os.getpid()}-{os.urandom(4).hex()}.tmp")
    handle = os.open(beside, _FLAGS, 0o600)
    try:
        try:
            _write_all(handle, data)
            os.fsync(handle)
        finally:
            os.close(handle)
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    _settle(path.parent)


def _write_all(handle: int, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(handle, rest) :]


def _settle(folder: Path) -> None:
    """Forces the new name to the disk where the system can; elsewhere renaming is as safe as it gets."""
    if os.name == "nt":
        return
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(handle)
    except OSError:
        pass  # some network disks refuse to force a folder; the file itself is on the disk
    finally:
        os.close(handle)


def read_at_most(path: Path, limit: int) -> bytes:
    """The first `limit` + 1 bytes of a file: one more than the limit tells that it was too long."""
    with path.open("rb") as file:
        return file.read(limit + 1)


def set_aside(path: Path) -> Path:
    """Renames a damaged file to a free name beside it and gives that name; raises OSError."""
    for number in range(1, 1000):
        aside = path.with_name(f"{path.name}.damaged" + (f"-{number}" if number > 1 else ""))
        if not os.path.lexists(aside):
            path.rename(aside)
            return aside
    raise OSError(f"there are too many damaged files beside {path}")
