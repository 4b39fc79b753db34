"""A real session in this process: the real server, simulated phones, and the real window at a hidden screen,
worked by a clicker's keys alone."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from game.desktop.preferences import Preferences
from game.desktop.projector.handed import Handed
from game.desktop.projector.loop import Projector
from game.page.projector import ProjectorPage
from game.workshop.opening import new_record
from game.workshop.pages import Pages
from game.workshop.projecting import Projecting
from game.workshop.rehearsal import Rehearsal
from game.workshop.room.phase import Mode
from game.workshop.server.address import bound
from game.workshop.server.serving import Server
from game.workshop.server.site import Doors
from game.workshop.store import open_sessions
from tests.desktop.unseen import unseen
from tests.desktop.views import library
from tests.workshop_pages.rooms import scenario

SOURCES = Path(__file__).parents[2] / "scenarios"
FAST = 20.0
"""How much faster the window's clock goes than the room's, so that its slides and rests take no time."""


class Facilitator:
    """Somebody with a clicker in their hand, who looks at the projector and presses.

    The window asks at each turn of its loop whether to go on; that is when they look. `pages` are all that
    they have seen.
    """

    def __init__(self, server: Server, people: int) -> None:
        self.server, self.people = server, people
        self.pages: list[ProjectorPage] = []
        self.projector: Projector | None = None
        self.opened = 0
        self.shot: Callable[[ProjectorPage], None] | None = None
        self.until = time.monotonic() + 240
        self.steps = -1
        self.last: object = "nothing yet"

    def going(self) -> bool:
        """Looks, and presses once the room has done what it was asked."""
        projector = self.projector
        if projector is None or not projector.frames:
            return True
        assert time.monotonic() < self.until, f"the session stands still at {projector.page}"
        page = projector.page
        if not self.pages or page != self.pages[-1]:
            self.pages.append(page)
            if self.shot is not None:
                self.shot(page)
            return True
        behind = projector._handed.projection.page() != page
        if behind or projector.hand.asking:
            return True
        # A press that came too soon after the last was taken for a bounce: as anybody would, press again.
        lost = projector.hand.last == self.last
        if (lost or self.server.room.steps > self.steps) and self._ready(page):
            self.steps, self.last = self.server.room.steps, projector.hand.last
            press(projector._pygame, self.key())
        return True

    def key(self) -> str:
        """Which of the two keys they press."""
        return "PAGEDOWN"

    def _ready(self, page: ProjectorPage) -> bool:
        room = self.server.room
        if page.kind == "join":
            return len(room.came) >= self.people
        if page.kind == "vote":
            return len(room.ballots((room.decision, room.round))) >= self.people - max(1, self.people // 8)
        return True


def press(pygame: Any, key: str) -> None:
    """A key goes down and up, as a clicker sends it."""
    code = getattr(pygame, f"K_{key}")
    for kind in (pygame.KEYDOWN, pygame.KEYUP):
        pygame.event.post(pygame.event.Event(kind, key=code, scancode=0, mod=0, unicode=""))


@contextmanager
def served(folder: Path, id: str, people: int, mode: Mode = Mode.TOGETHER, seed: int = 5) -> Iterator[Server]:
    """A server with a room of simulated people on their way in."""
    found = scenario(id)
    sessions = open_sessions(None, folder)
    sources = {f"{id}.yaml": (SOURCES / f"{id}.yaml").read_bytes()}
    record = new_record(sessions, found, sources, f"{id}.yaml", mode=mode, seed=seed)
    listening = bound("127.0.0.1", 0)
    port = listening.getsockname()[1]
    doors = Doors([], port, ())
    server = Server(sessions, record, found, Pages(found, "25 December"), doors, listening, "25 December")
    server.start()
    rehearsal = Rehearsal("127.0.0.1", port, people, seed, pace=0.0) if people else None
    if rehearsal is not None:
        rehearsal.start()
    try:
        yield server
    finally:
        if rehearsal is not None:
            rehearsal.stop()
        server.stop()
        sessions.close()


@contextmanager
def at_the_wall(
    facilitator: Facilitator, id: str, size: tuple[int, int] = (1280, 720), driver: str = "dummy"
) -> Iterator[Projector]:
    """The window at a screen that nobody sees."""
    from game.desktop.window import Window

    with unseen(driver):
        window = Window("Fulcrum", size)
        try:

            def opened() -> None:
                facilitator.opened += 1
                facilitator.server.watched(1)

            handed = Handed(
                Projecting(facilitator.server),
                scenario(id),
                library(),
                Preferences(),
                going=facilitator.going,
                opened=opened,
            )
            projector = Projector(handed, window, clock=lambda: time.monotonic() * FAST)
            facilitator.projector = projector
            yield projector
        finally:
            window.close()
