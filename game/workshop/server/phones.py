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
from game.workshop.server.tokens import hashed, new_token

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

    async def page(request: Request, notice: str = "") -> Response:
        who = await person(request)
        state: dict[str, Any] | None = None
        if who is not None and not who.kept_out:
            runner.use(who.number)
            state = json.loads(runner.page(who.number))
            if request.query_params.get("participant"):
                state = {**(state or {}), "token": request.query_params["participant"]}
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

    async def home(request: Request) -> Response:
        site.came_by(request)
        return await page(request)

    async def join(request: Request) -> Response:
        try:
            data, form = await body(request)
        except NotUnderstood as error:
            return refused(str(error), 400)
        wait = site.may_join()
        if wait:
            return refused("Many are joining at once. Try again in a moment.", 429)
        token = token_of(request, site, data)
        who = None if token is None else await runner.find(hashed(token))
        if who is None or token is None:
            token = new_token()
            try:
                who = await runner.join(hashed(token))
            except Refused as error:
                return refused(error.why, 503)
        if who.kept_out:
            return refused(CLOSED, 403)
        response: Response
        if form:
            response = RedirectResponse("/?in=1", 303)
            runner.use(who.number)
        else:
            response = answer({"participant": token, "name": who.name, "number": who.number})
        stays = max(0, int(site.record.delete_after - site.now()))
        response.set_cookie(site.cookie, token, max_age=stays, httponly=True, samesite="lax")
        return response

    async def gate(request: Request, data: dict[str, Any]) -> Participant | Response:
        """Who asks, or the refusal."""
        who = await person(request, data)
        if who is None:
            return refused(STRANGER, 401)
        if who.kept_out:
            return refused(CLOSED, 403)
        return refused(BUSY, 429) if site.may_say(who.number) else who

    def back(request: Request) -> Response:
        token = request.query_params.get("participant")
        return RedirectResponse(f"/?participant={token}" if token else "/", 303)

    async def vote(request: Request) -> Response:
        try:
            data, form = await body(request)
            who = await gate(request, data)
            if isinstance(who, Response):
                return who
            asked = vote_of(data, who.number, form)
        except NotUnderstood as error:
            return refused(str(error), 400)
        runner.use(who.number)
        what: dict[str, Any] = {"decision": asked.decision, "round": asked.round, "choice": asked.choice}
        try:
            await runner.vote(asked)
        except Refused as error:
            return await page(request, error.why) if form else refused(error.why, mine=error.mine, **what)
        return back(request) if form else answer({"type": "saved", **what})

    async def word(request: Request) -> Response:
        try:
            data, form = await body(request)
            who = await gate(request, data)
            if isinstance(who, Response):
                return who
            kept = await runner.say(say_of(data, who.number))
        except NotUnderstood as error:
            return refused(str(error), 400)
        except Refused as error:
            return await page(request, error.why) if form else refused(error.why)
        return back(request) if form else answer({"type": "saved", "word": kept})

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
