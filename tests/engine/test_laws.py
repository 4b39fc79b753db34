"""What holds for every scenario and every play of it."""

from __future__ import annotations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from game.engine import (
    IllegalPick,
    Machine,
    Playthrough,
    find_dead_ends,
    find_reach,
    meters_of,
    offers,
    pick,
    replay,
    shown,
    start,
    undo,
)
from game.engine.compiler import compile_test
from game.engine.lens import Lens
from game.engine.program import Toss
from game.model import Scenario
from game.model.expression import Chose, Times
from tests.support import reference
from tests.support.strategies import is_sound, plays, scenarios, unsound_scenarios
from tests.support.walking import TooMany, paths


@given(st.data(), scenarios())
def test_the_engine_agrees_with_the_plainest_reading(data: st.DataObject, scenario: Scenario) -> None:
    """Offers, outcomes, arrivals, meters, facts and endings are those of the reference at every turn."""
    play = start(scenario, data.draw(st.integers(0, 99)))
    position = reference.begin(scenario)
    for _ in range(12):
        slots = play.machine.slots
        assert [(o.choice.id, o.open, o.why_not) for o in offers(play)] == reference.on_screen(position)
        assert play.meters == reference.meters(position)
        assert [a.scene.id for a in play.arrivals] == [id for id, _ in position.entered]
        for arrival, (_, facts) in zip(play.arrivals, position.entered, strict=True):
            for extra in arrival.scene.also:
                assert play.machine.holds(extra.when, arrival.state) == reference.holds(extra.when, facts)
            assert all(arrival.state[slot] == facts[Times(id)] for id, slot in slots.visits.items())
            assert all(arrival.state[slot] == facts[Chose(*key)] for key, slot in slots.chosen.items())
        if play.over:
            assert position.scene is None
            assert play.ending == reference.ending(scenario, position)
            return
        assert play.scene == position.scene
        choice = data.draw(st.sampled_from([o.choice for o in offers(play) if o.open]))
        result = play.offered.open[choice.id]
        weighed = result.weighed if isinstance(result, Toss) else ((1, result),)
        possible = reference.outcomes(position, choice)
        if len(possible) > 1:
            assert [(weight, move.outcome) for weight, move in weighed] == possible
        else:
            assert [move.outcome for _, move in weighed] == [possible[0][1]]
        play = pick(play, choice.id)
        assert play.move is not None
        position = reference.step(scenario, position, choice, play.move.outcome)


@given(st.data(), scenarios())
def test_replay_gives_the_same_play(data: st.DataObject, scenario: Scenario) -> None:
    """Scenario, seed and picks are all there is to a playthrough."""
    play = data.draw(plays(scenario))
    again = replay(scenario, play.seed, play.picks)
    assert again.stopped is None
    assert again.play == play
    assert hash(again.play) == hash(play)
    assert (again.play.state, again.play.turns) == (play.state, play.turns)


@given(st.data(), scenarios())
def test_undo_after_a_pick_is_the_same_playthrough(data: st.DataObject, scenario: Scenario) -> None:
    """Whatever is open, picking it and undoing leads back to the very same value."""
    play = data.draw(plays(scenario))
    for offer in offers(play):
        if offer.open:
            after = pick(play, offer.choice.id)
            assert undo(after) is play
            assert after != play
            assert after.picks == (*play.picks, offer.choice.id)


@given(st.data(), scenarios())
def test_shuffling_changes_nothing_but_places(data: st.DataObject, scenario: Scenario) -> None:
    """What is shown is what is offered; the order follows from seed and ids and stays while choices come."""
    play = data.draw(plays(scenario))
    assert sorted(map(id, shown(play))) == sorted(map(id, offers(play)))
    if play.scene is not None:
        order = play.machine.program(play.state[0]).order(play.seed)
        ids = [offer.choice.id for offer in offers(play)]
        assert [offer.choice.id for offer in shown(play)] == sorted(ids, key=order.__getitem__)


