"""Pages as plain text: for a terminal, and for anyone who reads without marks.

One paragraph is one line; whoever prints it wraps it. A list of paragraphs stands for blank lines between.
"""

from __future__ import annotations

from game.page.debrief import (
    ANOTHER_WAY,
    COST_HEADING,
    PLACE_HEADING,
    QUESTIONS_HEADING,
    TAKE_AWAY_HEADING,
    DebriefPage,
    DecisionRow,
    Runs,
)


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


def _named(row: DecisionRow) -> str:
    return row.called if not row.title else f"{row.called} ({row.title})"
