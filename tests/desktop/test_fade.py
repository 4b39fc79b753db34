"""Where more follows than shows: words fade into their page, and what has a ground of its own is cut."""

from __future__ import annotations

from dataclasses import replace

import skia

from game.desktop.box import Area, Box, Layout, Role
from game.desktop.drawing import Spot
from game.desktop.gallery import Gallery
from game.desktop.geometry import Point, Rect
from game.desktop.ink import Fill, Mark, Picture, Shape, Words
from game.desktop.painter import Painter, standing
from game.desktop.scroll import to_show
from game.desktop.sheet import Mode
from tests.desktop.views import library, typesetter, view

PAPER, INK = "#faf4e6", "#12292e"


def marks() -> tuple[Mark, ...]:
    """A row with a band, its triangle and its words, and a line of words on the page beside it."""
    given = view()
    words = given.words("Words", given.act(1.0), PAPER)
    return (
        Fill(Rect(20, 60, 200, 60), INK),
        Shape((Point(20, 80), Point(20, 100), Point(32, 90)), "#c4512f"),
        Words(Point(40, 70), 100, words, INK),
        Words(Point(240, 70), 100, words, PAPER),
    )


def painted(rect: Rect, mark: Mark, at: float = 0.0, height: int = 100) -> skia.Image:
    """An area of the window with one box in it, which goes on below."""
    box = Box("row", Role.CHOICE, Rect(20, 60, 200, 60), "", (mark,))
    area = Area("page", rect, (box,), 400.0, ground=PAPER, fade=40.0)
    surface = skia.Surface.MakeRasterN32Premul(300, height)
    painter = Painter(typesetter(), Gallery(library()))
    painter.paint(surface.getCanvas(), Layout(300, height, PAPER, (area,)), {"page": at}, Mode.DAY)
    return surface.makeImageSnapshot()


def colours(image: skia.Image, x: int) -> list[str]:
    """The colours down a column of an image."""
    pixels, width = image.tobytes(), image.width()
    found = (int.from_bytes(pixels[at : at + 4], "little") for at in range(4 * x, len(pixels), 4 * width))
    return [f"#{colour & 0xFFFFFF:06x}" for colour in found]


def test_a_dark_row_at_the_edge_is_cut_and_stays_dark() -> None:
    """Ink that fades into paper is grey mud; the row in focus ends where the window ends."""
    column = colours(painted(Rect(0, 0, 300, 100), marks()[0]), 100)
    assert set(column[61:100]) == {INK}


def test_words_fade_into_their_page() -> None:
    """Words that stand on the page itself go over into it; whole at its foot they would look like its end."""
    given = view()
    word = given.words("MMMM", given.act(3.0), INK)
    column = colours(painted(Rect(0, 0, 300, 100), Words(Point(20, 50), 200, word, PAPER)), 27)
    assert INK not in column[80:]
    assert len(set(column[70:96])) > 8


def test_what_a_picture_shows_beside_the_words_stays_whole() -> None:
    """A curtain that reaches into the area is no part of the page: it has no notch where words fade."""
    rect, curtain = Rect(0, 0, 300, 100), Fill(Rect(0, 0, 40, 100), INK)
    box = Box("row", Role.CHOICE, Rect(60, 60, 160, 60), "", (Fill(Rect(60, 95, 3, 3), INK),))
    area = Area("page", rect, (box,), 400.0, (curtain,), PAPER, fade=40.0, across=(50.0, 250.0))
    layout = Layout(300, 100, PAPER, (area,))
    for shown, x in ((layout, 20), (layout.mirrored(), 280)):
        surface = skia.Surface.MakeRasterN32Premul(300, 100)
        painter = Painter(typesetter(), Gallery(library()))
        painter.paint(surface.getCanvas(), shown, {"page": 20.0}, Mode.DAY)
        assert set(colours(surface.makeImageSnapshot(), x)) == {INK}


def test_what_has_a_ground_of_its_own_is_cut_with_all_that_is_on_it() -> None:
    """The triangle and the words on the band do not fade either, nor a picture; words beside them do."""
    assert standing(marks()) == list(marks()[:3])
    picture = Picture(Rect(20, 60, 84, 84), Spot("keys"), "#c5872f")
    beside = marks()[3]
    assert standing((picture, beside)) == [picture]
    assert standing((Fill(Rect(20, 60, 200, 3), INK), beside)) == []


def test_focus_is_pulled_clear_of_both_fading_parts() -> None:
    """What is scrolled into view stands below the part that fades above, and above the one below."""
    area = Area("page", Rect(0, 100, 300, 400), (), 2000.0, fade=80.0)
    row = Rect(0, 900, 300, 60)
    above = to_show(area, row, 1500.0, 10.0)
    assert row.y - above - area.rect.y == 40.0
    below = to_show(area, row, 0.0, 10.0)
    assert row.bottom - below == area.rect.bottom - 80.0 - 10.0
    assert to_show(replace(area, content=400.0), row, 0.0, 10.0) == 0.0


def test_focus_near_an_end_shows_that_end() -> None:
    """What stands before the first row or after the last one, and takes no focus, is read with it."""
    area = Area("page", Rect(0, 100, 300, 400), (), 2000.0, fade=80.0)
    assert to_show(area, Rect(0, 1980, 300, 60), 0.0, 10.0) == area.most
    assert to_show(area, Rect(0, 160, 300, 60), 900.0, 10.0) == 0.0
    assert to_show(area, Rect(0, 1800, 300, 60), 0.0, 10.0) < area.most - area.fade
    high = Rect(0, 1720, 300, 270)  # nothing of a row that just has room is given up for that
    assert high.y - to_show(area, high, 0.0, 10.0) - area.rect.y >= area.fade / 2
