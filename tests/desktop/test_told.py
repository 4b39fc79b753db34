"""What goes wrong beside a screen is said on it in words, once, and stops nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from game.desktop.screens.log import Log
from game.desktop.screens.play import Play
from tests.desktop.pilot import at_the_window


@pytest.mark.parametrize("keys", [(), ("enter",), ("enter", "enter")])
def test_a_missing_typeface_is_told_on_the_screen_that_is_there(
    tmp_path: Path, keys: tuple[str, ...]
) -> None:
    """On the shelf, at the briefing or in the middle of a story; and not again on the next one."""
    line = "The typeface fontpkg-inter is missing; install it with pip."
    with at_the_window(tmp_path) as pilot:
        pilot.press(*keys)
        pilot.runner._type.complaints.append(line)
        pilot.runner.dirty = True
        pilot.turn()
        assert pilot.box("notice").name == line
        pilot.press("enter", "1")
        assert isinstance(pilot.screen, Play) or keys == ()
        assert line not in pilot.words()


def test_a_clipboard_that_cannot_be_reached_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Copying says that nothing was copied, and why."""
    with at_the_window(tmp_path) as pilot:
        pilot.press("enter", "enter", "1", "l")
        assert isinstance(pilot.screen, Log)

        def refuse(words: str) -> Any:
            raise pilot.pygame.error("no clipboard here")

        monkeypatch.setattr(pilot.pygame.scrap, "put_text", refuse)
        pilot.click("copy")
        assert pilot.box("notice").name == "Not copied: the clipboard cannot be reached (no clipboard here)."
