"""A site on the air, in a thread of its own, for a window, a terminal or a test that goes on beside it."""

from __future__ import annotations

import asyncio
import logging
import socket
import sys
import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any

import uvicorn

from game.model import Distribution, Scenario
from game.page.projector import ProjectorPage
from game.workshop.room.messages import Do
from game.workshop.room.phase import Mode
from game.workshop.room.room import Room, new_room
from game.workshop.server.app import application
from game.workshop.server.limits import LARGEST_MESSAGE
from game.workshop.server.lines import Lines
from game.workshop.server.protocol import Impatient
from game.workshop.server.runner import Clockwork, Refused, Runner
from game.workshop.server.site import Doors, Pages, Site
from game.workshop.store.record import Record
from game.workshop.store.sessions import NoStore, Sessions
from game.workshop.views.projector import projected

GRACE = 2
"""Seconds that open requests have when the server stops."""

FILES = 65_536
"""Open files to ask the system for: one a phone."""


class Server:
    """Serves one session until it is stopped.

    `distribution` is asked for in a thread of its own, since it may have to be worked out.
    """

    def __init__(
        self,
        sessions: Sessions,
        record: Record,
        scenario: Scenario,
        pages: Pages,
        doors: Doors,
        listening: socket.socket,
        delete_on: str,
        of: int | None = None,
        distribution: Callable[[], Distribution] | None = None,
    ) -> None:
        self.record = record
        self.doors = doors
        self._sessions = sessions
        self._scenario = scenario
        self._pages = pages
        self._listening = listening
        self._delete_on = delete_on
        self._of = of
        self._work_out = distribution
        self._distribution: Distribution | None = None
        self._screens = 0
        self._ready = threading.Event()
        self._fault: BaseException | None = None
        self._uvicorn: uvicorn.Server | None = None
        self._runner: Runner | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread = threading.Thread(target=self._run, name=f"server of {record.id}", daemon=True)

    def start(self) -> None:
        """Goes on the air; returns when phones can come. Raises `NoStore` or OSError when that can't be."""
        more_files()
        self._thread.start()
        self._ready.wait()
        if self._fault is not None:
            raise self._fault
        if self._work_out is not None:
            threading.Thread(target=self._distribute, args=(self._work_out,), daemon=True).start()

    def stop(self) -> None:
        """Goes off the air within seconds, whoever is connected. Everything acknowledged is on disk
        already."""
        if self._uvicorn is not None:
            self._uvicorn.should_exit = True
        self._thread.join(timeout=15)

    @property
    def alive(self) -> bool:
        """Whether it is on the air."""
        return self._thread.is_alive()

    @property
    def runner(self) -> Runner:
        """The session's runner, for what runs on the server's own loop."""
        assert self._runner is not None, "the server has not been started"
        return self._runner

    @property
    def room(self) -> Room:
        """The room as it stands; a value, so it may be read from any thread."""
        return self.runner.room

    def page(self) -> ProjectorPage:
        """What the projector shows now; may be called from any thread."""
        runner = self.runner
        return projected(runner.room, runner.surroundings, runner.now())

    def press(self, step: str, **more: Any) -> Future[str]:
        """Does a step, as the console would; the future gives "" or why it was refused."""

        async def pressed() -> str:
            try:
                await self.runner.do(Do(step, **more))
            except Refused as error:
                return error.why
            return ""

        assert self._loop is not None, "the server has not been started"
        return asyncio.run_coroutine_threadsafe(pressed(), self._loop)

    def needs(self, turns: int) -> None:
        """The window cannot show the present text on fewer screens."""
        self.press("turns", turns=turns)

    def watched(self, screens: int) -> None:
        """So many windows show the projector from now on, beside the screens in browsers."""
        self._screens = screens
        if self._loop is not None and self._runner is not None and self.alive:
            self._loop.call_soon_threadsafe(self._runner.touched)

    def _run(self) -> None:
        try:
            with asyncio.Runner(loop_factory=_loop_factory()) as runner:
                runner.run(self._serve())
        except BaseException as error:
            self._fault = error
        finally:
            self._listening.close()
            self._ready.set()

    async def _serve(self) -> None:
        self._loop = asyncio.get_running_loop()
        record = self.record
        room = new_room(record.id, self._scenario, record.seed, Mode(record.mode), record.minutes)
        lines = Lines()
        clock = Clockwork(self._sessions.now())
        runner = Runner(room, clock, lines, self._around, self._pages.phone_part)
        store = self._sessions.open(record.id, runner.deliver)
        try:
            await runner.begin(store, record.alive)
            self._runner = runner
            site = Site(record, self._scenario, runner, self.doors, self._pages)
            config = uvicorn.Config(
                application(site),
                http=Impatient,
                ws="websockets-sansio",
                ws_per_message_deflate=False,
                ws_max_size=LARGEST_MESSAGE,
                ws_ping_interval=15.0,
                ws_ping_timeout=20.0,
                lifespan="off",
                access_log=False,
                log_config=None,
                server_header=False,
                proxy_headers=False,
                timeout_graceful_shutdown=GRACE,
                timeout_keep_alive=10,
                backlog=4096,
            )
            server = self._uvicorn = _Announcing(config, self._ready)
            ticking = asyncio.create_task(runner.run())
            try:
                await server.serve(sockets=[self._listening])
            finally:
                ticking.cancel()
        finally:
            await asyncio.to_thread(store.stop)

    def _around(self) -> Any:
        return self.doors.around(self._delete_on, self._of, self._distribution, self._screens)

    def _distribute(self, work_out: Callable[[], Distribution]) -> None:
        self._distribution = work_out()


class _Announcing(uvicorn.Server):
    """uvicorn's server, which says when it listens and leaves signals to whoever started it."""

    def __init__(self, config: uvicorn.Config, ready: threading.Event) -> None:
        super().__init__(config)
        self._announce = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Starts to listen, and says so."""
        await super().startup(sockets)
        self._announce.set()


def _loop_factory() -> Callable[[], asyncio.AbstractEventLoop] | None:
    """uvloop's loop where it exists."""
    try:
        import uvloop
    except ImportError:
        return None
    factory: Callable[[], asyncio.AbstractEventLoop] = uvloop.new_event_loop
    return factory


def more_files() -> None:
    """Asks the system for as many open files as it gives, since each phone takes one."""
    if sys.platform == "win32":
        return
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = FILES if hard == resource.RLIM_INFINITY else min(FILES, hard)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        try:
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
        except (OSError, ValueError):
            return


def quiet() -> None:
    """Keeps the libraries' own log off the terminal; what goes wrong is said in words, and the store keeps
    votes."""
    for name in ("uvicorn", "uvicorn.error", "websockets", "asyncio"):
        logger = logging.getLogger(name)
        logger.handlers = [logging.NullHandler()]
        logger.propagate = False
        logger.setLevel(logging.CRITICAL)


__all__ = ["NoStore", "Server", "quiet"]
