"""Words of the story as JSON: paragraphs, who speaks them and what stands out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from game.model import Emphasis
from game.page import Block, Page, Row
from game.workshop.room.words import first_sentence

Data = dict[str, Any]


def paragraphs(blocks: Sequence[Block]) -> Data:
    """`paragraphs`, and where there is something to say `speakers` and `runs`."""
    found: Data = {"paragraphs": [block.text for block in blocks]}
    if any(block.speaker for block in blocks):
        found["speakers"] = [block.speaker for block in blocks]
    runs = {
        str(i): [[words, emphasis.value] for words, emphasis in block.runs]
        for i, block in enumerate(blocks)
        if any(emphasis is not Emphasis.PLAIN for _, emphasis in block.runs)
    }
    if runs:
        found["runs"] = runs
    return found


def text_of(page: Page) -> Data:
    """A page without its choices."""
    found: Data = {"title": page.title, **paragraphs(page.blocks)}
    if page.object is not None:
        found["object"] = page.object
    if page.called and page.called != page.title:
        found["called"] = page.called
    return found


def choice_of(row: Row) -> Data:
    """A choice as a phone may see it."""
    return {
        "id": row.id,
        "number": row.number,
        "text": row.text,
        "short": first_sentence(row.text),
        "open": row.open,
        "why_not": row.why_not,
    }
