"""Whether a folder stands on a floor that can carry a session: a disk of this machine.

SQLite's write-ahead log needs shared memory and locks that network shares and mounted foreign disks only
pretend to have (sqlite.org/wal.html, "All processes using a database must be on the same host computer").
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import psutil

_NETWORK = """
    9p afpfs afs beegfs ceph cifs coda davfs drvfs fuse.cephfs fuse.davfs fuse.glusterfs fuse.rclone
    fuse.s3fs fuse.sshfs fuse.vmhgfs-fuse fusesmb gfs2 glusterfs gpfs lustre ncpfs nfs nfs3 nfs4 ocfs2
    prl_fs pvfs2 smb2 smb3 smbfs vboxsf vmhgfs webdav
"""
NETWORK = frozenset(_NETWORK.split())
"""File systems of another machine, or of another system on this one, by the names that systems give them."""


class Mount(NamedTuple):
    """Where a file system is mounted, and its kind and options as the system calls them."""

    point: str
    kind: str
    options: str = ""


def mounts() -> list[Mount]:
    """All that is mounted here; empty where the system does not say."""
    try:
        return [Mount(p.mountpoint, p.fstype, p.opts) for p in psutil.disk_partitions(all=True)]
    except (OSError, RuntimeError):
        return []


def unsuitable(folder: Path, mounted: Iterable[Mount]) -> str:
    """Why a session must not be kept in a folder, in words with a way out, or "" where it may."""
    path = os.path.realpath(folder)
    if path.startswith("\\\\"):
        return _words(folder, "a network share")
    found: Mount | None = None
    for mount in mounted:
        point = os.path.realpath(mount.point)
        inside = os.path.normcase(path) == os.path.normcase(point) or os.path.normcase(path).startswith(
            os.path.normcase(point.rstrip(os.sep) + os.sep)
        )
        if inside and (found is None or len(point) >= len(os.path.realpath(found.point))):
            found = mount
    if found is None:
        return ""
    if found.kind.lower() in NETWORK or "remote" in found.options.split(","):
        return _words(folder, f"a network share or another system’s disk ({found.kind})")
    return ""


def _words(folder: Path, what: str) -> str:
    return (
        f"A session can’t be kept in {folder}: it is on {what}, where votes could be lost. "
        "Set FULCRUM_HOME to a folder on this machine’s own disk, or use --database with PostgreSQL."
    )
