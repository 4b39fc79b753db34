"""What was worked out once is remembered by the scenario's digest."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.model import Distribution, Marginal, Scenario
from game.storage import Home, distribution_of, recall, remember
from tests.support.building import choice, scene, story


def rising(steps: list[int]) -> tuple[int, ...]:
    """Each value with all before it added."""
    found, total = [], 0
    for step in steps:
        total += step
        found.append(total)
    return tuple(found)


marginals = st.lists(st.integers(1, 10**400), min_size=1, max_size=6).flatmap(
    lambda steps: st.builds(
        Marginal,
        st.sets(st.integers(), min_size=len(steps), max_size=len(steps)).map(lambda s: tuple(sorted(s))),
        st.just(rising(steps)),
    )
)
distributions = st.builds(
    Distribution, st.tuples(marginals, marginals, marginals, marginals), st.integers(0, 10**400)
)
EVEN = Distribution((Marginal((0, 1), (1, 2)),) * 4)
GOOD = {"digest": "abc", **EVEN.to_json()}


def whole(**changed: object) -> bytes:
    """What is written for EVEN, with some of it changed."""
    return json.dumps({**GOOD, **changed}).encode()


@given(distributions)
def test_a_distribution_comes_back_exact(distribution: Distribution) -> None:
    """Weights of any size come back to the last digit."""
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        at = Home(Path(folder), Path(folder, "cache"))
        remember(at, "abc", distribution)
        assert recall(at, "abc") == distribution


def test_it_is_worked_out_once(at: Home) -> None:
    """The second time the analysis is not asked."""
    asked: list[str] = []

    def work_out(scenario: Scenario) -> Distribution:
        asked.append(scenario.id)
        return EVEN

    one = story(scene("a", choice("x", go="END")), digest="d1")
    assert distribution_of(at, one, work_out) == EVEN
    assert distribution_of(at, one, work_out) == EVEN
    assert distribution_of(at, story(*one.scenes, digest="d2"), work_out) == EVEN
    assert asked == ["test", "test"]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"[]",
        b'{"digest": "abc"}',
        whole(digest="other"),
        whole(meters=[1, 2, 3, 4]),
        whole(meters={**GOOD["meters"], "integrity": [[0, 1], [2, 1]]}),
        whole(meters={**GOOD["meters"], "integrity": [[0], [0]]}),
        whole(left_out=-1),
    ],
)
def test_what_is_damaged_is_forgotten(at: Home, data: bytes) -> None:
    """The cache holds nothing that matters: what cannot be used counts as not there."""
    remember(at, "abc", EVEN)
    (path,) = (at.cache / "analysis").iterdir()
    path.write_bytes(data)
    assert recall(at, "abc") is None


def test_a_cache_that_cannot_be_written_costs_only_time(at: Home) -> None:
    """Nothing is said and nothing fails."""
    at.folder.parent.mkdir(parents=True, exist_ok=True)
    at.folder.write_text("", encoding="utf-8")
    remember(at, "abc", EVEN)
    assert recall(at, "abc") is None