@given(st.data(), scenarios())
def test_illegal_picks_change_nothing(data: st.DataObject, scenario: Scenario) -> None:
    """Every id that is not open is refused, with what is open, and leaves the playthrough as it was."""
    play = data.draw(plays(scenario))
    here = () if play.scene is None else play.scene.choices
    known = tuple(o.choice.id for o in offers(play) if o.open)
    before = (play.state, play.picks, offers(play))
    for id in {"no_such_choice", *(choice.id for choice in here)} - set(known):
        with pytest.raises(IllegalPick) as refused:
            pick(play, id)
        assert refused.value.open == known
        assert refused.value.number == play.length + 1
    assert (play.state, play.picks, offers(play)) == before


@given(st.data(), scenarios())
def test_a_guard_holds_as_it_is_compiled(data: st.DataObject, scenario: Scenario) -> None:
    """A guard asked alone gives what it gave inside its scene's program."""
    play = data.draw(plays(scenario))
    if play.scene is None:
        return
    for choice in play.scene.choices:
        if choice.when is not None and not choice.once:
            test = compile_test(choice.when.expression, play.machine.slots)
            assert bool(test(play.state)) == (choice.id in play.offered.open)


@given(st.data(), scenarios())
def test_merged_states_have_one_future(data: st.DataObject, scenario: Scenario) -> None:
    """Through a lens a play looks as it does without: same offers, same moves, same ending."""
    lens = Lens(Machine(scenario))
    play = start(scenario, data.draw(st.integers(0, 99)))
    part = lens.part(play.state)
    while not play.over and play.length < 12:
        offered = lens.offered(play.state[0])(part)
        assert list(offered.open) == list(play.offered.open)
        assert offered.offers == play.offered.offers
        id = data.draw(st.sampled_from(list(offered.open)))
        result = offered.open[id]
        play = pick(play, id)
        move = result.fall(play.seed, play.length) if isinstance(result, Toss) else result
        part = lens.step(move)(part)
        assert part == lens.part(play.state)
    if play.over:
        assert lens.ending()(part) == play.ending


@settings(max_examples=150)
@given(unsound_scenarios())
def test_what_is_proved_is_true(scenario: Scenario) -> None:
    """The proof from scenes alone never says sound where looking at every state finds otherwise."""
    machine = Machine(scenario)
    quick, full = find_dead_ends(machine, 2_000), find_reach(machine, 2_000)
    if full.complete and not quick.explored:
        assert full.sound
    for end in quick.dead_ends:
        if not end.way.by_chance:
            play = replay(scenario, 0, end.way.picks).play
            assert play.scene is not None
            assert play.scene.id == end.scene
            assert not play.offered.open


@given(scenarios(scenes=5, loops=False))
def test_what_is_never_reached_is_on_no_path(scenario: Scenario) -> None:
    """Scenes, choices and endings that are said to be out of reach are those that no path comes to."""
    try:
        found = [path.play for path in paths(scenario)]
    except TooMany:
        assume(False)
        return
    reach = find_reach(Machine(scenario))
    assert reach.sound
    turns = [turn for play in found for turn in play.turns]
    picked = {(turn.scene.id, turn.choice.id) for turn in turns}
    entered = {a.scene.id for play in found for step in _steps(play) for a in step.arrivals}
    ended = {play.ending.id for play in found if play.ending is not None}
    assert set(reach.never_open) == {(s.id, c.id) for s in scenario.scenes for c in s.choices} - picked
    assert set(reach.never_entered) == {s.id for s in scenario.scenes} - entered
    assert set(reach.never_ending) == {e.id for e in scenario.endings} - ended


def _steps(play: Playthrough) -> list[Playthrough]:
    steps = [play]
    while steps[-1].previous is not None:
        steps.append(steps[-1].previous)
    return steps


@given(st.data(), unsound_scenarios().filter(is_sound))
def test_a_sound_scenario_is_never_stuck(data: st.DataObject, scenario: Scenario) -> None:
    """Where soundness was established, every play stands at an open choice or at an ending."""
    play = data.draw(plays(scenario, most=20))
    assert play.offered.open or play.ending is not None
    assert meters_of(play.state) == play.meters
