"""In which order the letters of one line stand on the page, from left to right.

The Unicode bidirectional algorithm (UAX 9) for a line without explicit marks: the weak and neutral rules W1
to W7, N1 and N2, then the reordering L2. It says where a caret or a selection stands; the letters themselves
are set by the typesetter.
"""

from __future__ import annotations

import unicodedata
from typing import NamedTuple


class Run(NamedTuple):
    """Letters from `start` to `end` that stand in one direction; `left` says that they run to the left."""

    start: int
    end: int
    left: bool


def visual(words: str, leftwards: bool) -> tuple[Run, ...]:
    """The runs of a line from left to right; `leftwards` is the direction of the paragraph."""
    levels = _levels(_kinds(words, leftwards), leftwards)
    found: list[tuple[int, int, int]] = []
    for at, level in enumerate(levels):
        if found and found[-1][2] == level:
            found[-1] = (found[-1][0], at + 1, level)
        else:
            found.append((at, at + 1, level))
    for least in range(max(levels, default=0), 0, -1):
        found = _turned(found, least)
    return tuple(Run(start, end, bool(level % 2)) for start, end, level in found)


def _turned(runs: list[tuple[int, int, int]], least: int) -> list[tuple[int, int, int]]:
    """Stretches of runs of at least a level in the opposite order (L2)."""
    found: list[tuple[int, int, int]] = []
    stretch: list[tuple[int, int, int]] = []
    for run in [*runs, (0, 0, -1)]:
        if run[2] >= least:
            stretch.append(run)
            continue
        found += [*reversed(stretch), run]
        stretch = []
    return found[:-1]


def _kinds(words: str, leftwards: bool) -> list[str]:
    """`L`, `R`, a number (`N`), or neutral (`-`) for each letter."""
    kinds: list[str] = []
    raw = [unicodedata.bidirectional(letter) for letter in words]
    strong = "R" if leftwards else "L"
    arabic = False
    for kind in raw:
        if kind in ("L", "R", "AL"):
            strong, arabic = ("L" if kind == "L" else "R"), kind == "AL"
            kinds.append(strong)
        elif kind == "NSM":
            kinds.append(kinds[-1] if kinds else strong)
        elif kind == "EN":
            kinds.append("L" if strong == "L" else "A" if arabic else "N")
        elif kind == "AN":
            kinds.append("A")
        else:
            kinds.append("-")
    for at, kind in enumerate(raw):
        before, after = kinds[at - 1 : at] or [""], kinds[at + 1 : at + 2] or [""]
        between = before == after and before[0] in ("N", "A")
        if (kind == "CS" and between) or (kind == "ES" and between and before == ["N"]):
            kinds[at] = before[0]
        elif kind == "ET" and "N" in (before[0], after[0]):
            kinds[at] = "N"
    return ["N" if kind == "A" else kind for kind in kinds]


def _levels(kinds: list[str], leftwards: bool) -> list[int]:
    base = 1 if leftwards else 0
    known = {"L": 2 if leftwards else 0, "R": 1, "N": 2}
    levels: list[int] = []
    for at, kind in enumerate(kinds):
        if kind != "-":
            levels.append(known[kind])
            continue
        outer = "R" if leftwards else "L"
        before = next((side for side in reversed(kinds[:at]) if side != "-"), outer)
        after = next((side for side in kinds[at + 1 :] if side != "-"), outer)
        # A number counts as going left here (N1); where the sides differ, the paragraph decides (N2).
        left = {side != "L" for side in (before, after)}
        levels.append(known["R" if left == {True} else "L"] if len(left) == 1 else base)
    return levels
