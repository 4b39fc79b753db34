"""The debrief as front ends show it: the question, the summary, the decisions, the end; and two plays."""

from __future__ import annotations

import pytest

from game.debrief import of
from game.engine import start
from game.model import Fit, Lean
from game.page import DebriefPage, compare, debrief_page, plain
from game.page.debrief import QUESTION
from tests.support.building import END, choice, scene, story
from tests.support.plays import debriefed, level, only_play, played

FIRST = "lanes check page listen refuse timetable open sums"
SECOND = "lanes check page listen refuse limit no room"
THIRD = "call tell ease thank carry panel return come_true"


def page_of(picks: str, seed: int = 0) -> DebriefPage:
    return debrief_page(played("counted-twice", picks, seed), debriefed("counted-twice", picks, seed))


def test_the_question_comes_with_a_tile_for_each_decision() -> None:
    """A name that is the title stands once."""
    assert QUESTION == "Before you read on: which decision would you most like to have again?"
    tiles = page_of(FIRST).tiles
    assert (tiles[0].number, tiles[0].title, tiles[0].called) == (1, "Monday, 06:40", "The dead freezer")
    assert (tiles[7].number, tiles[7].title, tiles[7].called) == (8, "Pellworth's letter", "")
    assert tiles[5].object == "plates"
    kitchen = page_of(THIRD).tiles[2]
    assert (kitchen.title, kitchen.called) == ("The staff kitchen", "")


def test_the_summary_page() -> None:
    """Where it ended, the three bands in words, and what it cost."""
    page = page_of(FIRST)
    assert plain.words(page.ended_at) == "You ended at The weighed year"
    assert [(m.name, m.band) for m in page.meters] == [
        ("Efficiency", "held"),
        ("Commitment", "strong"),
        ("Integrity", "strong"),
    ]
    assert page.bands == "Efficiency held, commitment strong, integrity strong."
    assert page.cost == "You ended with less credit upstairs than you began with."
    assert (page.cover, page.ending, page.ending_object) == ("counted-twice", "weighed_year", "scale")


def test_the_picked_decision_comes_first_and_the_rest_in_the_order_of_the_story() -> None:
    """Without a pick they keep the order of the story."""
    page = page_of(FIRST)
    assert [row.number for row in page.rows_from(6)] == [6, 1, 2, 3, 4, 5, 7, 8]
    assert [row.number for row in page.rows_from(None)] == [1, 2, 3, 4, 5, 6, 7, 8]
    assert page.lead(6) == (
        "Eight decisions, the one you would have again first. One reading of them; argue with it."
    )
    assert page.lead(None) == "Eight decisions. One reading of them; argue with it."


def test_marks_stand_with_their_words() -> None:
    """Lean and fit as values for the marks, and in words for everybody."""
    rows = page_of(SECOND).rows
    assert [(row.lean, row.lean_words, row.fit, row.fit_words) for row in rows[5:]] == [
        (Lean.MANAGEMENT, "leaned on management", Fit.PART, "met it in part"),
        (Lean.LEADERSHIP, "leaned on leadership", Fit.MET, "met the moment"),
        (Lean.LEADERSHIP, "leaned on leadership", Fit.MISSED, "answered a different moment"),
    ]
    assert page_of(THIRD).rows[0].lean_words == "let the moment pass"


def test_what_you_said_is_quoted_once() -> None:
    """A choice that is speech keeps its quotes; speech inside a choice gets single ones."""
    rows = page_of(FIRST).rows
    assert plain.words(rows[4].you) == (
        "You: “I'll help you tell it as well as it can be told. I can't put my name to thirty-one thousand.”"
    )
    assert plain.words(rows[6].you).startswith(
        "You: “‘Ruth, shall we show Hanne how we count?’ Hold the door"
    )


def test_playing_again_is_offered_by_name() -> None:
    """Inside a sentence the decision's name has no capital."""
    row = page_of(FIRST).rows[5]
    assert (row.called, row.named) == ("Four hundred plates", "four hundred plates")
    assert row.again == "Play again from four hundred plates"


