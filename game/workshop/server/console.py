"""What the facilitator's console asks for. Every route but the empty page wants the host token."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from functools import wraps
from typing import Any

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import BaseRoute, Route, WebSocketRoute
from starlette.websockets import WebSocket, WebSocketDisconnect

from game.workshop.results.card import card
from game.workshop.results.handout import handout
from game.workshop.results.log import log
from game.workshop.results.sheets import as_csv, as_xlsx
from game.workshop.server.asking import (
    NotUnderstood,
    answer,
    body,
    do_of,
    host_token_of,
    loads,
    pings,
    refused,
)
from game.workshop.server.lines import Line
from game.workshop.server.runner import Refused
from game.workshop.server.site import Site
from game.workshop.views.console import look, state

HELLO = 5.0
"""Seconds in which a console's socket has to show its token."""

WAITS = 20.0
"""Seconds for which `/console/state?since=` waits."""

Handler = Callable[[Request], Awaitable[Response]]


def routes(site: Site) -> list[BaseRoute]:
    """The facilitator's routes."""
    runner = site.runner

    def hosted(handler: Handler) -> Handler:
        @wraps(handler)
        async def guarded(request: Request) -> Response:
            if not site.hosts(host_token_of(request)):
                return refused("This is for the facilitator: the host token is missing or not right.", 401)
            return await handler(request)

        return guarded

    async def page(request: Request) -> Response:
        site.came_by(request)
        policy = site.pages.csp.get("console")
        headers = {} if policy is None else {"content-security-policy": policy}
        return HTMLResponse(site.pages.console(), 200, headers)

    @hosted
    async def do(request: Request) -> Response:
        try:
            data, _ = await body(request)
            if data.get("do") == "address":
                address, sure = data.get("choice"), data.get("sure") is True
                if not isinstance(address, str) or not site.doors.choose(address, sure):
                    return refused("That is none of this machine’s addresses.", 400)
                runner.touched()
                room = runner.room
            else:
                room = await runner.do(do_of(data))
        except NotUnderstood as error:
            return refused(str(error), 400)
        except Refused as error:
            return refused(error.why)
        return answer({"phase": room.phase.value, "decision": room.decision, "round": room.round})

    @hosted
    async def status(request: Request) -> Response:
        since = request.query_params.get("since")
        if since and not await runner.beats(since, WAITS):
            return Response(status_code=204)
        extra = {"look": look(runner.room)} if request.query_params.get("look") == "1" else {}
        return answer(shown(request.query_params.get("html") == "1", extra))

    @hosted
    async def export_json(request: Request) -> Response:
        return answer(await runner.read(lambda connection: log(connection, site.record, runner.room)))

    @hosted
    async def export_csv(request: Request) -> Response:
        return _file(as_csv(runner.room), "text/csv; charset=utf-8", f"{site.record.id}.csv")

    @hosted
    async def export_xlsx(request: Request) -> Response:
        data = await asyncio.to_thread(as_xlsx, runner.room, site.record)
        kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        return _file(data, kind, f"{site.record.id}.xlsx")

    @hosted
    async def printable(request: Request) -> Response:
        html, policy = await asyncio.to_thread(handout, runner.room, site.record, site.pages.beside)
        return HTMLResponse(html, 200, {"content-security-policy": policy})

    @hosted
    async def facilitators(request: Request) -> Response:
        html, policy = await asyncio.to_thread(card, runner.room, site.doors.chosen, site.doors.wifi)
        return HTMLResponse(html, 200, {"content-security-policy": policy})

    async def socket(ws: WebSocket) -> None:
        await ws.accept()
        try:
            async with asyncio.timeout(HELLO):
                hello = loads(await ws.receive_text())
        except (TimeoutError, NotUnderstood, WebSocketDisconnect, KeyError):
            hello = {}
        token = hello.get("token")
        if hello.get("type") != "console" or not isinstance(token, str) or not site.hosts(token):
            await ws.close(4401, "The host token is missing or not right.")
            return
        line = Line(ws, written, html=bool(hello.get("html")) or ws.query_params.get("html") == "1")
        runner.lines.consoles.add(line)
        runner.add(line)
        try:
            await pings(ws, line)
        finally:
            runner.lines.consoles.discard(line)
            runner.touched()

    def shown(html: bool, extra: dict[str, Any]) -> dict[str, Any]:
        found = {**state(runner.room, runner.around(), runner.now()), "version": runner.pulse(), **extra}
        if html:
            found["html"] = site.pages.console_part(found)
        return found

    def written(line: Line) -> str:
        return json.dumps({"type": "console", **shown(line.html, {})}, ensure_ascii=False)

    return [
        Route("/console", page, methods=["GET"]),
        Route("/console/do", do, methods=["POST"]),
        Route("/console/state", status, methods=["GET"]),
        Route("/console/export.json", export_json, methods=["GET"]),
        Route("/console/export.csv", export_csv, methods=["GET"]),
        Route("/console/export.xlsx", export_xlsx, methods=["GET"]),
        Route("/console/handout.html", printable, methods=["GET"]),
        Route("/console/card.html", facilitators, methods=["GET"]),
        WebSocketRoute("/console/ws", socket),
    ]


def _file(data: bytes, kind: str, name: str) -> Response:
    return Response(data, media_type=kind, headers={"content-disposition": f'attachment; filename="{name}"'})
