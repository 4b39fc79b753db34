"""What was said: the story as it was read, with the choices that were made."""

from __future__ import annotations

from game.engine import Playthrough
from game.model import runs
from game.page.blocks import blocks_of, told
from game.page.model import LogEntry


def log(play: Playthrough) -> tuple[LogEntry, ...]:
    """Every scene that was entered, in order, the one on screen included, and at the end the ending.

    The scene on screen, scenes that only continue and the ending have no choice.
    """
    past: list[Playthrough] = []
    at: Playthrough | None = play
    while at is not None:
        past.append(at)
        at = at.previous
    past.reverse()
    found: list[LogEntry] = []
    for index, then in enumerate(past):
        after = past[index + 1] if index + 1 < len(past) else None
        found += _entries(then, after)
    ending = play.ending
    if ending is not None:
        words = told(play.machine, ending.prose, ending.also, play.state)
        found.append(LogEntry(ending.id, ending.title, ending.object, words, (), ()))
    return tuple(found)


def _entries(play: Playthrough, after: Playthrough | None) -> list[LogEntry]:
    """The scenes entered since the last pick; the decision with what `after` made of it."""
    found = []
    for scene, state in play.arrivals:
        words = told(play.machine, scene.prose, scene.also, state)
        if scene.choices and after is not None and after.move is not None:
            choice, then = runs(after.move.choice.text), blocks_of(play.scenario, after.move.then)
        else:
            choice, then = (), ()
        number = play.length + 1 if scene.choices else 0
        found.append(LogEntry(scene.id, scene.title, scene.object, words, choice, then, number))
    return found
