"""Who stands in the picture: names on the place's dark step, from left to right as they stand."""

from __future__ import annotations

from dataclasses import dataclass

from game.desktop.box import Box, Role
from game.desktop.geometry import Point, Rect
from game.desktop.ink import Fill, Mark, Words
from game.desktop.layout import Frame
from game.desktop.measure import UNBOUNDED, Text, balanced
from game.desktop.view import View
from game.page import Page, Portrait
from game.pictures import describe_looks, describe_mood, describe_place
from game.pictures.catalogue import Footing, PlaceEntry
from game.pictures.closer import Framing
from game.pictures.outline import outlines
from game.pictures.place import SEAM
from game.pictures.stands import footings, framing

TAB_GAP = 44.0
TIGHT_GAP = 26.0
SLIVER = 80.0
"""Less of the picture than this is not left between a tab and the seam: it would be some floor and a leg."""
BOARD, OVER = 986.0, 30.0
"""Where the front of a place's dark step begins (y), and how much of it would be a strip and no step."""
CLEAR = 20.0
"""What stays free of the step behind the last name, if names that stand closer leave it."""
LOW = 2
"""Rows of names that are hardly higher than the step."""
HIGHEST = 0.36
"""How much of the band of a tall window names may cover with their roles; the people are what it is for."""
SMALL = 0.8
"""A place that is drawn smaller than this lies lower, so that no empty half is left under it."""
SEAM_LINE = 3.0
"""How thick the line is that stands at the seam in high contrast."""
LARGEST = 1.5
"""How far names follow the reader's text size: the picture that they stand in grows narrower with it."""


@dataclass(frozen=True, slots=True)
class _Name:
    person: Portrait
    name: Text
    role: Text

    @property
    def lines(self) -> tuple[Text, Text]:
        """Name and role."""
        return self.name, self.role


_Placed = tuple[float, float, _Name]
"""Where a name begins, how wide it is, and the name."""


def entry_of(view: View, page: Page) -> PlaceEntry:
    """What is known of a page's place; the plain room where there is none of that name."""
    return view.art.places.get(page.place.name if page.place else "") or view.art.plain_place


def in_sight(frame: Frame) -> float:
    """The x from which on a place can be seen beside its page or in the band of a tall window, in its units;
    below 0 where it is seen beyond its left edge."""
    return SEAM - _seam(frame) / frame.unit


def _seam(frame: Frame) -> float:
    """The x in the window at which the seam of a place lies that nobody's tile has moved."""
    return frame.seam if frame.seam > 0 else _band_left(frame) + SEAM * frame.unit


def framing_of(view: View, page: Page, frame: Frame) -> Framing:
    """How the place of a page is shown: nearly always as drawn."""
    outlined = outlines(view.art, page.people)
    return framing(entry_of(view, page), len(page.people), in_sight(frame), outlined)


def standing(view: View, page: Page, frame: Frame) -> tuple[Footing, ...]:
    """Where the people of a page stand, nearest first, in the place's units."""
    outlined = outlines(view.art, page.people)
    return footings(entry_of(view, page), len(page.people), in_sight(frame), outlined)


def picture_box(view: View, page: Page, frame: Frame) -> Box:
    """The place in words, for those who don't see it."""
    return Box("place", Role.PICTURE, frame.side, describe_place(view.art, page.place))


