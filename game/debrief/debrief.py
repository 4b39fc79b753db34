"""What a debrief is: the pattern of a whole play, its words, and one row for each decision.

Words are plain text with `*` for italics, ready for any front end. Nothing here carries a meter's value.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from game.model import Band, Fit, Lean, Meter, Principle, Risk


class Pattern(Enum):
    """The pattern of a whole play (vocabulary, section 8); the value is what tools print."""

    HEAVILY_MANAGEMENT = "heavily management"
    HEAVILY_LEADERSHIP = "heavily leadership"
    BALANCED_WELL_TIMED = "balanced and well timed"
    BALANCED_MISTIMED = "balanced, mistimed"
    WITH_THE_CURRENT = "with the current"


class Overlay(Enum):
    """What the play shows about courage and comfort; the value is what tools print."""

    COURAGEOUS = "courageous"
    EXPEDIENT = "expedient"
    UNTESTED = "untested"
    MIXED = "mixed"


class StandingBand(Enum):
    """Standing's own names for thin, held and strong."""

    SPENT = "spent"
    EVEN = "even"
    BANKED = "banked"


@dataclass(frozen=True, slots=True)
class MomentReading:
    """What a decision's moment called for, the author's reasons and the phrases quoted from the scene."""

    calls_for: tuple[Principle, ...]
    lean: Lean
    why: str
    cues: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision as the debrief tells it.

    `number` counts from 1; `fit` and `moment` are None where the scene declares no moment; `another_way` is
    the sentence after "Another way:", empty where there is none to show; `object` the scene's spot.
    """

    number: int
    scene: str
    title: str
    called: str
    object: str | None
    choice: str
    choice_text: str
    draws_on: tuple[Principle, ...]
    lean: Lean
    fit: Fit | None
    risk: Risk
    expected: bool
    because: str
    moment: MomentReading | None
    another_way: str


@dataclass(frozen=True, slots=True)
class MeterReading:
    """One of the three meters at the end: its band and the line that says it in words."""

    meter: Meter
    band: Band
    line: str


@dataclass(frozen=True, slots=True)
class Debrief:
    """A finished play, read once. `summary` is the pattern's paragraph, then the overlay's."""

    pattern: Pattern
    overlay: Overlay
    summary: tuple[str, ...]
    meters: tuple[MeterReading, MeterReading, MeterReading]
    standing: StandingBand
    standing_line: str
    decisions: tuple[Decision, ...]
    questions: tuple[str, ...]
