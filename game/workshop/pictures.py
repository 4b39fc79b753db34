"""The pictures that a scenario brings: kept with its session, looked at by the same gate as in the game.

gathered(scenario, read)   their bytes by name, and sentences about those that are left out
kept(pictures)             what finds them again, as `game.pictures.OwnPictures` finds those beside a file
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from game.model import Ending, Scenario, Scene
from game.pictures import OwnPictures
from game.pictures.own import SUFFIXES

MOST = 64 * 1024 * 1024
"""Bytes of pictures that a session keeps."""


class Gathered(NamedTuple):
    """Bytes by the name that the scenario has for a picture, and what is to be said of the others."""

    bodies: dict[str, bytes]
    notes: tuple[str, ...]


def names(scenario: Scenario) -> tuple[str, ...]:
    """The pictures beside a scenario that it names, each once: its cover, portraits, places, objects."""
    return tuple(dict.fromkeys(name for name in _named(scenario) if name.lower().endswith(SUFFIXES)))


def _named(scenario: Scenario) -> Iterator[str]:
    yield scenario.cover or ""
    for person in scenario.cast:
        yield person.portrait or ""
    parts: tuple[Scene | Ending, ...] = (*scenario.scenes, *scenario.endings)
    for part in parts:
        yield part.place.name if part.place is not None else ""
        yield part.object or ""


def gathered(scenario: Scenario, read: Callable[[str], bytes]) -> Gathered:
    """The pictures of a scenario that can be shown. `read` gives the bytes of one, or raises OSError with a
    sentence."""
    bodies: dict[str, bytes] = {}
    notes: list[str] = []
    room = MOST
    own = OwnPictures(read)
    for name in names(scenario):
        if own(name) is None:
            notes.append(own.why_not(name))
            continue
        body = read(name)
        if len(body) > room:
            notes.append(
                f"{name} is left out: a session keeps {MOST // 1024**2} MiB of pictures. Save it smaller."
            )
            continue
        room -= len(body)
        bodies[name] = body
    return Gathered(bodies, tuple(notes))


def kept(pictures: Mapping[str, bytes]) -> OwnPictures:
    """Finds pictures by the scenario's names for them among those that were kept."""

    def read(name: str) -> bytes:
        if name not in pictures:
            raise OSError(f"{name} was not kept with this session.")
        return pictures[name]

    return OwnPictures(read)
