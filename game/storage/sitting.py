"""One player at one scenario at a time: what front ends ask of the user's folder while they play."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from game.engine import Playthrough, Replay, replay, start
from game.model import Scenario
from game.storage.clock import later, utc
from game.storage.home import Home
from game.storage.keeping import Kept, begin, carry_on, get_ready
from game.storage.lookup import open_scenario
from game.storage.opening import Opened
from game.storage.reading import read_opened
from game.storage.saves import Saved, SavesFound, saves_of
from game.storage.shelf import Listed, read_all

EARLIER = 5
"""How many finished plays are kept at hand to set beside a new one."""


class OnShelf(NamedTuple):
    """A scenario that can be found, and its saves."""

    listed: Listed
    saves: SavesFound


@dataclass(frozen=True, slots=True)
class TakenUp:
    """A playthrough to go on with. `notes` are sentences for the player; `others` are the other unfinished
    ones, latest first."""

    play: Playthrough
    shuffle: bool
    notes: tuple[str, ...] = ()
    others: tuple[Saved, ...] = ()


class Sitting:
    """The scenario that is open and the playthrough that is kept. Clock and seeds are handed in."""

    def __init__(
        self,
        home: Home,
        now: Callable[[], str] = utc,
        seeds: Callable[[], int] = lambda: int.from_bytes(os.urandom(4), "big"),
    ) -> None:
        self.home = home
        self._now, self._seeds = now, seeds
        self._scenario: Scenario | None = None
        self._source = ""
        self._played = False
        self._unsaved: set[Kept] = set()
        self._kept: Kept | None = None
        self._latest = ""
        self.notes: tuple[str, ...] = ()
        """What the last look for a playthrough to take up had to tell, also where there was none."""

    def shelf(self) -> tuple[OnShelf, ...]:
        """Every scenario that can be found, shipped ones first, with its saves."""
        return tuple(OnShelf(listed, self._saves_of(listed)) for listed in read_all(self.home))

    def open(self, name: str) -> tuple[Scenario, Opened]:
        """Reads a scenario by id or path, which is then the open one.

        Raises `NotOpened` where there is none, and `NotPlayable` where it has errors.
        """
        opened = open_scenario(name, self.home)
        scenario = read_opened(opened, self.home)
        self.close()
        self._scenario, self._source = scenario, opened.source
        self._latest = ""
        get_ready()
        return scenario, opened

    def saves(self) -> SavesFound:
        """The saves of the open scenario, latest first."""
        if self._scenario is None:
            return SavesFound(())
        found = saves_of(self.home, self._scenario.id, self._scenario.digest, self._source)
        self._latest = max([self._latest, *(saved.save.updated for saved in found.saves)])
        return found

    def begin(self, shuffle: bool = True, seed: int | None = None) -> Playthrough:
        """A new playthrough of the open scenario; nothing is written before its first pick."""
        scenario = self._open()
        play = start(scenario, self._seeds() if seed is None else seed)
        self._keep_as(play, shuffle)
        return play

    def take_up(self, number: int = 1) -> TakenUp | None:
        """The unfinished playthrough of that place among all of them, latest first; None where there is none.

        A save of a scenario that was edited since goes as far as it can, as a playthrough of its own: the
        save stays as it was.
        """
        scenario = self._open()
        found = self.saves()
        self.notes = found.notes
        if not 1 <= number <= len(found.unfinished):
            return None
        saved = found.unfinished[number - 1]
        others = tuple(one for one in found.unfinished if one is not saved)
        save = saved.save
        again = replay(scenario, save.seed, save.picks)
        notes = list(found.notes)
        if again.stopped is not None:
            notes.append(_stopped(again))
            self._keep_as(again.play, save.shuffle)
        else:
            self.close()
            self._kept, note = carry_on(self.home, saved)
            notes += [] if note is None else [note]
        return TakenUp(again.play, save.shuffle, tuple(notes), others)

    def branch(self, play: Playthrough, shuffle: bool) -> None:
        """Goes on from a decision of an earlier play: from its next pick on one of its own."""
        self._keep_as(play, shuffle)

    def keep(self, play: Playthrough) -> str | None:
        """Writes the picks of a play; None once they are on the disk, else a line for the player.

        A playthrough that has reached its ending is never changed: going on from one of its decisions is a
        new one.
        """
        kept = self._kept
        if kept is None or (kept.save.ending is not None and kept.save.picks != play.picks):
            kept = self._keep_as(play, True if kept is None else kept.save.shuffle)
        self._latest = later(self._now(), self._latest)
        self._unsaved.add(kept)
        line = kept.keep(play, self._latest)
        if self.keeps(play):
            self._played = True
            self._unsaved.discard(kept)
        return line

    @property
    def saved(self) -> bool:
        """Whether something was played and all of it is on the disk, as far as this window knows."""
        return self._played and not self._unsaved

    def keeps(self, play: Playthrough) -> bool:
        """Whether the picks of a play are on the disk, as far as this window knows."""
        return self._kept is not None and self._kept.whole and self._kept.save.picks == play.picks

    def earlier(self, play: Playthrough) -> tuple[Playthrough, ...]:
        """Finished plays of the open scenario beside this one, latest first, that still come to an end."""
        scenario = self._open()
        found: list[Playthrough] = []
        for saved in self.saves().finished:
            again = replay(scenario, saved.save.seed, saved.save.picks)
            if again.stopped is None and again.play.over and again.play != play:
                found.append(again.play)
            if len(found) == EARLIER:
                break
        return tuple(dict.fromkeys(found))

    def ended(self) -> TakenUp | None:
        """The latest finished playthrough of the open scenario that still comes to an end, to be looked at
        again; None where there is none. Nothing is kept of that."""
        scenario = self._open()
        for saved in self.saves().finished[:EARLIER]:
            again = replay(scenario, saved.save.seed, saved.save.picks)
            if again.stopped is None and again.play.over:
                return TakenUp(again.play, saved.save.shuffle)
        return None

    @property
    def kept(self) -> Kept | None:
        """What keeps the present playthrough."""
        return self._kept

    def close(self) -> None:
        """Leaves the present playthrough; its file stays and may be taken up by anybody."""
        kept, self._kept = self._kept, None
        if kept is not None:
            kept.close()

    def _keep_as(self, play: Playthrough, shuffle: bool) -> Kept:
        self.close()
        scenario = self._open()
        self._kept = kept = begin(
            self.home, scenario.id, scenario.digest, self._source, play.seed, self._now(), shuffle
        )
        return kept

    def _open(self) -> Scenario:
        if self._scenario is None:
            raise LookupError("no scenario is open")
        return self._scenario

    def _saves_of(self, listed: Listed) -> SavesFound:
        scenario = listed.scenario
        if scenario is None:
            return SavesFound(())
        return saves_of(self.home, scenario.id, scenario.digest, listed.found.source)


def _stopped(again: Replay) -> str:
    at = again.play.length + 1
    left = len(again.left)
    picks = "choice" if left == 1 else "choices"
    return (
        f"This scenario was changed since you played it. Your choices lead to decision {at}; from there"
        f" {left} saved {picks} no longer fit. {str(again.stopped).partition(': ')[2]}"
    )
