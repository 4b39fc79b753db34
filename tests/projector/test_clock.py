"""Clocks that run on by themselves, and what moves with people."""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.desktop.projector.clockwork import Running, taken_up
from game.desktop.projector.moving import GROW, REST, SLIDE, SWEEP, Moving, name_of
from game.page.projector import ClockFace, ProjectorPage, VotePage
from tests.projector.sessions import pages


def page(left: float | None, held: bool = False) -> ProjectorPage:
    """A talk with a clock."""
    return replace(pages()["talk"], clock=None if left is None else ClockFace(left, 120.0, held))


def rings(running: Running, *moments: float) -> list[float]:
    """The moments at which the bell rings."""
    found = []
    for now in moments:
        running, rang = running.ticked(now)
        if rang:
            found.append(now)
    return found


def test_it_counts_down_between_two_pages() -> None:
    """The window's own seconds do it; a clock that is held stands."""
    running, _ = taken_up(Running(), page(84.0), 10.0)
    assert [running.left(now) for now in (10.0, 40.0, 200.0)] == [84.0, 54.0, 0.0]
    assert taken_up(Running(), page(84.0, held=True), 10.0)[0].left(50.0) == 84.0
    assert taken_up(Running(), page(None), 10.0)[0].left(50.0) is None


def test_the_bell_rings_once_at_the_end() -> None:
    """At 0:00 and not again, whatever pages come after it."""
    running, _ = taken_up(Running(), page(2.0), 0.0)
    assert rings(running, 0.0, 1.9, 2.0, 2.1, 50.0) == [2.0]
    over = running.ticked(2.0)[0]
    again, rang = taken_up(over, page(0.0), 3.0)
    assert not rang
    assert rings(again, 3.0, 4.0) == []


def test_a_clock_that_had_run_out_before_does_not_ring() -> None:
    """A window that opens on it, or a session that is resumed, stays quiet."""
    running, _ = taken_up(Running(), page(0.0), 0.0)
    assert rings(running, 0.0, 5.0) == []


def test_a_clock_that_is_extended_rings_again() -> None:
    """Half a minute more has an end of its own."""
    running, _ = taken_up(Running(), page(1.0), 0.0)
    running, _ = running.ticked(1.0)
    running, _ = taken_up(running, page(30.0), 2.0)
    assert rings(running, 2.0, 31.0, 32.0, 33.0) == [32.0]


def test_a_vote_that_the_room_s_clock_closes_rings_too() -> None:
    """The room may be quicker than the window to see that time is up."""
    running, _ = taken_up(Running(), page(60.0), 0.0)
    running, _ = running.ticked(1.0)
    assert taken_up(running, page(None), 59.8)[1]
    assert not taken_up(running, page(None), 30.0)[1]


def test_the_triangle_slides_at_most_twice_a_second() -> None:
    """It follows the count, and where votes pour in it moves on from where it is."""
    vote = pages()["vote"]
    assert isinstance(vote, VotePage)
    moving = Moving().arrived(replace(vote, share=0.2), 0.0, False)
    assert moving.share(0.0) == 0.2
    moving = moving.followed(replace(vote, share=0.5), REST, False)
    assert moving.share(REST) == pytest.approx(0.2)
    assert 0.2 < (moving.share(REST + SLIDE / 2) or 0) < 0.5
    assert moving.share(REST + SLIDE) == pytest.approx(0.5)
    assert moving.followed(replace(vote, share=0.6), REST + 0.3, False) is moving
    assert moving.followed(replace(vote, share=0.6), 2 * REST, False).end == 0.6


def test_bars_grow_and_paths_follow_once() -> None:
    """And stand from the first moment where a reader wants no motion."""
    moving = Moving().arrived(pages()["moved"], 5.0, False)
    assert (moving.grown(5.0), moving.swept(5.0)) == (0.0, 0.0)
    assert (moving.grown(5.0 + GROW), moving.swept(5.0 + GROW)) == (1.0, 0.0)
    assert moving.swept(5.0 + GROW + SWEEP) == 1.0
    assert not moving.still(5.1)
    assert moving.still(7.0)
    calm = Moving().arrived(pages()["moved"], 5.0, True)
    assert (calm.grown(5.0), calm.swept(5.0), calm.still(5.0)) == (1.0, 1.0, True)


def test_a_count_is_the_same_page_and_a_phase_is_another() -> None:
    """Only another phase or another screen of a text slides in."""
    vote = pages()["vote"]
    assert isinstance(vote, VotePage)
    assert name_of(replace(vote, voted=7, share=0.9)) == name_of(vote)
    assert name_of(pages()["closed"]) != name_of(vote)
    assert name_of(pages()["second"]) != name_of(vote)
    assert name_of(pages()["debrief why"]) != name_of(pages()["debrief cues"])
