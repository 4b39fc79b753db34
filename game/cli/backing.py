"""What the window is handed: the user's files and what is worked out from them, as its `Backing` asks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from game.cli.analysis import work_out
from game.cli.lesson import DEFAULTS, MOST_WORDS
from game.cli.look import library
from game.cli.outside import in_browser, in_editor, in_preview
from game.cli.paper import html, path_of, plays_html, put
from game.cli.starting import QUESTIONS, TOO_LONG, start_own
from game.debrief import Debrief, of
from game.desktop.answers import (
    Asked,
    Begun,
    Browsed,
    Card,
    Debriefed,
    Explained,
    NotKept,
    NotSaved,
    Opened,
    Printed,
    Question,
    Refused,
    Shelved,
    Started,
    Told,
)
from game.desktop.preferences import Preferences, as_dict, from_dict
from game.engine import Playthrough
from game.model import Diagnostic, Scenario
from game.page import debrief_page
from game.pictures import Library, OwnPicture, OwnPictures
from game.storage import (
    SETTINGS,
    Home,
    NotOpened,
    NotPlayable,
    OnShelf,
    ScenarioFolder,
    Settings,
    Sitting,
    change_settings,
    distribution_of,
    read_settings,
)
from game.storage.browsing import browse
from game.storage.finding import yaml_files
from game.storage.progress import errors_in
from game.storage.trouble import name_out, why

UNREADABLE = -1
BESIDE = 200
"""So many files beside a scenario are watched: one that it includes may be among them."""
_TITLE = re.compile(rb"^title:[ \t]*([^\r\n]{1,80})", re.MULTILINE)


class WindowBacking:
    """The user's folder as the window sees it. `shuffle` is None where the settings decide; `seed` is for the
    next play that begins. `own` is where settings and printed pages are, if not where plays are kept."""

    def __init__(
        self,
        sitting: Sitting,
        shuffle: bool | None = None,
        seed: int | None = None,
        own: Home | None = None,
    ) -> None:
        self._sitting = sitting
        self._home = own or sitting.home
        self._shuffle = shuffle
        self._seed = seed
        self._notes: list[str] = []
        self._own: dict[str, OwnPictures] = {}
        self._base = ""
        read = read_settings(self._home)
        self._settings = read.settings
        if read.note:
            self._notes.append(read.note)

    @property
    def library(self) -> Library:
        """The shipped pictures."""
        return library()

    def own_picture(self, base: str, name: str) -> OwnPicture | None:
        """An author's own picture by its name in the scenario whose folder is `base`; None: there is none."""
        found = self._own.get(base)
        if found is None:
            found = self._own[base] = OwnPictures(ScenarioFolder(Path(base)).picture)
        return found(name)

    def _beside(self, name: str) -> OwnPicture | None:
        """A picture beside the scenario that was opened last."""
        return self.own_picture(self._base, name) if self._base else None

    def fresh_pictures(self) -> None:
        """Forget the authors' own pictures; each is looked at again when it is needed."""
        self._own.clear()

    def preferences(self) -> Preferences:
        """What the reader has set."""
        return from_dict(_known(self._settings))

    def keep(self, preferences: Preferences) -> NotKept | None:
        """Keep what the reader has changed; what only the terminal sets stays as it is."""
        values = {n: v for n, v in as_dict(preferences).items() if n in SETTINGS and SETTINGS[n].allows(v)}
        changed = {name: value for name, value in values.items() if self._settings(name) != value}
        self._settings = self._settings.changed(changed)
        line = change_settings(self._home, changed) if changed else None
        return None if line is None else NotKept(line)

    def news(self) -> tuple[str, ...]:
        """What was found wrong with the settings before there was anybody to tell; each line once."""
        lines = tuple(self._notes)
        self._notes.clear()
        return lines

    def shelf(self) -> Shelved:
        """Every scenario that can be found, and how far it was played."""
        found = self._sitting.shelf()
        notes = [*self.news(), *(note for on_shelf in found for note in on_shelf.saves.notes)]
        return Shelved(tuple(_card(on_shelf) for on_shelf in found), tuple(dict.fromkeys(notes)))

    def open(self, id: str) -> Opened | Refused:
        """Read a scenario by id or path, with the play that can be carried on."""
        try:
            scenario, opened = self._sitting.open(id)
        except NotOpened as error:
            trouble = " ".join(str(error).splitlines())
            return Refused(id, Path(id).stem, id, trouble=trouble, seen=_seen(Path(id), ()))
        except NotPlayable as error:
            path, found = error.opened.path, error.diagnostics
            title = _title(error.opened.data) or path.stem
            return Refused(id, title, str(path), found, seen=_seen(path, found))
        base = self._base = str(opened.path.parent)
        taken = None if self._seed is not None else self._sitting.take_up()
        if taken is None:
            notes, last = self._notes_of_saves(), self._sitting.ended()
            if last is None:
                return Opened(scenario, base=base, notes=notes)
            return Opened(scenario, None, last.shuffle, base, notes, ended=last.play)
        return Opened(scenario, taken.play, taken.shuffle, base, taken.notes)

    def _notes_of_saves(self) -> tuple[str, ...]:
        return self._sitting.saves().notes if self._seed is not None else self._sitting.notes

    def browse(self, folder: str) -> Browsed:
        """What a folder holds that can lead to a scenario; of the empty name, where the user keeps theirs."""
        own = self._sitting.home.scenarios
        found = browse(Path(folder) if folder else own if own.is_dir() else Path.home())
        return Browsed(
            str(found.folder),
            None if found.around is None else str(found.around),
            tuple((path.name, str(path)) for path in found.folders),
            tuple((path.name, str(path)) for path in found.files),
            found.trouble,
        )

    def questions(self) -> Asked:
        """What an author is asked who starts a scenario, as `fulcrum new` asks it."""
        return Asked(
            tuple(
                Question(
                    id, asked, getattr(DEFAULTS, id), MOST_WORDS[id], TOO_LONG.format(most=MOST_WORDS[id])
                )
                for id, asked in QUESTIONS._asdict().items()
            )
        )

    def start(self, answers: Mapping[str, str]) -> Started | Told:
        """Write a scenario among the reader's own; nothing that is there is overwritten."""
        home = self._sitting.home
        try:
            path = start_own(home, answers)
        except OSError as error:
            return Told(f"Nothing was written to {home.scenarios}, because {why(error)}. {name_out(error)}")
        return Started(str(path), _title(path.read_bytes()) or path.stem)

    def preview(self, file: str) -> Told:
        """Show a scenario file in a window of its own that follows it."""
        return Told(in_preview(Path(file)))

    def begin(self, scenario: Scenario) -> Begun:
        """A new play with a seed of its own; nothing is kept before its first pick."""
        seed, self._seed = self._seed, None
        return Begun(self._sitting.begin(self.shuffled, seed), self.shuffled)

    @property
    def shuffled(self) -> bool:
        """Whether the choices of a new play stand in the order of its seed."""
        return self._settings("shuffle") == "on" if self._shuffle is None else self._shuffle

    def branch(self, play: Playthrough, arrange: bool) -> None:
        """A finished play goes on from one of its decisions, with a save of its own from its next pick on."""
        self._sitting.branch(play, arrange)

    def save(self, play: Playthrough) -> NotSaved | None:
        """Keep the picks of a play. Returns when they are on the disk, or with a line that says why not."""
        line = self._sitting.keep(play)
        return None if line is None else NotSaved(line)

    def debrief(self, play: Playthrough) -> Debriefed:
        """The debrief of a finished play."""
        return Debriefed(play, self.debrief_of(play), self._sitting.earlier(play))

    def debrief_of(self, play: Playthrough) -> Debrief:
        """What is said of a finished play."""
        return of(play, distribution_of(self._sitting.home, play.scenario, work_out))

    def print(self, play: Playthrough, picked: int | None, beside: Playthrough | None) -> Printed:
        """Write the debrief as a page that prints, the picked decision first, and open it; with `beside` the
        two plays side by side, that one first."""
        page = debrief_page(play, self.debrief(play).debrief)
        path = path_of(play, self._home, beside)
        if beside is None:
            trouble = put(path, html(play, page, picked, self._beside))
        else:
            first = debrief_page(beside, self.debrief(beside).debrief)
            trouble = put(path, plays_html(first, page, self._beside))
        if trouble is not None:
            return Printed(trouble)
        if in_browser(path):
            return Printed(f"Written to {path}, and opened in your browser. Print it from there.")
        return Printed(f"Written to {path}. No browser opened: open it in one and print it from there.")

    def edit(self, file: str, line: int) -> Told:
        """Open a file in the author's editor, at a line."""
        return Told(in_editor(Path(file), line))

    def look_again(self, refused: Refused) -> Opened | Refused | None:
        """Read a scenario again; None while its files are as they were."""
        if _seen(Path(refused.file), refused.diagnostics) == refused.seen:
            return None
        return self.open(refused.id)

    def explain(self, codes: tuple[str, ...]) -> Explained:
        """The pages about diagnostics, for those codes that have one."""
        from game.cli.explain import page_of

        return Explained(tuple((code, page) for code in codes if (page := page_of(code))))

    def close(self) -> None:
        """Leave the play; its file stays."""
        self._sitting.close()


