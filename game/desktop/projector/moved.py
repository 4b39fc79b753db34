"""How a room moved between two votes: bars at both ends, paths for groups of five or more, stubs for the
rest. The geometry is `game.page.flow`'s; here it becomes marks."""

from __future__ import annotations

from math import hypot

from game.desktop.box import Box, Role
from game.desktop.geometry import Point, Rect
from game.desktop.ink import Fill, Mark, Shape, Words
from game.desktop.layout import Column
from game.desktop.measure import UNBOUNDED, Align, Text, first_lines
from game.desktop.projector.leaf import Leaf, page_area
from game.desktop.projector.parts import base, column, huge, one_line, title
from game.desktop.projector.showing import Showing
from game.desktop.projector.sides import object_side
from game.desktop.projector.wall import LEAST, Wall
from game.page.flow import BAR, HEIGHT, LEFT, RIGHT, STUB, WIDTH, Band, Flow, flow, sign_at
from game.page.projector import MovedPage, Stay, Stream

STEPS = 40
"""Corners along each edge of a path."""
FIGURE = 62
"""The type of counts, in units."""
HANGS = 38
"""How far words beside the last bar may stand below the field, in units."""
NAMES = (38.0, 35.0, 32.0)
"""The types of choices' first words, in units."""
NAME = 46
"""Where a choice's first words begin, from the left edge of its number."""


def moved(wall: Wall, page: MovedPage, now: Showing) -> Leaf:
    """Both votes and how the room moved."""
    u = wall.u

    def foot(at: Column, ink: str, marker: str) -> None:
        if page.changed is not None:
            huge(at, wall, "count", str(page.changed), 170 if wall.narrow else 230, ink)
        if page.changed_words:
            style = wall.plain(40 if wall.narrow else 46, weight=500, leading=1.2)
            at.words("count.words", Role.PARAGRAPH, wall.words(page.changed_words, style, ink))

    boxes, low = base(wall, page.left, page.right)
    at = column(wall)
    title(at, wall, page.title)
    at.space(22 * u)
    across = wall.width / WIDTH
    heads = at.y
    left = at.x + LEFT * across
    boxes += _head(wall, "first", page.heads[0], Point(at.x + 94 * across, heads))
    boxes += _head(wall, "second", page.heads[1], Point(at.x + RIGHT * across, heads))
    at.space(36 * u * 1.3 + 20 * u)
    # The words beside a bar as good as empty stand half below the field.
    room = low - at.y - HANGS * u
    down = min(room / HEIGHT, 1.08 * u)
    picture = _Picture(wall, page, at.x, at.y, min(across, 1.06 * u), down, left, now.swept)
    boxes += picture.boxes()
    return Leaf((object_side(wall, page.object, foot), page_area(wall, [*at.boxes, *boxes])))


def _head(wall: Wall, id: str, words: str, at: Point) -> list[Box]:
    text = one_line(wall, words, wall.plain(36, weight=600), wall.theme.quiet, wall.width * 0.4)
    size = wall.view.measure(text, UNBOUNDED)
    mark = Words(at, size.width + 2, text, wall.theme.page)
    return [Box(f"head.{id}", Role.HEADING, Rect(*at, size.width + 2, size.height), words, (mark,))]


