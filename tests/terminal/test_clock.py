"""Clocks: told when all is readable, obeyed only where somebody waits, off or longer where they say so."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.storage import Settings
from game.terminal.manner import Manner
from tests.terminal.conftest import Player, scenario, squeezed

TIMED = (
    "  a:\n    title: A\n    text: Quick.\n    timer: {seconds: 10, choose: slow}\n    choices:\n"
    "      - {id: fast, text: Run., go: END}\n      - {id: slow, text: Stand., then: You stood., go: END}\n"
)


def person(folder: Path, timers: str = "written", interactive: bool = True) -> tuple[Player, str]:
    """A player with that setting, and the path of a timed scenario."""
    return Player(folder / "home", Manner(80, interactive, Settings({"timers": timers}))), scenario(
        folder, TIMED
    )


@pytest.mark.parametrize(("timers", "seconds"), [("written", 10.0), ("double", 20.0), ("fivefold", 50.0)])
def test_the_clock_is_told_with_the_scene(tmp_path: Path, timers: str, seconds: float) -> None:
    """After the choices: how long, what then happens, and how to be rid of clocks."""
    player, path = person(tmp_path, timers)
    scene = squeezed(player.play("", name=path)[1])
    words = f"From now on you have {seconds:.0f} seconds. After that 2 is chosen. “timers off” stops clocks."
    assert scene.endswith(f"2. Stand. {words} Choose 1 or 2. ? lists the keys.")
    assert player.waited == [None, seconds]


def test_the_time_is_up(tmp_path: Path) -> None:
    """The author's choice is made as if it had been typed, and kept."""
    player, path = person(tmp_path)
    after = player.play("", 10.0, name=path)[2]
    assert after.startswith("The time is up.\n\nYou: Stand.\n\nYou stood.\n\nThe end")
    assert player.sitting.saves().saves[0].save.picks == ("slow",)


def test_looking_around_costs_its_time_and_no_more(tmp_path: Path) -> None:
    """The clock of a decision goes on over keys; the settings stand outside it."""
    player, path = person(tmp_path)
    player.play("", 4.0, "look", 3.0, "settings", 100.0, "", 2.0, "?", name=path)
    assert player.waited == [None, 10.0, 6.0, None, 3.0, 1.0]
    assert player.sitting.saves().saves == ()


def test_a_clock_begins_anew_with_each_decision(tmp_path: Path) -> None:
    """Taking a choice back gives the whole time again."""
    player, _ = person(tmp_path)
    scenes = TIMED.replace("go: END}", "go: b}") + TIMED.replace("  a:", "  b:").replace("go: b}", "go: END}")
    path = scenario(tmp_path, scenes)
    player.play("", 9.0, "1", 9.0, "back", 9.0, "1", name=path)
    assert player.waited == [None, 10.0, 10.0, 10.0, 10.0]


@pytest.mark.parametrize(("timers", "interactive"), [("off", True), ("written", False)])
def test_no_clock_where_nobody_waits_or_wants_one(tmp_path: Path, timers: str, interactive: bool) -> None:
    """Nothing is told, and no time chooses anything."""
    player, path = person(tmp_path, timers, interactive)
    words = player.play("", 1000.0, name=path)
    assert "From now on" not in "".join(words)
    assert player.waited == [None, None]
    assert player.sitting.saves().saves == ()


def test_clocks_can_be_stopped_on_the_spot(tmp_path: Path) -> None:
    """“timers off” at a timed decision ends its clock, and the next start knows."""
    player, path = person(tmp_path)
    _, _, stopped, _ = player.play("", "timers off", 1000.0, name=path)
    assert stopped.startswith("Timers: off.")
    assert player.waited == [None, 10.0, None]
    again = Player(tmp_path / "home")
    assert again.manner.settings("timers") == "off"


def test_a_choice_that_time_cannot_make_is_left_open(tmp_path: Path) -> None:
    """Where the author's choice is locked as things stand, no clock runs."""
    scenes = TIMED.replace("text: Stand.,", "text: Stand., if: seen(b), locked: No.,").replace(
        "{id: fast, text: Run., go: END}", "{id: fast, text: Run., go: b}"
    )
    scenes += "  b:\n    title: B\n    text: There.\n    go: a\n"
    player, _ = person(tmp_path)
    scene = player.play("", 1000.0, name=scenario(tmp_path, scenes))[1]
    assert "From now on" not in scene
    assert player.sitting.saves().saves == ()
