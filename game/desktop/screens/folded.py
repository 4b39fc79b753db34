"""A decision folded to two lines: its object, its name, what was chosen, how it leaned and how it fitted."""

from __future__ import annotations

from game.desktop.box import Role, State, acts
from game.desktop.geometry import Point, Rect
from game.desktop.ink import Fill, Mark, Rule, Words
from game.desktop.layout import Column, Frame, chip_marks, filled, triangle
from game.desktop.measure import UNBOUNDED, coupled, first_lines
from game.desktop.screens import evidence
from game.desktop.screens.evidence import COLUMN, on_band, on_page
from game.desktop.still import still
from game.desktop.view import View
from game.page import DecisionRow

ROW, CHIP = 142.0, 104.0


def beside(view: View, width: float) -> bool:
    """Whether marks have a column of their own at the right of rows so wide."""
    return not view.sheet.large and width - COLUMN * view.sheet.z >= 17 * view.sheet.b


def folded(column: Column, row: DecisionRow, frame: Frame, base: str, ruled: bool = True) -> None:
    """The row as a box that unfolds it, `ruled` off from what is above it; in focus it is the band. `base` is
    the folder of own pictures."""
    view, theme = column.view, column.view.theme
    sheet = view.sheet
    u, z = sheet.u, sheet.z
    id = f"row.{row.number}"
    on = view.focus == id
    tones = on_band(view) if on else on_page(view)
    quiet = theme.band_quiet if on else theme.quiet
    top, left, right = column.y, column.x, column.right
    chip = min(CHIP * max(z, u), 0.2 * column.width)
    pad = (ROW - CHIP) / 2 * max(u, 0.7 * z)
    apart = beside(view, column.width)
    x = left + chip + 26 * z
    marks_at = right - COLUMN * z
    width = (marks_at - 20 * z if apart else right) - x
    marks: list[Mark] = []
    y = top + pad - 1 * z
    name = view.words(row.called, view.display(max(sheet.b, 15.0), leading=1.15), tones.words)
    style = view.quiet(0.72, weight=400, leading=1.3)
    name = coupled(view.measure, name, width)
    size = view.measure(name, width)
    marks.append(Words(Point(x, y), width, name, tones.ground))
    if row.title:
        title = view.words(row.title, style, quiet)
        wide = view.measure(title, UNBOUNDED)
        if size.lines == 1 and size.width + 18 * z + wide.width <= width:
            at = Point(x + size.width + 18 * z, y + size.baseline - wide.baseline)
            marks.append(Words(at, wide.width + 2, title, tones.ground))
            y += size.height
        else:
            y += size.height
            marks.append(Words(Point(x, y), width, title, tones.ground))
            y += view.measure(title, width).height
    else:
        y += size.height
    y += 3 * z
    choice = view.words(row.choice, view.quiet(0.74, weight=400, leading=1.36), quiet)
    choice, set_to = filled(view, first_lines(view.measure, choice, width, 2), width)
    marks.append(Words(Point(x, y), set_to, choice, tones.ground))
    y += view.measure(choice, set_to).height
    if apart:
        found, end = evidence.column(view, row, marks_at, top + pad + 11 * z, COLUMN * z, tones)
    else:
        found, end = evidence.column(view, row, x, y + 12 * z, width, tones)
    marks += found
    bottom = max(top + 2 * pad + chip, y + pad, end + pad * 0.9)
    rect = Rect(frame.page.x, top, min(right + 26 * u, frame.page.right) - frame.page.x, bottom - top)
    square = Rect(round(left), round(top + pad), round(chip), round(chip))
    ground: list[Mark] = [Fill(rect, tones.ground)] if on else []
    if on:
        reach = 17 * max(u, 0.6 * z)
        ground.append(triangle(rect.x, rect.y + min(rect.h, 2 * pad + chip) / 2, reach, theme.marker))
    elif ruled:
        ground.append(Rule(Point(left, top), Point(right, top), theme.hairline, max(1.0, 1.5 * max(u, 0.7))))
    ground += chip_of(view, row.object, base, square, tones.ground)
    title_said = f", {row.title}" if row.title else ""
    said = f"{row.number}. {row.called}{title_said}. {''.join(words for words, _ in row.choice)} {row.marks}"
    column.add(
        acts(
            id,
            Role.ROW,
            rect,
            said,
            (*ground, *marks),
            action=f"open.{row.number}",
            key=str(row.number) if row.number < 10 else None,
            states=frozenset({State.FOLDED}),
        )
    )


def chip_of(view: View, object: str | None, base: str, square: Rect, ground: str) -> tuple[Mark, ...]:
    """The small picture of an object on its field; a plain field where nobody drew one."""
    found = still(view, object, base)
    if found is None:
        return (Fill(square, view.theme.blank),)
    edge = view.theme.edge(found.field, ground)
    return chip_marks(square, found.drawn(1.0), found.field, edge, max(1.0, 1.5 * view.sheet.u))
