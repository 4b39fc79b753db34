"""Rows of the debrief and of two plays: what is dark is whole, what belongs together stands together."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from game.desktop.box import Layout
from game.desktop.ink import Fill, Picture, Rule, Words
from game.desktop.measure import NO_BREAK, UNBOUNDED
from game.desktop.screens.decisions import Decisions
from game.desktop.screens.summary import Summary
from game.desktop.screens.two_plays import TwoPlays
from game.desktop.sheet import Mode
from game.desktop.theme import theme
from game.desktop.view import View
from game.pictures.colour import contrast
from tests.desktop.debriefs import finished, plays, to_the_end, worked
from tests.desktop.views import box, library, typesetter, view


@cache
def beside(id: str) -> TwoPlays:
    """Two plays that differ from the first decision on."""
    first, second = plays(id)[0], plays(id)[-1]
    return TwoPlays.of(finished(first), finished(to_the_end(second), first=finished(first)))


def lines(layout: Layout) -> set[float]:
    """How low the lines across the decisions are."""
    boxes = [found for _, found in layout.boxes() if found.id.startswith(("row.", "rule."))]
    return {
        mark.start.y for found in boxes for mark in found.marks if isinstance(mark, Rule) and not mark.round
    }


def real(width: int, height: int, text: float = 1.0, mode: Mode = Mode.DAY) -> View:
    """A view in real type."""
    return view(width, height, text, mode, measure=typesetter().measure)


@pytest.mark.parametrize("focus", ["row.6", "row.2", "row.8"])
def test_no_line_is_seen_on_the_edges_of_the_dark_row(focus: str) -> None:
    """Lines part the rows, nine for eight of them; the two at the row in focus go, since half of one would
    stand on it."""
    layout = Decisions(finished(worked(), 6)).layout(view(focus=focus))
    rect = box(layout, focus).rect
    found = lines(layout)
    assert len(found) == 7
    assert not [y for y in found if rect.y - 1 <= y <= rect.bottom + 1]


@pytest.mark.parametrize(("width", "height"), [(1280, 720), (1920, 1080), (3840, 2160)])
def test_another_way_takes_the_place_of_the_word_that_shows_it(width: int, height: int) -> None:
    """What stands below stays where it was, so that nothing moves away from under a pointer."""
    closed = Decisions(finished(worked(), 6), open=6)
    given = view(width, height)
    before, after = closed.layout(given), replace(closed, another=True).layout(given)
    assert tuple(box(after, "again").rect) == pytest.approx(box(before, "again").rect)


def test_the_marks_of_both_plays_stand_at_one_height() -> None:
    """Also where one choice takes a line more than the other."""
    given = real(1920, 1080)
    two = beside("counted-twice")
    layout, uneven = two.layout(given), 0
    for place, pair in enumerate(two.plays.pairs):
        words = [mark for mark in box(layout, f"pair.{place}").marks if isinstance(mark, Words)]
        chosen = [mark for mark in words if mark.text.style.weight == 500]
        uneven += len({given.measure(mark.text, mark.width).lines for mark in chosen}) > 1
        fits = [row.fit_words for row in (pair.first, pair.second) if row is not None]
        assert len({mark.at.y for mark in words if mark.text.plain in fits}) == 1
    assert uneven


def test_marks_stand_nearer_to_their_choice_than_to_the_next() -> None:
    """Where two plays stand one under the other, what is told of the first is not taken for the second's."""
    given = real(1280, 720, 2.0)
    words = [m for m in box(beside("counted-twice").layout(given), "pair.0").marks if isinstance(m, Words)]
    _, _, first, choice, *marks, second, _, _, _ = words
    assert (first.text.plain, second.text.plain) == ("First time", "Second time")
    above = marks[0].at.y - choice.at.y - given.measure(choice.text, choice.width).height
    below = second.at.y - marks[-1].at.y - given.measure(marks[-1].text, marks[-1].width).height
    assert above < 0.7 * below


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080), (3840, 2160)], ids=str)
def test_titles_of_two_endings_are_of_one_size_and_stand_in_a_line(size: tuple[int, int]) -> None:
    """One that is a little too long for its line makes both a little smaller."""
    given = real(*size)
    layout = beside("counted-twice").layout(given)
    titles = [
        next(m for m in box(layout, f"ending.{time} time").marks if isinstance(m, Words))
        for time in ("First", "Second")
    ]
    assert {given.measure(mark.text, mark.width).lines for mark in titles} == {1}
    assert len({mark.text.style for mark in titles}) == 1


