"""A whole play in the real window: by keys alone, by the mouse alone, by touch alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.desktop.box import Role
from game.page import PageKind
from tests.desktop.pilot import Pilot, at_the_window


def _kind(pilot: Pilot) -> PageKind | None:
    sheet = getattr(pilot.screen, "sheet", None)
    return None if sheet is None else sheet.kind


def _rows(pilot: Pilot) -> list[str]:
    return [box.id for box in pilot.layout.focusable if box.role is Role.CHOICE and box.action]


def test_keys_alone_lead_from_the_shelf_to_an_ending(tmp_path: Path) -> None:
    """Enter opens and begins, a number picks the row that bears it, Enter goes on."""
    with at_the_window(tmp_path) as pilot:
        pilot.press("enter", "enter")
        decisions = 0
        while _kind(pilot) is not PageKind.ENDING:
            if _kind(pilot) is PageKind.DECISION:
                decisions += 1
                pilot.press("1")
            else:
                pilot.press("enter")
        assert decisions == pilot.screen.play.length >= 8
        assert pilot.screen.play.over


def test_the_mouse_alone_leads_to_an_ending(tmp_path: Path) -> None:
    """Everything that goes on, begins or is chosen can be clicked, also where the page scrolls."""
    with at_the_window(tmp_path, (960, 600)) as pilot:
        pilot.click("open.counted-twice").click("begin")
        while _kind(pilot) is not PageKind.ENDING:
            pilot.click(_rows(pilot)[-1] if _kind(pilot) is PageKind.DECISION else "on")
        assert pilot.screen.play.over


def test_a_finger_alone_leads_to_an_ending(tmp_path: Path) -> None:
    """Taps reach the same boxes."""
    with at_the_window(tmp_path, (1080, 1400)) as pilot:
        pilot.tap("open.green-board").tap("begin")
        while _kind(pilot) is not PageKind.ENDING:
            pilot.tap(_rows(pilot)[0] if _kind(pilot) is PageKind.DECISION else "on")
        assert pilot.screen.play.over


def test_arrows_and_enter_choose_the_row_in_focus(tmp_path: Path) -> None:
    """Down goes to the first row and on; Enter makes that choice and no other."""
    with at_the_window(tmp_path) as pilot:
        pilot.press("enter", "enter")
        rows = _rows(pilot)
        pilot.press("down", "down", "down")
        assert pilot.focus == rows[2]
        pilot.press("enter")
        assert pilot.screen.play.picks == (rows[2].removeprefix("choice."),)


@pytest.mark.parametrize("key", ["enter", "space", "page_down"])
def test_hurrying_through_prose_chooses_nothing(tmp_path: Path, key: str) -> None:
    """Presses meant for the words before a decision, or a key still held from there, pick no choice."""
    with at_the_window(tmp_path) as pilot:
        pilot.press("enter", "enter", "1")
        assert _kind(pilot) is PageKind.CONSEQUENCE
        pilot.wait(1.0)
        for _ in range(6):
            pilot.press(key, patient=False)
        assert _kind(pilot) is PageKind.DECISION
        assert pilot.screen.play.length == 1
        pilot.hold(key, 40)
        assert pilot.screen.play.length == 1


def test_a_number_pressed_too_soon_chooses_nothing(tmp_path: Path) -> None:
    """A decision takes no press in the moment in which it appears."""
    with at_the_window(tmp_path) as pilot:
        pilot.press("enter", "enter")
        pilot.press("1", patient=False)
        pilot.press("1", patient=False)
        assert pilot.screen.play.length <= 1
        pilot.press("2", patient=False)
        assert pilot.screen.play.length <= 1


def test_back_reads_again_and_undoes_nothing(tmp_path: Path) -> None:
    """Escape shows what was read before, with the choice made; going on returns to where the play is."""
    with at_the_window(tmp_path) as pilot:
        pilot.press("enter", "enter", "1", "enter")
        picks, at = pilot.screen.play.picks, pilot.screen.at
        pilot.press("escape", "escape")
        assert _kind(pilot) is PageKind.DECISION
        assert _rows(pilot) == []
        pilot.press("2")
        assert pilot.screen.play.picks == picks
        pilot.press("enter", "enter")
        assert (pilot.screen.at, pilot.screen.play.picks) == (at, picks)


def test_a_clicker_goes_on_and_back(tmp_path: Path) -> None:
    """Page Down begins and goes on, Page Up goes back, whatever has the focus."""
    with at_the_window(tmp_path) as pilot:
        pilot.press("enter", "page_down", "3")
        assert _kind(pilot) is PageKind.CONSEQUENCE
        pilot.press("page_down")
        assert _kind(pilot) is PageKind.DECISION
        pilot.press("page_up")
        assert _kind(pilot) is PageKind.CONSEQUENCE
