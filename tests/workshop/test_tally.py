"""Counting: majorities, splits and movement, with nothing broken down under five."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from game.workshop.room.tally import movement, tally

CHOICES = ("a", "b", "c")
BALLOTS = st.dictionaries(st.integers(1, 60), st.sampled_from(CHOICES), max_size=60)


def test_a_split_needs_five_votes() -> None:
    """Four votes are too few to show, five are enough; hands alone need five as well."""
    assert not tally(CHOICES, dict.fromkeys(range(4), "a"), {}).shown
    assert tally(CHOICES, dict.fromkeys(range(5), "a"), {}).shown
    assert not tally(CHOICES, {}, {"a": 4}).shown
    assert tally(CHOICES, {}, {"a": 3, "b": 2}).shown


def test_per_cent_rounds_halves_up() -> None:
    """One of eight is 13 per cent, seven of eight 88."""
    ballots = {0: "a", **dict.fromkeys(range(1, 8), "b")}
    counted = tally(CHOICES, ballots, {})
    assert (counted.percent("a"), counted.percent("b"), counted.percent("c")) == (13, 88, 0)


@given(BALLOTS, st.dictionaries(st.sampled_from(CHOICES), st.integers(0, 40)))
def test_every_vote_counts_once(ballots: dict[int, str], hands: dict[str, int]) -> None:
    """Counts add up to the ballots, and the leading choices are those with most voices."""
    counted = tally(CHOICES, ballots, hands)
    assert counted.voted == len(ballots)
    most = max(counted.voices)
    expected = tuple(c for c, v in zip(CHOICES, counted.voices, strict=True) if v == most and most)
    assert counted.leading == expected


@given(BALLOTS)
def test_division_is_the_chance_that_two_people_differ(ballots: dict[int, str]) -> None:
    """Drawing two people with replacement, as counted pair by pair."""
    counted = tally(CHOICES, ballots, {})
    people = list(ballots.values())
    pairs = sum(one != other for one in people for other in people)
    expected = Fraction(pairs, len(people) ** 2) if people else Fraction(0)
    assert counted.division == expected


@given(BALLOTS, BALLOTS)
def test_movement_never_tells_a_group_under_five_apart(before: dict[int, str], after: dict[int, str]) -> None:
    """Every stream is five or more, out of a choice that had five or more; under five voters nothing is
    said."""
    moved = movement(CHOICES, before, after)
    both = before.keys() & after.keys()
    assert moved.both == len(both)
    if len(both) < 5:
        assert moved.changed is None
        assert moved.flows == ()
        return
    assert moved.changed == sum(before[who] != after[who] for who in both)
    for flow in moved.flows:
        group = [who for who in both if before[who] == flow.before and after[who] == flow.after]
        assert flow.count == len(group) >= 5
        assert sum(choice == flow.before for choice in before.values()) >= 5
