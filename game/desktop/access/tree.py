"""The tree that a screen reader walks: from a screen as it is shown to parts with role, name, state, place.

It is pure, and made of our own values; `kit` turns them into AccessKit's. What is told unasked stands in the
tree, too: as a live part that is new each time, so that the same words can be told twice.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import Enum
from functools import lru_cache
from hashlib import blake2b

from game.desktop.access.reading import Live, heard, named, places
from game.desktop.box import Area, Box, Layout, Role, State
from game.desktop.focus import shown_rect
from game.desktop.geometry import Rect
from game.desktop.messages import Want
from game.desktop.scroll import Scroll
from game.desktop.writing import Writing

ROOT = 1
OWN_LANGUAGE = "en"
WORDS = (Role.PARAGRAPH, Role.QUIET, Role.NOTICE, Role.SPEAKER)


class Kind(Enum):
    """What a part is, by AccessKit's name for it."""

    WINDOW = "WINDOW"
    GROUP = "GENERIC_CONTAINER"
    SCROLLED = "SCROLL_VIEW"
    HEADING = "HEADING"
    WORDS = "LABEL"
    BUTTON = "BUTTON"
    LINK = "LINK"
    CHOSEN_OF = "RADIO_GROUP"
    ONE_OF = "RADIO_BUTTON"
    PICTURE = "IMAGE"
    TIMER = "TIMER"
    FIELD = "TEXT_INPUT"
    FIELD_OF_LINES = "MULTILINE_TEXT_INPUT"
    RUN = "TEXT_RUN"


KINDS = {
    Role.TITLE: Kind.HEADING,
    Role.HEADING: Kind.HEADING,
    Role.BUTTON: Kind.BUTTON,
    Role.LINK: Kind.LINK,
    Role.OPTION: Kind.ONE_OF,
    Role.SETTING: Kind.CHOSEN_OF,
    Role.PICTURE: Kind.PICTURE,
    Role.TIMER: Kind.TIMER,
    Role.FIELD: Kind.FIELD,
}


Spot = tuple[int, int]
"""A place in a text: the id of its run, and how many code points stand before it there."""


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the tree. `bounds` are in pixels of the window, as far as it is scrolled.

    `place` is its number among so many of its like. `scrolled` is how far a part is scrolled, and how far it
    can be. `chosen`, `selected` and `unfolded` are None where that can't be said of it. `caret` is where a
    selection in a text field begins and where the caret stands, each as a run of text and a place in it.
    """

    id: int
    kind: Kind
    name: str = ""
    description: str = ""
    value: str = ""
    bounds: Rect | None = None
    children: tuple[int, ...] = ()
    wants: frozenset[Want] = frozenset()
    level: int | None = None
    number: float | None = None
    place: tuple[int, int] | None = None
    chosen: bool | None = None
    selected: bool | None = None
    unfolded: bool | None = None
    disabled: bool = False
    key: str = ""
    scrolled: tuple[float, float] | None = None
    caret: tuple[Spot, Spot] | None = None
    live: Live | None = None
    language: str = ""
    leftwards: bool = False


@dataclass(frozen=True, slots=True)
class Said:
    """Words that are told unasked, and their number, which no others have."""

    number: int
    words: str
    live: Live


@dataclass(frozen=True, slots=True)
class Seen:
    """A screen as it is shown: its page's name, boxes, focus, scrolling, and what was told last."""

    page: str
    layout: Layout
    focus: str | None = None
    scroll: Scroll = field(default_factory=dict)
    leftwards: bool = False
    said: tuple[Said, ...] = ()

    def same(self, other: Seen | None) -> bool:
        """Whether nothing can have changed, which is quick to tell."""
        return (
            other is not None
            and self.layout is other.layout
            and (self.page, self.focus, self.scroll) == (other.page, other.focus, other.scroll)
        )


@dataclass(frozen=True, slots=True)
class Tree:
    """All parts by id, the first of which is the window, and the one in focus."""

    parts: dict[int, Part]
    focus: int
    boxes: dict[int, str]
    """The boxes that parts stand for, by the part's id."""


@lru_cache(maxsize=8192)
def part_id(page: str, box: str) -> int:
    """The id of a box on a page: the same in each layout of the page, another one on any other page."""
    return int.from_bytes(blake2b(f"{page}\0{box}".encode(), digest_size=7).digest(), "big") | 1 << 56


