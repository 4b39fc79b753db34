"""A rehearsal: simulated participants come by the same road as phones and behave by the seed."""

from __future__ import annotations

import random
import threading
from pathlib import Path

import pytest

from game.model import Scenario
from game.workshop.opening import new_record
from game.workshop.pages import Pages
from game.workshop.rehearsal import SAID, Rehearsal, Simulated
from game.workshop.room.phase import Phase
from game.workshop.server.address import bound
from game.workshop.server.serving import Server
from game.workshop.server.site import Doors
from game.workshop.store import open_sessions

SOURCE = Path(__file__).parents[2] / "scenarios" / "counted-twice.yaml"


def served(folder: Path, scenario: Scenario) -> Server:
    """A server in this process, on a port of the system's choice."""
    sessions = open_sessions(None, folder)
    record = new_record(sessions, scenario, {SOURCE.name: SOURCE.read_bytes()}, SOURCE.name, seed=5)
    listening = bound("127.0.0.1", 0)
    doors = Doors([], listening.getsockname()[1], ())
    server = Server(
        sessions, record, scenario, Pages(scenario, "25 December"), doors, listening, "25 December"
    )
    server.start()
    return server


def test_a_room_of_twelve_plays_a_decision(tmp_path: Path, scenario: Scenario) -> None:
    """They join, vote, vote again after the talk, and send a word in the debrief, on nobody's finger; the
    window's own handle drives them."""
    server = served(tmp_path, scenario)
    rehearsal = Rehearsal("127.0.0.1", server.doors.port, 12, 5, pace=0.0)
    rehearsal.start()
    try:
        changed = threading.Event()

        def until(voted: int, round: int) -> None:
            for _ in range(600):
                room = server.room
                if len(room.ballots((1, round))) >= voted:
                    return
                changed.wait(0.05)
            raise AssertionError("they did not vote")

        assert server.press("close").result(30) != ""
        assert server.press("open").result(30) == ""
        until(10, 1)
        assert server.page().kind == "vote"
        for step in ("close", "show", "discuss", "revote"):
            assert server.press(step).result(30) == ""
        until(10, 2)
        assert server.room.second
        while server.room.phase is not Phase.DEBRIEF:
            assert server.press("next").result(30) == ""
        for _ in range(600):
            if len(server.room.words) >= 10:
                break
            changed.wait(0.05)
        assert {word.text for word in server.room.words.values()} <= set(SAID)
        assert not any(word.through for word in server.room.words.values())
        assert len(server.room.words) >= 10
    finally:
        rehearsal.stop()
        server.stop()
    assert not server.alive


@pytest.mark.parametrize("count", [0, 3])
def test_nobody_left_is_sent_home_as_well(count: int) -> None:
    """A rehearsal of none ends by itself, one that was never started has nobody to send: both can be
    stopped, and so can one twice."""
    rehearsal = Rehearsal("127.0.0.1", 9, count, 5, pace=0.0)
    rehearsal.stop()
    rehearsal.start()
    if not count:
        rehearsal._thread.join(timeout=30)
    rehearsal.stop()
    rehearsal.stop()
    assert not rehearsal._thread.is_alive()


def test_the_same_seed_makes_the_same_people() -> None:
    """Who is quick, stubborn or absent, and what they choose, follows from the seed and their number."""
    message = {"page": {"title": "t", "choices": [{"id": c, "open": True} for c in "abcd"]}, "first": "b"}
    rooms = [
        [Simulated("x", random.Random(f"{seed}/{n}"), 0.0)._choose(message) for n in range(200)]
        for seed in (1, 1, 2)
    ]
    assert rooms[0] == rooms[1]
    assert rooms[0] != rooms[2]
    assert len(set(rooms[0])) == 4


def test_a_locked_choice_is_never_theirs() -> None:
    """They see what phones see, and choose among what is open."""
    message = {"page": {"title": "t", "choices": [{"id": "a", "open": False}, {"id": "b", "open": True}]}}
    assert {Simulated("x", random.Random(n), 0.0)._choose(message) for n in range(50)} == {"b"}
