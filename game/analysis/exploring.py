"""Explores every path of a scenario, part by part, so that what is known can be told at any time.

    exploring = Exploring(scenario)
    for part in exploring.parts(): ...        each part's name once it is done
    exploring.figures                         what is known by now

or `explore(scenario)` for all of it at once. A large scenario's questions are worked out two at a time.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from typing import Any, TypeVar

from game.analysis.extremes import Range
from game.analysis.figures import ChoiceFigures, EndingFigures, Exploration, PolicyFigures
from game.analysis.futures import Shift
from game.analysis.merged import LIMIT, Merged
from game.analysis.policy import RULES, Policy
from game.analysis.reading import Words
from game.analysis.spans import Endless
from game.analysis.spread import distribution_of
from game.analysis.survey import Brake, Chances, Narrow, settled, survey, together
from game.analysis.tallies import overlay_from, overlay_tallies, pattern_from, pattern_tallies
from game.engine import AT_END, machine_of
from game.engine.lens import Lens
from game.engine.relevance import Relevance, Tally
from game.model import Ending, Meter, Scenario

_NEGLIGIBLE_PART = 1_000_000
NEGLIGIBLE = 1 / _NEGLIGIBLE_PART
"""The chance of plays that were not followed to an end up to which means and bands can still be told."""

Label = TypeVar("Label")


def explore(scenario: Scenario, limit: int = LIMIT) -> Exploration:
    """All figures of a scenario; `limit` bounds how many edges each part follows."""
    exploring = Exploring(scenario, limit)
    for _ in exploring.parts():
        pass
    return exploring.figures


class Exploring:
    """An exploration under way; `figures` has what is known by now, `at` the part being worked out.

    `merged` has the merged states once they were all looked at, one by one; else None.
    """

    def __init__(self, scenario: Scenario, limit: int = LIMIT) -> None:
        self.machine = machine_of(scenario)
        self.limit = limit
        self.figures = Exploration(scenario.id)
        self.at = ""
        self._todo: list[tuple[str, Callable[[], dict[str, Any]], tuple[str, ...]]] = [
            ("endings", self._endings, ("chances",)),
            ("paths", self._paths, ("paths",)),
            ("decisions", self._decisions, ("decisions",)),
            *((f"{m.value} at the end", partial(self._ranges, m), (m.value,)) for m in Meter),
            ("policies", self._policies, ("chances",)),
            ("bands", self._bands, ()),
            ("patterns", self._patterns, ()),
            ("words", lambda: {"words": self._answer("words")}, ("words",)),
            ("choices", self._choices, ("chances", "shifts")),
        ]
        self.merged: Merged | None = None
        self._answers: dict[str, Any] = {}
        self._working: dict[str, Future[Any]] = {}
        self._brake = Brake()

    @property
    def waiting(self) -> tuple[str, ...]:
        """The parts still to be worked out, in order."""
        return tuple(name for name, _, _ in self._todo)

    def parts(self, only: Collection[str] | None = None) -> Iterator[str]:
        """Works out part after part, or only those of these names; gives the name of each once its figures
        are there."""
        wanted = [part for part in self._todo if only is None or part[0] in only]
        if not wanted:
            return
        self.at = wanted[0][0]
        self._plain = plain = survey(self.machine, limit=self.limit, brake=self._brake)
        if isinstance(plain, Narrow) and plain.merged.complete:
            self.merged = plain.merged
        self._questions: dict[str, Callable[[], Any]] = {
            "chances": partial(self._plain.chances, Policy.RANDOM),
            Meter.EFFICIENCY.value: partial(self._plain.effects, Meter.EFFICIENCY.index),
            "shifts": self._shifts,
            **{m.value: partial(self._plain.effects, m.index) for m in Meter if m is not Meter.EFFICIENCY},
            "paths": self._plain.paths,
            "words": self._words,
            "decisions": self._plain.decisions,
        }
        pool = None
        if self._is_wide:
            # What all questions need is worked out before they part.
            _ = self._plain.ends
            pool = ThreadPoolExecutor(2)
            asked = {name for _, _, needs in wanted for name in needs}
            self._working = {name: pool.submit(ask) for name, ask in self._questions.items() if name in asked}
        try:
            for part in wanted:
                self.at = part[0]
                self.figures = replace(self.figures, **part[1]())
                self._todo.remove(part)
                yield self.at
        finally:
            if pool is not None:
                self._brake.pulled = True
                pool.shutdown(cancel_futures=True)
                self._brake.pulled = False

    def _answer(self, name: str) -> Any:
        """The answer to a question of `_questions`, asked once."""
        if name not in self._answers:
            working = self._working.get(name)
            self._answers[name] = self._questions[name]() if working is None else working.result()
        return self._answers[name]

    @property
    def _is_wide(self) -> bool:
        return not isinstance(self._plain, Narrow)

    def _chances(self, policy: Policy) -> Chances:
        return self._answer("chances") if policy is Policy.RANDOM else self._plain.chances(policy)

    def _shifts(self) -> list[Shift]:
        # Shifts are worked out from random play, which is then known.
        self._answer("chances")
        return self._plain.shifts()

    def _endings(self) -> dict[str, Any]:
        plain, chances = self._plain, self._chances(Policy.RANDOM)
        endings = [
            EndingFigures(ending.id, ending.title, None, sum(chances.ends[i] for i in ends), {})
            for ending, ends in self._by_ending()
        ]
        return {
            "endings": tuple(endings),
            "left_out": chances.left_out,
            "states": plain.states,
            "partial": plain.partial,
            "endless": plain.endless,
            "missing": (plain.missing,) if plain.missing else (),
        }

    def _of_endings(self, change: Callable[[EndingFigures, list[int]], EndingFigures]) -> dict[str, Any]:
        """Adds something to the figures of each ending, given the numbers of its ends."""
        known = self.figures.endings or ()
        return {
            "endings": tuple(change(e, ends) for e, (_, ends) in zip(known, self._by_ending(), strict=True))
        }

    def _paths(self) -> dict[str, Any]:
        paths = self._answer("paths")
        if paths is None:
            return {}
        counted = self._of_endings(lambda ending, ends: replace(ending, paths=sum(paths[i] for i in ends)))
        return {"paths": sum(paths), **counted}

    def _decisions(self) -> dict[str, Any]:
        decisions = self._answer("decisions")
        return {"decisions": together(decisions) if decisions else None}

    def _ranges(self, meter: Meter) -> dict[str, Any]:
        try:
            spans: list[Range] = self._answer(meter.value)
        except (Endless, OverflowError):
            return {
                "missing": (*self.figures.missing, f"The range of {meter.value} could not be established.")
            }
        return self._of_endings(
            lambda ending, ends: replace(
                ending, meters={**ending.meters, meter: together([spans[i] for i in ends])} if ends else {}
            )
        )

    def _policies(self) -> dict[str, Any]:
        found = {}
        for policy in (Policy.RANDOM, *RULES):
            chances = self._chances(policy)
            means = {
                meter: self.machine.scenario.meters[meter.index]
                + sum(chance * move.effects[meter.index] for move, chance in chances.moves.items())
                for meter in Meter
                if chances.left_out <= NEGLIGIBLE
            }
            endings = {e.id: sum(chances.ends[i] for i in ends) for e, ends in self._by_ending()}
            found[policy] = PolicyFigures(endings, means, chances.left_out)
        return {"policies": found}

    def _bands(self) -> dict[str, Any]:
        try:
            found = self._plain.distribution()
        except (Endless, OverflowError):
            # Without the endings there is less to tell apart.
            found = distribution_of(self.machine, self.limit)
        whole = found[Meter.EFFICIENCY].total + found.left_out
        # In whole numbers: these may be longer than any float.
        if found.left_out > whole // _NEGLIGIBLE_PART:
            said = "Too few plays were followed to their end to say where the bands are cut."
            return {"missing": (*self.figures.missing, said)}
        return {"distribution": found}

    def _patterns(self) -> dict[str, Any]:
        scenario = self.machine.scenario
        return {
            "patterns": self._labelled(pattern_tallies(scenario), pattern_from),
            "overlays": self._labelled(overlay_tallies(scenario), overlay_from),
        }

    def _labelled(self, tallies: Sequence[Tally], label: Callable[..., Label]) -> dict[Label, float]:
        """The chance of each label that the tallies' ends come to."""
        machine = self.machine
        lens = Lens(machine, Relevance(machine, tallies=tallies, endings=False))
        first = len(lens.layout(AT_END)) - len(tallies)
        always = settled(lens)
        if always is not None:
            return {label(*always[first:]): 1.0 - self.figures.left_out}
        counted = survey(machine, lens, self.limit, endings=False, wide=self._is_wide, brake=self._brake)
        found: dict[Label, float] = {}
        for end, chance in zip(counted.ends, counted.chances(Policy.RANDOM).ends, strict=True):
            if chance:
                name = label(*end.part[first:])
                found[name] = found.get(name, 0.0) + chance
        return found

    def _words(self) -> Range | None:
        words = Words(self.machine, self._plain.lens)
        same = words.lens.relevance.reads == self._plain.lens.relevance.reads
        asked = self._plain
        if not same:
            asked = survey(self.machine, words.lens, self.limit, wide=self._is_wide, brake=self._brake)
        spans = asked.sums(words)
        return together(spans) if spans else None

    def _choices(self) -> dict[str, Any]:
        scenes = self.machine.scenario.scenes
        shifts = {(shift.scene, shift.choice): shift for shift in self._answer("shifts")}
        picked: dict[Policy, dict[tuple[str, str], float]] = {}
        for policy in Policy:
            of = picked[policy] = {}
            for move, chance in self._chances(policy).moves.items():
                key = (scenes[move.source].id, move.choice.id)
                of[key] = of.get(key, 0.0) + chance
        visits = {scene.id: 0.0 for scene in scenes}
        for index in self.machine.entered_first:
            visits[scenes[index].id] += 1.0
        for move, chance in self._chances(Policy.RANDOM).moves.items():
            for index in move.entered:
                visits[scenes[index].id] += chance
        choices = []
        for scene in scenes:
            for choice in scene.choices:
                key = (scene.id, choice.id)
                takers = tuple(policy for policy in RULES if picked[policy].get(key))
                chance = picked[Policy.RANDOM].get(key, 0.0)
                choices.append(ChoiceFigures(*key, chance, takers, shifts.get(key)))
        return {"scenes": visits, "choices": tuple(choices)}

    def _by_ending(self) -> list[tuple[Ending, list[int]]]:
        """Each ending with the numbers of the ends that it takes."""
        return [
            (ending, [i for i, end in enumerate(self._plain.ends) if end.ending is ending])
            for ending in self.machine.scenario.endings
        ]
