"""Opening the scenario that a command was given."""

from __future__ import annotations

from typing import NamedTuple

from game.cli.console import Console
from game.model import Scenario, Severity
from game.storage.home import Home
from game.storage.lookup import open_scenario
from game.storage.opening import NotOpened, Opened
from game.storage.reading import NotPlayable, read_opened


class Ready(NamedTuple):
    """A scenario that can be played, and the file that it came from."""

    scenario: Scenario
    opened: Opened


def ready(name: str, home: Home, console: Console, as_json: bool = False) -> Ready | None:
    """The scenario of that id or path; None after the console has been told why there is none to play.

    With `as_json` it is told on standard output as JSON: an `error`, or the `diagnostics` as in `check`.
    """
    try:
        opened = open_scenario(name, home)
    except NotOpened as error:
        if as_json:
            message = " ".join(str(error).splitlines())
            console.json({"error": {"message": message, "nearest": list(error.nearest)}})
        else:
            console.warn(str(error))
        return None
    try:
        return Ready(read_opened(opened, home), opened)
    except NotPlayable as error:
        found = error.diagnostics
    from game.cli.diagnostics import all_as_text, as_dict

    errors = [one for one in found if one.severity is Severity.ERROR]
    if as_json:
        console.json({"diagnostics": [as_dict(one) for one in errors]})
    else:
        from game.cli.arguments import columns

        console.warn(
            all_as_text(errors, columns(), console.colour(console.err), console.is_terminal(console.err))
        )
        console.warn(f"\n{opened.path.name} can’t be played yet. Mend these, then play it again.")
    return None
