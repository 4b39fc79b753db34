"""Keeping one playthrough on disk while it is played.

Each playthrough has a file, and the window that plays it holds a lease on it: a lock of the system's, which
ends with the window however that ends. A second window that carries the same save on finds the lease taken
and goes on under a name of its own. Where locks do not work (some network and synchronised folders), the file
is compared before each write with what this window wrote last; if somebody else wrote it, this window leaves
it to them and goes on under a new name. So no window ever writes over another one's picks.
"""

from __future__ import annotations

import hashlib
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from game.engine import Playthrough
from game.storage.atomic import read_at_most, write
from game.storage.home import Home
from game.storage.save import LARGEST, Damaged, Newer, Save, from_bytes
from game.storage.saves import Saved, folder_of, new_path
from game.storage.trouble import not_written

if TYPE_CHECKING:
    from filelock import BaseFileLock

TWO_WINDOWS = "This playthrough is open in another window as well. Here it goes on as one of its own."
IN_MEMORY = " The play goes on in memory."


class Kept:
    """A playthrough that is kept: `keep` after each pick, before the pick is shown as made."""

    def __init__(self, home: Home, save: Save, path: Path | None = None) -> None:
        self._home = home
        self._save = save
        self._path = path or new_path(home, save.scenario)
        self._written: bytes | None = None
        self._lease: BaseFileLock | None = None

    @property
    def save(self) -> Save:
        """What was kept last, or would be."""
        return self._save

    @property
    def whole(self) -> bool:
        """Whether the file holds `save`: what was read from it, or written to it last."""
        return self._written is not None

    @property
    def path(self) -> Path:
        """The file that holds the playthrough from its first pick on."""
        return self._path

    def keep(self, play: Playthrough, now: str) -> str | None:
        """Writes the picks of a play to the disk; None once they are there, else one line to tell the player.

        The line says either that nothing could be written (the play goes on in memory, and the next call
        tries again with everything) or that the play goes on under a name of its own.
        """
        save = self._save.after(play, now)
        data = save.to_bytes()
        note: str | None = None
        try:
            if self._lease is None and not self._hold():
                note = self._apart()
            if self._written is not None and self._on_disk() not in (None, self._written):
                note = self._apart()
            write(self._path, data)
        except OSError as error:
            return not_written("Not saved", self._path, error) + IN_MEMORY
        self._written, self._save = data, save
        return note

    def close(self) -> None:
        """Gives the lease back; the file stays."""
        lease, self._lease = self._lease, None
        if lease is not None:
            lease.release()
            with suppress(OSError):
                Path(lease.lock_file).unlink()

    def take_up(self, saved: Saved) -> str | None:
        """Goes on with a save of this playthrough; a line for the player where another window has it."""
        if self._hold():
            self._written = saved.data
            return None
        return self._apart()

    def _apart(self) -> str:
        self.close()
        self._path, self._written = new_path(self._home, self._save.scenario), None
        self._hold()
        return TWO_WINDOWS

    def _on_disk(self) -> bytes | None:
        try:
            return read_at_most(self._path, LARGEST)
        except FileNotFoundError:
            return None

    def _hold(self) -> bool:
        """Takes the lease; False only where somebody else has it."""
        from filelock import FileLock, Timeout

        lease = FileLock(self._path.with_name(f".{self._path.stem}.lock"), thread_local=False)
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            lease.acquire(timeout=0)
        except Timeout:
            return False
        except (OSError, NotImplementedError):
            return True  # a folder without locks, or a read-only one: comparing before each write has to do
        self._lease = lease
        return True


def get_ready() -> None:
    """Loads what the first pick will need, so that it is kept as fast as any other."""
    import filelock  # noqa: F401


def begin(
    home: Home, scenario: str, digest: str, source: str, seed: int, now: str, shuffle: bool = True
) -> Kept:
    """A new playthrough; its file is made at the first pick."""
    return Kept(home, Save(scenario, digest, source, seed, (), now, now, shuffle=shuffle))


def carry_on(home: Home, saved: Saved) -> tuple[Kept, str | None]:
    """A saved playthrough taken up again, and a line for the player where another window has it open."""
    kept = Kept(home, saved.save, saved.path)
    return kept, kept.take_up(saved)


def keep_at_once(home: Home, save: Save, play: Playthrough, now: str) -> str | None:
    """Keeps a play that was made in one go, from a list of picks; None once it is on the disk, else one line.

    The same picks with the same seed have one file, however often they are made. Where that playthrough was
    carried on meanwhile, these picks get a file of their own.
    """
    name = hashlib.sha256(f"{save.digest} {play.seed} {' '.join(play.picks)}".encode()).hexdigest()[:12]
    path = folder_of(home, save.scenario) / f"{name}.json"
    try:
        try:
            there = from_bytes(read_at_most(path, LARGEST))
            if there.picks == play.picks:
                save = save._replace(started=there.started)
            else:
                path = new_path(home, save.scenario)
        except FileNotFoundError:
            pass
        except (Damaged, Newer):
            path = new_path(home, save.scenario)
        write(path, save.after(play, now).to_bytes())
    except OSError as error:
        return not_written("Not saved", path, error)
    return None
