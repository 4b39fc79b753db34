"""The server's end of the wire: every message of the document is sent, and answered as the document says."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from websockets.exceptions import ConnectionClosed

from game.model import Scenario
from game.workshop.server import limits, runner, screen
from tests.workshop.memory import Closed, Hall, hall
from tests.workshop.process import process, until
from tests.workshop.test_protocol_page import PAGE, rows, section

Data = dict[str, Any]
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


def shapes(text: str) -> list[tuple[set[str], set[str]]]:
    """The messages that stand in a text: of each the keys that are always there, and those that may be."""
    found = []
    for inner in re.findall(r"\{([^{}]+)\}", text):
        keys = re.findall(r'"(\w+)"(?:: [^,]+)?(\?)?(?:, |$)', inner)
        found.append(({key for key, may in keys if not may}, {key for key, may in keys if may}))
    return found


def fits(message: Data, shape: tuple[set[str], set[str]]) -> bool:
    """Whether a message has every key that it must have, and none that it may not."""
    always, may = shape
    return always <= message.keys() <= always | may


def test_every_message_of_a_phone_is_answered_as_the_document_says(
    tmp_path: Path, scenario: Scenario
) -> None:
    """Each row of the table, by the socket: the answer has the fields that stand there and no others; the
    same by plain requests, where there is one."""
    table = {}
    for message, answer in list(rows(section("Phone to server")))[1:]:
        kind = re.search(r'"type": "(\w+)"', message)
        table[kind[1] if kind else "else"] = shapes(answer)
    assert table.keys() == {"vote", "word", "ping", "else"}
    saved, refused = table["vote"]
    assert saved == ({"v", "type", "decision", "round", "choice"}, set())

    async def main() -> None:
        async with hall(tmp_path, scenario, minutes=25) as place:
            phone = await place.phone()

            async def said(message: Data) -> Data:
                await phone.socket.send(message)
                return await phone.answer()

            early = {"type": "vote", "decision": 1, "round": 1, "choice": "lanes"}
            for no in (early, {"type": "vote"}, {"type": "word", "text": "torn"}, {"type": "dance"}):
                answer = await said(no)
                assert fits(answer, refused), answer
                assert answer["type"] == "refused"
            assert fits(await said({"type": "dance"}), table["else"][0])
            assert fits(await said({"type": "ping"}), table["ping"][0])
            while place.room.phase.value != "debrief":
                if place.room.phase.value == "vote":
                    await phone.until(phase="vote", decision=place.room.decision)
                    choice = phone.page["page"]["choices"][0]["id"]
                    at = {"decision": phone.page["decision"], "round": phone.page["round"]}
                    vote = {"type": "vote", **at, "choice": choice}
                    assert fits(await said(vote), saved)
                    plain = await place.request("POST", f"/vote?participant={phone.token}", vote)
                    assert plain.data == {"v": 1, "type": "saved", **at, "choice": choice}
                await place.wait(5)
                await place.do("next")
            word = await said({"type": "word", "text": "torn"})
            assert fits(word, table["word"][0])
            plain = await place.request("POST", f"/word?participant={phone.token}", {"text": "torn"})
            assert plain.data == word

    asyncio.run(main())


def test_joining_and_steps_are_answered_as_the_document_says(tmp_path: Path, scenario: Scenario) -> None:
    """The contract's other two answers, and the log, with the fields that stand there."""
    joining = shapes(section("Joining"))
    step = shapes(section("`POST /console/do`"))
    log = shapes(section("Results").replace('{"id", "title", "digest"}', '""').replace("{choice: n}", ""))

    async def main() -> None:
        async with hall(tmp_path, scenario) as place:
            person = (await place.request("POST", "/join", {})).data
            assert fits(person, joining[-2])
            again = await place.request("POST", "/join", {"participant": person["participant"]})
            assert again.data == person
            done = await place.do("open")
            assert done.keys() == {"v", "phase", "decision", "round"}
            assert any(fits(done, shape) for shape in step)
            no = (await place.request("POST", "/console/do", {"do": "show_all"}, host=True)).data
            assert any(fits(no, shape) for shape in step if "why" in shape[0])
            vote = {"type": "vote", "decision": 1, "round": 1, "choice": "lanes"}
            await place.request("POST", f"/vote?participant={person['participant']}", vote)
            found = (await place.request("GET", "/console/export.json", host=True)).data
            assert found["votes"] == [{"decision": 1, "round": 1, "participant": 1, "choice": "lanes"}]
            assert any(fits(one, shape) for one in found["votes"] for shape in log)
            assert found["scenario"].keys() == {"id", "title", "digest"}
            assert {"v", "session", "seed", "mode", "votes", "steps", "hands", "path"} <= found.keys()

    asyncio.run(main())


async def _closed(place: Hall, path: str, hello: Data | None = None) -> int:
    socket = place.socket(path)
    if hello is not None:
        await socket.send(hello)
    with pytest.raises(Closed) as closed:
        await socket.next()
    return closed.value.code


async def _stranger(place: Hall, _: Any) -> int:
    assert await _closed(place, "/console/ws", {"type": "console", "token": "0" * 32}) == 4401
    return await _closed(place, f"/ws?participant={'0' * 32}")


