"""Lines that part things: as thin and as clear in a small window as in a large one."""

from __future__ import annotations

import pytest

from game.desktop.geometry import Point, Rect
from game.desktop.ink import Frame, Rule
from tests.desktop.test_fade import PAPER, colours, painted

LINE = "#cdbd98"


@pytest.mark.parametrize(("y", "width", "rows"), [(20.0, 1.05, 1), (30.5, 1.5, 2), (40.3, 3.0, 3)])
def test_a_line_covers_whole_pixels_in_its_own_colour(y: float, width: float, rows: int) -> None:
    """Smoothed between two rows of pixels it would be twice as thick and half as clear."""
    column = colours(painted(Rect(0, 0, 300, 100), Rule(Point(20, y), Point(200, y), LINE, width)), 100)
    assert column.count(LINE) == rows
    assert set(column[:60]) <= {LINE, PAPER}


def test_an_upright_line_stands_on_whole_pixels_too() -> None:
    """The seam of a page in high contrast, and the line at which two plays part."""
    assert Rule(Point(20.4, 0), Point(20.4, 99.6), LINE, 2.0).on_pixels == Rect(19, 0, 2, 100)


def test_a_frame_is_as_clear_at_every_edge() -> None:
    """The edges of covers in high contrast: one pixel each in their own colour, wherever they lie."""
    column = colours(painted(Rect(0, 0, 300, 100), Frame(Rect(20.4, 10.6, 200, 40.7), LINE, 1.2)), 100)
    assert [y for y, colour in enumerate(column[:60]) if colour != PAPER] == [11, 50]
    assert column.count(LINE) == 2
