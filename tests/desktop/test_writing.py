"""Free text: what keys and input methods do to it, and where its caret stands."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.desktop.answers import Pasted
from game.desktop.bidi import visual
from game.desktop.box import Role
from game.desktop.editing import edited
from game.desktop.effects import Copy, Paste
from game.desktop.geometry import Rect
from game.desktop.ink import Words
from game.desktop.layout.lines import part_shown, set_lines, width_of
from game.desktop.layout.written import Field, written
from game.desktop.measure import Face, Style
from game.desktop.messages import Answered, Placed, Press, Typed
from game.desktop.sheet import Mode
from game.desktop.writing import LONGEST, Writing
from game.pictures.colour import contrast
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


@given(WORDS, st.integers(0, 80), st.sampled_from(["left", "right", "backspace", "delete"]))
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
        return found.caret.x

    places = [caret("hello", place) for place in range(6)]
    assert places == sorted(places)
    assert places[0] == at.x
    places = [caret("שלום", place) for place in range(5)]
    assert places == sorted(places, reverse=True)


def line_of(words: str, place: int = 0, width: float = 600, **more: object) -> Field:
    """A field as it is set in counted letters."""
    writing = Writing(words, place, **more)  # type: ignore[arg-type]
    return written(view(), "field", "Words", writing, Rect(100, 50, width, 40), STYLE, "#123456", "#fff")[1]


def keys(writing: Writing, *pressed: str) -> Writing:
    """The text after keys, with `ctrl-` and `shift-` before those that are pressed with them."""
    for name in pressed:
        *held, key = name.split("-")
        given = Press(key, 0.0, ctrl="ctrl" in held, shift="shift" in held)
        assert writing.takes(given), name
        writing = writing.pressed(given)
    return writing


def test_shift_selects_and_what_is_typed_takes_its_place() -> None:
    """From where Shift went down to the caret; moving without Shift lets go at that side."""
    writing = keys(typed("one two"), "shift-left", "shift-left")
    assert (writing.selected, writing.selection) == ("wo", (5, 7))
    assert writing.typed(Typed("ry", 0.0)).words == "one try"
    assert keys(writing, "backspace").words == keys(writing, "delete").words == "one t"
    assert keys(writing, "left").selection == (5, 5)
    assert keys(writing, "right").selection == (7, 7)
    assert keys(writing, "shift-right", "shift-right").held is None


def test_ctrl_goes_and_takes_by_words_and_to_the_ends() -> None:
    """Signs between words are passed over; a word with an accent or an apostrophe is one."""
    writing = typed("don’t cafe\u0301, yes")
    assert keys(writing, "ctrl-left").caret == 13
    assert keys(writing, "ctrl-left", "ctrl-left").caret == 6
    assert keys(writing, "ctrl-home", "ctrl-right").caret == 5
    assert keys(writing, "ctrl-home", "ctrl-shift-end").selected == writing.words
    assert keys(writing, "ctrl-backspace", "ctrl-backspace").words == "don’t "
    assert keys(writing, "ctrl-home", "ctrl-delete").words == " cafe\u0301, yes"


def test_all_is_selected_copied_cut_and_pasted() -> None:
    """Copying leaves the text, cutting takes it away, pasting asks for what there is. Without a selection
    nothing is copied."""
    ctrl = {key: Press(key, 0.0, ctrl=True) for key in "acxv"}
    whole = keys(typed("one two"), "ctrl-a")
    assert edited(whole, ctrl["c"]) == (whole, (Copy("one two"),))
    cut = edited(whole, ctrl["x"])
    assert cut is not None
    assert (cut[0].words, cut[1]) == ("", (Copy("one two"),))
    assert edited(whole, ctrl["v"]) == (whole, (Paste(),))
    assert edited(typed("one"), ctrl["c"]) == (typed("one"), ())
    pasted = edited(whole, Answered(Pasted("three"), 0.0))
    assert pasted is not None
    assert pasted[0].words == "three"
    assert edited(whole, Press("escape", 0.0)) is None
    assert edited(whole, Press("s", 0.0, ctrl=True)) is None


def test_steps_are_undone_and_done_again() -> None:
    """Letters in a row are one step, a space begins another; pasting and deleting are steps of their own."""
    writing = Writing()
    for letter in "one two":
        writing = writing.typed(Typed(letter, 0.0))
    writing = writing.inserted("!!").pressed(press("backspace"))
    found = [writing.words]
    while writing.past:
        writing = keys(writing, "ctrl-z")
        found.append(writing.words)
    assert found == ["one two!", "one two!!", "one two", "one ", "one", ""]
    writing = keys(writing, *["ctrl-y"] * 4, "ctrl-shift-z")
    assert writing.words == "one two!"
    assert keys(writing, "ctrl-y") == writing
    assert writing.typed(Typed("x", 0.0)).later == ()


def test_a_selection_gives_way_to_what_is_composed() -> None:
    """An input method begins where the selection was; undoing brings the words back."""
    writing = keys(typed("one two"), "ctrl-a").typed(Typed("に", 0.0, composing=True))
    assert (writing.shown, writing.words) == ("に", "")
    done = writing.typed(Typed("日", 0.0))
    assert done.words == "日"
    assert keys(done, "ctrl-z", "ctrl-z").words == "one two"


def test_two_clicks_select_a_word_three_a_paragraph() -> None:
    """A word with the marks on its letters; between two words what stands there; never over a line's end."""
    writing = Writing("one cafe\u0301 two\nlast", 0)
    assert writing.placed(Placed(6, 0.0, clicks=2)).selected == "cafe\u0301"
    assert writing.placed(Placed(3, 0.0, clicks=2)).selected == " "
    assert writing.placed(Placed(6, 0.0, clicks=3)).selected == "one cafe\u0301 two"
    assert writing.placed(Placed(2, 0.0)).placed(Placed(5, 0.0, extend=True)).selected == "e c"


