"""What is said aloud on a new page, when focus moves, when something changes, and once more."""

from __future__ import annotations

from dataclasses import replace

from game.desktop.access import reading
from game.desktop.box import Area, Box, Layout, Role, State
from game.desktop.geometry import Rect
from game.desktop.screen import Screen
from game.desktop.speech.planner import Heard, Speech, planned, whole
from tests.desktop.views import briefing, laid, shelf, view

AT = Rect(0, 0, 100, 40)


def layout(*boxes: Box, **more: object) -> Layout:
    """A page of boxes."""
    return Layout(800, 600, "#ffffff", (Area("page", Rect(0, 0, 800, 600), boxes),), **more)  # type: ignore[arg-type]


TITLE = Box("title", Role.TITLE, AT, "Tuesday")
WORDS = Box("words", Role.PARAGRAPH, AT, "The line waits.")
FIRST = Box("a", Role.CHOICE, AT, "Ask Ana", action="a", focusable=True)
SECOND = Box("b", Role.CHOICE, AT, "Count again", action="b", focusable=True)
PAGE = layout(TITLE, WORDS, FIRST, SECOND)


def heard(page: Layout = PAGE, focus: str | None = None, name: str = "p") -> Heard:
    """A page with its focus."""
    return Heard(name, focus, page)


def test_a_new_page_is_read_whole_and_in_order() -> None:
    """Title, words and choices, each with what it is; what was being said before ends."""
    speech = planned(None, heard())
    assert speech is not None
    assert speech.cut
    assert [words.split(",")[0].rstrip(".") for words in speech.words] == [
        "Tuesday", "The line waits", "Ask Ana", "Count again",
    ]  # fmt: skip
    assert "choice 1 of 2" in speech.words[2]
    assert planned(heard(name="before"), heard()) == speech
    assert whole(heard(focus="b")) == speech, "once more is the page from its beginning"


def test_a_picture_that_stays_is_not_told_with_every_page() -> None:
    """The place and who stands there are told once, and again where they change or the page is asked for."""
    place = Box("stage", Role.PICTURE, AT, "A dim warehouse")
    goran = Box("goran", Role.SPEAKER, AT, "Goran, at the door")
    scene, after = layout(place, goran, TITLE, WORDS), layout(place, goran, TITLE, FIRST)
    first = planned(None, heard(scene))
    then = planned(heard(scene), heard(after, name="q"))
    assert first is not None
    assert then is not None
    assert any("warehouse" in words for words in first.words)
    assert any("Goran" in words for words in first.words)
    assert [words.split(",")[0].rstrip(".") for words in then.words] == ["Tuesday", "Ask Ana"]
    moved = layout(place, replace(goran, name="Goran, turned away"), TITLE, FIRST)
    turned = planned(heard(scene), heard(moved, name="q"))
    assert turned is not None
    assert any("turned away" in words for words in turned.words)
    assert not any("warehouse" in words for words in turned.words)
    again = whole(heard(after, name="q"))
    assert again is not None
    assert any("warehouse" in words for words in again.words)


def test_every_screen_is_read_in_its_reading_order() -> None:
    """What is said of a real screen is each of its boxes that says anything, in the order of the page."""
    screens: tuple[Screen, ...] = (shelf(), briefing("counted-twice"))
    for screen in screens:
        page = laid(screen, view())
        speech = planned(None, Heard(screen.page, page.first, page))
        assert speech is not None
        names = [reading.named(box) for _, box in page.boxes() if reading.heard(box)]
        said = "\n".join(speech.words)
        places = [said.find(name) for name in names]
        assert -1 not in places
        assert len(speech.words) >= len(names)


def test_focus_says_its_box_at_once() -> None:
    """And nothing else of the page; the same focus again says nothing."""
    speech = planned(heard(focus="a"), heard(focus="b"))
    assert speech is not None
    assert speech.cut
    assert len(speech.words) == 1
    assert speech.words[0].startswith("Count again")
    assert planned(heard(focus="b"), heard(focus="b")) is None
    assert planned(heard(focus="b"), heard(focus=None)) is None


def test_what_changes_by_itself_waits_for_what_is_being_said() -> None:
    """A notice comes after; it is said once."""
    told = layout(TITLE, WORDS, FIRST, Box("notice", Role.NOTICE, AT, "Copied.", live=True))
    assert planned(heard(focus="a"), heard(told, "a")) == Speech(("Copied.",), cut=False)
    assert planned(heard(told, "a"), heard(told, "a")) is None


def test_a_timer_speaks_over_everything_at_its_marks_and_only_there() -> None:
    """At thirty seconds, not at thirty-one."""

    def at(seconds: float) -> Heard:
        clock = Box("clock", Role.TIMER, AT, f"{seconds:.0f} seconds left", value=seconds)
        return heard(layout(TITLE, clock, FIRST))

    assert planned(at(32), at(31)) is None
    assert planned(at(31), at(30)) == Speech(("30 seconds left.",), cut=True)


def test_a_setting_says_its_new_value() -> None:
    """Not its name again: the hand is still on it."""

    def at(value: str) -> Heard:
        return heard(
            layout(Box("set.text", Role.SETTING, AT, "Text size", action="x", note=value)), "set.text"
        )

    assert planned(at("100 per cent"), at("115 per cent")) == Speech(("115 per cent.",), cut=False)


def test_what_is_unfolded_is_read_after_its_row() -> None:
    """A decision that opens tells what is in it."""
    row = Box("row", Role.ROW, AT, "Decision 1", action="row", focusable=True)
    closed = layout(TITLE, replace(row, states=frozenset({State.FOLDED})))
    opened = layout(TITLE, replace(row, states=frozenset({State.EXPANDED})), WORDS)
    speech = planned(heard(closed, "row"), heard(opened, "row"))
    assert speech is not None
    assert "The line waits." in speech.words


def test_a_page_that_opens_further_down_is_read_from_there() -> None:
    """What was said opens at its end: after its title comes what is being read, and not the story so far."""
    later = Box("later", Role.HEADING, AT, "Wednesday")
    page = layout(TITLE, WORDS, later, FIRST, scrolls=True, top="later")
    speech = planned(None, heard(page))
    assert speech is not None
    assert [words.split(",")[0] for words in speech.words] == ["Tuesday", "Wednesday", "Ask Ana"]


def test_the_language_of_the_words_goes_with_them() -> None:
    """A voice that speaks it can be chosen."""
    speech = planned(None, heard(layout(TITLE, language="de")))
    assert speech is not None
    assert speech.language == "de"


def test_a_text_field_says_words_as_they_become_whole() -> None:
    """Nothing within a word, the word at its end, what is pasted or taken away at once."""

    def at(words: str) -> Heard:
        return heard(layout(Box("field", Role.FIELD, AT, "Words", action="f", note=words)), "field")

    assert planned(at("look a"), at("look at")) is None
    assert planned(at("look at"), at("look at ")) == Speech(("at",))
    assert planned(at("look at "), at("look at the bills")) == Speech(("the bills",))
    assert planned(at("look at"), at("look")) == Speech(("at",))
    assert planned(at(""), at(" ")) is None
