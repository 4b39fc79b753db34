"""The shipped scenarios, their plays, and every distinct debrief of one, found without walking every path."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from game.analysis import distribution
from game.debrief import Debrief, of
from game.debrief.reading import standing_of
from game.debrief.sentences import OVERLAY, SUMMARY
from game.debrief.slots import filled, slots
from game.debrief.tally import Tally, overlay_of, pattern_of
from game.engine import Playthrough, Toss, Turn, follow, replay, start
from game.model import Distribution, Effects, Marginal, Meter, Scenario
from game.reader import read

SCENARIOS = Path(__file__).parents[2] / "scenarios"
SHIPPED = ("counted-twice", "the-pour", "bed-fourteen", "green-board")


@cache
def shipped(name: str) -> Scenario:
    """A shipped scenario by its id."""
    file = SCENARIOS / f"{name}.yaml"
    reading = read(file.read_bytes(), file.name)
    assert reading.scenario is not None, reading.diagnostics
    return reading.scenario


@cache
def bands_of(name: str) -> Distribution:
    """The exact distribution of a shipped scenario."""
    return distribution(shipped(name))


def played(name: str, picks: str, seed: int = 0) -> Playthrough:
    """A play of a shipped scenario by its picks, with spaces between."""
    result = replay(shipped(name), seed, picks.split())
    assert result.stopped is None, result.stopped
    return result.play


def debriefed(name: str, picks: str, seed: int = 0) -> Debrief:
    """The debrief of a play of a shipped scenario."""
    return of(played(name, picks, seed), bands_of(name))


def level(*values: int) -> Distribution:
    """A distribution in which each meter ends at each of the values equally often; at 0 if none is given."""
    found = tuple(sorted(values or (0,)))
    marginal = Marginal(found, tuple(range(1, len(found) + 1)))
    return Distribution((marginal, marginal, marginal, marginal))


def only_play(scenario: Scenario, picks: Sequence[str], seed: int = 0) -> Playthrough:
    """A finished play of a small scenario."""
    result = replay(scenario, seed, picks)
    assert result.play.over, result.stopped
    return result.play


def possible(play: Playthrough) -> Iterator[Playthrough]:
    """Every playthrough that one more pick can give, each result of a toss among them."""
    for move in play.offered.open.values():
        for one in [m for _, m in move.weighed] if isinstance(move, Toss) else [move]:
            yield follow(play, one)


@dataclass(frozen=True)
class Everything:
    """All that the debriefs of a scenario can say.

    `debriefs` has one debrief for each distinct summary, `ended` one for each combination of bands, and
    `turns` one turn for each distinct row. `paths` counts all plays.
    """

    paths: int
    debriefs: tuple[Debrief, ...]
    ended: tuple[tuple[Playthrough, Debrief], ...]
    turns: tuple[Turn, ...]


@cache
def everything(name: str) -> Everything:
    """Walks a shipped scenario, merging plays with the same state and the same tally.

    What a debrief says follows from the tally, the end and the rows of its turns, and a row follows from the
    scene, the choice, its outcome and what else was open; so nothing that can be said is left out.
    """
    scenario, bands = shipped(name), bands_of(name)
    turns: dict[tuple[object, ...], Turn] = {}
    summaries: dict[tuple[object, ...], Playthrough] = {}
    ended: dict[tuple[object, ...], Playthrough] = {}
    paths = 0
    first = start(scenario)
    layer = {(first.state, Tally()): (1, first)}
    while layer:
        following: dict[tuple[tuple[int, ...], Tally], tuple[int, Playthrough]] = {}
        for (_, tally), (count, play) in layer.items():
            if play.over:
                paths += count
                summaries.setdefault(_summary(tally, play.meters, bands, scenario), play)
                ended.setdefault(tuple(bands[meter].band(play.meters[meter.index]) for meter in Meter), play)
            for child in possible(play):
                turn = child.last
                assert turn is not None
                open = tuple(offer.choice.id for offer in turn.offers if offer.open)
                turns.setdefault((turn.scene.id, turn.choice.id, turn.because, open), turn)
                key = (child.state, tally.plus(turn))
                known = following.get(key)
                following[key] = (count + (known[0] if known else 0), child)
        layer = following
    return Everything(
        paths,
        tuple(of(play, bands) for play in summaries.values()),
        tuple((play, of(play, bands)) for play in ended.values()),
        tuple(turns.values()),
    )


def _summary(tally: Tally, end: Effects, bands: Distribution, scenario: Scenario) -> tuple[object, ...]:
    pattern, overlay = pattern_of(tally), overlay_of(tally)
    found = slots(tally, pattern, end, bands, standing_of(end, bands), scenario)
    return pattern, overlay, filled(SUMMARY[pattern], found), filled(OVERLAY[overlay], found)
