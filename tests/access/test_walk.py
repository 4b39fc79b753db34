"""A screen reader on every kind of screen, over the accessibility bus: what it is told of each is sound."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from game.page.debrief import DECISIONS_HEADING, QUESTION
from tests.access.client import ROLES, Reader, Thing
from tests.access.session import ROOT, Desktop, game
from tests.access.test_screen_reader import TITLE, Player

WIDE, HIGH = 1280, 720
FAULTY = "fulcrum: 1\ntitle: The night rota\nscenes:\n  start: {title: The door}\n"


class Walker(Player):
    """Somebody who goes from screen to screen, and looks at all that is told of each."""

    def on(self, title: str, words: str = "", role: str = "") -> str:
        """Press what begins with those words, and look at the screen that comes; the words that are told."""
        told = self.press(self.thing(words, role)) if words else ""
        self.reader.until(f"the screen {title!r}", lambda: self._shown(title))
        for fault in self.faults():
            raise AssertionError(f"{title}: {fault}")
        return told

    def _shown(self, title: str) -> bool:
        frame = self.reader.things()[0]
        return frame.role == "frame" and frame.name.startswith(f"Fulcrum: {title}")

    def faults(self) -> Iterator[str]:
        """What a screen reader would stumble over: no role, no name, no focus, nowhere to be found."""
        things = self.reader.things()
        if not any(one.role == "heading" and one.name for one in things):
            yield "no heading"
        focused = [one for one in things if "focused" in one.states]
        if len(focused) != 1:
            yield f"focus is on {[one.name for one in focused]}"
        for one in things:
            if one.role not in ROLES.values():
                yield f"{one.name!r} is a {one.role}"
            if not one.name.strip() and (one.role != "panel" or "focusable" in one.states):
                yield f"a {one.role} has no name"
            if one.role in ("button", "link") and "enabled" not in one.states:
                yield f"{one.name!r} says nowhere that it can be pressed"
            if one.role != "frame" and not self._told(one) and min(self.reader.where(one)[2:]) <= 0:
                yield f"{one.name!r} is nowhere"
        for one in focused:
            x, y, w, h = self.reader.where(one)
            if one.role != "frame" and not (x >= 0 and y >= 0 and x + w <= WIDE and y + h <= HIGH):
                yield f"{one.name!r} has the focus outside the window, at {x}, {y}, {w} × {h}"

    def _told(self, thing: Thing) -> bool:
        """Whether a thing is what was told unasked, which stands nowhere."""
        return thing.name in self.reader.announced


@pytest.fixture
def room(room: Desktop, tmp_path: Path) -> Desktop:
    """The desktop, and a scenario with faults among the reader's own."""
    own = tmp_path / "fulcrum" / "scenarios"
    own.mkdir(parents=True)
    (own / "rota.yaml").write_text(FAULTY, encoding="utf-8")
    return room


def test_every_screen_of_the_game_is_told_whole(reader: Reader, room: Desktop) -> None:
    """Shelf, files, starting, settings, a file with faults, what its findings mean, briefing, decision, what
    was said, consequence, ending, question, summary, decisions, last page, two plays."""
    with game(room):
        walker = Walker(reader)
        walker.on("Scenarios")
        walker.on("Open a scenario file", "Open a scenario file")
        walker.on("Scenarios", "Back to the")
        walker.on("Start a scenario", "Start one")
        walker.on("Scenarios", "Back to the")
        walker.on("Settings", "Settings")
        walker.on("Scenarios", "Back to the")
        walker.on("The night rota: This scenario", "rota")
        walker.on("What the words mean", "What the words mean")
        walker.on("The night rota: This scenario", "Back")
        walker.on("Scenarios", "Back to the")
        assert walker.on(TITLE, TITLE, "button").startswith(TITLE)
        walker.on("Monday, 06:40", "Begin")
        walker.on("What was said", "What was said")
        walker.on("Monday, 06:40", "Back to the")
        _to_the_question(walker)
        assert walker.on(TITLE, walker.choices()[-1].name, "button").startswith(TITLE)
        walker.on("What you decided", DECISIONS_HEADING, "button")
        walker.on("Two questions", "Two questions")
        walker.on("Scenarios", "Back to the shelf")
        walker.on(TITLE, TITLE, "button")
        walker.on("", "How it ended")
        walker.on("Before you read on", "Go on")
        walker.on(TITLE, walker.choices()[-1].name, "button")
        walker.on("What you decided", DECISIONS_HEADING, "button")
        walker.press(walker.thing("Play again from here"))
        while "Two plays" not in reader.things()[0].name:
            _go_on(walker)
        walker.on("Two plays")


def _to_the_question(walker: Walker) -> None:
    """Every decision, consequence and ending on the way, each looked at."""
    while walker.heading() != QUESTION:
        assert _go_on(walker).strip()


def _go_on(walker: Walker) -> str:
    """Make the last choice that is open, or go on; the words that are told."""
    open = [one for one in walker.choices() if "enabled" in one.states]
    return walker.on("", open[-1].name if open else "Go on", "button")


def test_the_authors_side_is_told_whole(reader: Reader, room: Desktop, tmp_path: Path) -> None:
    """The page and what stands beside it, with a file that can be played and with one that has faults."""
    file = tmp_path / "night.yaml"
    file.write_bytes((ROOT / "scenarios" / "counted-twice.yaml").read_bytes())
    with game(room, "preview", str(file)):
        walker = Walker(reader)
        walker.on(TITLE)
        walker.on("Monday, 06:40", "Begin")
        before = len(reader.things())
        subprocess.run(["xdotool", "key", "F2"], env=room.environment, check=True)
        reader.until("what is hidden from players", lambda: len(reader.things()) > before)
        walker.on("Monday, 06:40")
        file.write_text(FAULTY, encoding="utf-8")
        reader.until("the faults", lambda: any("no role" in one.name for one in reader.things()))
        walker.on("")
