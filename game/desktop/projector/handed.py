"""What the projector's window is handed by whoever opens it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from game.desktop.preferences import Preferences
from game.model import Scenario
from game.page.projector import Projection
from game.pictures import Library, OwnPicture


def _nothing(base: str, name: str) -> OwnPicture | None:
    return None


def _quiet(words: str) -> None:
    return


def _still_open() -> bool:
    return True


def _seen() -> None:
    return


@dataclass(frozen=True)
class Handed:
    """`projection` gives pages and takes steps. `base` is what `own_picture` is asked with
    beside the name of a picture of the author's own, or "" where there are none. `going` is asked at every
    turn of the loop: the window closes by itself when it says no. `opened` is called when the first page can
    be seen, `tell` with what only the facilitator should read.
    """

    projection: Projection
    scenario: Scenario
    library: Library
    preferences: Preferences = field(default_factory=Preferences)
    base: str = ""
    own_picture: Callable[[str, str], OwnPicture | None] = _nothing
    going: Callable[[], bool] = _still_open
    opened: Callable[[], None] = _seen
    tell: Callable[[str], None] = _quiet
