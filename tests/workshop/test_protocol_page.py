"""The document on the wire and the wire itself: whole sessions are played, and each answers for the other.

What is sent stands in the document, and what the document names is sent at some time.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from game.model import Paragraph, Scenario
from game.workshop.room.messages import Do
from game.workshop.room.phase import How, Mode, Phase
from game.workshop.room.room import open_choices
from game.workshop.room.rules import KNOWN
from game.workshop.views.around import Address, Around
from game.workshop.views.console import state
from game.workshop.views.phone import Phones
from tests.workshop.table import Table

PAGE = (Path(__file__).parents[2] / "docs" / "workshop-protocol.md").read_text(encoding="utf-8")
AROUND = Around(
    address="192.168.8.1:8000",
    url="http://192.168.8.1:8000/",
    here=frozenset(range(1, 42)),
    delete_on="25 December",
    addresses=(Address("192.168.8.1:8000", "Wi-Fi", True, True),),
)
SERVER_ADDS = frozenset({"html", "look"})
"""Fields that the server adds to what the room says, when the address asks for them."""
Data = dict[str, Any]


def section(heading: str) -> str:
    """What stands under a heading of the document, up to the next one of its rank or above."""
    start = re.search(rf"^(#+) {re.escape(heading)}.*$", PAGE, re.MULTILINE)
    assert start is not None, heading
    rest = PAGE[start.end() :]
    end = re.search(rf"^#{{1,{len(start[1])}}} ", rest, re.MULTILINE)
    return rest[: end.start()] if end else rest


def rows(text: str) -> Iterator[list[str]]:
    """The tables of a section, as the cells of each row."""
    for line in text.splitlines():
        if line.startswith("|") and not set(line) <= set("|- "):
            yield [cell.strip() for cell in line.strip("|").split("|")]


def named(text: str) -> set[str]:
    """Every name that stands in backticks or quotation marks anywhere in a text."""
    return set(re.findall(r"[`\"][a-z_]+\.?([a-z_]*)[`\"]", text)) | set(re.findall(r"[`\"]([a-z_]+)", text))


def keys(data: Any) -> Iterator[str]:
    """Every key in some data; ids of choices and numbers of paragraphs, which are no words, left out."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield key
            if key not in ("runs", "tally"):
                yield from keys(value)
    elif isinstance(data, list):
        for value in data:
            yield from keys(value)


class Heard:
    """All that was sent in some sessions, each with what it was in."""

    def __init__(self) -> None:
        self.phone: list[Data] = []
        self.console: list[Data] = []

    def listen(self, table: Table) -> None:
        """What phones and console get as the session stands."""
        phones = Phones(table.room, AROUND, table.now)
        self.phone += [phones.message(table.room.people[number]) for number in (1, 12)]
        self.console.append(state(table.room, AROUND, table.now))


def together(heard: Heard, scenario: Scenario, mode: Mode) -> None:
    """A room that is split, talks, votes again, overrules once and goes through the longest debrief."""
    table = Table(scenario, 12, mode, minutes=45)
    heard.listen(table)
    while table.do("next") == "":
        room = table.room
        if room.phase is Phase.VOTE:
            choices = open_choices(room.play)
            if not room.second:
                table.do("clock", seconds=60)
                table.do("pause")
                heard.listen(table)
                table.do("hands", counts={choices[0]: 2})
                table.split({choices[0]: 6, choices[-1]: 5})
            else:
                table.split({choices[0]: 11})
        if room.phase is Phase.SHOWN and room.second:
            heard.listen(table)
            table.do("choose", choice=open_choices(room.play)[-1], why="The other one was tried last week.")
        if room.phase is Phase.DEBRIEF:
            table.say(1, "Thoughtful")
        heard.listen(table)


def alone(heard: Heard, scenario: Scenario) -> None:
    """Everybody on their own path, to the end."""
    table = Table(scenario, 12, Mode.OWN)
    table.do("next")
    for number in range(1, 13):
        while not table.room.own_play(number).over:
            play = table.room.own_play(number)
            assert table.vote(number, open_choices(play)[0], play.length + 1, 1) == ""
            heard.listen(table)
    while table.do("next") == "":
        heard.listen(table)


