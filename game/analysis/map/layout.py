"""Where the parts of a map stand: the layered layout of graphlay, a library.

The same chart is laid out the same way on every machine, so that a map in a repository changes only where the
scenario did.
"""

from __future__ import annotations

from typing import NamedTuple

from game.analysis.map.chart import Chart, Kind, Part
from game.analysis.map.shapes import width_of

Point = tuple[float, float]

SCENE_SIZE = (392.0, 104.0)
CHOICE_HEIGHT = 52.0
ENDING_SIZE = (248.0, 136.0)

_OPTIONS = {
    "direction": "topbottom",
    "spacing": {"layer_gap": 46.0, "node_gap": 26.0, "dummy_gap": 20.0},
    "routing": {"style": "diagonal"},
}


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
    """Lays a chart out from top to bottom; every link's way runs from its source to its target."""
    import graphlay

    graph = graphlay.Graph()
    for part in chart.parts:
        width, height = size_of(part)
        graph.node(part.key, width=width, height=height)
    for link in chart.links:
        graph.edge(link.source, link.target, weight=3.0 if "." in link.source else 1.0)
    found = graphlay.layout(graph, options=_OPTIONS).to_dict()
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
