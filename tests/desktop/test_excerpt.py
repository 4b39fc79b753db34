"""An author's line, cut at both ends and never at the mark."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from game.desktop.excerpt import excerpt
from game.desktop.measure import Face, Style
from tests.desktop.views import counted

STYLE = Style(Face.MONO, 20.0)
LINE = "        go: " + "a" * 30 + " kitchn " + "b" * 300


def test_a_short_line_stays_whole() -> None:
    """With its indentation, and the mark under the place."""
    found = excerpt(counted, "    go: kitchn", 9, 6, STYLE, 600)
    assert found.words == "    go: kitchn"
    assert found.end - found.start > 40


def test_a_long_line_is_cut_at_both_ends_around_the_mark() -> None:
    """Both ends say so with an ellipsis, and the marked word is there whole."""
    found = excerpt(counted, LINE, LINE.index("kitchn") + 1, 6, STYLE, 300)
    assert found.words.startswith("…")
    assert found.words.endswith("…")
    assert "kitchn" in found.words


def test_what_cannot_be_seen_is_written_out() -> None:
    """A tab is four spaces, a zero width space its number."""
    assert excerpt(counted, "\ta\u200bb", 2, 1, STYLE, 600).words == "    a<U+200B>b"


@given(
    st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\r\n"), max_size=200),
    st.integers(-2, 260),
    st.integers(-1, 300),
    st.integers(120, 900),
)
@example("0000\x1f", 6, 0, 120)
def test_any_line_and_place_fit(line: str, column: int, length: int, width: int) -> None:
    """The mark lies within the width and is never empty, whatever the file holds."""
    found = excerpt(counted, line, column, length, STYLE, width)
    assert 0 <= found.start < found.end <= width + 1
