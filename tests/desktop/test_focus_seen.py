"""Where the focus is can be seen in every light, and not by colour alone."""

from __future__ import annotations

import pytest

from game.desktop.sheet import Mode
from game.desktop.theme import theme
from game.pictures.colour import contrast
from tests.desktop.views import library


@pytest.mark.parametrize("mode", list(Mode))
def test_band_and_triangle_stand_out_from_every_ground_that_they_are_on(mode: Mode) -> None:
    """3 to 1 at least: the band from page and shelf, the brick triangle from both and from the band; words on
    a band as any words."""
    light = theme(library(), mode)
    for ground in (light.page, light.shelf):
        assert contrast(light.band, ground) >= 3, ground
        assert contrast(light.marker, ground) >= 3, ground
    assert contrast(light.band_words, light.band) >= (7 if mode is Mode.HIGH else 4.5)
    assert contrast(light.marker, light.band) >= 3
