"""The analysis, imported only where something has to be worked out."""

from __future__ import annotations

from game.model import Distribution, Scenario


def work_out(scenario: Scenario) -> Distribution:
    """The exact distribution of meters at the end of a scenario's random play."""
    from game.analysis import distribution

    return distribution(scenario)
