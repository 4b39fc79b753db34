"""Where the parts of a map stand: the layered layout of graphlay, a library that comes with Fulcrum.

It is used on every machine, also where Graphviz is installed, so that a chart is laid out the same way
everywhere and a map in a repository changes only where the scenario did. For Graphviz there is `.dot`.

Its work grows faster than a chart does. A large chart is therefore laid out with plainer ways; one that is
too large for these as well is refused, before the work begins.
"""

from __future__ import annotations

from collections import Counter, deque
from itertools import accumulate
from typing import Any, NamedTuple

from game.analysis.map.chart import Chart, Kind, Part
from game.analysis.map.shapes import width_of

Point = tuple[float, float]

SCENE_SIZE = (424.0, 104.0)
CHOICE_HEIGHT = 52.0
ENDING_SIZE = (248.0, 200.0)

_OPTIONS = {
    "direction": "topbottom",
    "spacing": {"layer_gap": 46.0, "node_gap": 26.0, "dummy_gap": 20.0},
}
_FINE = {"routing": {"style": "diagonal"}}
_PLAIN = {"routing": {"style": "orthogonal"}, "effort": "fast"}

_MOST_PARTS = 8000
_FINE_PARTS, _FINE_WORK = 1600, 1_000_000
_PLAIN_WORK, _FOLDED_WORK = 3_000_000, 5_000_000
"""How much (see `_work`) each way of laying out can deal with in less than ten seconds."""


class TooLarge(Exception):
    """There is more on the chart than can be laid out in a time that anybody would wait."""


class Placed(NamedTuple):
    """A chart laid out: the centre of each part, the way of each link, and the size of the whole."""

    at: dict[str, Point]
    ways: tuple[tuple[Point, ...], ...]
    size: Point


def size_of(part: Part) -> Point:
    """Width and height of a part on the map, in units of the drawing."""
    if part.kind is Kind.CHOICE:
        said = width_of(part.title, 15, "mono", bold=True) + (52 if part.share is not None else 0)
        return max(150.0, 62 + said), CHOICE_HEIGHT
    return ENDING_SIZE if part.kind is Kind.ENDING else SCENE_SIZE


def placed(chart: Chart) -> Placed:
    """Lays a chart out from top to bottom; every link's way runs from its source to its target.

    Raises `TooLarge`.
    """
    import graphlay

    graph = graphlay.Graph()
    for part in chart.parts:
        width, height = size_of(part)
        graph.node(part.key, width=width, height=height)
    for link in chart.links:
        graph.edge(link.source, link.target, weight=3.0 if "." in link.source else 1.0)
    found = _laid_out(graph, chart)
    low, high = found["bounds"]["min"], found["bounds"]["max"]
    at = {
        part.key: (one["center"]["x"] - low["x"], one["center"]["y"] - low["y"])
        for part, one in zip(chart.parts, found["nodes"], strict=True)
    }
    ways = tuple(
        tuple((point["x"] - low["x"], point["y"] - low["y"]) for point in edge["points"])
        for edge in found["edges"]
    )
    return Placed(at, ways, (high["x"] - low["x"], high["y"] - low["y"]))


def _laid_out(graph: Any, chart: Chart) -> dict[str, Any]:
    import graphlay

    work = _work(chart)
    if len(chart.parts) > _MOST_PARTS or work > (_FOLDED_WORK if chart.folded else _PLAIN_WORK):
        raise TooLarge
    fine = len(chart.parts) <= _FINE_PARTS and work <= _FINE_WORK
    found: dict[str, Any] = graphlay.layout(
        graph, options={**_OPTIONS, **(_FINE if fine else _PLAIN)}
    ).to_dict()
    return found


def _work(chart: Chart) -> int:
    """About how much there is to untangle: over all layers the square of what stands in them and passes."""
    following: dict[str, list[str]] = {part.key: [] for part in chart.parts}
    before = dict.fromkeys(following, 0)
    for link in chart.links:
        following[link.source].append(link.target)
        before[link.target] += 1
    layer = dict.fromkeys(following, 0)
    waiting = deque(key for key, count in before.items() if not count)
    while waiting:
        key = waiting.popleft()
        for target in following[key]:
            layer[target] = max(layer[target], layer[key] + 1)
            before[target] -= 1
            if not before[target]:
                waiting.append(target)
    # Where links begin and end in each layer; what is between passes through it.
    turns = Counter[int]()
    for link in chart.links:
        low, high = sorted((layer[link.source], layer[link.target]))
        turns[low + 1] += 1
        turns[max(high, low + 1)] -= 1
    standing = Counter(layer.values())
    passing = accumulate(turns[number] for number in range(max(standing, default=0) + 1))
    return sum((standing[number] + count) ** 2 for number, count in enumerate(passing))
