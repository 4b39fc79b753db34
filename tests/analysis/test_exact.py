"""The analysis agrees with walking every path, on any scenario: what is merged loses nothing."""

from __future__ import annotations

from collections import Counter, defaultdict
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from game.analysis import Policy, distribution
from game.analysis.exploring import Exploration, explore
from game.analysis.tallies import overlay_from, overlay_tallies, pattern_from, pattern_tallies
from game.debrief.tally import Tally, overlay_of, pattern_of
from game.engine import Playthrough
from game.model import Meter, Scenario
from tests.support.strategies import scenarios
from tests.support.walking import Path, TooMany, paths, words


def walked(scenario: Scenario, policy: Policy = Policy.RANDOM) -> list[Path]:
    """All paths, or an assumption that fails where there are too many to walk."""
    try:
        return paths(scenario, policy)
    except TooMany:
        assume(False)
        return []


def counted(play: Playthrough) -> Tally:
    tally = Tally()
    for turn in play.turns:
        tally = tally.plus(turn)
    return tally


def shares(found: list[Path], of: Any) -> dict[Any, Fraction]:
    """The chance of each value that `of` a play takes."""
    shares: dict[Any, Fraction] = defaultdict(Fraction)
    for path in found:
        shares[of(path.play)] += path.chance
    return dict(shares)


def close(found: dict[Any, float], wanted: dict[Any, Fraction]) -> bool:
    """Equal up to the last digits of a float."""
    keys = {key for key, value in {**wanted, **found}.items() if value}
    return keys <= set(wanted) and all(
        found.get(k, 0.0) == pytest.approx(float(wanted[k]), abs=1e-12) for k in keys
    )


@given(scenarios(scenes=5, loops=False))
def test_endings_and_their_ranges(scenario: Scenario) -> None:
    """Paths, chances and meter ranges of every ending; decisions and words at the least and the most."""
    found = walked(scenario)
    figures = explore(scenario)
    assert figures.missing == ()
    assert figures.paths == len(found)
    assert figures.endings is not None
    count = Counter(path.play.ending.id for path in found if path.play.ending is not None)
    assert {e.id: e.paths for e in figures.endings if e.paths} == count
    assert close({e.id: e.probability for e in figures.endings}, shares(found, lambda play: play.ending.id))
    for ending in figures.endings:
        ends = [
            path.play.meters
            for path in found
            if path.play.ending == scenario.endings[_place(scenario, ending.id)]
        ]
        wanted = {m: (min(e[m.index] for e in ends), max(e[m.index] for e in ends)) for m in Meter if ends}
        assert ending.meters == wanted
    lengths, read = [path.play.length for path in found], [words(path.play) for path in found]
    assert figures.decisions == (min(lengths), max(lengths))
    assert figures.words == (min(read), max(read))


def _place(scenario: Scenario, id: str) -> int:
    return [ending.id for ending in scenario.endings].index(id)


@given(scenarios(scenes=5, loops=False))
def test_policies(scenario: Scenario) -> None:
    """Where each policy ends, with what means, and which choices it never takes."""
    figures = explore(scenario)
    assert figures.policies is not None
    taken: dict[Policy, Counter[tuple[str, str]]] = {}
    for policy in Policy:
        found = walked(scenario, policy)
        assert close(figures.policies[policy].endings, shares(found, lambda play: play.ending.id))
        for meter in Meter:
            mean = sum(path.chance * path.play.meters[meter.index] for path in found)
            assert figures.policies[policy].meters[meter] == pytest.approx(float(mean), abs=1e-9)
        taken[policy] = Counter((t.scene.id, t.choice.id) for path in found for t in path.play.turns)
    assert figures.choices is not None
    for choice in figures.choices:
        key = (choice.scene, choice.choice)
        assert set(choice.policies) == {p for p in Policy if p is not Policy.RANDOM and taken[p][key]}
        assert (choice.picked > 0) == bool(taken[Policy.RANDOM][key])
        assert (choice.shift is not None) == bool(taken[Policy.RANDOM][key])


@given(scenarios(scenes=5, loops=False))
def test_patterns_overlays_and_bands(scenario: Scenario) -> None:
    """Patterns and overlays are the debrief's own, and the distribution is exact in whole numbers."""
    found = walked(scenario)
    figures = explore(scenario)
    assert figures.patterns is not None
    assert figures.overlays is not None
    assert close(figures.patterns, shares(found, lambda play: pattern_of(counted(play))))
    assert close(figures.overlays, shares(found, lambda play: overlay_of(counted(play))))
    exact = distribution(scenario)
    assert exact == figures.distribution
    assert exact.left_out == 0
    for meter in Meter:
        marginal = exact[meter]
        wanted = shares(found, lambda play, meter=meter: play.meters[meter.index])
        assert list(marginal.values) == sorted(wanted)
        for value in marginal.values:
            below = sum(chance for v, chance in wanted.items() if v <= value)
            assert Fraction(marginal.at_or_below(value), marginal.total) == below


