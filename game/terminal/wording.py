"""Pages in plain words: who speaks, what can be chosen, what was said."""

from __future__ import annotations

from collections.abc import Iterable

from game.page import Block, LogEntry, Page, PageKind, Row
from game.page.plain import words
from game.terminal.manner import Manner

NOT_OPEN = "Not open:"
CHOSEN_BEFORE = "(You chose this the first time.)"


def said(block: Block) -> str:
    """A paragraph, after the name of whoever speaks it."""
    return f"{block.speaker}: {block.text}" if block.speaker else block.text


def page_text(page: Page, manner: Manner) -> str:
    """A page without its choices: its title, unless it tells what came of a choice, and its paragraphs."""
    paragraphs = [said(block) for block in page.blocks]
    if page.kind is not PageKind.CONSEQUENCE:
        paragraphs.insert(0, page.title)
    return manner.set(paragraphs)


def rows_text(rows: Iterable[Row], manner: Manner, before: str | None = None) -> str:
    """The choices as a numbered list; `before` is the id of the one chosen in an earlier play."""
    listed = []
    for row in rows:
        locked = "" if row.open else f"{NOT_OPEN} {row.why_not}"
        listed.append(manner.listed(row.number, (row.text, locked, CHOSEN_BEFORE * (row.id == before))))
    return "\n\n".join(listed)


def log_text(entries: Iterable[LogEntry], manner: Manner) -> str:
    """What was said, scene by scene, the player's choices among it as "You"."""
    parts = []
    for entry in entries:
        parts += [entry.title, *(said(block) for block in entry.blocks)]
        if entry.choice:
            parts.append(f"You: {words(entry.choice)}")
        parts += [said(block) for block in entry.then]
    return manner.set(parts)


def counted(count: int, noun: str) -> str:
    """A count and its noun: "1 second", "45 seconds"."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
