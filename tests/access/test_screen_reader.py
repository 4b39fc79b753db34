"""A screen reader plays Counted Twice to the debrief, over the accessibility bus, and sees no window."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from game.page.debrief import DECISIONS_HEADING, QUESTION
from tests.access.client import Reader, Thing
from tests.access.session import ROOT, Desktop, game

TITLE = "Counted Twice"
CHOICE = re.compile(r"\d\. ")


class Player:
    """Somebody who plays by what the screen reader tells."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self.reader.until("the game's window", lambda: reader.program("Fulcrum"))

    def thing(self, begins: str, role: str = "") -> Thing:
        """The first thing whose name begins so, as soon as it is there."""
        return self.reader.until(f"{role} {begins!r}", lambda: self._found(begins, role))

    def _found(self, begins: str, role: str) -> Thing | None:
        things = self.reader.things()
        return next((one for one in things if one.name.startswith(begins) and role in one.role), None)

    def heading(self) -> str:
        """The heading of the page."""
        return next((one.name for one in self.reader.things() if one.role == "heading"), "")

    def choices(self) -> list[Thing]:
        """What can be chosen, in order."""
        return [one for one in self.reader.things() if one.role == "button" and CHOICE.match(one.name)]

    def press(self, thing: Thing, reach: bool = True, told: bool = True) -> str:
        """Move focus to a thing, press it, and hear what comes of it: the words that are then told."""
        if reach:
            self.reader.reach(thing)
        before = len(self.reader.announced)
        self.reader.do(thing)
        if not told:
            return ""
        return self.reader.until(
            f"words after pressing {thing.name!r}",
            lambda: self.reader.announced[before] if len(self.reader.announced) > before else None,
        )

    def paragraphs(self) -> list[str]:
        """What is written on the page, without what was told unasked."""
        told = set(self.reader.announced)
        return [one.name for one in self.reader.things() if one.role == "label" and one.name not in told]


def test_a_screen_reader_plays_counted_twice_to_its_debrief(reader: Reader, room: Desktop) -> None:
    """It opens the scenario, hears each scene and consequence, makes every choice, answers the question of
    the debrief, and unfolds a decision."""
    with game(room):
        player = Player(reader)
        briefing = player.press(player.thing(TITLE, "button"))
        assert briefing.startswith(TITLE)
        assert "Who is who" in briefing
        told = player.press(player.thing("Begin", "button"))
        made: list[str] = []
        while player.heading() != QUESTION:
            choices = player.choices()
            if choices:
                assert [one.name[0] for one in choices] == [str(n + 1) for n in range(len(choices))]
                open = [one for one in choices if "enabled" in one.states]
                chosen = open[len(made) % len(open)]
                made.append(chosen.name)
                told = player.press(chosen)
                assert _consequence_is_told(player, told)
            else:
                told = player.press(player.thing("Go on", "button"))
            assert len(made) < 40
        assert told.startswith(QUESTION)
        assert len(made) >= 5
        _debrief(player, made)


def _consequence_is_told(player: Player, told: str) -> bool:
    """Whether every paragraph that a choice led to was told, in order."""
    heading = player.heading()
    written = [words for words in player.paragraphs() if words != TITLE and not CHOICE.match(words)]
    places = [told.find(words) for words in (heading, *written)]
    return bool(written) and -1 not in places and places == sorted(places)


def _debrief(player: Player, made: list[str]) -> None:
    """The question, the summary, the decisions: the picked one is open, another is unfolded."""
    tiles = player.choices()
    assert len(tiles) == len(made)
    assert any(one.description for one in tiles)
    summary = player.press(tiles[1])
    assert TITLE in summary
    assert all(words in summary for words in player.paragraphs() if len(words) > 60)
    player.press(player.thing(DECISIONS_HEADING, "button"))
    rows = [one for one in player.reader.things() if re.match("(Unf|F)olded", one.description)]
    assert len(rows) == len(made)
    assert [one.name[:2] for one in rows if one.description.startswith("Unfolded")] == ["2."]
    other = next(one for one in rows if one.name.startswith("1."))
    because = player.press(other)
    again = player.thing("1.", "button")
    assert again.path == other.path
    assert again.description.startswith("Unfolded")
    assert sum(words in because for words in player.paragraphs()) >= 3


