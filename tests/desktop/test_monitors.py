"""Which monitor the window fills, and where it stands afterwards."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from game.desktop import window as windows
from game.desktop.window import Window

BOTH = [(1920, 1080), (1280, 1024)]
FIRST, SECOND = (0, 0, 1920, 1080), (1920, 0, 1280, 1024)


class Frame:
    """A window of a system with two monitors, as SDL answers for it: asked for a centre it stands there, and
    full screen is the monitor that it stands on."""

    def __init__(self, monitors: list[tuple[int, int, int, int]]) -> None:
        self.monitors = monitors
        self.full: tuple[int, int, int, int] | None = None
        self.at, self.room = (320, 180), (1280, 720)
        self.minimum_size = windows.LEAST

    @property
    def size(self) -> tuple[int, int]:
        """How large it is."""
        return self.room if self.full is None else self.full[2:]

    @size.setter
    def size(self, wanted: tuple[int, int]) -> None:
        self.room = wanted

    @property
    def position(self) -> tuple[int, int]:
        """Where its upper left corner is."""
        return self.at if self.full is None else self.full[:2]

    @position.setter
    def position(self, wanted: tuple[int, int]) -> None:
        if wanted[0] & windows._CENTRED == windows._CENTRED:
            x, y, w, h = self.monitors[wanted[0] & 0xFFFF]
            wanted = (x + (w - self.size[0]) // 2, y + (h - self.size[1]) // 2)
        self.at = wanted

    def set_fullscreen(self, desktop: bool) -> None:
        """Fill the monitor that the middle is on, else the first."""
        middle = (self.at[0] + self.size[0] // 2, self.at[1] + self.size[1] // 2)
        on = [monitor for monitor in self.monitors if windows._holds(monitor, middle)]
        self.full = on[0] if on else self.monitors[0]

    def set_windowed(self) -> None:
        """A window again, where it was."""
        self.full = None

    def destroy(self) -> None:
        """Nothing to take away."""


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Window, Frame]]:
    """A window, and the frame that a system gives it."""
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    window = Window("Fulcrum")
    real: Any = window._window
    frame = Frame([FIRST, SECOND])
    monkeypatch.setattr(window.pygame.display, "get_desktop_sizes", lambda: [m[2:] for m in frame.monitors])
    monkeypatch.setattr(window, "fit", lambda: setattr(window, "size", frame.size))
    window._window = frame
    window.fit()
    yield window, frame
    window._window = real
    window.close()


def test_full_screen_is_on_the_monitor_that_was_chosen(shown: tuple[Window, Frame]) -> None:
    """And changes over while it is full."""
    window, frame = shown
    window.set_full(True, 1)
    assert (frame.full, window.size) == (SECOND, (1280, 1024))
    window.set_full(True, 0)
    assert (frame.full, window.size) == (FIRST, (1920, 1080))
    window.set_full(True, 1)
    assert frame.full == SECOND


def test_a_window_goes_back_to_where_it_was(shown: tuple[Window, Frame]) -> None:
    """Full screen on its own monitor leaves its place alone, as often as one likes."""
    window, frame = shown
    for _ in range(3):
        window.set_full(True, 0)
        window.set_full(False, 0)
        assert frame.at == (320, 180)


def test_a_window_never_goes_back_to_a_monitor_that_has_gone(shown: tuple[Window, Frame]) -> None:
    """Filled and unplugged: the window is in the middle of the monitor that is left."""
    window, frame = shown
    frame.at = (1950, 100)
    window.set_full(True, 1)
    frame.monitors = [FIRST]
    frame.full = FIRST
    window.fit()
    window.set_full(False, 1)
    assert frame.at == (320, 180)
    window.set_full(True, 1)
    assert frame.full == FIRST, "what was chosen is not there: full screen is where the window is"


def test_a_monitor_chosen_before_it_is_plugged_in_is_used_when_it_is(shown: tuple[Window, Frame]) -> None:
    """The choice is kept, and holds from the next time on."""
    window, frame = shown
    frame.monitors = [FIRST]
    window.set_full(True, 1)
    assert frame.full == FIRST
    frame.monitors = [FIRST, SECOND]
    window.set_full(False, 1)
    window.set_full(True, 1)
    assert frame.full == SECOND


def test_a_window_is_made_smaller_for_a_monitor_that_became_so(shown: tuple[Window, Frame]) -> None:
    """Back from full screen on one that now has less room than the window had, it fits, in the middle."""
    window, frame = shown
    window.set_full(True, 0)
    frame.monitors = [(0, 0, 1024, 768)]
    frame.full = (0, 0, 1024, 768)
    window.fit()
    window.set_full(False, 0)
    assert frame.size == (1024, 720)
    assert frame.at == (0, 32)
    assert frame.minimum_size == (960, 600)


def test_full_screen_fills_a_monitor_that_is_smaller_than_the_least_window(
    shown: tuple[Window, Frame],
) -> None:
    """Systems keep a window from being smaller than the least that it names, in full screen, too."""
    window, frame = shown
    window.set_full(True, 0)
    assert frame.minimum_size == (1, 1)
    window.set_full(False, 0)
    assert frame.minimum_size == (960, 600)


def test_one_key_changes_what_is_seen_whatever_the_system_did_meanwhile(shown: tuple[Window, Frame]) -> None:
    """A system's own key makes it full or a window again, and tells nobody."""
    window, frame = shown
    assert window.toggle_full()
    frame.full = None
    assert not window.fills
    assert window.toggle_full()
    assert frame.full == FIRST
    assert not window.toggle_full()
    assert (frame.full, frame.at) == (None, (320, 180))
    frame.full = FIRST
    assert window.fills
    assert not window.toggle_full()
    assert (frame.full, frame.at) == (None, (320, 180))


def test_a_window_in_a_corner_keeps_its_title_bar_within_reach() -> None:
    """A window as large as the monitor is put below its upper edge."""
    assert windows._centred(SECOND, (1280, 1024)) == (1920, 32)
    assert windows._centred(FIRST, (1280, 720)) == (320, 180)
