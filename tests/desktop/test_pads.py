"""Gamepads as SDL's own driver reports them, plugged in and out while the game is open."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from game.desktop.screens.log import Log
from game.desktop.screens.play import Play
from game.desktop.screens.settings import Settings
from game.desktop.screens.shelf import Shelf
from tests.desktop.pilot import Pilot, at_the_window
from tests.desktop.virtual_pad import CONTROLLER, UNKNOWN, VirtualPad

A, B, Y, START = 0, 1, 3, 6
LEFT_STICK_DOWN = 1
DOWN = 4


class Hand:
    """A hand on a gamepad, and what is seen after each button."""

    def __init__(self, pilot: Pilot, kind: int = CONTROLLER) -> None:
        self.pilot = pilot
        self.pad = VirtualPad(pilot.pygame, kind)
        pilot.turn()

    def press(self, *buttons: int) -> None:
        """Press buttons one after another, after a look at the page."""
        for button in buttons:
            self.pilot.wait(2.0)
            self.pad.button(button, True)
            self.pilot.turn()
            self.pad.button(button, False)
            self.pilot.turn()


@pytest.fixture
def pilot(tmp_path: Path) -> Iterator[Pilot]:
    """Somebody at the window, the shelf before them."""
    with at_the_window(tmp_path) as pilot:
        yield pilot


@pytest.mark.parametrize("kind", [CONTROLLER, UNKNOWN])
def test_a_pad_that_is_plugged_in_plays_until_it_is_pulled(pilot: Pilot, kind: int) -> None:
    """Whether SDL knows it or not, once each; pulled out while its stick is held, nothing goes on by itself,
    and the next one works."""
    hand = Hand(pilot, kind)
    assert hand.pad.opened
    hand.press(A, A)
    assert isinstance(pilot.screen, Play)
    first = pilot.focus
    hand.pad.axis(LEFT_STICK_DOWN, 1.0)
    pilot.turn()
    moved = pilot.focus
    assert moved != first, "the stick moves"
    pilot.wait(0.3)
    assert pilot.focus == moved, "once"
    pilot.wait(0.3)
    held = pilot.focus
    assert held not in (first, moved), "and on, while it is held"
    hand.pad.unplug()
    pilot.turn()
    pilot.wait(2.0)
    assert pilot.focus == held
    pilot.press("escape")
    again = Hand(pilot, kind)
    again.pad.axis(LEFT_STICK_DOWN, 1.0)
    pilot.turn()
    again.press(A)
    again.pad.unplug()
    pilot.turn()


def test_the_cross_of_a_joystick_that_nobody_knows_moves_once(pilot: Pilot) -> None:
    """Its hat is the cross."""
    hand = Hand(pilot, UNKNOWN)
    hand.press(A, A)
    first = pilot.focus
    hand.pad.hat(DOWN)
    pilot.turn()
    assert pilot.focus != first
    hand.pad.hat(0)
    hand.pad.unplug()
    pilot.turn()


def test_changed_keys_and_switched_off_letters_are_no_matter_of_a_pads(pilot: Pilot) -> None:
    """Enter, L and Esc may be anything on the keyboard: the buttons do what they did."""
    desk = pilot.runner.desk
    changed = (("act", "k"), ("back", "j"), ("log", "h"))
    pilot.runner.desk = replace(
        desk, preferences=replace(desk.preferences, keys=changed, letters="off", motion="none")
    )
    hand = Hand(pilot)
    hand.press(A, A)
    assert isinstance(pilot.screen, Play)
    hand.press(Y)
    assert isinstance(pilot.screen, Log)
    hand.press(B)
    assert isinstance(pilot.screen, Play)
    hand.pad.unplug()
    pilot.turn()


def test_a_pad_names_no_key_where_one_is_asked_for(pilot: Pilot) -> None:
    """The settings wait for a key of the keyboard; the right button asks for none, for going back, too."""
    hand = Hand(pilot)
    hand.press(START)
    assert isinstance(pilot.screen, Settings)
    for row in ("log", "back"):
        pilot.click(f"ask.{row}")
        assert pilot.screen.asking == row
        hand.press(Y, A)
        assert pilot.screen.asking == row
        hand.press(B)
        assert pilot.screen.asking is None
    assert pilot.runner.desk.preferences.keys == ()
    hand.press(B)
    assert isinstance(pilot.screen, Shelf)
    hand.pad.unplug()
    pilot.turn()
