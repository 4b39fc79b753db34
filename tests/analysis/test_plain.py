"""The analysis beside the format's readings at their plainest: nothing compiled, merged or shared with it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from fractions import Fraction
from typing import NamedTuple

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from game.analysis import Policy, explore, find_way
from game.engine import Machine
from game.model import Choice, Meter, Principle, Risk, Scenario, Scene
from game.model.expression import Expression, MeterValue
from tests.support.expressions import GUARDS, meaning, renamed
from tests.support.reference import Position, begin, ending, on_screen, outcomes, step
from tests.support.strategies import scenarios

MOST = 3000


class Play(NamedTuple):
    """Picks as (scene, choice), their chance, and where they lead."""

    picks: tuple[tuple[str, str], ...]
    chance: Fraction
    at: Position


Pick = Callable[[Scene, list[Choice]], list[Choice]]


def followed(scenario: Scenario, pick: Pick, most: int = MOST, longest: int = 10**9) -> Iterator[Play]:
    """Every play to its end, or to so many picks; passes over scenarios with too many."""
    waiting = [Play((), Fraction(1), begin(scenario))]
    count = 0
    while waiting:
        play = waiting.pop()
        scene = play.at.scene
        if scene is None or len(play.picks) == longest:
            yield play
            continue
        count += 1
        assume(count < most)
        open_ids = [id for id, is_open, _ in on_screen(play.at) if is_open]
        picked = pick(scene, [c for c in scene.choices if c.id in open_ids])
        for choice in picked:
            results = outcomes(play.at, choice)
            total = sum(weight for weight, _ in results) * len(picked)
            for weight, outcome in results:
                waiting.append(
                    Play(
                        (*play.picks, (scene.id, choice.id)),
                        play.chance * Fraction(weight, total),
                        step(scenario, play.at, choice, outcome),
                    )
                )


MANAGEMENT = set(list(Principle)[:8])
RISKS = [Risk.NONE, Risk.SOME, Risk.HIGH]


def sides(principles: tuple[Principle, ...]) -> tuple[int, int]:
    """How many of them are management's, and how many leadership's."""
    ours = sum(one in MANAGEMENT for one in principles)
    return ours, len(principles) - ours


def meets(scene: Scene, choice: Choice) -> bool:
    """By the format: a called principle; where the moment calls for both sides, one from each."""
    if scene.moment is None:
        return False
    called = scene.moment.calls_for
    shared = tuple(one for one in choice.draws_on if one in called)
    return all(sides(shared)) if all(sides(called)) else bool(shared)


KINDS: dict[Policy, Callable[[Scene, Choice, list[Choice]], bool]] = {
    Policy.RANDOM: lambda scene, choice, open: True,
    Policy.MANAGEMENT: lambda scene, choice, open: sides(choice.draws_on)[0] > sides(choice.draws_on)[1],
    Policy.LEADERSHIP: lambda scene, choice, open: sides(choice.draws_on)[1] > sides(choice.draws_on)[0],
    Policy.MOMENT: lambda scene, choice, open: meets(scene, choice),
    Policy.EXPECTED: lambda scene, choice, open: choice.expected,
    Policy.RISKIEST: lambda scene, choice, open: (
        RISKS.index(choice.risk) == max(RISKS.index(one.risk) for one in open)
    ),
}


def by(policy: Policy) -> Pick:
    """The choices that a policy picks from: those of its kind, or all where there are none."""

    def pick(scene: Scene, open: list[Choice]) -> list[Choice]:
        return [choice for choice in open if KINDS[policy](scene, choice, open)] or open

    return pick


def ending_id(scenario: Scenario, play: Play) -> str:
    taken = ending(scenario, play.at)
    assert taken is not None
    return taken.id


@pytest.mark.parametrize("policy", Policy)
@given(scenario=scenarios(scenes=5, loops=False))
def test_where_each_policy_leads(policy: Policy, scenario: Scenario) -> None:
    """Chances of endings and means of meters of each way of picking; of random play also paths and ranges."""
    plays = list(followed(scenario, by(policy)))
    figures = explore(scenario)
    assert figures.policies is not None
    assert figures.endings is not None
    chances: dict[str, Fraction] = defaultdict(Fraction)
    for play in plays:
        chances[ending_id(scenario, play)] += play.chance
    found = figures.policies[policy]
    for id, chance in found.endings.items():
        assert chance == pytest.approx(float(chances[id]), abs=1e-12)
    for meter in Meter:
        mean = sum(play.chance * meters_of(play)[meter.index] for play in plays)
        assert found.meters[meter] == pytest.approx(float(mean), abs=1e-9)
    if policy is Policy.RANDOM:
        assert figures.paths == len(plays)
        for one in figures.endings:
            ends = [meters_of(play) for play in plays if ending_id(scenario, play) == one.id]
            assert one.paths == len(ends)
            ranges = {
                m: (min(e[m.index] for e in ends), max(e[m.index] for e in ends)) for m in Meter if ends
            }
            assert one.meters == ranges


def meters_of(play: Play) -> list[int]:
    """The four meters at the end of a play."""
    return [play.at.facts[MeterValue(meter)] for meter in Meter]


@given(st.data(), scenarios(scenes=4, loops=False))
def test_the_fewest_picks_to_whatever_is_asked(data: st.DataObject, scenario: Scenario) -> None:
    """--to, --avoid and --where together, for any condition over any names, one by one and box by box."""
    plays = list(followed(scenario, by(Policy.RANDOM)))
    names: list[Expression] = list(begin(scenario).facts)
    where = data.draw(st.none() | GUARDS.map(lambda guard: renamed(guard, names)))
    to = data.draw(st.sampled_from([None, *(e.id for e in scenario.endings)]))
    choices = [(s.id, c.id) for s in scenario.scenes for c in s.choices]
    avoid = data.draw(st.lists(st.sampled_from(choices), max_size=2)) if choices else []
    right = [
        tuple(id for _, id in play.picks)
        for play in plays
        if to in (None, ending_id(scenario, play))
        and (where is None or meaning(where, play.at.facts))
        and not set(avoid) & set(play.picks)
    ]
    for first_try in (60_000, 0):
        search = find_way(Machine(scenario), to, avoid, where, first_try=first_try)
        assert search.complete
        assert (search.way is None) == (not right)
        if search.way is not None:
            assert search.way.picks in right
            assert len(search.way.picks) == min(map(len, right))


@given(scenarios(scenes=4))
def test_chances_where_plays_go_round(scenario: Scenario) -> None:
    """Plays of few picks give the least that an ending's chance can be, and what is under way the most."""
    plays = list(followed(scenario, by(Policy.RANDOM), most=1500, longest=6))
    over = [play for play in plays if play.at.scene is None]
    under_way = 1 - sum(play.chance for play in over)
    least: dict[str, Fraction] = defaultdict(Fraction)
    for play in over:
        least[ending_id(scenario, play)] += play.chance
    figures = explore(scenario, limit=4000)
    for one in figures.endings or ():
        assert one.probability + figures.left_out >= float(least[one.id]) - 1e-9
        assert one.probability <= float(least[one.id] + under_way) + 1e-9
