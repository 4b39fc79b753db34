"""A session on the air for a test: the real server on a free port of this machine."""

from __future__ import annotations

import json
import secrets
import socket
import urllib.request
from pathlib import Path
from typing import Any

from game.workshop.pages import Pages
from game.workshop.server.serving import Server
from game.workshop.server.site import Doors
from game.workshop.store.record import Record
from game.workshop.store.sessions import open_sessions
from tests.workshop_pages.rooms import scenario

DELETE_ON = "25 December"


class OnAir:
    """A served session of a shipped scenario. Stop it when done."""

    def __init__(self, folder: Path, id: str = "counted-twice", mode: str = "together") -> None:
        told = scenario(id)
        self._sessions = open_sessions(None, folder)
        now = self._sessions.now()
        record = Record(
            id=secrets.token_hex(4),
            scenario=told.id,
            title=told.title,
            digest=told.digest,
            file=f"{id}.yaml",
            sources={},
            seed=3,
            mode=mode,
            minutes=25,
            host_token=secrets.token_hex(16),
            made=now,
            delete_after=now + 86_400,
        )
        self._sessions.make(record)
        self.record = record
        self.port = 0
        self._told = told
        self.start()

    def start(self) -> None:
        """Goes on the air, on the same port as before where there was one."""
        listening = socket.socket()
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(("127.0.0.1", self.port))
        listening.listen(128)
        self.port = listening.getsockname()[1]
        doors = Doors([], self.port, ())
        pages = Pages(self._told, DELETE_ON)
        self.server = Server(
            self._sessions, self.record, self._told, pages, doors, listening, DELETE_ON, of=8
        )
        self.server.start()

    @property
    def url(self) -> str:
        """The phones' address."""
        return f"http://127.0.0.1:{self.port}/"

    @property
    def console(self) -> str:
        """The console's address, with its key."""
        return f"{self.url}console#{self.record.host_token}"

    def do(self, do: str, **more: Any) -> dict[str, Any]:
        """A step of the facilitator, by the wire."""
        return self._asked("console/do", {"do": do, **more})

    def state(self) -> dict[str, Any]:
        """What a console gets."""
        return self._asked("console/state", None)

    def stop(self) -> None:
        """Goes off the air; phones that are connected are told to come back."""
        self.server.stop()

    def close(self) -> None:
        """Stops for good."""
        self.stop()
        self._sessions.close()

    def _asked(self, path: str, body: dict[str, Any] | None) -> dict[str, Any]:
        request = urllib.request.Request(
            self.url + path,
            data=None if body is None else json.dumps(body).encode(),
            headers={
                "Authorization": f"Bearer {self.record.host_token}",
                "Content-Type": "application/json",
            },
        )
        with urllib.request.urlopen(request, timeout=10) as answer:
            found: dict[str, Any] = json.load(answer)
            return found
