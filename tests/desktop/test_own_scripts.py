"""Scenarios in scripts of their own: read from right to left, and with letters that join and stack.

The words are a person's, not made from English ones, with numbers, brackets and Latin names among them.
"""

from __future__ import annotations

import pytest

from game.desktop.measure import Face, Style, text
from game.desktop.typesetter import Typesetter
from game.model import leftwards
from tests.desktop.everything import debriefs, decided, played
from tests.desktop.sweep import TEXTS, swept
from tests.desktop.views import SIZES, briefing, scenario

OWN = {"al-nawba": "ar", "raat": "hi"}


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("id", OWN)
def test_every_screen_of_it_is_sound(id: str, size: tuple[int, int]) -> None:
    """Briefing, play, consequences, endings, the whole debrief, the log and two plays beside one another."""
    ways = (*((OWN[id], "usual", at) for at in TEXTS), (OWN[id], "wide", 1.0))
    screens = [briefing(id), briefing(id, carried_on=True), *played(id), *debriefs(id), *decided(id)]
    assert {type(screen).__name__ for screen in screens} >= {
        "Play",
        "Log",
        "TwoPlays",
        "Summary",
        "Decisions",
    }
    assert swept(screens, size, ways=ways) == []


@pytest.mark.parametrize("id", OWN)
def test_its_letters_are_all_there(id: str) -> None:
    """Nothing in it is without a letter in the typefaces that the game brings, and its tag says where it is
    read from."""
    found = scenario(id)
    assert found.language == OWN[id]
    assert leftwards(found.language) == (id == "al-nawba")
    setter = Typesetter()
    for scene in found.scenes:
        for paragraph in scene.prose:
            setter.measure(text(paragraph.plain, Style(Face.STORY, 27.0), "#000000", language=OWN[id]), 800)
    assert setter.complaints == []
