"""A text field in the real window: the caret by keys and by the mouse, selection, clipboard, undoing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from game.desktop.geometry import Point
from game.desktop.layout.written import Field
from game.desktop.writing import Writing
from tests.desktop.pilot import Pilot, at_the_window
from tests.desktop.test_debrief import to_the_question


@pytest.fixture
def pilot(tmp_path: Path) -> Iterator[Pilot]:
    """Somebody in the field of the debrief's last page."""
    with at_the_window(tmp_path, (1280, 720)) as found:
        to_the_question(found)
        found.press("2", "enter").click("on").click("field")
        yield found


def writing(pilot: Pilot) -> Writing:
    """What is written."""
    found: Writing = pilot.screen.writing
    return found


def point(pilot: Pilot, place: int) -> Point:
    """Where in the window a caret before the letter at a place shows."""
    field = pilot.layout.written
    assert isinstance(field, Field)
    number = max(n for n, line in enumerate(field.lines) if line.start <= place)
    area, _ = pilot.layout.by_id["field"]
    y = field.at.y + (number + 0.6) * field.at.h - pilot.runner.desk.scroll.get(area.id, 0.0)
    return Point(field.x(field.lines[number], place), y)


def test_arrows_move_through_the_lines_and_leave_at_their_ends(pilot: Pilot) -> None:
    """Up and down stay in the text while it has a line that way; down from the last goes to what is below,
    but not while the key is only still held."""
    pilot.write("one two\nthree\nfour")
    assert writing(pilot).caret == 18
    pilot.press("up", patient=False)
    assert 8 < writing(pilot).caret < 14
    pilot.press("up", patient=False)
    assert writing(pilot).caret < 7
    pilot.hold("down", 9)
    assert pilot.focus == "field"
    pilot.press("down", patient=False)
    assert pilot.focus != "field"
    pilot.press("up", patient=False)
    assert pilot.focus == "field"


def test_shift_selects_by_letters_lines_and_words(pilot: Pilot) -> None:
    """What is typed then takes the place of the selection, and Ctrl+Z brings it back."""
    pilot.write("one two\nthree four")
    pilot.ctrl("left", shift=True)
    assert writing(pilot).selected == "four"
    pilot.shift("up")
    assert writing(pilot).selected.endswith("\nthree four")
    pilot.shift("up")
    assert writing(pilot).selection[0] == 0
    pilot.shift("down", "end")
    pilot.press("home", patient=False).shift("end").write("x")
    assert writing(pilot).words == "one two\nx"
    pilot.ctrl("z")
    assert writing(pilot).words == "one two\nthree four"
    pilot.ctrl("z", shift=True)
    assert writing(pilot).words == "one two\nx"


def test_the_mouse_places_the_caret_and_selects(pilot: Pilot) -> None:
    """A click goes between two letters, two take the word, three the paragraph, a drag what it passes."""
    pilot.write("one two\nthree")
    pilot.click_at(point(pilot, 2))
    assert writing(pilot).selection == (2, 2)
    pilot.wait(1.0).click_at(point(pilot, 5), times=2)
    assert writing(pilot).selected == "two"
    pilot.click_at(point(pilot, 5))
    assert writing(pilot).selected == "one two"
    pilot.wait(1.0).drag(point(pilot, 1), point(pilot, 11))
    assert writing(pilot).selected == "ne two\nthr"
    pilot.wait(1.0).click_at(point(pilot, 4))
    assert writing(pilot).held is None


def test_the_caret_is_kept_in_view_while_one_writes_and_moves(tmp_path: Path) -> None:
    """A text longer than the page scrolls with its caret; the wheel may still look elsewhere."""

    def seen(pilot: Pilot) -> bool:
        caret = pilot.layout.caret
        assert caret is not None
        area, _ = pilot.layout.by_id["field"]
        top = caret[1].y - pilot.runner.desk.scroll.get(area.id, 0.0)
        return area.rect.y <= top and top + caret[1].h <= area.rect.bottom

    with at_the_window(tmp_path, (960, 600)) as pilot:
        to_the_question(pilot)
        pilot.press("2", "enter").click("on").click("field")
        for _ in range(12):
            pilot.write("one more line\n")
            assert seen(pilot)
        pilot.ctrl("home")
        assert seen(pilot)
        pilot.ctrl("end")
        assert seen(pilot)
        for _ in range(9):
            pilot.press("up", patient=False)
            assert seen(pilot)
        pilot.click_at(pilot.layout.area("page").rect.centre)  # type: ignore[union-attr]
        pilot.wheel(-20)
        assert not seen(pilot)
        pilot.write("x")
        assert seen(pilot)


def test_words_go_to_the_clipboard_and_come_back(pilot: Pilot) -> None:
    """Cut, paste twice, copy; other keys with Ctrl do not write."""
    pilot.write("one ")
    pilot.ctrl("a").ctrl("x")
    assert writing(pilot).words == ""
    pilot.ctrl("v").ctrl("v").ctrl("q")
    assert writing(pilot).words == "one one "
    pilot.ctrl("left", shift=True).ctrl("c")
    assert pilot.pygame.scrap.get_text() == "one "
    assert pilot.box("notice").name == "Copied."


def test_the_field_that_finds_words_takes_the_clipboard_too(tmp_path: Path) -> None:
    """What was said: Ctrl+F, paste, and what was pasted is looked for."""
    with at_the_window(tmp_path) as pilot:
        pilot.press("enter", "enter", "1", "l")
        pilot.pygame.scrap.put_text("the")
        pilot.ctrl("f").ctrl("v")
        assert pilot.screen.query.words == "the"
        assert "of" in pilot.box("found").name
        pilot.ctrl("a").ctrl("x")
        assert pilot.screen.query.words == ""
        pilot.ctrl("z")
        assert pilot.screen.query.words == "the"
