"""Explores every path of a scenario, part by part, so that what is known can be told at any time.

    exploring = Exploring(scenario)
    for part in exploring.parts(): ...        each part's name once it is done
    exploring.figures                         what is known by now

or `explore(scenario)` for all of it at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from game.analysis.figures import ChoiceFigures, EndingFigures, Exploration, PolicyFigures
from game.analysis.merged import LIMIT
from game.analysis.policy import RULES, Policy
from game.analysis.reading import words_on_paths
from game.analysis.spread import distribution_of
from game.analysis.survey import Chances, Survey, survey, together
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
        self._survey: Survey | None = None
        self._chances: dict[Policy, Chances] = {}
        self._todo: list[tuple[str, Callable[[], None]]] = [
            ("paths and endings", self._endings),
            ("policies", self._policies),
            ("bands", self._bands),
            ("patterns", self._patterns),
            ("words", self._words),
            ("choices", self._choices),
        ]

    @property
    def waiting(self) -> tuple[str, ...]:
        """The parts still to be worked out, in order."""
        return tuple(name for name, _ in self._todo)

    def parts(self) -> Iterator[str]:
        """Works out part after part; gives the name of each once its figures are there."""
        while self._todo:
            name, work = self._todo[0]
            work()
            del self._todo[0]
            yield name

    def _plain(self) -> Survey:
        if self._survey is None:
            self._survey = survey(self.machine, limit=self.limit)
        return self._survey

    def _spread(self, policy: Policy) -> Chances:
        found = self._chances.get(policy)
        if found is None:
            found = self._chances[policy] = self._plain().chances(policy)
        return found

    def _endings(self) -> None:
        plain, spread = self._plain(), self._spread(Policy.RANDOM)
        paths = plain.paths()
        spans = [plain.effects(meter.index) for meter in Meter]
        decisions = plain.decisions()
        endings = []
        for ending, ends in self._by_ending():
            endings.append(
                EndingFigures(
                    ending.id,
                    ending.title,
                    None if paths is None else sum(paths[i] for i in ends),
                    sum(spread.ends[i] for i in ends),
                    {m: together([spans[m.index][i] for i in ends]) for m in Meter if ends},
                )
            )
        self.figures = replace(
            self.figures,
            paths=None if paths is None else sum(paths),
            endings=tuple(endings),
            decisions=together(decisions) if decisions else None,
            left_out=spread.left_out,
            states=plain.states,
        )
        self._miss(plain.missing)

    def _policies(self) -> None:
        scenario = self.machine.scenario
        found = {}
        for policy in (Policy.RANDOM, *RULES):
            spread = self._spread(policy)
            means = {
                meter: scenario.meters[meter.index]
                + sum(chance * move.effects[meter.index] for move, chance in spread.moves.items())
                for meter in Meter
            }
            endings = {e.id: sum(spread.ends[i] for i in ends) for e, ends in self._by_ending()}
            found[policy] = PolicyFigures(endings, means)
        self.figures = replace(self.figures, policies=found)

    def _bands(self) -> None:
        self.figures = replace(self.figures, distribution=distribution_of(self.machine, self.limit))

    def _patterns(self) -> None:
        scenario = self.machine.scenario
        self.figures = replace(
            self.figures,
            patterns=self._labelled(pattern_tallies(scenario), pattern_from),
            overlays=self._labelled(overlay_tallies(scenario), overlay_from),
        )

    def _labelled(self, tallies: Sequence[Tally], label: Callable[..., Label]) -> dict[Label, float]:
        """The chance of each label that the tallies' ends come to."""
        machine = self.machine
        lens = Lens(machine, Relevance(machine, tallies=tallies, endings=False))
        counted = survey(machine, lens, self.limit, endings=False)
        first = len(lens.layout(AT_END)) - len(tallies)
        found: dict[Label, float] = {}
        for end, chance in zip(counted.ends, counted.chances(Policy.RANDOM).ends, strict=True):
            if chance:
                name = label(*end.part[first:])
                found[name] = found.get(name, 0.0) + chance
        return found

    def _words(self) -> None:
        self.figures = replace(self.figures, words=words_on_paths(self.machine, self.limit))

    def _choices(self) -> None:
        plain, scenes = self._plain(), self.machine.scenario.scenes
        shifts = {(shift.scene, shift.choice): shift for shift in plain.shifts()}
        picked: dict[Policy, dict[tuple[str, str], float]] = {}
        for policy in Policy:
            of = picked[policy] = {}
            for move, chance in self._spread(policy).moves.items():
                key = (scenes[move.source].id, move.choice.id)
                of[key] = of.get(key, 0.0) + chance
        visits = {scene.id: 0.0 for scene in scenes}
        for index in self.machine.entered_first:
            visits[scenes[index].id] += 1.0
        for move, chance in self._spread(Policy.RANDOM).moves.items():
            for index in move.entered:
                visits[scenes[index].id] += chance
        choices = []
        for scene in scenes:
            for choice in scene.choices:
                key = (scene.id, choice.id)
                takers = tuple(policy for policy in RULES if picked[policy].get(key))
                chance = picked[Policy.RANDOM].get(key, 0.0)
                choices.append(ChoiceFigures(*key, chance, takers, shifts.get(key)))
        self.figures = replace(self.figures, scenes=visits, choices=tuple(choices))

    def _by_ending(self) -> list[tuple[Ending, list[int]]]:
        """Each ending with the numbers of the ends that it takes."""
        ends = self._plain().ends
        return [
            (ending, [i for i, end in enumerate(ends) if end.ending is ending])
            for ending in self.machine.scenario.endings
        ]

    def _miss(self, sentence: str) -> None:
        if sentence and sentence not in self.figures.missing:
            self.figures = replace(self.figures, missing=(*self.figures.missing, sentence))
