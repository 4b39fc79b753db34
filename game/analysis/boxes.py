"""States side by side: at each scene a box with an axis for each slot that varies, and moves between boxes.

A box holds one number for every combination of its slots' values. A move shifts a box along its axes into
another one, and where values stop making a difference it folds the rest of the axis onto the edge. So a move
of a hundred thousand states is a few additions of whole blocks. A move that cannot be told axis by axis is
told by an index for every cell.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import product
from typing import Any

import numpy as np
import numpy.typing as npt

from game.analysis.spans import Span
from game.engine import Move
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

Array = npt.NDArray[Any]
Columns = dict[int, Any]
"""For each slot its value, or its values along its own axis of a box."""

_MOST_SEGMENTS = 5
_ALL = (slice(0, 1), slice(0, 1), False)


class Box:
    """The combinations of values at one scene; `shape` has the sizes of the axes, `slots` what they are.

    `order` ranks the slots, the same for all boxes of a scenario; long axes come last, where blocks are read
    in one go.
    """

    def __init__(self, spans: dict[int, Span], order: dict[int, int]) -> None:
        self.spans = spans
        self.slots = tuple(sorted((slot for slot in spans if spans[slot].step), key=order.__getitem__))
        self.shape = tuple(spans[slot].size for slot in self.slots)

    @property
    def size(self) -> int:
        """How many combinations there are."""
        size = 1
        for length in self.shape:
            size *= length
        return size

    def columns(self) -> Columns:
        """The slots' values, each along its axis."""
        found: Columns = {}
        for slot, span in self.spans.items():
            if span.step:
                shape = [1] * len(self.slots)
                shape[self.slots.index(slot)] = span.size
                found[slot] = (np.arange(span.size, dtype=np.int64) * span.step + span.low).reshape(shape)
            else:
                found[slot] = span.low
        return found

    def part(self, cell: Sequence[int]) -> tuple[int, ...]:
        """The values at a cell, for all slots, the fixed ones too."""
        place = dict(zip(self.slots, cell, strict=True))
        return tuple(
            span.low + int(place[slot]) * span.step if span.step else span.low
            for slot, span in sorted(self.spans.items())
        )


def ranked(spans: Iterable[dict[int, Span]]) -> dict[int, int]:
    """The rank of every slot: by its longest axis in any box, the longest last."""
    longest: dict[int, int] = {}
    for box in spans:
        for slot, span in box.items():
            longest[slot] = max(longest.get(slot, 1), span.size)
    return {slot: rank for rank, slot in enumerate(sorted(longest, key=lambda slot: (longest[slot], slot)))}


def evaluate(expression: Expression, slots: Slots, columns: Columns, as_truth: bool) -> Any:
    """An expression over whole columns: booleans for a guard, whole numbers for a value."""
    done: list[Any] = []
    todo: list[tuple[Expression, bool, bool]] = [(expression, as_truth, False)]
    while todo:
        current, as_truth, ready = todo.pop()
        inner = parts(current)
        if inner and not ready:
            logical = isinstance(current, Not | AllOf | AnyOf)
            todo.append((current, as_truth, True))
            todo.extend((operand, logical, False) for operand in reversed(inner))
            continue
        operands = done[len(done) - len(inner) :]
        del done[len(done) - len(inner) :]
        result, is_truth = _joined(current, operands, slots, columns)
        if is_truth and not as_truth:
            result = result + 0
        elif as_truth and not is_truth:
            result = result != 0
        done.append(result)
    return done[0]


def _joined(expression: Expression, operands: list[Any], slots: Slots, columns: Columns) -> tuple[Any, bool]:
    match expression:
        case Number(value):
            return value, False
        case Not():
            return operands[0] ^ True, True
        case AllOf():
            result = operands[0]
            for operand in operands[1:]:
                result = result & operand
            return result, True
        case AnyOf():
            result = operands[0]
            for operand in operands[1:]:
                result = result | operand
            return result, True
        case Compare(_, rest):
            result = True
            for left, (sign, _), right in zip(operands, rest, operands[1:], strict=False):
                result = result & _compare(left, sign, right)
            return result, True
        case Negative():
            return -operands[0], False
        case Calculate(operation):
            left, right = operands
            if operation is Arithmetic.ADD:
                return left + right, False
            return (left - right if operation is Arithmetic.SUB else left * right), False
        case Seen(scene):
            return columns[slots.visits[scene]] > 0, True
        case _:
            (slot,) = slots.read_by(expression)
            return columns[slot], False


