"""Chance as a pure function: every toss and every order of choices follows from the playthrough's seed.

The generator is SplitMix64 (Steele, Lea and Flood, "Fast Splittable Pseudorandom Number Generators", 2014)
used as a hash: each toss is drawn afresh from the seed, the number of the pick and the choice, so that no
toss depends on another one and a playthrough can be replayed from any decision.
"""

from __future__ import annotations

_MASK = (1 << 64) - 1


def mix(value: int) -> int:
    """A whole number scrambled to 64 bits (the finaliser of SplitMix64)."""
    z = (value + 0x9E3779B97F4A7C15) & _MASK
    z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & _MASK
    z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & _MASK
    return z ^ (z >> 31)


def hash_text(text: str) -> int:
    """A text as 64 bits (FNV-1a over its UTF-8 bytes), the same on every machine and in every process."""
    value = 0xCBF29CE484222325
    for byte in text.encode():
        value = ((value ^ byte) * 0x100000001B3) & _MASK
    return value


def draw(seed: int, number: int, choice: int, total: int) -> int:
    """A number from 0 to total - 1 for pick `number` of a choice whose id hashes to `choice`."""
    return mix(mix(mix(seed) ^ number) ^ choice) % total


def place(seed: int, scene: int, choice: int) -> int:
    """The sort key of a choice on its scene's page; ids decide, so that an added choice moves no other."""
    return mix(mix(mix(seed) ^ scene) ^ choice)
