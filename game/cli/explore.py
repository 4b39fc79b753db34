"""Every path of a scenario, exactly: endings and their chances, what five ways of playing come to, patterns,
bands, words, the most decisive choice, and the fewest picks to whatever you ask for.

With --to, --avoid or --where it prints one shortest way instead. A condition for --where is written as after
`if:`, for example "integrity >= 4 and standing >= 0", and is asked of the end of a play.
"""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, NoReturn

from game.cli.arguments import Parser, UsageError
from game.cli.console import Console
from game.cli.scenario import ready
from game.storage.home import home

if TYPE_CHECKING:
    from game.analysis import Exploration
    from game.model import Expression, Scenario


def arguments(parser: Parser) -> None:
    """The scenario, the form, and what to look for."""
    parser.add_argument("scenario", metavar="SCENARIO", help="an id from “list”, or a path")
    parser.add_argument("--json", action="store_true", help="print everything as JSON")
    parser.add_argument("--csv", action="store_true", help="print the figures as rows for a spreadsheet")
    parser.add_argument("--to", metavar="ENDING", help="the fewest picks that come to this ending")
    parser.add_argument(
        "--avoid",
        metavar="CHOICE",
        action="append",
        default=[],
        help="without this choice: its id, or scene.choice",
    )
    parser.add_argument("--where", metavar="CONDITION", help="to an end where this condition holds")


def execute(options: argparse.Namespace, console: Console) -> int:
    """Prints what is asked; 0, or 1 where the scenario is no use or there is no such way."""
    if options.json and options.csv:
        raise UsageError("fulcrum explore: --json and --csv contradict each other.\nGive one of them.")
    opened = ready(options.scenario, home(), console, options.json)
    if opened is None:
        return 1
    if options.to is not None or options.avoid or options.where is not None:
        return _find(opened.scenario, options, console)
    figures, interrupted = _explored(opened.scenario, console)
    if options.json:
        console.json(figures.to_json())
    elif options.csv:
        from game.cli.figures import as_csv

        console.tell(as_csv(figures))
    else:
        from game.cli.figures import as_text

        console.say(as_text(opened.scenario, figures))
    if interrupted:
        console.warn("Stopped early: these are the figures known by then.")
    return 130 if interrupted else 0


def _explored(scenario: Scenario, console: Console) -> tuple[Exploration, bool]:
    """The figures, and whether somebody stopped it; tells of progress where it takes over a second."""
    from dataclasses import replace

    from game.analysis import Exploring
    from game.cli.progress import Progress

    exploring = Exploring(scenario)
    count = len(exploring.waiting)
    try:
        with Progress(console, lambda: (count - len(exploring.waiting), count, exploring.at)):
            for _ in exploring.parts():
                pass
    except KeyboardInterrupt:
        figures = exploring.figures
        said = f"Stopped before these were worked out: {', '.join(exploring.waiting)}."
        return replace(figures, missing=(*figures.missing, said)), True
    return exploring.figures, False


def _find(scenario: Scenario, options: argparse.Namespace, console: Console) -> int:
    """Prints the shortest way that is as asked."""
    from game.analysis import find_way
    from game.engine import machine_of

    avoid = [pair for name in options.avoid for pair in _choices(scenario, name)]
    where = None if options.where is None else _condition(scenario, options.where)
    if options.to is not None and options.to not in {ending.id for ending in scenario.endings}:
        _unknown("ending", options.to, [ending.id for ending in scenario.endings])
    search = find_way(machine_of(scenario), options.to, avoid, where)
    if options.json:
        way = search.way
        console.json(
            {
                "scenario": scenario.id,
                "picks": None if way is None else list(way.picks),
                "by_chance": None if way is None else way.by_chance,
                "complete": search.complete,
            }
        )
    elif search.way is not None:
        console.say(",".join(search.way.picks) or "(no pick is needed)")
        if search.way.by_chance:
            console.warn(
                "A toss has to fall a certain way: with another seed the same picks may end elsewhere."
            )
    elif search.complete:
        console.warn("No play comes to that.")
    else:
        console.warn("None was found in the time that a search may take; there may still be one.")
    return 0 if search.way is not None else 1


def _choices(scenario: Scenario, name: str) -> list[tuple[str, str]]:
    scene, _, choice = name.rpartition(".")
    found = [
        (s.id, c.id) for s in scenario.scenes for c in s.choices if c.id == choice and scene in ("", s.id)
    ]
    if not found:
        _unknown("choice", name, [c.id for s in scenario.scenes for c in s.choices])
    return found


def _condition(scenario: Scenario, text: str) -> Expression:
    from game.model import METER_NAMES
    from game.reader.expression import parse

    variables = {name for name, _ in scenario.variables}
    parsed = parse(text, variables)
    if parsed.expression is None:
        problem = parsed.problem
        said = "it cannot be read" if problem is None else problem.message
        way_out = "" if problem is None else problem.fix
        raise UsageError(f"fulcrum explore: --where: {said}.\n{way_out}")
    scenes = {scene.id: scene for scene in scenario.scenes}
    for use in parsed.uses:
        if not use.of:
            known = [*METER_NAMES, *variables, *scenario.flags]
            if use.name not in known:
                _unknown("name", use.name, known)
        elif use.name not in scenes:
            _unknown("scene", use.name, list(scenes))
        elif use.choice and scenes[use.name].choice(use.choice) is None:
            _unknown("choice", use.choice, [choice.id for choice in scenes[use.name].choices])
    return parsed.expression


def _unknown(what: str, name: str, known: list[str]) -> NoReturn:
    from game.storage.near import did_you_mean

    hint = did_you_mean(name, known) or f"There are: {', '.join(dict.fromkeys(known))}."
    raise UsageError(f"fulcrum explore: this scenario has no {what} “{name}”.\n{hint}")
