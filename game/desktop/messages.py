"""What can happen to the window, as data. `at` is always the time in seconds on the runner's clock."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Press:
    """A key, a button of a gamepad or of a clicker, by name.

    Names: `up down left right tab back_tab enter space escape page_up page_down home end f1`…`f12`, the
    digits `1` to `9`, and single letters. A digit is meant by the place of its key in the digit row, so that
    it also works where that row needs Shift. `repeat` is a key that is only still held; `ctrl` is Ctrl or
    the Mac's command key.
    """

    key: str
    at: float
    repeat: bool = False
    ctrl: bool = False
    letter: str = ""


@dataclass(frozen=True, slots=True)
class Point:
    """The mouse moved to a place, in pixels of the window."""

    x: float
    y: float
    at: float


@dataclass(frozen=True, slots=True)
class Click:
    """The left button went down, or a finger was lifted where it went down."""

    x: float
    y: float
    at: float
    finger: bool = False


@dataclass(frozen=True, slots=True)
class Wheel:
    """The wheel turned, or a finger moved, over a place; `dy` is in pixels, positive scrolls down."""

    x: float
    y: float
    dy: float
    at: float


@dataclass(frozen=True, slots=True)
class Typed:
    """Free text from the keyboard or an input method; `composing` while it may still change."""

    words: str
    at: float
    composing: bool = False


@dataclass(frozen=True, slots=True)
class Act:
    """A box was acted on: its action. This is what screens are mostly sent."""

    action: str
    at: float


@dataclass(frozen=True, slots=True)
class Tick:
    """Time has passed; sent only to screens that ask for it."""

    at: float


@dataclass(frozen=True, slots=True)
class Shown:
    """A page that was new has been painted for the first time."""

    page: str
    at: float


@dataclass(frozen=True, slots=True)
class Reached:
    """The reader scrolled, and now reads under a heading, by its box's id."""

    id: str
    at: float


@dataclass(frozen=True, slots=True)
class Dropped:
    """A file was dropped onto the window."""

    path: str
    at: float


@dataclass(frozen=True, slots=True)
class Closing:
    """The window is about to close."""

    at: float


@dataclass(frozen=True, slots=True)
class Answered:
    """What came of an effect: the answer of the one who did it (see `effects`)."""

    answer: object
    at: float


Message = Press | Point | Click | Wheel | Typed | Act | Tick | Shown | Reached | Dropped | Closing | Answered
