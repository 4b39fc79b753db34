"""Scenarios that can go round for ever: what is exact is said, and so is what was left out."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from game.analysis import Policy, distribution, explore
from game.analysis.merged import Merged
from game.engine import Machine
from game.model import Meter, Scenario
from tests.support.building import END, Builder, choice, ending, outcome, scene, story
from tests.support.strategies import scenarios

WAITING = story(
    scene(
        "a",
        choice("wait", effects={"efficiency": -1}, go="a"),
        choice("go", effects={"integrity": 1}, go=END),
    ),
    endings=(ending("soon", "efficiency >= -1"), ending("late")),
)


def test_chances_where_paths_have_no_number() -> None:
    """Half of all plays leave at once, a quarter after one wait: three quarters end soon."""
    figures = explore(WAITING)
    assert figures.paths is None
    assert figures.endings is not None
    soon, late = figures.endings
    assert soon.probability == pytest.approx(0.75, abs=1e-15)
    assert late.probability == pytest.approx(0.25, abs=1e-15)
    assert figures.left_out < 1e-20
    assert figures.missing == ("Some scenes can be gone round for ever, so paths have no number.",)


def test_ranges_that_have_no_bound() -> None:
    """A meter that a loop lowers has a highest value and no lowest, and decisions have no most."""
    figures = explore(WAITING)
    assert figures.endings is not None
    soon, late = figures.endings
    assert soon.meters[Meter.EFFICIENCY] == (-1, 0)
    assert late.meters[Meter.EFFICIENCY] == (None, -2)
    assert late.meters[Meter.INTEGRITY] == (1, 1)
    assert figures.decisions == (1, None)
    assert figures.words is not None
    assert figures.words[1] is None


def test_the_distribution_says_what_it_leaves_out() -> None:
    """Each further wait is half as likely; what is not followed weighs next to nothing and is named."""
    exact = distribution(WAITING)
    marginal = exact[Meter.EFFICIENCY]
    assert marginal.cut(33) == -1
    assert marginal.cut(67) == 0
    assert marginal.band(-2).value == "thin"
    whole = marginal.total + exact.left_out
    assert 0 < exact.left_out < whole >> 70
    assert (marginal.total - marginal.at_or_below(-1)) * 2 == whole


def test_a_hub_of_questions_that_can_each_be_asked_once() -> None:
    """Scenes may be gone round while choices run out: such paths have a number, and all is exact."""
    hub = scene("hub", *(choice(id, once=True, go="hub") for id in ("x", "y", "z")), choice("out", go=END))
    figures = explore(story(hub))
    assert figures.paths == 1 + 3 + 3 * 2 + 3 * 2 * 1
    assert figures.missing == ()
    assert figures.decisions == (1, 4)
    assert figures.left_out == 0


def test_an_exploration_without_end_stops() -> None:
    """Numbers that grow without bound make states without end: the answer is of a part, and says so."""
    b = Builder(n=1)
    grow = b.choice("grow", sets=("n: n * 3 + 1",), go="a")
    scenario = b.story(
        b.scene("a", grow, b.choice("out", go="b")),
        b.scene("b", b.choice("x", "n * n == 49", go=END), b.choice("y", go=END)),
    )
    merged = Merged(Machine(scenario), limit=60)
    assert not merged.complete
    figures = explore(scenario, limit=60)
    assert figures.paths is None
    assert figures.partial
    assert not figures.endless
    assert figures.missing[0].startswith("There are more states than were looked at.")
    assert 0 < figures.left_out < 0.01
    assert distribution(scenario).left_out > 0


def test_a_policy_that_never_leaves() -> None:
    """Always expected, and the expected choice is to wait: no ending is ever reached, and all is left out."""
    figures = explore(
        story(
            scene(
                "a", choice("wait", expected=True, go="a"), choice("go", go=END, outcomes=(outcome(odds=2),))
            )
        )
    )
    assert figures.policies is not None
    assert figures.policies[Policy.EXPECTED].endings == {"end": 0.0}
    assert figures.policies[Policy.RANDOM].endings["end"] == pytest.approx(1.0, abs=1e-15)


@settings(max_examples=60)
@given(scenarios(scenes=4))
def test_no_scenario_hangs(scenario: Scenario) -> None:
    """Whatever goes round, the chances of all endings and what is left out come to one."""
    figures = explore(scenario, limit=4000)
    assert figures.endings is not None
    assert sum(e.probability for e in figures.endings) + figures.left_out == pytest.approx(1.0, abs=1e-9)
    assert 0.0 <= figures.left_out <= 1.0
