"""Whole sessions as a projector sees them: each page of a room that goes from the lobby to the end of its
debrief by the clicker's one key."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from game.page.projector import ProjectorPage
from game.workshop.room.phase import Mode
from game.workshop.room.room import open_choices
from game.workshop.room.rules import following
from game.workshop.views.around import Around
from game.workshop.views.projector import projected
from tests.workshop_pages.rooms import CODE, SHIPPED, Hall
from tests.workshop_pages.states import SIX

__all__ = ["SHIPPED", "SIX", "Hall", "Mode", "Page", "pages", "readings", "session", "shown"]
Page = tuple[str, ProjectorPage]


def shown(hall: Hall, **more: Any) -> ProjectorPage:
    """What the projector shows of a room."""
    around = {
        "address": "192.168.8.1:8000",
        "wifi": "Larder Room",
        "qr": CODE,
        "here": frozenset(hall.room.people),
    }
    return projected(hall.room, Around(**{**around, **more}), hall.now)


def session(id: str, people: int = 41, mode: Mode = Mode.TOGETHER) -> Iterator[Page]:
    """Every page of a session of a shipped scenario, named by where it stands."""
    yield from course(Hall(id, people, mode), people)


def course(hall: Hall, people: int) -> Iterator[Page]:
    """Every page from where a room stands to the end of its debrief; it talks and votes twice at first."""
    share = [people * 11 // 41, people * 7 // 41, people * 19 // 41, people * 4 // 41]
    again = [people * 7 // 41, people * 3 // 41, people * 28 // 41, people * 3 // 41]
    for number in range(400):
        phase = hall.room.phase.value
        yield f"{number} {phase}", shown(hall)
        if phase == "vote" and hall.room.mode is not Mode.OWN:
            hall.vote(again if hall.room.second else share)
            yield f"{number} voted", shown(hall)
        if following(hall.room) is None:
            return
        if phase == "shown" and not hall.room.counted().leading:
            hall.do("choose", choice=open_choices(hall.room.play)[0])
        else:
            hall.next()
    raise AssertionError("the session has no end")


def readings(id: str) -> Iterator[Hall]:
    """A room at each text of a session: scenes, consequences and the ending, at their first screen."""
    hall = Hall(id)
    seen: set[object] = set()
    while hall.room.phase.value != "debrief":
        text = hall.room.text.blocks
        if hall.room.phase.value in ("read", "consequence", "ending") and text not in seen:
            seen.add(text)
            yield Hall.again(hall)
        if hall.room.phase.value == "vote":
            hall.vote([12, 12, 12, 5])
        hall.next()


@cache
def pages(id: str = "counted-twice") -> dict[str, ProjectorPage]:
    """One page of each kind and state, by name."""
    found: dict[str, ProjectorPage] = {}
    hall = Hall(id)
    found["join"] = shown(hall)
    found["waiting"] = shown(hall, qr=(), waiting="Checking that phones can reach this address.")
    found["scene"] = shown(hall.next())
    while hall.room.phase.value == "read":
        hall.next()
    found["vote"] = shown(hall.vote([8, 5, 14, 3]).cast(1, open_choices(hall.room.play)[2]))
    found["away"] = shown(hall, here=frozenset())
    hall.do("clock", seconds=60)
    found["vote clock"] = shown(hall)
    hall.do("clock", seconds=0)
    found["closed"] = shown(hall.vote([11, 7, 19, 4]).next())
    third = open_choices(hall.room.play)[2]
    hands = Hall.again(hall).do("hands", counts={third: 6})
    found["hands"] = shown(hands.next())
    found["split"] = shown(hall.next())
    found["talk"] = shown(hall.next())
    hall.now += 36
    found["talk later"] = shown(hall)
    hall.now += 600
    found["talk over"] = shown(hall)
    found["second"] = shown(hall.next())
    found["moved"] = shown(hall.vote([7, 3, 28, 3]).next(2))
    found["overruled"] = shown(
        Hall.again(hall).do(
            "choose", choice=open_choices(hall.room.play)[1], why="Let’s see what the crew would have done."
        )
    )
    found["after"] = shown(hall.next())
    hall.until("ending")
    found["ending"] = shown(hall)
    hall.until("debrief")
    stages = {}
    for _ in range(20):
        page = shown(hall)
        stages.setdefault(page.kind, page)
        if page.kind == "words":
            for seat, word in enumerate(("heavy", "seen", "hurried", "proud of us all"), start=1):
                hall.say(seat, word).do("let_through", word=seat)
            stages["words"] = shown(hall)
        if page.kind == "cues":
            stages["why" if getattr(page, "why", "") else "cues"] = page
        if following(hall.room) is None:
            break
        hall.next()
    stages["end"] = shown(hall)
    found.update((f"debrief {name}", page) for name, page in stages.items())
    found["few"] = shown(Hall(id, 4).until("vote").vote([1, 2, 1]).next(2))
    alone = Hall(id, mode=Mode.OWN).next()
    while alone.phone()["phase"] == "read":
        alone.next()
    first = alone.phone()
    alone.alone(1, first["decision"], first["page"]["choices"][1]["id"])
    found["own"] = shown(alone)
    halves = Hall(id, mode=Mode.HALVES).until("vote").vote([11, 7, 19, 4])
    found["halves"] = shown(halves.next(3))
    return found
