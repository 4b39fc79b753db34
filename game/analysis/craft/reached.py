"""Rules about what can be reached: every state of a scenario is looked at, merged by what still matters.

What these rules find is there, whether or not all states were looked at. Where not all were, `open_questions`
names the scenes for which a rule is not settled by their words alone.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from itertools import combinations

from game.analysis.craft import codes
from game.analysis.craft.finding import Finding, joined, meets, quantity, results
from game.analysis.merged import Edge, Merged
from game.model import END, Choice, Scenario, Scene, Span

CHOICES_ON_SCREEN = (2, 4)


class Reached:
    """A scenario's merged states, and the fewest picks that lead to each."""

    def __init__(self, merged: Merged) -> None:
        self.merged = merged
        self.scenario = merged.machine.scenario
        self.complete = merged.complete
        self._came: dict[int, tuple[int, Edge]] = {}
        waiting = deque([0] if merged.scenes else [])
        while waiting:
            number = waiting.popleft()
            for edge in merged.edges[number] if number < len(merged.edges) else ():
                if edge.target > 0 and edge.target not in self._came:
                    self._came[edge.target] = (number, edge)
                    waiting.append(edge.target)

    def screens(self) -> Iterator[tuple[int, Scene, list[Choice], list[Choice]]]:
        """Each different screen that was met: a state's number, its scene, the choices on screen and those
        of them that are open."""
        met: set[tuple[int, int]] = set()
        scenes = self.scenario.scenes
        for number, offered in enumerate(self.merged.offered):
            scene = self.merged.scenes[number]
            if (scene, id(offered)) not in met:
                met.add((scene, id(offered)))
                on_screen = [offer.choice for offer in offered.offers]
                yield number, scenes[scene], on_screen, [o.choice for o in offered.offers if o.open]

    def way(self, number: int) -> str:
        """The fewest picks that lead to a state, as words."""
        picks: list[str] = []
        chance = False
        while number:
            number, edge = self._came[number]
            picks.append(edge.move.choice.id)
            chance |= edge.total > 1
        if not picks:
            return "at the start"
        listed = [f"`{pick}`" for pick in reversed(picks)]
        if len(listed) > 12:
            listed = [*listed[:11], f"{len(listed) - 11} more"]
        return f"after {', '.join(listed)}" + (", if chance has it so" if chance else "")


def choices_on_screen(reached: Reached) -> Iterator[Finding]:
    """F402: in every reachable state two to four choices are on screen."""
    low, high = CHOICES_ON_SCREEN
    found: dict[str, dict[int, int]] = {}
    places: dict[str, Scene] = {}
    for number, scene, on_screen, _ in reached.screens():
        if not low <= len(on_screen) <= high:
            found.setdefault(scene.id, {}).setdefault(len(on_screen), number)
            places[scene.id] = scene
    for id, counts in found.items():
        shown = joined(
            f"{quantity(count, 'choice')} ({reached.way(number)})" for count, number in sorted(counts.items())
        )
        yield Finding(
            codes.ON_SCREEN,
            places[id].span,
            f"`{id}` can show {shown}.",
            "Open another choice there."
            if min(counts) < low
            else "Take out the weakest, or give it an `if`.",
            "One choice is no decision; with five or more, people stop weighing and skim.",
        )


def everything_reached(reached: Reached) -> Iterator[Finding]:
    """F403: every scene, choice and ending is reached by some play. A scene that is not speaks for its
    choices too; one that no `go` leads to is the reader's to tell."""
    if not reached.complete:
        return
    merged, scenario = reached.merged, reached.scenario
    entered = set(merged.machine.entered_first)
    opened: set[tuple[int, str]] = set()
    for number, edges in enumerate(merged.edges):
        opened.update((merged.scenes[number], id) for id in merged.offered[number].open)
        for edge in edges:
            entered.update(edge.move.entered)
    taken = {end.ending.id for end in merged.ends if end.ending is not None}
    led_to = _led_to(scenario)
    for index, scene in enumerate(scenario.scenes):
        if scene.id not in led_to:
            continue
        if index not in entered:
            yield _unreached(scene.span, f"No play comes to the scene `{scene.id}`.", "read it")
            continue
        for choice in scene.choices:
            if (index, choice.id) not in opened:
                what = f"The choice `{choice.id}` of `{scene.id}` is open in no play."
                yield _unreached(choice.span, what, "pick it")
    for ending in scenario.endings:
        if ending.id not in taken:
            yield _unreached(ending.span, f"No play ends in `{ending.id}`.", "read it")


def _led_to(scenario: Scenario) -> set[str]:
    """The scenes that the graph of scenes leads to from the start, guards aside."""
    scenes = {scene.id: scene for scene in scenario.scenes}
    found = {scenario.start}
    waiting = [scenario.start]
    while waiting:
        for way in scenes[waiting.pop()].ways:
            if way in scenes and way not in found:
                found.add(way)
                waiting.append(way)
    return found


def _unreached(span: Span, message: str, verb: str) -> Finding:
    return Finding(
        codes.UNREACHED,
        span,
        message,
        "Loosen the conditions on the way to it, or take it out.",
        f"Nobody will ever {verb}.",
    )


