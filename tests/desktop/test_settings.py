"""Settings in the real window: seen at once, kept at once, each undone by one key."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from game.desktop.box import Role, State
from game.desktop.desk import Desk, arrive, update
from game.desktop.drawing import Stage
from game.desktop.ink import Picture, Shape, Words
from game.desktop.messages import Press
from game.desktop.preferences import CHOICES, TEXT_SIZES, Preferences
from game.desktop.screens.options import LETTERS, groups, knob
from game.desktop.screens.play import Play
from game.desktop.screens.question import Question
from game.desktop.screens.settings import Settings
from game.desktop.screens.shelf import Shelf
from tests.desktop.debriefs import finished, worked
from tests.desktop.pilot import Pilot, at_the_window
from tests.desktop.views import at_each_scene, box, laid, shelf, typesetter, view


def kept(home: Path) -> dict[str, Any]:
    """What the settings file says."""
    found: dict[str, Any] = json.loads((home / "settings.json").read_text(encoding="utf-8"))
    return found


def to(pilot: Pilot, id: str) -> None:
    """Tab until a box has the focus."""
    for _ in range(60):
        if pilot.focus == id:
            return
        pilot.press("tab", patient=False)
    raise AssertionError(f"Tab never comes to {id}")


def chosen(pilot: Pilot, name: str) -> str:
    """The word of a setting that stands on the beam."""
    boxes = [box for _, box in pilot.layout.boxes() if box.id.startswith(f"put.{name}.")]
    (found,) = [box.name for box in boxes if State.CHOSEN in box.states]
    return found


def test_every_setting_can_be_set(tmp_path: Path) -> None:
    """Each preference that there is has a row, and each of its values a word."""
    found = {
        knob.name: [v.kept for v in knob.values] for _, knobs in groups(((1, 1), (2, 2))) for knob in knobs
    }
    found["letters"] = [value.kept for value in knob("letters", ()).values]  # type: ignore[union-attr]
    assert found.pop("text") == list(TEXT_SIZES)
    assert found.pop("monitor") == [0, 1]
    assert {name: tuple(values) for name, values in found.items()} == CHOICES


def test_arrows_change_a_setting_at_once_and_keep_it(tmp_path: Path) -> None:
    """Right is the next value, left the one before; the page is laid out anew and the file written."""
    with at_the_window(tmp_path) as pilot:
        pilot.click("settings")
        assert isinstance(pilot.screen, Settings)
        low = pilot.box("title").rect.h
        pilot.press("right", "right", "right")
        assert kept(tmp_path)["text"] == 150
        assert chosen(pilot, "text") == "150"
        assert pilot.box("title").rect.h > low
        pilot.press("left")
        assert kept(tmp_path)["text"] == 130
        pilot.press(*["right"] * 9)
        assert kept(tmp_path)["text"] == 200


def test_words_can_be_clicked(tmp_path: Path) -> None:
    """The mouse alone reaches every value."""
    with at_the_window(tmp_path) as pilot:
        pilot.click("settings").click("put.contrast.1").click("put.timers.3").click("put.typeface.2")
        assert {name: kept(tmp_path)[name] for name in ("contrast", "timers", "typeface")} == {
            "contrast": "dark", "timers": "off", "typeface": "atkinson",
        }  # fmt: skip
        pilot.click("back")
        assert isinstance(pilot.screen, Shelf)


def test_one_key_undoes_a_setting_and_another_setting_stays(tmp_path: Path) -> None:
    """Backspace puts the row in focus back as it was at first."""
    with at_the_window(tmp_path) as pilot:
        pilot.click("settings").press("right", "down", "right", "backspace")
        assert kept(tmp_path)["typeface"] == "serif"
        assert kept(tmp_path)["text"] == 115


def test_every_setting_is_changed_kept_and_undone_by_one_key_each(tmp_path: Path) -> None:
    """Row by row: an arrow gives another value, the next start has it, Backspace gives the first one back."""
    usual = Preferences()
    names = [*CHOICES, "text"]
    with at_the_window(tmp_path) as pilot:
        pilot.click("settings")
        for name in names:
            to(pilot, f"set.{name}")
            pilot.press("right", patient=False)
            if getattr(pilot.runner.desk.preferences, name) == getattr(usual, name):
                pilot.press("left", patient=False)
        changed = pilot.runner.desk.preferences
        assert not [name for name in names if getattr(changed, name) == getattr(usual, name)]
    with at_the_window(tmp_path) as pilot:
        assert pilot.runner.desk.preferences == changed
        pilot.click("settings")
        for name in names:
            to(pilot, f"set.{name}")
            pilot.press("backspace", patient=False)
            assert getattr(pilot.runner.desk.preferences, name) == getattr(usual, name), name
        assert pilot.runner.desk.preferences == usual


@pytest.mark.parametrize("way", ["keys", "mouse"])
def test_every_value_of_every_setting_is_reached_by_keys_alone_and_by_the_mouse_alone(
    tmp_path: Path, way: str
) -> None:
    """Value by value: it stands on the beam, and the file has it."""
    with at_the_window(tmp_path) as pilot:
        pilot.click("settings")
        found = [one for _, knobs in groups(pilot.screen.monitors) for one in knobs]
        for row in (*found, LETTERS):
            if way == "keys":
                to(pilot, f"set.{row.name}")
                pilot.press(*["left"] * len(row.values), patient=False)
            for place, value in enumerate(row.values):
                if way == "mouse":
                    pilot.click(f"put.{row.name}.{place}")
                elif place:
                    pilot.press("right", patient=False)
                assert chosen(pilot, row.name) == value.words
                assert getattr(pilot.runner.desk.preferences, row.name) == value.kept
            assert kept(tmp_path)[row.name] == row.values[-1].kept
            pilot.press("backspace", patient=False)


@pytest.mark.parametrize("text", [1.0, 2.0])
def test_what_puts_a_setting_back_is_said_beside_the_title(text: float) -> None:
    """In sight before anything is scrolled, whatever the size of text."""
    given = view(1280, 720, text, measure=typesetter().measure)
    layout = laid(Settings(shelf()), given)
    hint = box(layout, "hint")
    assert "Backspace puts it back" in hint.name
    area = layout.area("settings")
    assert area is not None
    assert hint.rect.bottom < area.rect.bottom


@pytest.mark.parametrize("text", [1.0, 2.0])
def test_the_values_of_a_row_in_focus_are_seen_with_it(text: float) -> None:
    """Wherever the values stand under their label, they are scrolled into view with it, out of the fade."""
    given = view(1280, 720, text, measure=typesetter().measure)
    screen = Settings(shelf(), ((1920, 1080), (2560, 1440)))
    layout = laid(screen, given)
    desk = arrive(Desk(screen, Preferences(), "set.text"), layout)
    for _ in range(60):
        desk, _ = update(desk, Press("tab", 1.0), layout)
        area, row = layout.by_id[desk.focus or ""]
        if row.role is Role.SETTING:
            name = row.id.removeprefix("set.")
            values = [one for one in area.boxes if one.id.startswith(f"put.{name}.")]
            at = desk.scroll.get(area.id, 0.0)
            fade = area.fade if at < area.most - 1 else 0.0
            assert max(one.rect.bottom for one in values) - at <= area.rect.bottom - fade, name
            assert row.rect.y - at >= area.rect.y, name


def test_words_under_their_label_stand_nearer_to_it_than_to_the_next_one() -> None:
    """In large text the words of a setting stand under its label, with more room after them than before, and
    what marks the chosen one stays in their row."""
    layout = laid(Settings(shelf()), view(text=2.0))
    label, below = box(layout, "set.typeface"), box(layout, "set.spacing")
    options = [each for _, each in layout.boxes() if each.id.startswith("put.typeface.")]
    ends = [mark.at.y for each in (label, below) for mark in each.marks if isinstance(mark, Words)]
    tops = [mark.at.y for each in options for mark in each.marks if isinstance(mark, Words)]
    assert max(tops) - ends[0] < 0.7 * (ends[1] - max(tops))
    lowest = max(
        y for each in options for mark in each.marks if isinstance(mark, Shape) for _, y in mark.points
    )
    assert lowest <= options[0].rect.bottom


@pytest.mark.parametrize("text", [1.0, 2.0])
def test_figures_of_every_size_stand_on_one_line(text: float) -> None:
    """Type is drawn on whole pixels: figures that grow would else stand higher and lower by one of them."""
    given = view(1280, 720, text, measure=typesetter().measure)
    layout = laid(Settings(shelf()), given)
    feet = {
        round(mark.at.y) + round(given.measure(mark.text, mark.width).baseline)
        for _, each in layout.boxes()
        if each.id.startswith("put.text.") or each.id == "per.cent"
        for mark in each.marks
        if isinstance(mark, Words)
    }
    assert len(feet) == 1


def test_the_sample_of_a_wall_has_its_titles_small_and_no_numbers() -> None:
    """The page's own title is the only large one; the numbers on tiles are for keys, not to be read."""
    given = view(measure=typesetter().measure)
    layout = laid(Settings(Question(finished(worked()))), given)
    texts = [
        mark.text
        for _, box in layout.boxes()
        for mark in box.marks
        if box.id.startswith("sample.") and isinstance(mark, Words)
    ]
    assert len(texts) > 5
    assert not [text.plain for text in texts if text.plain.isdigit()]
    sizes = [text.style.size for text in texts]
    assert max(sizes[1:]) < 0.7 * sizes[0]


