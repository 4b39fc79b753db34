"""The way into the debrief: the question first; after a second play, the two plays side by side."""

from __future__ import annotations

from game.desktop.answers import Debriefed
from game.desktop.screen import Screen
from game.desktop.screens.finished import Finished
from game.desktop.screens.play import Play
from game.desktop.screens.question import Question
from game.page import debrief_page


def opened(answer: Debriefed, back: Play) -> Screen:
    """The first screen of a debrief; `back` is the play at its ending."""
    page = debrief_page(answer.play, answer.debrief)
    finished = Finished(page, back, earlier=answer.earlier, first=back.first)
    if back.first is not None:
        from game.desktop.screens.two_plays import TwoPlays

        return TwoPlays.of(back.first, finished)
    if not page.rows:
        from game.desktop.screens.summary import Summary

        return Summary(finished)
    return Question(finished)
