"""The exact distribution of meters at the end of uniform random play, and the bands cut from it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from itertools import pairwise
from typing import Any

from game.model.meter import Meter

LOWER_PERCENT, UPPER_PERCENT = 33, 67


class Band(Enum):
    """Where an end value stands among all random plays of its scenario."""

    THIN = "thin"
    HELD = "held"
    STRONG = "strong"


@dataclass(frozen=True, slots=True)
class Marginal:
    """One meter at the end: each value that occurs, ascending, with the weight of all values up to it.

    The last weight is the total; weights are whole numbers, so every comparison is exact.
    """

    values: tuple[int, ...]
    cumulative: tuple[int, ...]

    @property
    def total(self) -> int:
        """The weight of all plays together."""
        return self.cumulative[-1]

    def at_or_below(self, value: int) -> int:
        """The weight of the plays that end at or below a value; divide by `total` for P(meter <= value)."""
        weight = 0
        for v, w in zip(self.values, self.cumulative, strict=True):
            if v > value:
                break
            weight = w
        return weight

    def cut(self, percent: int) -> int:
        """The smallest value v with P(meter <= v) >= percent/100."""
        return next(
            v for v, w in zip(self.values, self.cumulative, strict=True) if 100 * w >= percent * self.total
        )

    def band(self, value: int) -> Band:
        """Thin below the lower cut, strong above the upper one, held between and on them."""
        if value < self.cut(LOWER_PERCENT):
            return Band.THIN
        return Band.STRONG if value > self.cut(UPPER_PERCENT) else Band.HELD


@dataclass(frozen=True, slots=True)
class Distribution:
    """The four marginals, in the order of `Meter`.

    `left_out` is the weight of the plays that were not followed to an end, beside the marginals' total: 0
    unless a scenario can go round for ever.
    """

    marginals: tuple[Marginal, Marginal, Marginal, Marginal]
    left_out: int = 0

    def __getitem__(self, meter: Meter) -> Marginal:
        return self.marginals[meter.index]

    def to_json(self) -> dict[str, Any]:
        """The distribution as data that JSON can hold; whole numbers of any size."""
        meters = {meter.value: [list(self[meter].values), list(self[meter].cumulative)] for meter in Meter}
        return {"meters": meters, "left_out": self.left_out}

    @staticmethod
    def from_json(data: Any) -> Distribution:
        """The distribution that `to_json` gave; raises ValueError for anything else."""
        try:
            marginals = [Marginal(*map(tuple, data["meters"][meter.value])) for meter in Meter]
            left_out = data["left_out"]
        except (KeyError, TypeError) as fault:
            raise ValueError("not a distribution") from fault
        numbers = [left_out, *(n for m in marginals for n in (*m.values, *m.cumulative))]
        well_formed = all(type(number) is int for number in numbers) and all(map(_is_marginal, marginals))
        if not well_formed or left_out < 0:
            raise ValueError("not a distribution")
        one, two, three, four = marginals
        return Distribution((one, two, three, four), left_out)


def _is_marginal(marginal: Marginal) -> bool:
    values, weights = marginal.values, marginal.cumulative
    return (
        0 < len(values) == len(weights)
        and weights[0] > 0
        and all(a < b for numbers in (values, weights) for a, b in pairwise(numbers))
    )
