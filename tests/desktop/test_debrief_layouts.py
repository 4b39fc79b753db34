"""Every debrief at every size of window and text, in three languages and in type wider than usual, in real
type, in every light; the log, settings, a file that does not load.

Nothing leaves the window, overlaps, is cut off or falls under its contrast; Tab comes to everything; what is
read is in lines of 45 to 75 letters, and no title ends in one word alone.
"""

from __future__ import annotations

import pytest

from game.desktop.screen import Screen
from game.desktop.screens.decisions import Decisions
from tests.desktop.debriefs import plays
from tests.desktop.everything import debriefs, decided, ended, others
from tests.desktop.sweep import focused, longest, swept
from tests.desktop.views import SCENARIOS, SIZES


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("id", SCENARIOS)
def test_debriefs_are_sound(id: str, size: tuple[int, int]) -> None:
    """The pages after each ending, with every sentence that a debrief can be made of."""
    fullest, rest = longest(debriefs(id), type)
    assert swept(fullest, size, rest) == []


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("id", SCENARIOS)
def test_every_decision_is_sound_unfolded(id: str, size: tuple[int, int]) -> None:
    """Each choice of each scene with all that is said of it, between others that are folded."""
    fullest, rest = longest(decided(id), _scene)
    assert swept(fullest, size, rest) == []


def _scene(screen: Screen) -> object:
    assert isinstance(screen, Decisions)
    assert screen.open is not None
    return screen.finished.row(screen.open).scene


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_other_screens_are_sound(size: tuple[int, int]) -> None:
    """The log in all its forms, settings, what is wrong with a file, and what the words mean."""
    assert swept(others(), size) == []


def test_focus_moves_nothing_on_other_screens() -> None:
    """Wherever focus is, boxes stay where they were, all is as sound, and focus is seen in every light."""
    assert focused(others()) == []


@pytest.mark.parametrize("id", SCENARIOS)
def test_focus_moves_nothing_in_a_debrief(id: str) -> None:
    """Wherever focus is, boxes stay where they were, all is as sound, and focus is seen in every light."""
    assert focused((*debriefs(id), *decided(id))) == []


@pytest.mark.parametrize("id", SCENARIOS)
def test_all_that_a_debrief_can_say_was_laid_out(id: str) -> None:
    """The plays that are laid out come to every ending, tell three bands of each meter and every choice."""
    told = [finished.page for finished in ended(id)]
    assert len({page.ending for page in told}) == len(plays(id)[0].scenario.endings)
    for meter in told[0].meters:
        bands = {found.band for page in told for found in page.meters if found.name == meter.name}
        assert len(bands) == 3, meter.name
    rows = {
        (r.scene, r.choice_id)
        for screen in decided(id)
        for r in screen.finished.page.rows
        if r.number == screen.open
    }
    choices = {(scene.id, choice.id) for scene in plays(id)[0].scenario.scenes for choice in scene.choices}
    assert rows == choices
