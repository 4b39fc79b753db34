"""People stand closer where a window shows only the right part of a place: nobody is cut, nobody hidden."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest
import skia
from hypothesis import given
from hypothesis import strategies as st

from game.desktop.layout.frame import picture_and_page
from game.desktop.pictures.raster import draw
from game.desktop.screens.names import in_sight
from game.desktop.sheet import Sheet
from game.pictures import Library
from game.pictures.catalogue import USUAL_REACH, Footing, Light, PlaceEntry
from game.pictures.closer import HAIR, NOSE
from game.pictures.person import FRAME, WAIST
from game.pictures.place import SEAM
from game.pictures.pose import pose_of
from game.pictures.stands import footings, slid

SIZES = ((960, 600), (1024, 768), (1280, 720), (1920, 1080), (1280, 1024), (3840, 2160))
SIGHTS = sorted(
    {in_sight(picture_and_page(Sheet(*size, text))) for size in SIZES for text in (0.8, 1.0, 1.5, 2.0)}
)
TILES = ("call_grid", "home_desk_night")
WORDS = SEAM + 76

stands = st.lists(
    st.builds(Footing, st.floats(0.7, 0.98), st.floats(80, 700), st.floats(1000, 1080)),
    min_size=1,
    max_size=6,
).map(lambda found: tuple(sorted(found, key=lambda stand: -stand.x)))


def _head(stand: Footing) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of a head."""
    k = stand.scale
    return stand.x - HAIR * k, stand.y - 900 * k, stand.x + NOSE * k, stand.y - 545 * k


def _hidden(one: Footing, another: Footing) -> bool:
    a, b = _head(one), _head(another)
    return min(a[2], b[2]) - max(a[0], b[0]) > 1 and min(a[3], b[3]) - max(a[1], b[1]) > 1


def _room(places: tuple[Footing, ...]) -> PlaceEntry:
    return PlaceEntry("room", "A room.", Light("#000000", 0, "#ffffff", 0), 400, places)


@given(stands, st.floats(350, 640), st.floats(200, 420))
def test_every_head_is_in_sight_and_no_hand_lies_on_the_words(
    drawn: tuple[Footing, ...], left: float, reach: float
) -> None:
    """Whatever the stands: heads right of the edge, apart from one another, and hands short of the words."""
    found = footings(_room(drawn), len(drawn), left, reach)
    assert len(found) == len(drawn)
    assert all(_head(stand)[0] >= left - 0.01 for stand in found)
    if found != drawn:
        assert not any(_hidden(one, another) for one, another in combinations(found, 2))
        assert found[0].x + reach * found[0].scale < WORDS
        assert found[0].scale <= drawn[0].scale


@pytest.mark.parametrize("left", SIGHTS)
def test_in_every_place_at_every_size_heads_are_whole_and_apart(library: Library, left: float) -> None:
    """As many people as a place has stands for, in every window that is tested."""
    for place in (*library.places.values(), library.plain_place):
        if place.id in TILES:
            continue
        for people in range(1, max(len(place.stands), len(place.crowd)) + 1):
            found = footings(place, people, left)
            cut = [stand for stand in found if _head(stand)[0] < left - 0.01]
            assert not cut, f"{place.id}: {cut}"
            if found != footings(place, people):
                assert not any(_hidden(one, another) for one, another in combinations(found, 2)), place.id


def test_where_all_can_be_seen_people_stand_as_drawn(library: Library) -> None:
    """The usual window shows the left half of a place whole, and its stands are the author's."""
    assert in_sight(picture_and_page(Sheet(1920, 1080, 1.0))) == 0
    for place in library.places.values():
        assert footings(place, 2, 0.0) == place.stands[:2]


def test_people_keep_their_order_and_the_foot_of_the_picture_hides_where_they_end(library: Library) -> None:
    """Nearest stays rightmost and largest in a row; no body ends above the picture's lower edge in it."""
    for place in library.places.values():
        if place.id in TILES:
            continue
        found = footings(place, 2, 570.0)
        assert all(near.x > far.x and near.scale >= far.scale for near, far in pairwise(found))
        assert all(stand.y + 100 * stand.scale >= 1080 for stand in found)


@pytest.mark.parametrize("id", TILES)
def test_where_people_sit_in_tiles_the_place_moves(library: Library, id: str) -> None:
    """At 4:3 the first two callers are seen whole; the tiles stay where they were drawn."""
    place, left = library.places[id], in_sight(picture_and_page(Sheet(1024, 768, 1.0)))
    assert footings(place, 2, left) == place.stands[:2]
    moved = slid(place, 2, left)
    for stand in place.stands[:2]:
        begins, _, ends, _ = _head(stand)
        assert left - moved < begins < ends < SEAM - moved
    assert slid(place, 2, 0.0) == 0


def test_elsewhere_no_place_moves(library: Library) -> None:
    """A room whose people can stand closer stays where its light meets the page."""
    assert slid(library.places["warehouse"], 2, 570.0) == 0
    assert slid(library.places["call_grid"], 0, 570.0) == 0


def test_a_reach_is_that_of_the_widest_gesture(library: Library) -> None:
    """What people.yaml says, or the usual where it says nothing, holds for every mood of everybody."""
    light = Light("#000000", 0, "#ffffff", 0)
    for id, entry in library.people.items():
        widest = max(_right(library, id, mood, light) for mood in library.art.moods)
        assert widest <= entry.reach + 1, id
        assert entry.reach == USUAL_REACH or widest > entry.reach - 4, id


def _right(library: Library, id: str, mood: str, light: Light) -> float:
    """How far a person's pixels come to the right of the waist, in the person's own units."""
    entry = library.people[id]
    svg = library.person(id).drawing(entry, pose_of(library.art, entry, mood), light, {}, FRAME, False)
    wide, high = round(FRAME[2] / 2), round(FRAME[3] / 2)
    surface = skia.Surface(wide, high)
    draw(surface.getCanvas(), svg, (0, 0, wide, high))
    seen = surface.makeImageSnapshot().toarray()[..., 3].max(axis=0) > 40
    return float(FRAME[0] + 2 * max(i for i, there in enumerate(seen) if there) - WAIST[0])
