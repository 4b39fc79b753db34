"""Every scenario that can be found, read: the ones that can be played, and why the others cannot."""

from __future__ import annotations

from typing import NamedTuple

from game.model import Diagnostic, Scenario
from game.storage.finding import Found, find
from game.storage.home import Home
from game.storage.opening import NotOpened, open_found
from game.storage.reading import NotPlayable, read_opened


class Listed(NamedTuple):
    """A scenario that was found and read; `id` and `title` are its file's name where it cannot be played.

    Then `scenario` is None, and either `diagnostics` has errors or `trouble` says why the file could not even
    be read.
    """

    found: Found
    id: str
    title: str
    scenario: Scenario | None
    diagnostics: tuple[Diagnostic, ...] = ()
    trouble: str = ""


def read_all(home: Home) -> tuple[Listed, ...]:
    """Every scenario that can be found; a faulty one keeps none of the others away."""
    return tuple(read_found(found, home) for found in find(home))


def read_found(found: Found, home: Home) -> Listed:
    """Reads one scenario that was found, or remembers it."""
    name = found.path.stem
    try:
        scenario = read_opened(open_found(found), home)
    except NotOpened as error:
        return Listed(found, name, name, None, trouble=str(error))
    except NotPlayable as error:
        return Listed(found, name, name, None, error.diagnostics)
    return Listed(found, scenario.id, scenario.title, scenario)
