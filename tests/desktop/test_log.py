"""What was said: read again, scene by scene, found and copied, in the real window."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from game.desktop.box import Role, State
from game.desktop.ink import Rule, Words
from game.desktop.preferences import Preferences
from game.desktop.screens.finding import matches
from game.desktop.screens.log import Log, opened
from game.desktop.screens.play import Play
from game.desktop.sheet import Mode
from game.desktop.writing import Writing
from tests.desktop.debriefs import worked
from tests.desktop.pilot import Pilot, at_the_window
from tests.desktop.views import box, laid, shelf, typesetter, view


def at_the_log(pilot: Pilot) -> Log:
    """Make two choices, and open what was said."""
    pilot.press("enter", "enter", "1", "enter", "1", "l")
    assert isinstance(pilot.screen, Log)
    return pilot.screen


def here(pilot: Pilot) -> list[str]:
    """The rows that are marked as being read."""
    return [box.id for _, box in pilot.layout.boxes() if State.CHOSEN in box.states]


def test_it_opens_at_the_end_with_everything_that_was_read(tmp_path: Path) -> None:
    """The last scene shows; before it stand the choices as "You", with what came of them."""
    with at_the_window(tmp_path, (1024, 700)) as pilot:
        log = at_the_log(pilot)
        assert here(pilot) == [f"go.{len(log.entries) - 1}"]
        assert pilot.words(Role.SPEAKER).count("You") == 2
        choices = [entry.log.choice for entry in log.entries if entry.log.choice]
        assert len(choices) == 2
        assert pilot.runner.desk.scroll["page"] > 0


def test_left_and_right_go_scene_by_scene_and_up_and_down_scroll(tmp_path: Path) -> None:
    """What is being read is marked in the list, also when the reader scrolls to it."""
    with at_the_window(tmp_path, (1024, 700)) as pilot:
        log = at_the_log(pilot)
        last = len(log.entries) - 1
        pilot.press("left")
        assert here(pilot) == [f"go.{last - 1}"]
        assert pilot.focus == f"go.{last - 1}"
        before = pilot.runner.desk.scroll.get("page", 0.0)
        pilot.press("up")
        assert pilot.runner.desk.scroll.get("page", 0.0) < before
        pilot.press("home")
        assert here(pilot) == ["go.0"]
        pilot.wheel(400)
        assert here(pilot) == [f"go.{last}"]


def test_a_scene_of_the_list_can_be_clicked(tmp_path: Path) -> None:
    """Its heading comes to the top of the page."""
    with at_the_window(tmp_path, (1024, 600)) as pilot:
        at_the_log(pilot)
        pilot.click("go.0")
        assert here(pilot) == ["go.0"]
        assert pilot.runner.desk.scroll.get("page", 0.0) == 0.0


def test_ctrl_f_finds_words_and_enter_goes_to_the_next(tmp_path: Path) -> None:
    """Letters go into the field; the count says where the reader is; Escape closes it and nothing else."""
    with at_the_window(tmp_path, (1024, 700)) as pilot:
        log = at_the_log(pilot)
        pilot.ctrl("f").write("Goran")
        found = matches(log.entries, "goran")
        assert len(found) > 2
        assert pilot.box("found").name == f"1 of {len(found)}"
        pilot.press("enter")
        assert pilot.box("found").name == f"2 of {len(found)}"
        assert pilot.screen.at == found[1].entry
        pilot.write(" qq")
        assert pilot.box("found").name == "Not found"
        pilot.press("escape")
        assert isinstance(pilot.screen, Log)
        assert pilot.layout.find("find.field") is None
        pilot.press("escape")
        assert isinstance(pilot.screen, Play)


def test_finding_minds_neither_case_nor_the_shape_of_quotes(tmp_path: Path) -> None:
    """A straight apostrophe finds a curly one."""
    with at_the_window(tmp_path) as pilot:
        log = at_the_log(pilot)
        block = next(b for e in log.entries for b in e.log.blocks if "’" in b.text or "'" in b.text)
        word = next(word for word in block.text.split() if "’" in word or "'" in word).strip('.,“”"?')
        straight = word.replace("’", "'").upper()
        assert matches(log.entries, straight) == matches(log.entries, straight.replace("'", "’"))
        assert matches(log.entries, straight)
        assert matches(log.entries, "  ") == ()


def test_the_words_are_copied_whole(tmp_path: Path) -> None:
    """Titles, speakers, choices and what came of them, as plain text."""
    with at_the_window(tmp_path) as pilot:
        log = at_the_log(pilot)
        pilot.click("copy")
        assert pilot.box("notice").name == "Copied."
        words = pilot.pygame.scrap.get_text()
        assert all(entry.log.title in words for entry in log.entries)
        assert words.count("You: ") == 2


def test_large_type_has_the_list_on_c(tmp_path: Path) -> None:
    """Without room for a side the list takes the page's place, by key or by its word."""
    with at_the_window(tmp_path, (1024, 700)) as pilot:
        pilot.runner.desk = replace(pilot.runner.desk, preferences=Preferences(text=200))
        at_the_log(pilot)
        assert pilot.layout.area("side") is None
        pilot.press("c")
        assert next(iter(pilot.layout.focusable)).role is Role.ROW
        pilot.click("go.1")
        assert pilot.screen.at == 1
        assert not pilot.screen.listed
        pilot.click("contents").press("escape")
        assert isinstance(pilot.screen, Log)
        assert not pilot.screen.listed


def test_a_side_in_the_colour_of_the_page_is_parted_from_it_by_a_line() -> None:
    """In the dark this cover's field is all but the page; by day the two can be told apart without one."""
    said = opened(worked(), shelf())

    def seams(mode: Mode) -> int:
        area = laid(said, view(mode=mode, measure=typesetter().measure)).area("side")
        assert area is not None
        return sum(isinstance(mark, Rule) for mark in area.under)

    assert (seams(Mode.DAY), seams(Mode.DARK), seams(Mode.HIGH)) == (0, 1, 1)


def test_what_stands_in_the_strip_that_finds_stands_on_one_line() -> None:
    """Label, what is written, count and ways on, in large type, too."""
    for text in (1.0, 2.0):
        given = view(1280, 720, text, measure=typesetter().measure)
        said = replace(opened(worked(), shelf()), query=Writing("ruth", 4, lines=False))
        layout = laid(said, given)
        feet = set()
        for id in ("find.label", "find.field", "found", "next", "close"):
            words = next(mark for mark in box(layout, id).marks if isinstance(mark, Words))
            feet.add(round(words.at.y + given.measure(words.text, 10_000).baseline))
        assert max(feet) - min(feet) <= 1
