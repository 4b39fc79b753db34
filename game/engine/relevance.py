"""What still matters: which slots of a state can still change what follows, and how finely.

Working backwards from the ends, every scene gets for each slot that something after it reads two bounds:
values at or below the lower one all have the same future, and so have values at or above the upper one. A
slot that is only compared with constants saturates; one that nothing reads any more has no bounds and is
dropped. Two states that agree within the bounds are the same for whoever asked the questions.

The bounds are the least fixed point of one equation, solved scene by scene from the ends: a slot that a move
raises by d and that matters between low and high after it, matters between low - d and high - d before it.
Round a loop that moves a slot the bounds grow without end; after a few rounds they are taken as infinite,
which merges less and is never wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from math import inf
from typing import NamedTuple

from game.engine.machine import Machine
from game.engine.move import EVERYTHING, Bounds, Move
from game.engine.slots import AT_END, FIRST_METER, Slots
from game.model import Expression, SetVariable
from game.model.expression import (
    AllOf,
    AnyOf,
    Arithmetic,
    Calculate,
    Chose,
    Compare,
    Comparison,
    FlagValue,
    Negative,
    Not,
    Number,
    Seen,
    parts,
)

Reads = dict[int, Bounds]
"""Slots that are read, each with the bounds beyond which its value makes no difference."""

_ROUNDS = 8
# Far inside the engine's own limit for variables, which a bound must never meet.
_FAR = 10**12
_CUTS = {
    Comparison.LT: (-1, 0),
    Comparison.GE: (-1, 0),
    Comparison.LE: (0, 1),
    Comparison.GT: (0, 1),
    Comparison.EQ: (-1, 1),
    Comparison.NE: (-1, 1),
}
_MIRROR = {
    Comparison.LT: Comparison.GT,
    Comparison.GT: Comparison.LT,
    Comparison.LE: Comparison.GE,
    Comparison.GE: Comparison.LE,
}


class Change(NamedTuple):
    """How a move makes the new value of a slot.

    The old value of slot `base` plus `number`; without a base, `number` itself; or, where `reads` is not
    None, something that depends on those slots.
    """

    base: int | None
    number: int
    reads: Reads | None = None


def merge(into: Reads, slot: int, low: float, high: float) -> None:
    """Adds a reading of a slot to readings."""
    known = into.get(slot)
    if known is not None:
        low, high = min(low, known[0]), max(high, known[1])
    into[slot] = (low if low > -_FAR else -inf, high if high < _FAR else inf)


def reads_of(expressions: Iterable[Expression], slots: Slots, as_truth: bool = True) -> Reads:
    """What expressions read, as guards or, without `as_truth`, for their numbers."""
    reads: Reads = {}
    todo = [(expression, as_truth) for expression in expressions]
    while todo:
        current, as_truth = todo.pop()
        inner = parts(current)
        if isinstance(current, Compare):
            left = current.first
            for sign, right in current.rest:
                todo.extend((side, False) for side in _compared(left, sign, right, slots, reads))
                left = right
        elif inner:
            logical = isinstance(current, Not | AllOf | AnyOf)
            todo.extend((operand, logical) for operand in inner)
        elif (slot := slots.of_leaf(current)) is not None:
            if isinstance(current, FlagValue | Chose | Seen):
                merge(reads, slot, 0, 1)
            elif as_truth:
                merge(reads, slot, -1, 1)
            else:
                merge(reads, slot, *EVERYTHING)
    return reads


def _compared(
    left: Expression, sign: Comparison, right: Expression, slots: Slots, reads: Reads
) -> tuple[Expression, ...]:
    """Adds the reading of a comparison of a slot with a constant; gives the sides still to be looked into."""
    side, limit = left, _constant(right)
    if limit is None:
        side, limit, sign = right, _constant(left), _MIRROR.get(sign, sign)
    if limit is None:
        return left, right
    slot = None if parts(side) or isinstance(side, Seen) else slots.of_leaf(side)
    if slot is None:
        return (side,)
    below, above = _CUTS[sign]
    merge(reads, slot, limit + below, limit + above)
    return ()


def _constant(expression: Expression) -> int | None:
    sign = 1
    while isinstance(expression, Negative):
        sign, expression = -sign, expression.operand
    return sign * expression.value if isinstance(expression, Number) else None


@dataclass(frozen=True, slots=True)
class Tally:
    """Something counted along a playthrough beside its state: what each move adds, and how it is read.

    A tally starts at 0; `bounds` say beyond which values its end makes no difference.
    """

    of: Callable[[Move], int]
    bounds: Bounds = EVERYTHING


def changes_of(move: Move, slots: Slots) -> dict[int, Change]:
    """How a move makes each slot that it changes, in terms of the slots before it."""
    now: dict[int, Change] = {}
    for i, delta in enumerate(move.effects):
        if delta:
            now[FIRST_METER + i] = Change(FIRST_METER + i, delta)
    for setting in move.sets:
        slot = slots.of_setting(setting)
        now[slot] = _set(setting.value, slots, now) if isinstance(setting, SetVariable) else Change(None, 1)
    if move.remembers is not None:
        now[move.remembers] = Change(None, 1)
    for slot, times in move.visits:
        now[slot] = Change(slot, times)
    return now


def _set(value: Expression, slots: Slots, now: dict[int, Change]) -> Change:
    """What a variable becomes: a constant, a slot and a constant, or something made of what it reads."""
    limit = _constant(value)
    if limit is not None and abs(limit) < _FAR:
        return Change(None, limit)
    leaf, number = value, 0
    if isinstance(value, Calculate) and value.operation is not Arithmetic.MUL:
        added = _constant(value.right)
        if added is not None:
            leaf, number = value.left, added if value.operation is Arithmetic.ADD else -added
        elif value.operation is Arithmetic.ADD and (added := _constant(value.left)) is not None:
            leaf, number = value.right, added
    slot = None if parts(leaf) or isinstance(leaf, Seen) else slots.of_leaf(leaf)
    if slot is not None:
        known = now.get(slot, Change(slot, 0))
        if known.reads is None and abs(known.number + number) < _FAR:
            return known._replace(number=known.number + number)
    reads: Reads = {}
    for read, (low, high) in reads_of([value], slots, as_truth=False).items():
        _before(reads, now.get(read), read, low, high)
    return Change(None, 0, reads)


def _before(reads: Reads, change: Change | None, slot: int, low: float, high: float) -> None:
    """Adds to readings before a move what a reading of a slot after it comes to."""
    if change is None:
        merge(reads, slot, low, high)
    elif change.reads is not None:
        for read, bounds in change.reads.items():
            merge(reads, read, *bounds)
    elif change.base is not None:
        merge(reads, change.base, low - change.number, high - change.number)


class Relevance:
    """For every decision that the scenes' graph leads to, what still matters there.

    `reads` are the readings at a scene's index and at `AT_END`. `order` are the scenes' indexes such that,
    loops aside, each stands after all that lead to it. What decides which choices are open always matters,
    and so does, with `endings`, which ending it is; `at_scene` and `at_end` say what else is asked there.
    `tallies` get slots of their own after the state's, in order.
    """

    def __init__(
        self,
        machine: Machine,
        at_scene: Callable[[int], Reads] | None = None,
        at_end: Reads | None = None,
        tallies: Sequence[Tally] = (),
        endings: bool = True,
    ) -> None:
        self.machine = machine
        self.order = _order(machine)
        self._tallies = {machine.slots.size + k: tally for k, tally in enumerate(tallies)}
        slots = machine.slots
        self._asked = {i: reads_of(machine.program(i).tests, slots) for i in self.order}
        if at_scene is not None:
            for i, reads in self._asked.items():
                _add(reads, at_scene(i))
        self._moves = {
            i: [
                (move.target, self._changes(move))
                for c in range(len(machine.scenario.scenes[i].choices))
                for move in machine.program(i).moves(c)
            ]
            for i in self.order
        }
        guards = [e.when.expression for e in machine.scenario.endings if e.when is not None and endings]
        self.reads: dict[int, Reads] = {i: {} for i in self.order}
        self.reads[AT_END] = reads_of(guards, slots)
        _add(self.reads[AT_END], at_end or {})
        _add(self.reads[AT_END], {slot: tally.bounds for slot, tally in self._tallies.items()})
        self._solve()

    @property
    def moves(self) -> int:
        """How many moves there are, over all decisions in `order`."""
        return sum(map(len, self._moves.values()))

    def added(self, move: Move) -> dict[int, int]:
        """What a move adds to each tally's slot, zeros left out."""
        return {slot: number for slot, tally in self._tallies.items() if (number := tally.of(move))}

    def _changes(self, move: Move) -> dict[int, Change]:
        changes = changes_of(move, self.machine.slots)
        changes.update({slot: Change(slot, number) for slot, number in self.added(move).items()})
        return changes

    def _solve(self) -> None:
        sources: dict[int, set[int]] = {i: set() for i in self.reads}
        for i, moves in self._moves.items():
            for target, _ in moves:
                sources[target].add(i)
        waiting = dict.fromkeys(self.order)
        rounds = dict.fromkeys(self.order, 0)
        while waiting:
            i, _ = waiting.popitem()
            rounds[i] += 1
            found = self._once(i)
            known = self.reads[i]
            if found == known:
                continue
            if rounds[i] > _ROUNDS:
                found = {slot: _widen(bounds, known.get(slot)) for slot, bounds in found.items()}
            self.reads[i] = found
            waiting.update(dict.fromkeys(sorted(sources[i])))

    def _once(self, scene: int) -> Reads:
        reads: Reads = {}
        for slot, bounds in self._asked[scene].items():
            merge(reads, slot, *bounds)
        for target, changes in self._moves[scene]:
            for slot, (low, high) in self.reads[target].items():
                _before(reads, changes.get(slot), slot, low, high)
        return reads


def _add(into: Reads, reads: Reads) -> None:
    for slot, bounds in reads.items():
        merge(into, slot, *bounds)


def _widen(bounds: Bounds, known: Bounds | None) -> Bounds:
    """Bounds that are still moving are taken as infinite."""
    if known is None:
        return bounds
    return (-inf if bounds[0] < known[0] else bounds[0], inf if bounds[1] > known[1] else bounds[1])


def _order(machine: Machine) -> tuple[int, ...]:
    """The decisions that the graph leads to, in reverse post-order, with a stack of its own."""
    done: list[int] = []
    found: set[int] = set()
    todo = [(machine.first[0], False)]
    while todo:
        scene, finished = todo.pop()
        if finished:
            done.append(scene)
        elif scene != AT_END and scene not in found:
            found.add(scene)
            todo.append((scene, True))
            choices = range(len(machine.scenario.scenes[scene].choices))
            program = machine.program(scene)
            targets = [move.target for c in choices for move in program.moves(c)]
            todo.extend((target, False) for target in reversed(targets))
    return tuple(reversed(done))
