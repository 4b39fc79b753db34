"""Reading what comes in: JSON and plain forms, tokens and messages, with a refusal in words for all else."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import parse_qs

from starlette.requests import HTTPConnection, Request
from starlette.responses import JSONResponse, Response
from starlette.websockets import WebSocket, WebSocketDisconnect

from game.workshop.room.messages import Do, Say, Vote
from game.workshop.server.lines import Line
from game.workshop.server.site import Site
from game.workshop.server.tokens import is_token

Data = dict[str, Any]

JSON = "application/json"


class NotUnderstood(Exception):
    """A message that is none of ours; the words say what was expected."""


def loads(text: str | bytes) -> Data:
    """A JSON object; raises `NotUnderstood`."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise NotUnderstood("That is not JSON.") from error
    if not isinstance(found, dict):
        raise NotUnderstood("A message is a JSON object.")
    return found


async def body(request: Request) -> tuple[Data, bool]:
    """The body as data, and whether it came as a plain form; an empty one is {}. Raises `NotUnderstood`."""
    raw = await request.body()
    if request.headers.get("content-type", "").split(";")[0].strip() == "application/x-www-form-urlencoded":
        try:
            fields = parse_qs(raw.decode(), keep_blank_values=True, max_num_fields=50)
        except ValueError as error:
            raise NotUnderstood("That form can’t be read.") from error
        return {key: values[-1] for key, values in fields.items()}, True
    return (loads(raw) if raw.strip() else {}), False


def whole(data: Data, key: str, least: int = 0, form: bool = False) -> int:
    """A whole number; raises `NotUnderstood`."""
    value = data.get(key)
    if form and isinstance(value, str) and value.isascii() and value.isdigit() and len(value) < 10:
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, int) or not least <= value < 10**9:
        raise NotUnderstood(f"“{key}” must be a whole number.")
    return value


def text(data: Data, key: str, longest: int = 200) -> str:
    """A text of a bounded length that can be written down; raises `NotUnderstood`."""
    value = data.get(key)
    if not isinstance(value, str) or len(value) > longest:
        raise NotUnderstood(f"“{key}” must be a text of at most {longest} signs.")
    if "\x00" in value or (not value.isascii() and value.encode(errors="replace").decode() != value):
        raise NotUnderstood(f"“{key}” has signs that can’t be kept.")
    return value


def vote_of(data: Data, number: int, form: bool = False) -> Vote:
    """A vote; raises `NotUnderstood`."""
    return Vote(
        number, whole(data, "decision", form=form), whole(data, "round", form=form), text(data, "choice")
    )


def say_of(data: Data, number: int) -> Say:
    """A word; raises `NotUnderstood`."""
    return Say(number, text(data, "text", 400))


def do_of(data: Data) -> Do:
    """A facilitator's step; raises `NotUnderstood`."""
    found: Data = {"do": text(data, "do", 40)}
    for key, longest in (("choice", 200), ("why", 1000), ("text", 2000), ("mode", 20)):
        if data.get(key) is not None:
            found[key] = text(data, key, longest)
    for key in ("participant", "word", "minutes", "turns", "at"):
        if data.get(key) is not None:
            found[key] = whole(data, key)
    seconds = data.get("seconds")
    if seconds is not None:
        if isinstance(seconds, bool) or not isinstance(seconds, int | float) or not 0 <= seconds < 10**6:
            raise NotUnderstood("“seconds” must be a number.")
        found["seconds"] = float(seconds)
    counts = data.get("counts")
    if counts is not None:
        if not isinstance(counts, dict) or len(counts) > 20:
            raise NotUnderstood("“counts” must hold a whole number for each choice.")
        found["counts"] = {key: whole(counts, key) for key in counts}
    return Do(**found)


def token_of(connection: HTTPConnection, site: Site, data: Data | None = None) -> str | None:
    """A participant's token from the body, the address or the cookie, whichever comes first and has its
    form."""
    found = (
        (data or {}).get("participant"),
        connection.query_params.get("participant"),
        connection.cookies.get(site.cookie),
    )
    return next((token for token in found if is_token(token)), None)


def host_token_of(connection: HTTPConnection) -> str | None:
    """The facilitator's token from the header, the only place where it is looked for."""
    scheme, _, token = connection.headers.get("authorization", "").partition(" ")
    return token.strip() if scheme.lower() == "bearer" else None


async def pings(ws: WebSocket, line: Line) -> None:
    """Answers a screen's or a console's pings, all that either sends, until its socket is gone."""
    try:
        while True:
            if loads(await ws.receive_text()).get("type") == "ping":
                await ws.send_text('{"v": 1, "type": "pong"}')
    except (WebSocketDisconnect, RuntimeError, OSError, KeyError, NotUnderstood):
        await line.close(1000)


def answer(data: Data, status: int = 200) -> Response:
    """A reply as JSON."""
    return JSONResponse({"v": 1, **data}, status)


def refused(why: str, status: int = 409, **more: Any) -> Response:
    """A refusal in words."""
    response = answer({"type": "refused", "why": why, **more}, status)
    if status == 429:
        response.headers["retry-after"] = "1"
    return response
