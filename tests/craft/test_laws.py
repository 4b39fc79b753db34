"""The check against every play of generated scenarios, walked one by one, and against its own limit."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import combinations

from hypothesis import assume, given, settings

from game.analysis.craft import reached
from game.analysis.craft.check import check
from game.analysis.craft.finding import Finding, meets, results
from game.analysis.merged import Merged
from game.engine import Playthrough, machine_of, offers
from game.model import Choice, Scenario, Scene
from game.reader import Reading
from tests.support.strategies import is_sound, scenarios
from tests.support.walking import TooMany, paths


def steps(scenario: Scenario) -> list[Playthrough]:
    """Every play at every decision; only of scenarios that are small enough to walk."""
    try:
        found = paths(scenario, most=400, longest=12)
    except TooMany:
        assume(False)
    return [step for path in found for step in _all(path.play)]


def _all(play: Playthrough) -> Iterator[Playthrough]:
    step: Playthrough | None = play
    while step is not None:
        yield step
        step = step.previous


def screens(scenario: Scenario) -> list[tuple[Scene, list[Choice], list[Choice]]]:
    """At every decision of every play: the scene, what is on screen, what is open."""
    return [
        (step.scene, [o.choice for o in offers(step)], [o.choice for o in offers(step) if o.open])
        for step in steps(scenario)
        if step.scene is not None
    ]


def named(findings: Iterable[Finding]) -> set[str]:
    """The first id that each finding names."""
    return {re.findall(r"`(\w+)`", one.message)[0] for one in findings}


def looked_at(scenario: Scenario, limit: int = 100_000) -> reached.Reached:
    return reached.Reached(Merged(machine_of(scenario), limit=limit))


@given(scenarios(loops=False))
@settings(max_examples=60)
def test_counts_on_screen_are_those_of_every_play(scenario: Scenario) -> None:
    """F402 names exactly the scenes that some play sees with one choice, or with five and more."""
    assume(is_sound(scenario))
    few = {scene.id for scene, on_screen, _ in screens(scenario) if not 2 <= len(on_screen) <= 4}
    assert named(reached.choices_on_screen(looked_at(scenario))) == few


@given(scenarios(loops=False))
@settings(max_examples=60)
def test_moments_that_cannot_be_met_are_those_of_every_play(scenario: Scenario) -> None:
    """F514 names exactly the scenes where some play finds nothing that meets the moment, or nothing else."""
    assume(is_sound(scenario))
    bad = {
        scene.id
        for scene, _, open in screens(scenario)
        if scene.moment is not None and len({meets(scene, choice) for choice in open}) < 2
    }
    assert named(reached.moment_can_be_met(looked_at(scenario))) == bad


@given(scenarios(loops=False))
@settings(max_examples=60)
def test_what_no_play_comes_to_is_what_no_play_came_to(scenario: Scenario) -> None:
    """F403, of scenes that some `go` leads to, with their choices, and of endings."""
    assume(is_sound(scenario))
    entered: set[str] = set()
    opened: set[tuple[str, str]] = set()
    taken: set[str] = set()
    for step in steps(scenario):
        entered |= {arrival.scene.id for arrival in step.arrivals}
        opened |= {(step.scene.id, o.choice.id) for o in offers(step) if o.open and step.scene is not None}
        taken |= {step.ending.id} if step.ending is not None else set()
    expected = {ending.id for ending in scenario.endings} - taken
    expected |= {
        choice.id
        for scene in scenario.scenes
        if scene.id in entered
        for choice in scene.choices
        if (scene.id, choice.id) not in opened
    }
    unentered = {scene.id for scene in scenario.scenes} - entered
    found = named(reached.everything_reached(looked_at(scenario)))
    assert expected <= found <= expected | unentered


@given(scenarios(loops=False))
@settings(max_examples=60)
def test_a_dominated_choice_is_one_of_every_play(scenario: Scenario) -> None:
    """F502 speaks of two choices that some play finds open together, the one never better than the other."""
    assume(is_sound(scenario))

    def no_better(one: Choice, other: Choice) -> bool:
        return all(
            a <= b
            for low in results(one)
            for high in results(other)
            for a, b in zip(low.effects, high.effects, strict=True)
        )

    pairs = {
        (scene.id, frozenset((one.id, other.id)))
        for scene, _, open in screens(scenario)
        for one, other in combinations(open, 2)
        if no_better(one, other) or no_better(other, one)
    }
    found = set()
    for one in reached.no_choice_is_dominated(looked_at(scenario)):
        scene, worse, *betters = re.findall(r"`(\w+)`", one.message)
        found |= {(scene, frozenset((worse, better))) for better in betters}
    assert found == pairs


@given(scenarios(scenes=6))
@settings(max_examples=60)
def test_any_sound_scenario_can_be_checked(scenario: Scenario) -> None:
    """Loops, variables, tosses, locks: findings or none, never a fault, and the same ones each time."""
    assume(is_sound(scenario))
    reading = Reading(scenario)
    found = check(reading)
    assert found == check(reading)
    assert all(one.message and one.fix and one.note for one in found.diagnostics)


@given(scenarios(scenes=6))
@settings(max_examples=60)
def test_what_a_limit_leaves_is_true_and_the_rest_is_said(scenario: Scenario) -> None:
    """With few states looked at, scenes that are found are among those found with all, and what is left open
    is named."""
    assume(is_sound(scenario))
    whole, part = looked_at(scenario), looked_at(scenario, limit=3)
    assume(whole.complete)
    for rule in (reached.choices_on_screen, reached.moment_can_be_met):
        assert named(rule(part)) <= named(rule(whole))
    if not part.complete:
        left_out = check(Reading(scenario), limit=3).left_out
        assert any("F403" in words and "could not be settled" in words for words in left_out)
