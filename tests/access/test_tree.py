"""The tree of every screen of every scenario: nothing in it that a screen reader would stumble over."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import accesskit
import pytest

from game.desktop.access.faults import faults
from game.desktop.access.kit import node
from game.desktop.access.reading import Live, heard, spoken
from game.desktop.access.tree import ROOT, Kind, Part, Said, Seen, Tree, part_id, tree
from game.desktop.box import Layout, State
from game.desktop.geometry import Rect
from game.desktop.messages import Want
from game.desktop.screen import Screen
from game.desktop.screens.decisions import Decisions
from game.desktop.screens.last import FIELD, Last
from game.desktop.screens.log import opened as log
from game.desktop.screens.question import Question
from game.desktop.screens.settings import Settings
from game.desktop.scroll import by, readable
from game.desktop.writing import Writing
from tests.access.test_reading import at_the_first_decision, consequence
from tests.desktop import everything
from tests.desktop.debriefs import finished, worked
from tests.desktop.views import SCENARIOS, laid, shelf, view

SHAPES = ((1280, 720, 1.0), (1080, 1920, 1.5), (960, 600, 2.0))


def seen(screen: Screen, layout: Layout, focus: str | None = None) -> Seen:
    """A screen as it is shown at its top."""
    return Seen(screen.page, layout, focus or layout.first)


def part(of: Tree, box: str) -> Part:
    """The part that stands for a box."""
    return next(of.parts[id] for id, named in of.boxes.items() if named == box)


def sound(screen: Screen) -> None:
    """Assert that the tree of a screen is sound: at its top, at its end, and with focus on its last box."""
    for width, height, text in SHAPES:
        given = replace(view(width, height, text), language=screen.language)
        layout = laid(screen, given)
        at_top = seen(screen, layout)
        assert faults(tree(at_top)) == []
        area = readable(layout)
        last = layout.focusable[-1].id if layout.focusable else None
        there = {} if area is None else by(layout, {}, area, area.most)
        at_end = replace(at_top, focus=last, scroll=there, leftwards=True)
        assert faults(tree(at_end)) == []
        _complete(layout, tree(at_top))


def _complete(layout: Layout, found: Tree) -> None:
    """Assert that all that is heard is in the tree, in reading order, and all that takes focus can."""
    told = [one.id for one in spoken(layout)]
    order = [found.boxes[id] for id in _walked(found, ROOT) if id in found.boxes]
    assert order == told
    able = [found.boxes[part.id] for part in found.parts.values() if Want.FOCUS in part.wants]
    assert sorted(able) == sorted(box.id for box in layout.focusable)
    acting = {found.boxes[part.id] for part in found.parts.values() if Want.ACT in part.wants}
    assert acting == {box.id for _, box in layout.boxes() if box.action is not None and heard(box)}


def _walked(found: Tree, id: int) -> Iterator[int]:
    yield id
    for child in found.parts[id].children:
        yield from _walked(found, child)


@pytest.mark.parametrize("id", SCENARIOS)
def test_every_page_of_play_has_a_sound_tree(id: str) -> None:
    """Each decision, passage, consequence and ending, at three shapes of window and text."""
    for screen in everything.played(id):
        sound(screen)


@pytest.mark.parametrize("id", SCENARIOS)
def test_every_debrief_has_a_sound_tree(id: str) -> None:
    """After each ending the question, summary, decisions, last page, two plays and the log."""
    for screen in everything.debriefs(id):
        sound(screen)


@pytest.mark.parametrize("id", SCENARIOS)
def test_every_decision_unfolded_has_a_sound_tree(id: str) -> None:
    """Each choice of each scene unfolded between the others."""
    for screen in everything.decided(id):
        sound(screen)


def test_every_other_screen_has_a_sound_tree() -> None:
    """The shelf, briefings, settings, files that do not load, explanations, the log as a list and with a
    search."""
    for screen in (*everything.without_a_play(), *everything.others()):
        sound(screen)


def test_a_choice_is_a_button_with_its_place_key_and_actions() -> None:
    """It says that it is one of so many, which key makes it, and can be focused and acted on."""
    screen = at_the_first_decision()
    found = tree(seen(screen, laid(screen, view())))
    rows = screen.sheet.rows
    first = part(found, f"choice.{rows[0].id}")
    assert (first.kind, first.place, first.key) == (Kind.BUTTON, (1, len(rows)), "1")
    assert {Want.FOCUS, Want.ACT} <= first.wants
    assert first.name.startswith("1. ")


def test_a_choice_that_is_not_open_says_why_and_cannot_be_acted_on() -> None:
    """It is disabled, takes focus, and has its reason in its name."""
    screen = at_the_first_decision()
    row = replace(screen.sheet.rows[0], open=False, why_not="Ruth is not here.")
    closed = replace(screen.sheet, rows=(row, *screen.sheet.rows[1:]))
    course = (*screen.course[: screen.at], closed)
    shown = replace(screen, course=course)
    found = part(tree(seen(shown, laid(shown, view()))), f"choice.{row.id}")
    assert found.disabled
    assert found.name.endswith("Not open: Ruth is not here.")
    assert Want.FOCUS in found.wants
    assert Want.ACT not in found.wants


def test_ids_stay_on_a_page_and_change_with_it() -> None:
    """A box keeps its part's id in each layout of its page, however large; on the next page it is another."""
    screen = at_the_first_decision()
    small, large = (tree(seen(screen, laid(screen, view(text=size)))) for size in (1.0, 2.0))
    assert small.parts.keys() & large.parts.keys() >= small.boxes.keys()
    after = consequence()
    other = tree(seen(after, laid(after, view())))
    assert not small.boxes.keys() & other.boxes.keys()
    assert part_id("a", "b") == part_id("a", "b") != part_id("ab", "")