def _compare(left: Any, sign: Comparison, right: Any) -> Any:
    match sign:
        case Comparison.EQ:
            return left == right
        case Comparison.NE:
            return left != right
        case Comparison.LT:
            return left < right
        case Comparison.LE:
            return left <= right
        case Comparison.GT:
            return left > right
        case Comparison.GE:
            return left >= right


def inner(one: Array, other: Array) -> float:
    """The sum of products of two whole arrays; not by BLAS, whose threads wait on a busy machine."""
    return float(np.einsum("i,i->", one.reshape(-1), other.reshape(-1)))


class Passage:
    """How a move takes cells of one box to cells of another.

    `pieces` are blocks: where from, where to, and which axes fold to one cell. Where the move cannot be told
    axis by axis there is one piece and `index` has the target cell of every source cell.
    """

    def __init__(self, lens: Lens, move: Move, source: Box, target: Box, order: dict[int, int]) -> None:
        self.source, self.target = source, target
        axes = sorted({*source.slots, *target.slots}, key=order.__getitem__)
        # At least one axis, so that every block is an array.
        self.source_shape = tuple(source.spans[a].size if a in source.slots else 1 for a in axes) or (1,)
        self.target_shape = tuple(target.spans[a].size if a in target.slots else 1 for a in axes) or (1,)
        after = _after(lens, move, source, target)
        self.index: Array | None = None
        self.pieces: list[tuple[tuple[slice, ...], tuple[slice, ...], tuple[int, ...]]] = []
        along = [self._along(axis, after, source, target) for axis in axes] or [[_ALL]]
        separate = all(segments is not None for segments in along) and _separate(after, source, target)
        if separate:
            for combination in product(*[segments or [] for segments in along]):
                self.pieces.append(
                    (
                        tuple(s for s, _, _ in combination),
                        tuple(t for _, t, _ in combination),
                        tuple(i for i, (_, _, fold) in enumerate(combination) if fold),
                    )
                )
        else:
            self.index = _index(after, source, target)

    def add(self, values: Array, into: Array) -> None:
        """Adds a source box's values to a target box."""
        if self.index is not None:
            np.add.at(into.reshape(-1), self.index, values.reshape(-1))
            return
        values, into = values.reshape(self.source_shape), into.reshape(self.target_shape)
        for source, target, folded in self.pieces:
            part = values[source]
            if folded:
                part = part.sum(axis=folded, keepdims=True)
            into[target] += part

    def least(self, values: Array, into: Array) -> None:
        """Lowers a target box's values to those of a source box where these are less."""
        if self.index is not None:
            np.minimum.at(into.reshape(-1), self.index, values.reshape(-1))
            return
        values, into = values.reshape(self.source_shape), into.reshape(self.target_shape)
        for source, target, folded in self.pieces:
            part = values[source]
            if folded:
                part = part.min(axis=folded, keepdims=True)
            np.minimum(into[target], part, out=into[target])

    def back(self, values: Array, into: Array) -> None:
        """Writes to each cell of a source box the value at the target box's cell that it goes to."""
        if self.index is not None:
            into.reshape(-1)[:] = values.reshape(-1)[self.index]
            return
        values, into = values.reshape(self.target_shape), into.reshape(self.source_shape)
        for source, target, _ in self.pieces:
            into[source] = values[target]

    def _along(
        self, axis: int, after: Columns, source: Box, target: Box
    ) -> list[tuple[slice, slice, bool]] | None:
        """The segments of one axis: from, to, and whether the segment folds to one cell."""
        size = source.spans[axis].size if axis in source.slots else 1
        if axis not in target.slots:
            return [(slice(0, size), slice(0, 1), size > 1)]
        places = _place(after[axis], target.spans[axis])
        if np.ndim(places) == 0 or places.size == 1:
            place = int(np.reshape(places, -1)[0])
            return [(slice(0, size), slice(place, place + 1), size > 1)]
        if axis not in source.slots or places.size != size or places.shape != _shape_along(axis, source):
            return None
        return _segments(places.reshape(-1))