class _Picture:
    """The picture from a place on: `x` and `y` pixels for a unit across and down."""

    def __init__(
        self,
        wall: Wall,
        page: MovedPage,
        left: float,
        top: float,
        across: float,
        down: float,
        bar: float,
        swept: float,
    ) -> None:
        self.wall, self.page = wall, page
        self.left, self.top, self.across, self.down, self.swept = left, top, across, down, swept
        u = wall.u
        self.sign = sign_at(page.rows) * u
        self.room = wall.right - left - ((RIGHT + BAR) * across + self.sign + NAME * u)
        most = HEIGHT * down / max(1, len(page.rows))
        self.names = self._first_words(most)
        high = max((wall.view.measure(name, self.room).height for name in self.names), default=0.0)
        apart = max(FIGURE * u + 2, high + 6 * u) / down
        self.flow: Flow = flow(page.rows, page.streams, apart, (20 * u / across, 46 * u / down))

    def at(self, x: float, y: float) -> Point:
        """A place of the picture's field, in pixels."""
        return Point(self.left + x * self.across, self.top + y * self.down)

    def boxes(self) -> list[Box]:
        """The picture with its words as one box, and a box for each choice's row."""
        wall = self.wall
        marks: list[Mark] = []
        for band in sorted(self.flow.bands, key=lambda band: not band.stayed):
            marks += self._band(band)
        marks += [self._block(x, y, STUB, h, wall.tones.stub) for x, y, h in self.flow.stubs]
        rows: list[Mark] = []
        for number, row in enumerate(self.page.rows):
            marks += self._ends(number)
            rows += self._numbers(number, row)
        labels = self._labels() if self.swept >= 1 else []
        rise = 10 * wall.u  # the first words may stand a little above the field
        high = HEIGHT * self.down + HANGS * wall.u + rise
        whole = Rect(self.left, self.top - rise, wall.right - self.left, high)
        told = _told(self.page.rows, self.page.streams)
        return [Box("movement", Role.PICTURE, whole, told, (*marks, *rows, *labels))]

    def _block(self, x: float, y: float, w: float, h: float, colour: str) -> Fill:
        at = self.at(x, y)
        return Fill(Rect(at.x, at.y, w * self.across, h * self.down), colour)

    def _ends(self, number: int) -> list[Mark]:
        found: list[Mark] = []
        for side, x in ((self.flow.first, LEFT), (self.flow.second, RIGHT)):
            high = max(2.0, side.counts[number] * side.unit)
            found.append(self._block(x, side.tops[number], BAR, high, self.wall.tones.bar))
        return found

    def _band(self, band: Band) -> list[Mark]:
        """A path as far as it has been drawn: a polygon along both of its edges, and a line on each."""
        tones = self.wall.tones
        colour, edge = (tones.stay, tones.stay_edge) if band.stayed else (tones.move, tones.move_edge)
        upper: list[Point] = []
        lower: list[Point] = []
        for step in range(STEPS + 1):
            x, middle = band.at(step / STEPS)
            if (x - LEFT - BAR) > self.swept * (RIGHT - LEFT - BAR) + 0.01:
                break
            upper.append(self.at(x, middle - band.thick / 2))
            lower.append(self.at(x, middle + band.thick / 2))
        if len(upper) < 2:
            return []
        width = max(1.0, 2.5 * self.wall.u)
        marks: list[Mark] = [Shape((*upper, *reversed(lower)), colour)]
        marks += [Shape(_stroked(line, width), edge) for line in (upper, lower)]
        return marks

    def _numbers(self, number: int, row: Stay) -> list[Mark]:
        """The numbers of a choice and of its voters, at both ends, and its first words at the right."""
        wall, theme = self.wall, self.wall.theme
        first, second = self.flow.first.middle(number), self.flow.second.middle(number)
        sign = wall.words(str(row.number), wall.title(54, leading=1.0), theme.numeral)
        right = (RIGHT + BAR) * self.across
        figure = self._figure(row.first, (LEFT - 22) * self.across - self._wide(sign) - 8 * wall.u)
        marks = [
            self._word(sign, 0.0, first, Align.LEFT),
            self._word(figure, (LEFT - 22) * self.across, first, Align.RIGHT),
            self._word(self._figure(row.second), right + 22 * wall.u, second, Align.LEFT),
            self._word(sign, right + self.sign, second, Align.LEFT),
        ]
        text, name = self.names[number], right + self.sign + NAME * wall.u
        high = wall.view.measure(text, self.room).height
        at = self.at(0, second)
        ground = theme.page
        return [*marks, Words(Point(self.left + name, at.y - high / 2), self.room, text, ground)]

    def _first_words(self, most: float) -> list[Text]:
        """The first words of all choices in one size, each on one line, or on two where rows leave the room;
        where no size holds them all, each for itself."""
        wall = self.wall
        for size in NAMES:
            style = wall.plain(size, leading=1.1)
            found = [wall.words(row.text, style) for row in self.page.rows]
            sizes = [wall.view.measure(text, self.room) for text in found]
            if all(
                one.lines <= 2
                and one.width <= self.room
                and (one.lines == 1 or one.height + 6 * wall.u <= most)
                for one in sizes
            ):
                return found
        return [self._name(row, most) for row in self.page.rows]

    def _name(self, row: Stay, most: float) -> Text:
        """A choice's first words on two lines where the rows leave so much room, and else on one."""
        wall = self.wall
        text = _two_lines(wall, row.text, self.room)
        if wall.view.measure(text, self.room).height + 6 * wall.u <= most:
            return text
        return one_line(wall, row.text, wall.plain(NAMES[0], leading=1.1), wall.theme.words, self.room)

    def _figure(self, count: int, room: float = UNBOUNDED) -> Text:
        """A count, smaller where it is wider than its room."""
        text = self.wall.words(str(count), self.wall.title(FIGURE, leading=1.0))
        share = min(1.0, room / self._wide(text))
        return self.wall.words(str(count), self.wall.title(FIGURE * share, leading=1.0))

    def _wide(self, text: Text) -> float:
        return self.wall.view.measure(text, UNBOUNDED).width

    def _word(self, text: Text, x: float, y: float, align: Align) -> Words:
        size = self.wall.view.measure(text, UNBOUNDED)
        wide = size.width + 2
        at = self.at(0, y)
        left = self.left + x - (wide if align is Align.RIGHT else 0.0)
        return Words(Point(left, at.y - size.height / 2), wide, text, self.wall.theme.page)

    def _labels(self) -> list[Mark]:
        """How many are on each path, in it where it is high enough and else on a piece of page beside it."""
        wall, tones = self.wall, self.wall.tones
        found: list[Mark] = []
        for band, place in zip(self.flow.bands, self.flow.labels, strict=True):
            if place is None:
                continue
            x, y, thin = place
            ground = tones.stay if band.stayed else tones.move
            colour = tones.stay_words if band.stayed else tones.move_words
            style = wall.plain(38, weight=600, leading=1.0)
            if thin or band.thick * self.down < 40 * wall.u:
                ground, colour, style = (
                    wall.theme.page,
                    wall.theme.words,
                    wall.plain(34, weight=600, leading=1.0),
                )
            text = wall.words(band.words, style, colour)
            size = wall.view.measure(text, UNBOUNDED)
            at = self.at(x, y)
            left, top = at.x - size.width / 2, at.y - size.height / 2
            if ground == wall.theme.page:
                behind = Rect(left, top, size.width, size.height).grown(5 * wall.u)
                found.append(Fill(behind, ground))
            found.append(Words(Point(left, top), size.width + 2, text, ground))
        return found


