"""Counting votes: who leads, how split a room is, and how it moved. Whole numbers, so every rule is exact."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from game.workshop.room.phase import LEAST

Ballots = Mapping[int, str]
"""Participant number to choice id, in one round."""


@dataclass(frozen=True, slots=True)
class Tally:
    """One round, counted.

    `choices` are the open choices as shown; `phones` and `hands` hold a count for each of them, in that
    order.
    """

    choices: tuple[str, ...]
    phones: tuple[int, ...]
    hands: tuple[int, ...]

    @property
    def voted(self) -> int:
        """Votes by phone."""
        return sum(self.phones)

    @property
    def shown(self) -> bool:
        """Whether a split may be shown: not under five votes by phone, or five hands where those are all."""
        return self.voted >= LEAST or (self.voted == 0 and sum(self.hands) >= LEAST)

    @property
    def voices(self) -> tuple[int, ...]:
        """Phones and hands together, which decide what leads; per cents are of phones alone."""
        return tuple(p + h for p, h in zip(self.phones, self.hands, strict=True))

    @property
    def leading(self) -> tuple[str, ...]:
        """The choices with most voices: none without any, several in a tie, in the order shown."""
        voices = self.voices
        most = max(voices, default=0)
        if most == 0:
            return ()
        return tuple(choice for choice, count in zip(self.choices, voices, strict=True) if count == most)

    def count(self, choice: str) -> int:
        """Votes by phone for a choice; 0 for one that is not open."""
        return self.phones[self.choices.index(choice)] if choice in self.choices else 0

    def percent(self, choice: str) -> int:
        """The share of the phones' votes in whole per cent, halves up; 0 without votes."""
        total = self.voted
        return (200 * self.count(choice) + total) // (2 * total) if total else 0

    @property
    def lead(self) -> Fraction:
        """The leading choice's share of all voices; 0 without any."""
        voices = self.voices
        total = sum(voices)
        return Fraction(max(voices), total) if total else Fraction(0)

    @property
    def division(self) -> Fraction:
        """How likely two people drawn at random chose differently: 1 - sum of squared shares.

        Simpson, "Measurement of Diversity", Nature 163 (1949), for a whole room instead of a sample.
        """
        total = self.voted
        if total == 0:
            return Fraction(0)
        return 1 - Fraction(sum(count * count for count in self.phones), total * total)


def tally(choices: Sequence[str], ballots: Ballots, hands: Mapping[str, int]) -> Tally:
    """Counts a round; a vote for what is not among the choices is not counted."""
    counted = Counter(ballots.values())
    return Tally(
        tuple(choices),
        tuple(counted[choice] for choice in choices),
        tuple(hands.get(choice, 0) for choice in choices),
    )


@dataclass(frozen=True, slots=True)
class Flow:
    """How many people went from one choice to another, or stayed."""

    before: str
    after: str
    count: int


@dataclass(frozen=True, slots=True)
class Movement:
    """From one round to the next, for those who voted in both.

    `flows` holds only groups of five and more, out of choices that had five and more; the rest is never told
    apart. `changed` is None where fewer than five voted in both, or where so few changed or stayed that the
    number would point at them.
    """

    both: int
    changed: int | None
    flows: tuple[Flow, ...]


def movement(choices: Sequence[str], before: Ballots, after: Ballots) -> Movement:
    """How a room moved between two rounds."""
    pairs = Counter((before[who], after[who]) for who in before.keys() & after.keys())
    both = sum(pairs.values())
    if both < LEAST:
        return Movement(both, None, ())
    changed = sum(count for (first, second), count in pairs.items() if first != second)
    started = Counter(before.values())
    flows = tuple(
        Flow(first, second, pairs[first, second])
        for first in choices
        for second in choices
        if pairs[first, second] >= LEAST and started[first] >= LEAST
    )
    return Movement(both, changed, flows)
