"""Day, dark and high contrast: one drawing, recoloured."""

from __future__ import annotations

from functools import lru_cache

from game.pictures.catalogue import Light, Mode
from game.pictures.colour import HEX, mixed

PAPER = "#faf4e6"
"""The colour of the light in every place: it becomes the page of the mode."""


def toned(svg: str, mode: Mode) -> str:
    """A place in a mode: its light is the page, all else goes `k` of the way `toward`."""
    if not mode.k and mode.page == PAPER:
        return svg
    return HEX.sub(lambda found: place_colour(found.group().lower(), mode), svg)


@lru_cache(maxsize=512)
def place_colour(colour: str, mode: Mode) -> str:
    """One colour of a place in a mode."""
    return mode.page if colour == PAPER else mixed(colour, mode.toward, mode.k)


def moved(svg: str, toward: str, share: float) -> str:
    """A picture with every colour moved the same share of the way."""
    if not share:
        return svg
    return HEX.sub(lambda found: mixed(found.group(), toward, share), svg)


def light_in(light: Light, mode: Mode) -> Light:
    """A place's light on people in a mode: where the page no longer shines, lit tones go to the shadow."""
    if not mode.people:
        return light
    return Light(light.shadow, light.shadow_k, light.shadow, light.key_k + mode.people)
