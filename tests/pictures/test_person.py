"""A person drawn: groups, transforms and colours by the pose, the light and the cast."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

from game.pictures import Library
from game.pictures.catalogue import Light
from game.pictures.colour import mixed
from game.pictures.person import FRAME, HEAD
from game.pictures.pose import Pose, pose_of

PLAIN = Light("#000000", 0.0, "#ffffff", 0.0)
NIGHT = Light("#081518", 0.5, "#ffe2b0", 0.1)


def drawn(library: Library, id: str, mood: str = "neutral", light: Light = PLAIN, **more: object) -> str:
    entry = library.people[id]
    return library.person(id).drawing(entry, pose_of(library.art, entry, mood), light, **more)  # type: ignore[arg-type]


def colours(svg: str) -> set[str]:
    return set(re.findall("#[0-9a-f]{6}", svg))


def test_a_drawing_is_a_whole_document_of_its_frame(library: Library) -> None:
    """It parses, and says which part of the canvas it shows."""
    root = ET.fromstring(drawn(library, "goran"))
    assert [float(n) for n in root.get("viewBox", "").split()] == list(FRAME)
    assert (root.get("width"), root.get("height")) == ("860", "1120")


def test_only_the_gesture_of_the_mood_is_drawn(library: Library) -> None:
    """A stern Goran has crossed arms and none other, so his drawing has other parts than a neutral one."""
    parts = library.person("goran").parts
    arms = [part.id for part in parts if part.id.startswith("arms.")]
    assert len(arms) > 3
    groups = drawn(library, "goran", "stern").count("<g transform=")
    assert groups == len(parts) - len(arms) + len([id for id in arms if "crossed" in id.split(".")])


def test_head_and_body_move_by_the_numbers_of_the_pose(library: Library) -> None:
    """The body leans about the waist and drops; the head rides on it and turns about its pivot."""
    entry = library.people["goran"]
    pose = Pose("crossed", head=(9, 8, 10), body=(1.5, 6), hat=-12)
    svg = library.person("goran").drawing(entry, pose, PLAIN)
    body = "rotate(1.5 430 1000) translate(0 6)"
    head = f"{body} translate(8 10) rotate(9 430 470)"
    assert f'transform="{body}"' in svg
    assert f'transform="{head}"' in svg
    assert f'transform="{head} rotate(-12 346 300)"' in svg


def test_a_hat_that_is_off_is_not_on_the_head(library: Library) -> None:
    """Sad Goran's file draws one group fewer above the neck."""
    assert "rotate(0 346 300)" in drawn(library, "goran")
    assert "346 300" not in drawn(library, "goran", "sad")


def test_only_clips_that_are_used_come_along(library: Library) -> None:
    """Definitions of gestures that are not drawn stay out, so a drawing is small."""
    svg = drawn(library, "goran")
    assert set(re.findall(r'<clipPath id="([^"]+)"', svg)) == set(re.findall(r"url\(#([^)]+)\)", svg))
    assert len(svg) < 0.7 * len(library.source("people", "goran"))


def test_in_a_light_of_no_strength_only_folds_are_darker(library: Library) -> None:
    """Every colour is then one of a material or a rim; a deep tone goes a little to the shadow anyway."""
    drawn_with = {tone for tones in library.art.materials.values() for tone in tones} | set(library.art.rims)
    known = {library.materials.graded(colour, PLAIN) for colour in drawn_with}
    assert known >= {tones[1] for tones in library.art.materials.values()} | set(library.art.rims)
    for id in library.people:
        assert colours(drawn(library, id)) <= known, id


def test_a_place_moves_shade_to_its_shadow_and_light_to_its_key(library: Library) -> None:
    """Skin goes less than half as far as cloth, or it would turn grey."""
    svg = colours(drawn(library, "goran", light=NIGHT))
    assert mixed("#8a5a22", NIGHT.shadow, 0.5) in svg
    assert mixed("#e3a33b", NIGHT.key, 0.1) in svg
    assert mixed("#a8694a", NIGHT.shadow, 0.5 * 0.45) in svg
    assert "#8a5a22" not in svg


def test_somebody_is_cast_in_another_material_with_all_its_tones(library: Library) -> None:
    """Goran in a teal coat has no ochre left, and his skin can be another too."""
    tones = {
        name: [library.materials.graded(tone, PLAIN) for tone in library.art.materials[name]]
        for name in ("ochre", "teal", "skin1", "skin3")
    }
    before = colours(drawn(library, "goran"))
    after = colours(drawn(library, "goran", recolour={"ochre": "teal", "skin1": "skin3"}))
    assert before >= {*tones["ochre"], *tones["skin1"]}
    assert not after & {*tones["ochre"], *tones["skin1"]}
    assert after >= {*tones["teal"][:2], *tones["skin3"]}


def test_two_materials_can_change_places(library: Library) -> None:
    """Each colour is looked up as drawn, so nothing is recoloured twice."""
    swapped = colours(drawn(library, "vasile", recolour={"brick": "ink", "ink": "brick"}))
    assert library.art.materials["brick"][0] in swapped
    assert library.art.materials["ink"][0] in swapped


def test_a_colour_of_two_materials_goes_with_the_cloth_it_is_in(library: Library) -> None:
    """The shade of Mr Bashir's blazer is the deep of teal and the shade of ink: it follows the teal."""
    shared = library.art.materials["teal"][2]
    assert shared == library.art.materials["ink"][1]
    torso = next(part for part in library.person("bashir").parts if part.id == "torso")
    assert f"{shared} teal" in torso.pieces


def test_an_unknown_material_changes_nothing(library: Library) -> None:
    """Neither as the one to change nor as the one to change to."""
    assert drawn(library, "goran", recolour={"velvet": "teal", "ochre": "velvet"}) == drawn(library, "goran")


def test_a_person_for_a_page_that_runs_right_to_left_faces_left(library: Library) -> None:
    """The same drawing, mirrored inside its own frame."""
    svg = drawn(library, "goran", mirror=True)
    assert f'<g transform="translate({2 * FRAME[0] + FRAME[2]:g} 0) scale(-1 1)">' in svg


def test_a_head_for_a_chip_is_the_square_around_it(library: Library) -> None:
    """430 by 430 around the head."""
    root = ET.fromstring(drawn(library, "ruth", view=HEAD))
    assert root.get("viewBox") == "210 115 430 430"


def test_nobody_leaves_their_frame(library: Library) -> None:
    """In every mood, whatever is drawn of a person lies inside the frame that images are made of."""

    import skia

    from game.desktop.pictures.raster import draw

    around = (FRAME[0] - 200, FRAME[1] - 200, FRAME[2] + 400, FRAME[3] + 400)
    k = 0.2
    for id in library.people:
        for mood in library.art.moods:
            surface = skia.Surface(round(around[2] * k), round(around[3] * k))
            draw(surface.getCanvas(), drawn(library, id, mood), (0, 0, around[2] * k, around[3] * k), around)
            pixels = surface.toarray()[:, :, 3]
            edge = round(200 * k) - 1
            inside = pixels[edge:-edge, edge:-edge]
            assert inside.any(), (id, mood)
            assert pixels.sum() == inside.sum(), (id, mood)