def tree(seen: Seen) -> Tree:
    """The tree of a screen. Children stand in reading order; what only decorates is no part of it."""
    layout = seen.layout
    parts: dict[int, Part] = {}
    boxes: dict[int, str] = {}
    children: list[int] = []
    known = places(layout)
    for area in layout.areas:
        listed = _area(seen, area, known, boxes)
        if listed:
            group = _group(seen, area, listed)
            parts[group.id] = group
            parts.update((part.id, part) for part in listed)
            children.append(group.id)
    for said in seen.said:
        live = Part(
            part_id("said", str(said.number)), Kind.WORDS, said.words, live=said.live,
            language=layout.language or OWN_LANGUAGE, leftwards=seen.leftwards,
        )  # fmt: skip
        parts[live.id] = live
        children.append(live.id)
    window = Part(
        ROOT,
        Kind.WINDOW,
        f"Fulcrum: {layout.name}" if layout.name else "Fulcrum",
        bounds=Rect(0, 0, layout.width, layout.height),
        children=tuple(children),
        language=layout.language or OWN_LANGUAGE,
        leftwards=seen.leftwards,
    )
    focus = part_id(seen.page, seen.focus) if seen.focus is not None else ROOT
    return Tree({ROOT: window, **parts}, focus if focus in parts else ROOT, boxes)


def _group(seen: Seen, area: Area, listed: list[Part]) -> Part:
    inside = {child for part in listed for child in part.children}
    children = tuple(part.id for part in listed if part.id not in inside)
    id = part_id(seen.page, f"area:{area.id}")
    if area.most <= 0:
        return Part(id, Kind.GROUP, bounds=area.rect, children=children)
    at = seen.scroll.get(area.id, 0.0)
    return Part(id, Kind.SCROLLED, bounds=area.rect, children=children, scrolled=(at, area.most))


def _area(seen: Seen, area: Area, known: dict[str, tuple[int, int]], boxes: dict[int, str]) -> list[Part]:
    """The parts of an area; the values of a setting are the children of its row."""
    found: list[Part] = []
    row: int | None = None
    values: dict[int, list[int]] = {}
    for box in area.boxes:
        if not heard(box):
            continue
        part = _part(seen, area, box, known.get(box.id))
        boxes[part.id] = box.id
        if part.kind is Kind.FIELD and seen.layout.written is not None and seen.layout.written.id == box.id:
            part, runs = _text(part, seen.layout.written.writing)
            found += runs
        if box.role is Role.SETTING:
            row = len(found)
        elif box.role is Role.OPTION and row is not None:
            values.setdefault(row, []).append(part.id)
        else:
            row = None
        found.append(part)
    return [_with(part, tuple(values.get(place, ()))) for place, part in enumerate(found)]


def _with(part: Part, children: tuple[int, ...]) -> Part:
    return replace(part, children=children) if children else part


def _text(part: Part, writing: Writing) -> tuple[Part, list[Part]]:
    """A text field with its text: a run for each paragraph, which ends with the sign that ends it."""
    *whole, last = writing.shown.split("\n")
    lines = [*(f"{line}\n" for line in whole), last]
    runs = [
        Part(part_id(str(part.id), str(number)), Kind.RUN, value=line, bounds=part.bounds)
        for number, line in enumerate(lines)
    ]

    def spot(place: int) -> Spot:
        for run in runs[:-1]:
            if place < len(run.value):
                return run.id, place
            place -= len(run.value)
        return runs[-1].id, min(place, len(runs[-1].value))

    here = writing.shown_caret
    other = here if writing.held is None or writing.composing else writing.held
    kind = Kind.FIELD_OF_LINES if writing.lines else Kind.FIELD
    children = tuple(run.id for run in runs)
    return replace(part, kind=kind, children=children, caret=(spot(other), spot(here))), runs


def _part(seen: Seen, area: Area, box: Box, place: tuple[int, int] | None) -> Part:
    kind = _kind(box)
    wants = set()
    if box.focusable:
        wants.add(Want.FOCUS)
    if box.action is not None:
        wants.add(Want.ACT)
    if area.most > 0:
        wants.add(Want.SHOW)
    unfolded = {State.EXPANDED: True, State.FOLDED: False}
    name = named(box)
    if kind is Kind.WORDS:
        name = " ".join(filter(None, (f"{name}:" if box.role is Role.SPEAKER else name, box.note)))
        if State.CHOSEN in box.states:
            name = f"{name} Chosen."
    return Part(
        part_id(seen.page, box.id),
        kind,
        name,
        description="" if kind in (Kind.FIELD, Kind.WORDS) else box.note,
        value=box.note if kind is Kind.FIELD else "",
        bounds=shown_rect(area, box, seen.scroll),
        wants=frozenset(wants),
        level={Role.TITLE: 1, Role.HEADING: 2}.get(box.role),
        number=box.value,
        place=place,
        chosen=State.CHOSEN in box.states if kind is Kind.ONE_OF else None,
        selected=True if kind is Kind.BUTTON and State.CHOSEN in box.states else None,
        unfolded=next((told for state, told in unfolded.items() if state in box.states), None),
        disabled=State.DISABLED in box.states,
        key=box.key or "",
        leftwards=seen.leftwards,
    )


def _kind(box: Box) -> Kind:
    """Rows and choices are buttons as long as they can be acted on, else words that are read."""
    if box.role in (Role.ROW, Role.CHOICE):
        return Kind.BUTTON if box.focusable or box.action else Kind.WORDS
    return KINDS.get(box.role, Kind.WORDS)
