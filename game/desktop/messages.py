"""What can happen to the window, as data. `at` is always the time in seconds on the runner's clock."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


@dataclass(frozen=True, slots=True)
class Press:
    """A key, a button of a gamepad or of a clicker, by name.

    Names: `up down left right tab back_tab enter space escape page_up page_down home end f1`…`f12`, the
    digits `1` to `9`, and single letters. A digit is meant by the place of its key in the digit row, so that
    it also works where that row needs Shift. `repeat` is a key that is only still held; `ctrl` is Ctrl or
    the Mac's command key, `shift` either Shift with a key that writes nothing. `start` marks an Escape
    that a clicker's button for starting the show sends in turn with F5; `button` a gamepad's or a mouse's
    button, which means the same whatever the reader has done with the keys.
    """

    key: str
    at: float
    repeat: bool = False
    ctrl: bool = False
    letter: str = ""
    shift: bool = False
    start: bool = False
    button: bool = False


@dataclass(frozen=True, slots=True)
class Point:
    """The mouse moved to a place, in pixels of the window; `held` says that its left button is down."""

    x: float
    y: float
    at: float
    held: bool = False


@dataclass(frozen=True, slots=True)
class Click:
    """The left button went down, or a finger was lifted where it went down. `count` is 2 for the second of
    two quick ones at one place, 3 for the third; `shift` says that Shift was held."""

    x: float
    y: float
    at: float
    finger: bool = False
    count: int = 1
    shift: bool = False


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
class Placed:
    """The caret of the text in focus goes to a place, counted in code points. `extend` selects what lies
    between; `clicks` is 2 for a word and 3 for a paragraph; `goal` is how far to the right it wants to be."""

    place: int
    at: float
    extend: bool = False
    clicks: int = 1
    goal: float | None = None


class Want(Enum):
    """What a screen reader can ask for: focus on a box, to act on it, to have it scrolled into view."""

    FOCUS = "focus"
    ACT = "act"
    SHOW = "show"


@dataclass(frozen=True, slots=True)
class Aimed:
    """A screen reader asked something of a box by its id. On any page but the one that it was told of, it
    means nothing."""

    page: str
    id: str
    want: Want
    at: float


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


Message = (
    Press
    | Point
    | Click
    | Wheel
    | Typed
    | Placed
    | Aimed
    | Act
    | Tick
    | Shown
    | Reached
    | Dropped
    | Closing
    | Answered
)
