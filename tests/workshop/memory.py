"""A server and its phones joined in memory: the real application, store and pages, without a socket or a
thread of time.

Both sides are on one loop and the clock is moved by hand. Every byte that leaves the server is kept, with
who got it.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from game.model import Scenario
from game.workshop.opening import in_words, new_record, scenario_of
from game.workshop.pages import Pages
from game.workshop.room.phase import Mode
from game.workshop.room.room import Room, new_room
from game.workshop.server.app import application
from game.workshop.server.lines import Lines
from game.workshop.server.runner import Clockwork, Runner
from game.workshop.server.site import Doors, Site
from game.workshop.store import Record, Sessions, open_sessions

HOST = "127.0.0.1:8000"
LONG = 20.0
"""Seconds after which something that should come does not."""

Data = dict[str, Any]


@cache
def pages(scenario: Scenario) -> Pages:
    """The pages of a scenario, made once."""
    return Pages(scenario, "25 December")


@dataclass
class Reply:
    """What came back on a request."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def data(self) -> Data:
        """The body as JSON."""
        found: Data = json.loads(self.body)
        return found


@dataclass
class Sent:
    """Bytes that left the server: to whom, by which road, and in which phase."""

    surface: str
    number: int
    phase: str
    text: str


class Closed(Exception):
    """The server closed the socket."""

    def __init__(self, code: int) -> None:
        self.code = code
        super().__init__(f"closed with {code}")


class Socket:
    """The far end of a WebSocket. One that is `deaf` takes nothing once its first messages came."""

    def __init__(self, app: Any, path: str, headers: dict[str, str], deaf: bool = False) -> None:
        self._in: asyncio.Queue[Data] = asyncio.Queue()
        self._out: asyncio.Queue[Data] = asyncio.Queue()
        self.taking = asyncio.Event()
        self.deaf = deaf
        if not deaf:
            self.taking.set()
        parts = urlsplit(path)
        scope = {
            "type": "websocket",
            "asgi": {"version": "3.0", "spec_version": "2.4"},
            "http_version": "1.1",
            "scheme": "ws",
            "path": parts.path,
            "raw_path": parts.path.encode(),
            "query_string": parts.query.encode(),
            "headers": [(k.lower().encode(), v.encode()) for k, v in {"Host": HOST, **headers}.items()],
            "client": ("127.0.0.1", 50000),
            "server": ("127.0.0.1", 8000),
            "subprotocols": [],
            "extensions": {"websocket.http.response": {}},
        }
        self._in.put_nowait({"type": "websocket.connect"})
        self.task = asyncio.create_task(app(scope, self._in.get, self._take))

    async def _take(self, message: Data) -> None:
        if message["type"] == "websocket.send":
            await self.taking.wait()
        self._out.put_nowait(message)

    async def send(self, message: Data | str) -> None:
        """Sends a message."""
        text = message if isinstance(message, str) else json.dumps(message)
        self._in.put_nowait({"type": "websocket.receive", "text": text})

    async def next(self) -> Data:
        """The next message; raises `Closed`."""
        async with asyncio.timeout(LONG):
            while True:
                message = await self._out.get()
                if message["type"] == "websocket.send":
                    found: Data = json.loads(message["text"])
                    return found
                if message["type"] == "websocket.close":
                    raise Closed(message["code"])
                if message["type"] == "websocket.http.response.start":
                    raise Closed(message["status"])

    @property
    def waiting(self) -> int:
        """Messages that came and were not read yet."""
        return self._out.qsize()

    async def leave(self) -> None:
        """Goes away."""
        self._in.put_nowait({"type": "websocket.disconnect", "code": 1001})
        self.taking.set()
        async with asyncio.timeout(LONG):
            await asyncio.wait([self.task])


class Phone:
    """Somebody's phone: joined, with one socket."""

    def __init__(self, hall: Hall, token: str, number: int, name: str, socket: Socket) -> None:
        self.hall, self.token, self.number, self.name, self.socket = hall, token, number, name, socket
        self.page: Data = {}

    async def until(self, **wanted: Any) -> Data:
        """Reads on to a page with these values."""
        while not all(self.page.get(key) == value for key, value in wanted.items()):
            message = await self.socket.next()
            if message["type"] == "page":
                self.page = message
        return self.page

    async def answer(self) -> Data:
        """Reads on to the answer to what was sent; pages on the way are taken in."""
        while True:
            message = await self.socket.next()
            if message["type"] != "page":
                return message
            self.page = message

    async def vote(self, choice: str, **more: Any) -> Data:
        """Votes on what the phone shows; the answer."""
        body = {"type": "vote", "decision": self.page["decision"], "round": self.page["round"]}
        await self.socket.send({**body, "choice": choice, **more})
        return await self.answer()


