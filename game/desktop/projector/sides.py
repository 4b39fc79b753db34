"""Sides of projector pages: an object on its field with one huge number, a cover, a place and its people."""

from __future__ import annotations

from collections.abc import Callable

from game.desktop.box import Area, Box, Role
from game.desktop.drawing import Cover, Stage
from game.desktop.geometry import Point, Rect
from game.desktop.ink import Fill, Mark, Picture, Rule
from game.desktop.layout import Column
from game.desktop.layout.titles import title_mark
from game.desktop.measure import Face
from game.desktop.projector.wall import Wall
from game.desktop.still import Still, brought, still
from game.model import Place
from game.page import Portrait
from game.pictures import SEAM, STAGE, cover, describe_person, describe_place, title_ends
from game.pictures.closer import Framing
from game.pictures.colour import contrast
from game.pictures.outline import outlines
from game.pictures.stands import framing

WORDS = 4.5
"""The least contrast of words on their ground (WCAG 2.2, success criterion 1.4.3)."""
REACH = 1.07
"""How far down an object and its shadow reach at most, as a part of its size."""
Foot = Callable[[Column, str, str], None]
"""Writes the foot of a side into a column, in a colour for words and one for the triangle."""


def object_side(wall: Wall, object: str | None, foot: Foot | None = None) -> Area:
    """A side with an object, or with the scenario's cover where a page has none, and words at its foot.

    A field on which small words are too faint shows them on a piece of page instead.
    """
    u, side, theme = wall.u, wall.side, wall.theme
    found = still(wall.view, object, wall.base)
    boxes: list[Box] = []
    marks: list[Mark]
    if found is not None:
        field, ink, told = found.field, found.words, found.describes
        marks = [Fill(side, field), _object(wall, found, side.bottom)]
    else:
        field, ink, told, marks = _cover(wall, wall.cover)
    _edge(wall, marks, field)
    boxes.append(Box("object", Role.PICTURE, side, told))
    if foot is None:
        return Area("side", side, tuple(boxes), under=tuple(marks))
    pad = (40 if wall.narrow else 60) * u
    ground = field
    covered = found is None
    if covered or contrast(ink, field) < WORDS:
        ground, ink = theme.page, theme.words
    trial = Column(wall.view, side.x + pad, 0.0, side.w - 2 * pad, ground)
    foot(trial, ink, wall.tones.marker(ground))
    if not trial.boxes:
        return Area("side", side, tuple(boxes), under=tuple(marks))
    top = side.bottom - 60 * u - trial.y
    if found is not None:
        marks[1] = _object(wall, found, top)
    if ground != field:
        room = Rect(side.x, side.y, side.w, top - 40 * u)
        if covered:
            marks = _cover(wall, wall.cover, room)[3]
        marks.append(Fill(Rect(side.x, room.bottom, side.w, side.bottom - room.bottom), ground))
        _edge(wall, marks, field)
    written = Column(wall.view, side.x + pad, top, side.w - 2 * pad, ground)
    foot(written, ink, wall.tones.marker(ground))
    return Area("side", side, (*boxes, *written.boxes), under=tuple(marks))


def cover_side(wall: Wall, name: str, scenario: str) -> Area:
    """The scenario's cover with its title, for a room that comes in."""
    u, side = wall.u, wall.side
    own = brought(name, wall.base)
    field, ink, told, marks = _cover(wall, name)
    _edge(wall, marks, field)
    pad = (40 if wall.narrow else 60) * u
    size = (76 if wall.narrow else 112) * u
    at = Point(side.x + pad, 64 * u)
    entry = wall.view.art.covers.get(name)
    # An object may stand beside the title, and then the title ends before it.
    ends = side.w if entry is None or wall.view.sheet.rtl else title_ends(entry, side.w, side.h)
    width = min(side.w - pad, ends) - pad
    title, rect = title_mark(wall.view, scenario, at, size, ink, field, width, 1.0, own, Face.FAR)
    while rect.h > 0.5 * side.h and size > 40 * u:
        size *= 0.85
        title, rect = title_mark(wall.view, scenario, at, size, ink, field, width, 1.0, own, Face.FAR)
    boxes = (Box("cover", Role.PICTURE, side, told), Box("scenario", Role.HEADING, rect, scenario, title))
    return Area("side", side, boxes, under=tuple(marks))