def _title(data: bytes) -> str:
    """The title of a scenario that does not load, as far as one can be made out; else nothing."""
    found = _TITLE.search(data)
    words = found.group(1).decode("utf-8", "replace") if found is not None else ""
    return words.strip().strip("\"'").strip()


def _seen(path: Path, found: Iterable[Diagnostic]) -> str:
    """What a scenario's files are like: its own, those that findings name, and the others beside it."""
    names = {one.span.file for one in found}
    files = [path, *(path.parent / name for name in sorted(names) if name), *yaml_files(path.parent)[:BESIDE]]
    parts = []
    for file in dict.fromkeys(files):
        try:
            stat = file.stat()
            parts.append(f"{file} {stat.st_size} {stat.st_mtime_ns}")
        except (OSError, ValueError):
            parts.append(f"{file} missing")
    return "\n".join(parts)


def _known(settings: Settings) -> dict[str, object]:
    return {name: settings(name) for name in SETTINGS}


def _card(on_shelf: OnShelf) -> Card:
    listed, saves = on_shelf
    path = listed.found.path
    scenario = listed.scenario
    if scenario is None:
        broken = UNREADABLE if listed.trouble else errors_in(listed)
        return Card(str(path), listed.title, base=str(path.parent), own=listed.found.own, broken=broken)
    latest = saves.latest
    unfinished = latest is not None and latest.save.ending is None
    first = scenario.scene(scenario.start)
    return Card(
        id=str(path) if listed.found.own else scenario.id,
        title=scenario.title,
        sector=scenario.sector,
        minutes=scenario.minutes,
        cover=scenario.cover or scenario.id,
        object=None if first is None else first.object,
        base=str(path.parent),
        own=listed.found.own,
        at=latest.save.title if latest is not None and unfinished else None,
        finished=len(saves.finished),
        endings=len(saves.endings),
    )