@given(scenarios(scenes=4, loops=False))
def test_shifts(scenario: Scenario) -> None:
    """A choice's shift is the ending's chance after it less what chance alone gives where it is open."""
    found = walked(scenario)
    figures = explore(scenario)
    after: dict[Any, Fraction] = defaultdict(Fraction)
    mass: dict[Any, Fraction] = defaultdict(Fraction)
    open_there: dict[Any, Fraction] = defaultdict(Fraction)
    for path in found:
        for turn in path.play.turns:
            ids = [offer.choice.id for offer in turn.offers if offer.open]
            ending = path.play.ending
            assert ending is not None
            picked = (turn.scene.id, turn.choice.id)
            mass[picked] += path.chance
            after[picked, ending.id] += path.chance
            for id in ids:
                open_there[(turn.scene.id, id), ending.id] += path.chance / len(ids)
    assert figures.choices is not None
    for choice in figures.choices:
        shift, key = choice.shift, (choice.scene, choice.choice)
        if shift is None:
            assert not mass[key]
            continue
        differences = {
            e.id: abs(after[key, e.id] - open_there[key, e.id]) / mass[key] for e in scenario.endings
        }
        assert shift.size == pytest.approx(float(max(differences.values())), abs=1e-12)
        assert shift.picked == pytest.approx(float(after[key, shift.ending] / mass[key]), abs=1e-12)
        assert shift.by_chance == pytest.approx(float(open_there[key, shift.ending] / mass[key]), abs=1e-12)


@given(st.lists(st.integers(0, 6), min_size=8, max_size=8))
def test_sums_decide_as_the_debrief_does(numbers: list[int]) -> None:
    """The tallied sums with every fraction multiplied out give the pattern of the formulas as written."""
    m, lead, b, neither, met, part, expected, _ = numbers
    made = m + lead + b + neither
    met, part, expected = min(met, made), min(part, made - min(met, made)), min(expected, made)
    tally = Tally(made=made, management=m, leadership=lead, both=b, met=met, part=part, expected=expected)
    share_high, share_low = 3 * m - 7 * lead - 2 * b, 7 * m - 3 * lead + 2 * b
    sums = (2 * expected - made, m + lead + b, share_high, share_low, 10 * met + 5 * part - 6 * made)
    assert pattern_from(*sums) is pattern_of(tally)
    held = [max(low, min(high, n)) for n, (low, high) in zip(sums, _bounds(pattern_tallies), strict=True)]
    assert pattern_from(*held) is pattern_of(tally)
    net, tested = numbers[0] - numbers[1], numbers[7]
    wanted = overlay_of(Tally(net=net, tested=tested > 0))
    held = [
        max(low, min(high, n)) for n, (low, high) in zip((net, tested), _bounds(overlay_tallies), strict=True)
    ]
    assert overlay_from(*held) is overlay_from(net, tested) is wanted


def _bounds(tallies: Any) -> list[Any]:
    return [tally.bounds for tally in tallies(None)]


GOLDEN = {
    "counted-twice": (
        23_886,
        (7, 8),
        {"efficiency": [1, 4], "commitment": [-2, 2], "integrity": [1, 4], "standing": [-2, 0]},
    ),
    "bed-fourteen": (
        55_488,
        (8, 8),
        {"efficiency": [-1, 2], "commitment": [0, 3], "integrity": [0, 4], "standing": [-4, -1]},
    ),
    "green-board": (
        36_584,
        (8, 8),
        {"efficiency": [-1, 3], "commitment": [-1, 2], "integrity": [1, 4], "standing": [-2, 1]},
    ),
    "the-pour": (
        14_955,
        (6, 9),
        {"efficiency": [-1, 2], "commitment": [0, 4], "integrity": [-1, 2], "standing": [-3, 0]},
    ),
}
"""For each shipped scenario its paths, its decisions at the least and the most, and the cuts of its bands."""


def test_golden_numbers(shipped: dict[str, Scenario]) -> None:
    """The shipped scenarios have as many paths as were counted, and bands cut where they were."""
    found: dict[str, Exploration] = {id: explore(scenario) for id, scenario in shipped.items()}
    assert {id: (f.paths, f.decisions, f.to_json()["bands"]) for id, f in found.items()} == GOLDEN
    endings = found["counted-twice"].to_json()["endings"]
    assert {id: round(100 * e["probability"], 2) for id, e in endings.items()} == {
        "weighed_year": 13.15,
        "thin_room": 21.14,
        "short_weight": 21.73,
        "second_letter": 21.99,
        "break_in_series": 11.0,
        "thirty_four": 11.0,
    }
