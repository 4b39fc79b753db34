"""Who may do what: every route, every role, and what stands before them all."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.routing import Route, WebSocketRoute

from game.model import Scenario
from game.workshop.server import console, phones, screen
from tests.workshop.memory import HOST, Closed, Hall, hall

HOSTED = (
    ("POST", "/console/do"),
    ("GET", "/console/state"),
    ("GET", "/console/export.json"),
    ("GET", "/console/export.csv"),
    ("GET", "/console/export.xlsx"),
    ("GET", "/console/handout.html"),
    ("GET", "/console/card.html"),
)
OPEN = (
    ("GET", "/"),
    ("POST", "/join"),
    ("POST", "/vote"),
    ("POST", "/word"),
    ("GET", "/state"),
    ("GET", "/console"),
    ("GET", "/screen"),
    ("GET", "/screen/state"),
)
SOCKETS = {"/ws", "/console/ws", "/screen/ws"}


def test_no_route_is_forgotten_here(tmp_path: Path, scenario: Scenario) -> None:
    """Every route of the site is in the tables of this file, so that none escapes the tests below."""

    async def main() -> None:
        async with hall(tmp_path, scenario) as place:
            routes = [r for module in (phones, console, screen) for r in module.routes(place.site)]
            plain = {
                (m, r.path) for r in routes if isinstance(r, Route) for m in r.methods or () if m != "HEAD"
            }
            assert plain == {*HOSTED, *OPEN}
            assert {r.path for r in routes if isinstance(r, WebSocketRoute)} == SOCKETS
            assert isinstance(place.app._app, Starlette)

    asyncio.run(main())


def test_only_the_host_token_in_its_header_opens_the_console(tmp_path: Path, scenario: Scenario) -> None:
    """Not a participant's token, not the right one in the address, the cookie, the body or another scheme."""

    async def main() -> None:
        async with hall(tmp_path, scenario) as place:
            phone = await place.phone()
            host = place.record.host_token
            wrong: list[tuple[str, dict[str, str]]] = [
                ("", {}),
                ("", {"Authorization": f"Bearer {phone.token}"}),
                ("", {"Authorization": f"Basic {host}"}),
                ("", {"Authorization": host}),
                ("", {"Authorization": "Bearer "}),
                ("", {"Authorization": f"Bearer {host[:-1]}"}),
                ("", {"Authorization": f"Bearer {host}0"}),
                ("", {"Authorization": f"Bearer {host.upper()}" if host.upper() != host else "Bearer x"}),
                (f"?participant={host}", {}),
                (f"?token={host}", {}),
                (f"?host_token={host}", {}),
                ("", {"Cookie": f"{place.site.cookie}={host}"}),
                ("", {"X-Host-Token": host}),
            ]
            for method, path in HOSTED:
                for query, headers in wrong:
                    body = {"do": "next", "host_token": host} if method == "POST" else None
                    reply = await place.request(method, path + query, body, headers)
                    assert reply.status == 401, (path, query, headers)
                    assert host.encode() not in reply.body
            assert place.room.steps == 0
            for method, path in HOSTED:
                body = {"do": "next"} if method == "POST" else None
                assert (await place.request(method, path, body, host=True)).status == 200

    asyncio.run(main())


def test_nothing_that_a_phone_or_a_screen_can_send_steers_the_session(
    tmp_path: Path, scenario: Scenario
) -> None:
    """Every step of the facilitator, sent by every other road, leaves the session where it was."""

    async def main() -> None:
        async with hall(tmp_path, scenario) as place:
            phone = await place.phone()
            socket = place.socket("/screen/ws")
            await socket.next()
            for step in ("next", "open", "close", "show", "choose", "undo", "keep_out", "note", "hands"):
                message = {"type": step, "do": step, "participant": 1, "token": place.record.host_token}
                await phone.socket.send(message)
                assert (await phone.answer())["type"] == "refused"
                await place.request("POST", f"/vote?participant={phone.token}", message)
                await place.request("POST", f"/word?participant={phone.token}", message)
                await socket.send(message)
                await place.wait(1)
            assert place.room.steps == 0
            assert place.room.phase.value == "lobby"

    asyncio.run(main())


