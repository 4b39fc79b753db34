"""What holds for the tests of every room."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

# A shared machine may be slow at any moment: time is a matter for the benchmarks.
settings.register_profile("fulcrum", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("fulcrum")
