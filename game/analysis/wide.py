"""A survey for scenarios with millions of merged states: box by box, in whole blocks of numbers.

Counts of paths are exact at any size: they are held in as many digits of a large base as they need, in 64-bit
whole numbers, and the base is chosen so that no sum of digits can overflow. Chances are floats; every step
adds and multiplies positive numbers only, so that with d decisions and n moves into a scene their relative
error stays below (d + 1) (n + 4) 2^-53, which for the largest scenarios is under 10^-11. A chance below
2^-2000 counts as none.

numpy is imported here and in `boxes`, and these only where they are needed.
"""

from __future__ import annotations

from functools import cached_property
from itertools import accumulate
from math import log2
from typing import Any

import numpy as np

from game.analysis.boxes import Array, Box, evaluate, inner
from game.analysis.extremes import Range
from game.analysis.futures import Shift, largest_shift
from game.analysis.merged import End
from game.analysis.policy import Policy
from game.analysis.rooms import House, Room, Shelf
from game.analysis.spans import Endless
from game.analysis.survey import Brake, Chances, Costs, Extras, Survey
from game.engine import AT_END, Machine, Move, OfferSet, Toss
from game.engine.lens import Lens
from game.engine.move import EVERYTHING
from game.engine.relevance import Relevance
from game.engine.slots import FIRST_METER
from game.model import Distribution, Ending, Marginal, Meter

Meters = list[tuple[str | None, int, float]]
"""How a meter is spread at the end: an ending's id, a value and the chance of both together."""

_FAR = 1 << 29
_WHOLE = 2.0**1000
"""What all plays weigh together: so much that the rarest of a thousand decisions still weighs something."""


