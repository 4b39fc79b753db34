"""Follows a scenario's files beside the loop: reads them whenever they are saved, and tells the window.

The folders are watched, not the files, since editors save by putting a new file in the old one's place. What
is watched are the folders of the scenario, of what it includes and of pictures beside it, links followed; and
each second the files are looked at as well, for disks that report no changes.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from stat import S_ISDIR

from watchfiles import watch

from game.analysis.ways import find_targets
from game.desktop.preview.followed import Followed, TargetsFound
from game.model import Ending, Scenario, Scene
from game.pictures.own import SUFFIXES
from game.reader import read
from game.storage import Home, NotOpened
from game.storage.opening import open_path

STEP, LONGEST, LOOK_EVERY = 30, 210, 1000
"""Milliseconds: how long it must be quiet after a change, how long changes are gathered at most, and how
often files are looked at where nothing was reported."""
SETTLE = 0.15
"""Seconds that a file which can't be played gets to be saved whole: an editor may be half-way."""

Stamp = tuple[int, int, int] | None


def time_of_day() -> str:
    """The hour and the minute, as on a clock on the wall."""
    return datetime.now().strftime("%H:%M")


class Follower:
    """Follows one file. `now` gives the time of day; `wait` lets so many seconds pass, and answers whether
    that was cut short by the end of following."""

    def __init__(
        self,
        path: Path,
        home: Home,
        now: Callable[[], str] = time_of_day,
        wait: Callable[[float], bool] | None = None,
    ) -> None:
        self.path = path
        self._home, self._now = home, now
        self._tell: Callable[[object], None] = lambda answer: None
        self._stop = threading.Event()
        self._wait = self._stop.wait if wait is None else wait
        self._reading = threading.Lock()
        self._included: tuple[Path, ...] = ()
        self._pictures: tuple[Path, ...] = ()
        self._stamps: dict[Path, Stamp] = {}
        self._words: object = None
        self._known: object = None
        self._search = 0
        self._thread = threading.Thread(target=self._run, name="preview", daemon=True)

    def first(self) -> Followed:
        """What the file says now; from here on only what differs is told."""
        with self._reading:
            found = self._read()
            self._known = self._words
            return found

    def start(self, tell: Callable[[object], None]) -> None:
        """Begin to follow. `tell` takes an answer from any thread."""
        self._tell = tell
        self._thread.start()

    def close(self) -> None:
        """Stop following, and wait for the last look to be over."""
        self._stop.set()
        if self._thread.is_alive():
            self._thread.join()

    # --- what the window asks for --------------------------------------------------------------------
    def read_again(self) -> None:
        """Read the files now, whatever is known of them, and tell."""
        threading.Thread(target=self._look, kwargs={"asked": True}, name="read again", daemon=True).start()

    def find_targets(self, scenario: Scenario, seed: int) -> None:
        """Find where one can jump to, in a thread of its own; an earlier search is given up."""
        self._search += 1
        number = self._search

        def search() -> None:
            for targets in find_targets(scenario, seed):
                if self._stop.is_set() or number != self._search:
                    return
                self._tell(TargetsFound(scenario.digest, targets))

        threading.Thread(target=search, name="jumps", daemon=True).start()

    # --- following -----------------------------------------------------------------------------------
    def _run(self) -> None:
        while not self._stop.is_set():
            places = self._places()
            try:
                for changes in watch(
                    *places,
                    watch_filter=None,
                    debounce=LONGEST,
                    step=STEP,
                    stop_event=self._stop,
                    rust_timeout=LOOK_EVERY,
                    yield_on_timeout=True,
                    raise_interrupt=False,
                    recursive=False,
                ):
                    files = {str(path) for path in self._files()}
                    self._look(certain=any(path in files for _, path in changes))
                    if self._places() != places:
                        break
            except (OSError, RuntimeError):
                # A folder went meanwhile, or the system watches no more of them: looking has to do.
                self._wait(LOOK_EVERY / 1000)
                self._look()

    def _look(self, certain: bool = False, asked: bool = False) -> None:
        """Read the files if they are not as they were, or where that is `certain`; and tell what came of it
        if that is new."""
        with self._reading:
            before = self._stamps
            if not asked and not certain and self._stamped() == before:
                return
            found = self._read()
            if found.scenario is None and not asked:
                if self._wait(SETTLE):
                    return
                found = self._read()
            pictures = any(before.get(path) != self._stamps.get(path) for path in self._pictures)
            if asked or pictures or self._words != self._known:
                self._known = self._words
                self._tell(replace(found, pictures=pictures, asked=asked))

    def _read(self) -> Followed:
        """What the files say. Their stamps are taken first, so that what changes meanwhile is seen later."""
        file, at = str(self.path), self._now()
        self._stamps = self._stamped()
        try:
            opened = open_path(self.path, self._home)
        except NotOpened as error:
            trouble = str(error).splitlines()[0]
            if not self.path.exists():
                trouble = f"{self.path.name} is not there any more."
            self._words = trouble
            return Followed(file, at, trouble=trouble)
        asked_for: list[str] = []

        def load(name: str) -> bytes:
            asked_for.append(name)
            return opened.load(name)

        reading = read(opened.data, opened.name, load)
        folder = self.path.parent
        self._words = [(name, sha256(data).digest()) for name, data in reading.sources.items()]
        self._included = tuple(dict.fromkeys(folder / name for name in asked_for if _is_path(name)))
        if reading.scenario is not None:
            named = pictures_of(reading.scenario)
            self._pictures = tuple(dict.fromkeys(folder / name for name in named if _is_path(name)))
        before = self._stamps
        self._stamps = {path: before[path] if path in before else _stamp(path) for path in self._files()}
        return Followed(file, at, reading.scenario, reading.diagnostics)

    def _files(self) -> tuple[Path, ...]:
        return (self.path, *self._included, *self._pictures)

    def _stamped(self) -> dict[Path, Stamp]:
        return {path: _stamp(path) for path in self._files()}

    def _places(self) -> dict[str, tuple[int, int]]:
        """The folders to watch, each with what tells it from another of that name; of one that is gone, the
        nearest around it."""
        found: dict[str, tuple[int, int]] = {}
        for file in self._files():
            for place in (file, _resolved(file)):
                found.update(_folder_around(place))
        return found


def pictures_of(scenario: Scenario) -> Iterable[str]:
    """The names of pictures beside a scenario, as it writes them."""
    parts: list[Scene | Ending] = [*scenario.scenes, *scenario.endings]
    names = [scenario.cover, *(person.portrait for person in scenario.cast)]
    names += [part.place.name for part in parts if part.place is not None]
    names += [part.object for part in parts]
    return (name for name in names if name is not None and name.lower().endswith(SUFFIXES))


def _is_path(name: str) -> bool:
    return bool(name) and "\0" not in name


def _folder_around(place: Path) -> dict[str, tuple[int, int]]:
    """The nearest folder around a place that is there, with its device and number; it may go at any time."""
    for at in place.parents:
        try:
            stat = at.stat()
        except (OSError, ValueError):
            continue
        if S_ISDIR(stat.st_mode):
            return {str(at): (stat.st_dev, stat.st_ino)}
    return {}


def _stamp(path: Path) -> Stamp:
    """What tells a file from what it was: which file it is, its size and its time; None: there is none."""
    try:
        stat = path.stat()
    except (OSError, ValueError):
        return None
    return stat.st_ino, stat.st_size, stat.st_mtime_ns


def _resolved(path: Path) -> Path:
    try:
        return path.resolve()
    except (OSError, RuntimeError):
        return path
