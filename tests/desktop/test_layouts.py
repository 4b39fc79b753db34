"""Every page of play, shelf and briefing at every size of window and text, in three languages, in real type.

Nothing leaves the window, overlaps, is cut off or falls under its contrast; Tab comes to everything.
"""

from __future__ import annotations

import pytest

from game.desktop.sheet import Mode
from tests.desktop.everything import played, without_a_play
from tests.desktop.sweep import focused, pale, swept
from tests.desktop.tongues import TONGUES
from tests.desktop.views import SCENARIOS, SIZES


@pytest.mark.parametrize("tongue", TONGUES)
@pytest.mark.parametrize("size", SIZES, ids=str)
def test_shelf_and_briefings_are_sound(size: tuple[int, int], tongue: str) -> None:
    """Covers, people and words find room from 960 by 600 to 4K, at 80 to 200 per cent."""
    assert swept(without_a_play(), size, tongue) == []


@pytest.mark.parametrize("tongue", TONGUES)
@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("id", SCENARIOS)
def test_every_page_of_play_is_sound(id: str, size: tuple[int, int], tongue: str) -> None:
    """Each decision, passage, consequence and ending that any play can come to, in all its wordings."""
    assert swept(played(id), size, tongue) == []


@pytest.mark.parametrize("mode", [Mode.DARK, Mode.HIGH])
@pytest.mark.parametrize("id", SCENARIOS)
def test_pages_of_play_keep_their_contrast_in_other_modes(id: str, mode: Mode) -> None:
    """In the dark and in high contrast all words can be read on what they stand on."""
    assert pale((*played(id), *without_a_play()), mode) == []


@pytest.mark.parametrize("id", SCENARIOS)
def test_focus_moves_nothing_in_play(id: str) -> None:
    """Wherever focus is, boxes stay where they were, and the layout is as sound."""
    assert focused((*played(id), *without_a_play())) == []
