"""What stands before every route: whose names we answer to, who may ask, how much, and what each answer
carries."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from urllib.parse import urlsplit

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from game.workshop.server.limits import LARGEST_BODY

Names = Callable[[], frozenset[str]]

_POLICY = (
    "default-src 'none'; connect-src 'self'; img-src 'self' data:; style-src 'self'; script-src 'self'; "
    "font-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
_HEADERS = (
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    # Not "no-referrer": a form posted under that has the origin "null", like a stranger's.
    (b"referrer-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), microphone=(), geolocation=(), payment=(), usb=()"),
)
_UNSAFE = frozenset({"POST", "PUT", "PATCH", "DELETE"})


class TooLarge(Exception):
    """A body that is larger than any message of ours; raised where it is read, answered with 413."""

    def __init__(self) -> None:
        super().__init__("That is more than any message here needs.")


class Guard:
    """The outermost layer. `names` gives the hosts that are ours now; it may change while the server runs."""

    def __init__(self, app: ASGIApp, names: Names) -> None:
        self._app = app
        self._names = names

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return
        headers = {key.decode("latin-1"): value.decode("latin-1") for key, value in scope["headers"]}
        status, why = self._refusal(scope, headers)
        if status:
            await _refuse(scope, send, status, why)
            return
        if scope["type"] == "websocket":
            await self._app(scope, receive, send)
            return
        length = headers.get("content-length", "0")
        if not length.isdigit() or int(length) > LARGEST_BODY:
            await _refuse(scope, send, 413, str(TooLarge()))
            return

        async def outwards(message: Message) -> None:
            if message["type"] == "http.response.start":
                message = {**message, "headers": [*message["headers"], *_missing(message["headers"])]}
            await send(message)

        await self._app(scope, _counting(receive), outwards)

    def _refusal(self, scope: Scope, headers: Mapping[str, str]) -> tuple[int, str]:
        names = self._names()
        if headers.get("host", "").lower() not in names:
            return 421, "This server does not go by that name. Use the address on the screen."
        changes = scope["type"] == "websocket" or scope["method"] in _UNSAFE
        if not changes:
            return 0, ""
        origin = headers.get("origin")
        if origin is not None:
            parts = urlsplit(origin)
            if parts.scheme not in ("http", "https") or parts.netloc.lower() not in names:
                return 403, "That request came from another site."
        elif headers.get("sec-fetch-site", "none") not in ("none", "same-origin"):
            return 403, "That request came from another site."
        return 0, ""


def _counting(receive: Receive) -> Receive:
    seen = 0

    async def counted() -> Message:
        nonlocal seen
        message = await receive()
        if message["type"] == "http.request":
            seen += len(message.get("body", b""))
            if seen > LARGEST_BODY:
                raise TooLarge
        return message

    return counted


def _missing(headers: list[tuple[bytes, bytes]]) -> list[tuple[bytes, bytes]]:
    there = {key.lower() for key, _ in headers}
    found = [pair for pair in _HEADERS if pair[0] not in there]
    if b"content-security-policy" not in there:
        found.append((b"content-security-policy", _POLICY.encode()))
    if b"cache-control" not in there:
        found.append((b"cache-control", b"no-store"))
    return found


async def _refuse(scope: Scope, send: Send, status: int, why: str) -> None:
    """A refusal as JSON; a socket is refused before it is one."""
    body = json.dumps({"v": 1, "type": "refused", "why": why}, ensure_ascii=False).encode()
    headers = [
        (b"content-type", b"application/json"),
        (b"content-length", str(len(body)).encode()),
        (b"connection", b"close"),
        *_missing([]),
    ]
    kind = "websocket.http.response" if scope["type"] == "websocket" else "http.response"
    await send({"type": f"{kind}.start", "status": status, "headers": headers})
    await send({"type": f"{kind}.body", "body": body})
