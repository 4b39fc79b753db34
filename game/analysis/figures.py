"""The figures of an exploration: what is known exactly of every path through a scenario, as values."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from game.analysis.extremes import Range
from game.analysis.futures import Shift
from game.analysis.policy import Policy
from game.debrief import Overlay, Pattern
from game.model import Distribution, Meter
from game.model.distribution import LOWER_PERCENT, UPPER_PERCENT

_CHUNK = 4000


@dataclass(frozen=True, slots=True)
class EndingFigures:
    """One ending: how many paths lead to it, its chance, and its meters' ranges.

    `paths` is None where paths have no number or were not counted. `meters` has no meter whose range was not
    worked out, and none at all where no play comes to the ending.
    """

    id: str
    title: str
    paths: int | None
    probability: float
    meters: dict[Meter, Range]


@dataclass(frozen=True, slots=True)
class PolicyFigures:
    """Where a policy leads: the chance of each ending, and the mean of each meter at the end.

    `left_out` is the chance of its plays that were not followed to an end; where it counts for anything
    there are no means.
    """

    endings: dict[str, float]
    meters: dict[Meter, float]
    left_out: float = 0.0


@dataclass(frozen=True, slots=True)
class ChoiceFigures:
    """One choice: how often a random play picks it on average, which policies ever do, and its largest shift.

    `shift` is None where random play never picks it.
    """

    scene: str
    choice: str
    picked: float
    policies: tuple[Policy, ...]
    shift: Shift | None


@dataclass(frozen=True, slots=True)
class Exploration:
    """What was worked out. A part that is None was not, and `missing` says why, one sentence each.

    `paths` counts every path from start to end, each toss of `odds` on its own; None where a scenario can go
    round for ever. `scenes` has how often a random play comes to each scene on average. `decisions` and
    `words` are the shortest and the longest path, each by itself. `left_out` is the chance of the plays that
    were not followed to an end: 0 unless there are loops. With `endless` scenes can be gone round for ever.
    With `partial` there are more states than were looked at: chances are then the least that they can be,
    ranges are those of the part that was looked at, and nothing is said of what no play does.
    """

    scenario: str
    paths: int | None = None
    endings: tuple[EndingFigures, ...] | None = None
    policies: dict[Policy, PolicyFigures] | None = None
    distribution: Distribution | None = None
    patterns: dict[Pattern, float] | None = None
    overlays: dict[Overlay, float] | None = None
    decisions: Range | None = None
    words: Range | None = None
    scenes: dict[str, float] | None = None
    choices: tuple[ChoiceFigures, ...] | None = None
    left_out: float = 0.0
    endless: bool = False
    partial: bool = False
    missing: tuple[str, ...] = ()
    states: int = field(default=0, compare=False)

    @property
    def decisive(self) -> Shift | None:
        """The choice that moves an ending's chance most, the first of them where several do; None where none
        moves any, or where not all states were looked at."""
        shifts = [
            choice.shift
            for choice in self.choices or ()
            if choice.shift is not None and round(choice.shift.size, 12) and not self.partial
        ]
        return max(shifts, key=lambda shift: round(shift.size, 12), default=None)

    @property
    def untaken(self) -> tuple[tuple[str, str], ...]:
        """The choices, as (scene id, choice id), that none of the five policies ever takes; none where
        not all states were looked at."""
        if self.partial:
            return ()
        return tuple((c.scene, c.choice) for c in self.choices or () if not c.policies)

    def to_json(self) -> dict[str, Any]:
        """The figures as data for tools (format, "Command line"); counts of paths are text, however long."""
        found: dict[str, Any] = {"scenario": self.scenario, "paths": _count(self.paths)}
        found["endings"] = {
            e.id: {
                "title": e.title,
                "paths": _count(e.paths),
                "probability": e.probability,
                "meters": {meter.value: list(e.meters[meter]) for meter in e.meters},
            }
            for e in self.endings or ()
        }
        found["policies"] = {
            policy.value: {
                "endings": figures.endings,
                "meters": {meter.value: mean for meter, mean in figures.meters.items()},
                "left_out": figures.left_out,
            }
            for policy, figures in (self.policies or {}).items()
        }
        found["patterns"] = {pattern.value: chance for pattern, chance in (self.patterns or {}).items()}
        found["overlays"] = {overlay.value: chance for overlay, chance in (self.overlays or {}).items()}
        found["bands"] = _bands(self.distribution)
        found["decisions"] = list(self.decisions or (None, None))
        found["words"] = list(self.words or (None, None))
        found["scenes"] = self.scenes or {}
        found["choices"] = [
            {
                "scene": c.scene,
                "choice": c.choice,
                "picked": c.picked,
                "policies": [policy.value for policy in c.policies],
                "shift": _shift(c.shift),
            }
            for c in self.choices or ()
        ]
        found["untaken"] = [{"scene": scene, "choice": choice} for scene, choice in self.untaken]
        found["decisive"] = _shift(self.decisive)
        found["left_out"] = self.left_out
        found["partial"] = self.partial
        found["missing"] = list(self.missing)
        return found


def _count(paths: int | None) -> str | None:
    return None if paths is None else digits(paths)


def digits(count: int) -> str:
    """A whole number to its last digit, however long; Python's own way refuses more than 4,300."""
    part, left = 10**_CHUNK, abs(count)
    chunks: list[str] = []
    while left >= part:
        left, low = divmod(left, part)
        chunks.append(f"{low:0{_CHUNK}d}")
    return ("-" if count < 0 else "") + str(left) + "".join(reversed(chunks))


def _shift(shift: Shift | None) -> dict[str, Any] | None:
    if shift is None:
        return None
    return {
        "scene": shift.scene,
        "choice": shift.choice,
        "ending": shift.ending,
        "by_chance": shift.by_chance,
        "picked": shift.picked,
    }


def _bands(distribution: Distribution | None) -> dict[str, list[int]]:
    """For each meter the two cuts: below the first is thin, above the second strong."""
    if distribution is None:
        return {}
    return {
        meter.value: [distribution[meter].cut(LOWER_PERCENT), distribution[meter].cut(UPPER_PERCENT)]
        for meter in Meter
    }