def test_nobody_stands_cut_in_the_strip_of_a_place() -> None:
    """The place alone shows what contrast and motion do to a picture."""
    first = next(iter(at_each_scene("counted-twice")))
    layout = laid(Settings(first), view(measure=typesetter().measure))
    strip = box(layout, "strip")
    drawn = [mark.drawing for mark in strip.marks if isinstance(mark, Picture)]
    assert [(type(one), one.people) for one in drawn if isinstance(one, Stage)] == [(Stage, ())]


def test_putting_everything_back_asks_once(tmp_path: Path) -> None:
    """Focus goes to No, Escape means No, Yes does it."""
    with at_the_window(tmp_path) as pilot:
        pilot.click("settings").press("right").click("empty")
        assert pilot.focus == "no"
        pilot.press("escape")
        assert isinstance(pilot.screen, Settings)
        assert kept(tmp_path)["text"] == 115
        pilot.click("empty").click("yes")
        assert pilot.runner.desk.preferences == Preferences()
        assert kept(tmp_path)["text"] == 100


def test_the_sample_is_the_page_that_one_was_on(tmp_path: Path) -> None:
    """Its words are there to be seen in the new size, and are read to nobody twice."""
    with at_the_window(tmp_path, (1024, 700)) as pilot:
        pilot.press("enter", "enter")
        title = pilot.screen.sheet.title
        pilot.press("f1")
        sample = [box for _, box in pilot.layout.boxes() if box.id.startswith("sample.")]
        words = [mark.text.plain for box in sample for mark in box.marks]  # type: ignore[union-attr]
        assert words[0] == title
        assert all(box.name == "" for box in sample)
        pilot.press("escape")
        assert isinstance(pilot.screen, Play)


