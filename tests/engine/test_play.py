"""How a scenario is played, reading by reading of the format."""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.engine import (
    EndlessScenes,
    Machine,
    back_to,
    find_dead_ends,
    find_reach,
    offers,
    pick,
    replay,
    shown,
    start,
    undo,
)
from game.model import Effects, Guard
from game.model.expression import (
    AllOf,
    AnyOf,
    Arithmetic,
    Calculate,
    Compare,
    Comparison,
    Expression,
    FlagValue,
    Negative,
    Not,
    Number,
)
from tests.engine.conftest import Picking
from tests.support.building import END, Builder, choice, ending, outcome, scene, story


def open_ids(play):
    return [offer.choice.id for offer in offers(play) if offer.open]


def test_a_scene_counts_on_entry(choose: Picking) -> None:
    """Inside a scene `seen(it)` holds and `times(it)` is 1 the first time, 2 the second."""
    play = start(
        story(
            scene(
                "a",
                choice("first", "times(a) == 1", go="a"),
                choice("second", "times(a) == 2 and seen(a)", go=END),
            ),
            scene("b", choice("x", go=END)),
        )
    )
    assert open_ids(play) == ["first"]
    assert open_ids(choose(play, "first")) == ["second"]


def test_scenes_that_only_continue_count_and_are_no_decisions(choose: Picking) -> None:
    """They are entered on the way, may lead to the end, and are never stood at."""
    scenario = story(
        scene("intro", go="hall"),
        scene("hall", go="a"),
        scene("a", choice("out", "seen(intro) and times(hall) == 1", go="outro")),
        scene("outro", go=END),
        endings=(ending("both", "seen(outro)"), ending("none")),
    )
    play = start(scenario)
    assert [arrival.scene.id for arrival in play.arrivals] == ["intro", "hall", "a"]
    assert play.scene == scenario.scenes[2]
    play = choose(play, "out")
    assert [arrival.scene.id for arrival in play.arrivals] == ["outro"]
    assert play.over
    assert play.scene is None
    assert play.ending == scenario.endings[0]
    assert len(play.turns) == 1


def test_an_arrival_has_the_state_of_its_own_entry() -> None:
    """A scene that continues does not yet know of the scenes after it."""
    scenario = story(
        scene("a", choice("on", effects={"integrity": 2}, go="b")),
        scene("b", go="c"),
        scene("c", go="b2"),
        scene("b2", choice("x", "times(b) + times(c) + times(b2) == 3 and seen(a)", go=END)),
    )
    play = pick(start(scenario), "on")
    slots = play.machine.slots.visits
    seen = [
        (a.scene.id, a.state[slots["b"]], a.state[slots["c"]], a.state[slots["b2"]]) for a in play.arrivals
    ]
    assert seen == [("b", 1, 0, 0), ("c", 1, 1, 0), ("b2", 1, 1, 1)]
    assert [scenario.scenes[a.state[0]].id for a in play.arrivals] == ["b", "c", "b2"]
    assert {a.state[3] for a in play.arrivals} == {2}


def test_a_start_that_only_continues_to_the_end() -> None:
    """Such a play is over before the first pick, and has its arrivals and its ending."""
    play = start(story(scene("a", go="b"), scene("b", go=END)))
    assert play.over
    assert [arrival.scene.id for arrival in play.arrivals] == ["a", "b"]
    assert play.ending is not None
    assert offers(play) == shown(play) == ()


def test_the_order_of_a_pick(choose: Picking) -> None:
    """Outcome by the old facts, then effects, then settings in order, then the pick is remembered."""
    b = Builder(x=0, y=0, z=0)
    scenario = b.story(
        b.scene(
            "a",
            b.choice(
                "go",
                effects={"efficiency": 5},
                sets=("x: efficiency + crew", "crew", "y: x + crew", "z: chose(a.go)"),
                outcomes=(b.outcome("efficiency >= 5 or crew or chose(a.go)", go="wrong"),),
                go="b",
            ),
        ),
        b.scene("b", b.choice("x", "chose(a.go)", go=END), b.choice("wrong", go="wrong")),
        b.scene("wrong", b.choice("x", go=END)),
    )
    play = choose(start(scenario), "go")
    assert play.scene is not None
    assert play.scene.id == "b"
    assert play.facts.variables == {"x": 5, "y": 6, "z": 0}
    assert open_ids(play) == ["x", "wrong"]


def test_the_first_outcome_that_holds_decides(choose: Picking) -> None:
    """An outcome's keys replace the choice's own whole; what it leaves out is the choice's own."""
    scenario = story(
        scene(
            "a",
            choice(
                "ask",
                effects={"commitment": 1},
                sets=("asked",),
                then="They nod.",
                because="You asked.",
                go="b",
                outcomes=(
                    outcome("standing > 3", effects=Effects(integrity=9)),
                    outcome("standing >= 0", effects=Effects(standing=-1), sets=(), then="They frown."),
                    outcome(effects=Effects(efficiency=9)),
                ),
            ),
        ),
        scene("b", choice("x", go=END)),
    )
    play = choose(start(scenario), "ask")
    assert play.meters == Effects(standing=-1)
    assert play.facts.flags == frozenset()
    turn = play.last
    assert turn is not None
    assert (turn.then[0].text, turn.because) == ("They frown.", "You asked.")
    assert turn.outcome == scenario.scenes[0].choices[0].outcomes[1]


