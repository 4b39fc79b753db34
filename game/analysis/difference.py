"""What an edit changed for players: two readings of a scenario, explored and checked, held side by side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from game.analysis.extremes import Range
from game.analysis.figures import Exploration, digits
from game.analysis.policy import Policy
from game.model import Choice, Diagnostic, Scenario, Scene

NOTICED = 0.00005
"""A chance that moved by less, half of a hundredth of a per cent, is said to be the same."""


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two: the scenario, what was worked out of it, what the check finds and leaves open."""

    scenario: Scenario
    figures: Exploration
    findings: tuple[Diagnostic, ...]
    left_out: tuple[str, ...] = ()


class Moved(NamedTuple):
    """A figure before and after; None where that side has none."""

    name: str
    old: float | None
    new: float | None


@dataclass(frozen=True, slots=True)
class Difference:
    """What differs; whatever is the same on both sides is not here.

    `endings` have the chances of endings under random play, `policies` those of the endings that a policy
    reaches, as "policy: ending". `opened` and `closed` are choices ("scene.choice") that are on both sides
    and can be picked on one of them only. `reworded` are scenes, choices and endings whose words differ.
    `left_out` says, one sentence each, what could not be established on either side; it is no difference.
    """

    paths: tuple[int | None, int | None] | None
    endings: tuple[Moved, ...]
    policies: tuple[Moved, ...]
    decisions: tuple[Range | None, Range | None] | None
    words: tuple[Range | None, Range | None] | None
    added: tuple[str, ...]
    removed: tuple[str, ...]
    opened: tuple[str, ...]
    closed: tuple[str, ...]
    reworded: tuple[str, ...]
    gained: tuple[Diagnostic, ...]
    lost: tuple[Diagnostic, ...]
    left_out: tuple[str, ...] = ()

    @property
    def nothing(self) -> bool:
        """Whether players would notice nothing."""
        return not any(getattr(self, name) for name in self.__slots__ if name != "left_out")

    def to_json(self) -> dict[str, Any]:
        """The difference as data for tools; counts of paths are text, however long."""
        return {
            "paths": None if self.paths is None else [None if n is None else digits(n) for n in self.paths],
            "endings": {m.name: [m.old, m.new] for m in self.endings},
            "policies": {m.name: [m.old, m.new] for m in self.policies},
            "decisions": self.decisions,
            "words": self.words,
            "added": list(self.added),
            "removed": list(self.removed),
            "opened": list(self.opened),
            "closed": list(self.closed),
            "reworded": list(self.reworded),
            "gained": [{"code": d.code, "message": d.message} for d in self.gained],
            "lost": [{"code": d.code, "message": d.message} for d in self.lost],
            "left_out": list(self.left_out),
        }


def difference(old: Side, new: Side) -> Difference:
    """What differs between two sides, in the order of the new file where it has one."""
    before, after = old.figures, new.figures
    parts_before, parts_after = _parts(old.scenario), _parts(new.scenario)
    could, can = _pickable(before), _pickable(after)
    both = [name for name in parts_after if name in parts_before]
    # What no play was seen to pick may still be picked where not all states were looked at.
    whole = not (before.partial or after.partial)
    return Difference(
        paths=_unless_same(before.paths, after.paths),
        endings=tuple(_moved(_chances(before), _chances(after))),
        policies=tuple(_moved(_by_policy(before), _by_policy(after))),
        decisions=_unless_same(before.decisions, after.decisions),
        words=_unless_same(before.words, after.words),
        added=tuple(name for name in parts_after if name not in parts_before),
        removed=tuple(name for name in parts_before if name not in parts_after),
        opened=tuple(n for n in both if whole and n in can and could.get(n) == 0 and can[n] > 0),
        closed=tuple(n for n in both if whole and n in can and could.get(n, 0) > 0 and can[n] == 0),
        reworded=tuple(name for name in both if parts_before[name] != parts_after[name]),
        gained=_without(new.findings, old.findings),
        lost=_without(old.findings, new.findings),
        left_out=tuple(
            dict.fromkeys(said for side in (old, new) for said in (*side.figures.missing, *side.left_out))
        ),
    )


def _unless_same(old: Any, new: Any) -> Any:
    return None if old == new else (old, new)


def _chances(figures: Exploration) -> dict[str, float]:
    return {ending.id: ending.probability for ending in figures.endings or ()}


def _by_policy(figures: Exploration) -> dict[str, float]:
    return {
        f"{policy.value}: {id}": chance
        for policy, found in (figures.policies or {}).items()
        if policy is not Policy.RANDOM
        for id, chance in found.endings.items()
        if chance
    }


def _moved(old: dict[str, float], new: dict[str, float]) -> Iterator[Moved]:
    for name in [*new, *(name for name in old if name not in new)]:
        before, after = old.get(name), new.get(name)
        if before is None or after is None or abs(before - after) >= NOTICED:
            yield Moved(name, before, after)


def _pickable(figures: Exploration) -> dict[str, float]:
    return {f"{c.scene}.{c.choice}": c.picked for c in figures.choices or ()}


def _parts(scenario: Scenario) -> dict[str, tuple[object, ...]]:
    """Every scene, choice and ending by name, with the words that a player reads there."""
    found: dict[str, tuple[object, ...]] = {}
    for scene in scenario.scenes:
        found[scene.id] = _scene_words(scene)
        for choice in scene.choices:
            found[f"{scene.id}.{choice.id}"] = _choice_words(choice)
    for ending in scenario.endings:
        found[f"ending {ending.id}"] = (ending.title, ending.prose, [also.prose for also in ending.also])
    return found


def _scene_words(scene: Scene) -> tuple[object, ...]:
    return (scene.title, scene.called, scene.prose, [also.prose for also in scene.also], scene.moment)


def _choice_words(choice: Choice) -> tuple[object, ...]:
    outcomes = [(outcome.then, outcome.because) for outcome in choice.outcomes]
    return (choice.text, choice.locked, choice.then, choice.because, outcomes)


def _without(some: tuple[Diagnostic, ...], others: tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...]:
    """The findings of one side that the other doesn't have; where they stand does not matter."""
    known = {(d.code, d.message) for d in others}
    return tuple(d for d in some if (d.code, d.message) not in known)
