"""A page of play as it is drawn and as it is said."""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.desktop.box import Layout
from game.desktop.ink import Fill, Shape, Words
from game.desktop.layout import picture_and_page
from game.desktop.measure import Align
from game.desktop.messages import Act
from game.desktop.preferences import Preferences
from game.desktop.screen import Context
from game.desktop.screens.names import BOARD, LOW, OVER, step_end
from game.desktop.screens.play import Play, begin
from game.desktop.screens.shelf import Shelf
from game.desktop.sheet import Mode
from game.engine import pick, start
from game.page import PageKind
from game.page.course import STUCK
from tests.desktop.recorded import recorded, said
from tests.desktop.views import at_each_scene, laid, scenario, shelf, typesetter, view
from tests.support.building import dead_end


def freezer() -> Play:
    """The first decision of Counted Twice, its choices in the author's order."""
    return begin(start(scenario("counted-twice"), 3), None, "", False)


def after(play: Play, *actions: str) -> Play:
    """A play after some acts."""
    for action in actions:
        step = play.update(Act(action, 0.0), Context(Preferences()))
        assert step is not None
        assert isinstance(step.screen, Play)
        play = step.screen
    return play


def test_it_is_read_in_the_order_place_people_words_choices_foot() -> None:
    """A screen reader hears where it is, who is there, what happens, what can be done, and the ways out."""
    words = said(laid(freezer(), view()))
    assert words[0].startswith("picture: A dim warehouse of tall racks")
    assert words[1] == "picture: Goran Petrović. " + (scenario("counted-twice").person("goran") or words).who
    assert words[2] == "title: Monday, 06:40"
    assert words[3].startswith("paragraph: The walk-in freezer died in the night.")
    assert [line[:10] for line in words[7:11]] == [f"choice: {n}." for n in (1, 2, 3, 4)]
    assert words[-4:] == ["quiet: Counted Twice", "link: Back", "link: What was said", "link: Menu"]


def test_the_page_has_its_measured_places_at_1080() -> None:
    """Title, story and choices stand where the drawing of the screen has them."""
    layout = laid(freezer(), view(measure=typesetter().measure))
    drawn = recorded(layout)
    assert "words 1036,92 w794 display 48 600 #12262b on #faf4e6 “Monday, 06:40”" in drawn
    assert "story 27 400 #12262b" in drawn
    assert "area page [960 0 960x1080]\n" in drawn
    assert "picture [0 0 1920x1080] stage" in drawn
    assert drawn.count("choice choice.") == 4


def test_the_row_in_focus_is_the_dark_one_with_the_triangle() -> None:
    """Focus turns a row to ink, its words to paper, and puts the brick triangle on its left edge."""
    plain = freezer().layout(view())
    lit = freezer().layout(view(focus="choice.lanes"))
    assert _grounds(plain, "choice.lanes") == []
    assert _grounds(lit, "choice.lanes") == ["#12292e"]
    assert [m.colour for m in _marks(lit, "choice.lanes") if isinstance(m, Shape)] == ["#c4512f"]
    words = [m for m in _marks(lit, "choice.lanes") if isinstance(m, Words)]
    assert {m.ground for m in words} == {"#12292e"}
    assert _grounds(lit, "choice.ship") == []


def test_focus_moves_nothing_but_the_band() -> None:
    """Every other box stays where it is, whichever row has the focus."""
    play = freezer()
    places = [
        {box.id: box.rect for _, box in play.layout(view(focus=focus)).boxes()}
        for focus in (None, "choice.call", "choice.ship", "menu")
    ]
    assert all(place == places[0] for place in places)


def test_what_came_of_a_choice_keeps_place_people_and_title() -> None:
    """Only the words change: the choice with its number and band, what followed, and “Go on”."""
    before, page = freezer(), after(freezer(), "pick.lanes")
    first, then = laid(before, view()), laid(page, view())
    assert first.areas[0].under == then.areas[0].under
    assert _marks(first, "title") == _marks(then, "title")
    assert _grounds(then, "choice.lanes") == ["#12292e"]
    assert not [m for m in _marks(then, "choice.lanes") if isinstance(m, Shape)]
    assert then.first == "on"
    assert all(box.id in ("on", "back", "log", "menu") for box in then.focusable)
    large = next(
        m for _, box in then.boxes() if box.id == "then.0" for m in box.marks if isinstance(m, Words)
    )
    assert round(large.text.style.size) == 34


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080), (1080, 1920)])
def test_the_title_stays_where_it_was_when_a_choice_is_made(size: tuple[int, int]) -> None:
    """What came of a choice keeps the title and the choice's words as large as the decision had them, also
    where that was set smaller to fit."""
    smaller = 0
    for id in ("bed-fourteen", "counted-twice"):
        for play in at_each_scene(id):
            if play.sheet.kind is not PageKind.CONSEQUENCE or play.sheet.picked is None:
                continue
            given = view(*size, measure=typesetter().measure)
            row = f"choice.{play.sheet.picked.id}"
            assert play.play.previous is not None
            decision = Play(play.play.previous, play.course[: play.at], play.at - 1)
            then, first = laid(play, given), laid(decision, replace(given, focus=row))
            assert _marks(then, "title") == _marks(first, "title")
            there, here = then.by_id[row][1].rect, first.by_id[row][1].rect
            assert (there.x, there.w, there.h) == pytest.approx((here.x, here.w, here.h), abs=0.01)
            title = next(m for m in _marks(then, "title") if isinstance(m, Words))
            smaller += title.text.style.size < given.sheet.z * 48
    assert smaller or size == (1080, 1920)


