"""Each device alone: from the shelf through Counted Twice to its debrief, an unfolded decision, the settings
and what was said, and back to the shelf. A device sends what its driver sends, and nothing else."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Protocol

import pytest

from game.desktop.box import Area, Box, Role, State
from game.desktop.focus import shown_rect
from game.desktop.geometry import Point, Rect
from game.desktop.screens.decisions import Decisions
from game.desktop.screens.log import Log
from game.desktop.screens.play import Play
from game.desktop.screens.settings import Settings
from game.desktop.screens.shelf import Shelf
from game.page import PageKind
from tests.desktop.pilot import Pilot, at_the_window
from tests.desktop.virtual_pad import VirtualPad

SIZES = ((960, 600), (1280, 720), (1080, 1920))


class Device(Protocol):
    """What a hand can do: act on a box, wherever it stands."""

    def act(self, id: str) -> None:
        """Find a box and act on it."""

    def away(self) -> None:
        """Take the device away."""


class Keyboard:
    """Tab and Enter."""

    walk, do = "tab", "enter"

    def __init__(self, pilot: Pilot) -> None:
        self.pilot = pilot

    def act(self, id: str) -> None:
        """Go on to a box, and act."""
        self.reach(id)
        self.pilot.press(self.do, patient=False)

    def away(self) -> None:
        """A keyboard stays."""

    def reach(self, id: str) -> None:
        """Press on until a box has the focus."""
        self.pilot.wait(2.0)
        for _ in range(3 * len(self.pilot.layout.focusable) + 40):
            if self.pilot.focus == id:
                return
            self.pilot.press(self.walk, patient=False)
        raise AssertionError(f"{type(self).__name__} never comes to {id} of {self.pilot.screen.page}")


class Arrows(Keyboard):
    """The four arrows and Enter."""

    def reach(self, id: str) -> None:
        """Go towards a box; where nothing lies that way, another way."""
        self.pilot.wait(2.0)
        tried: dict[str | None, int] = {}
        for _ in range(200):
            here = self.pilot.focus
            if here == id:
                return
            ways = self._ways(id)
            turn = tried.get(here, 0)
            tried[here] = turn + 1
            self.push(ways[turn % 4] if turn else ways[0])
        raise AssertionError(f"{type(self).__name__} never come to {id} of {self.pilot.screen.page}")

    def push(self, way: str) -> None:
        """Press one of them."""
        self.pilot.press(way, patient=False)

    def _ways(self, id: str) -> list[str]:
        """The ways to try, the likeliest first."""
        start, end = self._rect(self.pilot.focus), self._rect(id)
        assert end is not None, f"no {id} on {self.pilot.screen.page}"
        if start is None:
            return ["down", "up", "right", "left"]
        down = end.centre.y - start.centre.y
        right = end.centre.x - start.centre.x
        upright, level = ("down" if down > 0 else "up"), ("right" if right > 0 else "left")
        apart = end.y >= start.bottom or end.bottom <= start.y
        first, second = (upright, level) if apart else (level, upright)
        return [first, second, *({"up", "down", "left", "right"} - {first, second})]

    def _rect(self, id: str | None) -> Rect | None:
        found = self.pilot.layout.find(id)
        return None if found is None else shown_rect(*found, self.pilot.runner.desk.scroll)


class Gamepad(Arrows):
    """The cross, and the lower button; where a page is long, its shoulders turn it."""

    def push(self, way: str) -> None:
        """Press the cross."""
        self._button(f"DPAD_{way.upper()}")

    def act(self, id: str) -> None:
        """Go to a box, and press the lower button."""
        self.reach(id)
        self._button("A")

    def __init__(self, pilot: Pilot) -> None:
        super().__init__(pilot)
        self.pad = VirtualPad(pilot.pygame)
        pilot.turn()

    def away(self) -> None:
        """Pull it out."""
        self.pad.unplug()

    def _button(self, name: str) -> None:
        button = getattr(self.pilot.pygame, f"CONTROLLER_BUTTON_{name}")
        for down in (True, False):
            self.pad.button(button, down)
            self.pilot.turn()


class Clicker(Keyboard):
    """Page Down goes on; the button that starts the show finds what lies beside; the one that blanks acts."""

    walk, do = "f5", "."

    def __init__(self, pilot: Pilot) -> None:
        super().__init__(pilot)
        self._next = "f5"

    def reach(self, id: str) -> None:
        """One button sends F5 and Escape in turn, whatever else is pressed in between."""
        self.pilot.wait(2.0)
        for _ in range(3 * len(self.pilot.layout.focusable) + 40):
            if self.pilot.focus == id:
                return
            self.pilot.press(self._next, patient=False)
            self._next = "escape" if self._next == "f5" else "f5"
        raise AssertionError(f"the clicker never comes to {id} of {self.pilot.screen.page}")


class Kensington(Clicker):
    """A clicker that blanks the screen with the letter b."""

    do = "b"


class Mouse:
    """Move, wheel, left button."""

    def __init__(self, pilot: Pilot) -> None:
        self.pilot = pilot

    def act(self, id: str) -> None:
        """Scroll a box into view, and click it."""
        self.pilot.wait(2.0)
        for _ in range(80):
            area, box = self.pilot.layout.by_id[id]
            rect = shown_rect(area, box, self.pilot.runner.desk.scroll)
            if _in_view(area, rect):
                return self._press(rect.centre)
            self._scroll(area, box, rect.centre.y > area.rect.centre.y)
        raise AssertionError(f"{type(self).__name__} never brings {id} into view")

    def away(self) -> None:
        """A mouse stays, and so does a hand."""

    def _press(self, at: Point) -> None:
        self.pilot.click_at(at)

    def _scroll(self, area: Area, box: Box, down: bool) -> None:
        self.pilot.pygame.mouse.set_pos(*area.rect.centre)
        self.pilot.wheel(1 if down else -1)


class Finger(Mouse):
    """Tap, and drag to scroll."""

    def _press(self, at: Point) -> None:
        self._touch("FINGERDOWN", at)
        self._touch("FINGERUP", at)
        self.pilot.turn()

    def _scroll(self, area: Area, box: Box, down: bool) -> None:
        x, y = area.rect.centre
        step = area.rect.h / 3 * (-1 if down else 1)
        self._touch("FINGERDOWN", Point(x, y))
        for part in (0.3, 0.6, 1.0):
            self._touch("FINGERMOTION", Point(x, y + step * part))
        self._touch("FINGERUP", Point(x, y + step))
        self.pilot.turn()

    def _touch(self, kind: str, at: Point) -> None:
        w, h = self.pilot.window.size
        self.pilot.post(kind, x=at.x / w, y=at.y / h, finger_id=1, touch_id=1)


def _in_view(area: Area, rect: Rect) -> bool:
    return area.rect.y <= rect.centre.y < area.rect.bottom


DEVICES: tuple[Any, ...] = (Keyboard, Arrows, Gamepad, Clicker, Kensington, Mouse, Finger)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("device", DEVICES, ids=lambda kind: kind.__name__)
def test_one_device_alone_reaches_everything(tmp_path: Path, device: Any, size: tuple[int, int]) -> None:
    """Shelf, settings, briefing, play, what was said, ending, question, a decision, its log, the shelf."""
    with at_the_window(tmp_path, size) as pilot:
        hand: Device = device(pilot)
        hand.act("settings")
        assert isinstance(pilot.screen, Settings)
        hand.act("set.contrast")
        assert pilot.runner.desk.preferences.contrast != "system"
        hand.act("back")
        assert isinstance(pilot.screen, Shelf)
        hand.act("open.counted-twice")
        hand.act("begin")
        _play(pilot, hand)
        hand.act("tile.3")
        pilot.wait(1.0)
        if not isinstance(pilot.screen, Decisions):
            hand.act("on")
        assert isinstance(pilot.screen, Decisions)
        if State.EXPANDED in pilot.box("row.3").states:
            hand.act("row.3")
        hand.act("row.5")
        assert State.EXPANDED in pilot.box("row.5").states
        hand.act("log")
        assert isinstance(pilot.screen, Log)
        hand.act("back")
        assert isinstance(pilot.screen, Decisions)
        hand.act("on")
        hand.act("shelf")
        assert isinstance(pilot.screen, Shelf)
        hand.away()


def _play(pilot: Pilot, hand: Device) -> None:
    """Every decision to the ending, always the last row that is open; the log once on the way."""
    read = False
    while True:
        pilot.wait(1.0)
        assert isinstance(pilot.screen, Play)
        kind = pilot.screen.sheet.kind
        if kind is PageKind.DECISION:
            if not read:
                read = True
                hand.act("log")
                assert isinstance(pilot.screen, Log)
                hand.act("back")
            rows = [box.id for box in pilot.layout.focusable if box.role is Role.CHOICE and box.action]
            hand.act(rows[-1])
            continue
        hand.act("on")
        if kind is PageKind.ENDING:
            return