def test_where_no_outcome_holds_the_choice_speaks_for_itself(choose: Picking) -> None:
    """The choice's own keys happen."""
    play = choose(
        start(
            story(
                scene(
                    "a",
                    choice(
                        "x",
                        effects={"integrity": 1},
                        go=END,
                        outcomes=(outcome("false", effects=Effects(9)),),
                    ),
                )
            )
        ),
        "x",
    )
    assert play.meters == Effects(integrity=1)
    assert play.last is not None
    assert play.last.outcome is None


def test_odds_are_shared_by_those_that_hold() -> None:
    """Of three outcomes with odds the one whose guard fails takes no share, and one without odds none."""
    scenario = story(
        scene(
            "a",
            choice(
                "toss",
                go=END,
                outcomes=(
                    outcome("false", odds=100, effects=Effects(100)),
                    outcome(odds=1, effects=Effects(1)),
                    outcome(effects=Effects(50)),
                    outcome("true", odds=3, effects=Effects(2)),
                ),
            ),
        )
    )
    results = [pick(start(scenario, seed), "toss").meters.efficiency for seed in range(4000)]
    assert set(results) == {1, 2}
    assert abs(results.count(1) - 1000) < 100


def test_tosses_are_drawn_afresh() -> None:
    """One play meets both sides of the same coin: a toss depends on the number of its pick."""
    scenario = story(
        scene(
            "a",
            choice(
                "toss",
                go="a",
                outcomes=(outcome(odds=1, effects=Effects(1)), outcome(odds=1, effects=Effects())),
            ),
            choice("out", go=END),
        )
    )
    play = start(scenario, 7)
    heads = []
    for _ in range(200):
        before = play.meters.efficiency
        play = pick(play, "toss")
        heads.append(play.meters.efficiency - before)
    assert 70 < sum(heads) < 130
    assert replay(scenario, 7, play.picks).play.state == play.state


def test_locked_is_on_screen_and_not_on_offer() -> None:
    """A false guard hides a choice, or shows it with the author's reason; once it holds, it is open."""
    play = start(
        story(
            scene(
                "a",
                choice("plain", "standing > 0", go=END),
                choice("shut", "standing > 0", locked="Nobody listens yet.", go=END),
                choice("earn", effects={"standing": 1}, go="a"),
            )
        )
    )
    assert [(o.choice.id, o.open, o.why_not) for o in offers(play)] == [
        ("shut", False, "Nobody listens yet."),
        ("earn", True, None),
    ]
    assert open_ids(pick(play, "earn")) == ["plain", "shut", "earn"]


def test_a_picked_once_choice_is_gone_also_where_it_is_locked(choose: Picking) -> None:
    """After a once choice was picked it is neither open nor shown shut."""
    play = start(
        story(
            scene(
                "a",
                choice(
                    "ask", "standing >= 0", locked="Not now.", once=True, effects={"standing": -1}, go="a"
                ),
                choice("out", go=END),
            )
        )
    )
    play = choose(play, "ask")
    assert [o.choice.id for o in offers(play)] == ["out"]


def test_numbers_and_truth_mix(choose: Picking) -> None:
    """A comparison or a flag counts as 1 or 0; a chain reads as between; nothing unsets a flag."""
    b = Builder(n=2)
    scenario = b.story(
        b.scene(
            "a",
            b.choice(
                "set", sets=("f", "n: (1 < n <= 2) + (n == 2) * 10 + f - -3 + (not f) + (n and 5)"), go="b"
            ),
        ),
        b.scene(
            "b",
            b.choice("between", "0 < n < 20", go=END),
            b.choice("not_between", "0 < n < 3", go=END),
            b.choice("sum", "f + f * 2 == 3", go=END),
            b.choice("minus", "-n < 0", go=END),
            b.choice("truth", "n and not false", go=END),
        ),
    )
    play = choose(start(scenario), "set")
    assert play.facts.variables == {"n": 1 + 10 + 1 + 3 + 0 + 1}
    assert open_ids(play) == ["between", "sum", "minus", "truth"]


def test_a_variable_grows_to_its_bound_and_stays_there() -> None:
    """Growth in a loop is held at 10^15 either way, so that arithmetic never runs away."""
    b = Builder(n=10)
    play = start(
        b.story(b.scene("a", b.choice("x", sets=("n: n * n * -1",), go="a"), b.choice("out", go=END)))
    )
    for _ in range(80):
        play = pick(play, "x")
    assert play.facts.variables == {"n": -(10**15)}


