"""Files that an author gets: made whole or not at all, and with the permissions of any file of theirs."""

from __future__ import annotations

import contextlib
import os
import stat
from pathlib import Path

from game.storage.atomic import followed


def create(path: Path, data: bytes) -> None:
    """Puts data in a new file; raises FileExistsError where there is one, also one made a moment ago.

    The data is written beside it, forced to the disk and then given its name, which the system refuses where
    the name is taken. Folders are made as needed.
    """
    beside = _beside(path, data)
    try:
        if os.name == "nt":
            beside.rename(path)
            return
        try:
            path.hardlink_to(beside)
        except FileExistsError:
            raise
        except OSError:  # a disk without links: the name is taken first, and then the file put in its place
            path.open("xb").close()
            beside.replace(path)
    finally:
        with contextlib.suppress(OSError):
            beside.unlink()


def put(path: Path, data: bytes) -> None:
    """Puts data in a file, in place of what was there; raises OSError, and then the old file is as it was.

    A link is followed, so that what it leads to is replaced and the link stays. Who may read and write the
    file stays as it is.
    """
    if path.is_symlink():
        path = followed(path)
    beside = _beside(path, data)
    try:
        # A disk without permissions has none to keep.
        with contextlib.suppress(OSError):
            beside.chmod(stat.S_IMODE(path.stat().st_mode))
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def _beside(path: Path, data: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name[:80]}.{os.getpid()}-{os.urandom(4).hex()}.tmp")
    try:
        with beside.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    return beside
