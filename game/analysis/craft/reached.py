"""Rules about what can be reached: every state of a scenario is looked at, merged by what still matters.

What is found is true whether or not the search came to its end; where it did not, the check says so.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from itertools import combinations

from game.analysis.craft.finding import Finding, quantity, results
from game.analysis.merged import Merged
from game.engine import Reach
from game.model import Choice, Fit, Scene, fit_of

CHOICES_ON_SCREEN = (2, 4)


class Reached:
    """A scenario's merged states, and the fewest picks that lead to each."""

    def __init__(self, merged: Merged, reach: Reach) -> None:
        self.merged, self.reach = merged, reach
        self.scenario = merged.machine.scenario
        self._came: dict[int, tuple[int, str]] = {}
        waiting = deque([0] if merged.scenes else [])
        while waiting:
            number = waiting.popleft()
            for edge in merged.edges[number] if number < len(merged.edges) else ():
                if edge.target > 0 and edge.target not in self._came:
                    self._came[edge.target] = (number, edge.move.choice.id)
                    waiting.append(edge.target)

    def states(self) -> Iterator[tuple[int, Scene]]:
        """Every state that was looked at, by number, with its scene."""
        for number in range(len(self.merged.offered)):
            yield number, self.scenario.scenes[self.merged.scenes[number]]

    def way(self, number: int) -> str:
        """The fewest picks that lead to a state, as words."""
        picks: list[str] = []
        while number:
            number, pick = self._came[number]
            picks.append(pick)
        return f"after {', '.join(reversed(picks))}" if picks else "at the start"


def choices_on_screen(reached: Reached) -> Iterator[Finding]:
    """F402: in every reachable state two to four choices are on screen."""
    low, high = CHOICES_ON_SCREEN
    told: set[tuple[str, int]] = set()
    for number, scene in reached.states():
        count = len(reached.merged.offered[number].offers)
        if low <= count <= high or (scene.id, count) in told:
            continue
        told.add((scene.id, count))
        yield Finding(
            "F402",
            scene.span,
            f"“{scene.id}” can show {quantity(count, 'choice', 'choices')} ({reached.way(number)}).",
            "Open another choice there." if count < low else "Take out the weakest, or guard it.",
            "One choice is no decision; with five or more, people stop weighing and skim.",
        )


def everything_reached(reached: Reached) -> Iterator[Finding]:
    """F403: every scene, choice and ending is reached by some play."""
    reach = reached.reach
    if not (reach.complete and reach.explored):
        return
    for scene in reached.scenario.scenes:
        if scene.id in reach.never_entered:
            yield Finding(
                "F403",
                scene.span,
                f"No play ever comes to the scene “{scene.id}”.",
                "Lead a choice to it, loosen the guards on the way, or take it out.",
                "Nobody will read it.",
            )
            continue
        for choice in scene.choices:
            if (scene.id, choice.id) in reach.never_open:
                yield Finding(
                    "F403",
                    choice.span,
                    f"The choice “{choice.id}” of “{scene.id}” is never open in any play.",
                    "Loosen its guard, or take it out.",
                    "Nobody will pick it.",
                )
    for ending in reached.scenario.endings:
        if ending.id in reach.never_ending:
            yield Finding(
                "F403",
                ending.span,
                f"No play ever ends in “{ending.id}”.",
                "Loosen its guard or that of an ending above it, or take it out.",
                "Nobody will read it.",
            )


def paths_rejoin(reached: Reached) -> Iterator[Finding]:
    """F405: paths split and come together again."""
    scenario = reached.scenario
    arrows: dict[str, set[str]] = {}
    for scene in scenario.scenes:
        targets = {scene.go} if scene.go else set()
        for choice in scene.choices:
            targets |= {choice.go} if choice.go else set()
            targets |= {outcome.go for outcome in choice.outcomes if outcome.go}
        for target in targets:
            if target is not None and target != "END":
                arrows.setdefault(target, set()).add(scene.id)
    splits = any(len({c.go for c in scene.choices} - {None}) > 1 for scene in scenario.scenes)
    joins = any(len(origins) > 1 for origins in arrows.values())
    if len(scenario.scenes) > 3 and splits and not joins:
        yield Finding(
            "F405",
            scenario.span,
            "Paths split and never come together again.",
            "Lead several choices to the same scene and let flags carry the difference.",
            "A tree triples at every step; most of what is written is then read by almost nobody.",
        )


def moment_can_be_met(reached: Reached) -> Iterator[Finding]:
    """F514: in every reachable state one open choice meets the moment and one doesn't."""
    told: set[tuple[str, bool]] = set()
    for number, scene in reached.states():
        if scene.moment is None:
            continue
        open = [offer.choice for offer in reached.merged.offered[number].offers if offer.open]
        met = [fit_of(choice.draws_on, scene.moment.calls_for) is Fit.MET for choice in open]
        for wanted in (True, False):
            if wanted in met or (scene.id, wanted) in told:
                continue
            told.add((scene.id, wanted))
            how = "meets the moment" if wanted else "misses the moment"
            yield Finding(
                "F514",
                scene.span,
                f"In “{scene.id}” no open choice {how} ({reached.way(number)}).",
                f"Open one there that {how}.",
                "The debrief would ask for what nobody could do."
                if wanted
                else "Where everything fits, there was nothing to see.",
            )


def no_choice_is_dominated(reached: Reached) -> Iterator[Finding]:
    """F502: of two choices that are open together, neither is equal or worse on all four quantities."""
    told: set[tuple[str, str]] = set()
    for number, scene in reached.states():
        open = [offer.choice for offer in reached.merged.offered[number].offers if offer.open]
        for one, other in combinations(open, 2):
            for worse, better in ((one, other), (other, one)):
                if (worse.id, better.id) in told or not _dominated(worse, better):
                    continue
                told |= {(worse.id, better.id), (better.id, worse.id)}
                yield Finding(
                    "F502",
                    worse.span,
                    f"In “{scene.id}” the choice “{worse.id}” is no better than “{better.id}” in anything.",
                    "Let it bring something that the other doesn't: one meter, or standing.",
                    "A choice with nothing for it is padding, and players smell it.",
                )


def _dominated(worse: Choice, better: Choice) -> bool:
    return all(
        all(a <= b for a, b in zip(low.effects, high.effects, strict=True))
        for low in results(worse)
        for high in results(better)
    )


RULES = (
    choices_on_screen,
    everything_reached,
    paths_rejoin,
    moment_can_be_met,
    no_choice_is_dominated,
)
