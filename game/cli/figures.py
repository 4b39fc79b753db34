"""The figures of an exploration as text for an author, and as rows for a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterator

from game.analysis import Exploration
from game.analysis.extremes import Range
from game.model import METER_NAMES, Meter, Scenario
from game.model.distribution import LOWER_PERCENT, UPPER_PERCENT

_BAND_WORDS = {Meter.STANDING: ("spent", "banked")}


def as_text(scenario: Scenario, figures: Exploration) -> str:
    """Everything that is known, in sections; what is not known says why at the end."""
    blocks = [
        _head(scenario, figures),
        _endings(figures),
        _policies(scenario, figures),
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
        yield "scenario", figures.scenario, "paths", figures.paths
    for name, span in (("decisions", figures.decisions), ("words", figures.words)):
        if span is not None:
            yield "scenario", figures.scenario, f"{name}, fewest", span[0]
            yield "scenario", figures.scenario, f"{name}, most", span[1]
    for ending in figures.endings or ():
        yield "ending", ending.id, "paths", ending.paths
        yield "ending", ending.id, "probability", ending.probability
        for meter, (low, high) in ending.meters.items():
            yield "ending", ending.id, f"{meter.value}, lowest", low
            yield "ending", ending.id, f"{meter.value}, highest", high
    for policy, found in (figures.policies or {}).items():
        for id, chance in found.endings.items():
            yield "policy", policy.value, f"probability of {id}", chance
        for meter, mean in found.meters.items():
            yield "policy", policy.value, f"{meter.value}, mean", mean
    for pattern, chance in (figures.patterns or {}).items():
        yield "pattern", pattern.value, "probability", chance
    for overlay, chance in (figures.overlays or {}).items():
        yield "overlay", overlay.value, "probability", chance
    for scene, visits in (figures.scenes or {}).items():
        yield "scene", scene, "visits a play", visits
    for choice in figures.choices or ():
        yield "choice", f"{choice.scene}.{choice.choice}", "picks a play", choice.picked


def _head(scenario: Scenario, figures: Exploration) -> str:
    lines = [scenario.title]
    if figures.paths is not None:
        lines.append(f"{figures.paths:,} paths, counting each choice picked as one step.")
    elif figures.endings is not None:
        lines.append("The paths have no number: a play can go round for ever.")
    if figures.decisions is not None:
        lines.append(f"{_span(figures.decisions)} decisions on a path.")
    if figures.words is not None:
        lines.append(f"{_span(figures.words)} words read on a path.")
    if figures.left_out:
        lines.append(f"{percent(figures.left_out)} of random plays were not followed to their end.")
    return "\n".join(lines)


def _endings(figures: Exploration) -> str:
    if figures.endings is None:
        return ""
    lines = ["Endings under uniform random play, with the lowest and highest each meter has there"]
    width = max(len(ending.id) for ending in figures.endings)
    for ending in figures.endings:
        spans = ", ".join(f"{meter.value} {_span(span, sign=True)}" for meter, span in ending.meters.items())
        lines.append(
            f"  {percent(ending.probability):>8}  {ending.id:<{width}}  {spans or 'no play ends here'}"
        )
    return "\n".join(lines)


def _policies(scenario: Scenario, figures: Exploration) -> str:
    if figures.policies is None:
        return ""
    lines = ["What each way of playing comes to: mean meters, and the endings"]
    for policy, found in figures.policies.items():
        means = ", ".join(f"{name} {signed(found.meters[Meter(name)], 1)}" for name in METER_NAMES)
        ends = sorted(found.endings.items(), key=lambda item: -item[1])
        where = ", ".join(f"{id} {percent(chance)}" for id, chance in ends if chance)
        lines.append(f"  {policy.value}: {means}\n      {where}")
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
            lines.append(f"  {percent(chance):>8}  {name}")
    return "\n".join(lines)


def _bands(figures: Exploration) -> str:
    if figures.distribution is None:
        return ""
    lines = ["Where the bands are cut"]
    for meter in Meter:
        low, high = (figures.distribution[meter].cut(p) for p in (LOWER_PERCENT, UPPER_PERCENT))
        under, over = _BAND_WORDS.get(meter, ("thin", "strong"))
        lines.append(f"  {meter.value}: {under} below {signed(low)}, {over} above {signed(high)}")
    return "\n".join(lines)


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


def signed(number: float, decimals: int = 0) -> str:
    """A number with its sign, zero without one."""
    rounded = round(number, decimals)
    return f"{rounded:+.{decimals}f}" if rounded else f"{0:.{decimals}f}"


def _span(span: Range, sign: bool = False) -> str:
    low, high = ("without end" if n is None else signed(n) if sign else f"{n:,}" for n in span)
    return low if low == high else f"{low} to {high}"
