"""What an edit changed for players: endings and their chances, paths, choices opened and closed, findings.

With two scenarios it compares them; with one, the file with its last commit in git.
"""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from game.cli.arguments import Parser
from game.cli.console import Console
from game.storage.committed import committed
from game.storage.home import Home, home
from game.storage.lookup import open_scenario
from game.storage.opening import NotOpened, Opened

if TYPE_CHECKING:
    from game.analysis.difference import Difference, Side


def arguments(parser: Parser) -> None:
    """The two to compare, and the form."""
    parser.add_argument(
        "old", metavar="OLD", help="a scenario; alone: the file to compare with its last commit"
    )
    parser.add_argument("new", nargs="?", metavar="NEW", help="the scenario to compare it with")
    parser.add_argument("--json", action="store_true", help="print the difference as JSON")


def execute(options: argparse.Namespace, console: Console) -> int:
    """Prints what differs; 0, or 1 where one of the two cannot be compared."""
    at = home()
    try:
        if options.new is None:
            new = open_scenario(options.old, at)
            old = _committed(new)
        else:
            old, new = open_scenario(options.old, at), open_scenario(options.new, at)
    except NotOpened as error:
        console.warn(str(error))
        return 1
    sides = [_side(opened, name, at, console) for opened, name in ((old, "old"), (new, "new"))]
    if sides[0] is None or sides[1] is None:
        return 1
    from game.analysis.difference import difference

    found = difference(sides[0], sides[1])
    if options.json:
        console.json(found.to_json())
    else:
        console.say(as_text(found))
    return 0


def _committed(opened: Opened) -> Opened:
    """The same file, and those that it includes, as they were committed last."""
    path = opened.path.resolve()

    def load(name: str) -> bytes:
        try:
            return committed(path.parent, name)
        except NotOpened as error:
            raise ValueError(str(error).splitlines()[0]) from error

    return opened._replace(data=committed(path.parent, path.name), load=load)


def _side(opened: Opened, which: str, at: Home, console: Console) -> Side | None:
    from game.analysis import Exploring
    from game.analysis.craft.check import check
    from game.analysis.difference import Side
    from game.cli.pictured import pictured
    from game.model import Severity
    from game.reader import read

    reading = read(opened.data, opened.name, opened.load)
    if reading.scenario is None:
        count = sum(found.severity is Severity.ERROR for found in reading.diagnostics)
        first = reading.diagnostics[0]
        faults = "1 fault" if count == 1 else f"{count} faults"
        console.warn(
            f"The {which} file has {faults}, the first at {first.span}: {first.message}\n"
            "“fulcrum check” shows them all; only scenarios without faults can be compared."
        )
        return None
    exploring = Exploring(reading.scenario)
    for _ in exploring.parts():
        pass
    checked = check(reading, more=pictured(reading.scenario, opened.folder), explored=exploring)
    return Side(reading.scenario, exploring.figures, checked.diagnostics, checked.left_out)


def as_text(found: Difference) -> str:
    """A difference in sections; one line where players would notice nothing."""
    from game.cli.figures import many, percent, span

    if found.nothing:
        as_far = ", as far as was looked at" if found.left_out else ""
        return "\n".join([f"Nothing changed for players{as_far}.", *found.left_out])
    blocks = []
    head = []
    if found.paths is not None:
        old, new = ("without number" if n is None else many(n) for n in found.paths)
        head.append(f"Paths: {old} before, {new} now.")
    for name, spans in (("Decisions", found.decisions), ("Words read", found.words)):
        if spans is not None:
            old, new = ("unknown" if s is None else span(s) for s in spans)
            head.append(f"{name} on a path: {old} before, {new} now.")
    blocks.append("\n".join(head))
    for title, moves in (
        ("Endings under random play", found.endings),
        ("What policies reach", found.policies),
    ):
        if moves:
            width = max(len(move.name) for move in moves)
            lines = [title]
            for move in moves:
                old, new = ("absent" if c is None else percent(c) for c in (move.old, move.new))
                lines.append(f"  {move.name:<{width}}  {old:>8} before, {new:>8} now")
            blocks.append("\n".join(lines))
    for title, names in (
        ("New", found.added),
        ("Gone (a saved play that picked one of these stops there)", found.removed),
        ("Can be picked now, and could not before", found.opened),
        ("Can no longer be picked", found.closed),
        ("Other words", found.reworded),
    ):
        if names:
            blocks.append(f"{title}: {', '.join(names)}.")
    for title, findings in (("Findings gained", found.gained), ("Findings lost", found.lost)):
        if findings:
            lines = [f"  {one.span.line}: {one.code} {one.message}" for one in findings]
            blocks.append("\n".join([title, *lines]))
    blocks.append("\n".join(found.left_out))
    return "\n\n".join(block for block in blocks if block)