@dataclass
class Hall:
    """A session on the air, in memory."""

    site: Site
    runner: Runner
    record: Record
    app: Any
    sessions: Sessions
    sent: list[Sent] = field(default_factory=list)
    seconds: float = 0.0

    @property
    def room(self) -> Room:
        """The room as it stands."""
        return self.runner.room

    async def request(
        self,
        method: str,
        path: str,
        body: Data | bytes | None = None,
        headers: dict[str, str] | None = None,
        host: bool = False,
        client: str = "127.0.0.1",
    ) -> Reply:
        """One request, with the host's token or without."""
        raw = body if isinstance(body, bytes) else b"" if body is None else json.dumps(body).encode()
        given = {"Host": HOST, "Content-Type": "application/json", **(headers or {})}
        if host:
            given["Authorization"] = f"Bearer {self.record.host_token}"
        parts = urlsplit(path)
        scope = {
            "type": "http",
            "asgi": {"version": "3.0"},
            "http_version": "1.1",
            "method": method,
            "scheme": "http",
            "path": parts.path,
            "raw_path": parts.path.encode(),
            "query_string": parts.query.encode(),
            "headers": [(key.lower().encode(), value.encode()) for key, value in given.items()],
            "client": (client, 50000),
            "server": ("127.0.0.1", 8000),
        }
        inbox = [{"type": "http.request", "body": raw, "more_body": False}]
        reply = Reply(0, {}, b"")
        over = asyncio.Event()

        async def receive() -> Data:
            if inbox:
                return inbox.pop()
            await over.wait()
            return {"type": "http.disconnect"}

        async def send(message: Data) -> None:
            if message["type"] == "http.response.start":
                reply.status = message["status"]
                reply.headers = {k.decode().lower(): v.decode() for k, v in message["headers"]}
            else:
                reply.body += message.get("body", b"")

        async with asyncio.timeout(LONG):
            await self.app(scope, receive, send)
        over.set()
        return reply

    async def do(self, step: str, **more: Any) -> Data:
        """A step of the facilitator over the wire; it must be done."""
        reply = await self.request("POST", "/console/do", {"do": step, **more}, host=True)
        assert reply.status == 200, reply.body
        return reply.data

    async def state(self, look: bool = False) -> Data:
        """The console's state."""
        path = "/console/state?look=1" if look else "/console/state"
        return (await self.request("GET", path, host=True)).data

    def socket(self, path: str, headers: dict[str, str] | None = None, deaf: bool = False) -> Socket:
        """A socket to any path."""
        return Socket(self.app, path, headers or {}, deaf)

    async def phone(self, token: str | None = None, html: bool = False, deaf: bool = False) -> Phone:
        """Somebody joins, or comes back, and connects."""
        reply = await self.request("POST", "/join", {} if token is None else {"participant": token})
        person = reply.data
        path = f"/ws?participant={person['participant']}" + ("&html=1" if html else "")
        socket = self.socket(path, deaf=deaf)
        phone = Phone(self, person["participant"], person["number"], person["name"], socket)
        if not deaf:
            await phone.until(type="page")
        return phone

    async def phones(self, count: int) -> list[Phone]:
        """So many people with a phone each."""
        return [await self.phone() for _ in range(count)]

    async def wait(self, seconds: float) -> None:
        """Moves the clock, and lets the server look at it."""
        self.seconds += seconds
        await self.runner.tick()


@asynccontextmanager
async def hall(
    folder: Path,
    scenario: Scenario,
    mode: Mode = Mode.TOGETHER,
    record: Record | None = None,
    url: str | None = None,
    minutes: int = 25,
) -> AsyncIterator[Hall]:
    """A session in a folder (or on a database), served in memory; with a record it goes on with that
    session."""
    sessions = open_sessions(url, folder)
    if record is None:
        source = Path(__file__).parents[2] / "scenarios" / f"{scenario.id}.yaml"
        sources = {source.name: source.read_bytes()}
        record = new_record(sessions, scenario, sources, source.name, mode=mode, minutes=minutes, seed=3)
    else:
        record = sessions.record(record.id)
        scenario = scenario_of(record)
    found: list[Hall] = []
    clock = Clockwork(sessions.now(), lambda: found[0].seconds if found else 0.0)
    lines = Lines()
    doors = Doors([], 8000, ())
    made = pages(scenario)
    runner = Runner(
        new_room(record.id, scenario, record.seed, Mode(record.mode), record.minutes),
        clock,
        lines,
        lambda: doors.around(in_words(record.delete_after), None, None, 0),
        made.phone_part,
    )
    store = sessions.open(record.id, runner.deliver)
    try:
        await runner.begin(store, record.alive)
        site = Site(record, scenario, runner, doors, made)
        place = Hall(site, runner, record, application(site), sessions)
        found.append(place)
        yield place
        for line in lines.all:
            await line.close(1001)
    finally:
        await asyncio.to_thread(store.stop)
        sessions.close()
