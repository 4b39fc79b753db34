"""Every state that a phone, a console or a screen can be in, as the room's views give it."""

from __future__ import annotations

from functools import cache
from typing import Any

from game.workshop.room.phase import Mode
from game.workshop.room.room import open_choices
from tests.workshop_pages.rooms import Hall, course, until_stage

State = dict[str, Any]

SIX = (
    "Say 260, today, and mean it: routes, rota, cold chain. That gives Marisol the weekend to find 140.",
    "Say yes to four hundred. Go out on the floor, tell them who it’s for, and admit you don’t know how.",
    "Send it to the allocations panel. There’s a fair process for new requests, and jumping it isn’t fair.",
    "Ask Mr Bashir for his people and Goran for a route sheet. Aim for four hundred; under eight, it’s 260.",
    "Promise 260 and open up the rest: a sign-up at the gate, a count each day, the reason said plainly.",
    "Ring the council and the other larders before you answer. This is bigger than one depot.",
)


@cache
def phones(id: str = "counted-twice") -> dict[str, State]:
    """A phone's states by name."""
    found = {name: hall.phone() for name, hall in course(id)}
    hall = _voting(id)
    found["six"] = _six(found["vote"])
    found["none"] = hall.vote([0, 7, 19, 4]).next().phone(40)
    found["hands"] = _with_hands(id).phone()
    found["few"] = _voting(id, people=4).vote([1, 2, 1]).next(2).phone()
    found["overruled"] = _overruled(id).phone()
    found["own"] = _alone(id).phone()
    halves = Hall(id, mode=Mode.HALVES).until("vote").vote([11, 7, 19, 4])
    found["halves"] = halves.next(3).phone()
    for part in ("path", "divided"):
        found[f"debrief {part}"] = until_stage(_debriefing(id), part).phone()
    return found


@cache
def consoles(id: str = "bed-fourteen") -> dict[str, State]:
    """A console's states by name."""
    found = {name: hall.console() for name, hall in course(id)}
    hall = _voting(id).vote([8, 5, 14, 3])
    found["looking"] = hall.console(private=True)
    found["away"] = hall.console(here=frozenset(range(14, 42)), screens=0, screen_since="10:42", fell=13)
    found["clock"] = hall.do("clock", seconds=60).console()
    found["tie"] = _voting(id).vote([16, 6, 16, 3]).next(2).console()
    found["hands"] = _with_hands(id).console()
    found["own"] = _alone(id).console()
    words = _debriefing(id)
    for seat, word in enumerate(("heavy", "seen", "hurried"), start=1):
        words.say(seat, word)
    found["words"] = words.do("let_through", word=1).console()
    return found


@cache
def screens(id: str = "counted-twice") -> dict[str, State]:
    """A screen's states by name."""
    found = {name: hall.screen() for name, hall in course(id)}
    found["waiting"] = Hall(id).screen(qr=(), waiting="Checking that phones can reach this address.")
    found["away"] = _voting(id).screen(here=frozenset())
    found["second"] = _voting(id).vote([11, 7, 19, 4]).next(3).next().screen()
    found["hands"] = _with_hands(id).screen()
    found["few"] = _voting(id, people=4).vote([1, 2, 1]).next(2).screen()
    found["overruled"] = _overruled(id).screen()
    found["own"] = _alone(id).screen()
    for part in ("words", "path", "changed", "divided", "cues", "why", "next", "end"):
        hall = _debriefing(id)
        if part == "words":
            for seat, word in enumerate(("heavy", "seen", "hurried", "proud of us all"), start=1):
                hall.say(seat, word).do("let_through", word=seat)
        found[f"debrief {part}"] = until_stage(hall, part).screen()
    return found


def _voting(id: str, people: int = 41) -> Hall:
    return Hall(id, people).until("vote")


def _with_hands(id: str) -> Hall:
    hall = _voting(id).vote([11, 7, 19, 4])
    third = open_choices(hall.room.play)[2]
    return hall.do("hands", counts={third: 6}).next(2)


def _overruled(id: str) -> Hall:
    hall = _voting(id).vote([7, 3, 28, 3]).next(2)
    second = open_choices(hall.room.play)[1]
    return hall.do("choose", choice=second, why="Let’s see what <the crew> would have come up with.")


def _alone(id: str) -> Hall:
    hall = Hall(id, mode=Mode.OWN).next()
    while hall.phone()["phase"] == "read":
        hall.next()
    first = hall.phone()
    return hall.alone(1, first["decision"], first["page"]["choices"][1]["id"])


@cache
def _finished(id: str) -> Hall:
    hall = _voting(id).vote([11, 7, 19, 4]).next(3).next()
    hall.vote([7, 3, 28, 3])
    return hall.until("ending")


def _debriefing(id: str) -> Hall:
    return Hall.again(_finished(id)).until("debrief")


def _six(state: State) -> State:
    rows = [
        {
            "id": f"c{n}",
            "number": n,
            "text": text,
            "short": text,
            "open": n != 4,
            "why_not": "Mr Bashir has gone.",
        }
        for n, text in enumerate(SIX, start=1)
    ]
    say = {**state["say"], "quiet": "Six choices: scroll to see them all."}
    return {**state, "say": say, "page": {**state["page"], "object": "plates", "choices": rows}}