def test_the_caret_goes_up_and_down_by_lines_as_they_are_set() -> None:
    """It keeps its distance from the side over a short line, and stops at the first and the last one."""
    words = "aaaa bbbb cccc\nx\ndddd eeee"
    field = line_of(words, 3, width=104)
    assert [line.words for line in field.lines] == ["aaaa bbbb", "cccc", "x", "dddd eeee"]
    assert field.line_away(-1) is None
    writing, places = field.writing, []
    for _ in range(3):
        away = line_of(words, writing.caret, 104, goal=writing.goal).line_away(1)
        assert away is not None
        writing = writing.placed(Placed(away[0], 0.0, goal=away[1]))
        places.append(writing.caret)
    assert places == [13, 16, 20]
    assert line_of(words, 20, 104).line_away(1) is None
    assert (line_of(words, 12, 104).edge(-1), line_of(words, 12, 104).edge(1)) == (10, 14)


def test_a_point_means_the_nearest_place_between_whole_signs() -> None:
    """Left of everything is the beginning, right of it the end; inside a family of signs is none."""
    field = line_of("ab👩‍👧c", 0)
    places = {field.place(x, 60) for x in range(90, 300)}
    assert places == {0, 1, 2, 5, 6}
    assert (field.place(0, 0), field.place(5000, 5000)) == (0, 6)
    mirrored = field.mirrored(800)
    assert mirrored.place(700, 60) == 0


@given(WORDS, st.data(), st.integers(60, 300))
def test_every_place_that_a_caret_can_show_is_found_again_from_where_it_shows(
    words: str, data: st.DataObject, width: int
) -> None:
    """Setting and pointing are one another's opposite, in either direction of writing."""
    field = line_of(words, 0, float(width))
    number = data.draw(st.integers(0, len(field.lines) - 1))
    place = data.draw(st.sampled_from(field._stops(number)))
    line = field.lines[number]
    x = field.x(line, place)
    found = field.place(x, 50 + 40 * number + 20)
    assert field.x(line, found) == x
    assert Writing(words, place)._sign(1) >= place


def test_letters_of_two_directions_stand_in_runs() -> None:
    """Hebrew in English goes left by itself; figures in Hebrew stay together and go right."""
    assert visual("abc שלום def", False) == ((0, 4, False), (4, 8, True), (8, 12, False))
    assert visual("של 12 ab", True) == ((6, 8, False), (5, 6, True), (3, 5, False), (0, 3, True))
    assert visual("של 1.5%", True) == ((3, 7, False), (0, 3, True))
    assert visual("(אב)", False) == ((0, 1, False), (1, 3, True), (3, 4, False))
    assert visual("", True) == ()


@given(st.text(alphabet="ab 1.,%-אבגدab", max_size=30), st.booleans())
def test_runs_hold_every_letter_once(words: str, leftwards: bool) -> None:
    """Whatever is mixed, each letter stands in one run."""
    runs = sorted(visual(words, leftwards))
    assert "".join(words[run.start : run.end] for run in runs) == words


def test_a_selection_over_two_directions_is_drawn_where_its_letters_are() -> None:
    """From inside English to inside Hebrew it is two stretches."""
    field = line_of("abcd שלום", 2, held=7)
    (line,) = field.lines
    pairs = field.stretches(line, *field.writing.selection)
    assert len(pairs) == 2
    assert pairs[0] == (field.x(line, 2), field.x(line, 4) + 5)
    assert pairs[1] == (field.x(line, 5) + 20, field.x(line, 5) + 40)
    drawn = view(focus="field")
    box, _ = written(
        drawn, "field", "Words", field.writing, Rect(100, 50, 600, 40), STYLE, drawn.theme.numeral, "#fff"
    )
    assert any(isinstance(mark, Words) and mark.ground != "#fff" for mark in box.marks)


@pytest.mark.parametrize("mode", list(Mode))
def test_selected_words_can_be_read_in_every_light(mode: Mode) -> None:
    """4.5 to 1 on the ground of a selection, 7 to 1 in high contrast."""
    drawn = view(mode=mode, focus="field")
    at = Rect(100, 50, 600, 40)
    box, _ = written(
        drawn, "field", "Words", Writing("one", 0, held=3), at, STYLE, drawn.theme.numeral, drawn.theme.page
    )
    (words,) = [mark for mark in box.marks if isinstance(mark, Words)]
    assert words.ground != drawn.theme.page
    assert contrast(drawn.theme.numeral, words.ground) >= (7 if mode is Mode.HIGH else 4.5)
