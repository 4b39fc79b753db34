"""Every byte that is sent to phones and screens over whole sessions of every shipped scenario is read."""

from __future__ import annotations

import asyncio
import html
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from game.debrief import FIT, LEAN
from game.model import Scenario
from game.model.prose import plain
from game.workshop.room.phase import Mode
from game.workshop.room.room import open_choices
from tests.workshop.memory import Hall, Phone, hall

SHIPPED = ("bed-fourteen", "counted-twice", "green-board", "the-pour")
PEOPLE = 7

_ALLOWED = """
    v type version phase decision round remaining paused page mine first mode name delete_on of say split
    talk took mine_was before last path debrief stage word html title paragraphs speakers runs choices
    object called id number text short open why_not lead foot quiet voted rows count percent then hands
    changed how lines words why summary decisions questions choice lean fit because moment cues
    another_way ask change
"""
ALLOWED = frozenset(_ALLOWED.split())
"""Every key that may stand anywhere in a message to a phone."""

COUNTED = frozenset({"split", "count", "percent", "then", "voted", "rows"})
"""Keys of a tally: none of them before the split is shown."""

LEANING = frozenset({"lean", "fit", "because", "moment", "cues", "another_way", "debrief", "path"})
"""Keys of the debrief: none of them before it."""

Data = dict[str, Any]


def keys(data: Any) -> Iterator[str]:
    """Every key anywhere in some data; the numbers of paragraphs in `runs` are no words."""
    if isinstance(data, dict):
        for key, value in data.items():
            if not key.isdigit():
                yield key
            yield from keys(value)
    elif isinstance(data, list):
        for value in data:
            yield from keys(value)


def secrets_of(scenario: Scenario) -> tuple[set[str], set[str]]:
    """What no phone ever gets, and what none gets before the debrief."""
    never: set[str] = set()
    late: set[str] = set()
    for scene in scenario.scenes:
        if scene.facilitator is not None:
            never |= {*scene.facilitator.ask, scene.facilitator.note}
        if scene.moment is not None:
            late.add(scene.moment.why)
        for choice in scene.choices:
            late |= {choice.because, *(outcome.because or "" for outcome in choice.outcomes)}
            if choice.when is not None:
                never.add(choice.when.text)
    late |= {*LEAN.values(), *FIT.values()}
    clean = ({" ".join(plain(text).split()) for text in found} for found in (never, late))
    first, second = ({text for text in found if len(text) > 12} for found in clean)
    return first, second


def words(text: str) -> str:
    """Bytes as the words that somebody could read in them, whether JSON or HTML."""
    return " ".join(plain(html.unescape(text)).split())


class Reader:
    """Reads what is sent, message by message."""

    def __init__(self, place: Hall) -> None:
        self.place = place
        self.never, self.late = secrets_of(place.site.scenario)
        self.never.add(place.record.host_token)
        self.read = 0

    def message(self, text: str, phone: Phone | None = None) -> None:
        """One message to a phone, or to a screen."""
        self.read += len(text)
        phase = self.place.room.phase.value
        debriefed = phase == "debrief"
        seen = words(text)
        for secret in self.never:
            assert secret not in seen
        if not debriefed:
            for secret in self.late:
                assert secret not in seen
        if phone is None:
            return
        data: Data = json.loads(text)
        found = set(keys(data))
        assert found <= ALLOWED, found - ALLOWED
        if data.get("type") == "page":
            if data["phase"] not in ("shown", "debrief"):
                assert not found & COUNTED
            if not debriefed:
                assert not found & LEANING
            if data["phase"] in ("lobby", "read"):
                assert data["page"]["choices"] == []
            for other in self.place.room.people.values():
                if other.number != phone.number and other.name:
                    assert other.name not in seen
                    assert phone.token not in seen


async def drain(reader: Reader, phone: Phone) -> None:
    """Reads all that has come to a phone."""
    await reader.place.wait(0.2)
    for _ in range(3):
        await asyncio.sleep(0)
    while phone.socket.waiting:
        message = await phone.socket.next()
        reader.message(json.dumps(message, ensure_ascii=False), phone)
        if message["type"] == "page":
            phone.page = message


async def look_everywhere(reader: Reader, phones: list[Phone]) -> None:
    """Reads the sockets, the plain pages, the states and the screen as they are now."""
    place = reader.place
    for phone in phones:
        await drain(reader, phone)
    one = phones[0]
    cookie = {"Cookie": f"{place.site.cookie}={one.token}"}
    for path in (f"/state?participant={one.token}", f"/state?participant={one.token}&html=1"):
        reader.message((await place.request("GET", path)).body.decode(), one)
    for path, headers in (
        ("/", cookie),
        ("/", {}),
        ("/screen", {}),
        ("/screen/state?html=1", {}),
        ("/console", {}),
    ):
        body = (await place.request("GET", path, headers=headers)).body.decode()
        reader.message(body)


