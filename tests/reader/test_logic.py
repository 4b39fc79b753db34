"""Whether conditions leave a case open is worked out from their form."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.model.expression import Expression, Times
from game.reader.expression import parse
from game.reader.logic import cover_everything
from tests.support.expressions import EXPRESSIONS, GUARDS, meaning, renamed


def trees(*texts: str) -> list[Expression]:
    """The conditions of these texts."""
    found = [parse(text, ()).expression for text in texts]
    assert None not in found
    return [tree for tree in found if tree is not None]


@pytest.mark.parametrize(
    ("texts", "sure"),
    [
        (("told", "not told"), True),
        (("a and b", "not a", "not b"), True),
        (("standing >= 3", "standing < 3"), True),
        (("standing > 3", "standing <= 3"), True),
        (("standing == 3", "standing != 3"), True),
        (("true",), True),
        (("a", "not a and b", "not a and not b"), True),
        (("told",), False),
        (("a and b", "not a"), False),
        (("standing > 3", "standing < 3"), False),
        (("false",), False),
        ((), False),
        (tuple(f"f{n} or not f{n}" for n in range(11)), False),
    ],
)
def test_what_is_sure(texts: tuple[str, ...], sure: bool) -> None:
    """A flag and its negation, a comparison and its opposite; more than ten facts are too many to say."""
    assert cover_everything(trees(*texts)) is sure


PLACES: list[Expression] = [Times("a"), Times("b"), Times("c")]


@given(st.lists(EXPRESSIONS | GUARDS, max_size=4), st.lists(st.integers(-3, 4), min_size=3, max_size=3))
def test_a_yes_is_always_true(conditions: list[Expression], values: list[int]) -> None:
    """Where everything is covered, one condition holds whatever the numbers are."""
    conditions = [renamed(condition, PLACES) for condition in conditions]
    if cover_everything(conditions):
        known = dict(zip(PLACES, values, strict=True))
        assert any(meaning(condition, known) for condition in conditions)
