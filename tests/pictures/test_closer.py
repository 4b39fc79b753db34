"""People stand closer where a window shows only the right part of a place: nobody is cut, nobody hidden."""

from __future__ import annotations

from dataclasses import replace
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
from game.pictures.catalogue import USUAL_HAIR, USUAL_REACH, Footing, Light, PlaceEntry
from game.pictures.closer import Framing
from game.pictures.outline import BACK, NOSE, Outline, outlines
from game.pictures.person import FRAME, WAIST
from game.pictures.place import SEAM
from game.pictures.pose import USUAL, pose_of
from game.pictures.stands import footings, framing
from tests.pictures.people import somebody

SIZES = ((960, 600), (1024, 768), (1280, 720), (1920, 1080), (1280, 1024), (3840, 2160))
SIGHTS = sorted(
    {in_sight(picture_and_page(Sheet(*size, text))) for size in SIZES for text in (0.8, 1.0, 1.5, 2.0)}
)
TILES = ("call_grid", "home_desk_night")
BAND = SEAM + 42
MOODS = ("sad", USUAL, "surprised")

bodies = st.builds(Outline, st.floats(200, 420), st.floats(90, 210), st.floats(60, 190), st.floats(80, 290))
stands = st.lists(
    st.builds(Footing, st.floats(0.7, 0.98), st.floats(80, 700), st.floats(1000, 1080)),
    min_size=1,
    max_size=6,
).map(lambda found: tuple(sorted(found, key=lambda stand: -stand.x)))


def _head(stand: Footing) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of a head."""
    k = stand.scale
    return stand.x - BACK * k, stand.y - 900 * k, stand.x + NOSE * k, stand.y - 545 * k


def _hidden(near: tuple[Footing, Outline], far: tuple[Footing, Outline]) -> bool:
    """Whether what one has at the height of a face lies over the other's face."""
    (stand, one), (behind, another) = near, far
    _, top, right, chin = _head(stand)
    _, brow, _, below = _head(behind)
    nose = behind.x + another.nose * behind.scale
    across = nose - (stand.x - one.hair * stand.scale) > 1 and behind.x < right
    return across and min(chin, below) - max(top, brow) > 1


def _room(places: tuple[Footing, ...]) -> PlaceEntry:
    return PlaceEntry("room", "A room.", Light("#000000", 0, "#ffffff", 0), 400, places)


@given(stands, st.data(), st.floats(350, 640), st.none() | st.floats(800, 900))
def test_every_head_is_in_sight_and_no_hand_lies_under_a_choice(
    drawn: tuple[Footing, ...], data: st.DataObject, left: float, faces: float | None
) -> None:
    """Whatever the stands and whoever stands on them: heads right of the edge, faces apart from one another
    and left of what stands before them, hands short of the bands of choices."""
    people = data.draw(st.lists(bodies, min_size=len(drawn), max_size=len(drawn)))
    found = footings(replace(_room(drawn), faces=faces), len(drawn), left, people)
    assert len(found) == len(drawn)
    heads = list(zip(found, people, strict=True))
    assert all(stand.x - one.back * stand.scale >= left - 0.01 for stand, one in heads)
    if found != drawn:
        assert not any(_hidden(one, another) for one, another in combinations(heads, 2))
        assert found[0].x + people[0].reach * found[0].scale < BAND
        assert faces is None or found[0].x + people[0].nose * found[0].scale < faces + 0.01
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
                heads = [(stand, Outline()) for stand in found]
                assert not any(_hidden(one, another) for one, another in combinations(heads, 2)), place.id
                assert all(stand.y - 930 * stand.scale > 0 for stand in found), place.id


def test_where_all_can_be_seen_people_stand_as_drawn(library: Library) -> None:
    """The usual window shows the left half of a place whole, and its stands are the author's."""
    assert in_sight(picture_and_page(Sheet(1920, 1080, 1.0))) == 0
    for place in library.places.values():
        assert footings(place, 2, 0.0) == place.stands[:2]


def test_a_head_thrown_back_over_the_edge_of_a_place_moves_nobody_else(library: Library) -> None:
    """Who sits up in the bed at the edge of a ward stays in it in every mood, whoever it is: a step forward
    keeps the head whole, and the others where they were drawn."""
    ward = library.places["ward_bay"]
    for id in library.people:
        for mood in library.art.moods:
            bodies = outlines(library, [*[somebody("goran")] * 3, somebody(f"{id} {mood}")])
            found = footings(ward, 4, 0.0, bodies)
            assert found[:3] == ward.crowd[:3], (id, mood)
            drawn, stepped, one = ward.crowd[3], found[3], bodies[3]
            assert stepped.x - one.back * stepped.scale >= -0.01, (id, mood)
            assert stepped.x == drawn.x or stepped.x + one.nose * stepped.scale < drawn.x + NOSE * drawn.scale


