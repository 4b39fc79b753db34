"""Where exact weights of a meter would be too long, rows of floats come to the same."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import assume, given

from game.analysis import rows, spread
from game.analysis.merged import Merged
from game.analysis.policy import Policy
from game.analysis.weights import among
from game.engine import machine_of
from game.engine.lens import Lens
from game.engine.relevance import Relevance
from game.model import Distribution, Meter, Scenario
from game.reader import read
from tests.support import hostile
from tests.support.strategies import scenarios


def chance_of(found: Distribution, meter: Meter) -> dict[int, float]:
    """The chance of each value of a meter at the end."""
    marginal = found[meter]
    weights = [marginal.cumulative[0], *(b - a for a, b in pairwise(marginal.cumulative))]
    return {value: weight / marginal.total for value, weight in zip(marginal.values, weights, strict=True)}


def seen(scenario: Scenario) -> Merged:
    machine = machine_of(scenario)
    return Merged(machine, Lens(machine, Relevance(machine, endings=False)), endings=False)


@given(scenarios(scenes=5, loops=False))
def test_rows_come_to_what_whole_numbers_say(scenario: Scenario) -> None:
    """Every value of every meter has the same chance, up to the last digits of a float."""
    merged = seen(scenario)
    assume(merged.complete)
    floats = spread._in_rows(merged, among(merged, Policy.RANDOM))
    exact = spread.distribution(scenario)
    for meter in Meter:
        assert chance_of(floats, meter) == pytest.approx(chance_of(exact, meter), rel=1e-12)


def test_weights_of_thousands_of_digits(monkeypatch: pytest.MonkeyPatch) -> None:
    """A thousand scenes in a row come out alike: by whole numbers, by rows, and by boxes without rows."""
    scenario = read(hostile.chain(1000).encode(), "chain.yaml", None).scenario
    assert scenario is not None
    exact = chance_of(spread.distribution(scenario), Meter.EFFICIENCY)
    common = {value: chance for value, chance in exact.items() if chance > 2.0**-90}
    assert 200 < len(common) < 1000
    monkeypatch.setattr(spread, "_MOST_WORK", 0)
    floats = chance_of(spread.distribution(scenario), Meter.EFFICIENCY)
    assert {value: floats[value] for value in common} == pytest.approx(common, rel=1e-2)
    assert {v: floats[v] for v in common if common[v] > 1e-12} == pytest.approx(
        {v: chance for v, chance in common.items() if chance > 1e-12}, rel=1e-10
    )
    monkeypatch.setattr(rows, "MOST_CELLS", 1000)
    boxed = chance_of(spread.distribution(scenario), Meter.EFFICIENCY)
    assert {value: boxed[value] for value in common} == pytest.approx(common, rel=1e-2)
