"""Chance is a function of the seed: the same everywhere, even, and owned by one playthrough."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from game.engine.chance import draw, hash_text, mix, place


def test_known_values() -> None:
    """The generator is SplitMix64 and the hash FNV-1a: saved playthroughs depend on these very numbers."""
    assert mix(0) == 0xE220A8397B1DCDAF
    assert hash_text("") == 0xCBF29CE484222325
    assert hash_text("a") == 0xAF63DC4C8601EC8C
    assert [draw(1, number, hash_text("visit.open"), 6) for number in range(1, 9)] == [1, 3, 1, 1, 1, 0, 1, 1]


@given(st.integers(0, 2**64 - 1), st.integers(1, 50), st.integers(2, 12))
def test_a_toss_is_in_range(seed: int, number: int, total: int) -> None:
    """A toss gives one of as many results as were asked for."""
    assert 0 <= draw(seed, number, hash_text("a.b"), total) < total


def test_tosses_are_even_over_seeds_picks_and_choices() -> None:
    """Whichever of the three varies, each of five results comes up a fifth of the time."""
    for varied in (
        [draw(seed, 3, hash_text("a.b"), 5) for seed in range(5000)],
        [draw(7, number, hash_text("a.b"), 5) for number in range(5000)],
        [draw(7, 3, hash_text(f"a.c{k}"), 5) for k in range(5000)],
    ):
        assert all(abs(count - 1000) < 130 for count in Counter(varied).values())


def test_every_order_of_three_choices_comes_up() -> None:
    """Shuffling favours no place: over many seeds the six orders of three choices are equally common."""
    ids = [hash_text(f"hub.{id}") for id in ("ask", "wait", "tell")]
    orders = Counter(
        tuple(sorted(range(3), key=lambda k, seed=seed: place(seed, hash_text("hub"), ids[k])))
        for seed in range(6000)
    )
    assert len(orders) == 6
    assert all(abs(count - 1000) < 140 for count in orders.values())
