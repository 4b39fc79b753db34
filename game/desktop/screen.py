"""What a screen is: a value that lays itself out and answers messages with the next screen.

A screen is a frozen dataclass. `layout` is pure: the same screen and view give the same boxes. `update` is
pure too: it returns a `Step` with the next screen (itself, changed, or another) and effects as data, or
None where the message means nothing to it; then the desk does what every screen has in common (focus moves,
pages scroll, keys find their boxes).

`page` names what is on screen. When it changes, the page is new: it starts at its top, focus goes to the
layout's `first`, and for `patience` seconds nothing can be acted on, so that presses meant for the words
before it choose nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from game.desktop.box import Layout
from game.desktop.effects import Effect
from game.desktop.messages import Message
from game.desktop.preferences import Preferences
from game.desktop.view import View


@dataclass(frozen=True, slots=True)
class Context:
    """What a screen may know when it answers a message: the reader's preferences, the focus and the clock."""

    preferences: Preferences
    focus: str | None = None
    now: float = 0.0


@dataclass(frozen=True, slots=True)
class Step:
    """The next screen and what is to be done. `focus` moves the focus there, even on a page that stays, and
    scrolls it into view; `top` is a box that is scrolled to the top of its area."""

    screen: Screen
    effects: tuple[Effect, ...] = ()
    focus: str | None = None
    top: str | None = None


class Screen(Protocol):
    """One screen of the window."""

    @property
    def page(self) -> str:
        """The name of what is on screen; another name is a new page."""

    @property
    def patience(self) -> float:
        """Seconds after a new page is shown in which nothing can be acted on."""

    @property
    def language(self) -> str:
        """The language tag of the words on it, or empty."""

    @property
    def timed(self) -> bool:
        """Whether it shows the time, so that each `Tick` paints it anew."""

    @property
    def raw(self) -> bool:
        """Whether it wants presses as they are, and not as what a reader's own keys make of them."""

    def wakes(self, context: Context) -> float | None:
        """The seconds on the clock at which the screen wants a `Tick`, or None."""

    def layout(self, view: View) -> Layout:
        """The screen as boxes."""

    def update(self, message: Message, context: Context) -> Step | None:
        """What a message does, or None where it means nothing here."""


class Plain:
    """What most screens answer: no patience, no clock, no language. Inherit and override."""

    @property
    def patience(self) -> float:
        """Nothing is held back."""
        return 0.0

    @property
    def language(self) -> str:
        """The program's own words."""
        return ""

    @property
    def timed(self) -> bool:
        """No clock is shown."""
        return False

    @property
    def raw(self) -> bool:
        """Keys mean what the reader has made of them."""
        return False

    def wakes(self, context: Context) -> float | None:
        """Never."""
        return None