class Wide(Survey):
    """A survey by boxes. Raises `Endless` or `OverflowError` where a scenario is not fit for it."""

    def __init__(
        self,
        machine: Machine,
        lens: Lens | None = None,
        endings: bool = True,
        brake: Brake | None = None,
    ) -> None:
        self.machine = machine
        self._brake = Brake() if brake is None else brake
        self.lens = Lens(machine) if lens is None else lens
        self.house = House(self.lens)
        self.rooms, self.boxes = self.house.rooms, self.house.boxes
        self.states = self.house.cells
        self._scenes = machine.scenario.scenes
        self._endings = endings
        self._last = self.boxes[AT_END]
        self._chances: dict[Policy, Chances] = {}
        self._kept: dict[int, Array] = {}
        self._meters: dict[int, Meters] = {}

    @cached_property
    def ends(self) -> list[End]:
        ending = self.lens.ending() if self._endings else None
        shape = self._last.shape
        cells = np.stack(np.unravel_index(self._reached, shape or (1,)), axis=1)[:, : len(shape)]
        parts = [self._last.part(cell) for cell in cells]
        return [End(part, None if ending is None else ending(part)) for part in parts]

    @cached_property
    def _reached(self) -> Array:
        """The cells at the end that a path leads to."""
        return np.flatnonzero(self._fewest < _FAR)

    @cached_property
    def _fewest(self) -> Array:
        """For each cell at the end the fewest decisions."""
        return self._least(1, Costs())

    def chances(self, policy: Policy) -> Chances:
        found = self._chances.get(policy)
        if found is None:
            same = next((known for known in self._chances if self._alike(known, policy)), None)
            if same is not None:
                found = self._chances[same]
            else:
                spread, kept = self._spread(policy, keep=policy is Policy.RANDOM)
                found = self._of_ends(spread)
                self._kept = kept or self._kept
            self._chances[policy] = found
        return found

    def _of_ends(self, chances: Chances) -> Chances:
        """The chances of the ends that a path leads to, from those of all cells at the end."""
        return Chances([chances.ends[cell] for cell in self._reached], chances.moves, chances.left_out)

    def paths(self) -> list[int]:
        """How many paths lead to each end, digit by digit in base 2^bits."""
        arriving: dict[int, int] = {}
        for room in self.rooms.values():
            for way in room.ways:
                target = way.move.target
                arriving[target] = arriving.get(target, 0) + room.box.size
        bits = 61 - max(arriving.values(), default=1).bit_length()
        shelf = self.house.shelf(np.int64)
        inbox: dict[int, list[Array]] = {self.machine.first[0]: [shelf.take((), 1)]}
        for scene, room in self.rooms.items():
            self._brake.felt()
            digits = _carried(inbox.pop(scene, []), bits, shelf)
            for possible, ways in room.alike(room.possible()):
                for place, digit in enumerate(digits):
                    part = digit
                    if not possible.all():
                        part = np.multiply(digit, possible, out=shelf.take(digit.shape, None))
                    for way in ways:
                        there = inbox.setdefault(way.move.target, [])
                        if place == len(there):
                            there.append(shelf.take(self.boxes[way.move.target].shape))
                        way.passage.add(part, there[place])
                    if part is not digit:
                        shelf.give(part)
            for digit in digits:
                shelf.give(digit)
        found = [digit.reshape(-1)[self._reached].tolist() for digit in inbox[AT_END]]
        return [
            sum(digit << bits * place for place, digit in enumerate(row)) for row in zip(*found, strict=True)
        ]

    def effects(self, index: int) -> list[Range]:
        try:
            meter = self._meter(index)
        except (Endless, OverflowError):
            # One more axis is too many; the least and the most need none.
            return self.sums(_MeterCosts(self, index))
        span: dict[str | None, tuple[int, int]] = {}
        for id, value, _ in meter:
            low, high = span.get(id, (value, value))
            span[id] = (min(low, value), max(high, value))
        return [span[_id(end)] for end in self.ends]

    def distribution(self) -> Distribution:
        """The distribution of meters; its weights are floats as whole numbers, over about 2^100.

        Values rarer than that are left out.
        """
        marginals = []
        for meter in Meter:
            weights: dict[int, int] = {}
            for _, value, chance in self._meter(meter.index):
                if weight := int(chance * 2.0**100):
                    weights[value] = weights.get(value, 0) + weight
            values = sorted(weights)
            marginals.append(Marginal(tuple(values), tuple(accumulate(weights[value] for value in values))))
        one, two, three, four = marginals
        return Distribution((one, two, three, four))

    def decisions(self) -> list[Range]:
        most = -self._least(-1, Costs())
        return [(int(self._fewest[cell]), int(most[cell])) for cell in self._reached]

    def sums(self, costs: Costs) -> list[Range]:
        least, most = self._least(1, costs), -self._least(-1, costs)
        found: list[Range] = []
        for cell, end in zip(self._reached, self.ends, strict=True):
            last = costs.last(end)
            found.append((int(least[cell]) + last, int(most[cell]) + last))
        return found

    def shifts(self) -> list[Shift]:
        endings = [e for e in self.machine.scenario.endings if any(end.ending is e for end in self.ends)]
        kept, self._kept = self._kept or self._spread(Policy.RANDOM, keep=True)[1], {}
        shelf = self.house.shelf(np.float64)
        ahead: dict[int, list[Array]] = {AT_END: []}
        for ending in endings[:-1]:
            row = shelf.take((self._last.size,))
            row[self._reached] = [float(end.ending is ending) for end in self.ends]
            ahead[AT_END].append(row.reshape(self._last.shape))
        waiting = self._sources()
        found: dict[int, list[Shift]] = {}
        for scene in reversed(self.rooms):
            self._brake.felt()
            room = self.rooms[scene]
            ahead[scene], found[scene] = self._look_ahead(room, kept.pop(scene), ahead, endings, shelf)
            for target in {way.move.target for way in room.ways}:
                waiting[target].discard(scene)
                if not waiting[target]:
                    for row in ahead.pop(target):
                        shelf.give(row)
        return [shift for scene in sorted(found) for shift in found[scene]]

    def _look_ahead(
        self, room: Room, here: Array, ahead: dict[int, list[Array]], endings: list[Ending], shelf: Shelf
    ) -> tuple[list[Array], list[Shift]]:
        """The chance of each ending but the last at each cell of a scene, and the shifts of its choices."""
        rows = [shelf.take(room.box.shape) for _ in endings[1:]]
        part, weight, total = (shelf.take(room.box.shape, None) for _ in range(3))
        picked = np.zeros((len(room.ids), len(endings)))
        shares: list[Any] = [0.0] * len(room.ids)
        for factor, ways in room.alike(room.factors(Policy.RANDOM)):
            mass = float(np.multiply(here, factor, out=weight).sum())
            for way in ways:
                shares[way.choice] = shares[way.choice] + factor
                # The last ending takes what the others leave.
                picked[way.choice, -1] += mass
            for k, row in enumerate(rows):
                for number, way in enumerate(ways):
                    into = part if number else total
                    way.passage.back(ahead[way.move.target][k], into)
                    some = inner(weight, into)
                    picked[way.choice, k] += some
                    picked[way.choice, -1] -= some
                    if number:
                        total += part
                np.multiply(total, factor, out=total)
                row += total
        found = []
        mixed: dict[bytes, list[float]] = {}
        for choice, share in enumerate(shares):
            if not np.any(share):
                continue
            key = np.asarray(share).tobytes()
            if key not in mixed:
                np.multiply(here, share, out=part)
                mass = float(part.sum())
                some_of = [inner(part, row) for row in rows]
                mixed[key] = [mass, *some_of, mass - sum(some_of)]
            mass, *by_chance = mixed[key]
            if mass:
                pairs = [(by_chance[k] / mass, float(picked[choice, k]) / mass) for k in range(len(endings))]
                found.append(largest_shift(room.scene.id, room.ids[choice], endings, pairs))
        shelf.give(part)
        shelf.give(weight)
        shelf.give(total)
        return rows, found

    def _spread(self, policy: Policy, keep: bool = False) -> tuple[Chances, dict[int, Array]]:
        """A policy's chances; with `keep` also the chance of every cell of every scene, times 2^1000."""
        shelf = self.house.shelf(np.float64)
        kept: dict[int, Array] = {}
        moves: dict[Move, float] = {}
        inbox: dict[int, Array] = {self.machine.first[0]: np.full((), _WHOLE)}
        part = shelf.take((self.house.largest,), None)
        for scene, room in self.rooms.items():
            self._brake.felt()
            here = inbox.pop(scene, None)
            if here is None:
                here = shelf.take(room.box.shape)
            weight = part[: room.box.size].reshape(room.box.shape)
            for factor, ways in room.alike(room.factors(policy)):
                np.multiply(here, factor, out=weight)
                total = float(weight.sum()) / _WHOLE
                for way in ways if total else ():
                    moves[way.move] = moves.get(way.move, 0.0) + total
                    target = way.move.target
                    if target not in inbox:
                        inbox[target] = shelf.take(self.boxes[target].shape)
                    way.passage.add(weight, inbox[target])
            if keep:
                kept[scene] = np.array(here)
            shelf.give(here)
        ends = inbox[AT_END].reshape(-1) / _WHOLE if AT_END in inbox else np.zeros(self._last.size)
        return Chances(ends.tolist(), moves, 0.0), kept

    def _least(self, sign: int, costs: Costs) -> Array:
        """For each cell at the end `sign` times the sum of costs, at the least; `_FAR` where none comes."""
        shelf = self.house.shelf(np.int32)
        inbox: dict[int, Array] = {self.machine.first[0]: shelf.take((), sign * costs.first)}
        part = shelf.take((self.house.largest,), None)
        for scene, room in self.rooms.items():
            self._brake.felt()
            here = inbox.pop(scene, None)
            if here is None:
                continue
            on_screen = [sign * costs.screen(offered) for offered in room.offers]
            here += np.array(on_screen, np.int32)[room.which]
            values = part[: room.box.size].reshape(room.box.shape)
            for possible, ways in room.alike(room.possible()):
                barred = None if possible.all() else np.where(possible, np.int32(-_FAR), np.int32(_FAR))
                for way in ways:
                    target = self.boxes[way.move.target]
                    arrived = self._arrived(costs.arrival(way.move.entered), target)
                    always = sign * costs.move(way.move) + (0 if np.ndim(arrived) else sign * arrived)
                    np.add(here, np.int32(always), out=values)
                    if barred is not None:
                        np.maximum(values, barred, out=values)
                    if way.move.target not in inbox:
                        inbox[way.move.target] = shelf.take(target.shape, _FAR)
                    there = inbox[way.move.target]
                    if np.ndim(arrived):
                        alone = shelf.take(target.shape, _FAR)
                        way.passage.least(values, alone)
                        np.minimum(there, alone + sign * arrived, out=there)
                        shelf.give(alone)
                    else:
                        way.passage.least(values, there)
            shelf.give(here)
        # What never comes stays far off, whatever was added to it on the way.
        found = np.array(inbox[AT_END]).reshape(-1)
        found[found > _FAR // 2] = _FAR
        return found

    def _arrived(self, extras: Extras, target: Box) -> Any:
        """What arriving costs: a number, or numbers over the axes of the target's box."""
        total: Any = extras.always
        for extra in extras.guarded:
            columns = target.columns()
            for slot, times in extra.later:
                if slot in columns:
                    columns[slot] = columns[slot] - times
            holds = evaluate(extra.guard, self.machine.slots, columns, as_truth=True)
            total = total + holds * np.int32(extra.cost)
        return total

    def _meter(self, index: int) -> Meters:
        """How a meter is spread at the end, ending by ending."""
        found = self._meters.get(index)
        if found is None:
            still = not any(way.move.effects[index] for room in self.rooms.values() for way in room.ways)
            found = self._meters[index] = self._unmoved(index) if still else self._moved(index)
        return found

    def _unmoved(self, index: int) -> Meters:
        first = self.machine.scenario.meters[index]
        chances = self.chances(Policy.RANDOM).ends
        return [(_id(end), first, chance) for end, chance in zip(self.ends, chances, strict=True)]

    def _moved(self, index: int) -> Meters:
        slot = FIRST_METER + index
        relevance = Relevance(self.machine, at_end={slot: EVERYTHING}, endings=self._endings)
        exact = Wide(self.machine, Lens(self.machine, relevance), self._endings, self._brake)
        place = exact.lens.layout(AT_END).index(slot)
        chances = exact._spread(Policy.RANDOM)[0].ends
        ending = exact.lens.ending() if self._endings else None
        reached = set(exact._reached.tolist()) if exact._has_rare_paths() else None
        found: Meters = []
        for number, cell in enumerate(np.ndindex(*exact._last.shape)):
            if chances[number] if reached is None else number in reached:
                part = exact._last.part(cell)
                end = End(part, None if ending is None else ending(part))
                found.append((_id(end), part[place], chances[number]))
        return found

    def _has_rare_paths(self) -> bool:
        """Whether a path may be so rare that its chance counts as none (see `_WHOLE`)."""
        parts = (
            len(offered.open)
            * max((r.total for r in offered.open.values() if isinstance(r, Toss)), default=1)
            for room in self.rooms.values()
            for offered in room.offers
        )
        return len(self.rooms) * log2(max((1, *parts))) > 1900

    def _alike(self, one: Policy, other: Policy) -> bool:
        """Whether two policies pick alike from everything that any scene offers."""
        return all(
            one.among(room.scene, offered) == other.among(room.scene, offered)
            for room in self.rooms.values()
            for offered in room.offers
        )

    def _sources(self) -> dict[int, set[int]]:
        found: dict[int, set[int]] = {scene: set() for scene in self.boxes}
        for scene, room in self.rooms.items():
            for way in room.ways:
                found[way.move.target].add(scene)
        return found


class _MeterCosts(Costs):
    """What moves a meter; raises `OverflowError` where sums may leave what a cell can hold."""

    def __init__(self, wide: Wide, index: int) -> None:
        self.first = wide.machine.scenario.meters[index]
        self._index = index
        moved = (abs(way.move.effects[index]) for room in wide.rooms.values() for way in room.ways)
        if abs(self.first) + max(moved, default=0) * len(wide.rooms) >= _FAR // 2:
            raise OverflowError

    def screen(self, offered: OfferSet) -> int:
        return 0

    def move(self, move: Move) -> int:
        return move.effects[self._index]


def _id(end: End) -> str | None:
    return None if end.ending is None else end.ending.id


def _carried(digits: list[Array], bits: int, shelf: Shelf) -> list[Array]:
    """The same numbers with every digit below 2^bits again."""
    place = 0
    while place < len(digits):
        digit = digits[place]
        if digit.size and int(digit.max()) >> bits:
            over = np.right_shift(digit, bits, out=shelf.take(digit.shape, None))
            digit &= (1 << bits) - 1
            if place + 1 == len(digits):
                digits.append(over)
            else:
                digits[place + 1] += over
                shelf.give(over)
        place += 1
    return digits


__all__ = ["Endless", "Wide"]
