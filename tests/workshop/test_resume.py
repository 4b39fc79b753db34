"""Coming back: a phone that dropped out, a server that was killed, a session on another day."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from game.model import Scenario
from game.workshop.room.phase import Mode
from game.workshop.room.room import open_choices
from tests.workshop.memory import hall


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_a_session_goes_on_where_it_was_on_another_day(
    tmp_path: Path, scenario: Scenario, kind: str, request: pytest.FixtureRequest
) -> None:
    """Same tokens, same decision, same votes, same names, whatever became of the scenario's file."""
    url = request.getfixturevalue("database") if kind == "postgresql" else None

    async def main() -> None:
        async with hall(tmp_path, scenario, url=url) as place:
            phones = await place.phones(6)
            await place.do("open")
            for phone in phones:
                await phone.until(phase="vote")
                await phone.vote("lanes")
            await place.do("hands", counts={"call": 2})
            await place.do("close")
            await place.do("show")
            await place.do("choose")
            await place.do("open")
            await phones[0].until(phase="vote", decision=2)
            second = phones[0].page["page"]["choices"][1]["id"]
            await phones[0].vote(second)
            record, names = place.record, [phone.name for phone in phones]
            before = place.room
        async with hall(tmp_path, scenario, record=record, url=url) as place:
            assert place.record.host_token == record.host_token
            assert place.room.course == before.course
            assert place.room.votes == before.votes
            assert place.room.hands == before.hands
            state = await place.state()
            assert (state["phase"], state["decision"], state["round"]) == ("vote", 2, 1)
            assert (state["path"], state["voted"], state["participants"]) == (["lanes"], 1, 6)
            again = [await place.phone(phone.token) for phone in phones]
            assert [phone.name for phone in again] == names
            assert again[0].page["mine"] == second
            assert (await again[1].vote(second))["type"] == "saved"
            await place.do("undo")
            assert place.room.phase.value == "consequence"

    asyncio.run(main())


def test_a_clock_goes_on_with_what_was_left(tmp_path: Path, scenario: Scenario) -> None:
    """Two minutes of talk, seventy seconds gone, a night in between: fifty seconds are left, give or take a
    beat."""

    async def main() -> None:
        async with hall(tmp_path, scenario) as place:
            phones = await place.phones(6)
            await place.do("open")
            for phone in phones:
                await phone.until(phase="vote")
                await phone.vote("lanes" if phone.number > 3 else "call")
            await place.do("close")
            await place.do("show")
            await place.do("discuss")
            for _ in range(70):
                await place.wait(1)
            record = place.record
        async with hall(tmp_path, scenario, record=record) as place:
            assert place.record.alive > record.made + 68
            clock = place.room.course.clock
            assert clock is not None
            # The place's clock has hardly moved in the test, as if it had been set back by a minute.
            assert 49 <= clock.remaining(place.runner.now()) <= 51

    asyncio.run(main())


@pytest.mark.parametrize("passed", [50_000, -50_000])
def test_a_server_that_stood_still_takes_no_time_from_a_talk(
    tmp_path: Path, scenario: Scenario, monkeypatch: pytest.MonkeyPatch, passed: float
) -> None:
    """The hours between the last sign of life and the new start do not count, nor does a computer's clock
    that was set back meanwhile; the step is kept like any other."""

    async def main() -> None:
        async with hall(tmp_path, scenario) as place:
            await place.do("open")
            await place.do("clock", seconds=100)
            await place.wait(1.1)
            await place.wait(28.9)
            await place.runner.read(lambda connection: None)
            record = place.record
        monkeypatch.setattr("game.workshop.store.files.time.time", lambda: record.made + passed)
        async with hall(tmp_path, scenario, record=record) as place:
            clock = place.room.course.clock
            assert clock is not None
            assert clock.remaining(place.runner.now()) == pytest.approx(70, abs=1.5)
            assert place.room.phase.value == "vote"
            await place.wait(75)
            assert place.room.phase.value == "closed"
        async with hall(tmp_path, scenario, record=record) as place:
            assert place.room.phase.value == "closed"

    asyncio.run(main())


def test_own_paths_survive_a_restart(tmp_path: Path, scenario: Scenario) -> None:
    """Each phone finds its own path again, also where the mode was changed in the lobby."""

    async def main() -> None:
        async with hall(tmp_path, scenario) as place:
            await place.do("mode", mode="own")
            phone = await place.phone()
            await place.do("next")
            await phone.until(phase="vote")
            for _ in range(3):
                decision = phone.page["decision"]
                await phone.vote(phone.page["page"]["choices"][0]["id"])
                await phone.until(decision=decision + 1)
            picks = place.room.own[phone.number]
            record = place.record
        async with hall(tmp_path, scenario, record=record) as place:
            assert place.room.mode is Mode.OWN
            assert place.room.own[phone.number] == picks
            again = await place.phone(phone.token)
            assert again.page["decision"] == 4

    asyncio.run(main())


def test_a_phone_that_comes_back_sees_the_present_decision(tmp_path: Path, scenario: Scenario) -> None:
    """Asleep for a whole decision, it gets the page as it is now, and its name and seat."""

    async def main() -> None:
        async with hall(tmp_path, scenario) as place:
            phones = await place.phones(6)
            sleeper = phones[5]
            await place.do("open")
            await sleeper.until(phase="vote")
            await sleeper.socket.leave()
            for phone in phones[:5]:
                await phone.until(phase="vote")
                await phone.vote("lanes")
            await place.wait(1)
            assert (await place.state())["presence"]["away"] == 1
            for step in ("close", "show", "choose", "next", "next"):
                await place.do(step)
            back = await place.phone(sleeper.token)
            assert (back.number, back.name) == (sleeper.number, sleeper.name)
            assert (back.page["phase"], back.page["decision"], back.page["mine"]) == ("vote", 2, None)
            assert (await place.state())["presence"]["away"] == 0

    asyncio.run(main())


def test_a_late_joiner_is_in_whatever_the_phase(tmp_path: Path, scenario: Scenario) -> None:
    """From the lobby to the debrief somebody new gets a seat and the present page."""

    async def main() -> None:
        async with hall(tmp_path, scenario, minutes=10) as place:
            seen = set()
            while (await place.state())["next"] is not None:
                late = await place.phone()
                assert late.page["phase"] == place.room.phase.value
                seen.add(late.page["phase"])
                if place.room.phase.value == "vote":
                    choice = open_choices(place.room.play)[0]
                    assert (await late.vote(choice))["type"] == "saved"
                await place.do("next")
            assert seen >= {"lobby", "read", "vote", "closed", "shown", "consequence", "ending", "debrief"}

    asyncio.run(main())


def test_a_console_that_reloads_finds_the_running_session(tmp_path: Path, scenario: Scenario) -> None:
    """A console is nothing but the token: a second one, or the same again, shows the same state."""

    async def main() -> None:
        async with hall(tmp_path, scenario) as place:
            await place.do("open")
            states = []
            for _ in range(2):
                socket = place.socket("/console/ws")
                await socket.send({"type": "console", "token": place.record.host_token})
                states.append(await socket.next())
            assert [(s["phase"], s["decision"], s["at"]) for s in states] == [("vote", 1, 1)] * 2

    asyncio.run(main())
