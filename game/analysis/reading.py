"""How many words a player reads on a path: role, scenes, what holds of `also`, choices, consequences, ending.

By the format: the role, each scene's text and the `also` that hold on entering it, all choices on screen and
the reasons of the locked ones, what follows a pick, and the ending; not titles, not who speaks.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from game.analysis.merged import End
from game.analysis.survey import Costs, Extra, Extras, extra_cost
from game.engine import AT_END, Machine, Move, OfferSet
from game.engine.lens import Lens, Part
from game.engine.relevance import Reads, Relevance, merge, reads_of
from game.model import Paragraph, word_count


def words_of(prose: Sequence[Paragraph]) -> int:
    """The words of a stretch of prose."""
    return sum(word_count(paragraph.plain) for paragraph in prose)


class Words(Costs):
    """The words of a scenario, and the lens that tells apart the states in which they differ."""

    def __init__(self, machine: Machine, plain: Lens | None = None) -> None:
        """`plain` is the scenario's plainest lens, where there is one already."""
        self.machine = machine
        self._scenes = machine.scenario.scenes
        self._extras: dict[tuple[int, ...], Extras] = {}
        self._endings: dict[str, Callable[[Part], int]] = {}
        self.lens = self._lens(Lens(machine) if plain is None else plain)
        first = self.arrival(machine.entered_first)
        more = extra_cost(self.lens, first, machine.first[0])(self.lens.part(machine.first))
        self.first = words_of(machine.scenario.role) + first.always + more

    def screen(self, offered: OfferSet) -> int:
        """All choices on screen, and the reasons of the locked ones."""
        return sum(word_count(o.choice.text) + word_count(o.why_not or "") for o in offered.offers)

    def move(self, move: Move) -> int:
        """What follows a pick."""
        return words_of(move.then)

    def arrival(self, entered: tuple[int, ...]) -> Extras:
        """The scenes entered one after another, each with the `also` that hold on entering it."""
        found = self._extras.get(entered)
        if found is None:
            always = sum(words_of(self._scenes[index].prose) for index in entered)
            guarded = [
                Extra(extra.when.expression, self.machine.visits(entered[count:]), words_of(extra.prose))
                for count, index in enumerate(entered, start=1)
                for extra in self._scenes[index].also
            ]
            found = self._extras[entered] = Extras(always, tuple(guarded))
        return found

    def last(self, end: End) -> int:
        """The ending that takes an end."""
        if end.ending is None:
            return 0
        found = self._endings.get(end.ending.id)
        if found is None:
            guarded = tuple(
                Extra(extra.when.expression, (), words_of(extra.prose)) for extra in end.ending.also
            )
            found = self._endings[end.ending.id] = extra_cost(self.lens, Extras(0, guarded), AT_END)
        return words_of(end.ending.prose) + found(end.part)

    def _lens(self, plain: Lens) -> Lens:
        machine = self.machine
        order = plain.relevance.order
        ways = {machine.entered_first}
        for index in order:
            for choice in range(len(self._scenes[index].choices)):
                ways.update(move.entered for move in machine.program(index).moves(choice))
        asked: dict[int, Reads] = {index: {} for index in (*order, AT_END)}
        for way in sorted(ways):
            for extra in self.arrival(way).guarded:
                _ask(asked[machine.target(way)], reads_of([extra.guard], machine.slots), dict(extra.later))
        for ending in machine.scenario.endings:
            for also in ending.also:
                _ask(asked[AT_END], reads_of([also.when.expression], machine.slots), {})
        if not any(asked.values()):
            return plain
        return Lens(machine, Relevance(machine, asked.__getitem__, asked[AT_END]))


def _ask(asked: Reads, reads: Reads, later: dict[int, int]) -> None:
    """Adds readings, where some visits come between the reading and the state that is asked."""
    for slot, (low, high) in reads.items():
        more = later.get(slot, 0)
        merge(asked, slot, low + more, high + more)
