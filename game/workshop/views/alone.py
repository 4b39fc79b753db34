"""A phone that plays its own path."""

from __future__ import annotations

from game.engine import Playthrough
from game.page import Page, PageKind, pages
from game.workshop.room.people import Participant
from game.workshop.room.phase import Phase
from game.workshop.room.room import Room, standing_at
from game.workshop.views.text import Data, choice_of, text_of


def alone(room: Room, who: Participant) -> Data:
    """Phase, decision, page, and what was read on the way to it, for one who plays alone."""
    play = room.own_play(who.number)
    if room.phase is Phase.LOBBY:
        page: Data = {"title": room.scenario.title, "paragraphs": [], "choices": []}
        return {"decision": 0, "round": 0, "page": page, "mine": None}
    picks = room.own.get(who.number, ())
    here = standing_at(play)
    if room.phase is Phase.DEBRIEF:
        page = {"title": "My path and the room", "paragraphs": [], "choices": []}
        return {"decision": play.length, "round": 1, "page": page, "mine": None}
    phase = Phase.ENDING if play.over else room.phase
    choices = [choice_of(row) for row in here.rows] if phase is Phase.VOTE else []
    return {
        "phase": phase.value,
        "decision": play.length + (0 if play.over else 1),
        "round": 1,
        "page": {**text_of(here), "choices": choices},
        "mine": None,
        "last": picks[-1] if picks else None,
        "before": [_read(page) for page in pages(play)[:-1]],
        "change": _change(play) if phase is Phase.VOTE else None,
    }


def _change(play: Playthrough) -> Data | None:
    """The decision just made, as long as it can be made otherwise; None at the first one."""
    if play.previous is None:
        return None
    rows = standing_at(play.previous).rows
    return {"decision": play.length, "round": 1, "choices": [choice_of(row) for row in rows]}


def _read(page: Page) -> Data:
    found = text_of(page)
    if page.kind is PageKind.CONSEQUENCE and page.picked is not None:
        found["took"] = {"id": page.picked.id, "number": page.picked.number, "text": page.picked.text}
    return found