def _shape_along(axis: int, box: Box) -> tuple[int, ...]:
    return tuple(box.spans[slot].size if slot == axis else 1 for slot in box.slots)


def _separate(after: Columns, source: Box, target: Box) -> bool:
    """Whether each axis of the source goes to its own axis of the target and to no other."""
    return all(
        np.ndim(after[axis]) == 0
        or np.size(after[axis]) == 1
        or np.shape(after[axis]) == _shape_along(axis, source)
        for axis in target.slots
    )


def _segments(places: Array) -> list[tuple[slice, slice, bool]] | None:
    """An axis cut where the step from one place to the next changes; None where it is cut too often."""
    found: list[tuple[slice, slice, bool]] = []
    at, size = 0, len(places)
    steps = np.diff(places)
    turns = np.flatnonzero(np.diff(steps)) + 1
    while at < size:
        step = int(steps[at]) if at + 1 < size else 0
        if step < 0 or len(found) == _MOST_SEGMENTS:
            return None
        following = int(np.searchsorted(turns, at, side="right"))
        end = int(turns[following]) + 1 if following < len(turns) else size
        first, last = int(places[at]), int(places[end - 1])
        folds = step == 0 and end - at > 1
        if folds or end - at == 1:
            found.append((slice(at, end), slice(first, first + 1), folds))
        else:
            # The last cell of a rising run may begin a fold on the same place.
            found.append((slice(at, end), slice(first, last + 1, step), False))
        at = end
    return found


def _place(values: Any, span: Span) -> Any:
    """The index along an axis of values, held at its edges; 0 where the axis has one value."""
    if not span.step:
        return 0
    return np.clip((np.asarray(values) - span.low) // span.step, 0, span.size - 1)


def _index(after: Columns, source: Box, target: Box) -> Array:
    """For every cell of the source box the cell of the target box that it goes to."""
    total: Any = 0
    stride = 1
    for slot in reversed(target.slots):
        total = total + _place(after[slot], target.spans[slot]) * stride
        stride *= target.spans[slot].size
    return np.ascontiguousarray(np.broadcast_to(total, source.shape)).reshape(-1)


def _after(lens: Lens, move: Move, source: Box, target: Box) -> Columns:
    """The values after a move of the slots that the target box has, over the source box's axes."""
    slots = lens.machine.slots
    changes, added = changes_of(move, slots), lens.relevance.added(move)
    before = source.columns()
    made = _made(move, slots, before)
    found: Columns = {}
    for slot in target.spans:
        change = changes.get(slot)
        if slot in added:
            found[slot] = before[slot] + added[slot]
        elif change is None:
            found[slot] = before[slot]
        elif change.reads is not None:
            found[slot] = made[slot]
        elif change.base is None:
            found[slot] = change.number
        else:
            found[slot] = before[change.base] + change.number
    return found


def _made(move: Move, slots: Slots, before: Columns) -> Columns:
    """The variables that a move sets to more than a sum, as its settings follow one another."""
    now = dict(before)
    for index, delta in enumerate(move.effects):
        if FIRST_METER + index in now:
            now[FIRST_METER + index] = now[FIRST_METER + index] + delta
    for setting in move.sets:
        slot = slots.of_setting(setting)
        if not isinstance(setting, SetVariable):
            now[slot] = 1
        elif all(read in now for read in slots.read_by(setting.value)):
            now[slot] = evaluate(setting.value, slots, now, as_truth=False)
        else:
            now.pop(slot, None)
    return now
