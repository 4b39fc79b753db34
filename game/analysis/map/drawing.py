"""From a chart to a drawing: cards for scenes and endings, smaller ones for choices, and links as wide as
they are travelled."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from game.analysis.map.chart import Chart, Kind, Link, Part
from game.analysis.map.folding import folded
from game.analysis.map.labels import HEIGHT, Labels
from game.analysis.map.layout import TooLarge, placed, size_of
from game.analysis.map.marks import FIT_PART, FIT_WORDS, LEAN_WORDS, RISK_WORDS, lever, triangles
from game.analysis.map.shapes import (
    Disc,
    Drawing,
    Group,
    Line,
    Point,
    Rectangle,
    Shape,
    Words,
    width_of,
    wrapped,
)
from game.debrief import joined
from game.model import Fit, Lean, Risk

MARGIN = 60.0
HEAD = 250.0


class Colours(NamedTuple):
    """The roles that a map is drawn in, taken from the pictures' palette."""

    page: str
    words: str
    quiet: str
    hairline: str
    numeral: str
    chosen: str
    chosen_words: str
    marker: str
    load: str
    link: str

    @classmethod
    def of(cls, mode: Mapping[str, str], load: str, link: str) -> Colours:
        """From a mode of the palette, with the colours of a load and of a link."""
        roles = {name: mode[name] for name in cls._fields if name in mode}
        return cls(**{**roles, "load": load, "link": link})


def drawn(chart: Chart, colours: Colours) -> Drawing:
    """The map of a chart: a head with its title and its marks, then the parts from top to bottom.

    What is too large for that is drawn without its choices; raises `TooLarge` where that is too much as well.
    """
    try:
        where = placed(chart)
    except TooLarge:
        if chart.folded:
            raise
        return drawn(folded(chart), colours)
    width = max(where.size[0], 1140.0) + 2 * MARGIN
    across = (width - where.size[0]) / 2
    groups = [_head(chart, colours)]
    labels = Labels()
    for link, way in zip(chart.links, where.ways, strict=True):
        groups.append(_link(chart, link, tuple((x + across, y + HEAD) for x, y in way), colours, labels))
    for part in chart.parts:
        x, y = where.at[part.key]
        groups.append(_part(chart, part, (x + across, y + HEAD), colours))
    return Drawing(chart.title, width, HEAD + where.size[1] + MARGIN, colours.page, tuple(groups))


def percent(share: float | None) -> str:
    """A share in whole per cent, with one decimal below ten; nothing where it is not known."""
    if share is None:
        return ""
    if 0 < share < 0.001:
        return "< 0.1 %"
    return f"{100 * share:.1f} %" if 0 < share < 0.1 else f"{100 * share:.0f} %"


def _head(chart: Chart, colours: Colours) -> Group:
    x, y = MARGIN, 92.0
    shapes: list[Shape] = [Words(x, y, chart.title, 46, colours.words, "serif", bold=True)]
    said = (
        "Every link is as wide as random play is likely to take it; a share says how often a play comes by."
    )
    if not chart.complete:
        said = "There are too many states to say how often a play comes by; every link is drawn alike."
    if chart.folded:
        said += " There are too many choices to draw each; a link stands for all that lead the same way."
    shapes.append(Words(x, y + 36, said, 17, colours.quiet))
    row = y + 66
    for i, lean in enumerate((Lean.MANAGEMENT, Lean.LEADERSHIP, Lean.BOTH, Lean.NEITHER)):
        at = x + 306 * i
        shapes += lever(at, row - 4, lean, colours.words, colours.load)
        shapes.append(Words(at + 42, row + 18, LEAN_WORDS[lean], 17, colours.words))
    row += 42
    for i, fit in enumerate((Fit.MET, Fit.PART, Fit.MISSED)):
        at = x + 306 * i
        shapes.append(Disc(at + 15, row + 12, 8, colours.words, FIT_PART[fit]))
        shapes.append(Words(at + 42, row + 18, FIT_WORDS[fit], 17, colours.words))
    at = x + 918
    shapes += triangles(at + 3, row + 18, Risk.SOME, colours.marker)
    shapes.append(Words(at + 42, row + 18, "some risk; two: high", 17, colours.words))
    return Group("head", f"Map of {chart.title}", tuple(shapes))


def _link(chart: Chart, link: Link, way: tuple[Point, ...], colours: Colours, labels: Labels) -> Group:
    width = 2.0 if link.share is None else 1.4 + 11 * min(1.0, link.share)
    colour = colours.marker if link.taken else colours.link
    if link.taken:
        width = max(width, 4.5)
    shapes: list[Shape] = [Line(way, colour, width, 0.9 if link.taken else 0.62, head=7 + 0.9 * width)]
    if link.label:
        (text,) = wrapped(link.label, 190, 13, "mono", 1)
        wide = 8.2 * len(text) + 14
        x, y = labels.place(way, wide)
        shapes.append(Rectangle(x - wide / 2, y - 12, wide, HEIGHT, colours.page))
        shapes.append(Words(x, y + 4, text, 13, colours.quiet, "mono", anchor="middle"))
    name = f"{link.source} to {link.target}"
    about = ", ".join(part for part in (link.label, percent(link.share)) if part)
    return Group("", f"{name} ({about})" if about else name, tuple(shapes), chart.played and not link.taken)


