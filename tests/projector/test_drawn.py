"""What is drawn, read back from the marks: the code, bars, beams, paths and who may be seen where."""

from __future__ import annotations

from dataclasses import replace

import pytest
import segno

from game.desktop.box import Box
from game.desktop.drawing import Spot, Stage
from game.desktop.ink import Fill, Frame, Picture, Shape, Words
from game.desktop.projector.joining import CODE, QUIET
from game.desktop.projector.layouts import thrown
from game.desktop.projector.showing import Showing
from game.desktop.projector.tones import PARTS, tones
from game.desktop.sheet import Mode
from game.desktop.theme import theme
from game.page.projector import (
    JoinPage,
    MovedPage,
    PathPage,
    ProjectorPage,
    ScenePage,
    SplitPage,
    VotePage,
)
from game.pictures import scenery, spot
from game.pictures.colour import contrast
from tests.desktop.recorded import recorded
from tests.desktop.views import library, typesetter, view
from tests.projector.sessions import SHIPPED, pages, readings, shown

ADDRESS = "http://192.168.8.1:8000/"
ROWS = tuple("".join(str(int(dark)) for dark in row) for row in segno.make(ADDRESS, error="m").matrix)


def box(page: ProjectorPage, id: str, mode: Mode = Mode.DAY, now: Showing | None = None) -> Box:
    """One box of a page at 1280 by 720."""
    given = view(1280, 720, 1.0, mode, measure=typesetter().measure)
    found = thrown(given, page, now or Showing(), "counted-twice").layout.find(id)
    assert found is not None, id
    return found[1]


@pytest.mark.parametrize("mode", list(Mode))
def test_the_code_is_drawn_module_by_module_on_its_quiet(mode: Mode) -> None:
    """Ink on paper in every mode, whole pixels, four modules of quiet, and as large as is promised."""
    join = pages()["join"]
    assert isinstance(join, JoinPage)
    paper, *dark = (
        mark for mark in box(replace(join, qr=ROWS), "code", mode).marks if isinstance(mark, Fill)
    )
    side = paper.rect.w / (len(ROWS) + 2 * QUIET)
    assert side == int(side)
    assert side * len(ROWS) >= 0.9 * CODE * 720 / 1080
    left, top = paper.rect.x + QUIET * side, paper.rect.y + QUIET * side
    seen = [["0"] * len(ROWS) for _ in ROWS]
    for fill in dark:
        row, start = round((fill.rect.y - top) / side), round((fill.rect.x - left) / side)
        for column in range(start, start + round(fill.rect.w / side)):
            seen[row][column] = "1"
        assert contrast(fill.colour, paper.colour) > 12
    assert tuple("".join(row) for row in seen) == ROWS


def test_bars_are_as_long_as_their_votes_and_grow_together() -> None:
    """In proportion to one another, the mark at half of the track; numbers stand while bars still grow."""
    split = pages()["split"]
    assert isinstance(split, SplitPage)

    def lengths(now: Showing) -> list[float]:
        found = []
        for bar in split.bars:
            fills = [
                mark for mark in box(split, f"bar.{bar.number}", now=now).marks if isinstance(mark, Fill)
            ]
            found.append(fills[0].rect.w)
        return found

    whole, half = lengths(Showing()), lengths(Showing(grown=0.5))
    longest = max(bar.count for bar in split.bars)
    for bar, length, grown in zip(split.bars, whole, half, strict=True):
        assert length == pytest.approx(max(whole) * bar.count / longest)
        assert grown == pytest.approx(length / 2)
    words = [m.text.plain for m in box(split, "bar.1", now=Showing(grown=0.0)).marks if isinstance(m, Words)]
    assert str(split.bars[0].count) in words


def test_hands_stand_apart_as_an_outline() -> None:
    """They are drawn at the end of the bar and said beside it, and never in the per cent."""
    hands = pages()["hands"]
    assert isinstance(hands, SplitPage)
    (bar,) = (bar for bar in hands.bars if bar.hands)
    row = box(hands, f"bar.{bar.number}")
    (outline,) = (mark for mark in row.marks if isinstance(mark, Frame))
    solid = next(mark for mark in row.marks if isinstance(mark, Fill))
    assert outline.rect.x == pytest.approx(solid.rect.right)
    assert outline.rect.w / solid.rect.w == pytest.approx(bar.hands / bar.count)
    assert row.name.endswith("and 6 hands")


def test_bars_beside_a_bar_with_hands_have_its_scale() -> None:
    """Each vote is as long in every row, and the mark at half the room stands at one place."""
    hands = pages()["hands"]
    assert isinstance(hands, SplitPage)
    rows = [
        [mark for mark in box(hands, f"bar.{bar.number}").marks if isinstance(mark, Fill)]
        for bar in hands.bars
    ]
    assert (
        len({round(solid.rect.w / bar.count, 3) for (solid, *_), bar in zip(rows, hands.bars, strict=True)})
        == 1
    )
    assert len({round(half.rect.x, 3) for _, half, *_ in rows}) == 1


def test_an_object_ends_above_a_clock() -> None:
    """It becomes smaller where a clock makes the words under it higher, and else keeps its size."""
    sizes = []
    for name in ("vote", "vote clock"):
        layout = thrown(view(1280, 720, measure=typesetter().measure), pages("the-pour")[name]).layout
        side, clock = layout.area("side"), layout.find("clock")
        assert side is not None
        (drawn,) = (mark for mark in side.under if isinstance(mark, Picture))
        assert isinstance(drawn.drawing, Spot)
        wide = drawn.drawing.scale * min(side.rect.w, side.rect.h)
        sizes.append(wide)
        if clock is not None:
            assert (0.5 + drawn.drawing.dy) * side.rect.h + 0.56 * wide <= clock[1].rect.y
    assert sizes[1] < sizes[0]