def names(view: View, page: Page, frame: Frame) -> list[Box]:
    """A box for each person, nearest first.

    The role line goes first when the step can't carry it; then names take an ink tab of their own; then rows.
    Where a place that is drawn small leaves room under it, each name has a row of its own and keeps its role.
    """
    if not page.people:
        return []
    sheet, theme = view.sheet, view.theme
    unit = sheet.z * 0.9 if sheet.tall else sheet.u
    k = min(sheet.text, LARGEST) if sheet.large and not sheet.tall else 1.0
    big, small = max(27 * unit, 16.0) * k, max(19.5 * unit, 13.0) * k
    entry = entry_of(view, page)
    stands = standing(view, page, frame)
    along = sorted(range(len(page.people)), key=lambda i: stands[i].x if i < len(stands) else 0.0)
    listed = [_name(view, page.people[i], big, small) for i in along]

    room = frame.side.w - 60 * unit
    widest = frame.side.w - (TAB_GAP + 8) * unit
    step = max(0.0, frame.seam - (960 - entry.step) * sheet.u) if frame.whole else 0.0
    low = frame.side.bottom - max(18 * unit, 12.0)
    gap, start = TAB_GAP * unit, TAB_GAP * unit
    full = start + _length(view, listed, gap, True) <= min(step or room, room + 60 * unit)
    if sheet.tall and full:
        tall = max(sum(view.measure(words, UNBOUNDED).height for words in one.lines) for one in listed)
        full = frame.side.bottom - low + tall + max(14 * unit, 9.0) <= HIGHEST * frame.side.h
    tight, taken = TIGHT_GAP * unit, _length(view, listed, gap, False)
    spare = step - CLEAR * unit - start - taken + gap
    if not full and (taken > room or spare < 0 <= spare + (gap - tight) * (len(listed) - 1)):
        gap = tight
    zoom = framing_of(view, page, frame).zoom
    column = widest - TIGHT_GAP * unit
    lines = sum(big * 0.5 + sum(view.measure(words, column).height for words in one.lines) for one in listed)
    stacked = not full and lines + 28 * unit < (1 - zoom) * frame.side.h
    if stacked:
        widest = column
    between = big * (0.5 if stacked else 0.24)

    sized = [(min(_width(view, one, full or stacked), widest), one) for one in listed]
    limit = UNBOUNDED if full else 0.0 if stacked else room + 30 * unit
    rows = _evenly(sized, start, gap, limit)
    end = max(row[-1][0] + row[-1][1] + gap for row in rows)

    highs = [max(view.measure(item.name, width + 4).height for _, width, item in row) for row in rows]
    roles = [view.measure(row[0][2].role, row[0][1] + 4).height if stacked else 0.0 for row in rows]
    highs = [high + role for high, role in zip(highs, roles, strict=True)]
    under_name = max(view.measure(item.role, UNBOUNDED).height for item in listed) if full else 0.0
    top = low - sum(highs) - under_name - between * (len(rows) - 1) - max(14 * unit, 9.0)
    y = low - sum(highs) - under_name - between * (len(rows) - 1) - 2 * unit
    tab: tuple[Mark, ...] = ()
    shipped = page.place is None or page.place.name in view.art.places  # an author's picture has no dark step
    if not (frame.whole and shipped) or zoom < 1 or len(rows) > 1 or end > step + gap:
        ends = step_end(view, page, frame) if shipped else 0.0
        right = _tab_end(view, page, frame, end, ends, len(rows))
        if not sheet.tall and frame.side.x < ends < right:
            top = _over_strip(top, frame)
        if zoom < 1:  # the place ends above the window's foot, and the names' ground is that foot
            floor = _lower(y, zoom, frame) + zoom * frame.side.h
            right, top = frame.side.right, min(top, float(int(frame.side.y + floor)))
        if theme.high and right >= frame.side.right and not sheet.tall:
            right -= SEAM_LINE * sheet.u
        elif right >= frame.side.right:
            right = float(round(right))  # as the picture above it ends
        tab = (Fill(Rect(frame.side.x, top, right - frame.side.x, frame.side.bottom - top), theme.tab),)
    by_person: dict[str, Box] = {}
    for high, role, row in zip(highs, roles, rows, strict=True):
        for x, width, item in row:
            marks: list[Mark] = [*tab, Words(Point(x, y), width + 4, item.name, theme.tab)]
            tab = ()
            rect = Rect(x, y, width + 4, high)
            if stacked:
                even = balanced(view.measure, item.role, width + 4)
                marks.append(Words(Point(x, y + high - role), even, item.role, theme.tab))
            if full:
                under = low - view.measure(item.role, UNBOUNDED).height
                marks.append(Words(Point(x, under), width + 4, item.role, theme.tab))
                rect = Rect(x, y, width + 4, low - y)
            by_person[item.person.id] = _box(view, item.person, rect, tuple(marks))
        y += high + between
    return list(by_person.values())