def ending_side(wall: Wall, object: str | None, title: str) -> Area:
    """An ending's own object, large, under its title."""
    u, side, theme = wall.u, wall.side, wall.theme
    found = still(wall.view, object, wall.base)
    field = theme.field(theme.band) if found is None else found.field
    ink = theme.on(field)
    pad = (40 if wall.narrow else 60) * u
    size = (84 if wall.narrow else 108) * u
    at = Point(side.x + pad, 64 * u)
    width = side.w - 2 * pad
    set_in, rect = title_mark(wall.view, title, at, size, ink, field, width, 1.04, face=Face.FAR)
    while rect.h > 0.62 * side.h and size > 40 * u:
        size *= 0.8
        set_in, rect = title_mark(wall.view, title, at, size, ink, field, width, 1.04, face=Face.FAR)
    marks: list[Mark] = [Fill(side, field)]
    if found is not None:
        # What an object bleeds upwards, a pole or a cord, ends under the title.
        room = Rect(side.x, rect.bottom + 30 * u, side.w, side.bottom - rect.bottom - 30 * u)
        wide = min(side.w * 0.97, room.h - 10 * u)
        middle = room.h - 10 * u - wide / 2
        scale, dy = wide / min(room.w, room.h), middle / room.h - 0.5
        marks.append(Picture(room, found.drawn(scale, dy=dy, dim=False), field))
    _edge(wall, marks, field)
    boxes = (
        Box("object", Role.PICTURE, side, found.describes if found is not None else ""),
        Box("title", Role.TITLE, rect, title, set_in),
    )
    return Area("side", side, boxes, under=tuple(marks))


def picture_side(wall: Wall, place: Place | None, people: tuple[Portrait, ...]) -> Area:
    """A place and its people, as in play; the page is its light."""
    side, sheet = wall.side, wall.view.sheet
    unit = max(wall.u, sheet.height / 1080)
    left, paper = side.w - SEAM * unit, side.w
    shown = Rect(0, 0, sheet.width, sheet.height)
    if unit > wall.u * 1.02:
        # In a tall window people are larger than the side: it shows who stands there, and ends at its edge.
        left, shown = min(0.0, side.w * 0.5 - 660 * unit), side
    # Of a place the side shows less than half: people stand closer in it, so that nobody is cut by its edge.
    sight = max(0.0, -left / unit)
    entry = wall.view.art.places.get(place.name if place else "") or wall.view.art.plain_place
    # One whose people can't move ends at the side's edge in every window, and the whole side is its sight.
    framed = framing(entry, len(people), max(0.0, SEAM - side.w / unit), outlines(wall.view.art, people))
    if framed != Framing():
        unit *= framed.zoom
        left = side.w - (SEAM - framed.moved) * unit
    stage = Stage(
        place.name if place else None,
        place.states if place else (),
        people,
        unit,
        left,
        0.0,
        None if shown is side else paper,
        wall.base,
        sight,
    )
    marks: list[Mark] = [Picture(shown, stage, wall.theme.tab)]
    foot = STAGE[3] * unit
    if foot < side.h - 1:
        # A place that is shown smaller, so that those in it are whole, stands on the floor of names in play.
        marks.append(Fill(Rect(0, foot, side.w, side.h - foot), wall.theme.tab))
    _edge(wall, marks)
    told = [] if place is None else [describe_place(wall.view.art, place)]
    told += [describe_person(wall.view.art, person) for person in people]
    return Area("picture", side, (Box("place", Role.PICTURE, side, " ".join(told)),), under=tuple(marks))


def _object(wall: Wall, found: Still, foot: float) -> Picture:
    """The object at the top of the side, as large as the side is wide, its shadow running off; smaller where
    words at `foot` begin beside it."""
    side, size = wall.side, (400 if wall.narrow else 520) * wall.u
    size = min(size, max(0.5 * size, (foot - 30 * wall.u) / REACH))
    drawing = found.drawn(size / min(side.w, side.h), dy=(30 * wall.u + size / 2) / side.h - 0.5)
    return Picture(side, drawing, found.field)


def _cover(wall: Wall, name: str, room: Rect | None = None) -> tuple[str, str, str, list[Mark]]:
    """The cover that fills the side or a part of it: its field, its title's colour, its words, its marks."""
    theme, base = wall.theme, wall.base
    side = wall.side if room is None else room
    art = cover(wall.view.art, name, theme.mode.value)
    if art is not None:
        return art.field, art.title, art.describes, [Picture(side, Cover(name, base=base), art.field)]
    if brought(name, base):
        return theme.tab, theme.tab_words, "", [Picture(side, Cover(name, base=base), theme.tab)]
    return theme.band, theme.band_words, "", [Fill(side, theme.band)]


def _edge(wall: Wall, marks: list[Mark], field: str | None = None) -> None:
    """A line where the page begins: in high contrast always, else where the field hardly differs from it."""
    theme, right = wall.theme, wall.side.right
    line = theme.words if theme.high else None if field is None else theme.edge(field, theme.page)
    if line is not None:
        wide = (3 if theme.high else 2) * wall.u
        x = right - wide / 2  # the page's own ground lies over what reaches further
        marks.append(Rule(Point(x, 0), Point(x, wall.side.h), line, wide))
