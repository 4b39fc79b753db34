"""Names that are near to one that is unknown."""

from __future__ import annotations

from collections.abc import Iterable


def near(name: str, known: Iterable[str], most: int = 3) -> tuple[str, ...]:
    """The known names nearest to a name, nearest first, case aside; none where nothing is near enough."""
    from difflib import get_close_matches

    by_lower: dict[str, str] = {}
    for one in known:
        by_lower.setdefault(one.lower(), one)
    wanted = name.lower()[:80]
    found = get_close_matches(wanted, by_lower, n=most, cutoff=0.6)
    starts = [one for one in by_lower if len(wanted) >= 2 and one.startswith(wanted)]
    return tuple(by_lower[one] for one in dict.fromkeys([*starts, *found]))[:most]


def did_you_mean(name: str, known: Iterable[str], most: int = 3) -> str:
    """A question that offers the nearest names, or nothing where none is near."""
    found = near(name, known, most)
    if not found:
        return ""
    head, last = found[:-1], found[-1]
    return f"Did you mean {', '.join(head)} or {last}?" if head else f"Did you mean {last}?"
