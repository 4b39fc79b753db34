"""What the front door hands to the window: everything that touches files, as a few callables.

The window never opens a file of the reader's itself. Each method does one thing at once and answers with a
value; none of them raises for what a file holds or what a disk says.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from game.desktop.answers import (
    Asked,
    Begun,
    Browsed,
    Debriefed,
    Explained,
    NotKept,
    NotSaved,
    Opened,
    Printed,
    Refused,
    Shelved,
    Started,
    Told,
)
from game.desktop.preferences import Preferences
from game.engine import Playthrough
from game.model import Scenario
from game.pictures import Library, OwnPicture


class Backing(Protocol):
    """The reader's files, and what is worked out from them."""

    @property
    def library(self) -> Library:
        """The shipped pictures."""

    def own_picture(self, base: str, name: str) -> OwnPicture | None:
        """An author's own picture by its name in the scenario whose folder is `base`; None: there is none."""

    def fresh_pictures(self) -> None:
        """Forget the author's own pictures, which have changed."""

    def preferences(self) -> Preferences:
        """What the reader has set."""

    def keep(self, preferences: Preferences) -> NotKept | None:
        """Keep what the reader has set."""

    def shelf(self) -> Shelved:
        """Every scenario that can be found, and how far it was played."""

    def open(self, id: str) -> Opened | Refused:
        """Read a scenario by id or path, with the play that can be carried on."""

    def browse(self, folder: str) -> Browsed:
        """What a folder holds that can lead to a scenario; without a name, where the reader keeps theirs."""

    def questions(self) -> Asked:
        """What an author is asked who starts a scenario."""

    def start(self, answers: Mapping[str, str]) -> Started | Told:
        """Write a scenario of the reader's own, answers by the ids of their questions; or say why not."""

    def preview(self, file: str) -> Told:
        """Show a scenario file in a window of its own that follows it."""

    def begin(self, scenario: Scenario) -> Begun:
        """A new play with a seed of its own; nothing is kept before its first pick."""

    def branch(self, play: Playthrough, arrange: bool) -> None:
        """A finished play goes on from one of its decisions, with a save of its own from its next pick on."""

    def save(self, play: Playthrough) -> NotSaved | None:
        """Keep the picks of a play. Returns when they are on the disk, or with a line that says why not."""

    def debrief(self, play: Playthrough) -> Debriefed:
        """The debrief of a finished play."""

    def print(self, play: Playthrough, picked: int | None, beside: Playthrough | None) -> Printed:
        """Write the debrief as a page that prints, the picked decision first, and open it; with `beside` the
        two plays side by side, that one first."""

    def edit(self, file: str, line: int) -> Told:
        """Open a file in the author's editor, at a line."""

    def look_again(self, refused: Refused) -> Opened | Refused | None:
        """Read a scenario again; None while its files are as they were."""

    def explain(self, codes: tuple[str, ...]) -> Explained:
        """The pages about diagnostics, for those codes that have one."""
