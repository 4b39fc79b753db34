"""What is on a map: scenes, their choices and the endings, and the links between them with their chances."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise

from game.analysis.merged import LIMIT, Merged
from game.analysis.policy import Policy
from game.analysis.survey import survey
from game.analysis.weights import weigh
from game.engine import AT_END, Move, Playthrough, machine_of
from game.engine.machine import Machine
from game.model import END, Choice, Fit, Lean, Principle, Risk, Scenario, Scene, fit_of

UNKNOWN_END = "END"
"""Stands for all endings where it was not established which of them can follow."""


class Kind(Enum):
    """What a part of the map is."""

    SCENE = "scene"
    PASSAGE = "passage"
    """A scene that only continues."""
    CHOICE = "choice"
    ENDING = "ending"


@dataclass(frozen=True, slots=True)
class Part:
    """A scene, a choice or an ending on the map.

    `key` is unlike all others: the scene's id, "scene.choice" or "ending:id". `share` is how often a random
    play comes here on average, None where that was not worked out. `order` is 1, 2, ... along a chosen play.
    """

    key: str
    kind: Kind
    title: str
    line: str = ""
    lean: Lean | None = None
    fit: Fit | None = None
    risk: Risk = Risk.NONE
    expected: bool = False
    calls_for: tuple[Principle, ...] = ()
    guard: str = ""
    share: float | None = None
    order: int = 0


@dataclass(frozen=True, slots=True)
class Link:
    """From one part to another: how often a random play takes it, what it depends on, whether a play did."""

    source: str
    target: str
    share: float | None = None
    label: str = ""
    taken: bool = False


@dataclass(frozen=True, slots=True)
class Chart:
    """The whole map. Without `complete` there were too many states to follow, and no share is known. On a
    `folded` one links stand for choices."""

    title: str
    start: str
    parts: tuple[Part, ...]
    links: tuple[Link, ...]
    complete: bool = True
    played: bool = False
    folded: bool = False


def charted(scenario: Scenario, play: Playthrough | None = None, limit: int = LIMIT) -> Chart:
    """The map of a scenario, with the chances of uniform random play, and with one play drawn through it."""
    machine = machine_of(scenario)
    flow = _Flow(machine, limit)
    orders, ways = _of_play(play)
    parts: list[Part] = []
    links: list[Link] = []
    for index, scene in enumerate(scenario.scenes):
        parts.append(_scene(scene, flow.visits(index), orders.get(scene.id, 0)))
        if scene.go is not None:
            share = flow.visits(index)
            for target in flow.ends_after(scene.id) if scene.go == END else {scene.go: share}:
                links.append(Link(scene.id, target, share, taken=(scene.id, target) in ways))
        for choice in scene.choices:
            key = f"{scene.id}.{choice.id}"
            picked = flow.picked(index, choice)
            parts.append(_choice(scene, choice, picked, orders.get(key, 0)))
            links.append(Link(scene.id, key, picked, taken=key in orders))
            links += _results(flow, index, choice, key, ways)
    for ending in scenario.endings:
        key = f"ending:{ending.id}"
        guard = "" if ending.when is None else ending.when.text
        parts.append(
            Part(
                key, Kind.ENDING, ending.title, guard=guard, share=flow.ending(key), order=orders.get(key, 0)
            )
        )
    if any(link.target == UNKNOWN_END for link in links):
        parts.append(
            Part(
                UNKNOWN_END,
                Kind.PASSAGE,
                "The end",
                "the first ending that fits",
                share=flow.whole,
                order=orders.get(UNKNOWN_END, 0),
            )
        )
        for ending in scenario.endings:
            key = f"ending:{ending.id}"
            links.append(Link(UNKNOWN_END, key, flow.ending(key), taken=key in orders))
    return Chart(scenario.title, scenario.start, tuple(parts), tuple(links), flow.complete, play is not None)


def _scene(scene: Scene, share: float | None, order: int) -> Part:
    calls_for = () if scene.moment is None else scene.moment.calls_for
    lean = None if scene.moment is None else scene.moment.lean
    kind = Kind.SCENE if scene.choices else Kind.PASSAGE
    line = "" if scene.called == scene.title else scene.called
    return Part(scene.id, kind, scene.title, line, lean, calls_for=calls_for, share=share, order=order)


def _choice(scene: Scene, choice: Choice, share: float | None, order: int) -> Part:
    fit = None if scene.moment is None else fit_of(choice.draws_on, scene.moment.calls_for)
    return Part(
        f"{scene.id}.{choice.id}",
        Kind.CHOICE,
        choice.id,
        choice.text,
        choice.lean,
        fit,
        choice.risk,
        choice.expected,
        choice.draws_on,
        "" if choice.when is None else choice.when.text,
        share,
        order,
    )


def _results(
    flow: _Flow, index: int, choice: Choice, key: str, ways: frozenset[tuple[str, str]]
) -> Iterator[Link]:
    """The links that leave a choice: one for each place that it can lead to."""
    found: dict[str, list[str]] = {}
    for when, odds, go in _goes(choice):
        targets = flow.ends_after(key) if go == END else [go]
        several = len({g for _, _, g in _goes(choice)}) > 1
        label = ("" if odds is None else f"odds {odds}") if when is None else when
        for target in targets:
            found.setdefault(target, []).append(label if several else "")
    for target, labels in found.items():
        share = flow.led(index, choice, target)
        # A chance may be too small for a float, and a play have gone that way all the same.
        if flow.complete and share == 0.0 and len(found) > 1 and (key, target) not in ways:
            continue
        text = ", ".join(dict.fromkeys(label for label in labels if label))
        yield Link(key, target, share, text, (key, target) in ways)


def _goes(choice: Choice) -> list[tuple[str | None, int | None, str]]:
    found = [
        (None if o.when is None else o.when.text, o.odds, o.go or choice.go or END) for o in choice.outcomes
    ]
    if choice.go is not None and all(o.when is not None for o in choice.outcomes):
        found.append((None, None, choice.go))
    return found


class _Flow:
    """How a random play spreads over the scenes, choices and endings of a scenario."""

    def __init__(self, machine: Machine, limit: int) -> None:
        self.scenes = machine.scenario.scenes
        merged = Merged(machine, limit=limit)
        self.complete = merged.complete
        self._visits: dict[int, float] = {}
        self._picked: dict[tuple[int, str], float] = {}
        self._led: dict[tuple[int, str, str], float] = {}
        self._ends: dict[str, dict[str, float]] = {}
        self._endings: dict[str, float] = {}
        for index in machine.entered_first:
            self._visits[index] = self._visits.get(index, 0.0) + 1.0
        if self.complete:
            self._follow(merged)
        elif limit >= LIMIT:
            self._survey(machine)

    def _survey(self, machine: Machine) -> None:
        """Where states are too many to be held one by one: everything but which ending follows what."""
        found = survey(machine, limit=LIMIT, wide=True)
        if found.partial:
            return
        self.complete = True
        chances = found.chances(Policy.RANDOM)
        for move, chance in chances.moves.items():
            self._add(move.source, move, chance, UNKNOWN_END if move.target == AT_END else None)
        for end, chance in zip(found.ends, chances.ends, strict=True):
            key = UNKNOWN_END if end.ending is None else f"ending:{end.ending.id}"
            self._endings[key] = self._endings.get(key, 0.0) + chance

    def _follow(self, merged: Merged) -> None:
        weights = weigh(merged, Policy.RANDOM)
        for number, edges in enumerate(merged.edges):
            share = weights.states[number] / weights.total
            open = len(merged.offered[number].open)
            for edge in edges:
                chance = share / open * edge.weight / edge.total
                move = edge.move
                source = merged.scenes[number]
                end = None
                if move.target == AT_END:
                    ending = merged.ends[-1 - edge.target].ending
                    end = UNKNOWN_END if ending is None else f"ending:{ending.id}"
                self._add(source, move, chance, end)

    def _add(self, source: int, move: Move, chance: float, end: str | None) -> None:
        key = (source, move.choice.id)
        self._picked[key] = self._picked.get(key, 0.0) + chance
        first = self.scenes[move.entered[0]].id if move.entered else end
        if first is not None:
            self._led[(*key, first)] = self._led.get((*key, first), 0.0) + chance
        for index in move.entered:
            self._visits[index] = self._visits.get(index, 0.0) + chance
        if end is not None:
            last = self.scenes[move.entered[-1]].id if move.entered else f"{self.scenes[source].id}.{key[1]}"
            ends = self._ends.setdefault(last, {})
            ends[end] = ends.get(end, 0.0) + chance

    def visits(self, index: int) -> float | None:
        """How often a play comes to a scene."""
        return self._visits.get(index, 0.0) if self.complete else None

    def picked(self, index: int, choice: Choice) -> float | None:
        """How often a play picks a choice."""
        return self._picked.get((index, choice.id), 0.0) if self.complete else None

    def led(self, index: int, choice: Choice, target: str) -> float | None:
        """How often a choice leads a play to a part."""
        return self._led.get((index, choice.id, target), 0.0) if self.complete else None

    @property
    def whole(self) -> float | None:
        """The share of all plays that come to an end."""
        return 1.0 if self.complete else None

    def ends_after(self, key: str) -> list[str]:
        """The endings that follow a scene that only continues, or a choice, by their keys."""
        return list(self._ends.get(key, {})) or [UNKNOWN_END]

    def ending(self, key: str) -> float | None:
        """The share of plays that end in an ending."""
        if not self.complete:
            return None
        if self._endings:
            return self._endings.get(key, 0.0)
        return sum(ends.get(key, 0.0) for ends in self._ends.values())


def _of_play(play: Playthrough | None) -> tuple[dict[str, int], frozenset[tuple[str, str]]]:
    """The order of the parts that a play passes, and the links between them.

    The part that stands for all endings is passed with the ending that was come to.
    """
    if play is None:
        return {}, frozenset()
    keys: list[str] = []
    plays: list[Playthrough] = []
    at: Playthrough | None = play
    while at is not None:
        plays.append(at)
        at = at.previous
    for one in reversed(plays):
        if one.move is not None and one.previous is not None and one.previous.scene is not None:
            keys.append(f"{one.previous.scene.id}.{one.move.choice.id}")
        keys += [arrival.scene.id for arrival in one.arrivals]
    ways = set(pairwise(keys))
    if play.ending is not None:
        end = f"ending:{play.ending.id}"
        ways |= {(keys[-1], end), (keys[-1], UNKNOWN_END), (UNKNOWN_END, end)} if keys else set()
        keys.append(end)
    orders: dict[str, int] = {}
    for number, key in enumerate(keys, start=1):
        orders.setdefault(key, number)
    if play.ending is not None:
        orders[UNKNOWN_END] = len(keys)
    return orders, frozenset(ways)
