"""What phones ask for: the page, joining, voting, and the socket."""

from __future__ import annotations

import asyncio
import json
from typing import Any

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route, WebSocketRoute
from starlette.websockets import WebSocket, WebSocketDisconnect

from game.workshop.room.people import Participant
from game.workshop.server.asking import (
    NotUnderstood,
    answer,
    body,
    loads,
    refused,
    say_of,
    token_of,
    vote_of,
)
from game.workshop.server.lines import Line
from game.workshop.server.runner import Refused
from game.workshop.server.site import Site
from game.workshop.server.tokens import hashed, is_token, new_token

CLOSED = "This seat is closed. Ask the facilitator."
BUSY = "That is more than a phone can say at once. Wait a moment."
STRANGER = "Join first: open the address on the screen."
WAITS = 20.0
"""Seconds for which `/state?since=` waits."""


def routes(site: Site) -> list[BaseRoute]:
    """The participants' routes. None of them ever sees a host token."""
    runner = site.runner

    async def person(
        connection: Request | WebSocket, data: dict[str, Any] | None = None
    ) -> Participant | None:
        token = token_of(connection, site, data)
        return None if token is None else await runner.find(hashed(token))

    def carried(request: Request, data: dict[str, Any]) -> str:
        """The token that a page without cookies carries in its address or its form, or ""."""
        found = data.get("participant") or request.query_params.get("participant")
        return str(found) if is_token(found) else ""

    async def page(request: Request, notice: str = "", data: dict[str, Any] | None = None) -> Response:
        who = await person(request, data)
        state: dict[str, Any] | None = None
        if who is not None and not who.kept_out:
            runner.use(who.number)
            state = {**json.loads(runner.page(who.number)), "token": carried(request, data or {})}
        elif who is not None:
            notice = CLOSED
        elif request.query_params.get("in"):
            notice = (
                "This browser keeps no cookies, so it can’t hold your seat. "
                "Allow them for this page, or switch JavaScript on."
            )
        policy = site.pages.csp.get("phone")
        headers = {} if policy is None else {"content-security-policy": policy}
        return HTMLResponse(site.pages.phone(state, notice), 200, headers)

    async def refusal(
        request: Request, form: dict[str, Any] | None, why: str, status: int = 409, **more: Any
    ) -> Response:
        """A refusal as JSON, or after a plain form as the page itself."""
        return refused(why, status, **more) if form is None else await page(request, why, form)

    async def home(request: Request) -> Response:
        site.came_by(request)
        return await page(request)

    async def join(request: Request) -> Response:
        try:
            data, plain = await body(request)
            form = data if plain else None
        except NotUnderstood as error:
            return refused(str(error), 400)
        if site.may_join():
            return await refusal(request, form, "Many are joining at once. Try again in a moment.", 429)
        token = token_of(request, site, data)
        who = None if token is None else await runner.find(hashed(token))
        if who is None or token is None:
            token = new_token()
            try:
                who = await runner.join(hashed(token))
            except Refused as error:
                return await refusal(request, form, error.why, 503)
        if who.kept_out:
            return await refusal(request, form, CLOSED, 403)
        response: Response
        if plain:
            response = RedirectResponse("/?in=1", 303)
            runner.use(who.number)
        else:
            response = answer({"participant": token, "name": who.name, "number": who.number})
        stays = max(0, int(site.record.delete_after - site.now()))
        response.set_cookie(site.cookie, token, max_age=stays, httponly=True, samesite="lax")
        return response

    async def gate(
        request: Request, data: dict[str, Any], form: dict[str, Any] | None
    ) -> Participant | Response:
        """Who asks, or the refusal."""
        who = await person(request, data)
        if who is None:
            return await refusal(request, form, STRANGER, 401)
        if who.kept_out:
            return await refusal(request, form, CLOSED, 403)
        return await refusal(request, form, BUSY, 429) if site.may_say(who.number) else who

    def back(request: Request, form: dict[str, Any]) -> Response:
        token = carried(request, form)
        return RedirectResponse(f"/?participant={token}" if token else "/", 303)

    async def vote(request: Request) -> Response:
        try:
            data, plain = await body(request)
            form = data if plain else None
            who = await gate(request, data, form)
            if isinstance(who, Response):
                return who
            asked = vote_of(data, who.number, plain)
        except NotUnderstood as error:
            return refused(str(error), 400)
        runner.use(who.number)
        what: dict[str, Any] = {"decision": asked.decision, "round": asked.round, "choice": asked.choice}
        try:
            await runner.vote(asked)
        except Refused as error:
            return await refusal(request, form, error.why, mine=error.mine, **what)
        return answer({"type": "saved", **what}) if form is None else back(request, form)

    async def word(request: Request) -> Response:
        try:
            data, plain = await body(request)
            form = data if plain else None
            who = await gate(request, data, form)
            if isinstance(who, Response):
                return who
            kept = await runner.say(say_of(data, who.number))
        except NotUnderstood as error:
            return refused(str(error), 400)
        except Refused as error:
            return await refusal(request, form, error.why)
        return answer({"type": "saved", "word": kept}) if form is None else back(request, form)

    async def state(request: Request) -> Response:
        who = await person(request)
        if who is None:
            return refused(STRANGER, 401)
        if who.kept_out:
            return refused(CLOSED, 403)
        runner.use(who.number)
        since = request.query_params.get("since")
        if since and not await runner.newer(who.number, since, WAITS):
            return Response(status_code=204)
        html = request.query_params.get("html") == "1"
        return Response(runner.page(who.number, html), media_type="application/json")

    async def socket(ws: WebSocket) -> None:
        who = await person(ws)
        await ws.accept()
        if who is None or who.kept_out:
            code, why = (4401, STRANGER) if who is None else (4403, CLOSED)
            await ws.close(code, why)
            return
        number = who.number
        html = ws.query_params.get("html") == "1"
        line = Line(ws, lambda line: runner.page(line.number, line.html), number, html)
        await runner.lines.add(line)
        runner.use(number)
        site.came_by(ws)
        runner.touched()
        line.refresh()
        try:
            while True:
                message = await ws.receive_text()
                wait = site.may_say(number)
                while wait:
                    # Nothing more is read from whoever says too much; TCP makes them wait.
                    await asyncio.sleep(wait)
                    wait = site.may_say(number)
                await ws.send_text(json.dumps(await heard(number, message), ensure_ascii=False))
        except (WebSocketDisconnect, RuntimeError, OSError, KeyError):
            pass
        finally:
            runner.lines.drop(line, asyncio.get_running_loop().time())
            runner.touched()

    async def heard(number: int, message: str) -> dict[str, Any]:
        """The answer to what came by a socket."""
        what: dict[str, Any] = {}
        try:
            data = loads(message)
            kind = data.get("type")
            if kind == "ping":
                return {"v": 1, "type": "pong"}
            if kind == "word":
                return {"v": 1, "type": "saved", "word": await runner.say(say_of(data, number))}
            if kind != "vote":
                raise NotUnderstood("A phone can send “vote”, “word” and “ping”.")
            vote = vote_of(data, number)
            what = {"decision": vote.decision, "round": vote.round, "choice": vote.choice}
            await runner.vote(vote)
            return {"v": 1, "type": "saved", **what}
        except NotUnderstood as error:
            return {"v": 1, "type": "refused", "why": str(error)}
        except Refused as error:
            return {"v": 1, "type": "refused", "why": error.why, "mine": error.mine, **what}

    return [
        Route("/", home, methods=["GET"]),
        Route("/join", join, methods=["POST"]),
        Route("/vote", vote, methods=["POST"]),
        Route("/word", word, methods=["POST"]),
        Route("/state", state, methods=["GET"]),
        WebSocketRoute("/ws", socket),
    ]
