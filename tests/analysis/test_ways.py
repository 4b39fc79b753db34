"""The fewest picks to every scene and every ending, and what no play comes to."""

from __future__ import annotations

from hypothesis import assume, given

from game.analysis.way import find_way
from game.analysis.ways import Target, find_targets, leads_to
from game.engine import Machine, Way
from game.model import Scenario
from tests.support.building import END, choice, ending, outcome, scene, story
from tests.support.strategies import scenarios
from tests.support.walking import TooMany, paths

SCENARIO = story(
    scene("a", choice("left", go="hall"), choice("right", sets=("right",), go="b"), choice("out", go=END)),
    scene("hall", go="b"),
    scene(
        "b", choice("back", go="a"), choice("locked", when="integrity >= 5", go="vault"), choice("on", go=END)
    ),
    scene("vault", choice("stay", go=END)),
    endings=(ending("brave", "right"), ending("rich", "integrity >= 5"), ending("plain")),
)


def last(scenario: Scenario, seed: int = 1, limit: int = 60_000) -> dict[str, Target]:
    """All that is known in the end, by id."""
    return {target.id: target for target in list(find_targets(scenario, seed, limit))[-1]}


def test_scenes_then_endings_each_with_its_fewest_picks() -> None:
    """Also a scene that only continues, and the one that the play begins at."""
    found = last(SCENARIO)
    assert list(found) == ["a", "hall", "b", "vault", "brave", "rich", "plain"]
    ways = {id: target.way.picks for id, target in found.items() if target.way is not None}
    assert ways == {
        "a": (), "hall": ("left",), "b": ("left",), "brave": ("right", "on"), "plain": ("out",)
    }  # fmt: skip


def test_what_no_play_comes_to_is_told_as_such() -> None:
    """A scene behind a guard that never holds, and the ending behind it."""
    found = last(SCENARIO)
    assert [(id, one.way, one.certain) for id, one in found.items() if one.way is None] == [
        ("vault", None, True), ("rich", None, True)
    ]  # fmt: skip


def test_what_the_first_search_leaves_is_looked_for_one_by_one() -> None:
    """Each answer tells more; what is still looked for says so, and at last nothing is."""
    answers = list(find_targets(SCENARIO, 1, limit=3))
    assert any(target.looking for target in answers[0])
    assert not any(target.looking for target in answers[-1])
    assert len(answers) > 1


def test_a_seed_is_found_with_which_chance_leads_there() -> None:
    """The one that was given where it serves, else another; the picks then do lead there."""
    tossed = choice("try", go=END, outcomes=(outcome(odds=1), outcome(odds=9, sets=("won",))))
    scenario = story(scene("a", tossed), endings=(ending("won", "won"), ending("lost")))
    for seed in range(20):
        found = last(scenario, seed)
        for id in ("won", "lost"):
            way, serving = found[id].way, found[id].seed
            assert way == Way(("try",), by_chance=True)
            assert serving is not None
            assert leads_to(scenario, serving, ("try",), id, ending=True)
            assert (serving == seed) == leads_to(scenario, seed, ("try",), id, ending=True)


@given(scenarios(scenes=4))
def test_every_way_leads_where_it_says(scenario: Scenario) -> None:
    """With its seed, whatever the scenario has of guards, tosses and loops."""
    for id, target in last(scenario, 5).items():
        if target.way is not None and target.seed is not None:
            assert leads_to(scenario, target.seed, target.way.picks, id, target.ending)
        if target.way is not None and not target.way.by_chance:
            assert target.seed == 5


@given(scenarios(scenes=4, loops=False))
def test_no_way_is_shorter_and_what_is_out_of_reach_is(scenario: Scenario) -> None:
    """Against every path, walked one by one."""
    try:
        plays = [path.play for path in paths(scenario)]
    except TooMany:
        assume(False)
    fewest: dict[tuple[bool, str], int] = {}
    for play in plays:
        at = play
        if play.ending is not None:
            key = (True, play.ending.id)
            fewest[key] = min(fewest.get(key, play.length), play.length)
        while at is not None:
            for arrival in at.arrivals:
                fewest[False, arrival.scene.id] = min(
                    fewest.get((False, arrival.scene.id), at.length), at.length
                )
            at = at.previous
    found = {(one.ending, one.id): one for one in list(find_targets(scenario, 1))[-1]}
    assert {key: len(one.way.picks) for key, one in found.items() if one.way is not None} == fewest
    machine = Machine(scenario)
    for ended, id in found:
        if not ended:
            search = find_way(machine, scene=id)
            assert search.complete
            assert fewest.get((False, id)) == (None if search.way is None else len(search.way.picks))
