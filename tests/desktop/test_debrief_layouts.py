"""Every debrief at every size of window and text, in three languages, in real type; the log, settings, a file
that does not load.

Nothing leaves the window, overlaps, is cut off or falls under its contrast; Tab comes to everything.
"""

from __future__ import annotations

import pytest

from game.desktop.sheet import Mode
from tests.desktop.debriefs import plays
from tests.desktop.everything import debriefs, decided, ended, others
from tests.desktop.sweep import focused, pale, swept
from tests.desktop.tongues import TONGUES
from tests.desktop.views import SCENARIOS, SIZES


@pytest.mark.parametrize("tongue", TONGUES)
@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("id", SCENARIOS)
def test_debriefs_are_sound(id: str, size: tuple[int, int], tongue: str) -> None:
    """The pages after each ending, with every sentence that a debrief can be made of."""
    assert swept(debriefs(id), size, tongue) == []


@pytest.mark.parametrize("tongue", TONGUES)
@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("id", SCENARIOS)
def test_every_decision_is_sound_unfolded(id: str, size: tuple[int, int], tongue: str) -> None:
    """Each choice of each scene with all that is said of it, between others that are folded."""
    assert swept(decided(id), size, tongue) == []


@pytest.mark.parametrize("tongue", TONGUES)
@pytest.mark.parametrize("size", SIZES, ids=str)
def test_other_screens_are_sound(size: tuple[int, int], tongue: str) -> None:
    """The log in all its forms, settings, what is wrong with a file, and what the words mean."""
    assert swept(others(), size, tongue) == []


@pytest.mark.parametrize("mode", [Mode.DARK, Mode.HIGH])
@pytest.mark.parametrize("id", SCENARIOS)
def test_debriefs_keep_their_contrast_in_other_modes(id: str, mode: Mode) -> None:
    """In the dark and in high contrast all words can be read on what they stand on."""
    assert pale((*debriefs(id), *decided(id), *others()), mode) == []


@pytest.mark.parametrize("id", SCENARIOS)
def test_focus_moves_nothing_in_a_debrief(id: str) -> None:
    """Wherever focus is, boxes stay where they were, and the layout is as sound."""
    assert focused((*debriefs(id), *decided(id), *others())) == []


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
