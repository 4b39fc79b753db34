"""The fewest picks to whatever one may ask of a play's end."""

from __future__ import annotations

from hypothesis import assume, given
from hypothesis import strategies as st

from game.analysis import find_way
from game.engine import Machine, Way, replay
from game.model import Scenario
from game.model.expression import Compare, Comparison, MeterValue, Number
from game.model.meter import Meter
from tests.support.building import END, choice, ending, outcome, scene, story, tree
from tests.support.strategies import scenarios
from tests.support.walking import TooMany, paths

SCENARIO = story(
    scene("a", choice("short", go="b"), choice("kind", effects={"commitment": 2}, sets=("kind",), go="b")),
    scene("b", choice("out", go=END), choice("again", effects={"efficiency": 1}, go="a")),
    endings=(ending("warm", "commitment >= 4"), ending("busy", "efficiency >= 3"), ending("plain")),
)


def picks(**asked) -> tuple[str, ...] | None:
    search = find_way(Machine(SCENARIO), **asked)
    assert search.complete
    return None if search.way is None else search.way.picks


def test_the_shortest_way_to_an_ending() -> None:
    """A loop is gone round as often as the ending needs, and not once more."""
    assert picks(ending="plain") == ("short", "out")
    assert picks(ending="warm") == ("kind", "again", "kind", "out")
    assert len(picks(ending="busy") or ()) == 8


def test_a_way_that_avoids_a_choice() -> None:
    """What may not be picked is gone round."""
    assert picks(ending="busy", avoid=[("a", "short")]) is None
    assert picks(avoid=[("a", "short")]) == ("kind", "out")
    assert picks(avoid=[("b", "out")]) is None


def test_a_way_to_a_condition() -> None:
    """Any expression over meters and flags at the end can be asked for."""
    assert picks(where=tree("kind and efficiency >= 2")) is not None
    assert len(picks(where=tree("kind and efficiency >= 2")) or ()) == 6
    assert picks(where=tree("commitment == 2 and efficiency == 1")) is not None
    assert picks(where=tree("commitment < 0")) is None


def test_what_was_not_established_is_said() -> None:
    """A search that meets its limit is not complete."""
    search = find_way(Machine(SCENARIO), "busy", limit=4)
    assert search.way is None
    assert not search.complete


def test_a_way_that_chance_has_a_say_in() -> None:
    """Where a toss must fall a certain way the way says so."""
    scenario = story(
        scene("a", choice("try", go=END, outcomes=(outcome(odds=1), outcome(odds=1, sets=("won",))))),
        endings=(ending("won", "won"), ending("lost")),
    )
    assert find_way(Machine(scenario), "won").way == Way(("try",), by_chance=True)


def test_a_play_that_is_over_before_it_begins() -> None:
    """No picks lead to the ending of a scenario that only continues."""
    machine = Machine(story(scene("a", go=END), endings=(ending("none", "standing"), ending("end"))))
    assert find_way(machine, "end").way == Way(())
    assert find_way(machine, "none").way is None


@given(st.data(), scenarios(scenes=4, loops=False))
def test_no_way_is_shorter(data: st.DataObject, scenario: Scenario) -> None:
    """Among all paths there is none with fewer picks, and where none is found there is none."""
    try:
        found = [path.play for path in paths(scenario)]
    except TooMany:
        assume(False)
    meter = data.draw(st.sampled_from(Meter))
    least = data.draw(st.integers(-2, 4))
    where = Compare(MeterValue(meter), ((Comparison.GE, Number(least)),)) if least >= 0 else None
    asked = data.draw(st.sampled_from([None, *(e.id for e in scenario.endings)]))
    choices = [(s.id, c.id) for s in scenario.scenes for c in s.choices]
    avoid = data.draw(st.lists(st.sampled_from(choices), max_size=2)) if choices else []
    right = [
        play
        for play in found
        if (asked is None or (play.ending is not None and play.ending.id == asked))
        and (where is None or play.meters[meter.index] >= least)
        and not any((turn.scene.id, turn.choice.id) in avoid for turn in play.turns)
    ]
    # With no search at all the boxes answer, and must answer the same.
    search = find_way(
        Machine(scenario), asked, avoid, where, first_try=data.draw(st.sampled_from([60_000, 0]))
    )
    assert search.complete
    assert (search.way is None) == (not right)
    if search.way is not None:
        assert len(search.way.picks) == min(play.length for play in right)
        assert any(play.picks == search.way.picks for play in right)
        if not search.way.by_chance:
            assert replay(scenario, 0, search.way.picks).play in right
