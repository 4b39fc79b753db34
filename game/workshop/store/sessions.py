"""All sessions of one place: list them, make one, open one, delete one, and delete what is past its date."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, delete, insert, inspect, select

from game.workshop.store.record import Record, packed, unpacked
from game.workshop.store.store import Deliver, Store
from game.workshop.store.tables import FORMAT, picture, session

_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,79}")


class NoStore(Exception):
    """Sessions can't be kept or read there; the message says why and what to do."""


class Served(NoStore):
    """A session is being served now, so that it is neither opened a second time nor deleted."""

    def __init__(self, id: str) -> None:
        super().__init__(
            f"The session “{id}” is being served now. Use its console, or stop it first "
            "(Ctrl-C where it runs)."
        )


@dataclass(frozen=True, slots=True)
class Unread:
    """A session that is there and could not be read, and why."""

    id: str
    why: str


class Sessions(ABC):
    """A place with sessions."""

    @abstractmethod
    def listed(self) -> tuple[list[Record], list[Unread]]:
        """What is kept, newest first, and what could not be read: damaged, newer, or being served now."""

    @abstractmethod
    def make(self, record: Record, pictures: Mapping[str, bytes] | None = None) -> None:
        """Keeps a new session, with its scenario's own pictures by name; raises `NoStore`."""

    @abstractmethod
    def record(self, id: str) -> Record:
        """One session's own row; raises `NoStore`."""

    @abstractmethod
    def pictures(self, id: str) -> dict[str, bytes]:
        """The pictures that were kept with a session, by name; raises `NoStore`."""

    @abstractmethod
    def open(self, id: str, deliver: Deliver) -> Store:
        """A session's store, not started yet; raises `NoStore`."""

    @abstractmethod
    def delete(self, id: str) -> None:
        """Deletes a session with all that is kept of it; raises `NoStore` where there is none, and `Served`
        as long as anybody serves it."""

    @abstractmethod
    def now(self) -> float:
        """Seconds since 1970 by the clock of the place."""

    @abstractmethod
    def close(self) -> None:
        """Lets go of the place."""

    def purge(self) -> list[str]:
        """Deletes every session past its date that nobody serves, and says which."""
        now = self.now()
        records, _ = self.listed()
        gone = []
        for record in records:
            if record.delete_after <= now:
                with suppress(Served):
                    self.delete(record.id)
                    gone.append(record.id)
        return gone


def open_sessions(url: str | None, folder: Path) -> Sessions:
    """The place at a database's URL, else the folder; raises `NoStore`."""
    if url is None:
        from game.workshop.store.files import FileSessions

        return FileSessions(folder)
    from game.workshop.store.server import ServerSessions

    return ServerSessions(url)


def checked(id: str) -> str:
    """An id that can be a session's; raises `NoStore`."""
    if not _ID.fullmatch(id):
        raise NoStore(f"“{id[:80]}” is not a session. “fulcrum workshop --list” shows what there is.")
    return id


def missing(id: str) -> NoStore:
    """The words for a session that is not there."""
    return NoStore(f"There is no session “{id}”. “fulcrum workshop --list” shows what there is.")


def insert_record(connection: Connection, record: Record, pictures: Mapping[str, bytes] | None) -> None:
    """Writes a session's own row, and its pictures."""
    connection.execute(
        insert(session),
        {
            "id": record.id,
            "format": FORMAT,
            "scenario": record.scenario,
            "title": record.title,
            "digest": record.digest,
            "file": record.file,
            "sources": packed(record.sources),
            "seed": record.seed,
            "mode": record.mode,
            "minutes": record.minutes,
            "host_token": record.host_token,
            "made": record.made,
            "delete_after": record.delete_after,
            "saved": 0,
            "steps": 0,
            "people": 0,
            "phase": record.phase,
            "decision": 0,
            "round": 0,
            "alive": record.made,
        },
    )
    for name, body in (pictures or {}).items():
        connection.execute(insert(picture), {"session": record.id, "name": name, "body": body})


def read_pictures(connection: Connection, id: str) -> dict[str, bytes]:
    """A session's pictures by name; none where it was kept before pictures were."""
    if not inspect(connection).has_table(picture.name):
        return {}
    query = select(picture.c.name, picture.c.body).where(picture.c.session == id)
    return {name: bytes(body) for name, body in connection.execute(query)}


def read_records(connection: Connection, id: str | None = None) -> list[Record]:
    """Sessions' own rows, newest first; raises `NoStore` for a format that is newer than this program."""
    query = select(session).order_by(session.c.made.desc())
    if id is not None:
        query = query.where(session.c.id == id)
    found = []
    for row in connection.execute(query).mappings():
        if row["format"] > FORMAT:
            raise NoStore(
                f"The session “{row['id']}” was kept by a newer Fulcrum (format {row['format']}; "
                f"this one reads {FORMAT}). It was left as it is. Use the newer version."
            )
        found.append(
            Record(
                id=row["id"],
                scenario=row["scenario"],
                title=row["title"],
                digest=row["digest"],
                file=row["file"],
                sources=unpacked(row["sources"]),
                seed=row["seed"],
                mode=row["mode"],
                minutes=row["minutes"],
                host_token=row["host_token"],
                made=row["made"],
                delete_after=row["delete_after"],
                alive=row["alive"],
                phase=row["phase"],
                decision=row["decision"],
                people=row["people"],
                steps=row["steps"],
            )
        )
    return found


def delete_record(connection: Connection, id: str) -> bool:
    """Deletes a session's row and with it all its lists; whether there was one."""
    return connection.execute(delete(session).where(session.c.id == id)).rowcount > 0