def test_people_keep_their_order_and_the_foot_of_the_picture_hides_where_they_end(library: Library) -> None:
    """Nearest stays rightmost and largest in a row; no body ends above the picture's lower edge in it."""
    for place in library.places.values():
        if place.id in TILES:
            continue
        found = footings(place, 2, 570.0)
        assert all(near.x > far.x and near.scale >= far.scale for near, far in pairwise(found))
        assert all(stand.y + 100 * stand.scale >= 1080 for stand in found)


@pytest.mark.parametrize("left", [left for left in SIGHTS if left])
@pytest.mark.parametrize("id", TILES)
def test_where_people_sit_in_tiles_the_place_moves(library: Library, id: str, left: float) -> None:
    """Two callers, and as many as there are tiles for, are seen whole at every size, however much smaller the
    place has to be drawn; the tiles stay where they are in it."""
    place = library.places[id]
    for count in {2, len(place.stands)}:
        people = [Outline(), Outline(back=150), Outline()][:count]
        assert footings(place, count, left, people) == place.stands[:count]
        shown = framing(place, count, left, people)
        assert (0.75 if count == 2 else 0.45) <= shown.zoom <= 1
        assert _all_in_sight(place.stands, people, left, shown)


def test_where_all_callers_would_be_too_small_the_first_two_are_seen(library: Library) -> None:
    """In a sliver of a window three tiles would be stamps: two are seen, and the third lies outside."""
    place, people, left = library.places["call_grid"], [Outline()] * 3, 660.0
    shown = framing(place, 3, left, people)
    assert shown.zoom > 0.45
    assert _all_in_sight(place.stands, people[:2], left, shown)
    assert not _all_in_sight(place.stands, people, left, shown)


def _all_in_sight(stands: tuple[Footing, ...], people: list[Outline], left: float, shown: Framing) -> bool:
    """Whether every head is whole in what is seen of a place from `left` on, as it is shown."""
    ends = SEAM - shown.moved
    begins = ends - (SEAM - left) / shown.zoom
    return all(
        begins < stand.x - one.back * stand.scale and stand.x + one.nose * stand.scale < ends
        for stand, one in zip(stands, people, strict=False)
    )


def test_a_place_whose_tiles_are_all_seen_is_shown_as_drawn(library: Library) -> None:
    """A window that shows the whole of a place, and one that shows all its tiles, leave it be."""
    assert framing(library.places["call_grid"], 3, 0.0) == Framing()
    assert framing(library.places["call_grid"], 0, 570.0) == Framing()
    assert framing(library.places["call_grid"], 1, 570.0) == Framing()


def test_elsewhere_no_place_moves(library: Library) -> None:
    """A room whose people can stand closer stays where its light meets the page."""
    assert framing(library.places["warehouse"], 2, 570.0) == Framing()


def test_a_reach_is_that_of_the_widest_gesture(library: Library) -> None:
    """What people.yaml says, or the usual where it says nothing, holds for every mood of everybody."""
    for id, entry in library.people.items():
        widest = max(_extent(library, id, mood)[1] for mood in library.art.moods)
        assert widest <= entry.reach + 1, id
        assert entry.reach == USUAL_REACH or widest > entry.reach - 4, id


def test_hair_is_as_wide_as_it_was_drawn(library: Library) -> None:
    """What people.yaml says, or the usual where it says nothing, holds at the height of everybody's face."""
    for id, entry in library.people.items():
        wide, _ = _extent(library, id, USUAL, (215.0, 470.0))
        assert wide <= entry.hair + 1, id
        assert entry.hair == USUAL_HAIR or wide > entry.hair - 4, id


def test_a_bowed_head_takes_room_before_it_and_a_raised_one_behind(library: Library) -> None:
    """In every mood the nose and the back of a head come where the pose brings them."""
    sad, usual, surprised = outlines(library, [somebody(f"ruth {mood}") for mood in MOODS])
    assert sad.nose > usual.nose > surprised.nose
    assert sad.back < usual.back < surprised.back
    assert sad.hair < usual.hair < surprised.hair
    assert sad.reach == usual.reach == library.people["ruth"].reach


def test_a_picture_of_an_authors_own_takes_the_usual_room(library: Library) -> None:
    """Nobody knows what is on it."""
    assert outlines(library, [somebody("me.png")]) == (Outline(),)


def _extent(
    library: Library, id: str, mood: str, rows: tuple[float, float] = (0.0, 1200.0)
) -> tuple[float, float]:
    """How far a person's pixels come to the left and to the right of the waist, in the person's own units."""
    entry = library.people[id]
    light = Light("#000000", 0, "#ffffff", 0)
    svg = library.person(id).drawing(entry, pose_of(library.art, entry, mood), light, {}, FRAME, False)
    wide, high = round(FRAME[2] / 2), round(FRAME[3] / 2)
    surface = skia.Surface(wide, high)
    draw(surface.getCanvas(), svg, (0, 0, wide, high))
    first, last = (max(0, int((row - FRAME[1]) / 2)) for row in rows)
    seen = surface.makeImageSnapshot().toarray()[first:last, :, 3].max(axis=0) > 40
    there = [FRAME[0] + 2 * i for i, found in enumerate(seen) if found]
    return float(WAIST[0] - min(there)), float(max(there) - WAIST[0])
