"""Takes the pictures of “Facilitating” from a rehearsal: the projector's window, the console, a phone.

    xvfb-run -a -s "-screen 0 1920x1080x24" python -m tests.docs.workshop_pictures

The command runs as a facilitator would run it, with forty simulated people; the pages are looked at in
Debian's chromium.
"""

from __future__ import annotations

import json
import os
import time
import urllib.request
from argparse import ArgumentParser
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from game.desktop.projector.handed import Handed
from game.desktop.projector.loop import Projector
from game.desktop.window import Window
from game.workshop.command import Shown, arguments, execute
from tests.desktop.views import library
from tests.workshop_pages.conftest import CHROMIUM, FLAGS, PHONE

FOLDER = Path(__file__).parents[2] / "docs" / "pictures"
SIZE = (1280, 720)
PEOPLE = 40
PATIENCE = 30.0
"""Seconds within which the room must have done what is waited for."""
Data = dict[str, Any]


class Rehearsed:
    """A rehearsal that is looked at: the projector's window, one console and one phone of our own."""

    def __init__(self, shown: Shown, console: str, browser: Browser) -> None:
        self.base, self.token = console.split("/console#")
        self.window = Window("Fulcrum", SIZE)
        handed = Handed(shown.projection, shown.scenario, library(), going=shown.going, opened=shown.opened)
        self.projector = Projector(handed, self.window)
        self.console = browser.new_page(viewport={"width": 1280, "height": 800})
        self.console.goto(console)
        self.phone: Page = browser.new_page(viewport=PHONE)
        self.phone.goto(self.base)
        self.phone.locator("button").first.click()

    def until(self, there: Callable[[Data], bool]) -> Data:
        """Turns the window's loop until the console's state is as wanted."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            time.sleep(self.projector.turn())
            state = self.state()
            if there(state):
                return state
        raise AssertionError("the rehearsal never came there")

    def state(self) -> Data:
        """What the console knows."""
        request = urllib.request.Request(f"{self.base}/console/state", headers=self._mine())
        with urllib.request.urlopen(request, timeout=PATIENCE) as reply:
            found: Data = json.load(reply)
        return found

    def next(self, phase: str) -> None:
        """The clicker's one key until the session stands there."""
        while self.state()["phase"] != phase:
            body = json.dumps({"do": "next"}).encode()
            request = urllib.request.Request(f"{self.base}/console/do", body, self._mine())
            urllib.request.urlopen(request, timeout=PATIENCE).close()
            self.until(lambda state: state["voted"] >= PEOPLE or state["phase"] != "vote")

    def _mine(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}", "Content-Type": "application/json"}

    def settle(self, seconds: float = 1.5) -> None:
        """Lets whatever moves come to rest."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            time.sleep(self.projector.turn())

    def shoot(self, name: str, what: Page | None = None) -> None:
        """Keeps what the projector shows, or a page."""
        self.settle()
        file = FOLDER / f"workshop_{name}.png"
        if what is None:
            file.write_bytes(self.window.picture())
        else:
            what.screenshot(path=file)


def taken(shown: Shown, console: str) -> None:
    """Goes through the first decision and to the debrief, and takes the pictures on the way."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, headless=True, args=FLAGS)
        room = Rehearsed(shown, console, browser)
        room.until(lambda state: state["participants"] > PEOPLE)
        room.shoot("join")
        room.next("vote")
        room.phone.locator("[name=choice]").nth(1).click()
        room.until(lambda state: state["voted"] > PEOPLE)
        room.shoot("vote")
        room.shoot("phone", room.phone)
        room.next("shown")
        room.shoot("split")
        room.shoot("console", room.console)
        room.next("discuss")
        room.shoot("talk")
        browser.close()


def main() -> None:
    """Writes every picture into docs/pictures."""
    os.environ.setdefault("SDL_AUDIODRIVER", "dummy")
    parser = ArgumentParser()
    arguments(parser)
    said: list[str] = []
    with TemporaryDirectory() as home:
        os.environ["FULCRUM_HOME"] = home
        options = parser.parse_args(
            ["counted-twice", "--rehearse", str(PEOPLE), "--seed", "1", "--bind", "127.0.0.1", "--port", "0"]
        )

        def window(shown: Shown) -> None:
            taken(shown, next(line for line in said if "/console#" in line))

        code = execute(options, said.append, print, window)
    if code:
        raise SystemExit(code)


if __name__ == "__main__":
    main()
