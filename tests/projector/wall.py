"""The window before a session that a test holds in its hand, with a clock that is moved by hand."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from game.desktop.preferences import Preferences
from game.desktop.projector.handed import Handed
from game.desktop.projector.loop import Projector
from game.model import Scenario
from game.page.projector import ProjectorPage
from tests.desktop.unseen import unseen
from tests.desktop.views import library
from tests.workshop_pages.rooms import scenario


class Session:
    """A session that shows whatever it is told to, and remembers what was asked of it."""

    def __init__(self, page: ProjectorPage) -> None:
        self.shown = page
        self.steps: list[str] = []
        self.needed: list[int] = []
        self.why = ""
        self.looks = 0

    def page(self) -> ProjectorPage:
        """What the projector shows."""
        self.looks += 1
        return self.shown

    def press(self, step: str) -> object:
        """Remembers a step, and answers as a server does."""
        self.steps.append(step)
        answer: Future[str] = Future()
        answer.set_result(self.why)
        return answer

    def needs(self, turns: int) -> None:
        """Remembers how many screens were asked for."""
        self.needed.append(turns)


class Wall:
    """Somebody before the projector."""

    def __init__(self, session: Session, size: tuple[int, int], preferences: Preferences, id: str) -> None:
        from game.desktop.window import Window

        self.session = session
        self.now = 100.0
        self.going, self.opened = True, 0
        self.sounds: list[tuple[str, str]] = []
        self.told: list[str] = []
        self.window = Window("Fulcrum", size)
        found: Scenario = scenario(id)
        handed = Handed(
            session,
            found,
            library(),
            preferences,
            going=lambda: self.going,
            opened=self._opened,
            tell=self.told.append,
        )
        self.projector = Projector(handed, self.window, clock=lambda: self.now)
        self.pygame: Any = self.window.pygame
        self.pygame.event.clear()
        sounds = self.projector._sounds
        sounds.play = lambda name, knocks, rooms: self.sounds.append((name, knocks))  # type: ignore[method-assign]
        self.turn()

    def _opened(self) -> None:
        self.opened += 1

    def turn(self, times: int = 1) -> float:
        """So many rounds of the loop; how long it would sleep after the last."""
        for _ in range(times):
            slept = self.projector.turn()
        return slept

    def wait(self, seconds: float) -> Wall:
        """Lets time pass, a round at each fortieth of a second."""
        until = self.now + seconds
        while self.now < until - 1e-9:
            self.now = min(until, self.now + 0.025)
            self.turn()
        return self

    def press(self, *keys: str) -> Wall:
        """Presses keys, half a second apart."""
        for key in keys:
            self.wait(0.5)
            code = getattr(self.pygame, f"K_{key}")
            for kind in ("KEYDOWN", "KEYUP"):
                self._post(kind, key=code, scancode=0, mod=0, unicode="")
            self.turn()
        return self

    def close_button(self) -> Wall:
        """The window's own button."""
        self._post("QUIT")
        self.turn()
        return self

    def move_pointer(self) -> Wall:
        """The mouse is moved, as by a hand: it is in more than one place on its way."""
        for x in (400, 410):
            self._post("MOUSEMOTION", pos=(x, 300), rel=(10, 0), buttons=(0, 0, 0), touch=False)
        self.turn()
        return self

    def show(self, page: ProjectorPage) -> Wall:
        """The session shows another page."""
        self.session.shown = page
        self.turn()
        return self

    def change(self, **changes: Any) -> Wall:
        """Something on the page changes."""
        return self.show(replace(self.session.shown, **changes))

    @property
    def words(self) -> list[str]:
        """All that is said on the window."""
        return [box.name for _, box in self.projector.layout.boxes() if box.name]

    def _post(self, kind: str, **values: Any) -> None:
        self.pygame.event.post(self.pygame.event.Event(getattr(self.pygame, kind), **values))


@contextmanager
def before(
    page: ProjectorPage,
    size: tuple[int, int] = (960, 600),
    preferences: Preferences | None = None,
    id: str = "counted-twice",
) -> Iterator[Wall]:
    """Somebody before a page."""
    with unseen():
        wall = Wall(Session(page), size, preferences or Preferences(contrast="day", motion="none"), id)
        try:
            yield wall
        finally:
            wall.window.close()
