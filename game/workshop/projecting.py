"""A served session as a projector window sees it, so cheap to look at that a window may do so at any time."""

from __future__ import annotations

from game.page.projector import ProjectorPage
from game.workshop.room.room import Room
from game.workshop.server.serving import Server
from game.workshop.views.around import Around


class Projecting:
    """The `Projection` of a server: its page is made anew only when the room or its surroundings changed.

    A clock on it stands as it was then; the window counts down from there by itself.
    """

    def __init__(self, server: Server) -> None:
        self._server = server
        self._room: Room | None = None
        self._around: Around | None = None
        self._page: ProjectorPage | None = None

    def page(self) -> ProjectorPage:
        """What the projector shows now; the same object until something changed."""
        room, around = self._server.room, self._server.runner.surroundings
        if self._page is None or room is not self._room or around != self._around:
            self._page = self._server.page()
        self._room, self._around = room, around
        return self._page

    def press(self, step: str) -> object:
        """Does a step, as the console would; a future with "" or why it was refused."""
        return self._server.press(step)

    def needs(self, turns: int) -> None:
        """The window cannot show the present text on fewer screens."""
        self._server.needs(turns)
