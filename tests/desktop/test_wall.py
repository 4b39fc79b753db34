"""The wall of decisions and the two endings: whole words at the window's foot, objects clear of them."""

from __future__ import annotations

from functools import cache

import pytest

from game.desktop.box import Area, Box, Layout
from game.desktop.ink import Fill, Picture, Words
from game.desktop.screens.finished import Finished
from game.desktop.screens.question import Question
from game.desktop.screens.two_plays import TwoPlays
from game.desktop.sheet import Mode
from game.engine import replay
from game.pictures.colour import contrast
from tests.desktop.debriefs import finished, plays, to_the_end, worked
from tests.desktop.tongues import shown, view_in
from tests.desktop.views import SCENARIOS, SIZES, scenario, typesetter


@cache
def told(id: str) -> Finished:
    """A finished play of a scenario."""
    return finished(plays(id)[0])


def wall_of(layout: Layout) -> Area:
    """The area of the tiles."""
    return next(area for area in layout.areas if area.id == "wall")


def words_of(tile: Box) -> list[Words]:
    """What is written on a tile."""
    return [mark for mark in tile.marks if isinstance(mark, Words)]


@pytest.mark.parametrize("text", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("id", SCENARIOS)
def test_the_wall_cuts_no_words(id: str, size: tuple[int, int], text: float) -> None:
    """Where it scrolls, the last row that shows is cut under its words; nothing fades over its colours."""
    wall = wall_of(shown(Question(told(id)), view_in("English", size, text)))
    foot = wall.rect.bottom
    for tile in wall.boxes:
        for mark in words_of(tile):
            height = typesetter().measure(mark.text, mark.width).height
            assert not mark.at.y < foot < mark.at.y + height, f"{mark.text.plain!r} is cut"
    assert wall.fade == 0.0


@pytest.mark.parametrize("text", [1.0, 2.0])
@pytest.mark.parametrize("size", SIZES)
def test_the_wall_is_full_to_its_right_edge(size: tuple[int, int], text: float) -> None:
    """Also where the last row has fewer tiles: seven decisions leave no empty place."""
    seven = next(play for play in plays("the-pour") if len(play.picks) == 7)
    wall = wall_of(shown(Question(finished(seven)), view_in("English", size, text)))
    ends: dict[float, float] = {}
    for tile in wall.boxes:
        ends[tile.rect.y] = max(ends.get(tile.rect.y, 0.0), tile.rect.right)
    assert set(ends.values()) == {float(size[0])}


@pytest.mark.parametrize("focus", ["tile.1", "tile.6"])
@pytest.mark.parametrize("tongue", ["English", "right to left"])
def test_an_object_beside_the_words_is_clear_of_them(tongue: str, focus: str) -> None:
    """Large text has objects beside the words; from right to left at the left, where shadows fall anyway."""
    view = view_in(tongue, (1280, 720), 2.0, focus=focus)
    layout = Question(told("counted-twice")).layout(view)
    wall = wall_of(layout.mirrored() if view.sheet.rtl else layout)
    for tile in wall.boxes:
        picture = next(mark for mark in tile.marks if isinstance(mark, Picture))
        beside = tile.id == focus or view.sheet.rtl
        assert (picture.rect.w < 0.4 * tile.rect.w) == beside
        for mark in words_of(tile):
            wide = typesetter().measure(mark.text, mark.width).width
            left = mark.at.x if not view.sheet.rtl else mark.at.x + mark.width - wide
            if beside and view.sheet.rtl:
                assert left >= picture.rect.right
            elif beside:
                assert left + wide <= picture.rect.x
            else:
                assert left + wide <= tile.rect.right - 0.3 * tile.rect.w


@pytest.mark.parametrize("mode", list(Mode))
def test_the_decision_in_focus_stands_out_from_the_gaps(mode: Mode) -> None:
    """Its frame is paper by day; where the page is dark it is light."""
    view = view_in("English", (1280, 720), 1.0, mode, focus="tile.6")
    tile = next(t for t in wall_of(Question(told("counted-twice")).layout(view)).boxes if t.id == "tile.6")
    frame = next(mark for mark in tile.marks if isinstance(mark, Fill))
    assert frame.rect == tile.rect
    assert (contrast(frame.colour, view.theme.page) >= 7.0) == (mode is not Mode.DAY)
    assert all(contrast(m.text.pieces[0].colour, frame.colour) >= 4.5 for m in words_of(tile))


def two_plays(picks: tuple[str, ...], place: int) -> TwoPlays:
    """The worked example and another play from there on."""
    other = to_the_end(replay(scenario("counted-twice"), 3, picks).play, place)
    return TwoPlays.of(finished(worked()), finished(other))


@pytest.mark.parametrize("size", [(1920, 1080), (1080, 1920)])
def test_two_alike_endings_stand_apart(size: tuple[int, int]) -> None:
    """A strip of paper lies between two fields of one colour, and none between two that differ."""
    same, apart = two_plays(worked().picks, 0), two_plays(worked().picks[:5], 1)
    assert same.plays.first.object == same.plays.second.object != apart.plays.second.object
    view = view_in("English", size, 1.0)
    assert shown(same, view).find("between") is not None
    assert shown(apart, view).find("between") is None


def test_endings_do_not_fade() -> None:
    """Paper fades over words on paper, and never over the colours that begin with the endings."""
    layout = shown(two_plays(worked().picks[:5], 1), view_in("English", (1280, 720), 1.0))
    fields = [box.rect.y for _, box in layout.boxes() if box.id.startswith("field.")]
    assert layout.areas[0].coloured == pytest.approx(min(fields), abs=1.0)
