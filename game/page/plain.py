"""Pages as plain text: for a clipboard, for a terminal, and for anyone who reads without marks.

One paragraph is one line; whoever prints it wraps it. A list of paragraphs stands for blank lines between.
"""

from __future__ import annotations

from game.page.debrief import (
    ANOTHER_WAY,
    COST_HEADING,
    DECISIONS_HEADING,
    PLACE_HEADING,
    QUESTIONS_HEADING,
    TAKE_AWAY_HEADING,
    DebriefPage,
    DecisionRow,
    Runs,
)
from game.page.plays import FIRST, NOT_IN_THIS_PLAY, SECOND, TITLE, EndingColumn, TwoPlays


def words(stretches: Runs) -> str:
    """Runs without their emphasis."""
    return "".join(text for text, _ in stretches)


def summary_text(page: DebriefPage) -> list[str]:
    """The summary, what happened to the place and what it cost."""
    return [
        *(words(paragraph) for paragraph in page.summary),
        PLACE_HEADING,
        *(f"{column.name}: {column.band}. {column.line}" for column in page.meters),
        COST_HEADING,
        page.cost,
    ]


def folded_text(row: DecisionRow) -> list[str]:
    """A decision folded: its name, the choice, and how it leaned and fitted."""
    return [_named(row), words(row.choice), row.marks]


def unfolded_text(row: DecisionRow) -> list[str]:
    """A decision unfolded: what the moment called for, the choice, the author's words and another way."""
    found = [
        _named(row),
        row.heading,
        words(row.why),
        *row.cues,
        words(row.you),
        row.marks,
        words(row.because),
    ]
    if row.another_way:
        found.append(f"{ANOTHER_WAY} {words(row.another_way)}")
    return [paragraph for paragraph in found if paragraph]


def last_text(page: DebriefPage) -> list[str]:
    """The two questions, and the one thing to take away."""
    return [QUESTIONS_HEADING, *page.questions, TAKE_AWAY_HEADING, page.away]


def debrief_text(page: DebriefPage, picked: int | None = None) -> list[str]:
    """The whole debrief after its question, the picked decision first."""
    found = [
        page.title,
        f"{words(page.ended_at)}.",
        *summary_text(page),
        DECISIONS_HEADING,
        page.lead(picked),
    ]
    for row in page.rows_from(picked):
        found += unfolded_text(row)
    return [paragraph for paragraph in (*found, *last_text(page)) if paragraph]


def plays_text(plays: TwoPlays) -> list[str]:
    """Two plays, decision by decision, the first time before the second."""
    found = [TITLE, plays.same_line]
    for pair in plays.pairs:
        found.append(pair.called if not pair.title else f"{pair.called} ({pair.title})")
        for time, row in ((FIRST, pair.first), (SECOND, pair.second)):
            found.append(f"{time}: {NOT_IN_THIS_PLAY}" if row is None else f"{time}: {words(row.choice)}")
            if row is not None:
                found.append(row.marks)
    found += [_ended(FIRST, plays.first), _ended(SECOND, plays.second)]
    return [paragraph for paragraph in found if paragraph]


def _named(row: DecisionRow) -> str:
    return row.called if not row.title else f"{row.called} ({row.title})"


def _ended(time: str, ending: EndingColumn) -> str:
    return f"{time}: {ending.title}. {ending.bands}"
