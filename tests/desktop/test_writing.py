"""Free text: what keys and input methods do to it, and where its caret stands."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from game.desktop.box import Role
from game.desktop.geometry import Rect
from game.desktop.layout.written import written
from game.desktop.measure import Face, Style
from game.desktop.messages import Press, Typed
from game.desktop.writing import LONGEST, Writing, part_shown, set_lines, width_of
from tests.desktop.views import counted, typesetter, view

STYLE = Style(Face.STORY, 20.0)
WORDS = st.text(alphabet="ab cé \n日本👩‍👧שלום", max_size=80)


def typed(words: str, **more: object) -> Writing:
    """A text with its caret at the end."""
    return Writing(words, len(words), **more)  # type: ignore[arg-type]


def press(key: str, letter: str = "") -> Press:
    """A key."""
    return Press(key, 0.0, letter=letter)


def test_words_come_from_text_events_and_never_from_presses() -> None:
    """A press for a letter changes nothing; the text that follows it does."""
    writing = Writing().pressed(press("a", "a"))
    assert writing.words == ""
    assert writing.typed(Typed("a", 0.0)).words == "a"


def test_a_field_takes_letters_and_digits_that_would_act_elsewhere() -> None:
    """L, 1, a full stop and Space belong to the text; Tab, Escape and the arrows up and down do not."""
    writing = typed("x")
    assert all(writing.takes(press(key, key)) for key in ("l", "1", ".", "b"))
    assert writing.takes(press("space", " "))
    assert not any(writing.takes(press(key)) for key in ("tab", "escape", "up", "down", "page_down", "f1"))


def test_backspace_takes_whole_signs() -> None:
    """A family of three code points and a letter with its accent go at one press."""
    assert typed("a👩‍👧").pressed(press("backspace")).words == "a"
    assert typed("cafe\u0301").pressed(press("backspace")).words == "caf"


def test_composing_shows_at_the_caret_and_is_not_part_of_the_text() -> None:
    """What may still change is shown in its place; ending the composition leaves what was committed."""
    writing = Writing("ab", 1).typed(Typed("に", 0.0, composing=True))
    assert (writing.words, writing.shown, writing.shown_caret) == ("ab", "aにb", 2)
    assert writing.typed(Typed("", 0.0, composing=True)).shown == "ab"
    assert writing.typed(Typed("日", 0.0)).shown == "a日b"


def test_what_cannot_be_seen_is_left_out_and_long_texts_end() -> None:
    """Controls are dropped, a pasted novel stops at the limit, a single line stays one."""
    assert Writing().inserted("a\x00b\u200bc").words == "abc"
    assert len(Writing().inserted("a" * 9999).words) == LONGEST
    assert Writing(lines=False).inserted("a\r\nb").words == "a b"


@given(WORDS, st.integers(0, 80), st.sampled_from(["left", "right", "home", "end", "backspace", "delete"]))
def test_the_caret_always_stands_in_the_text(words: str, caret: int, key: str) -> None:
    """Whatever is pressed, and wherever: the caret is within, and deleting takes at most one sign."""
    before = Writing(words, min(caret, len(words)))
    after = before.pressed(press(key))
    assert 0 <= after.caret <= len(after.words)
    assert len(words) - 6 <= len(after.words) <= len(words)


@given(WORDS, st.integers(30, 400))
def test_lines_hold_every_letter_once_and_fit(words: str, width: int) -> None:
    """Breaking a text into lines loses nothing, repeats nothing and fits the width."""
    lines = set_lines(counted, words, STYLE, width)
    place = 0
    for line in lines:
        assert line.start >= place
        assert words[place : line.start].strip(" \n") == ""
        assert words[line.start : line.end].rstrip(" ") == line.words
        place = line.end
    assert words[place:].strip(" \n") == ""


@given(st.text(alphabet="abc d", min_size=1, max_size=90), st.integers(0, 90), st.integers(60, 300))
def test_a_single_line_shows_the_part_with_the_caret(words: str, caret: int, width: int) -> None:
    """However long, what is shown fits and has the caret in it."""
    caret = min(caret, len(words))
    line = part_shown(counted, words, caret, STYLE, width)
    assert line.start <= caret <= line.end
    assert width_of(counted, line.words, STYLE) <= width


def test_the_caret_stands_after_the_letters_before_it() -> None:
    """In real type the caret's place grows with what is before it; in Hebrew it goes to the left."""
    given_view = view(measure=typesetter().measure, focus="field")
    at = Rect(100, 50, 600, 40)

    def caret(words: str, place: int) -> float:
        box, found = written(
            given_view, "field", "Words", Writing(words, place), at, STYLE, "#123456", "#ffffff"
        )
        assert box.role is Role.FIELD
        return found.x

    places = [caret("hello", place) for place in range(6)]
    assert places == sorted(places)
    assert places[0] == at.x
    places = [caret("שלום", place) for place in range(5)]
    assert places == sorted(places, reverse=True)
