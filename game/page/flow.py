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
LETTER = (19.0, 44.0)
"""How wide a letter of a label is taken to be, and how high a label."""
_SPOTS = (0.5, 0.66, 0.36, 0.76, 0.26, 0.58, 0.43, 0.84, 0.18)
"""Where on a path its label may stand, best first."""
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
    """All that is drawn: bands, stubs (x, y, height), both columns and a label's place for each band, None
    where none finds room. Its third part says that it needs a ground of its own: the path is too thin, or
    another crosses it there."""

    first: Column
    second: Column
    bands: tuple[Band, ...]
    stubs: tuple[tuple[float, float, float], ...]
    labels: tuple[tuple[float, float, bool] | None, ...]


def flow(
    rows: Sequence[Stay],
    streams: Sequence[Stream],
    apart: float = LABEL,
    letter: tuple[float, float] = LETTER,
) -> Flow:
    """The picture's geometry from a `moved` page's rows and streams, in a field of WIDTH by HEIGHT units.
    Counts are at least so far `apart`; `letter` is how wide a letter of a label is, and how high a label."""
    first, second = _columns([row.first for row in rows], [row.second for row in rows], apart)
    place = {row.number: at for at, row in enumerate(rows)}
    moves = [(place[s.first], place[s.second], s.count, s.words) for s in streams]
    unit = first.unit
    starts, left = _stacked(first, [(a, b, n) for a, b, n, _ in moves])
    ends, right = _stacked(second, [(b, a, n) for a, b, n, _ in moves])
    bands = tuple(
        Band(a == b, starts[at], ends[at], n * unit, words) for at, (a, b, n, words) in enumerate(moves)
    )
    stubs = [(LEFT + BAR, y, h) for y, h in left] + [(RIGHT - STUB, y, h) for y, h in right]
    return Flow(first, second, bands, tuple(stubs), _labels(bands, letter))


def sign_at(rows: Sequence[Stay]) -> float:
    """Where a choice's number stands behind the count of its second vote, in units from its bar's right end:
    clear of the longest count."""
    digits = max((len(str(row.second)) for row in rows), default=1)
    return max(112.0, 22 + 35 * digits + 20)


def _columns(first: list[int], second: list[int], apart: float) -> tuple[Column, Column]:
    most = max(sum(first), sum(second), 1)
    unit = (HEIGHT - 2 * TOP - GAP * (len(first) - 1)) / most
    while True:
        columns = _column(first, unit, apart), _column(second, unit, apart)
        lowest = max(column.tops[-1] + column.counts[-1] * unit for column in columns if column.tops)
        if lowest <= HEIGHT - TOP or unit < 0.2:
            return columns
        unit *= 0.97


def _column(counts: list[int], unit: float, apart: float) -> Column:
    tops: list[float] = []
    y = float(TOP)
    for at, count in enumerate(counts):
        if at:
            before = tops[-1] + counts[at - 1] * unit / 2
            y = max(y, before + apart - count * unit / 2)
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


def _labels(
    bands: tuple[Band, ...], letter: tuple[float, float]
) -> tuple[tuple[float, float, bool] | None, ...]:
    """A place for each label on its own path, the thickest first: clear of the other labels, and of the other
    paths where it can be."""
    found: dict[int, tuple[float, float, bool]] = {}
    taken: list[tuple[float, float, float]] = []
    for at in sorted(range(len(bands)), key=lambda at: -bands[at].thick):
        band = bands[at]
        half = len(band.words) * letter[0] / 2 + 6
        others = [other for other in bands if other is not band]
        spots = [band.at(t) for t in _SPOTS]
        clear = [
            (x, y)
            for x, y in spots
            if LEFT + BAR + half <= x <= RIGHT - half
            and not any(abs(x - u) < half + wide and abs(y - v) < letter[1] for u, v, wide in taken)
        ]
        alone = [spot for spot in clear if not any(other.covers(*spot, 16) for other in others)]
        if clear:
            x, y = (alone or clear)[0]
            found[at] = (x, y, band.thick < _TALL or not alone)
            taken.append((x, y, half))
    return tuple(found.get(at) for at in range(len(bands)))
