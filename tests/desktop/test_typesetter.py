"""Words set in real type: no letter is lost, weights and sizes are the faces' own, lines are counted."""

from __future__ import annotations

import pytest
from wcwidth import iter_graphemes

from game.desktop.measure import Face, Style, balanced, first_lines, marked, reads_left, text
from game.desktop.typesetter import Typesetter, _optical
from game.page.typeset import typeset
from tests.desktop.views import counted, typesetter

STORY = Style(Face.STORY, 27.0)
LONG = "Eleven racks, full. The vans go out at eight. Behind you seven volunteers are pulling on gloves."


def test_a_paragraph_is_as_high_as_its_lines() -> None:
    """Narrower is higher; the longest line fits."""
    setter = typesetter()
    wide = setter.measure(text(LONG, STORY, "#000000"), 2000)
    narrow = setter.measure(text(LONG, STORY, "#000000"), 400)
    assert wide.lines == 1
    assert narrow.lines >= 3
    assert narrow.width <= 400
    assert narrow.height > 2.9 * wide.height


@pytest.mark.parametrize(
    "words", ["Mr Bashir", "naïve café", "Петров", "日本語", "שלום", "🙂👩‍🚒", "ﬁ ½ −12"]
)
def test_letters_that_the_faces_lack_come_from_elsewhere(words: str) -> None:
    """Whatever the script, something as wide as letters is set, and nothing raises."""
    size = typesetter().measure(text(words, STORY, "#000000"), 1000)
    assert size.width > 0.2 * STORY.size * len(words.strip()) / 3
    assert size.lines == 1


def test_a_paragraph_runs_the_way_its_first_letter_does() -> None:
    """UAX 9, P2: the first strong letter decides, whatever stands before it."""
    assert reads_left("«شكرا», he said")
    assert not reads_left("“Thanks,” שלום")
    assert not reads_left("12:30")


def test_bold_is_wider_and_italic_is_another_face() -> None:
    """Weights are drawn, not smeared."""
    setter = typesetter()
    plain, strong, slanted = (
        setter.measure(text(LONG, style, "#000000"), 9000).width
        for style in (STORY, STORY.but(weight=700), STORY.but(italic=True))
    )
    assert strong > plain * 1.02
    assert abs(slanted - plain) > 1


def test_optical_sizes_follow_the_size_within_what_the_face_has() -> None:
    """Titles are drawn for near, stories for the distance that a page is read from, never in thin strokes."""
    assert _optical("source", STORY) == 16
    assert _optical("source", Style(Face.DISPLAY, 48)) == 60
    assert _optical("source", STORY.but(size=400)) == 20
    assert _optical("inter", Style(Face.ACT, 10)) == 14
    assert _optical("atkinson", STORY) == 0


def test_the_readers_typeface_and_spacing_change_the_words() -> None:
    """Atkinson Hyperlegible is another width, wide spacing another height."""
    words = text(LONG, STORY, "#000000")
    usual, other = typesetter().measure(words, 500), Typesetter("atkinson", "wide").measure(words, 500)
    assert other.height > usual.height * 1.2
    assert other.lines >= usual.lines


def test_emphasis_leans_and_strong_words_are_strong() -> None:
    """Marks become pieces; what stays plain keeps its style."""
    pieces = marked("It was *his* rule, **always**.", STORY, "#000000").pieces
    assert [(p.words, p.style.italic, p.style.weight) for p in pieces] == [
        ("It was ", False, 400),
        ("his", True, 400),
        (" rule, ", False, 400),
        ("always", False, 600),
        (".", False, 400),
    ]


def test_typed_apostrophes_and_minus_signs_are_set_as_such() -> None:
    """What authors type on a keyboard is set as printers do."""
    assert typeset("It's above -12, non-stop, 3-4 days") == "It’s above \u221212, non-stop, 3-4 days"


def test_titles_leave_no_widow() -> None:
    """A title that takes two lines takes two of about the same length."""
    title = text("What the people upstairs were told about it", Style(Face.DISPLAY, 48), "#000000")
    width = balanced(counted, title, 800)
    assert counted(title, width).lines == counted(title, 800).lines == 2
    assert width < 560


def test_cut_words_end_in_an_ellipsis_at_a_word() -> None:
    """As much as fits into so many lines; what fits whole is left alone."""
    words = text(LONG, STORY, "#000000")
    cut = first_lines(counted, words, 300, 2)
    assert counted(cut, 300).lines <= 2
    assert cut.plain.endswith("…")
    assert LONG.startswith(cut.plain[:-1])
    assert LONG[len(cut.plain) - 1] in " ,.;:"
    assert first_lines(counted, words, 3000, 2) is words


@pytest.mark.parametrize("words", ["記" * 400, "Donaudampfschiff" * 20 + " fährt", "👩🏽‍🚀" * 90])
def test_words_without_a_space_are_cut_between_letters(words: str) -> None:
    """A script that has none, or one word that is longer than its line: never inside a sign."""
    cut = first_lines(counted, text(words, STORY, "#000000"), 300, 2)
    assert counted(cut, 300).lines <= 2
    kept = cut.plain.removesuffix("…")
    assert len(kept) > 10
    assert words.startswith(kept)
    assert [*iter_graphemes(words)][: len([*iter_graphemes(kept)])] == [*iter_graphemes(kept)]
