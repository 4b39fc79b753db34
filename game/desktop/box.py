"""Boxes: what a layout is made of, and all that anybody needs to know of it.

The painter draws a box's marks; the mouse and the finger hit its rectangle; the keyboard walks the boxes
that can take focus in the order in which they stand; a screen reader is told role, name and states. So a
screen is described once.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import Protocol

from game.desktop.geometry import Rect
from game.desktop.ink import Mark, mirrored
from game.desktop.writing import Writing


class Role(Enum):
    """What a box is to somebody who does not see it."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    SPEAKER = "speaker"
    CHOICE = "choice"
    BUTTON = "button"
    LINK = "link"
    OPTION = "option"
    ROW = "row"
    SETTING = "setting"
    PICTURE = "picture"
    TIMER = "timer"
    NOTICE = "notice"
    FIELD = "field"
    QUIET = "quiet"
    DECORATION = "decoration"


class State(Enum):
    """What a box is at present."""

    CHOSEN = "chosen"
    DISABLED = "disabled"
    EXPANDED = "expanded"
    FOLDED = "folded"


@dataclass(frozen=True, slots=True)
class Box:
    """One thing on a page.

    `id` is unique on the page and stays the same from one layout to the next. `action` is what acting on it
    sends to the screen; without one it only reads. A box that can take focus without an action (a choice
    that is not open) is `focusable` all the same. `key` acts on it at once, by the name of a press.
    `note` is what a screen reader adds after the name; `live` is announced when it changes. `value` is what
    it measures: of a timer, the seconds that are left. `whole` is what is scrolled into view with it, where
    that is more than its own rectangle: a setting with its values.
    """

    id: str
    role: Role
    rect: Rect
    name: str = ""
    marks: tuple[Mark, ...] = ()
    action: str | None = None
    focusable: bool = False
    key: str | None = None
    states: frozenset[State] = frozenset()
    note: str = ""
    live: bool = False
    value: float | None = None
    whole: Rect | None = None


def acts(id: str, role: Role, rect: Rect, name: str, marks: tuple[Mark, ...], **more: object) -> Box:
    """A box that takes focus and acts: its action is its id unless another is given."""
    given = {"action": id, "focusable": True, **more}
    return Box(id, role, rect, name, marks, **given)  # type: ignore[arg-type]


STAYS = "stays"
"""The id of the foot of a page of play, where it stays while the words above it scroll."""


@dataclass(frozen=True, slots=True)
class Area:
    """A part of the window whose boxes share a clip and scroll together.

    `rect` is what shows, `content` the height of all there is; boxes and marks stand where they would at the
    top. `under` are marks that do not scroll. `ground` is the colour that the lower edge fades into while
    more follows, as far down as `coloured`, where boxes have grounds of their own; and from and to the x of
    `across` alone where a picture reaches into the area beside its words. `rail` is where the scroll
    line stands. `action` is sent by a click beside every box.
    `apart` is beside the page: arrows do not lead there or away from there, Tab does, and turning the page
    turns it only while focus is there.
    """

    id: str
    rect: Rect
    boxes: tuple[Box, ...] = ()
    content: float = 0.0
    under: tuple[Mark, ...] = ()
    ground: str | None = None
    fade: float = 0.0
    coloured: float | None = None
    across: tuple[float, float] | None = None
    rail: Rect | None = None
    rail_colours: tuple[str, str] = ("", "")
    action: str | None = None
    apart: bool = False

    @property
    def most(self) -> float:
        """How far it can scroll, in pixels."""
        return max(0.0, self.content - self.rect.h)


class Field(Protocol):
    """A text field as it is set: what a point in it means, and where its lines lead the caret."""

    @property
    def id(self) -> str:
        """The id of its box."""

    @property
    def writing(self) -> Writing:
        """Its words, what is selected and where the caret stands."""

    def place(self, x: float, y: float) -> int:
        """The place in its words that is nearest to a point of its area, as at the top."""

    def line_away(self, step: int) -> tuple[int, float] | None:
        """The place one line down (1) or up (-1) from the caret, and how far right it aims, or None."""

    def edge(self, step: int) -> int:
        """Where the line of the caret begins (-1) or ends (1)."""

    def mirrored(self, width: float) -> Field:
        """The same field in the mirrored window."""


@dataclass(frozen=True, slots=True)
class Layout:
    """A screen laid out for one size of window.

    `areas` are drawn in order and hit in the opposite one; their order is the reading order. `first` is the
    box that takes focus when the screen is new, or None. `keys` are presses that act without a box, by name
    (`escape`, `page_down`, `right`, `l`). `name` is what the window is called. `caret` is there while
    free text is taken: the field's id, and the caret's rectangle where its area would stand at the top;
    `written` is the text field, in focus or not.
    `scrolls` says that the arrows up and down scroll the page before they move focus; `top` is the box that a
    new page is scrolled to.
    """

    width: int
    height: int
    ground: str
    areas: tuple[Area, ...]
    name: str = ""
    first: str | None = None
    keys: tuple[tuple[str, str], ...] = ()
    language: str = ""
    caret: tuple[str, Rect] | None = None
    scrolls: bool = False
    top: str | None = None
    written: Field | None = None
    by_id: dict[str, tuple[Area, Box]] = field(default_factory=dict, compare=False, repr=False)

    def __post_init__(self) -> None:
        self.by_id.update((box.id, (area, box)) for area in self.areas for box in area.boxes)

    def boxes(self) -> Iterator[tuple[Area, Box]]:
        """Every box in reading order, with its area."""
        for area in self.areas:
            for box in area.boxes:
                yield area, box

    def find(self, id: str | None) -> tuple[Area, Box] | None:
        """The box of that id and its area, or None."""
        return None if id is None else self.by_id.get(id)

    def area(self, id: str) -> Area | None:
        """The area of that id, or None."""
        return next((area for area in self.areas if area.id == id), None)

    @property
    def focusable(self) -> tuple[Box, ...]:
        """The boxes that take focus, in reading order."""
        return tuple(box for _, box in self.boxes() if box.focusable)

    def mirrored(self) -> Layout:
        """The layout for languages that are read from right to left."""
        areas = tuple(_mirror(area, self.width) for area in self.areas)
        caret = None if self.caret is None else (self.caret[0], self.caret[1].mirrored(self.width))
        written = None if self.written is None else self.written.mirrored(self.width)
        return replace(self, areas=areas, caret=caret, written=written, by_id={})


def _mirror(area: Area, width: float) -> Area:
    def flip(box: Box) -> Box:
        marks = tuple(mirrored(mark, width) for mark in box.marks)
        whole = None if box.whole is None else box.whole.mirrored(width)
        return replace(box, rect=box.rect.mirrored(width), marks=marks, whole=whole)

    across = None if area.across is None else (width - area.across[1], width - area.across[0])
    return replace(
        area,
        rect=area.rect.mirrored(width),
        across=across,
        boxes=tuple(flip(box) for box in area.boxes),
        under=tuple(mirrored(mark, width) for mark in area.under),
        rail=None if area.rail is None else area.rail.mirrored(width),
    )
