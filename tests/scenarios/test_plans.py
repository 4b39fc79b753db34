"""The shipped scenarios play as their plans retell them, straight on and replayed at every turn."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.model import Scenario
from tests.engine.conftest import Picking, pick, pick_and_replay
from tests.support.plans import Plan, follow, plans_of

HERE = Path(__file__).parent
PLANS = [(path.stem, plan) for path in sorted(HERE.glob("*.plan")) for plan in plans_of(path)]


def test_every_shipped_scenario_has_a_plan(shipped: dict[str, Scenario]) -> None:
    """A scenario ships with playthroughs that come to each of its endings."""
    for id, scenario in shipped.items():
        reached = {
            line.rest for name, plan in PLANS if name == id for line in plan.lines if line.word == "ending"
        }
        assert reached == {ending.id for ending in scenario.endings}


@pytest.mark.parametrize("choose", [pick, pick_and_replay], ids=["straight", "replayed"])
@pytest.mark.parametrize(("id", "plan"), PLANS, ids=[f"{id}: {plan.name}" for id, plan in PLANS])
def test_the_plan_holds(id: str, plan: Plan, choose: Picking, shipped: dict[str, Scenario]) -> None:
    """Every line of the plan is true when its turn comes."""
    follow(plan, shipped[id], choose)


def test_a_plan_that_does_not_hold_says_which_line(shipped: dict[str, Scenario]) -> None:
    """The runner compares: a wrong line of each kind is found, by its number."""
    (_, good), *_ = (pair for pair in PLANS if pair[0] == "counted-twice")
    for number, line in enumerate(good.lines):
        wrong = {"meters": "0 0 0 0", "open": "nothing", "bands": "thin thin thin banked"}.get(
            line.word, "lost"
        )
        lines = (*good.lines[:number], type(line)(line.number, line.word, wrong), *good.lines[number + 1 :])
        with pytest.raises(AssertionError, match=f"line {line.number}:"):
            follow(Plan(good.name, lines), shipped["counted-twice"])
