"""How a meter spreads over merged states in floats: a row of chances, one for each value, at every state.

Where the exact weights of `spread` would be numbers of millions of digits, a row of floats takes a thousandth
of the time. Every step adds and multiplies positive numbers only, so that the relative error stays as small
as that of `wide`; a chance below 2^-2000 counts as none.

numpy is imported here, and this only where it is needed.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from game.analysis.merged import Merged
from game.analysis.weights import Among, taken
from game.model import Meter

MOST_CELLS = 60_000_000
"""The most values that the rows of all states together may have; beyond that this is no way to go."""

_WHOLE = 2.0**1000
_UNIT = 2.0**-900
"""Weights are whole numbers over about 2^100; chances are held times `_WHOLE`."""
_END = -1

Row = tuple[npt.NDArray[Any], int]
"""Chances by value, and the lowest value."""


def histogram(merged: Merged, picked: Among, meter: Meter) -> dict[int, int]:
    """The weight of each value of a meter over all ends, out of about 2^100; there must be no loop.

    Values rarer than that are left out. Raises `OverflowError` beyond `MOST_CELLS`.
    """
    index = meter.index
    levels = merged.levels or ()
    if _cells(merged, index) > MOST_CELLS:
        raise OverflowError
    first = (np.array([_WHOLE]), merged.machine.scenario.meters[index])
    rows: dict[int, Row] = {0 if levels else _END: first}
    for level in levels:
        for number in level:
            here = rows.pop(number, None)
            choices = picked(number)
            if here is None or not choices:
                continue
            chances, low = here[0] / len(choices), here[1]
            for edge in taken(merged.edges[number], choices):
                part = chances if edge.total == 1 else chances * (edge.weight / edge.total)
                target = max(edge.target, _END)
                rows[target] = _added(rows.get(target), (part, low + edge.move.effects[index]))
    ends, low = rows[_END]
    weights = {low + place: int(chance * _UNIT) for place, chance in enumerate(ends.tolist())}
    return {value: weight for value, weight in weights.items() if weight}


def _cells(merged: Merged, index: int) -> int:
    """How many values the rows of all states have at the most."""
    span: dict[int, tuple[int, int]] = {0: (0, 0)}
    cells = 0
    for level in merged.levels or ():
        for number in level:
            low, high = span.pop(number)
            cells += high - low + 1
            for edge in merged.edges[number]:
                delta, target = edge.move.effects[index], max(edge.target, _END)
                least, most = span.get(target, (low + delta, high + delta))
                span[target] = (min(least, low + delta), max(most, high + delta))
    least, most = span.get(_END, (0, 0))
    return cells + most - least + 1


def _added(one: Row | None, other: Row) -> Row:
    """The sum of two rows, in a new one: an array may belong to several rows."""
    if one is None:
        return other
    low = min(one[1], other[1])
    high = max(row[1] + len(row[0]) for row in (one, other))
    total = np.zeros(high - low)
    for chances, start in (one, other):
        total[start - low : start - low + len(chances)] += chances
    return total, low
