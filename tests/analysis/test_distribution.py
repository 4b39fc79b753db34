"""The distribution as a value: its cuts, its bands, and its form on disk."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.analysis import distribution
from game.analysis.spread import distribution_of
from game.engine import Machine
from game.model import Band, Distribution, Marginal, Meter, Scenario
from tests.benchmarks.generated import Story
from tests.support.building import END, Builder, choice, scene, story
from tests.support.strategies import scenarios


def test_cuts_and_bands() -> None:
    """The cut is the smallest value with at least 33 (67) of 100 at or below; thin is below, strong above."""
    marginal = Marginal((-1, 0, 2, 5), (33, 60, 67, 100))
    assert (marginal.cut(33), marginal.cut(67)) == (-1, 2)
    assert [marginal.band(v) for v in (-2, -1, 1, 2, 3, 5)] == [
        Band.THIN,
        Band.HELD,
        Band.HELD,
        Band.HELD,
        Band.STRONG,
        Band.STRONG,
    ]
    assert [marginal.at_or_below(v) for v in (-5, -1, 0, 1, 2, 9)] == [0, 33, 60, 60, 67, 100]


def test_counted_twice(shipped: dict[str, Scenario]) -> None:
    """The worked example of the debrief: +3/+8/+8 and -5 are held, strong, strong and spent."""
    exact = distribution(shipped["counted-twice"])
    bands = [exact[meter].band(value).value for meter, value in zip(Meter, (3, 8, 8, -5), strict=True)]
    assert bands == ["held", "strong", "strong", "thin"]
    assert {exact[meter].total for meter in Meter} == {331_776}


@given(scenarios(scenes=4))
def test_it_survives_being_written_and_read(scenario: Scenario) -> None:
    """What is remembered on disk is what was worked out, to the last digit."""
    exact = distribution_of(Machine(scenario), 200)
    assert Distribution.from_json(json.loads(json.dumps(exact.to_json()))) == exact


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=3),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["meters", "left_out", *(m.value for m in Meter)]), inner, max_size=5
        )
    ),
)


@given(JSON)
def test_anything_else_is_refused(data: Any) -> None:
    """A damaged file gives a ValueError and nothing else."""
    with pytest.raises(ValueError, match="not a distribution"):
        Distribution.from_json(data)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: data["meters"].pop("integrity"),
        lambda data: data["meters"]["integrity"][0].append(99),
        lambda data: data["meters"]["integrity"][0].reverse(),
        lambda data: data["meters"]["integrity"][1].reverse(),
        lambda data: data["meters"].update(integrity=[[], []]),
        lambda data: data["meters"].update(integrity=[[1.5], [1]]),
        lambda data: data["meters"].update(integrity=[[True], [1]]),
        lambda data: data["meters"].update(integrity=[[0], [0]]),
        lambda data: data.update(left_out=-1),
        lambda data: data.update(left_out="0"),
    ],
)
def test_what_is_damaged_is_refused(spoil: Any, shipped: dict[str, Scenario]) -> None:
    """Missing meters, numbers out of order and numbers that are none do not pass for a distribution."""
    data = distribution(shipped["counted-twice"]).to_json()
    spoil(data)
    with pytest.raises(ValueError, match="not a distribution"):
        Distribution.from_json(data)


def test_more_states_than_can_be_looked_at_one_by_one() -> None:
    """A story of millions of states has its distribution too, and one that is not sampled."""
    exact = distribution(Story.make(scenes=40, depth=39).scenario)
    assert exact.left_out == 0
    for meter in Meter:
        marginal = exact[meter]
        assert marginal.cut(33) <= marginal.cut(67)
        assert marginal.total == pytest.approx(2.0**100, rel=1e-12)
    assert exact[Meter.STANDING].values == (0,)
    assert len(exact[Meter.EFFICIENCY].values) > 60


def test_more_than_can_be_looked_at_at_all() -> None:
    """Numbers that never merge and are not fit for boxes: the heaviest plays are followed, the rest named."""
    b = Builder(n=1)
    rooms = [
        b.scene(
            f"s{i}",
            b.choice("x", sets=("n: n * 2 + 1",), effects={"efficiency": 1}, go=f"s{i + 1}"),
            b.choice("y", sets=("n: n * 2",), go=f"s{i + 1}"),
        )
        for i in range(16)
    ]
    last = b.scene("s16", b.choice("a", " * ".join(["n"] * 9) + " == 2", go=END), b.choice("b", go=END))
    exact = distribution_of(Machine(b.story(*rooms, last)), limit=30_000)
    marginal = exact[Meter.EFFICIENCY]
    assert exact.left_out > marginal.total > 0
    assert 0 <= marginal.values[0] <= marginal.values[-1] <= 16


def test_plays_that_never_end() -> None:
    """Where no play came to an end within reach, the start values stand for it and all is left out."""
    wait = [choice(f"w{i}", effects={"efficiency": 1}, go="a") for i in range(30)]
    exact = distribution_of(
        Machine(story(scene("a", *wait, choice("out", "times(a) > 2000", go=END)))), limit=50
    )
    assert exact[Meter.EFFICIENCY] == Marginal((0,), (1,))
    assert exact.left_out > 1
