"""The reader's files as the window needs them, kept by `game.storage`: one sitting, one window."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from game.desktop.answers import (
    Begun,
    Card,
    Debriefed,
    NotKept,
    NotSaved,
    Opened,
    Printed,
    Refused,
    Shelved,
)
from game.desktop.preferences import Preferences, as_dict, from_dict
from game.engine import Playthrough
from game.model import Scenario
from game.pictures import Library, OwnPicture
from game.pictures.own import OwnPictures
from game.storage import (
    SETTINGS,
    Home,
    NotOpened,
    ScenarioFolder,
    change_settings,
    read_settings,
    recall,
    remember,
    shipped,
)
from game.storage.pictures import PictureFiles
from game.storage.progress import errors_in
from game.storage.sitting import NotPlayable, OnShelf, Sitting
from game.storage.trouble import not_written

if TYPE_CHECKING:
    from game.page.printed import Pictures as Printable


class Files:
    """One reader's folder behind a window. `arrange` overrides the setting that shuffles choices."""

    def __init__(self, home: Home, arrange: bool | None = None, seed: int | None = None) -> None:
        self._home = home
        self._sitting = Sitting(home)
        self._arrange = arrange
        self._seed = seed
        files = PictureFiles(shipped() / "assets" / "pictures")
        self._library = Library(files.data, files.text)
        self._pictures: dict[str, OwnPictures] = {}

    @property
    def library(self) -> Library:
        """The shipped pictures."""
        return self._library

    def own_picture(self, base: str, name: str) -> OwnPicture | None:
        """An author's own picture beside a scenario, looked at once."""
        if base not in self._pictures:
            self._pictures[base] = OwnPictures(ScenarioFolder(Path(base)).picture)
        return self._pictures[base](name)

    # --- preferences ---------------------------------------------------------------------------------
    def preferences(self) -> Preferences:
        """What the reader has set, each setting alone; a file that is no use counts as none."""
        settings = read_settings(self._home).settings
        usual = as_dict(Preferences())
        return from_dict({name: settings(name) for name in SETTINGS if name in usual})

    def keep(self, preferences: Preferences) -> NotKept | None:
        """Write what changed."""
        before = as_dict(self.preferences())
        changed = {name: value for name, value in as_dict(preferences).items() if before[name] != value}
        line = change_settings(self._home, changed) if changed else None
        return None if line is None else NotKept(line)

    # --- scenarios -----------------------------------------------------------------------------------
    def shelf(self) -> Shelved:
        """Every scenario that can be found, and how far it was played."""
        found = self._sitting.shelf()
        notes = [note for one in found for note in one.saves.notes]
        order = {id: place for place, id in enumerate(self._library.covers)}
        cards = sorted((_card(one) for one in found), key=lambda card: (card.own, order.get(card.id, 99)))
        return Shelved(tuple(cards), tuple(notes))

    def open(self, id: str) -> Opened | Refused:
        """Read a scenario by id or path, with the play that can be carried on."""
        try:
            scenario, opened = self._sitting.open(id)
        except NotOpened as error:
            return Refused(id, id, id, trouble=str(error))
        except NotPlayable as error:
            path = error.opened.path
            return Refused(id, path.stem, str(path), error.diagnostics)
        base = "" if opened.source.startswith("shipped:") else str(opened.path.parent)
        taken = self._sitting.take_up()
        if taken is None:
            return Opened(scenario, base=base, notes=self._sitting.saves().notes)
        return Opened(scenario, taken.play, taken.shuffle, base, taken.notes)

    def begin(self, scenario: Scenario) -> Begun:
        """A new play with a seed of its own."""
        arrange = self.preferences().shuffle == "on" if self._arrange is None else self._arrange
        return Begun(self._sitting.begin(arrange, self._seed), arrange)

    # --- plays ---------------------------------------------------------------------------------------
    def save(self, play: Playthrough) -> NotSaved | None:
        """Keep the picks of a play; returns when they are on the disk."""
        line = self._sitting.keep(play)
        return None if line is None else NotSaved(line)

    def debrief(self, play: Playthrough) -> Debriefed:
        """The debrief of a finished play, its bands cut at the exact distribution, worked out once."""
        from game.debrief import of

        digest = play.scenario.digest
        distribution = recall(self._home, digest)
        if distribution is None:
            from game.analysis import distribution as work_out

            distribution = work_out(play.scenario)
            remember(self._home, digest, distribution)
        return Debriefed(play, of(play, distribution), self._sitting.earlier(play))

    def print(self, play: Playthrough) -> Printed:
        """Write the debrief as a page that prints, in the reader's folder, and open it."""
        import webbrowser

        from game.page import debrief_page, log, present
        from game.page.printed import printed

        page = debrief_page(play, self.debrief(play).debrief)
        text = printed(page, ending=present(play), said=log(play), pictures=self._printable())
        path = self._home.folder / "printed" / f"{play.scenario.id}.html"
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        except OSError as error:
            return Printed(not_written("Not printed", path, error))
        webbrowser.open(path.as_uri())
        return Printed(f"The page to print is {path}.")

    def _printable(self) -> Printable:
        from game.page.printed import Pictures
        from game.pictures import cover, spot

        drawn: dict[str, str] = {}
        fields: dict[str, str] = {}
        for id in self._library.spots:
            thing = spot(self._library, id)
            if thing is not None:
                drawn[id], fields[id] = thing.svg, thing.field
        for id in self._library.covers:
            art = cover(self._library, id)
            if art is not None:
                drawn[id] = art.svg
        return Pictures(drawn, fields)

    def close(self) -> None:
        """Give the saves back, for other windows."""
        self._sitting.close()


def _card(one: OnShelf) -> Card:
    listed, saves = one.listed, one.saves
    found = listed.found
    base = str(found.path.parent) if found.own else ""
    scenario = None if listed.reading is None else listed.reading.scenario
    if scenario is None:
        broken = -1 if listed.reading is None else errors_in(listed)
        return Card(str(found.path), listed.title, base=base, own=found.own, broken=broken)
    first = scenario.scene(scenario.start)
    return Card(
        id=str(found.path) if found.own else scenario.id,
        title=scenario.title,
        sector=scenario.sector,
        minutes=scenario.minutes,
        cover=scenario.cover or scenario.id,
        object=first.object if first is not None else None,
        base=base,
        own=found.own,
        at=saves.unfinished[0].save.title if saves.unfinished else None,
        finished=len(saves.finished),
        endings=len(saves.endings),
    )