@pytest.mark.parametrize("mode", [Mode.TOGETHER, Mode.HALVES], ids=lambda mode: mode.value)
@pytest.mark.parametrize("id", SHIPPED)
def test_no_phone_gets_what_is_not_its_own_in_a_whole_session(
    tmp_path: Path, shipped: dict[str, Scenario], id: str, mode: Mode
) -> None:
    """From the lobby to the end of the debrief, with two votes on each decision, a word and an overruling;
    the room together, and in two halves."""

    async def main() -> int:
        async with hall(tmp_path, shipped[id], mode, minutes=45) as place:
            phones = [await place.phone(html=number % 2 == 0) for number in range(PEOPLE)]
            reader = Reader(place)
            while place.room.phase.value != "debrief" or (await place.state())["next"]:
                room = place.room
                if room.phase.value == "vote":
                    choices = open_choices(room.play)
                    for number, phone in enumerate(phones):
                        await drain(reader, phone)
                        answer = await phone.vote(choices[(number * len(room.course.rounds)) % len(choices)])
                        reader.message(json.dumps(answer, ensure_ascii=False), phone)
                        assert answer["type"] == "saved"
                if room.phase.value == "debrief" and (await place.state())["debrief"]["stage"] == "words":
                    await phones[0].socket.send({"type": "word", "text": "torn"})
                    assert (await phones[0].answer())["word"] == "torn"
                await look_everywhere(reader, phones)
                overrule = room.phase.value == "shown" and room.decision == 2 and room.second
                other = next((c for c in open_choices(room.play) if c not in room.counted().leading), None)
                if overrule and other is not None:
                    await place.do("choose", choice=other, why="To see what comes of it.")
                else:
                    await place.do("next")
            await look_everywhere(reader, phones)
            assert place.room.play.over
            return reader.read

    assert asyncio.run(main()) > 100_000


@pytest.mark.parametrize("id", SHIPPED)
def test_no_phone_gets_more_where_everyone_plays_alone(
    tmp_path: Path, shipped: dict[str, Scenario], id: str
) -> None:
    """Every phone to its own ending, then the debrief, and nothing on the way that is not its own."""

    async def main() -> None:
        async with hall(tmp_path, shipped[id], Mode.OWN) as place:
            phones = [await place.phone(html=number % 2 == 0) for number in range(5)]
            reader = Reader(place)
            await place.do("next")
            for number, phone in enumerate(phones):
                await drain(reader, phone)
                while phone.page["phase"] == "vote":
                    choices = [c["id"] for c in phone.page["page"]["choices"] if c["open"]]
                    decision = phone.page["decision"]
                    answer = await phone.vote(choices[number % len(choices)])
                    assert answer["type"] == "saved"
                    while phone.page["phase"] == "vote" and phone.page["decision"] == decision:
                        await _one(phone, reader)
                assert phone.page["phase"] == "ending"
            await look_everywhere(reader, phones)
            await place.do("next")
            await place.do("next")
            await look_everywhere(reader, phones)
            assert place.room.phase.value == "debrief"

    asyncio.run(main())


async def _one(phone: Phone, reader: Reader) -> None:
    """The next message to a phone."""
    message = await phone.socket.next()
    reader.message(json.dumps(message, ensure_ascii=False), phone)
    if message["type"] == "page":
        phone.page = message


def test_in_the_debrief_a_phone_gets_its_own_becauses_and_nobody_elses(
    tmp_path: Path, scenario: Scenario
) -> None:
    """What the author says of a choice comes only to those who made it."""

    async def main() -> None:
        async with hall(tmp_path, scenario, minutes=10) as place:
            phones = [await place.phone() for _ in range(6)]
            while place.room.phase.value != "debrief":
                if place.room.phase.value == "vote":
                    choices = open_choices(place.room.play)
                    for phone in phones:
                        await phone.until(phase="vote", decision=place.room.decision, round=place.room.round)
                        await phone.vote(choices[phone.number % 2])
                await place.do("next")
            for phone in phones:
                await phone.until(phase="debrief")
                told = {one["because"] for one in phone.page["debrief"]["decisions"]}
                chosen = {one["choice"] for one in phone.page["debrief"]["decisions"]}
                everything = words(json.dumps(phone.page, ensure_ascii=False))
                for scene in scenario.scenes:
                    for choice in scene.choices:
                        if choice.because and choice.text not in chosen and choice.because not in told:
                            assert words(choice.because) not in everything

    asyncio.run(main())


def test_the_split_of_four_is_on_no_surface(tmp_path: Path, scenario: Scenario) -> None:
    """Four voted: the phone, the screen and the console say so, and none of them has a count of a choice."""

    async def main() -> None:
        async with hall(tmp_path, scenario) as place:
            phones = await place.phones(4)
            await place.do("open")
            for phone in phones:
                await phone.until(phase="vote")
                await phone.vote("lanes" if phone.number > 1 else "call")
            assert (await place.state(look=True))["look"] is None
            await place.do("close")
            await place.do("show")
            page = await phones[0].until(phase="shown")
            assert page["split"] is None
            assert page["say"]["lead"] == "Four voted: too few to show."
            state = await place.state()
            assert state["tally"] is None
            assert all(choice["count"] is None for choice in state["choices"])
            shown = (await place.request("GET", "/screen/state")).data
            assert (shown["kind"], shown["words"]) == ("few", "Four voted: too few to show")
            csv = (await place.request("GET", "/console/export.csv", host=True)).body.decode("utf-8-sig")
            assert ",3," not in csv.replace(",3,lanes", "")

    asyncio.run(main())


def test_the_private_look_is_for_the_console_alone(tmp_path: Path, scenario: Scenario) -> None:
    """While a vote is open the tally is in the console's state only when it is asked for, and on no
    screen."""

    async def main() -> None:
        async with hall(tmp_path, scenario) as place:
            phones = await place.phones(6)
            await place.do("open")
            for phone in phones:
                await phone.until(phase="vote")
                await phone.vote("lanes")
            assert (await place.state())["tally"] is None
            assert "look" not in await place.state()
            assert (await place.state(look=True))["look"]["lanes"] == 6
            screen = (await place.request("GET", "/screen/state")).data
            assert screen["voted"] == 6
            assert "bars" not in screen
            await place.do("close")
            assert (await place.state())["tally"] is None
            assert "bars" not in (await place.request("GET", "/screen/state")).data

    asyncio.run(main())
