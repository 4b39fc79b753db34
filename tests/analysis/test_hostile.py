"""Scenarios that would keep a careless analysis busy for ever: each question ends, and says what is open."""

from __future__ import annotations

import pytest

from game.analysis import distribution, explore, find_way
from game.engine import Machine, find_dead_ends, find_reach
from game.model import Meter, Scenario
from tests.support.building import END, Builder, choice, ending, scene, story


def rising(scenes: int, choices: int) -> Scenario:
    """Scenes in a row whose choices all ask for what was picked before: states that do not merge."""
    rooms = [
        scene(
            f"s{i}",
            choice("on", go=f"s{i + 1}"),
            *(
                choice(
                    f"c{k}",
                    f"chose(s{(7 * i + k) % i}.c{k}) or efficiency > {k}" if i else None,
                    effects={"efficiency": k % 5 - 2},
                    go=f"s{i + 1}",
                )
                for k in range(choices)
            ),
        )
        for i in range(scenes)
    ]
    endings = (ending("high", "efficiency > 40"), ending("low"))
    return story(*rooms, scene(f"s{scenes}", choice("x", go=END)), endings=endings)


def wandering() -> Scenario:
    """A loop that moves a meter both ways, with a door at one value only."""
    up, down = (choice(id, effects={"efficiency": by}, go="a") for id, by in (("up", 1), ("down", -1)))
    return story(scene("a", up, down, choice("door", "efficiency == 9", go=END)))


def growing() -> Scenario:
    """Two variables that feed each other without end."""
    b = Builder(x=1, y=1)
    more, less = (
        b.choice("more", sets=("x: x * 3 + y", "y: y + x"), go="a"),
        b.choice("less", sets=("x: x - y",), go="a"),
    )
    return b.story(
        b.scene("a", more, less, b.choice("out", go=END)),
        endings=(b.ending("one", "x == 7"), b.ending("end")),
    )


@pytest.mark.parametrize(
    "make", [lambda: rising(30, 12), wandering, growing], ids=["rising", "wandering", "growing"]
)
def test_every_question_ends(make) -> None:
    """With a small limit each tool answers, says that its answer is of a part, and what weight is missing."""
    scenario = make()
    limit = 3000
    assert find_dead_ends(Machine(scenario), limit).dead_ends == ()
    reach = find_reach(Machine(scenario), limit)
    assert not reach.complete
    assert reach.never_open == reach.never_ending == ()
    figures = explore(scenario, limit)
    assert figures.paths is None
    assert figures.missing
    assert 0.0 < figures.left_out <= 1.0
    assert figures.to_json()["paths"] is None
    assert figures.partial
    assert figures.untaken == ()
    assert figures.decisive is None
    search = find_way(Machine(scenario), scenario.endings[0].id, limit=limit)
    assert search.complete or search.way is None


def test_six_hundred_scenes_in_a_row() -> None:
    """A count of 2^600 paths and chances far below a float's last digit are no trouble."""
    row = [
        scene(f"s{i}", choice("a", effects={"efficiency": 1}, go=f"s{i + 1}"), choice("b", go=f"s{i + 1}"))
        for i in range(600)
    ]
    scenario = story(
        *row,
        scene("s600", choice("x", go=END)),
        endings=(ending("all", "efficiency == 600"), ending("most")),
    )
    figures = explore(scenario)
    assert figures.paths == 2**600
    assert figures.endings is not None
    assert [e.paths for e in figures.endings] == [1, 2**600 - 1]
    assert figures.endings[0].meters[Meter.EFFICIENCY] == (600, 600)
    assert figures.endings[1].meters[Meter.EFFICIENCY] == (0, 599)
    marginal = distribution(scenario)[Meter.EFFICIENCY]
    assert marginal.cut(33) == 295
    assert marginal.cut(67) == 305
