"""The briefing: all of it on one page where a window has the room, and where its words stand."""

from __future__ import annotations

import pytest

from game.desktop.box import Area, Layout
from game.desktop.measure import Measure
from game.pictures import cover_view
from tests.desktop.views import SCENARIOS, briefing, scenario, typesetter, view

SIZES = ((1280, 720), (1920, 1080))


def page_of(layout: Layout) -> Area:
    """What is read."""
    return next(area for area in layout.areas if area.id == "page")


@pytest.mark.parametrize("id", SCENARIOS)
@pytest.mark.parametrize("size", SIZES)
def test_a_briefing_is_one_page_at_the_usual_text_size(size: tuple[int, int], id: str) -> None:
    """Who you are, who is who and what it is about can be taken in at once, without scrolling."""
    page = page_of(briefing(id).layout(view(*size, measure=typesetter().measure)))
    assert page.most == 0
    assert max(box.rect.bottom for box in page.boxes) < page.rect.bottom


def test_people_are_read_in_their_order_however_many_columns_they_take() -> None:
    """Columns are read downwards, by eyes and by screen readers."""
    measure: Measure = typesetter().measure
    cast = [f"who.{person.id}" for person in scenario("bed-fourteen").cast]
    across = []
    for size, large in (((1920, 1080), 1.0), ((1280, 1024), 1.0), ((1920, 1080), 2.0)):
        page = page_of(briefing("bed-fourteen").layout(view(*size, large, measure=measure)))
        heads = [box for box in page.boxes if box.id in cast]
        assert [box.id for box in heads] == cast
        assert [(box.rect.x, box.rect.y) for box in heads] == sorted((b.rect.x, b.rect.y) for b in heads)
        across.append(len({box.rect.x for box in heads}))
    assert across == [3, 2, 1]


@pytest.mark.parametrize(
    ("id", "large", "where"),
    [("counted-twice", 1.0, "side"), ("the-pour", 1.0, "side"), ("the-pour", 2.0, "page")],
)
def test_sector_and_minutes_stand_on_the_side_where_it_has_room(id: str, large: float, where: str) -> None:
    """At the foot of a calm cover or under its title; large text has them above the words."""
    layout = briefing(id).layout(view(1920, 1080, large))
    assert [area.id for area in layout.areas for box in area.boxes if box.id == "facts"] == [where]


@pytest.mark.parametrize("size", [*SIZES, (1280, 1024), (1080, 1920)])
@pytest.mark.parametrize("large", [1.0, 2.0])
def test_words_stand_clear_of_an_object_beside_the_title(size: tuple[int, int], large: float) -> None:
    """“Fourteen” ends before the line that the drip hangs on, and the minutes before its drops."""
    given = view(*size, large, measure=typesetter().measure)
    layout = briefing("bed-fourteen").layout(given)
    side = next(area for area in layout.areas if area.id == "side")
    entry = given.art.covers["bed-fourteen"]
    assert entry.object is not None
    x, _, wide, _ = cover_view(entry, side.rect.w, side.rect.h)
    line = (entry.object[0] - x) * side.rect.w / wide
    words = [box for box in side.boxes if box.id in ("title", "facts")]
    assert words
    assert max(box.rect.right for box in words) < line
    assert (entry.object[1] - x) * side.rect.w / wide < side.rect.w
