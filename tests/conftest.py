"""What holds for the tests of every room."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from game.model import Scenario
from game.reader import read

# A shared machine may be slow at any moment: time is a matter for the benchmarks.
settings.register_profile(
    "fulcrum", max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("fulcrum")


@pytest.fixture(scope="session")
def shipped() -> dict[str, Scenario]:
    """The scenarios that ship with the game, by id."""
    found = {}
    for path in sorted((Path(__file__).parent.parent / "scenarios").glob("*.yaml")):
        scenario = read(path.read_bytes(), path.name).scenario
        assert scenario is not None
        found[scenario.id] = scenario
    return found
