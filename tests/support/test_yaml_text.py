"""The strategies' scenarios are sound files as well: written out and read in, they are what they were."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given

from game.model import Scenario, Severity
from game.reader import read
from tests.support.strategies import scenarios
from tests.support.yaml_text import yaml_of


@given(scenarios())
def test_a_scenario_survives_being_written_and_read(scenario: Scenario) -> None:
    """Every key of the format goes through text and comes back the same."""
    reading = read(yaml_of(scenario).encode(), "generated.yaml")
    errors = [d for d in reading.diagnostics if d.severity is Severity.ERROR]
    assert errors == []
    assert reading.scenario is not None
    assert replace(reading.scenario, digest="") == replace(scenario, digest="")
