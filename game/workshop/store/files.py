"""Sessions as SQLite files, one each, in a folder of the user's own."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DatabaseError, SQLAlchemyError
from sqlalchemy.pool import StaticPool

from game.storage.trouble import why
from game.workshop.store.floor import mounts, unsuitable
from game.workshop.store.record import Record
from game.workshop.store.sessions import (
    NoStore,
    Served,
    Sessions,
    Unread,
    checked,
    insert_record,
    missing,
    read_pictures,
    read_records,
)
from game.workshop.store.store import Deliver, Store
from game.workshop.store.tables import metadata

SUFFIX = ".session"
Read = TypeVar("Read")


class FileSessions(Sessions):
    """A folder of session files. It is made when the first session is."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def listed(self) -> tuple[list[Record], list[Unread]]:
        found: list[Record] = []
        unread: list[Unread] = []
        for path in sorted(self.folder.glob(f"*{SUFFIX}")) if self.folder.is_dir() else []:
            try:
                found += self._read(path)
            except NoStore as error:
                unread.append(Unread(path.stem, str(error)))
        return sorted(found, key=lambda record: -record.made), unread

    def make(self, record: Record, pictures: Mapping[str, bytes] | None = None) -> None:
        why = unsuitable(self.folder, mounts())
        if why:
            raise NoStore(why)
        path = self._path(record.id)
        try:
            self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            # Nobody else on this machine may read who chose what.
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
            engine = _engine(path)
            try:
                with engine.begin() as connection:
                    metadata.create_all(connection)
                    insert_record(connection, record, pictures)
            finally:
                engine.dispose()
        except (OSError, SQLAlchemyError) as error:
            raise NoStore(_not_kept(self.folder, error)) from error

    def record(self, id: str) -> Record:
        path = self._path(id)
        if not path.is_file():
            raise missing(id)
        found = self._read(path)
        if not found:
            raise missing(id)
        return found[0]

    def pictures(self, id: str) -> dict[str, bytes]:
        path = self._path(id)
        if not path.is_file():
            raise missing(id)
        return self._reading(path, lambda connection: read_pictures(connection, id))

    def open(self, id: str, deliver: Deliver) -> Store:
        path = self._path(id)
        if not path.is_file():
            raise missing(id)
        why = unsuitable(self.folder, mounts())
        if why:
            raise NoStore(why)
        engine = _engine(path)
        try:
            with engine.begin():
                pass
        except (OSError, SQLAlchemyError) as error:
            engine.dispose()
            raise _busy_or(path, error) from error
        return Store(engine, id, deliver, engine.dispose)

    def delete(self, id: str) -> None:
        path = self._path(id)
        if not path.is_file():
            raise missing(id)
        self._read(path)
        for suffix in ("", "-wal", "-shm", "-journal"):
            Path(f"{path}{suffix}").unlink(missing_ok=True)

    def now(self) -> float:
        return time.time()

    def close(self) -> None:
        pass

    def _path(self, id: str) -> Path:
        return self.folder / f"{checked(id)}{SUFFIX}"

    def _read(self, path: Path) -> list[Record]:
        return self._reading(path, read_records)

    def _reading(self, path: Path, read: Callable[[Connection], Read]) -> Read:
        engine = _engine(path)
        try:
            with engine.begin() as connection:
                return read(connection)
        except (OSError, SQLAlchemyError) as error:
            raise _busy_or(path, error) from error
        finally:
            engine.dispose()


def _engine(path: Path) -> Engine:
    """One connection that holds its file alone: write-ahead log, every commit synced, deleted pages
    overwritten."""
    engine = create_engine(
        f"sqlite+pysqlite:///{path}",
        poolclass=StaticPool,
        connect_args={"check_same_thread": False, "timeout": 1.0},
    )

    @event.listens_for(engine, "connect")
    def connected(connection: Any, record: Any) -> None:
        connection.isolation_level = None
        cursor = connection.cursor()
        cursor.execute("pragma locking_mode=exclusive")
        if cursor.execute("pragma journal_mode=wal").fetchone()[0] != "wal":
            raise sqlite3.OperationalError("this disk cannot carry a write-ahead log")
        cursor.execute("pragma synchronous=full")
        cursor.execute("pragma foreign_keys=on")
        cursor.execute("pragma secure_delete=on")
        cursor.close()

    @event.listens_for(engine, "begin")
    def begun(connection: Any) -> None:
        connection.exec_driver_sql("begin immediate")

    return engine


def _busy_or(path: Path, error: Exception) -> NoStore:
    if "locked" in str(error):
        return Served(path.stem)
    if isinstance(error, DatabaseError) and ("not a database" in str(error) or "malformed" in str(error)):
        return NoStore(f"The session file {path} is damaged and was left as it is. Begin a new session.")
    return NoStore(_not_kept(path, error))


def _not_kept(where: Path, error: Exception) -> str:
    cause = why(error) if isinstance(error, OSError) else getattr(error, "orig", None) or error
    return (
        f"A session can’t be kept in {where} ({cause}). "
        "Set FULCRUM_HOME to a folder on this machine’s own disk that can be written."
    )
