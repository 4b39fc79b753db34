"""Simulated participants, so that a facilitator can practise alone.

They come by the same road as phones, a socket each over loopback, and behave by a seed: some are quick and
some slow, a few never vote, some change their minds before the vote closes and more of them after a talk, and
most send a word in the debrief.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import random
import threading
import urllib.request
from typing import Any

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import WebSocketException

SLOWEST = 14.0
"""Seconds within which everybody who votes has voted."""

SAID = (
    "heavy",
    "hurried",
    "seen",
    "torn",
    "proud",
    "uneasy",
    "listened to",
    "too fast",
    "honest",
    "tired",
    "fair",
)
"""What people say of a story in one word."""


class Rehearsal:
    """So many simulated participants on a server of this machine, until it is stopped."""

    def __init__(self, host: str, port: int, count: int, seed: int, pace: float = 1.0) -> None:
        self._host = f"[{host}]" if ":" in host else host
        self._port = port
        self._count = count
        self._seed = seed
        self._pace = pace
        self._thread = threading.Thread(target=self._run, name="rehearsal", daemon=True)
        self._loop: asyncio.AbstractEventLoop | None = None
        self._all: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Brings them in, over a few seconds."""
        self._thread.start()

    def stop(self) -> None:
        """Sends them home; those who have gone, or never came, need nothing."""
        if self._thread.ident is None:
            return
        if self._loop is not None and self._all is not None:
            # The loop is closed once everybody has gone by themselves.
            with contextlib.suppress(RuntimeError):
                self._loop.call_soon_threadsafe(self._all.cancel)
        self._thread.join(timeout=5)

    def _run(self) -> None:
        try:
            asyncio.run(self._everyone())
        except asyncio.CancelledError:
            return

    async def _everyone(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._all = asyncio.current_task()
        async with asyncio.TaskGroup() as group:
            for number in range(self._count):
                person = Simulated(
                    f"{self._host}:{self._port}", random.Random(f"{self._seed}/{number}"), self._pace
                )
                group.create_task(person.live())


class Simulated:
    """One simulated participant, whose every decision comes from its own generator."""

    def __init__(self, address: str, chance: random.Random, pace: float) -> None:
        self._address = address
        self._chance = chance
        self._pace = pace
        self._quickness = chance.uniform(0.05, 1.0)
        self._absent = chance.random() < 0.04
        self._stubborn = chance.random() < 0.6
        self._token = ""
        self._voted: tuple[int, int] = (0, 0)

    async def live(self) -> None:
        """Joins, follows the session, and comes back when the connection breaks."""
        await asyncio.sleep(self._chance.uniform(0, 4.0) * self._pace)
        while True:
            try:
                if not self._token:
                    self._token = await asyncio.to_thread(self._join)
                address = f"ws://{self._address}/ws?participant={self._token}"
                async with connect(address, compression=None, open_timeout=10) as socket:
                    await self._follow(socket)
            except (OSError, WebSocketException, TimeoutError, ValueError):
                await asyncio.sleep(1.0 * self._pace + 0.05)

    def _join(self) -> str:
        request = urllib.request.Request(
            f"http://{self._address}/join", b"{}", {"Content-Type": "application/json"}, method="POST"
        )
        with urllib.request.urlopen(request, timeout=10) as reply:
            return str(json.load(reply)["participant"])

    async def _follow(self, socket: ClientConnection) -> None:
        voting: asyncio.Task[None] | None = None
        try:
            async for text in socket:
                message = json.loads(text)
                if message.get("type") != "page":
                    continue
                if voting is not None:
                    voting.cancel()
                    voting = None
                word = message.get("word")
                if word is not None and word["mine"] is None and not self._absent:
                    voting = asyncio.create_task(self._say(socket))
                at = (message.get("decision", 0), message.get("round", 0))
                if message["phase"] == "vote" and at != self._voted and not self._absent:
                    voting = asyncio.create_task(self._vote(socket, message))
        finally:
            if voting is not None:
                voting.cancel()

    async def _vote(self, socket: ClientConnection, message: dict[str, Any]) -> None:
        await asyncio.sleep(self._quickness * self._chance.uniform(0.4, 1.0) * SLOWEST * self._pace)
        choice = self._choose(message)
        await self._send(socket, message, choice)
        self._voted = (message["decision"], message["round"])
        if message.get("mode") != "own" and self._chance.random() < 0.08:
            await asyncio.sleep(self._chance.uniform(0.5, 3.0) * self._pace)
            await self._send(socket, message, self._choose(message))

    async def _say(self, socket: ClientConnection) -> None:
        await asyncio.sleep(self._quickness * self._chance.uniform(0.4, 1.0) * SLOWEST * self._pace)
        await socket.send(json.dumps({"type": "word", "text": self._chance.choice(SAID)}))

    def _choose(self, message: dict[str, Any]) -> str:
        open = [choice["id"] for choice in message["page"]["choices"] if choice["open"]]
        before = message.get("first")
        if before in open and self._stubborn:
            return str(before)
        # Rooms lean: a scene's choices are not equally likely, and everybody there feels the same pull.
        pull = random.Random(f"{message['page'].get('title')}/{len(open)}")
        weights = [pull.uniform(0.2, 1.0) for _ in open]
        return str(self._chance.choices(open, weights)[0])

    async def _send(self, socket: ClientConnection, message: dict[str, Any], choice: str) -> None:
        vote = {
            "type": "vote",
            "decision": message["decision"],
            "round": message["round"],
            "choice": choice,
        }
        await socket.send(json.dumps(vote))
