"""A load of phones on raw sockets, for the benchmarks of the workshop: loopback only, bounded, stops by
itself.

    python -m tests.benchmarks.workshop_phones PORT PHONES SPREAD PID HOST_TOKEN

joins and connects so many phones, opens a vote, lets every phone vote once within so many seconds, and
prints one line of JSON: times of acknowledgements and of pages, errors, and the memory and processor time
of process PID. Frames are made by hand, which costs far less than the server under test.
"""

from __future__ import annotations

import asyncio
import base64
import json
import os
import random
import sys
import time
from typing import Any

import psutil

MASK = b"\x01\x02\x03\x04"
MOST = 6000
"""Phones that a driver brings at most."""

Data = dict[str, Any]


def frame(text: str, opcode: int = 1) -> bytes:
    """A masked WebSocket frame with a text under 64 KiB."""
    body = text.encode()
    length = len(body)
    head = bytes([0x80 | opcode])
    if length < 126:
        head += bytes([0x80 | length])
    else:
        head += bytes([0x80 | 126]) + length.to_bytes(2, "big")
    mask = (MASK * (length // 4 + 1))[:length]
    masked = (int.from_bytes(body, "big") ^ int.from_bytes(mask, "big")).to_bytes(length, "big")
    return head + MASK + masked


class Phone(asyncio.Protocol):
    """One phone. `load` hears of its connection, its pages and its answers."""

    __slots__ = ("acked", "buffer", "load", "number", "page", "sent", "token", "transport", "up")

    def __init__(self, load: Load, number: int, token: str) -> None:
        self.load, self.number, self.token = load, number, token
        self.buffer, self.up, self.sent, self.acked = b"", False, 0.0, 0.0
        self.page: Data = {}
        self.transport: Any = None

    def connection_made(self, transport: Any) -> None:
        """Asks for the socket."""
        self.transport = transport
        key = base64.b64encode(os.urandom(16)).decode()
        transport.write(
            (
                f"GET /ws?participant={self.token} HTTP/1.1\r\nHost: 127.0.0.1:{self.load.port}\r\n"
                f"Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: {key}\r\n"
                "Sec-WebSocket-Version: 13\r\n\r\n"
            ).encode()
        )

    def data_received(self, data: bytes) -> None:
        """Takes whole frames off the stream."""
        buffer = self.buffer + data if self.buffer else data
        if not self.up:
            end = buffer.find(b"\r\n\r\n")
            if end < 0:
                self.buffer = buffer
                return
            if b" 101 " not in buffer[:20]:
                self.load.errors += 1
                self.transport.close()
                return
            self.up = True
            buffer = buffer[end + 4 :]
        at, size = 0, len(buffer)
        while size - at >= 2:
            length, head = buffer[at + 1] & 127, 2
            if length == 126:
                if size - at < 4:
                    break
                length, head = int.from_bytes(buffer[at + 2 : at + 4], "big"), 4
            if size - at < head + length:
                break
            body = buffer[at + head : at + head + length]
            opcode = buffer[at] & 15
            if opcode == 1:
                self.load.heard(self, body)
            elif opcode == 8:
                self.load.closed += 1
            elif opcode == 9:
                self.transport.write(frame(body.decode("latin-1"), 10))
            at += head + length
        self.buffer = buffer[at:]

    def connection_lost(self, error: Exception | None) -> None:
        """The server or the system closed the socket."""
        self.load.lost += 1

    def vote(self, decision: int, round: int, choice: str) -> None:
        """Sends a vote, where there is still somebody to send it to."""
        if self.transport.is_closing():
            return
        self.sent = time.perf_counter()
        body = {"type": "vote", "decision": decision, "round": round, "choice": choice}
        self.transport.write(frame(json.dumps(body)))


class Load:
    """A room of phones on one server."""

    def __init__(self, port: int, host_token: str) -> None:
        self.port, self.host_token = port, host_token
        self.phones: list[Phone] = []
        self.waits: list[float] = []
        self.pages: list[float] = []
        self.acknowledged: dict[int, str] = {}
        self.errors = self.lost = self.closed = self.joined = 0
        self.opened = 0.0
        self.wanted = 0
        self.all_joined, self.all_acked, self.all_paged = asyncio.Event(), asyncio.Event(), asyncio.Event()

    def heard(self, phone: Phone, body: bytes) -> None:
        """One message from the server."""
        now = time.perf_counter()
        if b'"type": "page"' in body[:40]:
            if not phone.page:
                self.joined += 1
                if self.joined == self.wanted:
                    self.all_joined.set()
            if self.opened and b'"phase": "vote"' in body[:120]:
                self.pages.append(now - self.opened)
                if len(self.pages) == self.wanted:
                    self.all_paged.set()
            phone.page = {"at": now}
            return
        message = json.loads(body)
        if message["type"] == "saved":
            self.waits.append(now - phone.sent)
            self.acknowledged[phone.number] = message["choice"]
            if len(self.waits) == self.wanted:
                self.all_acked.set()
        elif message["type"] == "refused":
            self.errors += 1

    async def request(self, method: str, path: str, body: Data | None = None, host: bool = False) -> Data:
        """One request over a connection of its own."""
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        data = b"" if body is None else json.dumps(body).encode()
        head = f"{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{self.port}\r\nContent-Length: {len(data)}\r\n"
        if host:
            head += f"Authorization: Bearer {self.host_token}\r\n"
        writer.write(f"{head}Content-Type: application/json\r\nConnection: close\r\n\r\n".encode() + data)
        answer = await reader.read()
        writer.close()
        found: Data = json.loads(answer.split(b"\r\n\r\n", 1)[1])
        return found

    async def do(self, step: str, **more: Any) -> Data:
        """A step of the facilitator."""
        return await self.request("POST", "/console/do", {"do": step, **more}, host=True)

    async def join(self, count: int) -> list[Data]:
        """So many people join."""
        found: list[Data] = []
        gate = asyncio.Semaphore(50)

        async def one() -> None:
            async with gate:
                person = await self.request("POST", "/join", {})
                while "participant" not in person:
                    await asyncio.sleep(0.2)
                    person = await self.request("POST", "/join", {})
                found.append(person)

        await asyncio.gather(*(one() for _ in range(count)))
        return found

    async def connect(self, people: list[Data]) -> None:
        """A phone for each of them; returns when each has its first page."""
        self.wanted = len(people)
        loop = asyncio.get_running_loop()
        gate = asyncio.Semaphore(100)

        async def one(person: Data) -> None:
            async with gate:
                phone = Phone(self, person["number"], person["participant"])
                await loop.create_connection(lambda: phone, "127.0.0.1", self.port)
                self.phones.append(phone)

        await asyncio.gather(*(one(person) for person in people))
        await asyncio.wait_for(self.all_joined.wait(), 120)

    async def vote(self, spread: float, seed: int = 7) -> None:
        """Every phone votes once within so many seconds; returns when all are answered."""
        state = await self.request("GET", "/console/state", host=True)
        choices = [choice["id"] for choice in state["choices"] if choice["open"]]
        chance, loop = random.Random(seed), asyncio.get_running_loop()
        for phone in self.phones:
            choice = choices[phone.number % len(choices)]
            loop.call_later(chance.random() * spread, phone.vote, state["decision"], state["round"], choice)
        await asyncio.wait_for(self.all_acked.wait(), 60)


def used(pid: int) -> tuple[float, int]:
    """Seconds of processor time and bytes of memory of a process and its children."""
    processes = [psutil.Process(pid), *psutil.Process(pid).children(recursive=True)]
    times = [process.cpu_times() for process in processes]
    return sum(t.user + t.system for t in times), sum(p.memory_info().rss for p in processes)


def quantile(values: list[float], share: float) -> float:
    """A quantile in milliseconds."""
    ordered = sorted(values)
    return round(ordered[min(len(ordered) - 1, int(share * len(ordered)))] * 1000, 2) if ordered else -1.0


async def measure(port: int, count: int, spread: float, pid: int, host_token: str) -> Data:
    """One session: join, connect, open, vote."""
    load = Load(port, host_token)
    _, empty = used(pid)
    start = time.perf_counter()
    people = await load.join(count)
    joined = time.perf_counter() - start
    start = time.perf_counter()
    await load.connect(people)
    connected = time.perf_counter() - start
    await asyncio.sleep(1.0)
    await load.do("next")
    await asyncio.sleep(0.5)
    load.opened = time.perf_counter()
    await load.do("open")
    await asyncio.wait_for(load.all_paged.wait(), 60)
    await asyncio.sleep(0.5)
    before, full = used(pid)
    own = time.process_time()
    start = time.perf_counter()
    await load.vote(spread)
    whole = time.perf_counter() - start
    after, top = used(pid)
    state = await load.request("GET", "/console/state", host=True)
    return {
        "phones": count,
        "spread": spread,
        "acks": len(load.waits),
        "ack_p50": quantile(load.waits, 0.5),
        "ack_p99": quantile(load.waits, 0.99),
        "ack_max": quantile(load.waits, 1.0),
        "all_acked_s": round(whole, 3),
        "push_p50": quantile(load.pages, 0.5),
        "push_p99": quantile(load.pages, 0.99),
        "join_s": round(joined, 2),
        "connect_s": round(connected, 2),
        "cpu_s": round(after - before, 3),
        "driver_cpu_s": round(time.process_time() - own, 3),
        "kb_a_phone": round((full - empty) / count / 1024, 1),
        "rss_mb": max(full, top) >> 20,
        "voted": state["voted"],
        "errors": load.errors,
        "lost": load.lost + load.closed,
    }


def run(main: Any) -> Any:
    """Runs on the fastest loop that is there."""
    try:
        import uvloop
    except ImportError:
        return asyncio.run(main)
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        return runner.run(main)


if __name__ == "__main__":
    port, count, spread, pid, host_token = sys.argv[1:6]
    found = run(measure(int(port), min(int(count), MOST), float(spread), int(pid), host_token))
    print(json.dumps(found))
