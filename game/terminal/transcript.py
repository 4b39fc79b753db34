"""A play as text, from its first scene to where its picks lead, without asking anything."""

from __future__ import annotations

from game.engine import Playthrough
from game.page import DebriefPage, log, present
from game.terminal.manner import Manner
from game.terminal.reading import Finished, Summary, rest_of
from game.terminal.wording import log_text, page_text, rows_text


def transcript(play: Playthrough, debrief: DebriefPage | None, manner: Manner, arrange: bool) -> str:
    """What was read and chosen, then the debrief; where the picks stop early, the choices on screen."""
    entries = log(play)
    if debrief is None:
        page = present(play, arrange)
        parts = [log_text(entries[:-1], manner), page_text(page, manner), rows_text(page.rows, manner)]
        ids = ", ".join(row.id for row in page.rows if row.open)
        parts += ["\n".join(manner.lines(f"Their ids, in this order: {ids}."))] if ids else []
    else:
        summary = Summary(Finished(play, debrief))
        parts = [log_text(entries, manner), summary.text(manner), rest_of(summary, manner)]
    return "\n\n".join(part for part in parts if part)
