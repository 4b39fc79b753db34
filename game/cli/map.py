"""The map of a scenario: scenes in layers, choices with their marks, endings with their shares.

The name of FILE says what to write: .svg, .png, .html (pan, zoom and search in one file), .mmd (Mermaid) or
.dot (Graphviz). With --picks one play is drawn through it.
"""

from __future__ import annotations

import argparse
import os
from pathlib import Path
from typing import TYPE_CHECKING

from game.cli.arguments import Parser, UsageError
from game.cli.console import Console
from game.cli.scenario import ready
from game.storage.creating import put
from game.storage.home import home
from game.storage.trouble import name_out, why

if TYPE_CHECKING:
    from game.analysis.map.chart import Chart
    from game.analysis.map.shapes import Drawing
    from game.engine import Playthrough
    from game.model import Scenario

FORMS = (".svg", ".png", ".html", ".mmd", ".dot")


def arguments(parser: Parser) -> None:
    """The scenario, the file to write, and a play to draw through it."""
    parser.add_argument("scenario", metavar="SCENARIO", help="an id from “list”, or a path")
    parser.add_argument("-o", "--output", metavar="FILE", required=True, help="the file to write")
    parser.add_argument("--picks", metavar="A,B,C", help="draw the play of these picks (ids of choices)")
    parser.add_argument("--seed", type=int, default=0, metavar="N", help="the seed of that play")


def execute(options: argparse.Namespace, console: Console) -> int:
    """Writes the map; 0, or 1 where the scenario, a pick or the file was no use."""
    path = Path(options.output)
    form = path.suffix.lower()
    if form not in FORMS:
        raise UsageError(
            f"fulcrum map: {path.name} does not say what to write.\n"
            f"Give a name that ends in {', '.join(FORMS)}."
        )
    if not Path(os.path.realpath(path)).parent.is_dir():
        console.warn(f"{path} could not be written: there is no folder {path.parent}.\nMake it first.")
        return 1
    opened = ready(options.scenario, home(), console)
    if opened is None:
        return 1
    play = None
    if options.picks is not None:
        play = _play(opened.scenario, options, console)
        if play is None:
            return 1
    from game.analysis.map.chart import charted
    from game.analysis.map.layout import TooLarge

    chart = charted(opened.scenario, play)
    try:
        data = _written(form, chart, opened.scenario, console)
    except TooLarge:
        console.warn(
            f"{opened.scenario.title} is too large to be drawn: {len(opened.scenario.scenes):,} scenes.\n"
            "Write .dot or .mmd instead; those are text that other programs draw."
        )
        return 1
    if data is None:
        return 1
    try:
        put(path, data)
    except OSError as error:
        console.warn(f"{path} could not be written, because {why(error)}.\n{name_out(error)}")
        return 1
    if not chart.complete:
        console.warn("There are too many states to say how often a play comes by; the map is without shares.")
    console.say(f"The map of {opened.scenario.title} is in {path}.")
    return 0


def _play(scenario: Scenario, options: argparse.Namespace, console: Console) -> Playthrough | None:
    from game.engine import replay

    picks = [pick.strip() for pick in options.picks.split(",") if pick.strip()]
    found = replay(scenario, options.seed, picks)
    if found.stopped is not None:
        console.warn(f"{found.stopped}")
        return None
    return found.play


def _written(form: str, chart: Chart, scenario: Scenario, console: Console) -> bytes | None:
    from game.analysis.map import page, svg, text

    if form == ".dot":
        return text.dot(chart).encode()
    if form == ".mmd":
        return text.mermaid(chart).encode()
    drawing = _drawing(chart)
    if form == ".svg":
        return svg.svg(drawing).encode()
    if form == ".html":
        return page.page(drawing, scenario.language).encode()
    try:
        from game.desktop.map_painter import png
    except ImportError as error:
        console.warn(
            f"A PNG needs skia, which can't be loaded ({error}).\n"
            "Write an .svg instead; on Linux skia needs libEGL and libGL."
        )
        return None
    return png(drawing, scale=1.5)


def _drawing(chart: Chart) -> Drawing:
    from game.analysis.map.drawing import Colours, drawn
    from game.storage.pictures import shipped_pictures

    art = shipped_pictures().data("art")
    palette = art["palette"]
    return drawn(chart, Colours.of(art["modes"]["day"], palette["ochre"][5], palette["teal"][8]))