def test_a_decision_without_a_moment_says_nothing_of_it() -> None:
    """No heading, reasons, cues, fit or other way; the lean stands alone."""
    play = only_play(story(scene("a", choice("on", go=END, because="You went on."))), ["on"])
    page = debrief_page(play, of(play, level()))
    row = page.rows[0]
    assert (row.heading, row.why, row.cues, row.fit, row.fit_words, row.another_way) == (
        "",
        (),
        (),
        None,
        "",
        (),
    )
    assert row.marks == "Let the moment pass."
    assert (
        debrief_page(play, of(play, level())).lead(None) == "One decision. One reading of it; argue with it."
    )


def test_a_play_without_decisions_still_has_a_debrief() -> None:
    """Nothing is claimed of decisions that were not made."""
    play = start(story(scene("a", go=END)))
    page = debrief_page(play, of(play, level()))
    assert (page.tiles, page.rows, page.lead(None)) == ((), (), "")
    assert all(plain.words(paragraph) for paragraph in page.summary)


def test_two_plays_share_what_came_before_they_parted() -> None:
    """The same choices are one line; from the parting on, each decision stands in both columns."""
    plays = compare(page_of(FIRST), page_of(SECOND))
    assert plays.same_line == (
        "The same five choices both times: the dead freezer, Goran's two sheets, the two columns,"
        " Mr Bashir's key, Ruth's tea."
    )
    assert [tile.object for tile in plays.same] == ["thermometer", "sheets", "pen", "key", "teapot"]
    assert plays.parted_from == "from four hundred plates"
    assert [
        (p.scene, p.first and p.first.choice_id, p.second and p.second.choice_id) for p in plays.pairs
    ] == [
        ("hostel", "timetable", "limit"),
        ("visit", "open", "no"),
        ("ninety", "sums", "room"),
    ]
    assert (plays.first.title, plays.first.bands) == (
        "The weighed year",
        "Efficiency held, commitment strong, integrity strong.",
    )
    assert plays.second.title == "Short weight"


def test_a_decision_in_one_play_only() -> None:
    """It stands beside nothing, in the order of the story."""
    pairs = compare(page_of(FIRST), page_of(THIRD)).pairs
    assert [(p.scene, p.first is not None, p.second is not None) for p in pairs] == [
        ("freezer", True, True),
        ("counted", True, True),
        ("evenings", True, False),
        ("kitchen", False, True),
        ("bashir", True, True),
        ("tea", True, True),
        ("hostel", True, True),
        ("visit", True, True),
        ("ninety", True, False),
        ("renewal", False, True),
    ]


def test_plays_that_parted_at_once_or_never() -> None:
    """Nothing the same leaves no line; everything the same leaves no pairs."""
    assert compare(page_of(FIRST), page_of(THIRD)).same_line == ""
    twice = compare(page_of(FIRST), page_of(FIRST))
    assert twice.same_line.startswith("The same eight choices both times: the dead freezer, ")
    assert (twice.pairs, twice.parted_from) == ((), "")
    short = compare(page_of("lanes " + THIRD.partition(" ")[2]), page_of(FIRST))
    assert short.same_line == "The same choice both times: the dead freezer."


def test_plays_of_two_scenarios_cannot_be_compared() -> None:
    """The error names both."""
    play = only_play(story(scene("a", choice("on", go=END))), ["on"])
    with pytest.raises(ValueError, match="“counted-twice” and “test” are two scenarios"):
        compare(page_of(FIRST), debrief_page(play, of(play, level())))


def test_the_debrief_as_plain_text() -> None:
    """Read in order: summary, place, cost, the picked decision first, questions, one thing to take away."""
    page = page_of(FIRST)
    decisions = [line for row in page.rows_from(6) for line in plain.unfolded_text(row)]
    text = [*plain.summary_text(page), *decisions, *plain.last_text(page)]
    order = [
        text.index(line)
        for line in (
            "What happened to the place",
            "Efficiency: held. Things ran.",
            "What it cost you",
            "Four hundred plates (Friday, ten past four)",
            "Another way: None on screen met both halves. Two met one.",
            "The dead freezer (Monday, 06:40)",
            "Pellworth's letter",
            "Two questions",
            "Take one thing away",
        )
    ]
    assert order == sorted(order)
    assert not any("*" in line or not line for line in text)
