"""Carrying what is on screen over to what the file says now: the same page of the same play."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from game.desktop.answers import Debriefed
from game.desktop.effects import Debrief, Effect
from game.desktop.preview.jump import Jump
from game.desktop.screen import Screen
from game.desktop.screens import debrief, log
from game.desktop.screens.briefing import Briefing
from game.desktop.screens.broken import Broken
from game.desktop.screens.finished import Finished
from game.desktop.screens.play import Play, course
from game.desktop.screens.two_plays import TwoPlays
from game.engine import Playthrough, Replay
from game.model import Scenario
from game.page import Page, debrief_page

Carried = tuple[Screen, tuple[Effect, ...]]


@dataclass(frozen=True, slots=True)
class Carry:
    """What a reading gives: the scenario, the folder of its file, and how far the picks lead in it."""

    scenario: Scenario
    base: str
    again: Replay
    home: Screen
    arrange: bool


def play_of(screen: Screen | None) -> Playthrough | None:
    """The play that a screen is about; None where it is about none."""
    if isinstance(screen, Play):
        return screen.play
    if isinstance(screen, Briefing):
        return play_of(screen.play)
    if isinstance(screen, TwoPlays):
        return screen.second.play
    finished = getattr(screen, "finished", None)
    if isinstance(finished, Finished):
        return finished.play
    return None if screen is None else play_of(getattr(screen, "back", None))


def carried(screen: Screen, carry: Carry) -> Carried:
    """The screen as it is now, and what has to be asked for before it can be shown."""
    if isinstance(screen, Play):
        return _play(screen, carry), ()
    if isinstance(screen, Briefing):
        play = None if screen.play is None else _play(screen.play, carry)
        return replace(screen, scenario=carry.scenario, base=carry.base, play=play), ()
    if isinstance(screen, Broken):
        return carry.home, ()
    if isinstance(screen, TwoPlays) or isinstance(getattr(screen, "finished", None), Finished):
        if carry.again.play.over:
            return screen, (Debrief(carry.again.play),)
        return at_end(carry), ()
    back = getattr(screen, "back", None)
    if back is None or play_of(back) is None:
        return screen, ()
    under, effects = carried(back, carry)
    if isinstance(screen, log.Log):
        scene = screen.entries[screen.at].log.scene if screen.entries else None
        return log.opened(carry.again.play, under, scene, carry.base), effects
    if isinstance(screen, Jump):
        return replace(screen, back=under, targets=None), effects
    changed: Any = screen
    return replace(changed, back=under), effects


def refreshed(screen: Screen, answer: Debriefed, carry: Carry) -> Screen:
    """A screen of the debrief, or one over it, with what the debrief says now."""
    ended = at_end(carry)
    if isinstance(screen, TwoPlays):
        return debrief.opened(answer, ended)
    changes: dict[str, object] = {}
    back = getattr(screen, "back", None)
    if back is not None:
        changes["back"] = refreshed(back, answer, carry)
    old = getattr(screen, "finished", None)
    if isinstance(old, Finished):
        page = debrief_page(answer.play, answer.debrief)
        rows = len(page.rows)
        picked = old.picked if old.picked is not None and old.picked <= rows else None
        changes["finished"] = Finished(page, ended, picked, answer.earlier)
        if (getattr(screen, "open", None) or 0) > rows:
            changes["open"] = None
    changed: Any = screen
    return replace(changed, **changes) if changes else screen


def at_end(carry: Carry) -> Play:
    """The play where it stands now."""
    play, home = carry.again.play, carry.home
    whole = course(play, carry.arrange)
    return Play(play, whole, len(whole) - 1, home, carry.base, carry.arrange)


def _play(screen: Play, carry: Carry) -> Play:
    """The same page of the play, or where it stands, if that page is there no more."""
    after = at_end(carry)
    at = after.at if screen.live else _place(screen, after.course, carry.again)
    before, now = screen.sheet, after.course[at]
    same = (before.kind, before.scene, before.timer) == (now.kind, now.scene, now.timer)
    return replace(
        after,
        at=at,
        visit=screen.visit if same else screen.visit + 1,
        left=screen.left if same else None,
        ends=screen.ends if same else None,
        first=screen.first,
    )


def _place(screen: Play, pages: tuple[Page, ...], again: Replay) -> int:
    """The page nearest to the one on screen that is the same page of the play."""
    sheet = screen.sheet
    alike = [
        place
        for place, page in enumerate(pages)
        if (page.kind, page.scene, page.decision) == (sheet.kind, sheet.scene, sheet.decision)
    ]
    if alike:
        return min(alike, key=lambda place: abs(place - screen.at))
    return min(screen.at, len(pages) - 1)
