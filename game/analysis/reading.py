"""How many words a player reads on a path: role, scenes, what holds of `also`, choices, consequences, ending.

By the format: the role, each scene's text and the `also` that hold on entering it, all choices on screen and
the reasons of the locked ones, what follows a pick, and the ending; not titles, not who speaks.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from game.analysis.extremes import Range
from game.analysis.merged import Edge, End, Merged
from game.analysis.survey import Cost, Narrow, together
from game.engine import AT_END, Machine, Move, OfferSet
from game.engine.compiler import Body
from game.engine.lens import Lens, Part
from game.engine.relevance import Reads, Relevance, merge, reads_of
from game.model import Also, Paragraph, word_count

Counting = Callable[[Part], int]
"""The words that a part of a state comes to."""


def words_of(prose: Sequence[Paragraph]) -> int:
    """The words of a stretch of prose."""
    return sum(word_count(paragraph.plain) for paragraph in prose)


class Words:
    """The words of a scenario, and the merged states that tell them apart."""

    def __init__(self, machine: Machine, limit: int) -> None:
        self.machine = machine
        self._scenes = machine.scenario.scenes
        self._arrivals: dict[tuple[int, ...], Counting] = {}
        self._screens: dict[int, int] = {}
        self._then: dict[Move, int] = {}
        self._endings: dict[str, Counting] = {}
        self.lens = Lens(machine, self._relevance())
        self.merged = Merged(machine, self.lens, limit)

    def first(self) -> int:
        """The words before the first decision's choices: the role, and the scenes entered at the start."""
        machine = self.machine
        part = self.lens.part(machine.first)
        return words_of(machine.scenario.role) + self._arriving(machine.entered_first, part)

    def cost(self, number: int, edge: Edge) -> int:
        """What an edge adds: the choices on screen, what follows the pick, and the scenes entered."""
        merged = self.merged
        part = merged.ends[-1 - edge.target].part if edge.target < 0 else merged.parts[edge.target]
        then = self._then.get(edge.move)
        if then is None:
            then = self._then[edge.move] = words_of(edge.move.then)
        return self._on_screen(merged.offered[number]) + then + self._arriving(edge.move.entered, part)

    def last(self, end: End) -> int:
        """The words of the ending that takes an end."""
        if end.ending is None:
            return 0
        found = self._endings.get(end.ending.id)
        if found is None:
            body = Body(self.machine.slots, self.lens.layout(AT_END))
            tests = [body.truth(extra.when.expression) for extra in end.ending.also]
            bits = body.function("ending", body.bits(tests))
            found = self._endings[end.ending.id] = _sum(words_of(end.ending.prose), end.ending.also, bits)
        return found(end.part)

    def _on_screen(self, offered: OfferSet) -> int:
        found = self._screens.get(id(offered))
        if found is None:
            found = self._screens[id(offered)] = sum(
                word_count(offer.choice.text) + word_count(offer.why_not or "") for offer in offered.offers
            )
        return found

    def _relevance(self) -> Relevance:
        machine = self.machine
        order = Relevance(machine).order
        ways = {machine.entered_first}
        for index in order:
            for choice in range(len(self._scenes[index].choices)):
                ways.update(move.entered for move in machine.program(index).moves(choice))
        asked: dict[int, Reads] = {index: {} for index in (*order, AT_END)}
        for way in sorted(ways):
            self._ask(way, asked[machine.target(way)])
        for ending in machine.scenario.endings:
            for extra in ending.also:
                for slot, bounds in reads_of([extra.when.expression], machine.slots).items():
                    merge(asked[AT_END], slot, *bounds)
        return Relevance(machine, asked.__getitem__, asked[AT_END])

    def _ask(self, entered: tuple[int, ...], asked: Reads) -> None:
        """Adds what the scenes' `also` read on entry, when scenes entered later were not yet visited."""
        for count, index in enumerate(entered, start=1):
            later = dict(self.machine.visits(entered[count:]))
            for extra in self._scenes[index].also:
                reads = reads_of([extra.when.expression], self.machine.slots)
                for slot, (low, high) in reads.items():
                    more = later.get(slot, 0)
                    merge(asked, slot, low + more, high + more)

    def _arriving(self, entered: tuple[int, ...], part: Part) -> int:
        """The words of scenes entered one after another, given the part after all of them."""
        found = self._arrivals.get(entered)
        if found is None:
            found = self._arrivals[entered] = self._arrival(entered)
        return found(part)

    def _arrival(self, entered: tuple[int, ...]) -> Counting:
        machine = self.machine
        layout = self.lens.layout(machine.target(entered))
        body = Body(machine.slots, layout)
        always, extras, tests = 0, [], []
        for count, index in enumerate(entered, start=1):
            scene = self._scenes[index]
            always += words_of(scene.prose)
            later = [(slot, times) for slot, times in machine.visits(entered[count:]) if slot in layout]
            for slot, times in later:
                body.add(slot, -times)
            for extra in scene.also:
                tests.append(body.truth(extra.when.expression))
                extras.append(extra)
            for slot, times in later:
                body.add(slot, times)
        return _sum(always, extras, body.function("arrival", body.bits(tests)))


def _sum(always: int, extras: Sequence[Also], bits: Callable[[Part], int]) -> Counting:
    """Words that are always read, and those of the extra paragraphs whose bits are set."""
    if not extras:
        return lambda part: always
    more = [words_of(extra.prose) for extra in extras]

    def count(part: Part) -> int:
        holds = bits(part)
        return always + sum(words for bit, words in enumerate(more) if holds >> bit & 1)

    return count


def words_on_paths(machine: Machine, limit: int) -> Range | None:
    """The words on the shortest and on the longest path; None where no end was found."""
    words = Words(machine, limit)
    spans = Narrow(words.merged).spans(Cost(words.first(), words.cost, words.last))
    return together(spans) if spans else None