def test_a_key_is_changed_by_pressing_the_new_one(tmp_path: Path) -> None:
    """It asks; a key that means something is refused in words; the new one works from then on."""
    with at_the_window(tmp_path) as pilot:
        pilot.press("enter", "enter", "f1")
        to(pilot, "ask.log")
        pilot.press("enter")
        assert "Press the key you want." in pilot.box("ask.log").name
        pilot.press("escape")
        assert "Press the key" not in pilot.box("ask.log").name
        pilot.press("enter", "f11")
        assert "already means “Full screen”" in pilot.box("ask.log").name
        pilot.press("4")
        assert "keeps its meaning" in pilot.box("ask.log").name
        pilot.press("k")
        assert kept(tmp_path)["keys"] == {"log": "k"}
        pilot.press("escape")
        assert isinstance(pilot.screen, Play)
        pilot.press("l")
        assert isinstance(pilot.screen, Play)
        pilot.press("k")
        assert type(pilot.screen).__name__ == "Log"
    with at_the_window(tmp_path) as pilot:
        assert pilot.runner.desk.preferences.keys == (("log", "k"),)
        pilot.press("f1")
        to(pilot, "ask.log")
        pilot.press("backspace")
        assert kept(tmp_path)["keys"] == {}


def test_changed_keys_still_write_letters(tmp_path: Path) -> None:
    """With W for up, a W in a field is a W."""
    with at_the_window(tmp_path, (1024, 700)) as pilot:
        desk = pilot.runner.desk
        pilot.runner.desk = replace(desk, preferences=replace(desk.preferences, keys=(("up", "w"),)))
        pilot.press("enter", "enter", "1", "l").ctrl("f").write("how")
        assert pilot.screen.query.words == "how"


