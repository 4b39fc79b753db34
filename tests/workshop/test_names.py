"""Given names: a material and a plain thing, each to one person."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from game.workshop.room.names import MATERIALS, THINGS, name


@given(st.integers(0, 2**32 - 1))
def test_a_room_of_two_thousand_has_as_many_names(seed: int) -> None:
    """No two people of a session share a name."""
    names = {name(seed, number) for number in range(1, 2001)}
    assert len(names) == 2000


def test_when_names_run_out_a_numeral_follows() -> None:
    """The first person after the last combination gets a name with a 2."""
    total = len(MATERIALS) * len(THINGS)
    assert name(1, total + 1) == f"{name(1, 1)} 2"


def test_another_name_is_another_one() -> None:
    """Asking again gives a different name each of the first times."""
    names = [name(5, 17, again) for again in range(6)]
    assert len(set(names)) == 6


def test_lists_hold_plain_single_words() -> None:
    """Each word is one capitalised word of letters, and stands once."""
    for words in (MATERIALS, THINGS):
        assert len(set(words)) == len(words)
        assert all(word.isalpha() and word.istitle() for word in words)
    assert not set(MATERIALS) & set(THINGS)
