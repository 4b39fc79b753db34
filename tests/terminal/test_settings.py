"""The settings that matter without a window."""

import pytest

from game.storage import SETTINGS, Settings, read_settings
from game.terminal.manner import Manner
from game.terminal.settings import LABELS, WORDS
from tests.terminal.conftest import Player, squeezed


def test_every_value_that_can_be_typed_is_one_that_can_be_kept() -> None:
    """The words of the terminal and the table of settings agree, and each setting has its label."""
    assert set(WORDS) == set(LABELS)
    for name, ways in WORDS.items():
        assert all(SETTINGS[name].allows(value) for value, _ in ways.values())


def test_numbers_step_through_the_values(player: Player) -> None:
    """Each step is said and kept; Enter goes back to the same scene."""
    _, scene, settings, timers, again, back, _ = player.play("", "settings", "2", "2", "")
    assert settings.startswith("Settings\n\n1. Columns of a line: as the terminal says\n")
    assert "2. Timers: as written\n   (type: timers usual, twice, five, off)" in settings
    assert timers.startswith("Timers: twice as long.")
    assert again.startswith("Timers: five times as long.")
    assert back == scene
    assert read_settings(player.home).settings("timers") == "fivefold"


@pytest.mark.parametrize(
    ("line", "said", "name", "value"),
    [
        ("width 40", "Columns of a line: 40.", "width", 40),
        ("WIDTH 133", "Columns of a line: 133.", "width", 133),
        ("width auto", "Columns of a line: as the terminal says.", "width", 0),
        ("timers off", "Timers: off.", "timers", "off"),
        ("shuffle off", "Order of choices: as the author wrote them. This holds", "shuffle", "off"),
    ],
)
def test_a_setting_can_be_typed_anywhere(
    player: Player, line: str, said: str, name: str, value: str | int
) -> None:
    """At a decision as in the briefing; the next start knows."""
    for lines in (("", line), (line,)):
        assert squeezed(player.play(*lines)[len(lines)]).startswith(said)
    assert read_settings(player.home).settings(name) == value


def test_a_width_holds_from_the_next_line_on(player: Player) -> None:
    """Forty columns hold everything that follows."""
    words = player.play("", "width 40", "r", "3", "log", "?")
    assert all(len(line) <= 40 for text in words[2:] for line in text.splitlines())
    assert any(len(line) > 40 for line in words[1].splitlines())


def test_the_order_of_choices_is_the_next_playthroughs(player: Player) -> None:
    """One that has begun keeps its order; a new one shows the author's."""
    player.play("", "3", author_order=False)
    before = player.play(author_order=False)[0]
    after = player.play("shuffle off", "r", "new", author_order=False)
    assert squeezed(after[2]) in squeezed(before)
    assert "1. Leave it with Goran" in after[3]


def test_a_setting_that_cannot_be_kept_holds_for_now(player: Player) -> None:
    """The line says so, and the width changes all the same."""
    player.home.folder.write_text("", encoding="utf-8")
    said = player.play("", "width 40")[2]
    assert squeezed(said).startswith("What was set holds until the game is closed:")
    assert "Columns of a line: 40." in said


def test_the_width_of_a_terminal() -> None:
    """Without a setting the terminal's own columns, but no more than is easy to read, and never none."""
    assert [Manner(columns).width for columns in (1, 20, 40, 80, 200)] == [20, 20, 39, 78, 78]
    assert Manner(40, settings=Settings({"width": 120})).width == 120
