"""“Facilitating” says what the program does: its commands, its buttons, its keys and its pictures."""

from __future__ import annotations

import re
import shlex
from importlib import import_module
from pathlib import Path

import pytest

from game.cli.arguments import Parser
from game.cli.table import COMMANDS
from game.desktop.projector.clicker import BLANK, FULL, NEXT, UNDO
from game.model import Scenario
from game.workshop.pages import words
from game.workshop.room.phase import TALK_UP_TO, Phase
from game.workshop.room.room import open_choices
from game.workshop.views.around import Address, Around
from game.workshop.views.console import state
from tests.workshop.table import Table

PATH = Path(__file__).parents[2] / "docs" / "facilitating.md"
PAGE = PATH.read_text(encoding="utf-8")
COMMANDS_NAMED = sorted(
    set(re.findall(r"`(fulcrum [^`\n]+)`", PAGE) + re.findall(r"^ *(fulcrum .+)$", PAGE, re.M))
)


@pytest.mark.parametrize("line", COMMANDS_NAMED)
def test_every_command_can_be_typed(line: str) -> None:
    """As it stands there, the front door takes it; the whole line, values and all."""
    _, command, *rest = shlex.split(line)
    parser = Parser(f"fulcrum {command}", "")
    import_module(f"game.cli.{COMMANDS[command].module}").arguments(parser)
    parser.parse_args(rest)


def test_the_day_is_told_in_its_order() -> None:
    """The day before, ten minutes before, during, when something fails, after."""
    headings = re.findall(r"^## (.+)$", PAGE, re.M)
    assert headings == [
        "The day before",
        "Ten minutes before",
        "During",
        "The debrief",
        "When something fails",
        "After",
    ]


def test_its_pictures_and_links_are_there() -> None:
    """Each with a sentence for whoever can't see it."""
    pictures = re.findall(r"!\[([^\]]*)\]\(([^)]+)\)", PAGE)
    assert len(pictures) >= 5
    for said, file in pictures:
        assert (PATH.parent / file).is_file(), file
        assert len(said) > 20
    for target in re.findall(r"(?<!!)\[[^\]]+\]\(([^)#]+)", PAGE):
        assert (PATH.parent / target).exists(), target


def offered(scenario: Scenario) -> set[str]:
    """Every word on a button of the console over one decision of a divided room, and over the lobby."""
    table = Table(scenario, 12)
    around = Around(addresses=(Address("192.168.8.1:8000", "Wi-Fi", True),))
    found: set[str] = {words.SHOW_CODE, words.RESULTS}
    while table.room.phase is not Phase.CONSEQUENCE:
        now = state(table.room, around, table.now)
        found |= {now["next"]["label"], *(one["label"] for one in now["instead"])}
        if table.room.phase is Phase.VOTE:
            choices = open_choices(table.room.play)
            table.split({choices[0]: 6, choices[1]: 6})
        table.do("next")
    return found


def test_every_button_that_it_names_is_on_the_console(scenario: Scenario) -> None:
    """Word for word; a verb alone is the beginning of a button."""
    named = set(re.findall(r"(?<!\*)\*([A-Z][^*\n]+)\*(?!\*)", PAGE))
    buttons = offered(scenario)
    assert {"Open the vote", "Close the vote", "Show the split", "Open the second vote"} <= named
    assert {name for name in named if not any(button.startswith(name) for button in buttons)} == set()


def test_every_key_of_its_table_does_what_stands_there() -> None:
    """As the projector's window takes them."""
    keys = dict(re.findall(r"^\| ([^|]+?) \| ([^|]+?) \|$", PAGE.split("| key | does |")[1], re.M))
    steps = {"Page Down": "page_down", "→": "right", "Space": "space", "Enter": "enter"}
    assert {steps[key] for key in ["Page Down", "→", "Space", "Enter"]} == NEXT
    assert "next step" in keys["Page Down, →, Space, Enter"]
    assert {"page_up", "left"} == UNDO
    assert "takes the last step back" in keys["Page Up, ←"]
    assert "f11" in FULL
    assert "fills the screen" in keys["F11"]
    assert "." in BLANK
    assert "blanks" in keys["."]


def test_its_limits_are_the_rooms() -> None:
    """Seventy per cent is where the program offers a talk first."""
    assert f"| no choice has more than {TALK_UP_TO} % | *Talk*" in PAGE
