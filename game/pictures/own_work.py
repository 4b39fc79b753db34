"""How much work an author's SVG asks of whoever draws it, counted before anything is drawn.

A short file can ask for endless work: parts that show one another ten times each, lines of a million dashes,
see-through groups inside one another that each need a canvas of their own.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, field

MOST_DRAWN = 60_000
"""Shapes and dashes that are drawn once every part that points at another is written out."""
DEEPEST = 48
"""Elements inside one another."""
DEEPEST_LAYERS = 6
"""Masks and see-through groups inside one another."""
LONGEST_PATH = 40_000
"""Signs of one path's points."""

POINTER = re.compile(r"url\(\s*[\"']?\s*#([^\"')\s]+)\s*[\"']?\s*\)")
"""A paint, clip or mask that points at a part of the same file."""

_NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
_POINTS = ("d", "points", "width", "height", "r", "rx", "ry", "x1", "y1", "x2", "y2")
_MOST_STEPS = 4 * MOST_DRAWN


class NotDrawable(Exception):
    """Why an SVG is refused: the end of a sentence, and what to do."""


@dataclass(slots=True)
class Element:
    """An element that is kept: its name, its attributes by plain name, and what stands in it."""

    name: str
    attributes: dict[str, str]
    children: list[Element] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Work:
    """What an element costs: shapes and dashes, and how many layers lie inside one another."""

    drawn: int
    layers: int


def refuse_too_much(root: Element) -> None:
    """NotDrawable where the picture asks for more work than a screen can give it."""
    _Count(root).of(root, 0.0, 0)


class _Count:
    """Follows every pointer and adds up, each part once for each kind of dashes it is drawn with."""

    def __init__(self, root: Element) -> None:
        self._named: dict[str, Element] = {}
        self._known: dict[tuple[int, float], _Work] = {}
        self._inside: set[int] = set()
        self._steps = 0
        waiting = [root]
        while waiting:
            element = waiting.pop()
            self._named.setdefault(element.attributes.get("id", ""), element)
            waiting.extend(element.children)
        self._named.pop("", None)

    def of(self, element: Element, dash: float, depth: int) -> _Work:
        """The work of an element; `dash` is the length of one dash and its gap, 0 where lines are whole."""
        dash = _period(element, dash)
        key = (id(element), dash)
        if key in self._known:
            return self._known[key]
        self._steps += 1
        if depth > 4 * DEEPEST or self._steps > _MOST_STEPS:
            raise NotDrawable("its parts point at one another too many times over. Take some pointers out.")
        if id(element) in self._inside:
            raise NotDrawable("parts of it point at one another in a circle. Take one of the pointers out.")
        self._inside.add(id(element))
        drawn, layers = 1 + _dashes(element, dash), 0
        for inner in (*element.children, *self._pointed(element)):
            work = self.of(inner, dash, depth + 1)
            drawn += work.drawn
            layers = max(layers, work.layers)
            if drawn > MOST_DRAWN:
                raise NotDrawable(
                    f"written out it has more than {MOST_DRAWN:,} parts. Simplify it, or save it as PNG."
                )
        self._inside.discard(id(element))
        layers += ("mask" in element.attributes) + _see_through(element)
        if layers > DEEPEST_LAYERS:
            raise NotDrawable(
                f"more than {DEEPEST_LAYERS} masks or see-through groups stand in one another. Flatten some."
            )
        work = self._known[key] = _Work(drawn, layers)
        return work

    def _pointed(self, element: Element) -> list[Element]:
        names = [name for value in element.attributes.values() for name in POINTER.findall(value)]
        if "href" in element.attributes:
            names.append(element.attributes["href"][1:])
        return [self._named[name] for name in names if name in self._named]


def _numbers(words: str) -> list[float]:
    return [float(number) for number in _NUMBER.findall(words)]


def _period(element: Element, inherited: float) -> float:
    if "stroke-dasharray" not in element.attributes:
        return inherited
    period = sum(map(abs, _numbers(element.attributes["stroke-dasharray"])))
    return period if math.isfinite(period) else 0.0


def _see_through(element: Element) -> bool:
    opacity = _numbers(element.attributes.get("opacity", ""))
    return bool(opacity) and opacity[0] < 1.0


def _dashes(element: Element, period: float) -> int:
    """At most so many dashes: every number of a shape may lead from one end of it to the other."""
    points = [element.attributes[name] for name in _POINTS if name in element.attributes]
    if any(len(words) > LONGEST_PATH for words in points):
        raise NotDrawable(
            f"one path of it is longer than {LONGEST_PATH:,} signs. Simplify it, or save it as PNG."
        )
    if not period:
        return 0
    numbers = [abs(number) for words in points for number in _numbers(words)]
    length = 2.0 * len(numbers) * max(numbers, default=0.0)
    return int(min(length / period, 2.0 * MOST_DRAWN))
