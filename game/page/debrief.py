"""The debrief as any front end shows it: every string ready, and no meter's value on it anywhere.

Lean and fit stand in a row beside their words, since a mark is drawn from them.
"""

from __future__ import annotations

from dataclasses import dataclass

from game.debrief import (
    FIT,
    LEAN,
    TAKE_AWAY,
    Debrief,
    Decision,
    capital,
    decisions,
    name,
    principles,
    spoken,
)
from game.engine import Playthrough
from game.model import Fit, Lean, plain, runs
from game.page.model import Run

QUESTION = "Before you read on: which decision would you most like to have again?"
READ_ON = "Read on without choosing"
PLACE_HEADING = "What happened to the place"
COST_HEADING = "What it cost you"
DECISIONS_HEADING = "What you decided"
ANOTHER_WAY = "Another way:"
AGAIN_FROM_HERE = "Play again from here"
QUESTIONS_HEADING = "Two questions"
TAKE_AWAY_HEADING = "Take one thing away"
TAKE_AWAY_NOTE = "Stored nowhere. Copy it if you want to keep it."

Runs = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Tile:
    """A decision on the wall of the question; `called` has a capital and is empty where it is the title."""

    number: int
    scene: str
    title: str
    called: str
    object: str | None


@dataclass(frozen=True, slots=True)
class MeterColumn:
    """One of three columns: "Efficiency", its band as a word, and the line that says it."""

    name: str
    band: str
    line: str


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """One decision, folded and unfolded.

    `called` has a capital, `named` is the same inside a sentence, `title` is empty where it is the same.
    `choice_id` is what was picked, `choice` its words. `heading` says what the moment called
    for, and with `why`, `cues` (quoted) and `another_way` is empty where the scene declares no moment;
    `fit` is None and `fit_words` empty then too. `you` is the choice as a quotation, `marks` lean and fit in
    one sentence, `again` the words that play again from here by the decision's name.
    """

    number: int
    scene: str
    called: str
    named: str
    title: str
    object: str | None
    choice_id: str
    choice: Runs
    lean: Lean
    lean_words: str
    fit: Fit | None
    fit_words: str
    marks: str
    heading: str
    why: Runs
    cues: tuple[str, ...]
    you: Runs
    because: Runs
    another_way: Runs
    again: str


@dataclass(frozen=True, slots=True)
class DebriefPage:
    """A finished play's debrief in the order in which it is read.

    First `tiles` under `QUESTION`; then `summary`, the three `meters` under `PLACE_HEADING` and `cost` under
    `COST_HEADING`; then the `rows`; last `questions` and `away`. Use `rows_from` and `lead` with the number
    of the decision that the player would have again, or None.
    """

    scenario: str
    title: str
    cover: str
    language: str
    ending: str
    ending_title: str
    ending_object: str | None
    ended_at: Runs
    tiles: tuple[Tile, ...]
    summary: tuple[Runs, ...]
    meters: tuple[MeterColumn, ...]
    cost: str
    rows: tuple[DecisionRow, ...]
    questions: tuple[str, ...]
    away: str = TAKE_AWAY

    def rows_from(self, picked: int | None) -> tuple[DecisionRow, ...]:
        """The rows with the picked decision first, the rest in the order of the story."""
        first = tuple(row for row in self.rows if row.number == picked)
        return first + tuple(row for row in self.rows if row.number != picked)

    def lead(self, picked: int | None) -> str:
        """The line under `DECISIONS_HEADING`; empty where there was no decision."""
        if not self.rows:
            return ""
        count = capital(decisions(len(self.rows)))
        if len(self.rows) == 1:
            return f"{count}. One reading of it; argue with it."
        again = "" if picked is None else ", the one you would have again first"
        return f"{count}{again}. One reading of them; argue with it."

    @property
    def bands(self) -> str:
        """The three bands in one sentence: "Efficiency held, commitment strong, integrity strong." """
        return capital(", ".join(f"{m.name.lower()} {m.band}" for m in self.meters)) + "."


def debrief_page(play: Playthrough, debrief: Debrief) -> DebriefPage:
    """The page of a finished play's debrief. Raises ValueError where no ending takes the play's end."""
    scenario, ending = play.scenario, play.ending
    if ending is None:
        raise ValueError(f"this play of “{scenario.id}” has no ending, so there is no page for its debrief")
    return DebriefPage(
        scenario=scenario.id,
        title=scenario.title,
        cover=scenario.cover or scenario.id,
        language=scenario.language,
        ending=ending.id,
        ending_title=ending.title,
        ending_object=ending.object,
        ended_at=runs(f"You ended at *{name(ending.title)}*"),
        tiles=tuple(_tile(decision) for decision in debrief.decisions),
        summary=tuple(runs(paragraph) for paragraph in debrief.summary if paragraph),
        meters=tuple(MeterColumn(capital(m.meter.value), m.band.value, m.line) for m in debrief.meters),
        cost=debrief.standing_line,
        rows=tuple(decision_row(decision) for decision in debrief.decisions),
        questions=debrief.questions,
    )


def _tile(decision: Decision) -> Tile:
    same = _same(decision)
    called = "" if same else capital(name(decision.called))
    return Tile(decision.number, decision.scene, decision.title, called, decision.object)


def decision_row(decision: Decision) -> DecisionRow:
    """One decision with every string ready."""
    moment, fit = decision.moment, decision.fit
    lean_words = LEAN[decision.lean]
    fit_words = "" if fit is None else FIT[fit]
    heading = ""
    if moment is not None:
        heading = f"What the moment called for: {principles(moment.calls_for)} ({moment.lean.value})"
    return DecisionRow(
        number=decision.number,
        scene=decision.scene,
        called=capital(name(decision.called)),
        named=name(decision.called),
        title="" if _same(decision) else decision.title,
        object=decision.object,
        choice_id=decision.choice,
        choice=runs(decision.choice_text),
        lean=decision.lean,
        lean_words=lean_words,
        fit=fit,
        fit_words=fit_words,
        marks=capital("; ".join(words for words in (lean_words, fit_words) if words)) + ".",
        heading=heading,
        why=runs(moment.why) if moment is not None else (),
        cues=tuple(spoken(plain(cue)) for cue in moment.cues) if moment is not None else (),
        you=runs(f"You: {spoken(decision.choice_text)}"),
        because=runs(decision.because),
        another_way=runs(decision.another_way),
        again=f"Play again from {name(decision.called)}",
    )


def _same(decision: Decision) -> bool:
    """Whether a decision goes by its scene's title, a capital aside."""
    return decision.called.casefold() == decision.title.casefold()