def test_what_is_hidden_is_scrolled_to(reader: Reader, room: Desktop) -> None:
    """A part far down stands below the window; the screen reader has it shown, and finds it inside. Focus
    that it gives is the game’s own: what is far down comes into view with it."""
    with game(room, "play", "bed-fourteen"):
        player = Player(reader)
        player.press(player.thing("Settings", "link"))
        first, last = player.thing("Reading. Text size", "panel"), player.thing("Single letters", "panel")
        assert reader.where(last)[1] > 720
        assert reader.show(last)
        reader.until("the last setting to be shown", lambda: _inside(reader, last))
        reader.reach(first)
        reader.until("the first setting to be shown", lambda: _inside(reader, first))
        assert not _inside(reader, last)
        reader.reach(last)
        reader.until("the last setting to be shown", lambda: _inside(reader, last))
        assert "focused" in reader.thing(last.path).states


def _inside(reader: Reader, thing: Thing) -> bool:
    _, y, _, h = reader.where(thing)
    return y >= 0 and y + h <= 720


def test_a_setting_is_changed_and_says_so(reader: Reader, room: Desktop) -> None:
    """Acting on a setting's value chooses it: it is checked, its row is described by it, and it is told."""
    with game(room):
        player = Player(reader)
        player.press(player.thing("Settings", "link"))
        before = player.thing("Spacing", "panel")
        assert before.description == "Usual"
        told = player.press(player.thing("Open", "radio button"), reach=False)
        assert told == "Open."
        assert player.thing("Spacing", "panel").description == "Open"
        assert "checked" in player.thing("Open", "radio button").states


def test_a_screen_reader_that_starts_later_and_leaves_is_served(room: Desktop) -> None:
    """The game is there before it; it goes away, the game goes on, and it comes back."""
    found = Reader(room.address)
    with game(room):
        for _ in range(2):
            found.switch(True)
            player = Player(found)
            assert player.thing(TITLE, "button").description
            found.switch(False)
            found.until("the program to leave the bus", lambda: found.program("Fulcrum") is None)
    found.close()


def test_what_is_written_in_a_field_is_told(reader: Reader, room: Desktop) -> None:
    """The field for finding words holds what is typed with real keys, and the caret stands after it."""
    with game(room, "play", TITLE.lower().replace(" ", "-")):
        player = Player(reader)
        player.press(player.thing("Begin", "button"))
        player.press(player.thing("What was said", "link"))
        player.press(player.thing("Find", "link"), told=False)
        field = player.thing("Find", "entry")
        reader.until("focus on the field", lambda: "focused" in reader.thing(field.path).states)
        subprocess.run(["xdotool", "type", "goran"], env=room.environment, check=True)
        reader.until("the words", lambda: reader.text(field) == ("goran", 5))
        reader.until("how many were found", lambda: any(" of " in words for words in reader.announced[-3:]))


FRAMES = """
from game.desktop.runner import Runner
from game.cli.main import main
def run(self):
    for _ in range(8):
        self.turn()
    print(self.frames, type(self.access).__name__)
Runner.run = run
main([])
"""


@pytest.mark.parametrize(
    ("missing", "bridge"), [("address", "Bridge"), ("bus", "Bridge"), ("package", "Nobody")]
)
def test_nothing_happens_where_a_part_is_missing(
    room: Desktop, tmp_path: Path, missing: str, bridge: str
) -> None:
    """Without a session bus, with the address of none, or without accesskit the game plays as ever."""
    variables = dict(room.environment)
    if missing == "address":
        del variables["DBUS_SESSION_BUS_ADDRESS"]
    elif missing == "bus":
        variables["DBUS_SESSION_BUS_ADDRESS"] = f"unix:path={tmp_path / 'nowhere'}"
    else:
        (tmp_path / "accesskit.py").write_text("raise ImportError('gone')\n", encoding="utf-8")
        variables["PYTHONPATH"] = f"{tmp_path}:{variables['PYTHONPATH']}"
    done = subprocess.run(
        [sys.executable, "-c", FRAMES], env=variables, cwd=ROOT, capture_output=True, text=True, timeout=60
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.split()[-1] == bridge
    assert int(done.stdout.split()[-2]) >= 1