def test_a_participants_token_never_gives_another_persons_page(tmp_path: Path, scenario: Scenario) -> None:
    """What comes to a phone is its own; numbers of others cannot be asked for."""

    async def main() -> None:
        async with hall(tmp_path, scenario) as place:
            one, other = await place.phones(2)
            await place.do("open")
            await one.until(phase="vote")
            await other.until(phase="vote")
            await one.vote("lanes")
            await other.socket.send({"type": "vote", "participant": one.number, "number": one.number})
            assert (await other.answer())["type"] == "refused"
            reply = await place.request("GET", f"/state?participant={other.token}&number={one.number}")
            assert (reply.data["mine"], reply.data["name"]) == (None, other.name)

    asyncio.run(main())


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8000", "127.0.0.1:9999", "", "10.1.2.3:8000"])
def test_another_name_is_not_answered(tmp_path: Path, scenario: Scenario, host: str) -> None:
    """A `Host` that is none of ours (DNS rebinding) gets 421 on every route, and no socket."""

    async def main() -> None:
        async with hall(tmp_path, scenario) as place:
            for method, path in (*HOSTED, *OPEN):
                reply = await place.request(method, path, {}, {"Host": host}, host=True)
                assert reply.status == 421, path
            for path in SOCKETS:
                with pytest.raises(Closed) as closed:
                    await place.socket(path, {"Host": host}).next()
                assert closed.value.code == 421
            assert not place.room.people

    asyncio.run(main())


@pytest.mark.parametrize("name", ["localhost:8000", "127.0.0.1:8000", "[::1]:8000", "LOCALHOST:8000"])
def test_our_own_names_are_answered(tmp_path: Path, scenario: Scenario, name: str) -> None:
    """This machine's own names with the port."""

    async def main() -> None:
        async with hall(tmp_path, scenario) as place:
            assert (await place.request("GET", "/", None, {"Host": name})).status == 200

    asyncio.run(main())


def test_another_sites_page_can_neither_post_nor_open_a_socket(tmp_path: Path, scenario: Scenario) -> None:
    """A foreign or opaque `Origin` gets 403, also with the right tokens; so does a browser that says
    cross-site."""

    async def main() -> None:
        async with hall(tmp_path, scenario) as place:
            for headers in (
                {"Origin": "https://evil.example"},
                {"Origin": "null"},
                {"Origin": f"ftp://{HOST}"},
                {"Origin": f"http://{HOST}.evil.example"},
                {"Sec-Fetch-Site": "cross-site"},
                {"Sec-Fetch-Site": "same-site"},
            ):
                for path in ("/join", "/vote", "/word", "/console/do"):
                    reply = await place.request("POST", path, {"do": "next"}, headers, host=True)
                    assert reply.status == 403, (path, headers)
                for path in SOCKETS:
                    with pytest.raises(Closed) as closed:
                        await place.socket(path, headers).next()
                    assert closed.value.code == 403
            assert place.room.steps == 0
            own = {"Origin": f"http://{HOST}", "Sec-Fetch-Site": "same-origin"}
            assert (await place.request("POST", "/join", {}, own)).status == 200

    asyncio.run(main())


async def _answers(place: Hall) -> list[tuple[str, dict[str, str]]]:
    found = []
    for method, path in (*HOSTED, *OPEN, ("GET", "/nothing"), ("PUT", "/join"), ("GET", "/assets/none")):
        reply = await place.request(method, path, {}, host=True)
        found.append((path, reply.headers))
    reply = await place.request("POST", "/join", b"x" * 9000)
    return [*found, ("/join", reply.headers)]


def test_every_answer_is_strict(tmp_path: Path, scenario: Scenario) -> None:
    """A policy that starts from nothing, no sniffing, no framing, nothing kept in a cache, refusals
    included."""

    async def main() -> None:
        async with hall(tmp_path, scenario) as place:
            for path, headers in await _answers(place):
                policy = headers["content-security-policy"]
                assert policy.startswith("default-src 'none'"), path
                assert "unsafe" not in policy
                assert "*" not in policy
                assert "http" not in policy.replace("https://", "http")
                assert "frame-ancestors 'none'" in policy
                assert headers["x-content-type-options"] == "nosniff"
                assert headers["referrer-policy"] == "same-origin"
                assert headers["cache-control"] == "no-store"

    asyncio.run(main())


def test_a_path_that_is_none_is_told_where_to_go(tmp_path: Path, scenario: Scenario) -> None:
    """404 and 405 in words; no page of the library's, no traceback."""

    async def main() -> None:
        async with hall(tmp_path, scenario) as place:
            for method, path, status in (
                ("GET", "/wp-login.php", 404),
                ("GET", "/assets/../pyproject.toml", 404),
                ("GET", "/assets/%2e%2e%2fpyproject.toml", 404),
                ("DELETE", "/join", 405),
                ("GET", "/console/do", 405),
            ):
                reply = await place.request(method, path)
                assert reply.status == status, path
                assert reply.data["type"] == "refused"

    asyncio.run(main())
