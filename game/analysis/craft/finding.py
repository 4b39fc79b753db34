"""What a rule of craft finds, and what several rules need to look at a scenario."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from game.model import Choice, Effects, Fit, Outcome, Prose, Scenario, Scene, Span, fit_of
from game.reader.codes import Code


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding of a rule, one cause at one place.

    `message` stands alone, `fix` is a way out, `note` says why it matters to a player.
    """

    code: Code
    span: Span
    message: str
    fix: str
    note: str


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


def meets(scene: Scene, choice: Choice) -> bool:
    """Whether a choice meets its scene's moment; False where there is no moment."""
    return scene.moment is not None and fit_of(choice.draws_on, scene.moment.calls_for) is Fit.MET


def quantity(number: int, one: str, many: str = "") -> str:
    """A number with its noun: "1 choice", "3 choices"."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def listed(names: Iterable[str], most: int = 6) -> str:
    """Ids as words: `a`, `b` and `c`; after `most` of them it says how many more there are."""
    quoted = [f"`{name}`" for name in names]
    if len(quoted) > most:
        quoted = [*quoted[:most], f"{len(quoted) - most} more"]
    return joined(quoted)


def joined(words: Iterable[str], last: str = "and") -> str:
    """Words as a list in a sentence: "a, b and c"."""
    *before, end = list(words)
    return f"{', '.join(before)} {last} {end}" if before else end
