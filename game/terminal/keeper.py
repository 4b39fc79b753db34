"""Does what the screens ask for: opens scenarios, keeps playthroughs, works out debriefs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from game.engine import Playthrough
from game.model import Diagnostic, Distribution, Scenario
from game.page import DebriefPage, Page, debrief_page
from game.storage import (
    NotOpened,
    NotPlayable,
    OnShelf,
    Sitting,
    change_settings,
    distribution_of,
)
from game.storage import (
    Opened as OpenedFile,
)
from game.storage.keeping import IN_MEMORY
from game.storage.progress import where_it_stands
from game.terminal.effects import (
    Begin,
    Branch,
    Debrief,
    Effect,
    Keep,
    Look,
    Open,
    Print,
    Put,
    Shelve,
    TakeUp,
    Where,
)
from game.terminal.messages import Answer, Begun, Debriefed, Entry, Notice, Opened, Refused, Shelved

Render = Callable[[tuple[Diagnostic, ...]], str]
"""Diagnostics as text; the front door has the one renderer that there is."""


class Describe(Protocol):
    """Puts the picture of a page of a scenario in words; empty where there are none."""

    def __call__(self, page: Page, opened: OpenedFile | None) -> str:
        """The words."""


class Keeper:
    """Holds the sitting. What stands above this room is handed in: the analysis, the renderer of diagnostics,
    pictures in words, and the page that prints. `seed` is for the next playthrough that begins."""

    def __init__(
        self,
        sitting: Sitting,
        work_out: Callable[[Scenario], Distribution],
        render: Render,
        describe: Describe,
        write_page: Callable[[Playthrough, DebriefPage, int | None, OpenedFile | None], str],
        seed: int | None = None,
    ) -> None:
        self._sitting = sitting
        self._work_out = work_out
        self._render = render
        self._describe = describe
        self._write_page = write_page
        self._seed = seed
        self._opened: OpenedFile | None = None
        self._unkept: Playthrough | None = None

    def do(self, effect: Effect) -> Answer | None:
        """Does one effect and gives what came of it."""
        match effect:
            case Shelve():
                return self._shelve()
            case Open(name):
                return self._open(name)
            case Begin(arrange):
                return self._begin(arrange)
            case TakeUp(number):
                return self._take_up(number)
            case Branch(play, arrange, first):
                self._sitting.branch(play, arrange)
                return Begun(play, arrange, first=first)
            case Keep(play):
                return _notice(self._keep(play))
            case Where(play):
                return self._where(play)
            case Look(page):
                return Notice(self._describe(page, self._opened) or "There is no picture here.")
            case Debrief(play):
                return self._debrief(play)
            case Print(play, picked):
                return Notice(self._write_page(play, self._debrief(play).page, picked, self._opened))
            case Put(name, value):
                return _notice(change_settings(self._sitting.home, {name: value}))
        return None

    def last_try(self) -> str | None:
        """Tries once more to save what could not be; None where nothing is left to save, else a line."""
        if self._unkept is None:
            return None
        line = self._keep(self._unkept)
        return None if self._unkept is None or line is None else line.removesuffix(IN_MEMORY)

    def close(self) -> None:
        """Leaves the playthrough."""
        self._sitting.close()

    def _keep(self, play: Playthrough) -> str | None:
        line = self._sitting.keep(play)
        self._unkept = None if self._sitting.keeps(play) else play
        return line

    def _shelve(self) -> Shelved:
        entries = tuple(_entry(on_shelf) for on_shelf in self._sitting.shelf())
        return Shelved(entries, str(self._sitting.home.scenarios))

    def _open(self, name: str) -> Answer:
        try:
            scenario, self._opened = self._sitting.open(name)
        except NotOpened as error:
            return Refused(str(error))
        except NotPlayable as error:
            return Refused(f"{self._render(error.diagnostics)}\n\n{error}. Mend this, then open it again.")
        if self._seed is not None:
            return Opened(scenario, note="\n".join(self._sitting.saves().notes))
        begun = self._take_up(1)
        if isinstance(begun, Begun):
            return Opened(scenario, begun)
        return Opened(scenario, note="\n".join(self._sitting.notes))

    def _begin(self, arrange: bool) -> Begun:
        seed, self._seed = self._seed, None
        return Begun(self._sitting.begin(arrange, seed), arrange)

    def _take_up(self, number: int) -> Answer:
        taken = self._sitting.take_up(number)
        if taken is None:
            return Notice("\n".join(("There is no other.", *self._sitting.notes)))
        others = tuple(saved.save.title for saved in taken.others)
        return Begun(taken.play, taken.shuffle, True, "\n".join(taken.notes), others)

    def _where(self, play: Playthrough) -> Notice:
        line = self._keep(play)
        kept = self._sitting.kept
        seed = f"Its seed is {play.seed}."
        if line is not None or kept is None:
            return Notice(f"{line or ''}\n{seed}")
        return Notice(f"Everything up to here is saved, in {kept.path}.\n{seed}")

    def _debrief(self, play: Playthrough) -> Debriefed:
        from game.debrief import of

        distribution = distribution_of(self._sitting.home, play.scenario, self._work_out)
        return Debriefed(play, debrief_page(play, of(play, distribution)), self._sitting.earlier(play))


def _notice(line: str | None) -> Notice | None:
    return None if line is None else Notice(line)


def _entry(on_shelf: OnShelf) -> Entry:
    listed, saves = on_shelf
    scenario = listed.scenario
    about = [] if scenario is None else [scenario.sector]
    if scenario is not None and scenario.minutes is not None:
        about.append(f"{scenario.minutes} minutes")
    state = where_it_stands(listed, saves)
    words = ", ".join(part for part in about if part)
    return Entry(str(listed.found.path), listed.title, words, state)
