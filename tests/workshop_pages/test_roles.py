"""Colours by role: words 4.5 to 1 or more in every mode, parts 3 to 1, and one palette with the game."""

from __future__ import annotations

import pytest

from game.pictures import Library
from game.pictures.colour import contrast
from game.storage.pictures import shipped_pictures
from game.workshop.pages import roles

WORDS_ON = [
    ("ink", "paper"),
    ("quiet", "paper"),
    ("numeral", "paper"),
    ("on-ink", "on"),
    ("on-num", "on"),
    ("ink", "wash"),
    ("quiet", "wash"),
    ("stay-ink", "stay"),
    ("move-ink", "move"),
]
PARTS_ON = [
    ("edge", "paper"),
    ("edge", "wash"),
    ("bar", "paper"),
    ("bar-then", "paper"),
    ("mark", "paper"),
    ("mark", "on"),
    ("ink", "paper"),
    ("bar", "bar-then"),
]


@pytest.fixture(scope="module")
def library() -> Library:
    files = shipped_pictures()
    return Library(files.data, files.text)


@pytest.mark.parametrize("mode", ["day", "dark", "contrast"])
@pytest.mark.parametrize(("words", "ground"), WORDS_ON)
def test_words_stand_out_from_their_ground(mode: str, words: str, ground: str) -> None:
    """In day, dark and high contrast alike; 7 to 1 there where the ground is black or white."""
    colours = roles.modes()[mode]
    found = contrast(colours[words], colours[ground])
    assert found >= roles.WORDS
    if mode == "contrast" and ground in ("paper", "on", "wash"):
        assert found >= 7


@pytest.mark.parametrize("mode", ["day", "dark", "contrast"])
@pytest.mark.parametrize(("part", "ground"), PARTS_ON)
def test_parts_that_mean_something_can_be_seen(mode: str, part: str, ground: str) -> None:
    """Edges, bars and marks: 3 to 1. Two bars may differ by less: they differ in height."""
    colours = roles.modes()[mode]
    least = 1.5 if (part, ground) == ("bar", "bar-then") else roles.PARTS
    assert contrast(colours[part], colours[ground]) >= least


def test_every_field_carries_its_words_day_and_night(library: Library) -> None:
    """Ink or paper by day, paper in the dark."""
    for spot in library.spots.values():
        assert contrast(roles.words_on(spot.field), spot.field) >= roles.WORDS, spot.id
        assert contrast(roles.DAY["paper"], roles.night(spot.field)) >= roles.WORDS, spot.id


def test_the_beams_triangle_is_seen_on_every_field(library: Library) -> None:
    """A darker brick stands on fields of ink, a lighter one on fields of paper and in the dark."""
    for spot in library.spots.values():
        ink = roles.words_on(spot.field) == roles.DAY["ink"]
        assert contrast(roles.DARK_MARK if ink else roles.LIGHT_MARK, spot.field) >= 2.4, spot.id


@pytest.mark.parametrize(("mode", "name"), [("day", "day"), ("dark", "dark"), ("contrast", "hc")])
def test_the_pages_wear_the_games_colours(library: Library, mode: str, name: str) -> None:
    """What art.yaml says of the page in each mode is what the pages wear."""
    colours, art = roles.modes()[mode], library.mode(name)
    pairs = {
        "paper": art.page,
        "ink": art.words,
        "quiet": art.quiet,
        "rule": art.hairline,
        "numeral": art.numeral,
        "on": art.chosen,
        "on-ink": art.chosen_words,
        "on-num": art.chosen_numeral,
        "mark": art.marker,
    }
    assert {role: colours[role] for role in pairs} == pairs


def test_a_page_in_a_mode_of_its_own_overrules_the_readers() -> None:
    """A projector can be put into a mode whatever the machine prefers."""
    sheet = roles.tokens(["paper"], switch=True)
    assert sheet.endswith(":root[data-mode=contrast]{--paper:#000000;color-scheme:dark}")
    assert ":root:not([data-mode]){--paper:#132a2f" in sheet
