"""Moods are numbers for head and body and a gesture of the arms; numbers can glide."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.model import MOODS
from game.pictures import Library
from game.pictures.pose import Pose, between, mood_drawn, pose_of

NUMBERS = st.floats(-40, 40)
POSES = st.builds(
    Pose,
    arms=st.sampled_from(["mug", "open"]),
    head=st.tuples(NUMBERS, NUMBERS, NUMBERS),
    body=st.tuples(NUMBERS, NUMBERS),
    hat=NUMBERS,
    hatless=st.booleans(),
)


def test_a_drawn_mood_is_the_persons_own(library: Library) -> None:
    """Ruth leans into her worry further than most, with both hands round the mug."""
    pose = pose_of(library.art, library.people["ruth"], "worried")
    assert pose.arms == "wrap"
    assert pose.body == (1.5, 8)
    assert pose.head == library.art.moods["worried"].head


def test_a_mood_that_nobody_drew_keeps_head_and_body_and_borrows_arms(library: Library) -> None:
    """Sadness takes the arms of worry, the rest take neutral ones."""
    blessing = pose_of(library.art, library.people["blessing"], "sad")
    assert blessing.arms == "tight"
    assert (blessing.head, blessing.body) == (library.art.moods["sad"].head, library.art.moods["sad"].body)
    bashir = pose_of(library.art, library.people["bashir"], "surprised")
    assert bashir.arms == "bag"
    assert bashir.head == library.art.moods["surprised"].head


def test_a_mood_that_does_not_exist_is_neutral(library: Library) -> None:
    """What an author wrote never stops the picture."""
    goran = library.people["goran"]
    assert pose_of(library.art, goran, "peckish") == pose_of(library.art, goran, "neutral")
    assert mood_drawn(library.art, goran, "") == "neutral"


def test_a_hat_is_pushed_up_or_taken_off(library: Library) -> None:
    """Goran pushes his cap up in surprise and holds it in sorrow."""
    goran = library.people["goran"]
    assert pose_of(library.art, goran, "surprised").hat == -12
    assert pose_of(library.art, goran, "sad").hatless


@pytest.mark.parametrize("mood", MOODS)
def test_everybody_has_every_mood(library: Library, mood: str) -> None:
    """Drawn or borrowed, the arms of each mood are a group of that person's file."""
    for id, person in library.people.items():
        assert pose_of(library.art, person, mood).arms in library.person(id).arms, id


@given(POSES, POSES)
def test_a_change_of_mood_begins_at_one_pose_and_ends_at_the_other(one: Pose, other: Pose) -> None:
    """Share 0 is the first, 1 the second, and beyond them nothing moves."""
    assert between(one, other, 0) == between(one, other, -1) == one
    assert between(one, other, 1) == between(one, other, 2) == other


@given(POSES, POSES, st.floats(0.01, 0.99))
def test_a_change_of_mood_stays_between_the_two(one: Pose, other: Pose, share: float) -> None:
    """Every number lies between the two poses'; shapes are those of the nearer."""
    pose = between(one, other, share)
    near = one if share < 0.5 else other
    assert (pose.arms, pose.hatless) == (near.arms, near.hatless)
    pairs = zip((*pose.head, *pose.body, pose.hat), (*one.head, *one.body, one.hat), strict=True)
    for (value, a), b in zip(pairs, (*other.head, *other.body, other.hat), strict=True):
        assert min(a, b) - 1e-9 <= value <= max(a, b) + 1e-9
