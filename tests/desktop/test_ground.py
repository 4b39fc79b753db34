"""Words can be read on what is painted under them, pictures included, in day, dark and high contrast."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import pytest

from game.desktop.screen import Screen
from game.desktop.sheet import Mode
from tests.desktop.everything import debriefs, decided, others, played, without_a_play
from tests.desktop.ground import unread
from tests.desktop.tongues import shown, view_in
from tests.desktop.views import SCENARIOS

SET = (
    ((960, 600), 1.0), ((960, 600), 2.0), ((1280, 720), 1.0), ((1280, 1024), 1.0), ((1080, 1920), 1.0),
    ((1080, 1920), 2.0),
)  # fmt: skip
"""Sizes of windows and text that come to every way in which a page is divided."""


@cache
def _screens() -> tuple[Screen, ...]:
    """Each page of each scene, ending and debrief, in one of its wordings, and all other screens."""
    return tuple(_all())


def _all() -> Iterator[Screen]:
    yield from without_a_play()
    for id in SCENARIOS:
        pages = {(page.sheet.kind, page.sheet.scene): page for page in played(id)}
        yield from pages.values()
        kinds: dict[object, Screen] = {}
        for screen in debriefs(id):
            kinds[type(screen)] = screen
        yield from kinds.values()
        scenes = {screen.finished.page.rows[(screen.open or 1) - 1].scene: screen for screen in decided(id)}
        yield from scenes.values()
    yield from others()


@pytest.mark.parametrize("mode", list(Mode))
@pytest.mark.parametrize(("size", "text"), SET, ids=str)
def test_words_can_be_read_on_what_is_under_them(size: tuple[int, int], text: float, mode: Mode) -> None:
    """4.5 to 1 for words, 3 to 1 for large ones, 7 to 1 in high contrast, measured on the pixels."""
    view = view_in("English", size, text, mode)
    assert [f"{s.page}, {fault}" for s in _screens() for fault in unread(shown(s, view), view)] == []