@cache
def sessions(scenario: Scenario) -> Heard:
    """Everything that phones and consoles get over a whole session of each kind, somebody speaking first."""
    first = scenario.scenes[0]
    said = Paragraph("That is *now*, and not next week.", scenario.cast[0].id)
    spoken = replace(first, prose=(said, *first.prose))
    # Another scenario, so another digest: what is known of the shipped one must not stand for it.
    scenario = replace(scenario, scenes=(spoken, *scenario.scenes[1:]), digest="spoken")
    heard = Heard()
    together(heard, scenario, Mode.TOGETHER)
    together(heard, scenario, Mode.HALVES)
    alone(heard, scenario)
    return heard


def test_every_field_that_a_phone_gets_stands_in_the_document(scenario: Scenario) -> None:
    """Whatever the mode and the phase, at any depth of the message."""
    known = named(section("The phone's socket"))
    assert {key for message in sessions(scenario).phone for key in keys(message)} - known == set()


def test_every_field_of_a_phone_that_the_document_names_is_sent(scenario: Scenario) -> None:
    """The contract's message and the table of further fields, each seen at least once."""
    text = section("Server to phone, at connection and at each change")
    contract = json.loads(
        text.split("```")[1]
        .strip()
        .replace("seconds or null", "0")
        .replace("choice or null", '""')
        .replace('"phase", "decision", "round"', '"phase": "", "decision": 0, "round": 0')
        .replace('"title", "paragraphs": [text]', '"title": "", "paragraphs": []')
        .replace('[{"id", "text", "open", "why_not"}]', "[]")
    )
    for message in sessions(scenario).phone:
        assert contract.keys() <= message.keys()
        assert contract["page"].keys() <= message["page"].keys()
    seen = {key for message in sessions(scenario).phone for key in keys(message)}
    table = {name for cells in rows(text) for name in re.findall(r"`[a-z.]*?([a-z_]+)`", cells[0])}
    assert len(table) > 20
    assert table - seen - SERVER_ADDS == set()


def test_every_rule_by_which_a_choice_is_taken_stands_in_the_document() -> None:
    """Those of the room, and no others."""
    (row,) = [cells for cells in rows(section("Server to phone")) if cells[0] == "`took`"]
    listed = re.findall(r'"(\w+)"', row[2].split('"how": ')[1].split(', "words"')[0])
    assert listed == [how.value for how in How]


def test_every_field_of_the_console_stands_in_the_document_and_is_sent(scenario: Scenario) -> None:
    """The state's own keys are exactly those of the document; what is inside them is named there too."""
    text = section("`GET /console/state`")
    listed = set(re.findall(r'^[{ ]"([a-z_]+)"', text, re.MULTILINE))
    states = sessions(scenario).console
    top = {key for one in states for key in one}
    assert listed - top - SERVER_ADDS == set()
    assert {key for one in states for key in keys(one)} - named(text) - {"do", "choice", "seconds"} == set()
    for one in states:
        assert {"v", "session", "phase", "decision", "round", "participants", "voted", "tally", "path"} <= {
            *one
        }


def test_the_table_of_steps_is_what_a_session_can_do(scenario: Scenario) -> None:
    """Every step of the document is known to the room, which offers no other."""
    listed = {
        name for cells in rows(section("`POST /console/do`")) for name in re.findall(r"`(\w+)`", cells[0])
    }
    assert listed == {*KNOWN, "address"}
    table = Table(scenario)
    for step in listed - {"address"}:
        assert "is not something a session can do" not in table.do(step), step
    assert "is not something a session can do" in table.do("dance")


def test_what_a_step_takes_are_the_fields_of_a_message(scenario: Scenario) -> None:
    """The fields that the table of steps names are those that the room reads."""
    fields = set(Do.__dataclass_fields__) - {"do"}
    for cells in rows(section("`POST /console/do`")):
        for name in re.findall(
            r"`(choice|why|seconds|counts|minutes|participant|word|text|mode|turns)`", cells[1]
        ):
            assert name in fields


@pytest.mark.parametrize("phase", [phase.value for phase in Phase])
def test_every_phase_stands_in_the_document_and_happens(scenario: Scenario, phase: str) -> None:
    """The nine phases of the table of words are those of the room, and a whole session has them all."""
    assert f"`{phase}`" in section("Words")
    assert phase in {message["phase"] for message in sessions(scenario).phone}
