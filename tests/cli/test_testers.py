"""Testers' picks from the log of a workshop session."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from game.analysis.craft.tested import Logged
from game.cli.testers import Picks
from game.model import Scenario
from game.workshop.room.phase import Mode
from game.workshop.store.record import step_to_json
from tests.workshop.table import Table


@pytest.fixture
def scenario(shipped: dict[str, Scenario]) -> Scenario:
    """Counted Twice."""
    return shipped["counted-twice"]


def export(table: Table, scenario: Scenario, changed: dict[str, Any] | None = None) -> dict[str, Any]:
    """A session's .json export."""
    room = table.room
    votes = [asdict(vote) for vote in table.votes]
    return {
        "v": 1,
        "session": "table",
        "scenario": {"id": scenario.id, "title": scenario.title, "digest": scenario.digest},
        "seed": 3,
        "mode": room.mode.value,
        "minutes": room.minutes,
        "participants": sorted(room.people),
        "votes": [{"participant": vote.pop("number"), **vote} for vote in votes],
        "words": [],
        "steps": [step_to_json(step) for step in table.steps],
        "path": list(room.play.picks),
        **(changed or {}),
    }


def counted(folder: Path, scenario: Scenario, data: dict[str, Any]) -> tuple[Logged, tuple[str, ...]]:
    (folder / "session.json").write_text(json.dumps(data), encoding="utf-8")
    return Picks([str(folder / "session.json")]).of(scenario)


def test_first_votes_of_a_room_count(tmp_path: Path, scenario: Scenario) -> None:
    """What people chose before they talked; a second vote does not count again, hands count as people."""
    table = Table(scenario)
    table.until("vote")
    table.do("hands", counts={"ship": 2})
    table.decide({"call": 11, "huddle": 7, "lanes": 19, "ship": 4}, {"lanes": 41})
    table.do("next")
    tested, said = counted(tmp_path, scenario, export(table, scenario))
    assert said == ()
    assert {choice: count for (scene, choice), count in tested.picked.items() if scene == "freezer"} == {
        "call": 11,
        "huddle": 7,
        "lanes": 19,
        "ship": 6,
    }
    assert {tested.open["freezer", choice] for choice in ("call", "huddle", "lanes", "ship")} == {43}


def test_own_paths_count_decision_by_decision(tmp_path: Path, scenario: Scenario) -> None:
    """Each phone's own play, with what was open to it."""
    table = Table(scenario, people=3, mode=Mode.OWN)
    table.until("vote")
    for number in (1, 2, 3):
        assert table.vote(number, "lanes", decision=1, round=1) == ""
    assert table.vote(1, "check", decision=2, round=1) == ""
    tested, said = counted(tmp_path, scenario, export(table, scenario))
    assert said == ()
    assert tested.picked == {("freezer", "lanes"): 3, ("counted", "check"): 1}
    assert tested.open["freezer", "ship"] == 3
    assert tested.open["counted", "park"] == 1


@pytest.mark.parametrize(
    "change",
    [{"scenario": {"id": "counted-twice", "digest": "0"}}, {"seed": "x"}, {"votes": [1]}, {"mode": 7}],
)
def test_a_session_of_another_version_does_not_count(
    tmp_path: Path, scenario: Scenario, change: dict[str, Any]
) -> None:
    """Nor one that is damaged; it is said, and nothing is made up."""
    table = Table(scenario)
    table.decide({"lanes": 41})
    tested, said = counted(tmp_path, scenario, export(table, scenario, change))
    assert tested == Logged()
    (words,) = said
    assert words.startswith("1 of 1 sessions do not count")
