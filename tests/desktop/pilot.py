"""A pilot: drives the real application, without a screen and without waiting.

It puts real events into pygame's queue, turns the runner's loop, and moves the clock by hand. What it sees
are the boxes on screen; `shot` saves what the window shows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from game.cli.backing import WindowBacking
from game.desktop.box import Box, Layout, Role
from game.desktop.effects import OpenScenario
from game.desktop.focus import shown_rect
from game.desktop.geometry import Point
from game.desktop.runner import Runner
from game.desktop.screens.shelf import Shelf
from game.desktop.speech.engine import Engine, NoVoice
from game.storage import Home, Sitting
from tests.desktop.unseen import unseen

NAMED = {
    "enter": "RETURN", "space": "SPACE", "escape": "ESCAPE", "up": "UP", "down": "DOWN", "left": "LEFT",
    "right": "RIGHT", "tab": "TAB", "page_up": "PAGEUP", "page_down": "PAGEDOWN", "home": "HOME",
    "end": "END", "backspace": "BACKSPACE", "delete": "DELETE",
}  # fmt: skip


def silent() -> Engine:
    """A computer that cannot speak, as long as a test brings nothing that can."""
    raise NoVoice("this computer has no speech")


class Pilot:
    """Somebody at the window. `files` is their folder; seeds are fixed, so that plays repeat."""

    def __init__(
        self,
        home: Path,
        size: tuple[int, int] = (1280, 720),
        seed: int | None = 7,
        open: str | None = None,
        engine: Callable[[], Engine] = silent,
    ) -> None:
        import pygame

        from game.desktop.window import Window

        self.pygame: Any = pygame
        self.now = 100.0
        self.files = WindowBacking(Sitting(Home(home, home / "cache")), None, seed)
        self.window = Window("Fulcrum", size)
        shelved = self.files.shelf()
        shelf, clock = Shelf(shelved.cards), lambda: self.now
        self.runner = Runner(self.files, shelf, self.window, clock, engine=engine)
        pygame.event.clear()
        if open is not None:
            self.runner.do(OpenScenario(open))
        self.turn()

    # --- acting --------------------------------------------------------------------------------------
    def press(self, *keys: str, patient: bool = True) -> Pilot:
        """Press keys one after another; a patient reader waits two seconds before each."""
        for key in keys:
            if patient:
                self.wait(2.0)
            self._key(key)
            self.turn()
        return self

    def hold(self, key: str, times: int) -> Pilot:
        """Hold a key down, so that it is sent again and again."""
        code, scan, letter = self._code(key)
        for _ in range(times):
            self.post("KEYDOWN", key=code, scancode=scan, mod=0, unicode=letter)
            self.turn()
        self.post("KEYUP", key=code, scancode=scan, mod=0)
        self.turn()
        return self

    def ctrl(self, key: str, shift: bool = False) -> Pilot:
        """Press a key together with Ctrl, and perhaps Shift."""
        held = self.pygame.KMOD_LCTRL | (self.pygame.KMOD_LSHIFT if shift else 0)
        return self._with(held, key)

    def shift(self, *keys: str) -> Pilot:
        """Press keys together with Shift."""
        for key in keys:
            self._with(self.pygame.KMOD_LSHIFT, key)
        return self

    def _with(self, held: int, key: str) -> Pilot:
        code, scan, _ = self._code(key)
        self.post("KEYDOWN", key=code, scancode=scan, mod=held, unicode="")
        self.post("KEYUP", key=code, scancode=scan, mod=0)
        self.turn()
        return self

    def write(self, words: str) -> Pilot:
        """Write words: a press and a text for each letter, as a keyboard sends them."""
        for letter in words:
            self.post("KEYDOWN", key=ord(letter.lower()), scancode=0, mod=0, unicode=letter)
            self.post("TEXTINPUT", text=letter)
            self.post("KEYUP", key=ord(letter.lower()), scancode=0, mod=0)
        self.turn()
        return self

    def compose(self, words: str) -> Pilot:
        """Compose words with an input method; they may still change."""
        self.post("TEXTEDITING", text=words, start=0, length=len(words))
        self.turn()
        return self

    def commit(self, words: str) -> Pilot:
        """Take what an input method has composed."""
        self.post("TEXTINPUT", text=words)
        self.post("TEXTEDITING", text="", start=0, length=0)
        self.turn()
        return self

    def click(self, id: str) -> Pilot:
        """Point at a box and click it, after a look at it."""
        self.wait(2.0)
        x, y = self.where(id)
        self.post("MOUSEMOTION", pos=(x, y), rel=(0, 0), buttons=(0, 0, 0), touch=False)
        self.post("MOUSEBUTTONDOWN", pos=(x, y), button=1, touch=False)
        self.post("MOUSEBUTTONUP", pos=(x, y), button=1, touch=False)
        self.turn()
        return self

    def drag(self, start: Point, end: Point) -> Pilot:
        """Hold the left button down from one point of the window to another."""
        self.post("MOUSEBUTTONDOWN", pos=start, button=1, touch=False)
        self.post("MOUSEMOTION", pos=end, rel=(0, 0), buttons=(1, 0, 0), touch=False)
        self.post("MOUSEBUTTONUP", pos=end, button=1, touch=False)
        self.turn()
        return self

    def click_at(self, point: Point, times: int = 1) -> Pilot:
        """Click a point of the window, so many times quickly."""
        for _ in range(times):
            self.post("MOUSEBUTTONDOWN", pos=point, button=1, touch=False)
            self.post("MOUSEBUTTONUP", pos=point, button=1, touch=False)
        self.turn()
        return self

    def tap(self, id: str) -> Pilot:
        """Tap a box with a finger."""
        self.wait(2.0)
        x, y = self.where(id)
        place = {"x": x / self.window.size[0], "y": y / self.window.size[1], "finger_id": 1, "touch_id": 1}
        self.post("FINGERDOWN", **place)
        self.post("FINGERUP", **place)
        self.turn()
        return self

    def wheel(self, notches: int) -> Pilot:
        """Turn the wheel towards the reader."""
        self.post("MOUSEWHEEL", x=0, y=-notches, precise_y=-notches, touch=False, which=0, flipped=False)
        self.turn()
        return self

    def resize(self, width: int, height: int) -> Pilot:
        """Another size of window."""
        self.window.resize((width, height))
        self.turn()
        return self

    def wait(self, seconds: float) -> Pilot:
        """Let time pass, looking up at each tenth of a second."""
        until = self.now + seconds
        while self.now < until - 1e-9:
            self.now = min(until, self.now + 0.1)
            self.turn()
        return self

    def turn(self) -> None:
        """One round of the loop."""
        self.runner.turn()

    def close(self) -> None:
        """Leave, as by the window's own button."""
        self.files.close()
        self.window.close()

    # --- seeing --------------------------------------------------------------------------------------
    @property
    def layout(self) -> Layout:
        """What is on screen."""
        return self.runner.layout

    @property
    def screen(self) -> Any:
        """The screen that is shown."""
        return self.runner.desk.screen

    @property
    def focus(self) -> str | None:
        """The box in focus."""
        return self.runner.desk.focus

    def box(self, id: str) -> Box:
        """A box on screen."""
        found = self.layout.find(id)
        assert found is not None, f"no box {id} among {sorted(self.layout.by_id)}"
        return found[1]

    def where(self, id: str) -> Point:
        """The middle of what shows of a box, scrolled to if it does not show."""
        found = self.layout.find(id)
        assert found is not None, f"no box {id} among {sorted(self.layout.by_id)}"
        area, box = found
        rect = shown_rect(area, box, self.runner.desk.scroll)
        for _ in range(60):
            if area.rect.y <= rect.centre.y < area.rect.bottom:
                break
            x, y = area.rect.centre
            self.post("MOUSEMOTION", pos=(x, y), rel=(0, 0), buttons=(0, 0, 0), touch=False)
            self.runner.send(self._wheel_at(x, y, rect.centre.y > y))
            rect = shown_rect(area, box, self.runner.desk.scroll)
        return rect.centre

    def words(self, *roles: Role) -> list[str]:
        """What is said on screen, in reading order."""
        return [box.name for _, box in self.layout.boxes() if box.name and (not roles or box.role in roles)]

    def shot(self, path: Path) -> Path:
        """Save what the window shows."""
        path.write_bytes(self.window.picture())
        return path

    # --- events --------------------------------------------------------------------------------------
    def _wheel_at(self, x: float, y: float, down: bool) -> Any:
        from game.desktop.messages import Wheel

        return Wheel(x, y, 80.0 if down else -80.0, self.now)

    def _key(self, key: str) -> None:
        code, scan, letter = self._code(key)
        self.post("KEYDOWN", key=code, scancode=scan, mod=0, unicode=letter)
        self.post("KEYUP", key=code, scancode=scan, mod=0)

    def _code(self, key: str) -> tuple[int, int, str]:
        if key in NAMED:
            return getattr(self.pygame, f"K_{NAMED[key]}"), 0, ""
        if key.isdigit():
            return getattr(self.pygame, f"K_{key}"), getattr(self.pygame, f"KSCAN_{key}"), key
        if key.startswith("f") and key[1:].isdigit():
            return getattr(self.pygame, f"K_{key.upper()}"), 0, ""
        return ord(key), 0, key

    def post(self, kind: str, **values: Any) -> None:
        """Put an event into the queue, as a driver does."""
        self.pygame.event.post(self.pygame.event.Event(getattr(self.pygame, kind), **values))


@contextmanager
def at_the_window(
    home: Path,
    size: tuple[int, int] = (1280, 720),
    seed: int | None = 7,
    open: str | None = None,
    engine: Callable[[], Engine] = silent,
) -> Iterator[Pilot]:
    """A pilot at a window that no screen shows."""
    with unseen():
        pilot = Pilot(home, size, seed, open, engine)
        try:
            yield pilot
        finally:
            pilot.close()
