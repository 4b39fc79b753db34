"""A session's beginning: its id, its tokens, its scenario's own copy, and how many decisions there are."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from game.model import END, Scenario
from game.workshop.opening import decisions, in_words, new_record, scenario_of, wrong_clock
from game.workshop.store import NoStore, open_sessions
from game.workshop.store.files import FileSessions

SOURCE = Path(__file__).parents[2] / "scenarios" / "counted-twice.yaml"


def test_a_session_keeps_its_scenario_whatever_becomes_of_the_file(
    tmp_path: Path, scenario: Scenario
) -> None:
    """The scenario is read from the session's own copy, byte for byte the one that it began with."""
    sessions = open_sessions(None, tmp_path)
    record = new_record(sessions, scenario, {SOURCE.name: SOURCE.read_bytes()}, SOURCE.name)
    assert scenario_of(sessions.record(record.id)) == scenario
    assert record.delete_after - record.made == 30 * 86_400


def test_ids_and_tokens_are_new_each_time(tmp_path: Path, scenario: Scenario) -> None:
    """Two sessions of a scenario share neither; an id can be typed and is a safe file name."""
    sessions = FileSessions(tmp_path)
    made = [new_record(sessions, scenario, {"x.yaml": b""}, "x.yaml") for _ in range(5)]
    assert len({record.id for record in made}) == len({record.host_token for record in made}) == 5
    assert all(record.id.startswith("counted-twice-") for record in made)
    assert len({record.seed for record in made}) > 1


def test_a_copy_that_cannot_be_read_is_said(tmp_path: Path, scenario: Scenario) -> None:
    """The words name the session and the reader's first finding."""
    record = new_record(FileSessions(tmp_path), scenario, {"x.yaml": b"fulcrum: 1\n"}, "x.yaml")
    with pytest.raises(NoStore, match="can’t be read any more"):
        scenario_of(record)


def test_the_number_of_decisions_is_told_only_where_every_way_has_it(scenario: Scenario) -> None:
    """Counted Twice has ways of different lengths; a story of one scene has one decision; a loop has no
    number."""
    assert decisions(scenario) is None
    first = scenario.scenes[0]
    one = replace(first, choices=tuple(replace(choice, go=END) for choice in first.choices))
    assert decisions(replace(scenario, scenes=(one,), start=one.id)) == 1
    loop = replace(first, choices=tuple(replace(choice, go=first.id) for choice in first.choices))
    assert decisions(replace(scenario, scenes=(loop,), start=loop.id)) is None
    back = replace(first, choices=(replace(first.choices[0], go=first.id), replace(first.choices[1], go=END)))
    assert decisions(replace(scenario, scenes=(back,), start=back.id)) is None


def test_a_date_is_said_as_people_say_it() -> None:
    """Day and month; the year is clear within thirty days."""
    assert in_words(1_798_200_000.0).split()[1] == "December"


def test_a_clock_that_cannot_be_right_is_told(
    tmp_path: Path, scenario: Scenario, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A session's date would pass at once when it is set; who is told can set it before the room comes."""
    sessions = open_sessions(None, tmp_path)
    monkeypatch.setattr("game.workshop.store.files.time.time", lambda: 1_577_880_000.0)
    early = new_record(sessions, scenario, {"a.yaml": b""}, "a.yaml")
    assert "This computer’s clock says 1 January 2020." in wrong_clock(early)
    assert wrong_clock(replace(early, made=1_798_200_000.0)) == ""