def test_bounds_are_where_a_box_stands_when_its_page_is_scrolled() -> None:
    """Scrolling moves the parts of its area by as much, and the area says how far it is scrolled."""
    screen = log(worked(), shelf())
    layout = laid(screen, view(1280, 720))
    area = readable(layout)
    assert area is not None
    at_top = seen(screen, layout)
    scrolled = replace(at_top, scroll={area.id: 100.0})
    box = area.boxes[-1]
    before, after = part(tree(at_top), box.id).bounds, part(tree(scrolled), box.id).bounds
    assert before is not None
    assert after == before.moved(0, -100)
    group = tree(scrolled).parts[part_id(screen.page, f"area:{area.id}")]
    assert group.scrolled == (100.0, area.most)
    assert Want.SHOW in part(tree(scrolled), box.id).wants


def test_a_setting_holds_its_values_and_says_the_chosen_one() -> None:
    """Its row takes focus and is described by its value; the values are its children, one of them chosen."""
    screen = Settings(shelf())
    found = tree(seen(screen, laid(screen, view())))
    row = part(found, "set.text")
    values = [found.parts[child] for child in row.children]
    assert row.kind is Kind.CHOSEN_OF
    assert row.description == "100 per cent"
    assert [value.name for value in values if value.chosen] == ["100"]
    assert all(value.kind is Kind.ONE_OF and value.wants >= {Want.ACT} for value in values)


def test_a_decision_says_whether_it_is_unfolded() -> None:
    """Folded rows can be unfolded; the one that is says so."""
    screen = Decisions(finished(worked()), open=6)
    found = tree(seen(screen, laid(screen, view())))
    assert part(found, "row.6").unfolded is True
    assert part(found, "row.1").unfolded is False
    box = laid(screen, view()).find("row.6")
    assert box is not None
    assert State.EXPANDED in box[1].states


def test_pictures_are_told_in_words() -> None:
    """Places, people and objects are pictures with what can be seen of them."""
    screen = at_the_first_decision()
    found = tree(seen(screen, laid(screen, view())))
    pictures = [one for one in found.parts.values() if one.kind is Kind.PICTURE]
    assert part(found, "place") in pictures
    assert any(one.name.startswith("Goran") and one.description for one in pictures)
    tiles = tree(seen(Question(finished(worked())), laid(Question(finished(worked())), view())))
    assert part(tiles, "tile.1").description


def test_what_is_told_unasked_is_a_live_part() -> None:
    """Polite or assertive, at the end of the tree, with an id that no other words ever have."""
    screen = at_the_first_decision()
    told = (Said(3, "Not saved.", Live.POLITE), Said(4, "10 seconds left", Live.ASSERTIVE))
    found = tree(replace(seen(screen, laid(screen, view())), said=told))
    assert faults(found) == []
    last = [found.parts[id] for id in found.parts[ROOT].children[-2:]]
    assert [(one.name, one.live) for one in last] == [
        ("Not saved.", Live.POLITE),
        ("10 seconds left", Live.ASSERTIVE),
    ]
    assert last[0].id != last[1].id


