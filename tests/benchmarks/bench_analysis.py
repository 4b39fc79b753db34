"""Exact analysis: a shipped scenario cold, and a story of sixty scenes with more than 10^21 paths.

Times are of a fresh machine each round; the scenario is read already. Nothing is sampled: the number of paths
is printed to its last digit.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from game.analysis import distribution, explore, find_way
from game.engine import Machine, find_dead_ends, find_reach
from game.engine.machine import _machine_of
from game.model import Scenario
from game.reader import read
from tests.benchmarks.generated import Story

ROUNDS = 7
SHIPPED = Path(__file__).parent.parent.parent / "scenarios"


def main() -> None:
    """Prints the median of each task in milliseconds, with what was asked for where something was."""
    counted = _read("counted-twice")
    large = Story.make(scenes=60, depth=59).scenario
    long = Story.make(scenes=1000, depth=100).scenario
    _row("distribution of Counted Twice, cold", lambda: distribution(counted))
    _row("every figure of Counted Twice, cold", lambda: explore(counted))
    _row("what can be reached in Counted Twice", lambda: find_reach(Machine(counted)))
    _row("dead ends of 1,000 scenes, by proof", lambda: find_dead_ends(Machine(long)))
    figures = _row("every figure of 60 scenes, cold", lambda: explore(large), "1,000 ms asked for")
    print(f"    {figures.paths:,} paths; the exact number")
    for ending in large.endings[:-1]:
        way = _row(
            f"the shortest way to {ending.id} among them", lambda id=ending.id: find_way(Machine(large), id)
        )
        print(f"    {len(way.way.picks) if way.way else 'no'} picks")


def _row(name: str, work: Callable[[], Any], asked: str = "") -> Any:
    """Times some work, each round with nothing remembered; gives its last result."""
    times, processor = [], []
    for _ in range(ROUNDS):
        _machine_of.cache_clear()
        began, busy = time.perf_counter(), time.process_time()
        result = work()
        times.append(1000 * (time.perf_counter() - began))
        processor.append(1000 * (time.process_time() - busy))
    print(
        f"{name:<44}{statistics.median(times):>9.1f} ms, of processor time "
        f"{statistics.median(processor):>8.1f} ms  {asked}"
    )
    return result


def _read(id: str) -> Scenario:
    scenario = read((SHIPPED / f"{id}.yaml").read_bytes(), f"{id}.yaml").scenario
    assert scenario is not None
    return scenario


if __name__ == "__main__":
    main()
