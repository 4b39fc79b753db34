"""What was worked out once for a scenario, remembered by its digest. The folder may be deleted."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from game.model import Distribution, Scenario
from game.storage.atomic import read_at_most, write
from game.storage.home import Home
from game.storage.save import Damaged, json_object

VERSION = 2
"""Raised whenever the analysis changes its results, so that old ones are forgotten."""

_LARGEST = 16 * 1024 * 1024


def recall(home: Home, digest: str) -> Distribution | None:
    """The distribution remembered for a scenario's digest; None where there is none that can be used."""
    try:
        body = json_object(read_at_most(_path(home, digest), _LARGEST), _LARGEST)
        if body["digest"] != digest:
            return None
        return Distribution.from_json(body)
    except (OSError, Damaged, KeyError, ValueError):
        return None


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
    try:
        body = json.dumps({"digest": digest, **distribution.to_json()})
        write(_path(home, digest), (body + "\n").encode("ascii"))
    except (OSError, ValueError):
        return  # no room, or a weight of more digits than JSON readers agree on


def _path(home: Home, digest: str) -> Path:
    return home.cache / "analysis" / f"{VERSION}-{digest}.json"
