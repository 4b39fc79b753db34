"""A PostgreSQL server of our own in a temporary folder: Debian's programs, a socket's own port, loopback
only."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def programs() -> Path | None:
    """The folder of PostgreSQL's programs, newest first; None where there are none."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), reverse=True)
    if found:
        return found[0].parent
    path = shutil.which("initdb")
    return None if path is None else Path(path).parent


def account() -> str | None:
    """PostgreSQL refuses to run as root: the account to run it as, or None for our own."""
    return "nobody" if os.name == "posix" and os.geteuid() == 0 else None


@contextmanager
def cluster(folder: Path) -> Iterator[str]:
    """A running server; the URL of its database. It is stopped and gone afterwards."""
    bin = programs()
    assert bin is not None, "PostgreSQL's programs are not installed: apt-get install postgresql"
    data = Path(tempfile.mkdtemp(prefix="pg", dir="/tmp"))
    user = account()
    if user is not None:
        shutil.chown(data, user)
    try:
        run = {"check": True, "user": user, "stdout": subprocess.DEVNULL, "stderr": subprocess.PIPE}
        clean = {"PATH": os.environ.get("PATH", ""), "LC_ALL": "C", "HOME": str(data)}
        subprocess.run(
            [bin / "initdb", "-D", data / "db", "-U", "fulcrum", "-A", "trust", "--no-sync", "-E", "UTF8"],
            env=clean,
            cwd="/",
            **run,
        )
        port = _free_port()
        options = f"-h 127.0.0.1 -p {port} -k {data} -c max_connections=60"
        subprocess.run(
            [bin / "pg_ctl", "-D", data / "db", "-w", "-t", "60", "-l", data / "log", "-o", options, "start"],
            env=clean,
            cwd="/",
            **run,
        )
        try:
            yield f"postgresql+psycopg://fulcrum@127.0.0.1:{port}/postgres"
        finally:
            subprocess.run(
                [bin / "pg_ctl", "-D", data / "db", "-m", "immediate", "stop"], env=clean, cwd="/", **run
            )
    finally:
        shutil.rmtree(data, ignore_errors=True)


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port
