"""The phone's page: pure functions from a `page` message to HTML, the same with and without a script."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from game.workshop.pages import roles, squeeze, words
from game.workshop.pages.album import Album
from game.workshop.pages.document import ICON, Sheet, right_to_left
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
COVER_VIEW = "0 150 480 480"
"""What of a cover stands on the join page, bottom kept."""
STRIP_VIEW = "-160 206 640 320"
"""What of it stands behind the title of my path."""

_PIECES = re.compile(r"(<header.*?</header>)(<main.*</main>)(<div role=\"status\">.*</div>)", re.DOTALL)
_OVER = ("ending", "debrief")


class PhonePage:
    """The page of one session's phones."""

    def __init__(self, env: Environment, album: Album, title: str, language: str, delete_on: str) -> None:
        self._album = album
        self._title = title
        self._language = language or "en"
        self._delete_on = delete_on
        self._part = env.get_template("phone_part.html")
        self._whole = env.get_template("phone.html")
        self._join = env.get_template("phone_join.html")
        self._cover = album.cover_view(COVER_VIEW, "xMidYMax slice") if album.cover else Markup("")
        self._strip = album.cover_view(STRIP_VIEW, "xMidYMax slice") if album.cover else Markup("")
        own_words = {**words.SAVING, **words.ALONE}
        script = (read("live.js") + read("phone.js")).replace(
            "WORDS", json.dumps(own_words, ensure_ascii=False), 1
        )
        self.sheet = Sheet(
            style=roles.tokens(ROLES, switch=False)
            + squeeze.style(read("shared.css") + read("phone.css") + read("forced.css"))
            + album.sheet(),
            script=squeeze.script(script),
        )

    def part(self, state: Mapping[str, Any]) -> str:
        """Header, main and status of a `page` message: what changes while the page stays."""
        return str(
            self._part.render(
                state=state, album=self._album, title=self._title, cover=self._cover, strip=self._strip
            )
        )

    def join(self, notice: str = "") -> str:
        """Header, main and status of somebody who has not joined."""
        return str(
            self._join.render(title=self._title, cover=self._cover, notice=notice, delete_on=self._delete_on)
        )

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
        language = str((state or {}).get("language") or self._language)
        token = str((state or {}).get("token") or "")
        return str(
            self._whole.render(
                language=language,
                rtl=right_to_left(language),
                heading=self._title,
                icon=Markup(ICON),
                style=Markup(self.sheet.style),
                script=Markup(self.sheet.script),
                head=head,
                main=main,
                foot=foot,
                joined=state is not None,
                busy=(state or {}).get("phase") in ("vote", "debrief"),
                here=f"/?participant={token}" if token else "/",
                sprites=self._album.sprites(self._needed(state)),
            )
        )

    def _needed(self, state: Mapping[str, Any] | None) -> list[str] | None:
        """After the last scene only what the page shows is sent; before it, all that may come."""
        if state is None or state.get("phase") not in _OVER:
            return None
        shown = [state.get("page", {}).get("object")]
        shown += [entry.get("object") for entry in state.get("path") or ()]
        shown += [entry.get("object") for entry in (state.get("debrief") or {}).get("decisions", ())]
        return [id for id in shown if self._album.knows(id)]
