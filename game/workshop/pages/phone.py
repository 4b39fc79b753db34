"""The phone's page: pure functions from a `page` message to HTML, the same with and without a script."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import partial
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from game.model import leftwards
from game.workshop.pages import roles, squeeze, words
from game.workshop.pages.album import Album
from game.workshop.pages.document import ICON, Sheet
from game.workshop.pages.environment import read

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
)
COVER_VIEW = "110 190 400 440"
"""What of a cover stands whole under the title, on the join page."""
REST_VIEW = "150 190 330 440"
"""And in the lobby, which is taller."""
STRIP_VIEW = "130 240 360 360"
"""What of it stands beside the title of my path."""

LIMIT = 45 * 1024
"""Bytes of a whole page at most, however many objects a scenario has."""
WORDS = 3000
"""Bytes of it that are left to what a phase has to say; what is over them costs objects."""

_PIECES = re.compile(r"(<header.*?</header>)(<main.*</main>)(<div role=status>.*</div>)", re.DOTALL)
_OVER = ("ending", "debrief")
WAITING = ("lobby", "closed", "shown", "discuss")
"""Phases in which a phone has little to read and nothing to do: without a script it looks again by itself.
Elsewhere that would throw back whoever reads, chooses or writes."""
LOOKS = 8
"""Seconds between two such looks."""


class PhonePage:
    """The page of one session's phones."""

    def __init__(self, env: Environment, album: Album, title: str, language: str, delete_on: str) -> None:
        self._album = album
        self._language = language or "en"
        self._rtl = leftwards(self._language)
        self._part = env.get_template("phone_part.html")
        self._whole = env.get_template("phone.html")
        self._join = env.get_template("phone_join.html")
        self._kept: frozenset[str] = frozenset()
        self._always: dict[str, Any] = {
            "album": album,
            "title": title,
            "delete_on": delete_on,
            "auto": Markup(' dir="auto"') if self._rtl else Markup(""),
            "cover": album.cover_view(COVER_VIEW, "xMaxYMax meet"),
            "rest": album.cover_view(REST_VIEW, "xMidYMax meet"),
            "strip": album.cover_view(STRIP_VIEW, "xMidYMax slice"),
        }
        sheets = ["shared.css", "phone.css", "forced.css", *(["rtl.css"] if self._rtl else [])]
        tokens = roles.tokens(ROLES, switch=False)
        style = squeeze.style(tokens + "".join(map(read, sheets)) + album.sheet())
        alone = json.dumps({**words.SAVING, **words.ALONE}, ensure_ascii=False)
        script = (read("live.js") + read("phone.js")).replace("WORDS", alone, 1)
        self.sheet = Sheet(
            squeeze.short_names(style), squeeze.renamed(squeeze.script(script)), images=album.brings
        )
        self._always["kept"] = self._kept = self._fitting()

    def part(self, state: Mapping[str, Any]) -> str:
        """Header, main and status of a `page` message: what changes while the page stays."""
        return self._part.render(self._always, state=state)

    def join(self, notice: str = "") -> str:
        """Header, main and status of somebody who has not joined."""
        return self._join.render(self._always, notice=notice)

    def page(self, state: Mapping[str, Any] | None, notice: str = "") -> str:
        """The whole page for a participant, or the join page for None; `notice` is a refusal after a form."""
        if state is not None and notice:
            state = {
                **state,
                "say": {**state.get("say", {}), "foot": words.SAVING["refused"][0], "quiet": notice},
            }
        html = self.join(notice) if state is None else self.part(state)
        found = _PIECES.fullmatch(html)
        assert found is not None, "a phone's part is a header, a main and a status"
        head, main, foot = (Markup(piece) for piece in found.groups())
        token = str((state or {}).get("token") or "")
        known = self._needed(state)
        render = partial(
            self._whole.render,
            language=self._language,
            rtl=self._rtl,
            heading=self._always["title"],
            icon=Markup(ICON),
            style=Markup(self.sheet.style),
            script=Markup(self.sheet.script),
            head=head,
            main=main,
            foot=foot,
            joined=state is not None,
            busy=(state or {}).get("phase") in ("vote", "debrief"),
            here=f"/?participant={token}" if token else "/",
            looks=LOOKS if (state or {}).get("phase") in WAITING and not notice else None,
        )
        whole = render(sprites=self._album.sprites(known))
        left_out = self._left_out(known, len(whole.encode()) - LIMIT)
        return render(sprites=self._album.sprites(set(known) - left_out)) if left_out else whole

    def _left_out(self, known: list[str], over: int) -> set[str]:
        """The heaviest objects, until so many bytes are saved; their coloured field stands for them."""
        found = set()
        for object in sorted(known, key=self._album.weight, reverse=True):
            if over <= 0:
                break
            over -= self._album.weight(object)
            found.add(object)
        return found

    def _fitting(self) -> frozenset[str]:
        """The objects that every page can bring, in the order in which they come up; the others are drawn
        where they are shown."""
        room = LIMIT - WORDS - len(self.page(None).encode())
        found = []
        for object in self._album.objects:
            room -= self._album.weight(object)
            if room >= 0:
                found.append(object)
        return frozenset(found)

    def _needed(self, state: Mapping[str, Any] | None) -> list[str]:
        """After the last scene only what the page shows is sent; before it, all that may come."""
        if state is None or state.get("phase") not in _OVER:
            return [id for id in self._album.objects if id in self._kept]
        shown = [state.get("page", {}).get("object")]
        shown += [entry.get("object") for entry in state.get("path") or ()]
        shown += [entry.get("object") for entry in (state.get("debrief") or {}).get("decisions", ())]
        return list(dict.fromkeys(id for id in shown if self._album.knows(id)))
