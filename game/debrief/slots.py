"""What the slots of a summary are filled with, and the filling of sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from game.debrief.debrief import Pattern, StandingBand
from game.debrief.sentences import STANDING, Sentence
from game.debrief.tally import Mention, Tally
from game.debrief.words import asks, capital, decisions, name, number, principles, quotation, share_of
from game.model import THREE_METERS, Distribution, Effects, Meter, Scenario

_SLOT = re.compile(r"\{(\w+)\}")


def slots(
    tally: Tally,
    pattern: Pattern,
    end: Effects,
    distribution: Distribution,
    standing: StandingBand,
    scenario: Scenario,
) -> dict[str, str]:
    """Every slot of the summary by its name; an empty text where there is nothing to say.

    Four are only asked about and never printed: `both`, `leaned`, `several_expected`, `asked_elsewhere`.
    """
    found = {
        "both": decisions(tally.both),
        "leaned": decisions(tally.management + tally.leadership + tally.both),
        "several_expected": decisions(tally.expected) if tally.expected > 1 else "",
        "asked_elsewhere": "yes" if not tally.tested and asks_somewhere(scenario) else "",
        "m": decisions(tally.management),
        "l": number(tally.leadership) if tally.leadership else "",
        "m_of": share_of(tally.management, tally.made),
        "l_of": share_of(tally.leadership, tally.made),
        "met_of": share_of(tally.met, tally.made),
        "expected_of": share_of(tally.expected, tally.made),
        "top": highest(end, distribution).value,
        "low": lowest(end, distribution).value,
        "standing_line": STANDING[standing],
    }
    swap = swap_of(tally, pattern)
    usual = tally.usual[1:] if tally.easy_is_first else tally.usual
    named = {
        "best_m": tally.best_management,
        "best_l": tally.best_leadership,
        "swap": swap,
        "brave": tally.brave,
        "easy": tally.easy,
        "usual": next(iter(usual), None),
    }
    found |= {slot: "" if mention is None else name(mention.called) for slot, mention in named.items()}
    found["best_m_had"] = _had(tally.best_management)
    found["best_l_had"] = _had(tally.best_leadership)
    found["swap_drew"] = "" if swap is None else principles(swap.had)
    found["swap_calls"] = "" if swap is None else principles(swap.calls)
    found["swap_cue"] = "" if swap is None or not swap.cue else quotation(swap.cue)
    return found


def swap_of(tally: Tally, pattern: Pattern) -> Mention | None:
    """The pick that a summary holds against what its moment called for.

    In a heavily leaning play it is one of the picks that the summary speaks of, so that its moment wanted
    the other side; in a mistimed one the first that took one side for the other, else the first that missed.
    """
    if pattern is Pattern.HEAVILY_MANAGEMENT:
        return tally.swap_management
    if pattern is Pattern.HEAVILY_LEADERSHIP:
        return tally.swap_leadership
    return tally.swap or tally.missed


def highest(end: Effects, distribution: Distribution) -> Meter:
    """The meter of three whose end value stands highest by P(meter <= value) under random play."""
    best = THREE_METERS[0]
    for meter in THREE_METERS[1:]:
        if _stands_above(meter, best, end, distribution):
            best = meter
    return best


def lowest(end: Effects, distribution: Distribution) -> Meter:
    """The meter of three whose end value stands lowest by P(meter <= value) under random play."""
    least = THREE_METERS[0]
    for meter in THREE_METERS[1:]:
        if _stands_above(least, meter, end, distribution):
            least = meter
    return least


def filled(sentences: Iterable[Sentence], slots: Mapping[str, str]) -> str:
    """Sentences as one paragraph: each filled, and dropped where a slot that it needs is empty."""
    found = []
    for sentence in sentences:
        standing: Sentence | None = sentence
        while standing is not None and not _can_stand(standing, slots):
            standing = standing.otherwise
        if standing is not None:
            found.append(_filled(standing.text, slots))
    return " ".join(found)


def asks_somewhere(scenario: Scenario) -> bool:
    """Whether any choice stakes something for integrity, or is expected and lowers it."""
    for scene in scenario.scenes:
        for choice in scene.choices:
            for effects in (choice.effects, *(o.effects for o in choice.outcomes if o.effects is not None)):
                if effects.integrity > 0 and choice.risk.points:
                    return True
                if effects.integrity < 0 and choice.expected:
                    return True
    return False


def _can_stand(sentence: Sentence, slots: Mapping[str, str]) -> bool:
    return all(slots[slot] for slot in (*_SLOT.findall(sentence.text), *sentence.needs))


def _filled(text: str, slots: Mapping[str, str]) -> str:
    words = _SLOT.sub(lambda match: slots[match.group(1)], text)
    if text.endswith("}.") and asks(words[:-1]):
        words = words[:-1]
    return capital(words)


def _had(mention: Mention | None) -> str:
    """The called principles that a pick drew on, in the order in which they were called for."""
    return "" if mention is None else principles([p for p in mention.calls if p in mention.had])


def _stands_above(one: Meter, other: Meter, end: Effects, distribution: Distribution) -> bool:
    """Whether P(one <= its end) > P(other <= its end), multiplied out to whole numbers."""
    first, second = distribution[one], distribution[other]
    return (
        first.at_or_below(end[one.index]) * second.total > second.at_or_below(end[other.index]) * first.total
    )
