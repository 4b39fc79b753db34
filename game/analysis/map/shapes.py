"""A drawing as data: rectangles, lines, polygons, discs and words, in painting order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

Point = tuple[float, float]


class Rectangle(NamedTuple):
    """A rectangle; `stroke` may be empty. Lengths in units of the drawing, as everywhere here."""

    x: float
    y: float
    width: float
    height: float
    fill: str
    stroke: str = ""
    stroke_width: float = 1.5
    dashed: bool = False
    corner: float = 0.0


class Line(NamedTuple):
    """A line through points, its corners rounded, with an arrowhead at its end where `head` is above 0."""

    points: tuple[Point, ...]
    colour: str
    width: float
    opacity: float = 1.0
    head: float = 0.0


class Polygon(NamedTuple):
    """A filled polygon."""

    points: tuple[Point, ...]
    fill: str


class Disc(NamedTuple):
    """A disc: filled whole, its left half, or only its ring (`part` 2, 1, 0)."""

    x: float
    y: float
    radius: float
    colour: str
    part: int = 2


class Words(NamedTuple):
    """One line of words; `x` is where `anchor` says, `y` the baseline. Family: serif, sans or mono."""

    x: float
    y: float
    text: str
    size: float
    colour: str
    family: str = "sans"
    bold: bool = False
    italic: bool = False
    anchor: str = "start"


Shape = Rectangle | Line | Polygon | Disc | Words


@dataclass(frozen=True, slots=True)
class Group:
    """Shapes that belong together: a part of the map by its key, with words that tell the whole of it."""

    key: str
    name: str
    shapes: tuple[Shape, ...]
    faded: bool = False


@dataclass(frozen=True, slots=True)
class Drawing:
    """A whole drawing: its size, its ground, and its groups in painting order."""

    title: str
    width: float
    height: float
    ground: str
    groups: tuple[Group, ...]


WIDTHS = {"serif": 0.5, "sans": 0.53, "mono": 0.61}
"""How wide a letter is on average, in parts of the size: set generously, so that words fit any font."""


def width_of(text: str, size: float, family: str, bold: bool = False) -> float:
    """About how wide a line of words is."""
    wide = sum(1.0 if ord(letter) < 0x1100 else 1.9 for letter in text)
    return wide * size * WIDTHS[family] * (1.07 if bold else 1.0)


def wrapped(text: str, width: float, size: float, family: str, most: int, bold: bool = False) -> list[str]:
    """Words in at most so many lines; what does not fit ends in an ellipsis (the whole is in the name)."""
    lines: list[str] = []
    line = ""
    for word in text.split():
        longer = f"{line} {word}".strip()
        if line and width_of(longer, size, family, bold) > width:
            lines.append(line)
            line = word
        else:
            line = longer
    lines.append(line)
    if len(lines) > most:
        lines = [*lines[: most - 1], " ".join(lines[most - 1 :])]
    return [_cut(line, width, size, family, bold) for line in lines]


def _cut(line: str, width: float, size: float, family: str, bold: bool) -> str:
    if width_of(line, size, family, bold) <= width:
        return line
    while line and width_of(line + "…", size, family, bold) > width:
        line = line[:-1]
    return line.rstrip() + "…"
