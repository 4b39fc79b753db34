"""What is heard of a screen: every word in reading order, and what nobody may miss when it changes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.desktop.access.reading import Live, fresh, spoken
from game.desktop.box import Box, Layout, Role, State
from game.desktop.preferences import Preferences
from game.desktop.screens.decisions import Decisions
from game.desktop.screens.play import Play, begin
from game.desktop.screens.question import Question
from game.desktop.screens.settings import Settings
from game.engine import offers, pick, start
from game.page import Block, PageKind
from game.page.debrief import QUESTION
from game.page.typeset import typeset
from tests.desktop.debriefs import finished, worked
from tests.desktop.views import at_each_scene, laid, scenario, shelf, view


def at_the_first_decision() -> Play:
    """Counted Twice where the first choice is to be made."""
    play = start(scenario("counted-twice"), 3)
    reading = begin(play, None, "", True)
    return replace(reading, at=len(reading.course) - 1)


def consequence() -> Play:
    """What came of the first choice."""
    before = at_the_first_decision()
    after = pick(before.play, offers(before.play)[0].choice.id)
    reading = begin(after, None, "", True)
    at = next(i for i, page in enumerate(reading.course) if page.kind is PageKind.CONSEQUENCE)
    return replace(reading, at=at)


def written(block: Block) -> str:
    """A paragraph as it stands on the page."""
    return "".join(typeset(words) for words, _ in block.runs)


def heard(layout: Layout) -> list[str]:
    """All that is said of a layout."""
    return [one.words for one in spoken(layout)]


def test_a_decision_is_read_with_title_picture_story_and_choices() -> None:
    """A page of play says its title as a heading, the place and the people in words, and each choice with its
    number and how many there are."""
    screen = at_the_first_decision()
    words = heard(laid(screen, view()))
    assert any(one.endswith("heading level 1") for one in words)
    assert any(one.startswith("Picture: ") for one in words)
    count = len(screen.sheet.rows)
    assert next(one for one in words if f"hoice 1 of {count}" in one).startswith("1. ")
    assert [one for one in words if f"hoice {count} of {count}" in one]
    assert words[-1] == "Menu, link"


def test_nothing_that_is_written_is_left_out() -> None:
    """Every paragraph of a scene is among the words, in the order in which it stands."""
    for screen in at_each_scene("counted-twice"):
        words = heard(laid(screen, view()))
        told = [written(block) for block in screen.sheet.blocks]
        assert [one for one in words if one in told] == told


@pytest.mark.parametrize(
    ("box", "words"),
    [
        (Box("a", Role.BUTTON, (), "Go on"), "Go on, button"),
        (Box("a", Role.ROW, (), "3. Wait.", states=frozenset({State.FOLDED})), "3. Wait. Folded."),
        (Box("a", Role.SETTING, (), "Text size", note="100 per cent"), "Text size: 100 per cent, setting"),
        (Box("a", Role.FIELD, (), "Find", focusable=True), "Find, text field: empty"),
        (Box("a", Role.SPEAKER, (), "Ruth"), "Ruth:"),
        (Box("a", Role.OPTION, (), "Serif", states=frozenset({State.CHOSEN})), "Serif, option, chosen"),
        (Box("a", Role.PICTURE, (), "Ruth. The lead", note="A coat."), "Picture: Ruth. The lead. A coat."),
        (Box("a", Role.BUTTON, (), "The Pour", note="A ladle."), "The Pour, button. A ladle."),
    ],
)  # fmt: skip
def test_boxes_say_what_they_are_and_how_they_are(box: Box, words: str) -> None:
    """Role and states follow the words, a note comes last."""
    from game.desktop.box import Area
    from game.desktop.geometry import Rect

    whole = Rect(0, 0, 100, 100)
    layout = Layout(100, 100, "", (Area("page", whole, (replace(box, rect=whole),)),))
    assert heard(layout) == [words]


def test_a_consequence_is_told_when_its_page_is_turned_to() -> None:
    """What came of a choice is said unasked, after its title; the picture that stayed is not told again."""
    screen = consequence()
    before = laid(at_the_first_decision(), view())
    told = [one.words for one in fresh(before, laid(screen, view()), turned=True)]
    assert told[0].startswith(screen.sheet.title)
    for block in screen.sheet.blocks:
        assert any(written(block) in one for one in told)
    place = next(box.name for _, box in before.boxes() if box.id == "place")
    assert place in [one.plain for one in spoken(before)]
    assert not any(place in one for one in told)


def test_nothing_is_told_when_only_the_focus_moves() -> None:
    """The screen reader says itself where focus went."""
    screen = at_the_first_decision()
    rows = screen.sheet.rows
    one, two = (screen.layout(view(focus=f"choice.{row.id}")) for row in rows[:2])
    assert fresh(one, two, turned=False) == ()


def test_a_notice_is_told_when_it_comes_up_and_not_again() -> None:
    """A complaint on a page that stays is live; as long as it stays it is told once."""
    screen = at_the_first_decision()
    noticed = laid(replace(screen, notice="Not saved: the disk is full."), view())
    told = fresh(laid(screen, view()), noticed, turned=False)
    assert [(one.words, one.live) for one in told] == [("Not saved: the disk is full.", Live.POLITE)]
    assert fresh(noticed, noticed, turned=False) == ()


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [(45, 44, []), (31, 30, ["30 seconds left"]), (33, 29, ["29 seconds left"]), (30, 29, []),
     (11, 10, ["10 seconds left"]), (10, 9, []), (40, 8, ["8 seconds left"])],
)  # fmt: skip
def test_a_timer_is_told_at_thirty_and_at_ten_seconds(before: int, after: int, told: list[str]) -> None:
    """It interrupts twice and is silent in between, whether or not each second was shown."""

    def shown(left: int) -> Layout:
        from game.desktop.screens import scene

        page = at_the_first_decision().sheet
        return scene.layout(view(), scene.Scene(page, "A title", clock=scene.Clock(float(left), 60.0)))

    found = fresh(shown(before), shown(after), turned=False)
    assert [one.words for one in found] == told
    assert all(one.live is Live.ASSERTIVE for one in found)


def test_what_is_unfolded_is_told() -> None:
    """A decision that is unfolded in its place says why and what, up to the next thing to act on."""
    folded = Decisions(finished(worked()))
    opened = replace(folded, open=6)
    told = fresh(laid(folded, view()), opened.layout(view(focus="row.6")), turned=False)
    row = opened.finished.row(6)
    because = typeset("".join(words for words, _ in row.because))
    assert any(because in one.words for one in told)
    assert any(row.marks in one.words for one in told)
    assert fresh(opened.layout(view()), laid(folded, view()), turned=False) == ()


def test_a_setting_says_its_new_value() -> None:
    """Left and right on a setting say what it is now."""
    screen = Settings(shelf())
    wanted = Preferences(text=150)
    before = screen.layout(view(focus="set.text"))
    after = screen.layout(replace(view(focus="set.text"), preferences=wanted))
    assert [one.words for one in fresh(before, after, turned=False)] == ["150 per cent"]


def test_the_debrief_asks_its_question_first() -> None:
    """The wall is told by its question; what each decision was waits until focus is on it."""
    layout = laid(Question(finished(worked())), view())
    assert [one.plain for one in fresh(None, layout, turned=True)] == [QUESTION]
