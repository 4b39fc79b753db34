"""Writing so that a crash leaves the old file whole, and setting aside what cannot be read."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

_FLAGS = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
_SILENT = "it is a pipe into which nobody writes"


def write(path: Path, data: bytes) -> None:
    """Puts data in a file, whole or not at all; raises OSError, and then the old file is as it was.

    The data is written beside the file, forced to the disk and put in its place in one step. Folders are
    made as needed; a link is followed, so that a linked settings file stays linked.
    """
    if path.is_symlink():
        path = followed(path)
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


def followed(path: Path) -> Path:
    """Where a link leads; raises OSError for links in a circle, in every Python."""
    try:
        end = path.resolve()
    except RuntimeError as error:
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(path)) from error
    if end.is_symlink():
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(path))
    return end


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
    """The first `limit` + 1 bytes of a file: one more than the limit tells that it was too long.

    Raises OSError; a named pipe into which nobody writes is one too, where it would be waited for in vain.
    """
    with open(path, "rb", opener=_at_once) as file:
        handle = file.fileno()
        if os.name == "nt" or not stat.S_ISFIFO(os.fstat(handle).st_mode):
            return file.read(limit + 1)
        first = file.raw.read(limit + 1)
        if first == b"":
            raise OSError(errno.EPIPE, _SILENT, str(path))
        os.set_blocking(handle, True)
        first = first or b""  # None: there is somebody who has not written yet
        return first + file.read(limit + 1 - len(first))


def _at_once(path: str, flags: int) -> int:
    """Opens a file, and a pipe without waiting for its other end."""
    handle = os.open(path, flags | getattr(os, "O_NONBLOCK", 0))
    if os.name != "nt" and not stat.S_ISFIFO(os.fstat(handle).st_mode):
        os.set_blocking(handle, True)
    return handle


def set_aside(path: Path) -> Path:
    """Renames a damaged file to a free name beside it and gives that name; raises OSError."""
    for number in range(1, 1000):
        aside = path.with_name(f"{path.name}.damaged" + (f"-{number}" if number > 1 else ""))
        if not os.path.lexists(aside):
            path.rename(aside)
            return aside
    raise OSError(f"there are too many damaged files beside {path}")
