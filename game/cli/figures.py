"""The figures of an exploration as text for an author, and as rows for a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterator

from game.analysis import Exploration
from game.analysis.exploring import NEGLIGIBLE
from game.analysis.extremes import Range
from game.analysis.figures import digits
from game.model import Distribution, Meter, Scenario
from game.model.distribution import LOWER_PERCENT, UPPER_PERCENT

_MOST_DIGITS = 48

_BANDS = ("thin", "strong")
_BAND_WORDS = {Meter.STANDING: ("spent", "banked")}


def as_text(scenario: Scenario, figures: Exploration) -> str:
    """Everything that is known, in sections; what is not known says why at the end."""
    blocks = [
        _head(scenario, figures),
        _endings(figures),
        _policies(figures),
        _patterns(figures),
        _bands(figures),
        _choices(figures),
        "\n".join(figures.missing),
    ]
    return "\n\n".join(block for block in blocks if block)


def as_csv(figures: Exploration) -> str:
    """One table: what a row is about, its name, what is counted, and the number."""
    import csv
    import io

    out = io.StringIO()
    table = csv.writer(out, lineterminator="\n")
    table.writerow(("part", "name", "figure", "value"))
    table.writerows(_rows(figures))
    return out.getvalue()


def _rows(figures: Exploration) -> Iterator[tuple[str, str, str, object]]:
    if figures.paths is not None:
        yield "scenario", figures.scenario, "paths", digits(figures.paths)
    for name, ends in (("decisions", figures.decisions), ("words", figures.words)):
        if ends is not None:
            yield "scenario", figures.scenario, f"{name}, fewest", ends[0]
            yield "scenario", figures.scenario, f"{name}, most", ends[1]
    for ending in figures.endings or ():
        yield "ending", ending.id, "paths", None if ending.paths is None else digits(ending.paths)
        yield "ending", ending.id, "probability", ending.probability
        for meter, (low, high) in ending.meters.items():
            yield "ending", ending.id, f"{meter.value}, lowest", low
            yield "ending", ending.id, f"{meter.value}, highest", high
    for policy, found in (figures.policies or {}).items():
        for id, chance in found.endings.items():
            yield "policy", policy.value, f"probability of {id}", chance
        for meter, mean in found.meters.items():
            yield "policy", policy.value, f"{meter.value}, mean", mean
        yield "policy", policy.value, "left out", found.left_out
    for pattern, chance in (figures.patterns or {}).items():
        yield "pattern", pattern.value, "probability", chance
    for overlay, chance in (figures.overlays or {}).items():
        yield "overlay", overlay.value, "probability", chance
    if figures.distribution is not None:
        for meter in Meter:
            low, high = _cuts(figures.distribution, meter)
            under, over = _BAND_WORDS.get(meter, _BANDS)
            yield "band", meter.value, f"{under} below", low
            yield "band", meter.value, f"{over} above", high
    for scene, visits in (figures.scenes or {}).items():
        yield "scene", scene, "visits a play", visits
    for choice in figures.choices or ():
        name = f"{choice.scene}.{choice.choice}"
        yield "choice", name, "picks a play", choice.picked
        for policy in choice.policies:
            yield "choice", name, "taken by", policy.value
        if choice.shift is not None:
            yield "choice", name, f"probability of {choice.shift.ending}, by chance", choice.shift.by_chance
            yield "choice", name, f"probability of {choice.shift.ending}, picked", choice.shift.picked
    for scene, id in figures.untaken:
        yield "choice", f"{scene}.{id}", "taken by", "no policy"
    if figures.decisive is not None:
        name = f"{figures.decisive.scene}.{figures.decisive.choice}"
        yield "scenario", figures.scenario, "most decisive choice", name
    if figures.left_out:
        yield "scenario", figures.scenario, "left out", figures.left_out
    for words in figures.missing:
        yield "scenario", figures.scenario, "missing", words


def _head(scenario: Scenario, figures: Exploration) -> str:
    lines = [scenario.title]
    if figures.paths is not None:
        lines.append(f"{many(figures.paths)} paths, counting each choice picked as one step.")
    elif figures.endless:
        lines.append("The paths have no number: a play can go round for ever.")
    if figures.decisions is not None:
        lines.append(f"{span(figures.decisions)} decisions on a path.")
    if figures.words is not None:
        lines.append(f"{span(figures.words)} words read on a path.")
    if figures.left_out:
        lines.append(f"{percent(figures.left_out)} of random plays were not followed to their end.")
    return "\n".join(lines)


def _endings(figures: Exploration) -> str:
    if figures.endings is None:
        return ""
    least = ", at the least" if figures.partial else ""
    lines = [f"Endings under uniform random play{least}, with the lowest and highest each meter has there"]
    width = max(len(ending.id) for ending in figures.endings)
    none = "not met in what was looked at" if figures.partial else "no play ends here"
    for ending in figures.endings:
        spans = ", ".join(f"{meter.value} {span(found, sign=True)}" for meter, found in ending.meters.items())
        said = spans or ("" if ending.probability else none)
        lines.append(f"  {percent(ending.probability):>8}  {ending.id:<{width}}  {said}".rstrip())
    return "\n".join(lines)


def _policies(figures: Exploration) -> str:
    if figures.policies is None:
        return ""
    lines = ["What each way of playing comes to: mean meters, and the endings"]
    for policy, found in figures.policies.items():
        means = ", ".join(f"{meter.value} {signed(mean, 1)}" for meter, mean in found.meters.items())
        ends = sorted(found.endings.items(), key=lambda item: -item[1])
        where = [f"{id} {percent(chance)}" for id, chance in ends if chance]
        if not found.meters:
            where.append(f"{percent(found.left_out)} not followed to an end")
        lines.append(f"  {policy.value}: {means or 'no means'}\n      {', '.join(where)}")
    return "\n".join(lines)


def _patterns(figures: Exploration) -> str:
    if figures.patterns is None or figures.overlays is None:
        return ""
    patterns = {name.value: chance for name, chance in figures.patterns.items()}
    overlays = {name.value: chance for name, chance in figures.overlays.items()}
    lines = []
    for title, names in (("Patterns of random plays", patterns), ("Overlays of random plays", overlays)):
        lines.append(title)
        for name, chance in sorted(names.items(), key=lambda item: -item[1]):
            if chance:
                lines.append(f"  {percent(chance):>8}  {name}")
        followed = sum(names.values())
        if followed < 1 - NEGLIGIBLE:
            lines.append(f"  {percent(1 - followed):>8}  not followed to an end")
    return "\n".join(lines)


def _bands(figures: Exploration) -> str:
    if figures.distribution is None:
        return ""
    lines = ["Where the bands are cut"]
    for meter in Meter:
        low, high = _cuts(figures.distribution, meter)
        under, over = _BAND_WORDS.get(meter, _BANDS)
        lines.append(f"  {meter.value}: {under} below {signed(low)}, {over} above {signed(high)}")
    return "\n".join(lines)


def _cuts(distribution: Distribution, meter: Meter) -> tuple[int, int]:
    """Below the first is thin, above the second strong."""
    return distribution[meter].cut(LOWER_PERCENT), distribution[meter].cut(UPPER_PERCENT)


def _choices(figures: Exploration) -> str:
    if figures.choices is None:
        return ""
    lines = []
    decisive = figures.decisive
    if decisive is not None:
        lines.append(
            f"The most decisive choice is {decisive.scene}.{decisive.choice}: it takes the chance of "
            f"{decisive.ending} from {percent(decisive.by_chance)} to {percent(decisive.picked)}."
        )
    if figures.untaken:
        names = ", ".join(f"{scene}.{choice}" for scene, choice in figures.untaken)
        lines.append(f"No policy ever takes: {names}.")
    return "\n".join(lines)


def percent(chance: float) -> str:
    """A chance in per cent with two decimals, and never a zero for what can happen."""
    if 0 < chance < 0.00005:
        return "< 0.01 %"
    return f"{100 * chance:.2f} %"


def many(count: int) -> str:
    """A count to its last digit; of one that nobody would read to the end the first digits, and how many."""
    written = digits(count)
    if len(written) <= _MOST_DIGITS:
        return f"{count:,}"
    return f"{written[0]}.{written[1:4]} × 10^{len(written) - 1}"


def signed(number: float, decimals: int = 0) -> str:
    """A number with its sign, zero without one."""
    rounded = round(number, decimals)
    return f"{rounded:+.{decimals}f}" if rounded else f"{0:.{decimals}f}"


def span(found: Range, sign: bool = False) -> str:
    """A range in words, with signs where it is one of a meter."""
    low, high = ("" if n is None else signed(n) if sign else f"{n:,}" for n in found)
    if not (low and high):
        return f"{low} or more" if low else f"{high} or less" if high else "any number of"
    return low if low == high else f"{low} to {high}"