def paths_part_and_rejoin(reached: Reached) -> Iterator[Finding]:
    """F405: some scene is followed now by one scene, now by another (or the end), and some scene can be come
    to from two others."""
    ids = [scene.id for scene in reached.scenario.scenes]
    followers: dict[str, set[str]] = {}
    sources: dict[str, set[str]] = {}
    merged = reached.merged
    for number, edges in enumerate(merged.edges):
        for edge in edges:
            before = ids[merged.scenes[number]]
            for scene in [*(ids[index] for index in edge.move.entered), *([END] if edge.target < 0 else [])]:
                followers.setdefault(before, set()).add(scene)
                sources.setdefault(scene, set()).add(before)
                before = scene
    parts = any(len(after) > 1 for after in followers.values())
    joins = any(len(before) > 1 for scene, before in sources.items() if scene != END)
    if parts and joins:
        return
    if not reached.complete:
        return
    yield Finding(
        codes.REJOIN,
        reached.scenario.span,
        "Paths part and never meet again." if parts else "Every play goes through the same scenes.",
        "Lead several choices to the same scene and let flags carry the difference."
        if parts
        else "Let one choice lead elsewhere for a scene (`go`), and both ways meet again.",
        "A tree triples at every step, and most of what is written is then read by almost nobody."
        if parts
        else "Where every way is the same way, choices feel like decorations.",
    )


def moment_can_be_met(reached: Reached) -> Iterator[Finding]:
    """F514: in every reachable state one open choice meets the moment and one doesn't."""
    found: dict[str, dict[bool, int]] = {}
    places: dict[str, Scene] = {}
    for number, scene, _, open in reached.screens():
        if scene.moment is None:
            continue
        met = {meets(scene, choice) for choice in open}
        for wanted in (True, False):
            if wanted not in met:
                found.setdefault(scene.id, {}).setdefault(wanted, number)
                places[scene.id] = scene
    for id, missing in found.items():
        said = joined(
            f"no open choice {'meets' if wanted else 'misses'} the moment ({reached.way(number)})"
            for wanted, number in missing.items()
        )
        yield Finding(
            codes.MOMENT_UNMET,
            places[id].span,
            f"In `{id}` {said}.",
            "Give it an open choice that draws on what is called for."
            if True in missing
            else "Give it an open choice that would be good elsewhere, and draws on something else.",
            "The debrief would ask for what nobody could do."
            if True in missing
            else "Where everything fits, there was nothing to see.",
        )


def no_choice_is_dominated(reached: Reached) -> Iterator[Finding]:
    """F502: of two choices that are open together, neither is equal or worse on all four quantities. Of
    choices with outcomes, every outcome of the one has to be no better than every outcome of the other."""
    better_than: dict[tuple[str, str], list[str]] = {}
    places: dict[tuple[str, str], Choice] = {}
    compared: set[tuple[str, str, str]] = set()
    for _, scene, _, open in reached.screens():
        for one, other in combinations(open, 2):
            if (scene.id, one.id, other.id) in compared:
                continue
            compared.add((scene.id, one.id, other.id))
            # Of two that are equal the later one is told.
            for worse, better in ((other, one), (one, other)):
                if _dominated(worse, better):
                    better_than.setdefault((scene.id, worse.id), []).append(better.id)
                    places[scene.id, worse.id] = worse
                    break
    for (id, worse_id), betters in better_than.items():
        yield Finding(
            codes.DOMINATED,
            places[id, worse_id].span,
            f"In `{id}` the choice `{worse_id}` is no better in anything than "
            f"{joined((f'`{better}`' for better in betters), 'or')}.",
            "Let it bring something that the other doesn't: one meter, or standing.",
            "A choice with nothing for it is padding, and players smell it.",
        )


def _dominated(worse: Choice, better: Choice) -> bool:
    return all(
        all(a <= b for a, b in zip(low.effects, high.effects, strict=True))
        for low in results(worse)
        for high in results(better)
    )


def open_questions(reached: Reached) -> tuple[str, ...]:
    """The codes that are not settled because not all states were looked at: those whose answer the words of
    each scene alone do not give."""
    if reached.complete:
        return ()
    found = [codes.UNREACHED.id]
    scenes = [scene for scene in reached.scenario.scenes if scene.choices]
    if not all(_settled_count(scene) for scene in scenes):
        found.append(codes.ON_SCREEN.id)
    if not all(_settled_moment(scene) for scene in scenes if scene.moment is not None):
        found.append(codes.MOMENT_UNMET.id)
    if any(
        _dominated(one, other) or _dominated(other, one)
        for scene in scenes
        for one, other in combinations(scene.choices, 2)
    ):
        found.append(codes.DOMINATED.id)
    return tuple(sorted(found))


def _always(choice: Choice) -> bool:
    return choice.when is None and not choice.once


def _settled_count(scene: Scene) -> bool:
    low, high = CHOICES_ON_SCREEN
    always = sum(
        not choice.once and (choice.when is None or choice.locked is not None) for choice in scene.choices
    )
    return always >= low and len(scene.choices) <= high


def _settled_moment(scene: Scene) -> bool:
    fits = {meets(scene, choice) for choice in scene.choices if _always(choice)}
    return len(fits) == 2


RULES = (
    choices_on_screen,
    everything_reached,
    paths_part_and_rejoin,
    moment_can_be_met,
    no_choice_is_dominated,
)
