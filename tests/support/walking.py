"""Every path of a small scenario, walked one by one: what the analysis must agree with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from game.analysis import Policy
from game.engine import Playthrough, follow, offers, start
from game.engine.program import Toss
from game.model import Also, Ending, Scenario, word_count


@dataclass(frozen=True)
class Path:
    """A finished play and its chance."""

    play: Playthrough
    chance: Fraction


class TooMany(Exception):
    """The scenario has more paths than were asked for."""


def paths(
    scenario: Scenario, policy: Policy = Policy.RANDOM, most: int = 3000, longest: int = 40
) -> list[Path]:
    """All paths that a policy can take, each toss on its own; raises `TooMany`."""
    found: list[Path] = []
    waiting = [Path(start(scenario), Fraction(1))]
    while waiting:
        path = waiting.pop()
        play = path.play
        if play.over:
            found.append(path)
            continue
        if len(found) + len(waiting) > most or play.length > longest:
            raise TooMany
        assert play.scene is not None
        ids = [offer.choice.id for offer in offers(play) if offer.open]
        places = policy.among(play.scene, play.offered)
        for place in places:
            result = play.offered.open[ids[place]]
            weighed = result.weighed if isinstance(result, Toss) else ((1, result),)
            total = sum(weight for weight, _ in weighed)
            for weight, move in weighed:
                waiting.append(Path(follow(play, move), path.chance * Fraction(weight, len(places) * total)))
    return found


def words(play: Playthrough) -> int:
    """The words read on a finished play, by the format's list."""
    machine, scenario = play.machine, play.scenario
    count = sum(word_count(p.plain) for p in scenario.role)

    def also(extras: tuple[Also, ...], holds: Callable[[Also], bool]) -> int:
        return sum(word_count(p.plain) for extra in extras if holds(extra) for p in extra.prose)

    steps: list[Playthrough] = []
    step: Playthrough | None = play
    while step is not None:
        steps.append(step)
        step = step.previous
    for step in steps:
        for arrival in step.arrivals:
            state = arrival.state
            count += sum(word_count(p.plain) for p in arrival.scene.prose)
            count += also(arrival.scene.also, lambda extra, state=state: machine.holds(extra.when, state))
        for offer in offers(step):
            count += word_count(offer.choice.text) + word_count(offer.why_not or "")
        if step.move is not None:
            count += sum(word_count(p.plain) for p in step.move.then)
    ending: Ending | None = play.ending
    assert ending is not None
    count += sum(word_count(p.plain) for p in ending.prose)
    return count + also(ending.also, lambda extra: machine.holds(extra.when, play.state))