def test_the_beam_is_filled_as_far_as_the_room_has_voted() -> None:
    """And its triangle stands there, or where it has come to on its way."""
    vote = pages()["vote"]
    assert isinstance(vote, VotePage)
    for now, share in ((Showing(), vote.share), (Showing(share=0.25), 0.25)):
        beam = box(vote, "beam", now=now)
        frame = next(mark for mark in beam.marks if isinstance(mark, Frame))
        fill = next(mark for mark in beam.marks if isinstance(mark, Fill))
        tip = next(mark for mark in beam.marks if isinstance(mark, Shape)).points[0]
        assert fill.rect.w == pytest.approx(share * frame.rect.w)
        assert tip.x == pytest.approx(frame.rect.x + share * frame.rect.w)


def test_an_open_vote_says_nothing_of_the_tally() -> None:
    """How many have voted, and not a mark more: whatever they chose, the drawing is the same."""
    vote = pages()["vote"]
    given = view(1280, 720)
    lines = recorded(thrown(given, vote).layout)
    assert "of 41 have voted" in lines
    assert " %" not in lines


def test_paths_are_drawn_from_left_to_right() -> None:
    """Bars first, then paths, and what is on them once they are whole."""
    moved = pages()["moved"]
    assert isinstance(moved, MovedPage)

    def right(swept: float) -> float:
        marks = box(moved, "movement", now=Showing(swept=swept)).marks
        return max((p.x for mark in marks if isinstance(mark, Shape) for p in mark.points), default=0.0)

    assert right(0.0) == 0.0
    assert 0 < right(0.3) < right(0.7) < right(1.0)
    words = [m.text.plain for m in box(moved, "movement").marks if isinstance(m, Words)]
    for stream in moved.streams:
        assert stream.words in words
    assert "stayed" in box(moved, "movement").name


@pytest.mark.parametrize("size", [(1080, 1920), (1280, 1024), (960, 960)])
def test_nobody_stands_before_the_words_in_a_tall_window(size: tuple[int, int]) -> None:
    """Where people are larger than the side, the picture ends at its edge."""
    for name in ("scene", "talk", "after"):
        layout, _ = thrown(view(*size), pages()[name])
        area = layout.area("picture")
        assert area is not None
        (picture,) = (mark for mark in area.under if isinstance(mark, Picture))
        assert picture.rect.right <= area.rect.right + 0.5


def test_every_colour_that_carries_a_meaning_can_be_told_from_its_ground() -> None:
    """Three to one for bars, beams and triangles, on pages and on every object's field, in all modes."""
    for mode in Mode:
        found = theme(library(), mode)
        colours = tones(library(), found)
        for colour in (colours.bar, colours.edge, colours.earlier):
            assert contrast(colour, found.page) >= PARTS, (mode, colour)
        for name in library().spots:
            thing = spot(library(), name, mode.value)
            assert thing is not None
            assert contrast(colours.marker(thing.field), thing.field) >= PARTS, (mode, name)


def test_an_object_of_the_authors_own_stands_on_the_side_and_on_the_path() -> None:
    """Where the session knows of pictures beside the scenario; elsewhere the cover stands there."""
    split, path, ending = (pages()[name] for name in ("split", "debrief path", "ending"))
    assert isinstance(path, PathPage)
    own = tuple(replace(row, object="probe.svg") for row in path.rows)
    for page in (
        replace(split, object="probe.svg"),
        replace(ending, object="probe.svg"),
        replace(path, rows=own),
    ):
        for base, drawn in (("session", True), ("", False)):
            given = view(1280, 720, measure=typesetter().measure)
            layout = thrown(given, page, Showing(), "counted-twice", base).layout
            marks = [mark for area in layout.areas for mark in area.under]
            marks += [mark for _, box in layout.boxes() for mark in box.marks]
            found = [mark.drawing for mark in marks if isinstance(mark, Picture)]
            spots = [one for one in found if isinstance(one, Spot) and one.name == "probe.svg"]
            assert bool(spots) is drawn
            assert {one.base for one in spots} <= {base}


@pytest.mark.parametrize("size", [(1280, 720), (1024, 768)])
@pytest.mark.parametrize("id", SHIPPED)
def test_everybody_in_a_scene_is_seen_beside_its_page(id: str, size: tuple[int, int]) -> None:
    """The side shows less than half of a place; nobody's face is beyond the window's edge or under the page,
    nor anybody's in tiles of their own."""
    for hall in readings(id):
        page = shown(hall)
        if not isinstance(page, ScenePage) or page.place is None or len(page.people) < 2:
            continue
        layout = thrown(view(*size, measure=typesetter().measure), page, cover=id).layout
        side = layout.area("picture")
        assert side is not None
        (stage,) = (mark.drawing for mark in side.under if isinstance(mark, Picture))
        assert isinstance(stage, Stage)
        people = scenery(library(), stage.place, stage.states, stage.people, left=stage.sight).figures
        assert len(people) == len(page.people)
        for person in people:
            x, _, wide, _ = (stage.unit * part for part in person.head)
            middle = stage.left + x + wide / 2
            assert wide / 8 <= middle <= side.rect.w - wide / 8, f"{person.id} in {page.title}"
