"""What a rule of craft finds: a code, a place, what is so, and a way out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from game.model import Choice, Effects, Outcome, Prose, Scenario, Scene, Span


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding of a rule. `message` stands alone; `note` says why it matters to a player."""

    code: str
    span: Span
    message: str
    fix: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Result:
    """One thing that can come of a choice: an outcome, what it leaves out filled in, or the choice's own."""

    choice: Choice
    outcome: Outcome | None
    effects: Effects
    then: Prose
    because: str
    span: Span


def results(choice: Choice) -> tuple[Result, ...]:
    """Everything that can come of a choice; its own keys only where no outcome is sure to happen."""
    found = [
        Result(
            choice,
            outcome,
            choice.effects if outcome.effects is None else outcome.effects,
            choice.then if outcome.then is None else outcome.then,
            choice.because if outcome.because is None else outcome.because,
            outcome.span,
        )
        for outcome in choice.outcomes
    ]
    if all(outcome.when is not None for outcome in choice.outcomes):
        found.append(Result(choice, None, choice.effects, choice.then, choice.because, choice.span))
    return tuple(found)


def decisions(scenario: Scenario) -> tuple[Scene, ...]:
    """The scenes that have choices."""
    return tuple(scene for scene in scenario.scenes if scene.choices)


def choices(scenario: Scenario) -> Iterator[tuple[Scene, Choice]]:
    """Every choice with its scene, in the order of the file."""
    for scene in scenario.scenes:
        for choice in scene.choices:
            yield scene, choice


def quantity(number: int, one: str, many: str) -> str:
    """A number with its noun: "1 choice", "3 choices"."""
    return f"{number} {one if number == 1 else many}"
