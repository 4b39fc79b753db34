"""Sessions on a PostgreSQL server, where several servers of ours can share one."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, make_url, text
from sqlalchemy.exc import ArgumentError, SQLAlchemyError

from game.workshop.store.record import Record
from game.workshop.store.sessions import (
    NoStore,
    Served,
    Sessions,
    Unread,
    checked,
    delete_record,
    insert_record,
    missing,
    read_pictures,
    read_records,
)
from game.workshop.store.store import Deliver, Store, channel
from game.workshop.store.tables import metadata

AGAIN = 5.0
"""Seconds after which a server looks for news by itself, in case a notice was lost."""

_HELD = "hashtextextended(%s, 7065618)"
"""The lock of a session, by its id: shared by all who serve it, and wanted alone by whoever deletes it. It
ends with its connection, so that a server that was killed holds nothing."""


class ServerSessions(Sessions):
    """All sessions in one database. Its tables are made at first use."""

    def __init__(self, url: str) -> None:
        try:
            parsed = make_url(url)
        except ArgumentError as error:
            raise NoStore(f"“{url}” is not the address of a database. {_EXAMPLE}") from error
        if parsed.drivername not in ("postgresql", "postgresql+psycopg"):
            raise NoStore(f"Sessions can be kept on PostgreSQL, not on “{parsed.drivername}”. {_EXAMPLE}")
        self._url = parsed.set(drivername="postgresql+psycopg")
        try:
            self._engine = create_engine(self._url, pool_pre_ping=True, pool_size=2)
            with self._engine.begin() as connection:
                # Two servers that start at once must not both make the tables.
                connection.execute(text("select pg_advisory_xact_lock(7065617)"))
                metadata.create_all(connection)
        except ModuleNotFoundError as error:
            raise NoStore("PostgreSQL needs a driver: pip install 'fulcrum-game[postgres]'") from error
        except SQLAlchemyError as error:
            raise NoStore(self._why(error)) from error

    def listed(self) -> tuple[list[Record], list[Unread]]:
        with self._begin() as connection:
            return read_records(connection), []

    def make(self, record: Record, pictures: Mapping[str, bytes] | None = None) -> None:
        with self._begin() as connection:
            insert_record(connection, record, pictures)

    def record(self, id: str) -> Record:
        with self._begin() as connection:
            found = read_records(connection, checked(id))
        if not found:
            raise missing(id)
        return found[0]

    def pictures(self, id: str) -> dict[str, bytes]:
        self.record(id)
        with self._begin() as connection:
            return read_pictures(connection, id)

    def open(self, id: str, deliver: Deliver) -> Store:
        self.record(id)
        engine = create_engine(self._url, pool_pre_ping=True, pool_size=1, max_overflow=0)
        listener = Listener(engine, id)
        store = Store(engine, id, deliver, listener.stop)
        listener.start(store)
        try:
            self.record(id)  # which may have been deleted until it was held
        except NoStore:
            store.stop()
            raise
        return store

    def delete(self, id: str) -> None:
        with self._begin() as connection:
            free = connection.exec_driver_sql(f"select pg_try_advisory_xact_lock({_HELD})", (checked(id),))
            if not free.scalar_one():
                raise Served(id)
            if not delete_record(connection, id):
                raise missing(id)

    def now(self) -> float:
        with self._begin() as connection:
            return float(
                connection.execute(text("select extract(epoch from clock_timestamp())")).scalar_one()
            )

    def close(self) -> None:
        self._engine.dispose()

    def _begin(self) -> _Begun:
        return _Begun(self._engine, self._why)

    def _why(self, error: Exception) -> str:
        cause = " ".join(str(getattr(error, "orig", None) or error).split())[:300]
        return f"The database at {self._url.render_as_string(hide_password=True)} can’t be used: {cause}"


class _Begun:
    """A transaction whose faults come as `NoStore`."""

    def __init__(self, engine: Engine, why: Any) -> None:
        self._engine, self._why = engine, why

    def __enter__(self) -> Connection:
        try:
            self._context = self._engine.begin()
            return self._context.__enter__()
        except SQLAlchemyError as error:
            raise NoStore(self._why(error)) from error

    def __exit__(self, kind: Any, error: Any, trace: Any) -> None:
        try:
            self._context.__exit__(kind, error, trace)
        except SQLAlchemyError as fault:
            raise NoStore(self._why(fault)) from fault


class Listener:
    """Hears when another server kept something, and has the store look; it also looks by itself now and
    then. As long as it listens the session is held, so that nobody deletes it."""

    def __init__(self, engine: Engine, id: str) -> None:
        self._engine = engine
        self._id = id
        self._channel = channel(id)
        self._began = threading.Event()
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name=f"news of {id}", daemon=True)

    def start(self, store: Store) -> None:
        """Starts to listen for a store; comes back once the session is held, or can't be as yet."""
        self._store = store
        self._thread.start()
        self._began.wait(timeout=AGAIN)

    def stop(self) -> None:
        """Stops listening and closes the store's connections."""
        self._stop.set()
        # A notice of our own wakes the listener at once.
        with contextlib.suppress(SQLAlchemyError), self._engine.begin() as connection:
            connection.exec_driver_sql("select pg_notify(%s, '')", (self._channel,))
        self._thread.join(timeout=5)
        self._engine.dispose()

    def _run(self) -> None:
        import psycopg

        url = self._engine.url.set(drivername="postgresql").render_as_string(hide_password=False)
        while not self._stop.is_set():
            try:
                with psycopg.connect(url, autocommit=True) as connection:
                    connection.execute(f"select pg_advisory_lock_shared({_HELD})", (self._id,))
                    connection.execute(f'listen "{self._channel}"')
                    self._began.set()
                    self._store.look()
                    self._listen(connection)
                    connection.execute("select pg_advisory_unlock_all()")
            except psycopg.Error:
                self._began.set()
                self._stop.wait(1.0)

    def _listen(self, connection: Any) -> None:
        quiet = 0.0
        while not self._stop.is_set():
            heard = list(connection.notifies(timeout=0.5, stop_after=1))
            quiet = 0.0 if heard else quiet + 0.5
            if heard or quiet >= AGAIN:
                quiet = 0.0
                self._store.look()


_EXAMPLE = "It looks like postgresql+psycopg://user:password@host/database."
