"""The shipped pictures keep the rules that the painter and the art direction rest on."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from game.model import MOODS
from game.pictures import Library, describe_place, scenery, spot
from game.storage.shipped import shipped

PICTURES = shipped() / "assets" / "pictures"
KINDS = ("places", "people", "spots", "covers")
FILES = sorted(path for kind in KINDS for path in (PICTURES / kind).glob("*.svg"))
PLAIN = sorted((PICTURES / "plain").glob("*.svg"))
# What skia leaves out without a word, or draws otherwise than browsers do.
FORBIDDEN = re.compile(
    r"<text|<style|<symbol|<image|<filter|<script|<foreignObject|mix-blend-mode|hsl\(|[^:]href=|<[a-z]*Gradient"
)


def named(path: Path) -> str:
    return f"{path.parent.name}/{path.stem}"


def entries(library: Library, kind: str) -> dict[str, object]:
    return dict(getattr(library, kind))


@pytest.mark.parametrize("kind", KINDS)
def test_every_picture_has_an_entry_and_every_entry_a_picture(library: Library, kind: str) -> None:
    """Neither an SVG without words nor words without an SVG."""
    assert entries(library, kind).keys() == {path.stem for path in (PICTURES / kind).glob("*.svg")}


@pytest.mark.parametrize("path", FILES + PLAIN, ids=named)
def test_a_picture_uses_only_what_skia_draws(path: Path) -> None:
    """No letters, gradients, filters, style sheets or images, and no pointer without its prefix."""
    assert FORBIDDEN.findall(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("path", FILES + PLAIN, ids=named)
def test_a_picture_says_its_size_and_names_each_part_once(path: Path) -> None:
    """viewBox, width and height are there, and no id is given twice."""
    root = ET.fromstring(path.read_text(encoding="utf-8"))
    assert all(root.get(name) for name in ("viewBox", "width", "height"))
    ids = Counter(element.get("id") for element in root.iter() if element.get("id"))
    assert [id for id, times in ids.items() if times > 1] == []


@pytest.mark.parametrize("path", FILES + PLAIN, ids=named)
def test_every_pointer_leads_to_a_part_of_the_same_picture(path: Path) -> None:
    """A clip or a use that points at nothing draws nothing."""
    text = path.read_text(encoding="utf-8")
    ids = set(re.findall(r'\sid="([^"]+)"', text))
    assert set(re.findall(r'url\(#([^)]+)\)|href="#([^"]+)"', text)) <= {(id, "") for id in ids} | {
        ("", id) for id in ids
    }


@pytest.mark.parametrize("path", FILES + PLAIN, ids=named)
def test_a_picture_keeps_to_the_palette(library: Library, path: Path) -> None:
    """People are made of materials and rims, everything else of the palette's four families."""
    art = library.art
    materials = {tone for tones in art.materials.values() for tone in tones} | set(art.rims)
    palette = {colour for row in art.palette.values() for colour in row}
    allowed = materials if path.parent.name == "people" or path.stem == "card" else palette
    used = {colour.lower() for colour in re.findall("#[0-9a-fA-F]{6}", path.read_text(encoding="utf-8"))}
    assert used <= allowed


def test_every_place_has_its_layers_its_light_and_its_states(library: Library) -> None:
    """`back`, `front` and `light` are drawn, and exactly the states that the words tell of."""
    for id, place in library.places.items():
        layers = library.place(id)
        assert layers.back, id
        assert layers.front, id
        assert layers.light, id
        drawn = re.findall(r'\bid="if\.([^"]+)"', library.source("places", id))
        assert {name for names in drawn for name in names.split(".")} == place.variants.keys(), id


def test_every_place_has_room_for_its_people(library: Library) -> None:
    """Stands go from near to far, each has its clip where there are clips, nobody passes the seam."""
    for id, place in library.places.items():
        scales = [stand.scale for stand in place.stands]
        assert scales == sorted(scales, reverse=True), id
        assert len(place.clips) in (0, len(place.stands)), id
        assert all(0 < stand.x < 960 for stand in (*place.stands, *place.crowd)), id
        assert 0 < place.step < 1010, id


def test_every_person_has_the_arms_of_their_moods(library: Library) -> None:
    """Every mood that the words know is one of the six, and its gesture is drawn."""
    assert tuple(library.art.moods) == MOODS
    for id, person in library.people.items():
        drawn = library.person(id)
        groups = {part.id for part in drawn.parts}
        assert {"torso", "head"} <= groups, id
        assert "neutral" in person.moods, id
        assert person.moods.keys() <= set(MOODS), id
        assert {mood.arms for mood in person.moods.values()} <= drawn.arms, id


