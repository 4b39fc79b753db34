"""Every page of play, shelf and briefing at every size of window and text: in three languages and in type
wider than usual, in real type, in every light.

Nothing leaves the window, overlaps, is cut off or falls under its contrast; Tab comes to everything; what is
read is in lines of 45 to 75 letters, and no title ends in one word alone.
"""

from __future__ import annotations

import pytest

from tests.desktop.everything import fullest, played, without_a_play
from tests.desktop.sweep import focused, swept
from tests.desktop.views import SCENARIOS, SIZES


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_shelf_and_briefings_are_sound(size: tuple[int, int]) -> None:
    """Covers, people and words find room from 960 by 600 to 4K, at 80 to 200 per cent."""
    assert swept(without_a_play(), size) == []


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("id", SCENARIOS)
def test_every_page_of_play_is_sound(id: str, size: tuple[int, int]) -> None:
    """Each decision, passage, consequence and ending that any play can come to, in all its wordings; in the
    other languages and typefaces each in its longest."""
    longest = fullest(id)
    assert swept(longest, size, [page for page in played(id) if page not in longest]) == []


def test_focus_moves_nothing_on_shelf_and_briefings() -> None:
    """Wherever focus is, boxes stay where they were, all is as sound, and focus is seen in every light."""
    assert focused(without_a_play()) == []


@pytest.mark.parametrize("id", SCENARIOS)
def test_focus_moves_nothing_in_play(id: str) -> None:
    """Wherever focus is, boxes stay where they were, all is as sound, and focus is seen in every light."""
    assert focused(fullest(id)) == []