def _evenly(sized: list[tuple[float, _Name]], start: float, gap: float, limit: float) -> list[list[_Placed]]:
    """Names in as few rows as reach no farther than `limit`, and then in rows as even as those can be."""
    rows = _rows(sized, start, gap, limit)
    while len(rows) > 1:
        longest = max(row[-1][0] + row[-1][1] for row in rows)
        closer = _rows(sized, start, gap, longest - 1)
        if len(closer) > len(rows) or closer == rows:
            break
        rows = closer
    return rows


def _rows(sized: list[tuple[float, _Name]], start: float, gap: float, limit: float) -> list[list[_Placed]]:
    rows: list[list[_Placed]] = [[]]
    x = start
    for width, name in sized:
        if rows[-1] and x + width > limit:
            rows.append([])
            x = start
        rows[-1].append((x, width, name))
        x += width + gap
    return rows


def place_top(view: View, page: Page, frame: Frame) -> float:
    """The y in the window at which a place begins beside its page: below the top only where it is drawn
    small."""
    zoom = framing_of(view, page, frame).zoom
    if zoom >= SMALL:
        return 0.0
    return _lower(min(box.rect.y for box in names(view, page, frame)), zoom, frame)


def _lower(begin: float, zoom: float, frame: Frame) -> float:
    """How much lower a place lies that is drawn small: as much dark is above it as between it and the names,
    which begin at that y."""
    return max(0.0, float(int((begin - zoom * frame.side.h) / 2))) if zoom < SMALL else 0.0


def place_left(view: View, page: Page, frame: Frame) -> float:
    """The x in the window at which the left edge of the whole place lies, seen or not."""
    shown = framing_of(view, page, frame)
    return _seam(frame) - (SEAM - shown.moved) * shown.zoom * frame.unit


def _band_left(frame: Frame) -> float:
    """Where a place begins whose people and light fill the band of a tall window."""
    width, wide = frame.side.w, 1040 * frame.unit
    return min(width - wide - 0.1 * width, (width - wide) * 0.62)


def step_end(view: View, page: Page, frame: Frame) -> float:
    """The x in the window at which the dark step of a shipped place ends."""
    zoom = framing_of(view, page, frame).zoom
    return place_left(view, page, frame) + entry_of(view, page).step * zoom * frame.unit


def _tab_end(view: View, page: Page, frame: Frame, end: float, step: float, rows: int) -> float:
    """Where a tab of its own ends: behind the names, and with the place's step where it would leave a corner
    of that beside it; and at the seam where it would leave a sliver of the picture."""
    if rows <= LOW and end < step:
        end = step
    sliver = SLIVER * frame.unit if not view.sheet.tall else 0.0
    return frame.side.right if end > frame.side.right - sliver else end


def _over_strip(top: float, frame: Frame) -> float:
    """Where a tab begins that reaches farther than the step and would leave a strip of it in sight above it:
    with the step."""
    front = float(int(frame.side.y + BOARD * frame.unit))
    return front if front < top < front + OVER * frame.unit else top


def _name(view: View, person: Portrait, big: float, small: float) -> _Name:
    name = view.words(person.name, view.display(big, leading=1.1), view.theme.tab_words)
    role_words = person.who.split(".")[0]
    style = view.quiet(0.72, weight=400, leading=1.2).but(size=small)
    return _Name(person, name, view.words(role_words or " ", style, view.theme.tab_quiet))


def _width(view: View, name: _Name, full: bool) -> float:
    wide = view.measure(name.name, UNBOUNDED).width
    return max(wide, view.measure(name.role, UNBOUNDED).width) if full else wide


def _length(view: View, listed: list[_Name], gap: float, full: bool) -> float:
    return sum(_width(view, name, full) + gap for name in listed)


def _box(view: View, person: Portrait, rect: Rect, marks: tuple[Mark, ...]) -> Box:
    said = f"{person.name}. {person.who}".strip()
    return Box(f"person.{person.id}", Role.PICTURE, rect, said, marks, note=_told(view, person))


def _told(view: View, person: Portrait) -> str:
    """Who can be seen and what the body does, after the name."""
    return " ".join(filter(None, (describe_looks(view.art, person), describe_mood(view.art, person))))
