"""The projector in a browser: it shows what the room may see, and can do nothing."""

from __future__ import annotations

import dataclasses
import json
from typing import Any

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import BaseRoute, Route, WebSocketRoute
from starlette.websockets import WebSocket

from game.page.projector import ProjectorPage
from game.workshop.server.asking import pings
from game.workshop.server.lines import Line
from game.workshop.server.site import Site
from game.workshop.views.written import plain

WAITS = 20.0
"""Seconds for which `/screen/state?since=` waits."""

MOST = 200
"""Screens on the air; more would be somebody's joke."""


def encoded(page: ProjectorPage) -> dict[str, Any]:
    """A projector page as a `screen` message."""
    clock = page.clock
    fields = {
        field.name: plain(getattr(page, field.name))
        for field in dataclasses.fields(page)
        if field.name != "clock"
    }
    return {
        "v": 1,
        "type": "screen",
        "kind": page.kind,
        "remaining": None if clock is None else clock.remaining,
        "paused": clock is not None and clock.held,
        "clock": plain(clock),
        **fields,
    }


def routes(site: Site) -> list[BaseRoute]:
    """The screen's routes."""
    runner = site.runner

    def message(html: bool) -> dict[str, Any]:
        found = {**encoded(runner.screen()), "version": runner.pulse()}
        if html:
            found["html"] = site.pages.screen_part(found)
        return found

    async def page(request: Request) -> Response:
        policy = site.pages.csp.get("screen")
        headers = {} if policy is None else {"content-security-policy": policy}
        mode = request.query_params.get("mode", "")
        return HTMLResponse(site.pages.screen(message(False), mode), 200, headers)

    async def state(request: Request) -> Response:
        since = request.query_params.get("since")
        if since and not await runner.beats(since, WAITS):
            return Response(status_code=204)
        text = json.dumps(message(request.query_params.get("html") == "1"), ensure_ascii=False)
        return Response(text, media_type="application/json")

    async def socket(ws: WebSocket) -> None:
        await ws.accept()
        if len(runner.lines.screens) >= MOST:
            await ws.close(4408, "There are too many screens.")
            return
        html = ws.query_params.get("html") == "1"
        line = Line(ws, lambda line: json.dumps(message(line.html), ensure_ascii=False), html=html)
        runner.lines.screens.add(line)
        runner.add(line)
        try:
            await pings(ws, line)
        finally:
            runner.lines.screens.discard(line)
            runner.screen_left()

    return [
        Route("/screen", page, methods=["GET"]),
        Route("/screen/state", state, methods=["GET"]),
        WebSocketRoute("/screen/ws", socket),
    ]
