"""Rooms at every point of a session, driven by the room's own messages, and what their views say."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from functools import cache
from typing import Any

from game.model import Scenario
from game.reader import read
from game.storage import shipped
from game.workshop.room.messages import (
    Do,
    Effect,
    Joined,
    Message,
    Refuse,
    Said,
    Saved,
    SaveStep,
    SaveVote,
    SaveWord,
    Say,
    Vote,
)
from game.workshop.room.people import Participant
from game.workshop.room.phase import Mode
from game.workshop.room.room import Room, new_room, open_choices
from game.workshop.room.update import update
from game.workshop.views.around import Address, Around
from game.workshop.views.console import look, state
from game.workshop.views.phone import Phones
from game.workshop.views.projector import projected

SHIPPED = ("counted-twice", "bed-fourteen", "green-board", "the-pour")
CODE = tuple("".join("1" if (x * 7 + y * 3 + x * y) % 3 else "0" for x in range(25)) for y in range(25))


@cache
def scenario(id: str = "counted-twice") -> Scenario:
    """A shipped scenario."""
    found = read((shipped() / "scenarios" / f"{id}.yaml").read_bytes(), f"{id}.yaml").scenario
    assert found is not None
    return found


class Hall:
    """A room with people in it, and a clock that is moved by hand."""

    def __init__(self, id: str = "counted-twice", people: int = 41, mode: Mode = Mode.TOGETHER) -> None:
        self.now = 0.0
        self.room: Room = new_room("hall", scenario(id), seed=3, mode=mode)
        names = ["Copper Kettle", *(f"Paper Ladder {n}" for n in range(2, people + 1))]
        seats = tuple(Participant(n, name, came=True) for n, name in enumerate(names, start=1))
        self._tell(Joined(seats))

    @classmethod
    def again(cls, other: Hall) -> Hall:
        """Another room at the same point."""
        hall = cls.__new__(cls)
        hall.now, hall.room = other.now, other.room
        return hall

    def _tell(self, message: Message) -> tuple[Effect, ...]:
        self.room, effects = update(self.room, message, self.now)
        for effect in effects:
            match effect:
                case SaveStep(step):
                    self._tell(step)
                case SaveVote(vote):
                    self._tell(Saved((vote,)))
                case SaveWord(say):
                    self._tell(Said(say.number, say.text))
                case Refuse(why):
                    raise AssertionError(why)
        return effects

    def do(self, do: str, **more: Any) -> Hall:
        """A step of the facilitator."""
        self._tell(Do(do, **more))
        return self

    def next(self, times: int = 1) -> Hall:
        """The clicker's one key."""
        for _ in range(times):
            self.do("next")
        return self

    def vote(self, counts: Sequence[int]) -> Hall:
        """So many people for each open choice, from the first seat on."""
        seats = iter(self.room.people)
        for choice, count in zip(open_choices(self.room.play), counts, strict=False):
            for _ in range(count):
                self.cast(next(seats), choice)
        return self

    def cast(self, seat: int, choice: str) -> Hall:
        """One person's vote."""
        self._tell(Vote(seat, self.room.decision, self.room.round, choice))
        return self

    def alone(self, seat: int, decision: int, choice: str) -> Hall:
        """One person's choice on their own path."""
        self._tell(Vote(seat, decision, self.phone(seat)["round"], choice))
        return self

    def say(self, seat: int, word: str) -> Hall:
        """One person's word."""
        self._tell(Say(seat, word))
        return self

    def until(self, phase: str) -> Hall:
        """Goes on by the one key until a phase is reached, everybody voting the same way."""
        for _ in range(200):
            if self.room.phase.value == phase:
                return self
            if self.room.phase.value == "vote":
                self.vote([12, 12, 12, 5])
            self.next()
        raise AssertionError(f"never came to {phase}")

    def _around(self, **more: Any) -> Around:
        here = frozenset(n for n in self.room.people if n > 2)
        known: dict[str, Any] = {
            "address": "192.168.8.1:8000",
            "url": "http://192.168.8.1:8000/",
            "wifi": "Larder Room",
            "qr": CODE,
            "here": here,
            "screens": 1,
            "consoles": 1,
            "delete_on": "25 December",
            "of": 8,
            "addresses": (
                Address("192.168.8.1:8000", "Wi-Fi", True, True),
                Address("10.0.0.4:8000", "cable"),
            ),
        }
        return Around(**{**known, **more})

    def phone(self, seat: int = 1, **more: Any) -> dict[str, Any]:
        """What a phone gets."""
        return plain(Phones(self.room, self._around(**more), self.now).message(self.room.people[seat]))

    def console(self, private: bool = False, **more: Any) -> dict[str, Any]:
        """What a console gets; `private` with the tally for the facilitator's eyes."""
        found = plain(state(self.room, self._around(**more), self.now))
        return {**found, "look": look(self.room)} if private else found

    def screen(self, **more: Any) -> dict[str, Any]:
        """What a screen gets."""
        page = projected(self.room, self._around(**more), self.now)
        return plain({"v": 1, "type": "screen", "kind": page.kind, **asdict(page)})


def plain(data: Any) -> dict[str, Any]:
    """Data as it comes out of the wire."""
    found: dict[str, Any] = json.loads(json.dumps(data, default=lambda value: value.value))
    return found


def course(id: str = "counted-twice") -> Iterator[tuple[str, Hall]]:
    """A session from the lobby to its end, stopped at every state worth a look, each by name."""
    hall = Hall(id)
    yield "lobby", hall
    yield "read", hall.next()
    while hall.room.phase.value == "read":
        hall.next()
    yield "vote", hall
    yield "saved", hall.vote([8, 5, 14, 3]).cast(1, open_choices(hall.room.play)[2])
    yield "closed", hall.vote([11, 7, 19, 4]).next()
    yield "shown", hall.next()
    yield "discuss", hall.next()
    yield "revote", hall.next()
    hall.vote([7, 3, 28, 3])
    yield "moved", hall.next(2)
    yield "consequence", hall.next()
    yield "ending", hall.until("ending")
    yield "debrief", hall.until("debrief")


def until_stage(hall: Hall, id: str) -> Hall:
    """A debrief at one of its parts."""
    for _ in range(20):
        if hall.console()["debrief"]["stage"] == id:
            return hall
        hall.next()
    raise AssertionError(f"no part {id}")
