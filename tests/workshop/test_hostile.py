"""A hostile phone harms nobody else's vote and cannot fill memory or disk."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest

from game.model import Scenario
from game.workshop.server import limits, runner
from game.workshop.server.lines import Lines
from tests.workshop.memory import Closed, hall


def test_a_thousand_votes_a_second_are_read_at_the_pace_of_a_thumb(
    tmp_path: Path, scenario: Scenario, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After a burst of twenty nothing more is read until time has passed; another phone's vote goes through
    at once."""

    async def main() -> None:
        async with hall(tmp_path, scenario) as place:
            loud, calm = await place.phones(2)
            await place.do("open")
            await loud.until(phase="vote")
            await calm.until(phase="vote")
            for number in range(1000):
                choice = ("lanes", "call")[number % 2]
                await loud.socket.send({"type": "vote", "decision": 1, "round": 1, "choice": choice})
            for _ in range(20):
                assert (await loud.answer())["type"] == "saved"
            assert (await calm.vote("ship"))["type"] == "saved"
            assert loud.socket.waiting == 0
            state = await place.state()
            assert state["voted"] == 2

    asyncio.run(main())


def test_too_many_plain_votes_get_429(tmp_path: Path, scenario: Scenario) -> None:
    """The twenty-first in a moment is refused with the seconds to wait; later it is taken. Others are not
    touched."""

    async def main() -> None:
        async with hall(tmp_path, scenario) as place:
            tokens = [(await place.request("POST", "/join", {})).data["participant"] for _ in range(2)]
            await place.do("open")
            vote = {"type": "vote", "decision": 1, "round": 1, "choice": "lanes"}
            path = f"/vote?participant={tokens[0]}"
            statuses = [(await place.request("POST", path, vote)).status for _ in range(25)]
            assert statuses == [200] * 20 + [429] * 5
            reply = await place.request("POST", path, vote)
            assert reply.headers["retry-after"] == "1"
            assert (await place.request("POST", f"/vote?participant={tokens[1]}", vote)).status == 200
            await place.wait(1)
            assert (await place.request("POST", path, vote)).status == 200

    asyncio.run(main())


def test_bodies_and_headers_have_an_end(tmp_path: Path, scenario: Scenario) -> None:
    """Above 8 KiB a body is refused with 413, declared or not, and nothing of it is looked at."""

    async def main() -> None:
        async with hall(tmp_path, scenario) as place:
            for size, headers in (
                (9000, {}),
                (10_000_000, {}),
                (9000, {"Content-Length": "10"}),
                (5, {"Content-Length": "x"}),
            ):
                reply = await place.request("POST", "/join", b"x" * size, headers)
                assert reply.status == 413
            reply = await place.request("POST", "/console/do", b"x" * 9000, host=True)
            assert reply.status == 413
            assert not place.room.people

    asyncio.run(main())