def test_large_text_scrolls_and_keeps_every_word() -> None:
    """At 200 per cent the page is longer than the window; nothing is left out and the foot comes last."""
    usual, large = laid(freezer(), view()), laid(freezer(), view(text=2.0))
    page = large.area("page")
    assert page is not None
    assert page.most > 0
    assert page.rail is not None
    assert [line for line in said(usual) if line.startswith(("par", "choice"))] == [
        line for line in said(large) if line.startswith(("par", "choice"))
    ]
    assert page.boxes[-1].id == "menu"


def test_a_dead_end_leads_back_to_where_one_can_begin_again() -> None:
    """Where a decision has no row at all, “Go on” has nowhere to lead but there."""
    home, dead = shelf(), dead_end()
    shut = replace(dead.scenes[1], choices=(replace(dead.scenes[1].choices[0], locked=None),))
    dead = replace(dead, scenes=(dead.scenes[0], shut))
    play = begin(pick(start(dead), "knock"), home, "", False)
    words = said(laid(play, view()))
    assert f"paragraph: {STUCK}" in words
    step = play.update(Act("on", 0.0), Context(Preferences()))
    assert step is not None
    assert isinstance(step.screen, Shelf)


def test_a_tall_window_has_the_picture_above() -> None:
    """The place is a band of three tenths of the height, with the heads in it, and the words are below."""
    layout = laid(freezer(), view(1080, 1920))
    side, page = layout.areas[0].rect, layout.areas[1].rect
    assert (side.y, round(side.h), round(page.y)) == (0, 576, 576)
    assert (side.w, page.w) == (1080, 1080)


def test_in_a_low_band_roles_go_before_names_cover_the_people() -> None:
    """Where names with their roles would cover much of the band of a tall window, names stand alone."""
    layout = laid(freezer(), view(1080, 1920, text=2.0))
    low = laid(freezer(), view(640, 720, text=2.0))
    counts = [
        sum(isinstance(mark, Words) for mark in box.marks)
        for each in (layout, low)
        for box in each.areas[0].boxes
        if box.id.startswith("person.")
    ]
    assert counts == [2, 1]


def test_high_contrast_has_a_black_page_and_a_white_seam() -> None:
    """Black page, white words, ochre numerals, and a white line where the picture ends."""
    drawn = recorded(laid(freezer(), view(mode=Mode.HIGH)))
    assert "display 48 600 #ffffff on #000000" in drawn
    assert "under rule 958,0 to 958,1080 #ffffff" in drawn
    assert "#ffe066 on #000000 “1”" in drawn


def test_from_right_to_left_everything_is_mirrored() -> None:
    """The page stands at the left, words begin at its right edge, and the order of focus is the same."""
    layout = laid(freezer(), view())
    other = layout.mirrored()
    page = other.area("page")
    assert page is not None
    assert page.rect.x == 0
    assert [box.id for box in other.focusable] == [box.id for box in layout.focusable]
    title, mirrored = _marks(layout, "title")[0], _marks(other, "title")[0]
    assert isinstance(title, Words)
    assert isinstance(mirrored, Words)
    assert mirrored.at.x + mirrored.width == 1920 - title.at.x
    assert mirrored.text.align is Align.RIGHT


def _marks(layout: Layout, id: str) -> tuple[object, ...]:
    found = layout.find(id)
    assert found is not None
    return found[1].marks


def _grounds(layout: Layout, id: str) -> list[str]:
    return [mark.colour for mark in _marks(layout, id) if isinstance(mark, Fill)]


@pytest.mark.parametrize("size", [(1280, 1024), (960, 600), (1920, 1080), (1080, 1920)])
def test_a_tab_of_names_leaves_no_corner_of_the_dark_step_beside_it(size: tuple[int, int]) -> None:
    """Where names need a ground of their own, it ends with the step or beyond it, and begins with the step or
    clear of its front: one shape, not two."""
    tabs = 0
    for play in at_each_scene("the-pour"):
        given = view(*size, text=2.0, measure=typesetter().measure)
        layout, frame = laid(play, given), picture_and_page(given.sheet)
        named = [box for _, box in layout.boxes() if box.id.startswith("person.")]
        grounds = [m.rect for box in named for m in box.marks if isinstance(m, Fill)]
        if not grounds or len({round(box.rect.y) for box in named}) > LOW:
            continue
        tabs += 1
        step = min(step_end(given, play.sheet, frame), frame.side.right)
        assert len(grounds) == 1
        assert grounds[0].right >= step - 1
        assert grounds[0].right <= frame.side.right + 1
        front = frame.side.y + BOARD * frame.unit
        if not given.sheet.tall and 0 < step < grounds[0].right:
            assert grounds[0].y <= front or grounds[0].y >= front + OVER * frame.unit - 1
    assert tabs
