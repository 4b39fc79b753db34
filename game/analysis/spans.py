"""Which values each slot can have at each scene, guards aside: from where, to where, in what steps.

Working forwards from the start, every scene gets for each slot the least progression that holds all
values with which plays can come there: low, low + step, ... up to high. What has one value needs no place in
a state; the others need no more than their progression, cut at the bounds beyond which values make no
difference (`relevance`).
"""

from __future__ import annotations

from math import gcd, inf
from typing import NamedTuple
from weakref import WeakKeyDictionary

from game.engine import AT_END, Machine, Move
from game.engine.compiler import LARGEST, Body, constant
from game.engine.lens import Lens
from game.engine.relevance import changes_of
from game.engine.slots import FIRST_METER, Slots
from game.model import Expression, SetVariable
from game.model.expression import (
    AllOf,
    AnyOf,
    Arithmetic,
    Calculate,
    Compare,
    Comparison,
    Negative,
    Not,
    Number,
    Seen,
    parts,
)


class Span(NamedTuple):
    """The values low, low + step, ... high; one value where the step is 0."""

    low: int
    high: int
    step: int

    @property
    def size(self) -> int:
        """How many values there are."""
        return 1 if self.step == 0 else (self.high - self.low) // self.step + 1

    def moved(self, number: int) -> Span:
        """Each value with so much more."""
        return Span(self.low + number, self.high + number, self.step)

    def joined(self, other: Span) -> Span:
        """The least progression with the values of both."""
        low, high = min(self.low, other.low), max(self.high, other.high)
        return Span(low, high, gcd(self.step, other.step, self.low - other.low))

    def held(self, low: float, high: float) -> Span:
        """The progression cut where its values make no difference any more, one such value kept each side."""
        if self.step == 0:
            return self
        if high <= self.low:
            return one(self.low)
        if low >= self.high:
            return one(self.high)
        first = self.low if low == -inf else self.low + max(0, (int(low) - self.low) // self.step) * self.step
        last = (
            self.high if high == inf else self.high - max(0, (self.high - int(high)) // self.step) * self.step
        )
        return Span(first, last, self.step) if first < last else one(first)


Columns = tuple[tuple[int, Span], ...]
"""Slots and their spans."""


def one(value: int) -> Span:
    """A single value."""
    return Span(value, value, 0)


class Endless(Exception):
    """A loop moves a value without end, or a number is too large for a machine word."""


class Spans:
    """The spans at every scene that a lens' graph leads to, and at the end; scenes must lead forward only.

    Raises `Endless` where a scene leads back, or where a number in an expression could leave 62 bits.
    """

    def __init__(self, lens: Lens) -> None:
        self.lens = lens
        self.slots = lens.machine.slots
        machine = lens.machine
        order = lens.relevance.order
        place = {scene: number for number, scene in enumerate((*order, AT_END))}
        self.at: dict[int, dict[int, Span]] = {}
        first = machine.first
        self.at[first[0]] = {
            slot: one(first[slot] if slot < len(first) else 0) for slot in lens.layout(first[0])
        }
        self.moves: dict[int, list[tuple[int, Move]]] = {}
        for scene in order:
            known = self.at[scene] = self._held(scene)
            program = machine.program(scene)
            choices = range(len(program.scene.choices))
            self.moves[scene] = [(choice, move) for choice in choices for move in program.moves(choice)]
            for _, move in self.moves[scene]:
                if place[move.target] <= place[scene]:
                    raise Endless
                self._arrive(move, known)
        if AT_END in self.at:
            self.at[AT_END] = self._held(AT_END)

    def _held(self, scene: int) -> dict[int, Span]:
        reads = self.lens.relevance.reads[scene]
        return {slot: span.held(*reads[slot]) for slot, span in self.at[scene].items()}

    def _arrive(self, move: Move, known: dict[int, Span]) -> None:
        after = self.after(move, known)
        there = self.at.get(move.target)
        if there is None:
            self.at[move.target] = after
        else:
            for slot, span in after.items():
                there[slot] = there[slot].joined(span)

    def after(self, move: Move, known: dict[int, Span]) -> dict[int, Span]:
        """The spans after a move, of the slots that matter at its target."""
        changes = changes_of(move, self.slots)
        added = self.lens.relevance.added(move)
        now = _made(move, self.lens.machine, known)
        found = {}
        for slot in self.lens.layout(move.target):
            change = changes.get(slot)
            if slot in added:
                found[slot] = known[slot].moved(added[slot])
            elif change is None:
                found[slot] = known[slot]
            elif change.reads is not None:
                found[slot] = now[slot]
            elif change.base is None:
                found[slot] = one(change.number)
            else:
                found[slot] = known[change.base].moved(change.number)
        return found


def _made(move: Move, machine: Machine, known: dict[int, Span]) -> dict[int, Span]:
    """The spans of variables that a move sets, as its settings follow one another."""
    slots = machine.slots
    now = dict(known)
    for index, delta in enumerate(move.effects):
        if FIRST_METER + index in now:
            now[FIRST_METER + index] = now[FIRST_METER + index].moved(delta)
    found = {}
    for setting in move.sets:
        slot = slots.of_setting(setting)
        if not isinstance(setting, SetVariable):
            now[slot] = one(1)
        elif all(read in now for read in slots.read_by(setting.value)):
            span = _set(setting, machine, now)
            if span.low < -LARGEST or span.high > LARGEST:
                raise Endless
            now[slot] = found[slot] = span
        else:
            now.pop(slot, None)
    return found


_MOST_VALUES = 2000
_KNOWN: WeakKeyDictionary[Machine, dict[tuple[int, Columns], Span]] = WeakKeyDictionary()


def _set(setting: SetVariable, machine: Machine, known: dict[int, Span]) -> Span:
    """What a setting can come to: value by value where it reads one slot, else by its parts' spans."""
    reads = sorted(machine.slots.read_by(setting.value))
    columns = tuple((slot, known[slot]) for slot in reads)
    memory = _KNOWN.setdefault(machine, {})
    key = (id(setting), columns)
    if key not in memory:
        memory[key] = _values(setting.value, machine.slots, columns)
    return memory[key]


def _values(expression: Expression, slots: Slots, columns: Columns) -> Span:
    # Asked for in any case, since it refuses numbers that become too large on the way.
    whole = span_of(expression, slots, dict(columns))
    varied = [(slot, span) for slot, span in columns if span.step]
    if len(varied) != 1 or varied[0][1].size > _MOST_VALUES:
        return whole
    slot, span = varied[0]
    body = Body(slots, [slot])
    for other, fixed in columns:
        if other != slot:
            body.put(other, constant(fixed.low))
    value = body.function("value", body.value(expression)[0])
    found = one(value((span.low,)))
    for number in range(span.low + span.step, span.high + 1, span.step):
        found = found.joined(one(value((number,))))
    return found


def span_of(expression: Expression, slots: Slots, known: dict[int, Span]) -> Span:
    """What an expression can come to where slots have those spans; raises `Endless` beyond 62 bits."""
    done: list[Span] = []
    todo: list[tuple[Expression, int]] = [(expression, -1)]
    while todo:
        current, count = todo.pop()
        inner = parts(current)
        if count < 0 and inner:
            todo.append((current, len(inner)))
            todo.extend((operand, -1) for operand in reversed(inner))
            continue
        operands = done[len(done) - len(inner) :]
        del done[len(done) - len(inner) :]
        span = _joined(current, operands, slots, known)
        if abs(span.low) >> 62 or abs(span.high) >> 62:
            raise Endless
        done.append(span)
    return done[0]


TRUTH = Span(0, 1, 1)
"""What may hold and may not."""


def _joined(expression: Expression, operands: list[Span], slots: Slots, known: dict[int, Span]) -> Span:
    match expression:
        case Number(value):
            return one(value)
        case Not():
            return _truth(*reversed(_counts(operands[0])))
        case AllOf():
            counts = [_counts(operand) for operand in operands]
            return _truth(all(may for may, _ in counts), any(may_not for _, may_not in counts))
        case AnyOf():
            counts = [_counts(operand) for operand in operands]
            return _truth(any(may for may, _ in counts), all(may_not for _, may_not in counts))
        case Compare(_, rest):
            pairs = [
                _compare(a, sign, b) for a, (sign, _), b in zip(operands, rest, operands[1:], strict=False)
            ]
            return _truth(all(may for may, _ in pairs), any(may_not for _, may_not in pairs))
        case Negative():
            return Span(-operands[0].high, -operands[0].low, operands[0].step)
        case Calculate(operation):
            return _calculate(operation, *operands)
        case _:
            slot = slots.of_leaf(expression)
            span = one(0) if slot is None else known[slot]
            return _truth(*_counts(span)) if isinstance(expression, Seen) else span


def _calculate(operation: Arithmetic, left: Span, right: Span) -> Span:
    step = gcd(left.step, right.step)
    if operation is Arithmetic.ADD:
        return Span(left.low + right.low, left.high + right.high, step)
    if operation is Arithmetic.SUB:
        return Span(left.low - right.high, left.high - right.low, step)
    corners = [a * b for a in left[:2] for b in right[:2]]
    low, high = min(corners), max(corners)
    if left.step and right.step:
        return Span(low, high, min(1, high - low))
    return Span(low, high, left.step * abs(right.low) if left.step else right.step * abs(left.low))


def _counts(span: Span) -> tuple[bool, bool]:
    """Whether some value counts as true, and whether one does not."""
    has_zero = span.low <= 0 <= span.high and (span.step == 0 or span.low % span.step == 0)
    return span.step != 0 or not has_zero, has_zero


def _truth(may: bool, may_not: bool) -> Span:
    return TRUTH if may and may_not else one(int(may))


def _compare(left: Span, sign: Comparison, right: Span) -> tuple[bool, bool]:
    """Whether the comparison may hold, and whether it may not."""
    match sign:
        case Comparison.LT:
            return left.low < right.high, left.high >= right.low
        case Comparison.LE:
            return left.low <= right.high, left.high > right.low
        case Comparison.GT:
            return left.high > right.low, left.low <= right.high
        case Comparison.GE:
            return left.high >= right.low, left.low < right.high
    apart = left.high < right.low or right.high < left.low
    same = left.step == 0 and right.step == 0 and left.low == right.low
    return (not apart, not same) if sign is Comparison.EQ else (not same, not apart)
