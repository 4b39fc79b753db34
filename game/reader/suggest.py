"""Near names: what an author may have meant by a word that is not known."""

from __future__ import annotations

from collections.abc import Iterable

MOST_COMPARED = 200_000
"""How many names are looked at in one reading; a file with thousands of wrong names gets no more hints."""


class Suggester:
    """Finds near names, case aside, and never spends long on it."""

    def __init__(self) -> None:
        self._left = MOST_COMPARED

    def near(self, word: str, names: Iterable[str], most: int = 2) -> list[str]:
        """Up to `most` of the names that are near enough to a word, the nearest first."""
        lower = word.lower()
        if not lower or len(lower) > 60:
            return []
        limit = 1 if len(lower) < 4 else 2 if len(lower) < 8 else 3
        found = []
        for name in names:
            self._left -= 1
            if self._left < 0:
                break
            if abs(len(name) - len(lower)) <= limit:
                apart = distance(lower, name.lower(), limit)
                if apart <= limit and apart < len(lower):
                    found.append((apart, name[:1] != word[:1], name))
        found.sort()
        return [name for _, _, name in found[:most]]


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
