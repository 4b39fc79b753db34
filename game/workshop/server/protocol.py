"""HTTP connections that do not wait for ever: who has sent no whole request in time is let go.

Between two requests uvicorn's own time-out holds; this one covers what it does not, a request that never
ends.
"""

from __future__ import annotations

import asyncio
from typing import Any

from uvicorn.protocols.http.auto import AutoHTTPProtocol

PATIENCE = 15.0
"""Seconds for a request's headers to arrive."""


class Impatient(AutoHTTPProtocol):  # type: ignore[misc, valid-type]
    """uvicorn's own protocol, with an end to its patience."""

    def connection_made(self, transport: Any) -> None:
        """A connection is there; its first request has so long."""
        super().connection_made(transport)
        self._waiting = self.loop.call_later(PATIENCE, self._look)

    def connection_lost(self, exc: Exception | None) -> None:
        """The connection has gone."""
        self._waiting.cancel()
        super().connection_lost(exc)

    def _look(self) -> None:
        transport: asyncio.Transport = self.transport
        if transport.is_closing() or transport.get_protocol() is not self:
            return
        idle = self.timeout_keep_alive_task is not None
        busy = self.cycle is not None and not self.cycle.response_complete
        if not idle and not busy:
            transport.close()
            return
        self._waiting = self.loop.call_later(PATIENCE, self._look)
