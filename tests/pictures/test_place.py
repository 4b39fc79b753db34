"""A place taken apart into what is behind, the light, and what is before; states; mirroring."""

from __future__ import annotations

import re

import pytest

from game.pictures import Library, OwnPictures, composed, scenery
from game.pictures.markup import tree, view_box
from game.pictures.place import layers
from tests.pictures.people import png, somebody, svg

PLACE = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1920 1080">
<!-- A comment with words in it -->
<defs><clipPath id="c-used"><path d="M0 0h1"/></clipPath>
<clipPath id="c-idle"><path d="M9 9h9"/></clipPath></defs>
<g id="back"><rect id="wall" width="9" height="9"/>
  <g id="hall" clip-path="url(#c-used)" transform="scale(2)"><path id="light" d="M1 1"/></g>
  <g id="if.wet"><path d="M2 2"/></g>
  <g id="if.red.dry"><path d="M3 3"/><g id="if.wet"><path d="M4 4"/></g></g>
</g>
<g id="front"><path d="M5 5"/></g>
</svg>"""


@pytest.mark.parametrize(
    ("states", "drawn"),
    [((), ""), (("wet",), "2"), (("red",), "3"), (("dry",), "3"), (("wet", "dry"), "234"), (("snow",), "")],
)
def test_only_the_states_that_are_asked_for_are_drawn(states: tuple[str, ...], drawn: str) -> None:
    """A group `if.a.b` is drawn for either; without a word none is."""
    back = layers(PLACE, states).back
    assert "".join(n for n in "234" if f"M{n} {n}" in back) == drawn


def test_the_light_keeps_the_groups_around_it() -> None:
    """Alone it is still clipped and moved as in the place."""
    light = layers(PLACE).light
    assert '<g clip-path="url(#c-used)" transform="scale(2)"><path d="M1 1"/></g>' in light
    assert "M2 2" not in light
    assert "wall" not in light


def test_layers_carry_what_they_use_and_nothing_else() -> None:
    """Comments, idle definitions and names that nothing points at stay out."""
    found = layers(PLACE)
    assert "c-used" in found.back
    assert "c-idle" not in found.back + found.front
    assert "comment" not in found.back
    assert 'id="wall"' not in found.back
    assert "M5 5" in found.front
    assert "M5 5" not in found.back


def test_a_place_without_a_light_gives_an_empty_one() -> None:
    """Nothing is drawn, and nothing raises."""
    assert layers(PLACE.replace('id="light"', 'id="lamp"')).light == ""


def test_a_wet_slab_is_drawn_otherwise_than_a_dry_one(library: Library) -> None:
    """The shipped states change their pictures."""
    for id, place in library.places.items():
        quiet = scenery(library, id)
        for state in place.variants:
            asked = scenery(library, id, (state,))
            assert (asked.back, asked.front) != (quiet.back, quiet.front), (id, state)
            assert asked.notes == ()


def test_a_state_that_a_place_does_not_know_is_said_and_left_out(library: Library) -> None:
    """The place is drawn as if it had not been asked."""
    scene = scenery(library, "slab_edge", ("frozen",))
    assert scene.back == scenery(library, "slab_edge").back
    assert scene.notes == ("slab_edge has no state called frozen.",)


def test_an_unknown_place_is_a_plain_room(library: Library) -> None:
    """It has a light of its own, and the note names the place."""
    scene = scenery(library, "submarine", (), [somebody("goran")])
    assert scene.back == scenery(library, None).back
    assert scene.lit
    assert len(scene.figures) == 1
    assert "submarine" in scene.notes[0]


def test_scenery_is_mirrored_whole(library: Library) -> None:
    """Seam, people, boxes and layers stand on the other side; nobody is mirrored alone."""
    people = [somebody("goran"), somebody("ruth worried")]
    ahead, back = (scenery(library, "warehouse", (), people, mirror=m) for m in (False, True))
    assert back.seam == 1920 - ahead.seam
    assert back.mirrored
    for left, right in zip(ahead.figures, back.figures, strict=True):
        assert right.x == 1920 - left.x
        assert right.box[0] == pytest.approx(1920 - left.box[0] - left.box[2])
        assert right.svg != left.svg
        assert right.id == left.id
    assert "scale(-1 1)" in back.back
    assert "scale(-1 1)" not in ahead.back


def test_whoever_is_on_a_screen_is_clipped_to_their_tile(library: Library) -> None:
    """The home desk shows people in tiles; a warehouse does not."""
    people = [somebody("mei"), somebody("tunji")]
    assert all(figure.clip for figure in scenery(library, "home_desk_night", (), people).figures)
    assert not any(figure.clip for figure in scenery(library, "warehouse", (), people).figures)


def test_one_document_holds_the_whole_scene(library: Library) -> None:
    """It parses, shows what is asked, repeats no id, and every pointer in it leads somewhere."""
    people = [somebody("mei"), somebody("tunji sad")]
    scene = scenery(library, "home_desk_night", (), people, mode="dark")
    text = composed(scene, (300.0, 0.0, 660.0, 1080.0), "first-")
    assert view_box(tree(text)) == (300.0, 0.0, 660.0, 1080.0)
    ids = re.findall(r'\sid="([^"]+)"', text)
    assert len(ids) == len(set(ids))
    assert all(id.startswith("first-") for id in ids)
    assert set(re.findall(r"url\(#([^)]+)\)", text)) == set(ids)


def test_two_scenes_can_stand_in_one_page(library: Library) -> None:
    """Under different prefixes they share no id."""
    scene = scenery(library, "warehouse", (), [somebody("goran")])
    one, other = (set(re.findall(r'\sid="([^"]+)"', composed(scene, prefix=p))) for p in ("a-", "b-"))
    assert one
    assert not one & other


@pytest.mark.parametrize("mirror", [False, True])
def test_an_authors_pictures_are_in_the_document(library: Library, mirror: bool) -> None:
    """An image file as data, up to the seam; an SVG as shapes, under names of its own."""
    files = {"yard.png": png(16, 9), "me.svg": svg('<g id="a"/><use xlink:href="#a"/>')}
    beside = OwnPictures(lambda name: files[name])
    people = [somebody("x", portrait="me.svg")]
    text = composed(scenery(library, "yard.png", (), people, mirror=mirror, beside=beside), prefix="z-")
    tree(text)
    x = 960 if mirror else 0
    assert f'<image x="{x}" y="0" width="960" height="1080"' in text
    assert "data:image/png;base64," in text
    assert 'xlink:href="#z-p0-own-a"' in text