def test_every_instead_leads_to_neutral(library: Library) -> None:
    """Whatever mood nobody drew, following `instead` ends at one that everybody has."""
    moods = library.art.moods
    for mood in moods:
        at = mood
        for _ in moods:
            at = moods[at].instead or at
        assert at == "neutral", mood


def sentences(library: Library) -> dict[str, str]:
    found = {}
    for kind in KINDS:
        for id, entry in entries(library, kind).items():
            found[f"{kind}/{id}"] = entry.describes  # type: ignore[attr-defined]
    for id, person in library.people.items():
        found |= {f"people/{id} {mood}": gesture.describes for mood, gesture in person.moods.items()}
    for id, place in library.places.items():
        found |= {f"places/{id} {state}": words for state, words in place.variants.items()}
    found["plain/place"] = library.plain_place.describes
    found["plain/card"] = library.card.describes
    return found


def test_every_picture_is_said_in_one_plain_sentence(library: Library) -> None:
    """A capital, under 25 words, one full stop at its end, and no face, for there is none."""
    for where, words in sentences(library).items():
        assert isinstance(words, str), where
        assert words[0].isupper(), where
        assert words.endswith("."), where
        assert words.count(". ") == 0, where
        assert len(words.split()) < 25, where
        if where.startswith("people/"):
            assert not re.search(r"\b(eyes?|mouth|smil\w+|frown\w*|angry|happy|sad)\b", words), where


def test_nothing_is_said_twice(library: Library) -> None:
    """Two places, people or objects that sound alike could not be told apart by ear."""
    own = {where: words for where, words in sentences(library).items() if " " not in where}
    assert [words for words, times in Counter(own.values()).items() if times > 1] == []


def test_a_floor_or_a_door_is_told_from_a_shadow_that_goes_on(library: Library) -> None:
    """Where words stand left of an object, its shadow may fall under them, and nothing else of it."""
    bleeding = {id for id in library.spots if (found := spot(library, id)) is not None and found.bleeds}
    assert {"bulletin", "smoothing_float", "straight_edge", "pump_hose"} <= bleeding
    assert not bleeding & {"plates", "handbag", "green_bottle", "one_fish", "rosette_pump"}


def test_fields_are_in_the_palette_and_stand_out_from_their_objects_words(library: Library) -> None:
    """A spot's field is one of ours, and paper or ink reads on it at 4:1, the largest type at least."""
    from game.pictures.colour import contrast

    palette = {colour for row in library.art.palette.values() for colour in row}
    for id, entry in library.spots.items():
        assert entry.field in palette, id
        for mode in ("day", "dark", "hc"):
            thing = spot(library, id, mode)
            assert thing is not None
            assert contrast(thing.field, thing.words) >= 4.0, (id, mode)


def test_titles_read_on_their_covers_in_every_mode(library: Library) -> None:
    """A title is large type; it has 4.5:1 by day and in high contrast, and 4:1 in the dark."""
    from game.pictures import cover
    from game.pictures.colour import contrast

    for id in library.covers:
        for mode in ("day", "dark", "hc"):
            art = cover(library, id, mode)
            assert art is not None
            assert contrast(art.field, art.title) >= (4.0 if mode == "dark" else 4.5), (id, mode)


def test_grounds_of_covers_reach_over_the_widest_band(library: Library) -> None:
    """A window nearly as wide as high has a low band above its page; a cover's floor runs all along it."""
    from game.pictures import cover_view

    for id, entry in library.covers.items():
        left = cover_view(entry, 1.1 / 0.3, 1.0)[0]
        field = re.search(r'<g id="field">(.*?)</g>', library.source("covers", id), re.DOTALL)
        assert field is not None
        assert all(float(x) <= left for x in re.findall(r'<rect x="([-0-9]+)"', field.group())), id


def test_the_materials_are_three_tones_from_light_to_dark(library: Library) -> None:
    """Lit, shade and deep, each darker than the one before."""
    from game.pictures.colour import luminance

    for name, tones in library.art.materials.items():
        values = [luminance(tone) for tone in tones]
        assert values == sorted(values, reverse=True), name


def test_the_plain_room_is_a_place_like_the_others(library: Library) -> None:
    """Where a scene names no place there is still a back, a light and a front."""
    room = scenery(library, None)
    assert room.back
    assert room.front
    assert room.light
    assert describe_place(library, None) == ""