async def _kept_out(place: Hall, _: Any) -> int:
    phone = await place.phone()
    await place.do("keep_out", participant=phone.number)
    return await _closed(place, f"/ws?participant={phone.token}")


async def _too_many(place: Hall, patch: pytest.MonkeyPatch) -> int:
    patch.setattr(screen, "MOST", 0)
    assert await _closed(place, "/screen/ws") == 4408
    first = await place.phone()
    for _ in range(limits.SOCKETS):
        await place.phone(first.token)
    with pytest.raises(Closed) as closed:
        await first.until(type="never")
    return closed.value.code


def _status(*asked: tuple[Any, ...], **more: Any) -> Callable[[Hall, Any], Awaitable[int]]:
    async def status(place: Hall, _: Any) -> int:
        for one in asked:
            reply = await place.request(*one, **more)
        return reply.status

    return status


async def _kept_out_status(place: Hall, _: Any) -> int:
    person = (await place.request("POST", "/join", {})).data
    await place.do("keep_out", participant=person["number"])
    token = person["participant"]
    vote = {"type": "vote", "decision": 1, "round": 1, "choice": "lanes"}
    assert (await place.request("POST", f"/vote?participant={token}", vote)).status == 403
    assert (await place.request("GET", f"/state?participant={token}")).status == 403
    headers = {"Origin": "http://elsewhere.example"}
    assert (await place.request("POST", "/join", {}, headers)).status == 403
    return (await place.request("POST", "/join", {"participant": token})).status


async def _too_much(place: Hall, _: Any) -> int:
    person = (await place.request("POST", "/join", {})).data
    vote = {"type": "vote", "decision": 1, "round": 1, "choice": "lanes"}
    path = f"/vote?participant={person['participant']}"
    replies = [await place.request("POST", path, vote) for _ in range(25)]
    assert replies[-1].headers["retry-after"].isdigit()
    return replies[-1].status


async def _nothing_newer(place: Hall, patch: pytest.MonkeyPatch) -> int:
    for module in ("phones", "console", "screen"):
        patch.setattr(f"game.workshop.server.{module}.WAITS", 0.0)
    token = (await place.request("POST", "/join", {})).data["participant"]
    await place.wait(1)
    statuses = set()
    for path, host in (
        (f"/state?participant={token}", False),
        ("/console/state?", True),
        ("/screen/state?", False),
    ):
        version = (await place.request("GET", path, host=host)).data["version"]
        statuses.add((await place.request("GET", f"{path}&since={version}", host=host)).status)
    assert len(statuses) == 1
    return statuses.pop()


async def _full(place: Hall, patch: pytest.MonkeyPatch) -> int:
    patch.setattr(runner, "MOST_SEATS", 0)
    return (await place.request("POST", "/join", {})).status


PROVOKED: dict[int, Callable[[Hall, Any], Awaitable[int]]] = {
    200: _status(("POST", "/join", {})),
    204: _nothing_newer,
    303: _status(("POST", "/join", b"", FORM)),
    400: _status(("POST", "/console/do", {"do": 7}), host=True),
    401: _status(("GET", "/console/state")),
    403: _kept_out_status,
    409: _status(("POST", "/console/do", {"do": "close"}), host=True),
    413: _status(("POST", "/join", b"x" * 9000)),
    421: _status(("GET", "/", None, {"Host": "elsewhere.example"})),
    429: _too_much,
    503: _full,
    4401: _stranger,
    4403: _kept_out,
    4408: _too_many,
}
STOPPING = frozenset({1009, 1012})
"""Codes that a real server alone gives; they have a test of their own."""


def test_every_code_of_the_document_has_its_test() -> None:
    """HTTP's and the sockets', none left out and none made up."""
    named = {int(code) for code in re.findall(r"\b(?:20[04]|303|4\d\d|503|10(?:09|12)|44\d\d)\b", PAGE)}
    assert named == PROVOKED.keys() | STOPPING


@pytest.mark.parametrize("code", PROVOKED)
def test_a_code_comes_where_the_document_says(
    tmp_path: Path, scenario: Scenario, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    """What provokes it gets it, in words where there are any."""

    async def main() -> None:
        async with hall(tmp_path, scenario) as place:
            assert await PROVOKED[code](place, monkeypatch) == code

    asyncio.run(main())


def test_a_server_that_stops_tells_phones_to_come_back(tmp_path: Path) -> None:
    """1012 for whoever is connected when it ends, and 1009 for a message above 4 KiB before that."""
    with process(tmp_path, "the-pour") as server:
        loud, calm = (server.phone(server.join()["participant"]) for _ in range(2))
        for phone in (loud, calm):
            until(phone, type="page")
        loud.send(json.dumps({"type": "word", "text": "x" * 5000}))
        with pytest.raises(ConnectionClosed) as closed:
            until(loud, type="never")
        assert closed.value.rcvd is not None
        assert closed.value.rcvd.code == 1009
        server.stop()
        with pytest.raises(ConnectionClosed) as closed:
            until(calm, type="never")
        assert closed.value.rcvd is not None
        assert closed.value.rcvd.code == 1012
