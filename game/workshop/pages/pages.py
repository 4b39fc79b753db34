"""All pages of one session, made once and then only filled in."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from game.model import Scenario
from game.pictures import Library
from game.pictures.own import Beside, nothing_beside
from game.storage.pictures import shipped_pictures
from game.workshop.pages.album import Album
from game.workshop.pages.brought import Brought
from game.workshop.pages.console import ConsolePage
from game.workshop.pages.environment import environment
from game.workshop.pages.fonts import fonts
from game.workshop.pages.phone import PhonePage
from game.workshop.pages.screen import ScreenPage
from game.workshop.pictures import names

State = Mapping[str, Any]


class Pages:
    """The pages of a scenario's session, which is deleted on `delete_on` (a date in words). `beside` finds
    the pictures that its author brought."""

    def __init__(
        self,
        scenario: Scenario,
        delete_on: str,
        *,
        library: Library | None = None,
        beside: Beside = nothing_beside,
    ) -> None:
        files = shipped_pictures()
        pictures = Library(files.data, files.text) if library is None else library
        self.beside = beside
        self._brought = Brought(beside, names(scenario))
        album = Album(scenario, pictures, beside, self._brought.address)
        light = album if not album.brings else Album(scenario, pictures, beside, self._brought.on_phones)
        env = environment()
        env.filters.update(key=album.key)
        small = environment()
        small.filters.update(key=light.key)
        self._phone = PhonePage(small, light, scenario.title, scenario.language, delete_on)
        self._console = ConsolePage(small, light, scenario.title)
        self._screen = ScreenPage(env, album, pictures, scenario.title, scenario.language, self._brought)

    @cached_property
    def assets(self) -> Mapping[str, tuple[bytes, str]]:
        """Bodies and media types to serve at /assets/NAME: the screen's fonts that are installed, and the
        author's own pictures."""
        return {**{name: (body, "font/ttf") for name, body in fonts().items()}, **self._brought.served}

    @cached_property
    def csp(self) -> Mapping[str, str]:
        """The Content-Security-Policy that goes with each page."""
        return {
            "phone": self._phone.sheet.policy(),
            "console": self._console.sheet.policy(),
            "screen": self._screen.sheet.policy(),
        }

    def phone(self, state: State | None, notice: str = "") -> str:
        """The phone's page for a participant, or the join page for None; `notice` is a refusal in words."""
        return self._phone.page(state, notice)

    def phone_part(self, state: State) -> str:
        """Header, main and status of the phone's page."""
        return self._phone.part(state)

    def console(self) -> str:
        """The console's page, empty until a key opens it."""
        return self._console.page()

    def console_part(self, state: State) -> str:
        """The console for a state."""
        return self._console.part(state)

    def screen(self, state: State, mode: str = "") -> str:
        """The screen's page; `mode` is day, dark or contrast, or nothing for the browser's own."""
        return self._screen.page(state, mode)

    def screen_part(self, state: State) -> str:
        """The stage of the screen's page."""
        return self._screen.part(state)