def _part(chart: Chart, part: Part, centre: Point, colours: Colours) -> Group:
    make = {Kind.CHOICE: _choice, Kind.ENDING: _ending}.get(part.kind, _scene)
    width, height = size_of(part)
    x, y = centre[0] - width / 2, centre[1] - height / 2
    shapes = make(chart, part, x, y, colours)
    if part.order:
        shapes.append(Rectangle(x - 7, y, 7, height, colours.marker))
    return Group(part.key, _told(part), tuple(shapes), chart.played and not part.order)


def _scene(chart: Chart, part: Part, x: float, y: float, colours: Colours) -> list[Shape]:
    width, height = size_of(part)
    edge = colours.words if part.key == chart.start else colours.hairline
    shapes: list[Shape] = [
        Rectangle(x, y, width, height, colours.page, edge, 2.5, dashed=part.kind is Kind.PASSAGE)
    ]
    share = percent(part.share)
    title, size = _fitted(part.title, width - 36, 21, 17, "serif", bold=True)
    shapes.append(Words(x + 18, y + 33, title, size, colours.words, "serif", bold=True))
    if share:
        shapes.append(Words(x + width - 16, y + 57, share, 15, colours.numeral, anchor="end"))
    (line,) = wrapped(part.line or part.key, width - (104 if share else 36), 16, "serif", 1)
    shapes.append(Words(x + 18, y + 57, line, 16, colours.quiet, "serif", italic=bool(part.line)))
    if part.calls_for and part.lean is not None:
        shapes += lever(x + 18, y + 66, part.lean, colours.words, colours.load)
        named = joined([one.words for one in part.calls_for])
        called, size = _fitted(f"calls for {named}", width - 72, 15, 13, "sans")
        shapes.append(Words(x + 58, y + 87, called, size, colours.words))
    elif part.kind is Kind.PASSAGE:
        shapes.append(Words(x + 18, y + 87, "goes on by itself", 15, colours.quiet))
    return shapes


def _choice(chart: Chart, part: Part, x: float, y: float, colours: Colours) -> list[Shape]:
    width, height = size_of(part)
    shapes: list[Shape] = [
        Rectangle(x, y, width, height, colours.page, colours.link, 1.5, bool(part.guard), 10)
    ]
    if part.lean is not None:
        shapes += lever(x + 9, y + 11, part.lean, colours.words, colours.load)
    share = percent(part.share)
    (name,) = wrapped(part.title, width - (104 if share else 62), 15, "mono", 1, bold=True)
    shapes.append(Words(x + 48, y + 22, name, 15, colours.words, "mono", bold=True))
    if share:
        shapes.append(Words(x + width - 9, y + 21, share, 12.5, colours.numeral, anchor="end"))
    at = x + 48
    if part.fit is not None:
        shapes.append(Disc(at + 6, y + 37, 5.5, colours.words, FIT_PART[part.fit]))
        at += 20
    shapes += triangles(at, y + 42, part.risk, colours.marker)
    at += 12 * part.risk.points + (4 if part.risk.points else 0)
    if part.expected:
        shapes.append(Words(at, y + 42, "expected", 12.5, colours.quiet))
    return shapes


def _ending(chart: Chart, part: Part, x: float, y: float, colours: Colours) -> list[Shape]:
    width, height = size_of(part)
    shapes: list[Shape] = [Rectangle(x, y, width, height, colours.chosen)]
    lines = wrapped(part.title, width - 36, 21, "serif", 2, bold=True)
    for i, line in enumerate(lines):
        shapes.append(Words(x + 18, y + 34 + 25 * i, line, 21, colours.chosen_words, "serif", bold=True))
    if part.share is not None:
        shapes.append(Words(x + 18, y + 90, percent(part.share), 19, colours.load))
    for i, line in enumerate(wrapped(part.guard or "otherwise", width - 36, 12.5, "mono", 5)):
        shapes.append(Words(x + 18, y + 116 + 17 * i, line, 12.5, colours.chosen_words, "mono"))
    return shapes


def _fitted(
    text: str, width: float, size: float, least: float, family: str, bold: bool = False
) -> tuple[str, float]:
    """A text on one line and its size: smaller, down to the least, where that fits the whole of it."""
    while size > least and width_of(text, size, family, bold) > width:
        size -= 1
    (line,) = wrapped(text, width, size, family, 1, bold)
    return line, size


def _told(part: Part) -> str:
    """A part in words: for whoever points at it, or cannot see it."""
    said = [part.title]
    if part.line and part.kind is not Kind.CHOICE:
        said.append(part.line)
    if part.calls_for and part.kind is Kind.SCENE:
        said.append(f"calls for {joined([one.words for one in part.calls_for])}")
    if part.kind is Kind.CHOICE:
        said.append(f"“{part.line}”")
        said += [words for words in (LEAN_WORDS[part.lean] if part.lean else "",) if words]
        said += [FIT_WORDS[part.fit]] if part.fit else []
        said += [RISK_WORDS[part.risk]] if part.risk.points else []
        said += ["expected"] if part.expected else []
    if part.guard:
        said.append(f"if {part.guard}")
    if part.share is not None:
        said.append(percent(part.share))
    return "; ".join(said)
