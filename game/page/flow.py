"""The picture of how a room moved between two votes: bars at both ends, paths for groups of five or more,
plain stubs for the rest. Both columns stand in the choices' order, never by size. Geometry alone; the window
and the browser's screen draw it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from game.page.projector import Stay, Stream

WIDTH, HEIGHT = 1152, 690
LEFT, RIGHT, BAR = 200, 660, 30
TOP = 6
GAP = 34
STUB = 46
LABEL = 66
"""The least distance between two counts, so that their numerals don't touch."""
_SPOTS = (0.5, 0.66, 0.36, 0.76, 0.26)  # where on a path its label may stand, best first
_TALL = 40  # a band thinner than this can't hold a label inside


@dataclass(frozen=True, slots=True)
class Column:
    """Where each choice's bar begins, and how many units a vote is high."""

    tops: tuple[float, ...]
    counts: tuple[int, ...]
    unit: float

    def middle(self, at: int) -> float:
        """The middle of a choice's bar."""
        return self.tops[at] + self.counts[at] * self.unit / 2


@dataclass(frozen=True, slots=True)
class Band:
    """A group's path from one bar to another: its upper edge on both sides, its thickness, its label."""

    stayed: bool
    start: float
    end: float
    thick: float
    words: str

    @property
    def path(self) -> str:
        """The outline as SVG path data."""
        x0, x1 = LEFT + BAR, RIGHT
        mid = (x0 + x1) / 2
        y0, y1, h = self.start, self.end, self.thick
        return (
            f"M{x0} {y0:.1f}C{mid:g} {y0:.1f} {mid:g} {y1:.1f} {x1} {y1:.1f}v{h:.1f}"
            f"C{mid:g} {y1 + h:.1f} {mid:g} {y0 + h:.1f} {x0} {y0 + h:.1f}z"
        )

    def at(self, t: float) -> tuple[float, float]:
        """The middle of the band at a share of its way: x and y."""
        x0, x1 = LEFT + BAR, RIGHT
        mid = (x0 + x1) / 2
        x = (1 - t) ** 3 * x0 + 3 * t * (1 - t) * mid + t**3 * x1
        return x, self.start + (self.end - self.start) * (3 * t * t - 2 * t**3) + self.thick / 2

    def covers(self, x: float, y: float, room: float) -> bool:
        """Whether the band comes within `room` of a point."""
        nearest = min((self.at(step / 40) for step in range(41)), key=lambda point: abs(point[0] - x))
        return abs(nearest[1] - y) < self.thick / 2 + room


@dataclass(frozen=True, slots=True)
class Flow:
    """All that is drawn: bands, stubs (x, y, height), both columns and a label's place for each band."""

    first: Column
    second: Column
    bands: tuple[Band, ...]
    stubs: tuple[tuple[float, float, float], ...]
    labels: tuple[tuple[float, float, bool], ...]


def flow(rows: Sequence[Stay], streams: Sequence[Stream]) -> Flow:
    """The picture's geometry from a `moved` page's rows and streams, in a field of WIDTH by HEIGHT units."""
    first, second = _columns([row.first for row in rows], [row.second for row in rows])
    place = {row.number: at for at, row in enumerate(rows)}
    moves = [(place[s.first], place[s.second], s.count, s.words) for s in streams]
    unit = first.unit
    starts, left = _stacked(first, [(a, b, n) for a, b, n, _ in moves])
    ends, right = _stacked(second, [(b, a, n) for a, b, n, _ in moves])
    bands = tuple(
        Band(a == b, starts[at], ends[at], n * unit, words) for at, (a, b, n, words) in enumerate(moves)
    )
    stubs = [(LEFT + BAR, y, h) for y, h in left] + [(RIGHT - STUB, y, h) for y, h in right]
    return Flow(first, second, bands, tuple(stubs), tuple(_label(band, bands) for band in bands))


def _columns(first: list[int], second: list[int]) -> tuple[Column, Column]:
    most = max(sum(first), sum(second), 1)
    unit = (HEIGHT - 2 * TOP - GAP * (len(first) - 1)) / most
    while True:
        columns = _column(first, unit), _column(second, unit)
        lowest = max(column.tops[-1] + column.counts[-1] * unit for column in columns if column.tops)
        if lowest <= HEIGHT - TOP or unit < 0.2:
            return columns
        unit *= 0.97


def _column(counts: list[int], unit: float) -> Column:
    tops: list[float] = []
    y = float(TOP)
    for at, count in enumerate(counts):
        if at:
            before = tops[-1] + counts[at - 1] * unit / 2
            y = max(y, before + LABEL - count * unit / 2)
        else:
            y = max(y, TOP + 26 - count * unit / 2)
        tops.append(y)
        y += count * unit + GAP
    return Column(tuple(tops), tuple(counts), unit)


def _stacked(
    column: Column, moves: list[tuple[int, int, int]]
) -> tuple[dict[int, float], list[tuple[float, float]]]:
    """Where each move meets its bar, by its place in the list; and the stubs, as y and height."""
    found: dict[int, float] = {}
    stubs: list[tuple[float, float]] = []
    for bar, count in enumerate(column.counts):
        mine = sorted((other, at) for at, (here, other, _) in enumerate(moves) if here == bar)
        rest = count - sum(moves[at][2] for _, at in mine)
        y = column.tops[bar]
        above = bool(mine) and all(other > bar for other, _ in mine)
        if rest > 0 and above:
            stubs.append((y, rest * column.unit))
            y += rest * column.unit
        for _, at in mine:
            found[at] = y
            y += moves[at][2] * column.unit
        if rest > 0 and not above:
            stubs.append((y, rest * column.unit))
    return found, stubs


def _label(band: Band, bands: tuple[Band, ...]) -> tuple[float, float, bool]:
    thin = band.thick < _TALL
    others = [other for other in bands if other is not band]
    spots = [band.at(t) for t in _SPOTS]
    free = [spot for spot in spots if not any(other.covers(*spot, 16) for other in others)]
    x, y = (free or spots)[0]
    return x, y, thin
