"""Who stands where, in which order they are painted, and what stands in for somebody nobody drew."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.pictures import Library, OwnPictures, head, scenery
from game.pictures.catalogue import Footing, Light, PlaceEntry
from game.pictures.stands import footings
from tests.pictures.people import png, somebody, svg

ROOM = PlaceEntry("room", "A room.", Light("#000000", 0, "#ffffff", 0), 400, (Footing(0.94, 560, 1080),))


def test_the_nearest_person_takes_the_first_stand_and_is_painted_last(library: Library) -> None:
    """Order in the scene is nearest first; painting goes from far to near."""
    people = [somebody(id) for id in ("aoife", "danilo", "tunde")]
    figures = scenery(library, "nurses_station", (), people).figures
    assert [figure.id for figure in figures] == ["tunde", "danilo", "aoife"]
    assert [figure.index for figure in figures] == [2, 1, 0]
    first = library.places["nurses_station"].stands[0]
    assert (figures[-1].x, figures[-1].y, figures[-1].scale) == (first.x, first.y, first.scale)


def test_a_crowd_has_stands_of_its_own(library: Library) -> None:
    """Four people in the ward bay stand elsewhere than the first three of three."""
    place = library.places["ward_bay"]
    assert footings(place, 3) == place.stands
    assert footings(place, 4) == place.crowd


@given(st.integers(0, 30))
def test_any_number_of_people_find_room(people: int) -> None:
    """Each has a footing, left of the seam, and the nearest are not smaller than those behind."""
    found = footings(ROOM, people)
    assert len(found) == people
    assert all(0 < stand.x < 960 and stand.scale > 0 for stand in found)
    assert [stand.scale for stand in found] == sorted((stand.scale for stand in found), reverse=True)
    assert len({(stand.x, stand.y) for stand in found}) == people


def test_a_call_has_no_more_tiles_than_it_has(library: Library) -> None:
    """The fourth caller of three tiles is not drawn, and a note says so."""
    scene = scenery(library, "call_grid", (), [somebody(id) for id in ("carla", "lars", "mei", "anouk")])
    assert len(scene.figures) == 3
    assert scene.notes == ("Anouk is not drawn: this place has no room left.",)


def test_an_unknown_mood_is_shown_as_neutral_and_said(library: Library) -> None:
    """The picture is the neutral one; the note names mood and person."""
    odd, plain = (scenery(library, "kitchen", (), [somebody(w)]) for w in ("ruth peckish", "ruth"))
    assert odd.figures[0].svg == plain.figures[0].svg
    assert odd.notes == ("There is no mood called peckish; Ruth is shown as neutral.",)


def test_somebody_nobody_drew_is_a_card(library: Library) -> None:
    """The figure says where an initial goes, inside its own box."""
    scene = scenery(library, "kitchen", (), [somebody("marisol")])
    figure = scene.figures[0]
    assert figure.card is not None
    x, y, w, h = figure.card
    assert figure.box[0] < x < x + w < figure.box[0] + figure.box[2]
    assert figure.box[1] < y < y + h < figure.box[1] + figure.box[3]
    assert figure.svg
    assert "marisol" in scene.notes[0]


def test_a_material_that_does_not_exist_is_said(library: Library) -> None:
    """The person keeps that colour."""
    scene = scenery(library, "kitchen", (), [somebody("ruth", recolour=(("brick", "velvet"),))])
    assert scene.notes == ("There is no material called velvet; Ruth keeps that colour.",)


def test_a_mood_changes_as_movement(library: Library) -> None:
    """Half way between two moods the drawing is neither; at the end it is the new one."""
    person = somebody("goran worried")
    new = scenery(library, "gantry", (), [person]).figures[0].svg
    old = scenery(library, "gantry", (), [somebody("goran")]).figures[0].svg

    def at(share: float) -> str:
        before = {"goran": "neutral"}
        return scenery(library, "gantry", (), [person], moods_before=before, share=share).figures[0].svg

    assert at(0) == old
    assert at(1) == new
    assert at(0.3) not in (old, new)


def test_people_are_darker_where_the_page_is(library: Library) -> None:
    """Each mode lights them otherwise."""
    drawn = {
        scenery(library, "gantry", (), [somebody("hanne")], mode=m).figures[0].svg
        for m in ("day", "dark", "hc")
    }
    assert len(drawn) == 3


def test_an_authors_picture_stands_whole_on_its_foot(library: Library) -> None:
    """A tall and a wide picture both keep their ratio and end at the waist line."""
    files = {"tall.png": png(10, 40), "wide.svg": svg("<path/>", 'viewBox="0 0 400 100"')}
    beside = OwnPictures(lambda name: files[name])
    for name, ratio in (("tall.png", 0.25), ("wide.svg", 4.0)):
        person = somebody("ruth", portrait=name)
        scene = scenery(library, "gantry", (), [person], beside=beside)
        figure = scene.figures[0]
        assert scene.notes == ()
        assert figure.own is not None
        assert figure.box[2] / figure.box[3] == pytest.approx(ratio)
        assert figure.box[1] + figure.box[3] == pytest.approx(figure.y)


def test_an_authors_picture_can_be_the_place(library: Library) -> None:
    """It has no light, so the page is painted beside it; people stand as in the plain room."""
    beside = OwnPictures(lambda name: png(16, 9))
    scene = scenery(library, "yard.png", (), [somebody("goran")], beside=beside)
    assert scene.own is not None
    assert not scene.lit
    assert scene.place == "yard.png"
    assert len(scene.figures) == 1
    assert scene.notes == ()


def test_a_head_is_a_drawing_an_authors_picture_or_an_initial(library: Library) -> None:
    """Chips are made of what there is."""
    assert head(library, somebody("ruth")).svg
    nobody = head(library, somebody("marisol", name="¿Élise"))
    assert (nobody.svg, nobody.initial) == ("", "É")
    assert head(library, somebody("x", name="…")).initial == "?"
    own = head(library, somebody("x", portrait="me.png"), beside=OwnPictures(lambda name: png(4, 4)))
    assert own.own is not None
