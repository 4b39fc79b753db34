"""Two plays of one scenario side by side, decision by decision."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from game.debrief import number
from game.page.debrief import DebriefPage, DecisionRow, Tile

TITLE = "Two plays"
FIRST, SECOND = "First time", "Second time"
NOT_IN_THIS_PLAY = "Not in this play."
CHOSEN_BEFORE = "You chose this the first time."
SECOND_DEBRIEF = "Your second play"


@dataclass(frozen=True, slots=True)
class Pair:
    """One decision in both plays; None where a play did not come to it (`NOT_IN_THIS_PLAY`)."""

    scene: str
    called: str
    named: str
    title: str
    object: str | None
    first: DecisionRow | None
    second: DecisionRow | None


@dataclass(frozen=True, slots=True)
class EndingColumn:
    """How one of the plays ended: the ending's title and object, and the three bands in words."""

    title: str
    object: str | None
    bands: str


@dataclass(frozen=True, slots=True)
class TwoPlays:
    """Two plays: first what was the same, then from their parting on each decision, then the two endings.

    `same_line` names the choices that were made both times before the plays parted, `same` are their tiles;
    both are empty where the plays parted at once. `parted_from` says "from four hundred plates", and is
    empty, like `pairs`, where all choices were the same.
    """

    scenario: str
    same: tuple[Tile, ...]
    same_line: str
    parted_from: str
    pairs: tuple[Pair, ...]
    first: EndingColumn
    second: EndingColumn


def compare(first: DebriefPage, second: DebriefPage) -> TwoPlays:
    """Two plays of the same scenario; raises ValueError for plays of different ones."""
    if first.scenario != second.scenario:
        raise ValueError(
            f"“{first.scenario}” and “{second.scenario}” are two scenarios, not two plays of one"
        )
    same = 0
    for one, other in zip(first.rows, second.rows, strict=False):
        if (one.scene, one.choice_id) != (other.scene, other.choice_id):
            break
        same += 1
    pairs = tuple(_pairs(first.rows[same:], second.rows[same:]))
    return TwoPlays(
        scenario=first.scenario,
        same=first.tiles[:same],
        same_line=_same_line(first.rows[:same]),
        parted_from=f"from {pairs[0].named}" if pairs else "",
        pairs=pairs,
        first=EndingColumn(first.ending_title, first.ending_object, first.bands),
        second=EndingColumn(second.ending_title, second.ending_object, second.bands),
    )


def _pairs(first: tuple[DecisionRow, ...], second: tuple[DecisionRow, ...]) -> Iterator[Pair]:
    """Decisions of the same scene beside one another, the others each alone, in the order of the story."""
    match = SequenceMatcher(None, [r.scene for r in first], [r.scene for r in second], autojunk=False)
    for kind, i, i_end, j, j_end in match.get_opcodes():
        if kind == "equal":
            for one, other in zip(first[i:i_end], second[j:j_end], strict=True):
                yield _pair(one, one, other)
        else:
            for row in first[i:i_end]:
                yield _pair(row, row, None)
            for row in second[j:j_end]:
                yield _pair(row, None, row)


def _pair(row: DecisionRow, first: DecisionRow | None, second: DecisionRow | None) -> Pair:
    return Pair(row.scene, row.called, row.named, row.title, row.object, first, second)


def _same_line(rows: tuple[DecisionRow, ...]) -> str:
    if not rows:
        return ""
    names = ", ".join(row.named for row in rows)
    if len(rows) == 1:
        return f"The same choice both times: {names}."
    return f"The same {number(len(rows))} choices both times: {names}."