def test_ten_thousand_joins_neither_fill_the_room_nor_keep_anybody_out(
    tmp_path: Path, scenario: Scenario, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Seats that no phone ever used are given up when they run out; a late joiner gets in, and who was
    there stays."""
    monkeypatch.setattr(runner, "SEATS", 60)

    async def main() -> None:
        async with hall(tmp_path, scenario) as place:
            here = await place.phone()
            for _ in range(300):
                reply = await place.request("POST", "/join", {})
                assert reply.status in (200, 429)
                await place.wait(0.1)
            assert len(place.room.people) <= 61
            late = await place.phone()
            await place.do("open")
            for phone in (here, late):
                await phone.until(phase="vote")
                assert (await phone.vote("lanes"))["type"] == "saved"
            assert (await place.state())["count"] == "2 of 2 have voted"

    asyncio.run(main())


def test_people_that_somebody_made_up_and_used_have_an_end_too(
    tmp_path: Path, scenario: Scenario, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Seats that were used are never given up, so there is a most of them; who has one keeps it and votes."""
    monkeypatch.setattr(runner, "SEATS", 10)
    monkeypatch.setattr(runner, "MOST_SEATS", 20)

    async def main() -> None:
        async with hall(tmp_path, scenario) as place:
            here = await place.phone()
            refused = []
            for _ in range(40):
                reply = await place.request("POST", "/join", {})
                if reply.status != 200:
                    refused.append(reply)
                    continue
                await place.request("GET", f"/state?participant={reply.data['participant']}")
                await place.wait(1)
            assert len(place.room.people) == 20
            assert {reply.status for reply in refused} == {503}
            assert refused[0].data["why"] == "Every seat is taken. Raise your hand for the count."
            await place.do("open")
            await here.until(phase="vote")
            assert (await here.vote("lanes"))["type"] == "saved"
            assert (await place.phone(here.token)).number == here.number

    asyncio.run(main())


def test_joins_are_limited_over_all(
    tmp_path: Path, scenario: Scenario, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Beyond a hall's rush the next join is asked to come again in a moment, by nobody's address; then it
    is in."""
    monkeypatch.setattr("game.workshop.server.site.JOINS", (3.0, 1.0))

    async def main() -> None:
        async with hall(tmp_path, scenario) as place:
            statuses = [(await place.request("POST", "/join", {})).status for _ in range(5)]
            assert statuses == [200, 200, 200, 429, 429]
            await place.wait(1)
            assert (await place.request("POST", "/join", {})).status == 200

    asyncio.run(main())


def test_a_phone_that_never_reads_costs_one_page_and_holds_nobody_up(
    tmp_path: Path, scenario: Scenario
) -> None:
    """Its pages are not queued: when it reads again it gets the present one, and others were served
    meanwhile."""

    async def main() -> None:
        async with hall(tmp_path, scenario) as place:
            deaf = await place.phone(deaf=True)
            calm = await place.phone()
            for step in ("next", "open", "close", "undo", "close", "show"):
                await place.do(step)
                await calm.until(phase=place.room.phase.value)
            deaf.socket.taking.set()
            phases = []
            while not phases or phases[-1] != "shown":
                phases.append((await deaf.socket.next())["phase"])
            assert len(phases) <= 2

    asyncio.run(main())


def test_a_phone_that_leaves_its_page_unread_too_long_is_closed(tmp_path: Path, scenario: Scenario) -> None:
    """After the limit its line is dropped and its person no longer counts as here."""

    async def main() -> None:
        async with hall(tmp_path, scenario) as place:
            deaf = await place.phone(deaf=True)
            await asyncio.sleep(0)
            assert place.runner.lines.here == {deaf.number}
            loop = asyncio.get_running_loop()
            await place.runner.lines.sweep(loop.time() + limits.STALLED + 1)
            await deaf.socket.leave()
            assert place.runner.lines.here == frozenset()

    asyncio.run(main())


def test_a_fresh_page_is_no_stalled_page(tmp_path: Path, scenario: Scenario) -> None:
    """A sweep between a page's becoming stale and its being sent closes nobody."""

    async def main() -> None:
        async with hall(tmp_path, scenario) as place:
            phone = await place.phone()
            (line,) = place.runner.lines.phones[phone.number]
            line.refresh()
            await place.runner.lines.sweep(asyncio.get_running_loop().time())
            assert (await phone.socket.next())["type"] == "page"

    asyncio.run(main())


def test_one_person_holds_eight_sockets_at_most(tmp_path: Path, scenario: Scenario) -> None:
    """The ninth closes the oldest, so that a reload is never shut out by tabs that were forgotten."""

    async def main() -> None:
        async with hall(tmp_path, scenario) as place:
            first = await place.phone()
            for _ in range(limits.SOCKETS):
                await place.phone(first.token)
            with pytest.raises(Closed) as closed:
                await first.until(type="never")
            assert closed.value.code == 4408
            assert len(place.runner.lines.phones[first.number]) == limits.SOCKETS

    asyncio.run(main())


def test_phones_that_fall_are_counted_for_twenty_seconds() -> None:
    """The console's warning speaks of those who went away together, not of all who ever left."""
    lines = Lines()
    lines.fell = [1.0, 2.0, 15.0]
    assert lines.fallen(21.5) == 2
    assert lines.fallen(60.0) == 0


def test_what_the_console_writes_back_is_harmless(tmp_path: Path, scenario: Scenario) -> None:
    """A word that is markup stays a word on the screen's page and on the handout."""

    async def main() -> None:
        async with hall(tmp_path, scenario, minutes=25) as place:
            phone = await place.phone()
            while place.room.phase.value != "debrief":
                if place.room.phase.value == "vote":
                    await phone.until(phase="vote", decision=place.room.decision)
                    await phone.vote(phone.page["page"]["choices"][0]["id"])
                if place.room.phase.value == "shown":
                    choice = phone.page["page"]["choices"][-1]["id"]
                    await place.do("choose", choice=choice, why="<img src=x onerror=alert(1)>")
                else:
                    await place.do("next")
            await phone.until(phase="debrief")
            await phone.socket.send({"type": "word", "text": "<script>alert(1)</script>"})
            assert (await phone.answer())["type"] == "saved"
            await place.do("let_through", word=1)
            for path in ("/screen", "/console/handout.html"):
                body = (await place.request("GET", path, host=True)).body
                assert b"<script>alert" not in body
                assert b"<img src=x" not in body
            assert replace(place.room.words[1]).through

    asyncio.run(main())
