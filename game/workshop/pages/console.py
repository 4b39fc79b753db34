"""The console's page: a pure function from its state to HTML. It holds nothing until a key opens it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from game.workshop.pages import roles, squeeze, words
from game.workshop.pages.album import Album
from game.workshop.pages.document import ICON, Sheet
from game.workshop.pages.environment import read
from game.workshop.pages.screen import clock_words

ROLES = (
    "paper",
    "ink",
    "quiet",
    "rule",
    "edge",
    "numeral",
    "on",
    "on-ink",
    "on-num",
    "mark",
    "bar",
    "bar-then",
    "wash",
)
_CLOCK = frozenset({"clock", "pause", "extend", "bell"})
_GROUPS = ("clock", "hands", "mode", "length", "tie", "other")


class ConsolePage:
    """The console of one session."""

    def __init__(self, env: Environment, album: Album, title: str) -> None:
        self._album = album
        self._title = title
        env.filters.update(grouped=grouped, clock=clock_words)
        self._part = env.get_template("console_part.html")
        self._whole = env.get_template("console.html")
        alive = json.dumps(words.CONSOLE_ALIVE, ensure_ascii=False)
        script = (read("live.js") + read("clock.js") + read("console.js")).replace("WORDS", alive, 1)
        self.sheet = Sheet(
            style=roles.tokens(ROLES, switch=False)
            + squeeze.style(read("shared.css") + read("console.css") + read("forced.css"))
            + album.sheet(),
            script=squeeze.script(script),
            images=album.brings,
        )

    def part(self, state: Mapping[str, Any]) -> str:
        """All of the console that changes, for a state as `/console/state` gives it."""
        return str(self._part.render(state=state, album=self._album))

    def page(self) -> str:
        """The whole page, the same for everybody: what it shows comes only with the host's key."""
        return str(
            self._whole.render(
                language="en",
                heading=f"{words.CONSOLE}: {self._title}",
                icon=Markup(ICON),
                style=Markup(self.sheet.style),
                script=Markup(self.sheet.script),
                sprites=self._album.sprites(),
            )
        )


def grouped(instead: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """The buttons beside the big one by what they are about; `ahead` is the number of
    the choice that leads, `against` what it is in words."""
    found: dict[str, list[Mapping[str, Any]]] = {name: [] for name in _GROUPS}
    takes: list[Mapping[str, Any]] = []
    talking = any(button["do"]["do"] in ("pause", "extend") for button in instead)
    for button in instead:
        do = button["do"]["do"]
        if do in _CLOCK or (do == "discuss" and talking):
            found["clock"].append(button)
        elif button.get("needs") == "counts":
            found["hands"].append(button)
        elif do == "mode":
            found["mode"].append(button)
        elif do == "debrief":
            found["length"].append(button)
        else:
            found["other"].append(button)
            if do == "choose" and "choice" in button["do"]:
                takes.append(button)
    if len(takes) > 1:
        found["tie"] = takes
        found["other"] = [button for button in found["other"] if button not in takes]
    numbers = [str(button["label"]).rpartition(" ")[2] for button in takes]
    against = next((button["against"] for button in instead if button.get("against")), "")
    return {**found, "ahead": numbers[0] if len(numbers) == 1 else "", "against": against}
