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
from game.analysis.merged import LIMIT
from game.analysis.policy import RULES, Policy
from game.analysis.reading import Words
from game.analysis.survey import Chances, Narrow, settled, survey, together
from game.analysis.tallies import overlay_from, overlay_tallies, pattern_from, pattern_tallies
from game.engine import AT_END, machine_of
from game.engine.lens import Lens
from game.engine.relevance import Relevance, Tally
from game.model import Ending, Meter, Scenario

Label = TypeVar("Label")


def explore(scenario: Scenario, limit: int = LIMIT) -> Exploration:
    """All figures of a scenario; `limit` bounds how many edges each part follows."""
    exploring = Exploring(scenario, limit)
    for _ in exploring.parts():
        pass
    return exploring.figures


class Exploring:
    """An exploration under way; `figures` has what is known by now."""

    def __init__(self, scenario: Scenario, limit: int = LIMIT) -> None:
        self.machine = machine_of(scenario)
        self.limit = limit
        self.figures = Exploration(scenario.id)
        self._todo: list[tuple[str, Callable[[], dict[str, Any]]]] = [
            ("paths and endings", self._endings),
            ("policies", self._policies),
            ("bands", lambda: {"distribution": self._plain.distribution()}),
            ("patterns", self._patterns),
            ("words", lambda: {"words": self._answer("words")}),
            ("choices", self._choices),
        ]
        self._answers: dict[str, Any] = {}
        self._working: dict[str, Future[Any]] = {}

    @property
    def waiting(self) -> tuple[str, ...]:
        """The parts still to be worked out, in order."""
        return tuple(name for name, _ in self._todo)

    def parts(self, only: Collection[str] | None = None) -> Iterator[str]:
        """Works out part after part, or only those of these names; gives the name of each once its figures
        are there."""
        if not self._todo:
            return
        self._plain = survey(self.machine, limit=self.limit)
        self._questions: dict[str, Callable[[], Any]] = {
            "shifts": self._plain.shifts,
            **{meter.value: partial(self._plain.effects, meter.index) for meter in Meter},
            "paths": self._plain.paths,
            "words": self._words,
            "decisions": self._plain.decisions,
        }
        pool = None
        if self._is_wide:
            # What all questions need is worked out before they part.
            _ = self._plain.ends
            pool = ThreadPoolExecutor(2)
            self._working = {name: pool.submit(ask) for name, ask in self._questions.items()}
        try:
            for name, work in [part for part in self._todo if only is None or part[0] in only]:
                self.figures = replace(self.figures, **work())
                self._todo.remove((name, work))
                yield name
        finally:
            if pool is not None:
                pool.shutdown(wait=False, cancel_futures=True)

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
        if self._is_wide:
            # Shifts are worked out from random play, which is then known.
            self._answer("shifts")
        return self._plain.chances(policy)

    def _endings(self) -> dict[str, Any]:
        plain, chances, paths = self._plain, self._chances(Policy.RANDOM), self._answer("paths")
        spans: dict[Meter, list[Range]] = {meter: self._answer(meter.value) for meter in Meter}
        endings = [
            EndingFigures(
                ending.id,
                ending.title,
                None if paths is None else sum(paths[i] for i in ends),
                sum(chances.ends[i] for i in ends),
                {meter: together([spans[meter][i] for i in ends]) for meter in Meter if ends},
            )
            for ending, ends in self._by_ending()
        ]
        decisions = self._answer("decisions")
        return {
            "paths": None if paths is None else sum(paths),
            "endings": tuple(endings),
            "decisions": together(decisions) if decisions else None,
            "left_out": chances.left_out,
            "states": plain.states,
            "missing": (plain.missing,) if plain.missing else (),
        }

    def _policies(self) -> dict[str, Any]:
        found = {}
        for policy in (Policy.RANDOM, *RULES):
            chances = self._chances(policy)
            means = {
                meter: self.machine.scenario.meters[meter.index]
                + sum(chance * move.effects[meter.index] for move, chance in chances.moves.items())
                for meter in Meter
            }
            endings = {e.id: sum(chances.ends[i] for i in ends) for e, ends in self._by_ending()}
            found[policy] = PolicyFigures(endings, means)
        return {"policies": found}

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
        counted = survey(machine, lens, self.limit, endings=False, wide=self._is_wide)
        found: dict[Label, float] = {}
        for end, chance in zip(counted.ends, counted.chances(Policy.RANDOM).ends, strict=True):
            if chance:
                name = label(*end.part[first:])
                found[name] = found.get(name, 0.0) + chance
        return found

    def _words(self) -> Range | None:
        words = Words(self.machine)
        same = words.lens.relevance.reads == self._plain.lens.relevance.reads
        asked = self._plain
        if not same:
            asked = survey(self.machine, words.lens, self.limit, wide=self._is_wide)
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