def test_pythons_keywords_are_names_like_any_other() -> None:
    """Flags and ids may be called `return`, `class` or `pass`."""
    scenario = story(
        scene("pass", choice("return", sets=("class",), go="try")),
        scene("try", choice("in", go=END)),
        endings=(ending("is"),),
    )
    play = pick(pick(start(scenario), "return"), "in")
    assert play.ending == scenario.endings[0]
    assert play.facts.flags == {"class"}


def test_a_guard_a_thousand_deep() -> None:
    """Depth is no danger: sums, negations and brackets of any depth are compiled without recursion."""
    total: Expression = Number(1)
    truth: Expression = FlagValue("f")
    for _ in range(2000):
        total = Calculate(Arithmetic.ADD, Negative(Negative(total)), Number(1))
        truth = AnyOf((AllOf((Not(Not(truth)), Number(1))), Number(0)))
    sum_is_right = Compare(total, ((Comparison.EQ, Number(2001)),))
    guarded = replace(choice("x", go=END), when=Guard("deep", AllOf((sum_is_right, truth))))
    shallow = story(scene("a", choice("set", sets=("f",), go="b")), scene("b", choice("y", go=END)))
    first, second = shallow.scenes
    deep = replace(shallow, id="deep", scenes=(first, replace(second, choices=(guarded, *second.choices))))
    assert find_dead_ends(Machine(deep)).sound
    assert open_ids(pick(start(deep), "set")) == ["x", "y"]
    assert find_reach(Machine(deep)).never_open == ()


def test_the_end_takes_the_first_ending_that_holds(choose: Picking) -> None:
    """Endings are asked in order, and the last takes what is left."""
    scenario = story(
        scene(
            "a",
            choice("x", effects={"efficiency": 2}, go=END),
            choice("y", effects={"efficiency": 1}, go=END),
        ),
        endings=(ending("most", "efficiency >= 2"), ending("some", "efficiency >= 1"), ending("none")),
    )
    assert [choose(start(scenario), id).ending for id in "xy"] == list(scenario.endings[:2])


def test_undo_and_back() -> None:
    """Undo is the playthrough with one pick fewer, and going back forgets the picks after."""
    scenario = story(scene("a", choice("x", effects={"efficiency": 1}, go="a"), choice("out", go=END)))
    plays = [start(scenario)]
    for id in ("x", "x", "out"):
        plays.append(pick(plays[-1], id))
    assert undo(plays[3]) is plays[2]
    assert undo(plays[0]) is plays[0]
    assert back_to(plays[3], 2) is plays[1]
    assert back_to(plays[3], 1) is plays[0]
    assert back_to(plays[1], 3) is plays[1]


def test_a_playthrough_prints_as_the_call_that_gives_it() -> None:
    """Pasted back beside its scenario it is the same playthrough."""
    door_test = story(scene("a", choice("x", go="a"), choice("out", go=END)), id="door-test")
    play = pick(pick(start(door_test, 11), "x"), "out")
    assert repr(play) == "replay(door_test, 11, ['x', 'out']).play"
    assert eval(repr(play), {"replay": replay, "door_test": door_test}) == play


def test_a_save_of_an_edited_scenario_goes_as_far_as_it_fits() -> None:
    """Replay stops at a decision that is really there, and says which pick stopped it and why."""
    edited = story(scene("a", choice("x", go="b")), scene("b", choice("new", go=END)))
    result = replay(edited, 0, ["x", "old", "later"])
    assert result.play.picks == ("x",)
    assert result.stopped is not None
    assert (result.stopped.number, result.stopped.scene, result.stopped.open) == (2, "b", ("new",))
    assert result.left == ("old", "later")
    assert "“old” is not a choice of the scene “b”" in str(result.stopped)


def test_scenes_that_never_decide_cannot_be_played() -> None:
    """A start, or a choice, that leads into scenes which only continue to one another says so by name."""
    with pytest.raises(EndlessScenes, match="a, b"):
        start(story(scene("a", go="b"), scene("b", go="a")))
    scenario = story(
        scene("a", choice("x", go="b")),
        scene("b", choice("y", go="c"), choice("z", go=END)),
        scene("c", go="c"),
    )
    with pytest.raises(EndlessScenes, match="continue to one another: c"):
        pick(start(scenario), "x")
    assert find_reach(Machine(scenario)).traps[0].scenes == ("c",)


def test_forty_guarded_choices() -> None:
    """A scene may offer forty choices in any combination, and remembers no more combinations than it must."""
    b = Builder(n=0)
    many = [b.choice(f"c{k}", f"n * {2 * k + 1} < {k * 997}", sets=("n: n + 1",), go="a") for k in range(39)]
    play = start(
        b.story(b.scene("a", *many, b.choice("on", sets=("n: n + 1",), go="a"), b.choice("out", go=END)))
    )
    for _ in range(600):
        play = pick(play, "on")
        n = play.facts.variables["n"]
        assert open_ids(play) == [f"c{k}" for k in range(39) if n * (2 * k + 1) < k * 997] + ["on", "out"]
