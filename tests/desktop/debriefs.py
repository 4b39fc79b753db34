"""Finished plays to lay out and to walk through: every choice made once, every ending reached."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from random import Random

from game.analysis import distribution as spread
from game.debrief import of
from game.desktop.answers import Debriefed
from game.desktop.screens.finished import Finished
from game.desktop.screens.play import begin
from game.engine import Playthrough, offers, pick, replay, start
from game.model import Distribution
from game.page import debrief_page
from tests.desktop.views import briefing, scenario

SEED = 3
WORKED = ("lanes", "check", "page", "listen", "refuse", "timetable", "open", "sums")
"""The picks of the example in the papers."""


@cache
def distribution(id: str) -> Distribution:
    """What random play comes to."""
    return spread(scenario(id))


def debriefed(play: Playthrough, earlier: tuple[Playthrough, ...] = ()) -> Debriefed:
    """The answer that the window gets for a finished play."""
    return Debriefed(play, of(play, distribution(play.scenario.id)), earlier)


def finished(
    play: Playthrough,
    picked: int | None = None,
    first: Finished | None = None,
    earlier: tuple[Playthrough, ...] = (),
) -> Finished:
    """A finished play as the screens of the debrief hand it on."""
    answer = debriefed(play, earlier)
    ended = begin(play, briefing(play.scenario.id).closed(), "", True)
    return Finished(debrief_page(play, answer.debrief), ended, picked, earlier, first)


def worked() -> Playthrough:
    """The worked example."""
    return replay(scenario("counted-twice"), SEED, WORKED).play


def to_the_end(play: Playthrough, place: int = 0) -> Playthrough:
    """A play to its end: always the open choice of that place, counted round."""
    while not play.over:
        open = [offer for offer in offers(play) if offer.open]
        play = pick(play, open[place % len(open)].choice.id)
    return play


def at_random(play: Playthrough, random: Random) -> Playthrough:
    """A play to its end by chance."""
    while not play.over:
        play = pick(play, random.choice([offer for offer in offers(play) if offer.open]).choice.id)
    return play


@cache
def plays(id: str) -> tuple[Playthrough, ...]:
    """Plays in which every choice that can be made is made once, and more until every ending is reached."""
    found = dict.fromkeys(_each_choice(id))
    endings = {play.ending.id for play in found if play.ending is not None}
    wanted = {ending.id for ending in scenario(id).endings} - endings
    for seed in range(2000):
        if not wanted:
            break
        play = at_random(start(scenario(id), seed), Random(seed))
        if play.ending is not None and play.ending.id in wanted:
            wanted.discard(play.ending.id)
            found[play] = None
    assert not wanted, f"no play of {id} reached {wanted}"
    return tuple(found)


def _each_choice(id: str) -> Iterator[Playthrough]:
    made: set[tuple[str, str]] = set()
    waiting = [start(scenario(id), SEED)]
    while waiting:
        play = waiting.pop(0)
        scene = play.scene
        if scene is None:
            continue
        for offer in offers(play):
            key = (scene.id, offer.choice.id)
            if offer.open and key not in made:
                made.add(key)
                after = pick(play, offer.choice.id)
                waiting.append(after)
                yield to_the_end(after)