def _stroked(line: list[Point], width: float) -> tuple[Point, ...]:
    """The outline of a line through points, as one polygon: strokes laid end to end show where they meet."""
    over: list[Point] = []
    under: list[Point] = []
    for before, here, after in zip((line[0], *line), line, (*line[1:], line[-1]), strict=False):
        x, y = after.x - before.x, after.y - before.y
        share = width / 2 / (hypot(x, y) or 1.0)
        over.append(Point(here.x + y * share, here.y - x * share))
        under.append(Point(here.x - y * share, here.y + x * share))
    return (*over, *reversed(under))


def _two_lines(wall: Wall, words: str, room: float) -> Text:
    """A choice's first words on two lines; smaller only where one word is wider than the room."""
    size = LEAST + 2.0
    while True:
        text = wall.words(words, wall.plain(size, leading=1.12))
        cut = first_lines(wall.view.measure, text, room, 2)
        if wall.view.measure(cut, room).lines <= 2 or size < 12:
            return cut
        size *= 0.92


def _told(rows: tuple[Stay, ...], streams: tuple[Stream, ...]) -> str:
    first = ", ".join(str(row.first) for row in rows)
    second = ", ".join(str(row.second) for row in rows)
    moves = "; ".join(
        f"{one.count} stayed with {one.first}"
        if one.first == one.second
        else f"{one.count} went from {one.first} to {one.second}"
        for one in streams
    )
    return f"First vote: {first}. Second vote: {second}." + (f" {moves}." if moves else "")
