"""Colours mix, compare, and follow the modes."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from game.pictures import Library, cover, field_in, spot, words_on
from game.pictures.colour import channels, contrast, luminance, mixed, stronger
from game.pictures.tone import PAPER, light_in, moved, toned

COLOURS = st.from_regex(r"#[0-9a-f]{6}", fullmatch=True)


@given(COLOURS, COLOURS)
def test_a_mix_begins_at_one_colour_and_ends_at_the_other(one: str, other: str) -> None:
    """A share of 0 is the colour itself, of 1 the one it goes toward."""
    assert mixed(one, other, 0) == one
    assert mixed(one, other, 1) == other


@given(COLOURS, COLOURS, st.floats(0, 1))
def test_a_mix_lies_between(one: str, other: str, share: float) -> None:
    """No channel of a mix leaves the range of the two."""
    for value, a, b in zip(channels(mixed(one, other, share)), channels(one), channels(other), strict=True):
        assert min(a, b) <= value <= max(a, b)


@given(COLOURS, COLOURS)
def test_contrast_is_the_same_both_ways(one: str, other: str) -> None:
    """Between 1 and 21, whichever colour is named first."""
    assert contrast(one, other) == contrast(other, one)
    assert 1 <= contrast(one, other) <= 21


def test_contrast_is_that_of_the_guidelines() -> None:
    """Black on white is 21:1; the art direction's ink on paper is 14:1."""
    assert contrast("#000000", "#ffffff") == 21
    assert round(contrast("#12262b", "#faf4e6")) == 14
    assert luminance("#000000") == 0


def test_the_stronger_colour_is_the_one_that_stands_out() -> None:
    """Paper on a dark ground, ink on a light one."""
    assert stronger("#12292e", "#faf4e6", "#12262b") == "#faf4e6"
    assert stronger("#e3a33b", "#faf4e6", "#12262b") == "#12262b"


def test_by_day_a_place_is_as_it_was_drawn(library: Library) -> None:
    """The day's mode changes no colour."""
    drawn = '<path fill="#235156"/><path fill="#faf4e6"/>'
    assert toned(drawn, library.mode("day")) == drawn


def test_in_the_dark_the_light_is_the_page_and_all_else_is_darker(library: Library) -> None:
    """Paper becomes the mode's page wherever it stands; other colours go a quarter of the way."""
    for name in ("dark", "hc"):
        mode = library.mode(name)
        found = toned(f'<path fill="{PAPER.upper()}"/><path fill="#9dc4bb"/>', mode)
        assert f'fill="{mode.page}"' in found
        assert f'fill="{mixed("#9dc4bb", mode.toward, mode.k)}"' in found


def test_an_unknown_mode_is_day(library: Library) -> None:
    """A setting from a later version does no harm."""
    assert library.mode("sepia") == library.mode("day")
    assert library.shares("sepia") == library.shares("day")


def test_lit_tones_of_people_go_to_the_shadow_where_the_page_is_dark(library: Library) -> None:
    """The page is the light: a dark page lights nobody."""
    light = library.places["warehouse"].light
    assert light_in(light, library.mode("day")) == light
    dark = light_in(light, library.mode("dark"))
    assert dark.key == light.shadow
    assert dark.key_k == light.key_k + library.mode("dark").people


def test_objects_and_covers_follow_the_modes_by_their_own_shares(library: Library) -> None:
    """As drawn by day; an object is undimmed in high contrast, where its field is the page."""
    day, dark, high = (spot(library, "mug", mode) for mode in ("day", "dark", "hc"))
    assert day is not None
    assert dark is not None
    assert high is not None
    assert day.svg == high.svg != dark.svg
    assert day.field == library.spots["mug"].field
    assert high.field == library.mode("hc").page
    assert dark.field == mixed(day.field, library.mode("dark").toward, 0.48)
    covers = {mode: cover(library, "the-pour", mode) for mode in ("day", "dark", "hc")}
    assert len({art.svg for art in covers.values() if art}) == 3


def test_an_object_that_nobody_drew_is_none(library: Library) -> None:
    """A screen then shows its flat field."""
    assert spot(library, "elephant") is None
    assert cover(library, "elephant") is None


def test_words_are_paper_or_ink(library: Library) -> None:
    """Whatever the field, one of the two reads on it."""
    day = library.mode("day")
    assert words_on(library, field_in(library, "#1d444a", "day")) == day.page
    assert words_on(library, field_in(library, "#e3a33b", "day")) == day.words


def test_moving_by_nothing_moves_nothing() -> None:
    """A share of 0 leaves the very text."""
    text = '<path fill="#ABCDEF"/>'
    assert moved(text, "#000000", 0) is text
