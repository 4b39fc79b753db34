"""Prose on a page: paragraphs, who speaks them, and rows to choose from."""

from __future__ import annotations

from collections.abc import Iterable

from game.desktop.box import Box, Role, State
from game.desktop.breaks import alike
from game.desktop.geometry import Point, Rect
from game.desktop.ink import Fill, Mark, Rule, Words
from game.desktop.layout import Column, filled, triangle
from game.desktop.layout.parts import LEAST_TARGET
from game.page import Block, Row

BAND_LEFT, BAND_RIGHT = 34.0, 26.0
"""How far the band reaches over the words on both sides, in units of the picture."""


def prose(column: Column, blocks: Iterable[Block], prefix: str, z: float, k: float = 1.0) -> None:
    """Paragraphs, with the speaker's name above where that is a new one. `k` times the story's size."""
    view = column.view
    last: str | None = None
    factor = z / view.sheet.z
    style = view.story(k * factor)
    for number, block in enumerate(blocks):
        if block.speaker is not None:
            if block.speaker_id != last:
                name = view.words(
                    block.speaker, view.act(0.74 * factor, weight=600, leading=1.2), view.theme.numeral
                )
                column.words(f"{prefix}.{number}.speaker", Role.SPEAKER, name)
                column.space(2 * z)
            else:
                column.space(-6 * z)
        last = block.speaker_id
        column.words(f"{prefix}.{number}", Role.PARAGRAPH, view.words(block.runs, style), full=True)
        column.space(15 * z)


def choice(
    column: Column,
    row: Row,
    z: float,
    unit: float,
    *,
    action: str | None,
    above: bool,
    focused: bool | None = None,
    triangled: bool = True,
    under: str = "",
) -> None:
    """One choice. In focus it is the dark row with the brick triangle; `above` draws a line over the others.

    A choice that is not open stays in its place, quiet, with the reason under it; `under` are other words to
    stand there.
    """
    view, theme, sheet = column.view, column.view.theme, column.view.sheet
    id = f"choice.{row.id}"
    on = view.focus == id if focused is None else focused
    x, y, right = column.x, column.y, column.right
    indent = 46 * z
    factor = z / sheet.z
    plain = view.act(0.85 * factor)
    strong = plain.but(weight=500)
    colour = theme.band_words if on else theme.words if row.open else theme.quiet
    ground = theme.band if on else column.ground
    width = right - x - indent
    # The same lines in and out of focus, so that moving through rows moves no word.
    stronger, within = filled(view, view.words(row.runs, strong), width)
    shown = view.words(row.runs, strong if on else plain, colour)
    words, set_to = alike(view.measure, shown, stronger, within)
    tall = max(view.measure(words, set_to).height, view.measure(stronger, within).height)
    said = f"Not open: {row.why_not}" if not row.open and row.why_not else under
    quiet = theme.band_quiet if on else theme.quiet
    reason = view.words(said, view.quiet(0.72 * factor, weight=400), quiet) if said else None
    more = view.measure(reason, width).height + 4 * z if reason is not None else 0.0
    height = max(tall + more + 26 * z, LEAST_TARGET)
    inner = y + (height - tall - more) / 2

    marks: list[Mark] = []
    rect = Rect(x - BAND_LEFT * unit, y, right - x + (BAND_LEFT + BAND_RIGHT) * unit, height)
    if on:
        marks.append(Fill(rect, ground))
        if triangled:
            reach = 17 * min(z, 1.5 * unit)
            marks.append(triangle(rect.x, y + height / 2, reach, theme.marker))
    elif above:
        marks.append(Rule(Point(x, y), Point(right, y), theme.hairline, max(1.0, 1.5 * max(unit, 0.7))))
    numeral = theme.band_numeral if on else theme.numeral if row.open else theme.quiet
    digit = view.words(str(row.number), view.display(34 * z, leading=1.0), numeral)
    marks.append(Words(Point(x + (8 * unit if on else 0), inner - 2 * z), 60 * z, digit, ground))
    marks.append(Words(Point(x + indent, inner), set_to, words, ground))
    if reason is not None:
        marks.append(Words(Point(x + indent, inner + tall + 4 * z), width, reason, ground))
    name = f"{row.number}. {row.text}" + (f" {reason.plain}" if reason is not None else "")
    states = (frozenset() if row.open else frozenset({State.DISABLED})) | (
        frozenset({State.CHOSEN}) if focused else frozenset()
    )
    column.add(
        Box(
            id,
            Role.CHOICE,
            rect,
            name,
            tuple(marks),
            action=action if row.open else None,
            focusable=action is not None,
            key=str(row.number) if action is not None else None,
            states=states,
        )
    )
