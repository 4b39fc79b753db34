"""An object that an author brought: whole on its field, in the light of the mode, or that field alone."""

from __future__ import annotations

import pytest
import skia

from game.desktop.drawing import Cover, Spot
from game.desktop.gallery import Gallery
from game.desktop.ink import argb
from game.desktop.sheet import Mode
from game.desktop.still import still
from game.pictures import OwnPictures, own_ground
from game.pictures.colour import contrast, mixed
from tests.desktop.views import library, view
from tests.pictures.people import png, svg

BEIGE = "#e8dcc0"
HOSTILE = {
    "script.svg": svg("<script>alert(1)</script>"),
    "entities.svg": b'<!DOCTYPE svg [<!ENTITY a "ha">]>' + svg("<g/>"),
    "outside.svg": svg('<rect width="9" height="9" fill="url(http://example.org/#a)"/>'),
    "huge.png": png(2, 2, told=(20_000, 10_000)),
    "cut off.png": png(30, 60)[:40],
    "none.png": b"",
}
FILES = OwnPictures({"fine.svg": svg(f'<path d="M0 0h100v50H0z" fill="{BEIGE}"/>'), **HOSTILE}.__getitem__)
GALLERY = Gallery(library(), lambda base, name: FILES(name) if base == "here" else None)


def painted(drawing: Spot | Cover, mode: Mode = Mode.DAY) -> skia.Surface | None:
    """A canvas with a picture in a rectangle that is wider than high; None where nothing was drawn."""
    surface = skia.Surface(400, 240)
    done = GALLERY.paint(surface.getCanvas(), drawing, (40, 20, 320, 200), mode, False)
    return surface if done else None


def near(surface: skia.Surface | None, at: tuple[int, int], wanted: str) -> bool:
    """Whether a pixel has a colour, as exactly as pixels are mixed."""
    pixels = skia.Pixmap()
    assert surface is not None
    assert surface.peekPixels(pixels)
    pairs = zip(pixels.getColor(*at).to_bytes(4, "big"), argb(wanted).to_bytes(4, "big"), strict=True)
    return all(abs(one - other) <= 1 for one, other in pairs)


@pytest.mark.parametrize("mode", Mode)
def test_it_is_whole_on_its_field_and_follows_the_mode(mode: Mode) -> None:
    """In the middle of the square that a shipped one has, with air around it, as dark as those are."""
    field, toward = own_ground(library(), mode.value), library().mode(mode.value).toward
    surface = painted(Spot("fine.svg", scale=0.9, dx=0.1, base="here"), mode)
    toned = mixed(BEIGE, toward, library().shares(mode.value).object)
    assert all(near(surface, at, toned) for at in ((232, 120), (159, 85), (305, 155)))
    assert all(near(surface, at, field) for at in ((232, 80), (154, 120), (310, 120), (40, 20)))


@pytest.mark.parametrize("mode", Mode)
def test_a_cover_of_their_own_follows_the_mode_too(mode: Mode) -> None:
    """It goes as far as shipped covers go."""
    surface = painted(Cover("fine.svg", base="here"), mode)
    tones, shares = library().mode(mode.value), library().shares(mode.value)
    assert near(surface, (200, 120), mixed(BEIGE, tones.toward, shares.cover))


@pytest.mark.parametrize("name", HOSTILE)
def test_what_cannot_be_drawn_leaves_its_field(name: str) -> None:
    """Nothing is painted, so the painter fills the rectangle with the field that the layout gave it."""
    assert painted(Spot(name, base="here")) is None
    assert painted(Spot("fine.svg", base="elsewhere")) is None


@pytest.mark.parametrize("mode", Mode)
def test_layouts_know_it_by_its_name_alone(mode: Mode) -> None:
    """With a folder a name with a dot is an own picture, on a field on which words can be read; without one,
    or without a dot, it is nothing."""
    given = view(mode=mode)
    found = still(given, "bell.svg", "here")
    assert found is not None
    assert found.drawn(0.5) == Spot("bell.svg", 0.5, base="here")
    assert contrast(found.words, found.field) >= 7.0
    assert still(given, "bell.svg", "") is None
    assert still(given, "bell", "here") is None
    shipped = still(given, "key", "here")
    assert shipped is not None
    assert shipped.drawn(0.5) == Spot("key", 0.5)
