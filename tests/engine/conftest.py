"""The engine's examples run twice: played straight on, and replayed from the first pick at every turn."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from game.engine import Playthrough, pick, replay

Picking = Callable[[Playthrough, str], Playthrough]


def pick_and_replay(play: Playthrough, id: str) -> Playthrough:
    """A pick after which nothing is kept but scenario, seed and picks."""
    after = pick(play, id)
    again = replay(after.scenario, after.seed, after.picks)
    assert again.stopped is None
    assert again.play == after
    assert again.play.state == after.state
    return again.play


@pytest.fixture(params=[pick, pick_and_replay], ids=["straight", "replayed"])
def choose(request: pytest.FixtureRequest) -> Picking:
    """`pick`, once as it is and once with a replay after it."""
    return request.param  # type: ignore[no-any-return]
