"""What a scenario is: its parts as authored, and the words that everything else uses."""

from game.model.diagnostic import Diagnostic, Severity
from game.model.distribution import Band, Distribution, Marginal
from game.model.expression import Expression, Guard
from game.model.language import leftwards
from game.model.meter import METER_NAMES, NO_EFFECTS, THREE_METERS, Effects, Meter
from game.model.principle import LEADERSHIP, MANAGEMENT, Fit, Lean, Principle, Risk, fit_of, lean_of
from game.model.prose import Emphasis, Paragraph, Prose, plain, runs, word_count
from game.model.scenario import (
    END,
    MOODS,
    Also,
    Choice,
    Ending,
    Facilitator,
    Moment,
    Outcome,
    Person,
    Place,
    Scenario,
    Scene,
    SetFlag,
    Setting,
    SetVariable,
    Stand,
    Timer,
)
from game.model.span import NOWHERE, Span

__all__ = [
    "END",
    "LEADERSHIP",
    "MANAGEMENT",
    "METER_NAMES",
    "MOODS",
    "NOWHERE",
    "NO_EFFECTS",
    "THREE_METERS",
    "Also",
    "Band",
    "Choice",
    "Diagnostic",
    "Distribution",
    "Effects",
    "Emphasis",
    "Ending",
    "Expression",
    "Facilitator",
    "Fit",
    "Guard",
    "Lean",
    "Marginal",
    "Meter",
    "Moment",
    "Outcome",
    "Paragraph",
    "Person",
    "Place",
    "Principle",
    "Prose",
    "Risk",
    "Scenario",
    "Scene",
    "SetFlag",
    "SetVariable",
    "Setting",
    "Severity",
    "Span",
    "Stand",
    "Timer",
    "fit_of",
    "lean_of",
    "leftwards",
    "plain",
    "runs",
    "word_count",
]
