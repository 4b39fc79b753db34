"""A session's store while it is served: one thread writes, and whoever waits shares the next commit.

While one batch is being written and synced, the votes that come in gather for the next one; so a hundred
votes in the same moment cost one sync of the disk, and each is answered only after it.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from game.workshop.store.jobs import Fault, Job, Kept, Look, News, Read, Result
from game.workshop.store.ledger import Ledger

MOST = 4096
"""Jobs in one transaction."""

WAITING = 50_000
"""Jobs that may wait; beyond it a job is refused at once, so that memory has an end."""

Done = Callable[[Result], None]
Deliver = Callable[[News, list[tuple[Done, Result]]], None]


class Store:
    """Keeps one session.

    `deliver` is called in the writer's thread after each commit, once, with the news and with each job's
    answer; the owner hands both to its own thread and applies the news before it answers.
    """

    def __init__(self, engine: Engine, id: str, deliver: Deliver, close: Callable[[], None]) -> None:
        self.id = id
        self._engine = engine
        self._ledger = Ledger(id, engine.dialect.name)
        self._deliver = deliver
        self._close = close
        self._jobs: list[tuple[Job, Done]] = []
        self._lock = threading.Lock()
        self._wake = threading.Event()
        self._stop = False
        self._notify = engine.dialect.name == "postgresql"
        self._thread = threading.Thread(target=self._run, name=f"store of {id}", daemon=True)

    def start(self) -> None:
        """Starts writing; the first news is all that was ever kept."""
        self._thread.start()
        self.submit(Look(), _nothing)

    def submit(self, job: Job, done: Done) -> None:
        """Asks for a job; `done` comes back through `deliver`. Never waits, and may be called from any
        thread."""
        with self._lock:
            full = self._stop or len(self._jobs) >= WAITING
            if not full:
                self._jobs.append((job, done))
        if full:
            self._deliver(
                News(), [(done, Fault("The session is stopping, or too much is waiting. Try again."))]
            )
        else:
            self._wake.set()

    @property
    def shared(self) -> bool:
        """Whether other servers may keep something in the same session."""
        return self._notify

    def look(self) -> None:
        """Looks whether another server kept something."""
        self.submit(Look(), _nothing)

    def stop(self) -> None:
        """Writes what waits, stops and closes. Everything acknowledged was on disk before."""
        with self._lock:
            self._stop = True
        self._wake.set()
        if self._thread.is_alive() and threading.current_thread() is not self._thread:
            self._thread.join(timeout=10)
        self._close()

    def _run(self) -> None:
        while True:
            self._wake.wait()
            self._wake.clear()
            while True:
                with self._lock:
                    batch, self._jobs = self._jobs[:MOST], self._jobs[MOST:]
                if not batch:
                    break
                self._write(batch)
            if self._stop:
                return

    def _write(self, batch: Sequence[tuple[Job, Done]]) -> None:
        jobs = [job for job, _ in batch]
        try:
            with self._engine.begin() as connection:
                results, news = self._ledger.run(connection, jobs)
                if self._notify and any(not isinstance(job, Look | Read) for job in jobs):
                    connection.exec_driver_sql("select pg_notify(%s, '')", (channel(self.id),))
            self._ledger.heard()
        except (SQLAlchemyError, OSError) as error:
            fault = Fault(_why(error))
            self._deliver(News(), [(done, fault) for _, done in batch])
            return
        self._deliver(news, [(done, result) for (_, done), result in zip(batch, results, strict=True)])


def channel(id: str) -> str:
    """The name under which servers of a session tell one another that there is news."""
    return f"fulcrum_{id}"


def _nothing(result: Result) -> None:
    pass


def _why(error: Exception) -> str:
    cause: Any = getattr(error, "orig", None) or error
    text = " ".join(str(cause).split())[:200]
    if "full" in text:
        return "It could not be saved: no space is left on the disk. Free some, and it goes on."
    if "readonly" in text or "read-only" in text:
        return "It could not be saved: the disk is read-only."
    return f"It could not be saved ({text}). It will be tried again."


def answer(result: Result) -> Any:
    """What a job read or kept; raises where it was not kept."""
    if isinstance(result, Kept):
        return result.value
    raise RuntimeError(result.why if isinstance(result, Fault) else type(result).__name__)
