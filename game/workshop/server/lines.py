"""Connections: phones, screens and consoles on the air, and what is sent to them.

A line holds no queue. It knows only whether what its far end shows is stale; when it can be written to, it
asks for the page as it is then. So a slow phone skips pages, costs one page of memory, and never holds up
another.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable

from starlette.websockets import WebSocket, WebSocketState

from game.workshop.server.limits import SOCKETS, STALLED

BREATH = 32
"""Lines that are written to before waiting votes get a turn."""

Render = Callable[["Line"], str]


class Line:
    """One socket. `number` is a phone's participant, 0 on screens and consoles; `html` says what it asked
    for."""

    __slots__ = ("_render", "_stale", "_task", "_waits", "html", "number", "socket")

    def __init__(self, socket: WebSocket, render: Render, number: int = 0, html: bool = False) -> None:
        self.socket = socket
        self.number = number
        self.html = html
        self._render = render
        self._stale = False
        self._task: asyncio.Task[None] | None = None
        self._waits = 0.0

    def refresh(self) -> None:
        """What the far end shows is stale; it is sent the new page as soon as it takes one."""
        self._stale = True
        if self._task is None:
            self._waits = asyncio.get_running_loop().time()
            self._task = asyncio.create_task(self._flush())

    async def _flush(self) -> None:
        try:
            while self._stale:
                self._stale = False
                await self.socket.send_text(self._render(self))
        except Exception:
            # The far end is gone or was never there; its reader ends by itself.
            self._stale = False
        finally:
            self._task = None

    def stalled(self, now: float) -> bool:
        """Whether it has left a page unread for too long."""
        return self._task is not None and now - self._waits > STALLED

    async def close(self, code: int, why: str = "") -> None:
        """Closes the socket, whatever its far end does."""
        if self._task is not None:
            self._task.cancel()
        if self.socket.application_state is WebSocketState.CONNECTED:
            try:
                async with asyncio.timeout(1):
                    await self.socket.close(code, why)
            except (TimeoutError, RuntimeError, OSError):
                return


class Lines:
    """All lines of a server."""

    def __init__(self) -> None:
        self.phones: dict[int, list[Line]] = {}
        self.screens: set[Line] = set()
        self.consoles: set[Line] = set()
        self.fell: list[float] = []
        self._casting: asyncio.Task[None] | None = None
        self._again = False

    @property
    def here(self) -> frozenset[int]:
        """Participants with a phone on the air."""
        return frozenset(self.phones)

    @property
    def all(self) -> list[Line]:
        """Every line."""
        return [*(line for lines in self.phones.values() for line in lines), *self.screens, *self.consoles]

    async def add(self, line: Line) -> None:
        """A phone comes on the air; the oldest of too many of the same person goes."""
        lines = self.phones.setdefault(line.number, [])
        lines.append(line)
        if len(lines) > SOCKETS:
            await lines.pop(0).close(4408, "This page was opened once more elsewhere.")

    def drop(self, line: Line, now: float) -> None:
        """A phone goes off the air."""
        lines = self.phones.get(line.number, [])
        if line in lines:
            lines.remove(line)
            if not lines:
                del self.phones[line.number]
                self.fell.append(now)

    def fallen(self, now: float, within: float = 20.0) -> int:
        """How many participants went off the air within the last seconds."""
        self.fell = [at for at in self.fell if now - at <= within]
        return len(self.fell)

    def of(self, numbers: Iterable[int]) -> list[Line]:
        """The lines of some participants."""
        return [line for number in numbers for line in self.phones.get(number, ())]

    def everyone(self) -> None:
        """Every phone's page is stale; they are written to in turn, and votes in between."""
        if self._casting is not None:
            self._again = True
            return
        self._casting = asyncio.create_task(self._cast())

    async def _cast(self) -> None:
        try:
            while True:
                self._again = False
                for count, line in enumerate(self.of(list(self.phones)), start=1):
                    line.refresh()
                    if count % BREATH == 0:
                        await asyncio.sleep(0)
                if not self._again:
                    return
        finally:
            self._casting = None

    def watchers(self) -> None:
        """What screens and consoles show is stale."""
        for line in (*self.screens, *self.consoles):
            line.refresh()

    async def sweep(self, now: float) -> None:
        """Closes lines that have left what was sent unread for too long."""
        for line in [line for line in self.all if line.stalled(now)]:
            await line.close(4408, "This phone stopped reading.")
