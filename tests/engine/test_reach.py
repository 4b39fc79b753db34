"""Dead ends, traps and what is never reached, each found with the fewest picks that lead there."""

from __future__ import annotations

from game.engine import Machine, Reach, Trap, Way, endless_scenes, find_dead_ends, find_reach
from game.engine.reach import DeadEnd
from game.model import Scenario
from tests.support.building import END, Builder, choice, ending, outcome, scene, story


def dead_ends(scenario: Scenario, limit: int = 200_000) -> Reach:
    return find_dead_ends(Machine(scenario), limit)


def test_a_choice_that_is_always_open_is_proof_enough() -> None:
    """A sound scenario is proved sound from its scenes; no state is looked at."""
    reach = dead_ends(
        story(
            scene(
                "a",
                choice("on", go="b"),
                choice("brave", "courage", go="b"),
                choice("b", sets=("courage",), go="b"),
            ),
            scene("b", choice("out", go=END), choice("again", go="a")),
        )
    )
    assert reach.sound
    assert not reach.explored


def test_guards_that_cover_every_case_are_proof_enough() -> None:
    """`standing >= 0` beside `standing < 0` leaves nobody without an offer."""
    reach = dead_ends(
        story(
            scene(
                "a",
                choice("up", effects={"standing": 3}, go="b"),
                choice("down", effects={"standing": -3}, go="b"),
            ),
            scene("b", choice("x", "standing >= 0", go=END), choice("y", "standing < 0", go=END)),
        )
    )
    assert reach.sound
    assert not reach.explored


def test_a_scene_whose_guards_all_fail() -> None:
    """The scene is named with the fewest picks that lead into it."""
    reach = dead_ends(
        story(
            scene("a", choice("warn", sets=("warned",), go="b"), choice("wait", go="b")),
            scene("b", choice("on", go="c"), choice("back", go="a")),
            scene("c", choice("only", "warned", go=END)),
        )
    )
    assert reach.dead_ends == (DeadEnd("c", Way(("wait", "on"))),)
    assert reach.complete
    assert not reach.sound


def test_a_hub_that_runs_out() -> None:
    """Two questions that can each be asked once, and no way to leave: after both nothing is open."""
    reach = dead_ends(story(scene("hub", choice("x", once=True, go="hub"), choice("y", once=True, go="hub"))))
    assert [end.scene for end in reach.dead_ends] == ["hub"]
    assert len(reach.dead_ends[0].way.picks) == 2


def test_a_hub_with_a_way_out_that_opens() -> None:
    """A hub that opens its door once both questions were asked is sound, though no choice is always open."""
    reach = dead_ends(
        story(
            scene(
                "hub",
                choice("x", once=True, go="hub"),
                choice("y", once=True, go="hub"),
                choice("leave", "chose(hub.x) and chose(hub.y)", go=END),
            )
        )
    )
    assert reach.sound
    assert reach.explored


def test_a_loop_without_a_way_out() -> None:
    """Two scenes that only lead to each other are a trap, and the way into it is given."""
    reach = dead_ends(
        story(
            scene("a", choice("out", go=END), choice("fall", go="b")),
            scene("b", choice("on", go="c")),
            scene(
                "c",
                choice("on", go="b"),
                choice("climb", "rope", go="a"),
                choice("pull", "rope", sets=("rope",), go="a"),
            ),
        )
    )
    assert reach.traps == (Trap(("b", "c"), Way(("fall",))),)


def test_a_way_by_chance_says_so() -> None:
    """Where a toss must fall a certain way, the picks alone do not lead there."""
    reach = dead_ends(
        story(
            scene("a", choice("try", go=END, outcomes=(outcome(odds=1), outcome(odds=3, go="b")))),
            scene("b", choice("no", "never", sets=("never",), go=END)),
        )
    )
    assert reach.dead_ends == (DeadEnd("b", Way(("try",), by_chance=True)),)


def test_an_end_that_no_ending_takes() -> None:
    """Without a last ending that always holds, an end can be left without a name."""
    reach = dead_ends(
        story(
            scene("a", choice("kind", effects={"commitment": 1}, go=END), choice("cold", go=END)),
            endings=(ending("warm", "commitment > 0"),),
        )
    )
    assert reach.stranded == (DeadEnd("a", Way(("cold",))),)


def test_scenes_that_only_continue_to_one_another() -> None:
    """They are found in the file, also where nothing leads to them, and nothing is played."""
    scenario = story(
        scene("a", choice("out", go=END), choice("on", go="b")), scene("b", go="c"), scene("c", go="b")
    )
    assert endless_scenes(scenario) == (("b", "c"),)
    assert dead_ends(scenario).traps == (Trap(("b", "c"), None),)
    assert dead_ends(story(scene("a", go="a"))).traps == (Trap(("a",), None),)


def test_a_counter_that_grows_in_a_loop_is_no_endless_work() -> None:
    """`times` and meters that are only compared with constants saturate: the states are few."""
    reach = dead_ends(
        story(
            scene(
                "a",
                choice("wait", effects={"efficiency": -1}, go="a"),
                choice("leave", "times(a) >= 50 and efficiency < -20", go=END),
            )
        )
    )
    assert reach.sound
    assert reach.states < 60


def test_growth_that_matters_stops_at_the_limit() -> None:
    """Where states never end the answer says what was not established."""
    b = Builder(x=1, y=0)
    reach = dead_ends(
        b.story(
            b.scene(
                "a",
                b.choice("more", sets=("x: x * 2 + y", "y: y + 1"), go="a"),
                b.choice("leave", "x == y", go=END),
            )
        ),
        limit=500,
    )
    assert not reach.complete
    assert not reach.sound
    assert reach.states >= 200
    assert reach.dead_ends == reach.traps == ()


def test_what_is_never_reached() -> None:
    """Scenes, choices and endings that no play comes to are listed exactly, in the order of the file."""
    reach = find_reach(
        Machine(
            story(
                scene(
                    "a", choice("on", go="b"), choice("never", "chose(b.odd) and not chose(b.odd)", go="c")
                ),
                scene(
                    "b", choice("odd", "standing > 2", go="c"), choice("on", effects={"standing": 2}, go=END)
                ),
                scene("c", choice("x", go=END)),
                scene("lost", go="b"),
                endings=(ending("rich", "standing > 2"), ending("plain"), ending("after")),
            )
        )
    )
    assert reach.never_entered == ("c", "lost")
    assert reach.never_open == (("a", "never"), ("b", "odd"), ("c", "x"))
    assert reach.never_ending == ("rich", "after")


def test_five_thousand_scenes_in_a_row_and_three_thousand_of_two_doors() -> None:
    """Walks are loops of their own: length is no danger, and equal states are one."""
    row = [scene(f"s{i}", choice("on", go=f"s{i + 1}")) for i in range(5000)]
    doors = [
        scene(f"s{i}", choice("l", "f", go=f"s{i + 1}"), choice("r", "not f", sets=("f",), go=f"s{i + 1}"))
        for i in range(3000)
    ]
    for scenes in (row, doors):
        scenario = story(*scenes, scene(f"s{len(scenes)}", choice("out", go=END)))
        assert dead_ends(scenario).sound
        assert find_reach(Machine(scenario)).complete


def test_a_start_that_is_already_the_end() -> None:
    """A scenario of one scene that only continues to its end has no states to look at and is sound."""
    reach = find_reach(Machine(story(scene("a", go=END))))
    assert reach.sound
    assert reach.states == 0