def test_the_window_says_its_language_and_direction() -> None:
    """The scenario's language tag, or English for the program's own words; right to left where it is."""
    screen = at_the_first_decision()
    layout = laid(screen, view(language="ar"))
    found = tree(replace(seen(screen, layout), leftwards=True))
    assert (found.parts[ROOT].language, found.parts[ROOT].leftwards) == ("ar", True)
    assert tree(seen(shelf(), laid(shelf(), view()))).parts[ROOT].language == "en"


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (lambda root, leaf: (root, replace(leaf, name=" ")), "without a name"),
        (lambda root, leaf: (replace(root, children=()), leaf), "the child of 0"),
        (lambda root, leaf: (replace(root, children=(2, 2)), leaf), "the child of 2"),
        (lambda root, leaf: (replace(root, children=(2, 3)), leaf), "not there"),
        (lambda root, leaf: (root, replace(leaf, bounds=Rect(-9, 0, 50, 20))), "sideways"),
        (lambda root, leaf: (root, replace(leaf, bounds=Rect(0, 90, 50, 20))), "leaves the window"),
        (lambda root, leaf: (root, replace(leaf, bounds=Rect(0, 0, 0, 20))), "without size"),
        (lambda root, leaf: (root, replace(leaf, bounds=None)), "nowhere"),
        (lambda root, leaf: (root, replace(leaf, id=7)), "another id"),
    ],
)  # fmt: skip
def test_each_fault_of_a_tree_is_found(change: object, fault: str) -> None:
    """The check itself fails where it should."""
    root = Part(ROOT, Kind.WINDOW, "Fulcrum", bounds=Rect(0, 0, 100, 100), children=(2,))
    leaf = Part(2, Kind.BUTTON, "Go on", bounds=Rect(0, 0, 50, 20), wants=frozenset({Want.FOCUS}))
    assert faults(Tree({ROOT: root, 2: leaf}, 2, {2: "on"})) == []
    assert callable(change)
    root, leaf = change(root, leaf)
    assert any(fault in line for line in faults(Tree({ROOT: root, 2: leaf}, 2, {2: "on"})))


def test_focus_outside_the_tree_is_found() -> None:
    """AccessKit would end the process over it."""
    root = Part(ROOT, Kind.WINDOW, "Fulcrum", bounds=Rect(0, 0, 100, 100))
    assert faults(Tree({ROOT: root}, 9, {})) == ["focus is on no part, 9"]


def test_a_text_field_has_its_words_its_selection_and_its_caret() -> None:
    """Each paragraph is a run that ends with the sign that ends it; places count code points in a run."""
    writing = Writing("Ask Ruth.\nThen wait — 日本語", caret=21, held=4)
    screen = Last(finished(worked(), 6), writing=writing)
    layout = laid(screen, view(focus=FIELD))
    found = tree(seen(screen, layout, FIELD))
    assert faults(found) == []
    field = part(found, FIELD)
    runs = [found.parts[child] for child in field.children]
    assert (field.kind, field.value) == (Kind.FIELD_OF_LINES, writing.words)
    assert [run.value for run in runs] == ["Ask Ruth.\n", "Then wait — 日本語"]
    assert field.caret == ((runs[0].id, 4), (runs[1].id, 11))
    made = node(accesskit, runs[1])
    assert sum(made.character_lengths) == len(runs[1].value.encode())
    assert sum(made.word_lengths) == len(runs[1].value)


def test_an_empty_field_and_one_in_focus_at_its_end_can_be_told() -> None:
    """There is always a run for the caret to stand in, also after a last line's end."""
    for words, caret in (("", 0), ("One.\n", 5)):
        screen = Last(finished(worked(), 6), writing=Writing(words, caret))
        found = tree(seen(screen, laid(screen, view(focus=FIELD)), FIELD))
        field = part(found, FIELD)
        assert faults(found) == []
        assert field.caret == ((field.children[-1], 0), (field.children[-1], 0))