def test_endings_are_parted_from_a_page_of_their_own_colour() -> None:
    """In the dark some fields are as dark as the page: a line says where the endings begin."""
    given = real(1920, 1080, mode=Mode.DARK)
    layout = beside("green-board").layout(given)
    dark = theme(library(), Mode.DARK)
    field = box(layout, "field.First time")
    ground = next(mark for mark in field.marks if isinstance(mark, Fill))
    assert contrast(ground.colour, dark.page) < 1.1
    assert any(isinstance(mark, Rule) and mark.colour == dark.edge_line for mark in field.marks)


@pytest.mark.parametrize("text", [1.0, 2.0])
@pytest.mark.parametrize(("id", "ending"), [("bed-fourteen", "fourth_floor"), ("the-pour", "poured_at_four")])
def test_no_floor_or_door_stands_under_the_words_of_an_ending(id: str, ending: str, text: float) -> None:
    """Of an object at the right its shadow alone goes on to the left edge."""
    first, second = plays(id)[0], next(play for play in plays(id) if play.ending and play.ending.id == ending)
    layout = TwoPlays.of(finished(first), finished(second)).layout(real(1280, 720, text))
    picture = next(mark for mark in box(layout, "field.Second time").marks if isinstance(mark, Picture))
    words = box(layout, "ending.Second time").rect
    assert picture.rect.x >= words.right
    assert picture.rect.right == pytest.approx(box(layout, "field.Second time").rect.right, abs=1)


@pytest.mark.parametrize(("id", "ending"), [("bed-fourteen", "fourth_floor"), ("the-pour", "poured_at_four")])
def test_a_floor_ends_before_the_band_beside_it(id: str, ending: str) -> None:
    """An object at the left that goes on to the right touches neither words nor the way back."""
    first, second = next(play for play in plays(id) if play.ending and play.ending.id == ending), plays(id)[0]
    layout = TwoPlays.of(finished(first), finished(second)).layout(real(1280, 720))
    picture = next(mark for mark in box(layout, "field.First time").marks if isinstance(mark, Picture))
    assert picture.rect.right < min(box(layout, "debrief").rect.x, box(layout, "ending.First time").rect.x)


@pytest.mark.parametrize(("mode", "parted"), [(Mode.DAY, False), (Mode.DARK, True)])
def test_the_side_of_a_decision_is_parted_from_a_page_of_its_own_colour(mode: Mode, parted: bool) -> None:
    """In the dark some fields are as dark as the page: a line says where the page begins."""
    layout = Decisions(finished(worked(), 4), open=4).layout(real(1280, 720, mode=mode))
    side = next(area for area in layout.areas if area.id == "side")
    seam = [mark for mark in side.under if isinstance(mark, Rule) and mark.start.x == mark.end.x]
    assert bool(seam) is parted
    assert all(0 < side.rect.right - mark.start.x < 2 for mark in seam)


@pytest.mark.parametrize("id", ["the-pour", "counted-twice", "green-board"])
def test_the_title_of_an_ending_stands_in_a_line_of_its_own(id: str) -> None:
    """Where the side is narrow, “You ended at” is not torn for the sake of even lines."""
    given = real(1280, 720, 2.0)
    told = finished(plays(id)[0])
    line = next(m for m in box(Summary(told).layout(given), "line.0").marks if isinstance(m, Words))
    assert given.measure(line.text, UNBOUNDED).width > line.width
    assert line.text.plain.split(" ")[0] == f"You{NO_BREAK}ended{NO_BREAK}at"
