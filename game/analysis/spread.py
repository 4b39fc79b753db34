"""The exact distribution of meters at the end of uniform random play.

A meter's values at a merged state are one long whole number: a field of fixed width for each value, holding
the weight of the plays that come there with it. Adding to the meter moves the fields along, merging adds, a
chance multiplies and divides; every field divides without remainder, so that none can spill into the next.
"""

from __future__ import annotations

from contextlib import suppress
from heapq import nlargest
from itertools import accumulate
from math import gcd
from operator import itemgetter

from game.analysis.merged import LIMIT, Merged
from game.analysis.policy import Policy
from game.analysis.spans import Endless
from game.analysis.weights import Among, among, taken, whole
from game.engine import AT_END, Machine, Toss, machine_of, weighed
from game.engine.lens import Lens, Part
from game.engine.move import EVERYTHING
from game.engine.relevance import Relevance
from game.engine.slots import FIRST_METER
from game.model import Distribution, Marginal, Meter, Scenario

_FIRST = 25_000
_FEWEST_PARTS, _MOST_PARTS = 20, 5_000
_MOST_WORK = 20_000_000_000

Histogram = dict[int, int]
"""The weight of each value of a meter."""


def distribution(scenario: Scenario) -> Distribution:
    """The exact distribution of the four meters at the end of uniform random play.

    Weights are whole numbers over a common total. Only where a scenario can go round for ever are some
    plays left out, whose weight is given (see `weights`).
    """
    return distribution_of(machine_of(scenario))


def distribution_of(machine: Machine, limit: int = LIMIT) -> Distribution:
    """The same for a machine, following at most `limit` edges before it looks for another way.

    Where exact weights would be too long they come from floats (`rows`), as they do for millions of merged
    states, which are taken box by box (`wide`). Where even that is too much, or where scenes can be gone
    round, plays are followed pick by pick.
    """
    lens = Lens(machine, Relevance(machine, endings=False))
    merged = Merged(machine, lens, min(limit, _FIRST), endings=False)
    if not merged.complete and limit > _FIRST:
        with suppress(ImportError, Endless, OverflowError):
            return _boxed(machine, lens)
        merged.follow(limit)
    if merged.levels is None:
        return _followed(machine, limit)
    picked = among(merged, Policy.RANDOM)
    if _work(merged, picked) > _MOST_WORK:
        with suppress(ImportError, OverflowError):
            return _in_rows(merged, picked)
        with suppress(ImportError, Endless, OverflowError):
            return _boxed(machine, lens)
        return _followed(machine, limit)
    return _distribution([_histogram(merged, picked, meter) for meter in Meter], 0)


def _in_rows(merged: Merged, picked: Among) -> Distribution:
    from game.analysis.rows import histogram

    one, two, three, four = (_marginal(histogram(merged, picked, meter), 1) for meter in Meter)
    return Distribution((one, two, three, four))


def _boxed(machine: Machine, lens: Lens) -> Distribution:
    from game.analysis.wide import Wide

    return Wide(machine, lens, endings=False).distribution()


def _work(merged: Merged, picked: Among) -> int:
    """How many bits the fields of all meters come to at the most, over all edges."""
    edges = [edge for edges in merged.edges for edge in edges]
    highest = max((abs(delta) for edge in edges for delta in edge.move.effects), default=0)
    fields = 2 * highest * len(merged.levels or ()) + 1
    return len(edges) * fields * whole(merged, picked).bit_length()


def _histogram(merged: Merged, picked: Among, meter: Meter) -> Histogram:
    """The weights of a meter's values over all ends, where there is no loop."""
    total = whole(merged, picked)
    width = total.bit_length() + 1
    index = meter.index
    first = merged.machine.scenario.meters[index]
    if not merged.scenes:
        return {first: total}
    fields: list[int] = [0] * len(merged.scenes)
    low: list[int] = [0] * len(merged.scenes)
    fields[0], low[0] = total, first
    end, end_low = 0, first
    for level in merged.levels or ():
        for number in level:
            choices = picked(number)
            if not choices:
                continue
            share, at = fields[number] // len(choices), low[number]
            for edge in taken(merged.edges[number], choices):
                part = share if edge.total == 1 else share * edge.weight // edge.total
                value = at + edge.move.effects[index]
                target = edge.target
                if target < 0:
                    end, end_low = _added(end, end_low, part, value, width)
                else:
                    fields[target], low[target] = _added(fields[target], low[target], part, value, width)
            fields[number] = 0
    return _unpacked(end, end_low, width)


def _added(fields: int, low: int, more: int, more_low: int, width: int) -> tuple[int, int]:
    """The sum of two rows of fields, and the value of its lowest field."""
    if not fields:
        return more, more_low
    if more_low >= low:
        return fields + (more << (more_low - low) * width), low
    return (fields << (low - more_low) * width) + more, more_low


def _unpacked(fields: int, low: int, width: int) -> Histogram:
    found: Histogram = {}
    mask = (1 << width) - 1
    value = low
    while fields:
        if fields & mask:
            found[value] = fields & mask
        fields >>= width
        value += 1
    return found


def _followed(machine: Machine, limit: int) -> Distribution:
    """The distribution where there are loops: plays are followed pick by pick, with their meters.

    They are followed until what is under way weighs less than 2^-80 of all, or five times the limit is met.
    Of the plays that stand at one number of picks only the heaviest parts are followed further, so many that
    the work suffices for all scenes in a row; the others are left out. Should no play at all come to an end,
    the start values stand for it.
    """
    limit *= 5
    slots = [FIRST_METER + meter.index for meter in Meter]
    lens = Lens(machine, Relevance(machine, at_end=dict.fromkeys(slots, EVERYTHING), endings=False))
    total = 1 << 256
    order = lens.relevance.order
    choices = sum(len(machine.scenario.scenes[scene].choices) for scene in order)
    most = max(_FEWEST_PARTS, min(_MOST_PARTS, limit // (1 + choices)))
    under_way = {(machine.first[0], lens.part(machine.first)): total}
    ends: dict[Part, int] = {}
    while under_way and limit > 0 and sum(under_way.values()) >> (256 - 80):
        following: dict[tuple[int, Part], int] = {}
        for (scene, part), weight in under_way.items():
            open = lens.offered(scene)(part).open
            for result in open.values():
                whole = len(open) * (result.total if isinstance(result, Toss) else 1)
                for odds, move in weighed(result):
                    limit -= 1 + len(part) // 32
                    after, share = lens.step(move)(part), weight * odds // whole
                    if move.target == AT_END:
                        ends[after] = ends.get(after, 0) + share
                    elif share:
                        key = (move.target, after)
                        following[key] = following.get(key, 0) + share
        under_way = following
        if len(following) > most:
            under_way = dict(nlargest(most, following.items(), key=itemgetter(1)))
    if not ends:
        ends[tuple(machine.scenario.meters)] = 1
    histograms: list[Histogram] = [{} for _ in Meter]
    for part, weight in ends.items():
        for histogram, value in zip(histograms, part, strict=True):
            histogram[value] = histogram.get(value, 0) + weight
    return _distribution(histograms, total - sum(ends.values()))


def _distribution(histograms: list[Histogram], left_out: int) -> Distribution:
    common = gcd(left_out, *(weight for histogram in histograms for weight in histogram.values()))
    one, two, three, four = (_marginal(histogram, common) for histogram in histograms)
    return Distribution((one, two, three, four), left_out // common)


def _marginal(histogram: Histogram, common: int) -> Marginal:
    values = sorted(histogram)
    return Marginal(tuple(values), tuple(accumulate(histogram[value] // common for value in values)))
