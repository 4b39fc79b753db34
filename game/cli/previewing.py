"""What a preview's window is handed: one file, the author's settings, and plays that are not kept."""

from __future__ import annotations

from pathlib import Path

from game.cli.backing import WindowBacking
from game.desktop.answers import Begun, Debriefed, NotSaved, Opened, Refused, Shelved
from game.engine import Playthrough, start
from game.model import Scenario
from game.storage import Home, Sitting

EARLIER = 5
"""So many finished plays are at hand to set beside a new one."""


class PreviewBacking(WindowBacking):
    """The one file as the window sees it. `sitting` has a home of its own, for what is worked out; `own` is
    the author's, for settings and printed pages. Every play that begins has the same seed."""

    def __init__(self, path: Path, sitting: Sitting, shuffle: bool | None, seed: int, own: Home) -> None:
        super().__init__(sitting, shuffle, seed, own)
        self._path, self._of = path, seed
        self._base = str(path.parent)
        self._finished: list[Playthrough] = []

    def shelf(self) -> Shelved:
        """Nothing: there is the one file, and no shelf."""
        return Shelved((), self.news())

    def open(self, id: str) -> Opened | Refused:
        """The one file, whatever is asked for; no play of it can be carried on."""
        return super().open(str(self._path))

    def begin(self, scenario: Scenario) -> Begun:
        """A new play with the preview's seed, so that what chance does stays the same."""
        return Begun(start(scenario, self._of), self.shuffled)

    def branch(self, play: Playthrough, arrange: bool) -> None:
        """A play goes on from one of its decisions; there is no save to begin."""

    def save(self, play: Playthrough) -> NotSaved | None:
        """Nothing is kept but, for this window, that a play was finished."""
        if play.over:
            self._finished = [play, *(one for one in self._finished if one.picks != play.picks)]
            del self._finished[EARLIER + 1 :]
        return None

    def debrief(self, play: Playthrough) -> Debriefed:
        """The debrief of a finished play, and earlier plays of the same words beside it."""
        digest = play.scenario.digest
        earlier = [one for one in self._finished if one.scenario.digest == digest and one.picks != play.picks]
        return Debriefed(play, self.debrief_of(play), tuple(earlier[:EARLIER]))
