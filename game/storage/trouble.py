"""What the system says when a file cannot be read or written, in words that say what to do."""

from __future__ import annotations

import errno
from pathlib import Path

_FULL = {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)}
_FORBIDDEN = {errno.EACCES, errno.EPERM}
_BUSY = {errno.EBUSY, errno.ETXTBSY, errno.EAGAIN}


def why(error: OSError) -> str:
    """The cause of a failed read or write as the end of a sentence, without its place."""
    number = error.errno
    if number in _FULL:
        return "no space is left on the disk"
    if number == errno.EROFS:
        return "the disk is read-only"
    if number in _FORBIDDEN:
        return "this account may not use it, or another program holds it"
    if number in _BUSY:
        return "another program holds it"
    if number == errno.ENOENT:
        return "it is not there"
    if number == errno.EISDIR:
        return "it is a folder"
    if number in {errno.ENOTDIR, errno.EEXIST}:
        return "a file stands where a folder should be"
    if number == errno.ENAMETOOLONG:
        return "its name is too long for this disk"
    return (error.strerror or str(error) or type(error).__name__).rstrip(".").lower()


def way_out(error: OSError) -> str:
    """What to do about a failed write, as a sentence of its own."""
    if error.errno in _FULL:
        return "Free some space."
    if error.errno in _BUSY | _FORBIDDEN:
        return "Close the program that holds it, or set FULCRUM_HOME to a folder of your own."
    return "Set FULCRUM_HOME to a folder that can be written."


def name_out(error: OSError) -> str:
    """What to do where a file that somebody named could not be written, as a sentence of its own."""
    return "Free some space." if error.errno in _FULL else "Give another name or folder."


def not_written(what: str, path: Path, error: OSError) -> str:
    """One line: what was not written, where, why, and the way out."""
    return f"{what}: {path} could not be written, because {why(error)}. {way_out(error)}"
