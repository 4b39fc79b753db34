"""Near names: what an author may have meant by a word that is not known."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

MOST_COMPARED = 1_000_000
"""How many letters are compared in one reading for names that are more than one slip away; after that, a file
with thousands of wrong names gets hints for single slips only."""

_LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789_"


class Suggester:
    """Finds near names, case aside, and never spends long on it."""

    def __init__(self) -> None:
        self._left = MOST_COMPARED

    def near(self, word: str, names: Collection[str], most: int = 2) -> list[str]:
        """Up to `most` of the names that are near enough to a word, the nearest first."""
        lower = word.lower()
        if not lower or len(lower) > 40:
            return []
        limit = 1 if len(lower) < 4 else 2 if len(lower) < 8 else 3
        if len(lower) > 1:
            pool = names if isinstance(names, set | frozenset | dict) else frozenset(names)
            if lower in pool:
                return [lower]
            found = {name for name in _one_slip(lower) if name in pool}
            if found:
                return sorted(found, key=lambda name: (name[0] != lower[0], name))[:most]
        return self._further(lower, names, limit)[:most]

    def _further(self, word: str, names: Iterable[str], limit: int) -> list[str]:
        found = []
        letters = set(word)
        for name in names:
            self._left -= 2
            if self._left < 0:
                break
            if (
                abs(len(name) - len(word)) <= limit
                and len(letters.symmetric_difference(name.lower())) <= 2 * limit
            ):
                self._left -= len(name) * len(word)
                apart = distance(word, name.lower(), limit)
                if apart <= limit and apart < len(word):
                    found.append((apart, name[:1] != word[:1], name))
        return [name for _, _, name in sorted(found)]


def _one_slip(word: str) -> Iterator[str]:
    """Every word that is one letter dropped, swapped, changed or added away."""
    for at in range(len(word) + 1):
        head, tail = word[:at], word[at:]
        if tail:
            yield head + tail[1:]
            if len(tail) > 1:
                yield head + tail[1] + tail[0] + tail[2:]
            for letter in _LETTERS:
                yield head + letter + tail[1:]
        for letter in _LETTERS:
            yield head + letter + tail


def distance(one: str, other: str, limit: int) -> int:
    """How many letters to add, drop, change or swap with their neighbours; above `limit`, just limit + 1.

    The optimal string alignment distance, row by row, given up as soon as a whole row is above the limit.
    """
    if one == other:
        return 0
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, start=1):
        earlier, before, row = before, row, [i]
        for j, b in enumerate(other, start=1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, earlier[j - 2] + 1)
            row.append(cost)
        if min(row) > limit:
            return limit + 1
    return row[-1]


def or_list(names: Iterable[str]) -> str:
    """Names as words: `a`, `a` or `b`, `a`, `b` or `c`."""
    quoted = [f"`{name}`" for name in names]
    if len(quoted) < 2:
        return "".join(quoted)
    return f"{', '.join(quoted[:-1])} or {quoted[-1]}"
