"""Near names: few, and near enough."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.reader.complaints import made_id
from game.reader.suggest import Suggester, distance, or_list

WORDS = st.text("abcd_", max_size=7)


@given(WORDS, WORDS)
def test_distance_is_the_plain_recursion(one: str, other: str) -> None:
    """Letters to add, drop, change or swap with their neighbours; beyond the limit, just beyond it."""

    def plain(a: str, b: str) -> int:
        table = {(i, 0): i for i in range(len(a) + 1)} | {(0, j): j for j in range(len(b) + 1)}
        for i in range(1, len(a) + 1):
            for j in range(1, len(b) + 1):
                least = min(
                    table[i - 1, j] + 1, table[i, j - 1] + 1, table[i - 1, j - 1] + (a[i - 1] != b[j - 1])
                )
                if i > 1 and j > 1 and a[i - 1] == b[j - 2] and a[i - 2] == b[j - 1]:
                    least = min(least, table[i - 2, j - 2] + 1)
                table[i, j] = least
        return table[len(a), len(b)]

    true = plain(one, other)
    assert distance(one, other, 20) == true
    assert min(distance(one, other, 2), 3) == min(true, 3)


@pytest.mark.parametrize(
    ("word", "names", "near"),
    [
        ("tilte", ["title", "text"], ["title"]),
        ("Title", ["title", "text"], ["title"]),
        ("freezr", ["freezer", "freezes", "kitchen"], ["freezer"]),
        ("comitmnt", ["commitment", "efficiency"], ["commitment"]),
        ("hal", ["hall", "half", "hat", "halt"], ["half", "hall"]),
        ("x", ["a", "b"], []),
        ("zeal", ["process", "people"], []),
        ("", ["a"], []),
        ("w" * 5000, ["w" * 5000], []),
    ],
)
def test_what_is_near(word: str, names: list[str], near: list[str]) -> None:
    """Case aside, two at most, the nearest first; nothing rather than something far."""
    assert Suggester().near(word, names) == near


def test_after_thousands_of_wrong_names_single_slips_are_still_found() -> None:
    """Only what is further away is no longer looked for, so that a hopeless file costs a moment."""
    names = {f"scene_{number}" for number in range(3000)}
    suggest = Suggester()
    for number in range(3000):
        suggest.near(f"quite_another_{number}", names)
    assert suggest.near("scnee_17", names) == ["scene_17"]
    assert suggest.near("sceen_171x", names) == []
    assert Suggester().near("sceen_171x", names) != []


def test_names_in_words() -> None:
    """As one says them."""
    assert [or_list(["a", "b", "c"][:count]) for count in range(4)] == [
        "",
        "`a`",
        "`a` or `b`",
        "`a`, `b` or `c`",
    ]


@pytest.mark.parametrize(
    ("words", "id"), [("Zoë’s Café", "zoe-s-cafe"), ("1.1", "s-1-1"), ("Ünï", "uni"), ("日本", "")]
)
def test_an_id_is_made_of_what_is_left_without_accents(words: str, id: str) -> None:
    """Two titles that differ in their words get two ids; where nothing is left, none is made up."""
    assert made_id(words, dashes=True) == id
