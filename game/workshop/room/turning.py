"""Where a text that is too long for one screen is turned, as a page is: at a paragraph, and never smaller.

The figures are those of the projector at its smallest type (1/30 of the height), so that every screen of a
session turns at the same place whatever its size; a projector that still cannot fit a text says how many it
needs.
"""

from __future__ import annotations

from math import ceil
from typing import NamedTuple

from game.page import Block, Page, PageKind


class Space(NamedTuple):
    """How many lines a screen holds, and how many signs a line."""

    lines: float
    signs: int


SPACE = {
    PageKind.PASSAGE: Space(17, 62),
    PageKind.DECISION: Space(17, 62),
    PageKind.CONSEQUENCE: Space(11, 56),
    PageKind.ENDING: Space(17, 52),
}
BETWEEN = 0.5
"""Lines between two paragraphs."""


def screens(page: Page, turns: int = 0) -> tuple[tuple[Block, ...], ...]:
    """The paragraphs of a page, screen by screen, at least one; `turns` asks for so many where it can."""
    space = SPACE[page.kind]
    heights = [lines(block, space.signs) for block in page.blocks]
    if turns <= 0:
        turns = _needed(heights, space.lines)
    turns = max(1, min(turns, len(heights)))
    return _shared(page.blocks, heights, turns)


def lines(block: Block, signs: int) -> float:
    """How high a paragraph stands, in lines."""
    spoken = 0 if block.speaker is None else len(block.speaker) + 2
    return ceil((len(block.text) + spoken) / signs) + BETWEEN


def _needed(heights: list[float], room: float) -> int:
    count, left = 1, room
    for height in heights:
        if height > left and left < room:
            count, left = count + 1, room
        left -= height
    return count


def _shared(blocks: tuple[Block, ...], heights: list[float], turns: int) -> tuple[tuple[Block, ...], ...]:
    """As even as paragraphs allow: each screen is cut where it comes nearest to its share."""
    found: list[tuple[Block, ...]] = []
    total, done, start = sum(heights), 0.0, 0
    for number in range(1, turns):
        target = total * number / turns
        end = start + 1
        done += heights[start]
        while end < len(blocks) - (turns - number) and done + heights[end] / 2 <= target:
            done += heights[end]
            end += 1
        found.append(blocks[start:end])
        start = end
    found.append(blocks[start:])
    return tuple(found)
