"""What was worked out once for a scenario, remembered by its digest. The folder may be deleted."""

from __future__ import annotations

import json
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

from game.model import Distribution, Marginal, Scenario
from game.storage.atomic import read_at_most, write
from game.storage.home import Home
from game.storage.save import Damaged, json_object

VERSION = 1
"""Raised whenever the analysis changes its results, so that old ones are forgotten."""

_LARGEST = 16 * 1024 * 1024


def recall(home: Home, digest: str) -> Distribution | None:
    """The distribution remembered for a scenario's digest; None where there is none that can be used."""
    try:
        body = json_object(read_at_most(_path(home, digest), _LARGEST), _LARGEST)
        if body["digest"] != digest:
            return None
        first, second, third, fourth = (_marginal(part) for part in body["marginals"])
    except (OSError, Damaged, KeyError, TypeError, ValueError):
        return None
    return Distribution((first, second, third, fourth))


def distribution_of(
    home: Home, scenario: Scenario, work_out: Callable[[Scenario], Distribution]
) -> Distribution:
    """The distribution of a scenario, remembered, or worked out now and then remembered."""
    found = recall(home, scenario.digest)
    if found is None:
        found = work_out(scenario)
        remember(home, scenario.digest, found)
    return found


def remember(home: Home, digest: str, distribution: Distribution) -> None:
    """Remembers a distribution; where it cannot be written it is worked out again the next time."""
    # Weights pass 2^63 and any number of decimal digits that JSON readers agree on, hence hexadecimal text.
    marginals = [
        {"values": list(m.values), "cumulative": [f"{weight:x}" for weight in m.cumulative]}
        for m in distribution.marginals
    ]
    body = {"digest": digest, "marginals": marginals}
    try:
        write(_path(home, digest), (json.dumps(body) + "\n").encode("ascii"))
    except OSError:
        return


def _path(home: Home, digest: str) -> Path:
    return home.cache / "analysis" / f"{VERSION}-{digest}.json"


def _marginal(part: dict[str, Any]) -> Marginal:
    values = tuple(int(value) for value in part["values"])
    cumulative = tuple(int(weight, 16) for weight in part["cumulative"])
    rising = all(a < b for a, b in pairwise(cumulative))
    if not values or len(values) != len(cumulative) or not rising or cumulative[0] <= 0:
        raise ValueError("not a marginal")
    return Marginal(values, cumulative)