def test_single_letter_keys_can_be_off(tmp_path: Path) -> None:
    """L then does nothing; the words that L stands for can still be clicked."""
    with at_the_window(tmp_path) as pilot:
        pilot.press("f1").click("put.letters.1").press("escape").press("enter", "enter", "l")
        assert isinstance(pilot.screen, Play)
        pilot.click("log")
        assert type(pilot.screen).__name__ == "Log"


def test_settings_that_cannot_be_kept_say_so_and_hold(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A settings file that is a folder: a line on screen, and the change is there all the same."""
    with at_the_window(tmp_path) as pilot:
        (tmp_path / "settings.json").mkdir()
        pilot.click("settings").press("right")
        assert pilot.box("notice").role is Role.NOTICE
        assert "until the game is closed" in pilot.box("notice").name
        assert pilot.runner.desk.preferences.text == 115


def test_full_screen_is_one_of_them(tmp_path: Path) -> None:
    """The window takes its monitor at once, and gives it back; F11 does the same and is kept, too."""
    with at_the_window(tmp_path) as pilot:
        pilot.click("settings").click("put.window.1")
        assert pilot.window.full
        pilot.click("put.window.0")
        assert not pilot.window.full
        pilot.press("f11")
        assert pilot.window.full
        assert kept(tmp_path)["window"] == "full"


def test_full_screen_is_undone_by_one_key_wherever_the_mouse_lies(tmp_path: Path) -> None:
    """The row keeps the focus when another one comes under a mouse that rests."""
    with at_the_window(tmp_path) as pilot:
        pilot.press("enter", "f1").shift("tab")
        assert pilot.focus == "set.window"
        pilot.press("right")
        assert (pilot.focus, pilot.window.full) == ("set.window", True)
        pilot.press("backspace")
        assert (pilot.focus, pilot.window.full) == ("set.window", False)


def test_the_monitor_is_asked_for_where_there_are_several(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One monitor is no choice; of two, each is named by its number and size."""
    with at_the_window(tmp_path) as pilot:
        pilot.click("settings")
        assert pilot.layout.find("set.monitor") is None
        pilot.press("escape")
        sizes = [(1920, 1080), (2560, 1440)]
        monkeypatch.setattr(pilot.pygame.display, "get_desktop_sizes", lambda: sizes)
        pilot.click("settings").wait(0.2)
        assert pilot.box("put.monitor.1").name == "2: 2560 × 1440"
        pilot.click("put.monitor.1")
        assert kept(tmp_path)["monitor"] == 1


def test_one_key_silences_everything_and_brings_it_back(tmp_path: Path) -> None:
    """F9 on any page: both volumes off at once, then as they were; kept like any setting."""
    with at_the_window(tmp_path) as pilot:
        pilot.click("settings").click("put.rooms.2").click("back")
        pilot.press("enter", "f9")
        assert (kept(tmp_path)["rooms"], kept(tmp_path)["knocks"]) == ("off", "off")
        pilot.press("f9")
        assert (kept(tmp_path)["rooms"], kept(tmp_path)["knocks"]) == ("full", "quiet")
        pilot.press("f9")
    with at_the_window(tmp_path) as pilot:
        pilot.press("f9")
        assert (kept(tmp_path)["rooms"], kept(tmp_path)["knocks"]) == ("quiet", "quiet")


def test_a_timer_keeps_its_seconds_while_settings_lie_over_it(tmp_path: Path) -> None:
    """Time spent on settings is not taken from a decision."""
    with at_the_window(tmp_path) as pilot:
        pilot.press("enter", "enter")
        play = replace(pilot.screen, ends=pilot.now + 30)
        pilot.runner.show(play)
        pilot.turn()
        pilot.press("f1")
        pilot.wait(20)
        pilot.press("escape")
        assert isinstance(pilot.screen, Play)
        assert pilot.screen.left == pytest.approx(28, abs=0.5)
