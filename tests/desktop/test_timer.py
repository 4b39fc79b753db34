"""A scene with a clock: when it starts, what it shows, who may stop it, and what happens at its end."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from game.desktop.box import Role
from game.desktop.ink import Fill
from game.page import PageKind
from tests.desktop.pilot import Pilot, at_the_window

SCENARIO = """
fulcrum: 1
title: Ten Seconds
role: You have ten seconds.
scenes:
  door:
    title: The door
    text: Somebody knocks.
    timer: {seconds: 10, choose: wait}
    choices:
      - {id: open, text: Open it., because: You did., then: It is open., go: END}
      - {id: wait, text: Wait., because: You waited., then: The knocking stops., go: END}
endings:
  - {id: end, title: The end, text: That was it.}
"""


@pytest.fixture
def file(tmp_path: Path) -> str:
    """A scenario with a timer."""
    path = tmp_path / "ten.yaml"
    path.write_text(SCENARIO, encoding="utf-8")
    return str(path)


def _begin(pilot: Pilot) -> None:
    pilot.press("enter")
    assert pilot.screen.sheet.kind is PageKind.DECISION


def test_time_is_shown_and_at_its_end_the_choice_is_made(tmp_path: Path, file: str) -> None:
    """Seconds in words; at nothing the author's choice, saved like any other."""
    with at_the_window(tmp_path, open=file) as pilot:
        _begin(pilot)
        pilot.wait(3.3)  # the page takes a moment to turn, and the clock starts when it stands
        assert pilot.words(Role.TIMER) == ["7 seconds left"]
        pilot.wait(5.2)
        assert pilot.screen.play.length == 0
        pilot.wait(2.0)
        assert pilot.screen.play.picks == ("wait",)
        saved = next((tmp_path / "saves").rglob("*.json"))
        assert json.loads(saved.read_bytes())["picks"] == ["wait"]


def test_a_choice_in_time_stops_the_clock(tmp_path: Path, file: str) -> None:
    """What was chosen stands, however long the next page is read."""
    with at_the_window(tmp_path, open=file) as pilot:
        _begin(pilot)
        pilot.press("down", "down", "enter")
        picks = pilot.screen.play.picks
        assert len(picks) == 1
        pilot.wait(30.0)
        assert pilot.screen.play.picks == picks


@pytest.mark.parametrize(("timers", "after"), [("double", 15.0), ("fivefold", 45.0), ("off", 600.0)])
def test_timers_obey_the_reader(tmp_path: Path, file: str, timers: str, after: float) -> None:
    """Twice or five times as long, or no clock at all."""
    with at_the_window(tmp_path, open=file) as pilot:
        pilot.runner.desk = replace(
            pilot.runner.desk, preferences=replace(pilot.runner.desk.preferences, timers=timers)
        )
        _begin(pilot)
        pilot.wait(after)
        assert pilot.screen.play.length == 0
        assert bool(pilot.words(Role.TIMER)) is (timers != "off")


def test_the_clock_stands_still_while_something_else_is_on_the_window(tmp_path: Path, file: str) -> None:
    """In the log no time passes; back on the page it goes on from where it was."""
    with at_the_window(tmp_path, open=file) as pilot:
        _begin(pilot)
        pilot.wait(4.0)
        pilot.press("l", patient=False)
        pilot.wait(60.0)
        pilot.press("escape", patient=False)
        pilot.turn()
        assert pilot.screen.play.length == 0
        left = float(pilot.words(Role.TIMER)[0].split()[0])
        assert 5 <= left <= 7


def test_the_clock_starts_when_the_end_of_a_long_page_was_seen(tmp_path: Path) -> None:
    """Where the words are longer than the window, time passes only once all of them could be read."""
    long = SCENARIO.replace("Somebody knocks.", " ".join(["Somebody knocks again and again."] * 120))
    path = tmp_path / "long.yaml"
    path.write_text(long, encoding="utf-8")
    with at_the_window(tmp_path, (960, 600), open=str(path)) as pilot:
        _begin(pilot)
        pilot.wait(30.0)
        assert pilot.screen.play.length == 0
        pilot.press("end")
        pilot.wait(12.0)
        assert pilot.screen.play.picks == ("wait",)


def test_the_clock_stands_on_the_page_before_it_runs_and_moves_nothing_when_it_starts(tmp_path: Path) -> None:
    """A reader knows before that there is a clock; the row that they look at stays in its place."""
    long = SCENARIO.replace("Somebody knocks.", " ".join(["Somebody knocks again and again."] * 120))
    path = tmp_path / "long.yaml"
    path.write_text(long, encoding="utf-8")
    with at_the_window(tmp_path, (960, 600), open=str(path)) as pilot:
        _begin(pilot)
        assert pilot.words(Role.TIMER) == ["10 seconds"]
        before = {box.id: box.rect for _, box in pilot.layout.boxes()}
        pilot.press("end")
        pilot.wait(2.2)
        assert pilot.words(Role.TIMER) == ["8 seconds left"]
        assert {box.id: box.rect for _, box in pilot.layout.boxes()} == before


@pytest.mark.parametrize(("timers", "whole"), [("written", 10), ("double", 20), ("fivefold", 50)])
def test_the_beam_is_as_long_as_the_part_that_is_left(
    tmp_path: Path, file: str, timers: str, whole: int
) -> None:
    """Halfway through it is half as long, however long the reader has made it."""
    with at_the_window(tmp_path, open=file) as pilot:
        desk = pilot.runner.desk
        pilot.runner.desk = replace(desk, preferences=replace(desk.preferences, timers=timers, motion="none"))
        _begin(pilot)
        pilot.wait(whole / 2)
        clock = pilot.box("clock")
        ground, beam = (mark.rect.w for mark in clock.marks if isinstance(mark, Fill))
        assert beam / ground == pytest.approx((clock.value or 0.0) / whole, abs=0.01)
        assert beam / ground == pytest.approx(0.5, abs=0.1)
