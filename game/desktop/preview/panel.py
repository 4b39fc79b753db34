"""The panel beside the page, or in its place: the author's side, or what stops the file from being played."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath

from game.debrief import capital, number
from game.desktop.box import Area, Box, Role, acts
from game.desktop.geometry import Point, Rect
from game.desktop.ink import Fill, Mark, Words
from game.desktop.layout import Column, Frame, Item, links, scrolling_area, triangle
from game.desktop.layout.parts import LEAST_TARGET
from game.desktop.measure import UNBOUNDED
from game.desktop.preview.dusk import MARGIN, NOTE, dusk, ground, mono, tones
from game.desktop.preview.followed import Followed
from game.desktop.preview.hidden import Hidden
from game.desktop.preview.side import Side, lay, open_at
from game.desktop.screens.findings import finding_row
from game.desktop.view import View
from game.model import Diagnostic, Severity

CANT = "It can’t be played like this"
PLAYS_ON = "What was last read without a fault plays on. Save the file and it is read again."
FINER = 0.76
"""The size of findings in a panel, as a part of their size on a page of their own."""
KEYS = (
    Item("preview.side", "F2 close"),
    Item("preview.jump", "F3 jump"),
    Item("preview.again", "F5 read"),
    Item("preview.back", "F6 back"),
)
WIDEST, LEAST = 22.0, 14.5
"""Rows are at most so many times as wide as the story's type is high, and where two columns stand beside one
another at least."""
FOOT = 37.0
"""So far over the window's edge stand the keys, as the words at the foot of a page do."""
ABOUT = (Item("preview.copy", "Copy"), Item("preview.explain", "What the words mean"))


@dataclass(frozen=True, slots=True)
class Panel:
    """What a panel shows: what was read last, the hidden side of the page (None: none is wanted, or nothing
    was ever read that could be played), and a notice. `pointed` is the box in focus on the page."""

    followed: Followed
    told: Hidden | None
    notice: str = ""
    pointed: str | None = None


def areas(view: View, rect: Rect, shown: Panel, left: bool = False) -> tuple[Area, ...]:
    """The panel in a rectangle; `left` says that the page begins at its left edge."""
    view = dusk(view)
    u = view.sheet.u
    broken = shown.followed.scenario is None
    foot, top = _foot(view, rect, ABOUT if shown.followed.diagnostics and broken else ())
    width = min(rect.w - 2 * MARGIN * u, WIDEST * view.sheet.b)
    column = Column(view, rect.x + MARGIN * u, rect.y + 30 * u, width, view.theme.page)
    _head(column, rect, shown)
    if broken:
        _faults(column, rect, shown.followed)
    elif shown.told is not None:
        _hidden(column, rect, shown, shown.told)
    seam = max(1.0, 3 * u)
    inner = Rect(rect.x + (seam if left else 0.0), rect.y, rect.w - seam, rect.h)
    body = Rect(inner.x, rect.y, inner.w, top - rect.y)
    return (
        Area("author.ground", rect, under=ground(view, rect, left), apart=True),
        replace(
            scrolling_area(view, "author", body, column.boxes, column.y + 24 * u, ground=view.theme.page),
            apart=True,
        ),
        Area("author.keys", Rect(inner.x, top, inner.w, rect.bottom - top), tuple(foot), apart=True),
    )


def _hidden(column: Column, rect: Rect, shown: Panel, told: Hidden) -> None:
    """The hidden side in one column, or in two in a panel over a wide picture."""
    view, half = column.view, rect.w / 2
    width = half - 1.5 * MARGIN * view.sheet.u
    if width < LEAST * view.sheet.b:
        lay(Side(column, rect, shown.pointed), told)
        return
    x = rect.x + half + MARGIN * view.sheet.u / 2
    left, right = rect._replace(w=half), rect._replace(x=rect.x + half, w=half)
    first = replace(column, width=min(width, WIDEST * view.sheet.b))
    second = replace(first, x=x, boxes=[])
    lay(Side(first, left, shown.pointed), told, Side(second, right, shown.pointed))
    column.y = first.y


def _foot(view: View, rect: Rect, about: Sequence[Item]) -> tuple[list[Box], float]:
    """The keys and what they do, at the foot, what can be done `about` findings over them; and where the foot
    begins."""
    u = view.sheet.u
    style = view.act(0.62, weight=600, leading=1.2)
    gap = max(26 * u, style.size * 1.1)

    def row(items: Sequence[Item], y: float) -> list[Box]:
        return links(
            view, items, rect.x + MARGIN * u, y, style=style, colour=view.theme.words,
            ground=view.theme.page, gap=gap, within=rect.w - 2 * MARGIN * u,
        )  # fmt: skip

    low = max(box.rect.bottom for box in row(KEYS, 0.0))
    under = max(8 * u, FOOT * u - max(LEAST_TARGET, 1.2 * style.size) / 2)
    boxes = row(KEYS, rect.bottom - low - under)
    if about:
        low = max(box.rect.bottom for box in row(about, 0.0))
        boxes = [*row(about, min(box.rect.y for box in boxes) - low - 0.6 * style.size), *boxes]
    return boxes, min(box.rect.y for box in boxes) - 2 * u


def _head(column: Column, rect: Rect, shown: Panel) -> None:
    """The file's name, where in it the page stands, and when it was read. Acting on it opens it there."""
    view = column.view
    on = view.focus == "author.file"
    tone = tones(view, on, pointed=False)
    name = view.words(PurePath(shown.followed.file).name, mono(view, 0.76, weight=600), tone.words)
    read = f"The file was read at {shown.followed.at}."
    if shown.told is not None:
        read = f"{shown.told.scene}, line {shown.told.span.line}. {read}"
    line = view.words(read, view.act(NOTE, leading=1.3), tone.quiet)
    top = column.y
    marks: list[Mark] = []
    y = top
    for text in (name, line):
        marks.append(Words(Point(column.x, y), column.width, text, tone.ground))
        y += view.measure(text, column.width).height
    place = Rect(rect.x, top - 6 * view.sheet.u, rect.w, max(y - top + 12 * view.sheet.u, 44.0))
    if on:
        half = view.measure(name, UNBOUNDED).height / 2
        marks.insert(0, triangle(rect.x, top + half, 0.5 * mono(view).size, view.theme.marker))
        marks.insert(0, Fill(place, tone.ground))
    action = open_at(shown.told.span) if shown.told is not None else f"preview.open.1.{shown.followed.file}"
    told = f"{name.plain}, {read}"
    column.add(acts("author.file", Role.ROW, place, told, tuple(marks), action=action))
    if shown.notice:
        column.space(6 * view.sheet.z)
        notice = view.words(shown.notice, view.act(0.68, weight=600, leading=1.3), view.theme.numeral)
        column.words("author.notice", Role.NOTICE, notice, live=True)
        column.space(4 * view.sheet.z)


def _faults(column: Column, rect: Rect, followed: Followed) -> None:
    """What is to be changed, as on the page of a scenario that does not load, in less room."""
    view = column.view
    fine = view.on(replace(view.sheet, text=view.sheet.text * FINER))
    column.space(10 * view.sheet.z)
    title = view.words(CANT, view.display(max(1.1 * view.sheet.b, 17.0), leading=1.2))
    column.words("author.cant", Role.HEADING, title, live=True)
    column.space(4 * view.sheet.z)
    lead = view.words(_lead(followed), view.act(0.66, leading=1.36), view.theme.quiet)
    column.words("author.lead", Role.QUIET, lead, full=True)
    column.space(14 * view.sheet.z)
    frame = Frame(rect, rect, column.x, column.right, column.y, True, view.sheet.u)
    for place, one in enumerate(followed.diagnostics):
        focus = f"finding.{place}" if view.focus == f"author.finding.{place}" else None
        inside = Column(replace(fine, focus=focus), column.x, column.y, column.width, column.ground)
        finding_row(inside, frame, one, place, included(followed, one))
        for box in inside.boxes:
            column.add(replace(box, id=f"author.{box.id}", action=open_at(one.span)))
        column.y = inside.y


def included(followed: Followed, one: Diagnostic) -> str:
    """The name of the file that a finding is about, where it is one that the scenario includes."""
    main = PurePath(followed.file)
    if not one.span.file or one.span.file in (followed.file, main.name):
        return ""
    return PurePath(one.span.file).name


def _lead(followed: Followed) -> str:
    """How much is to be changed, and what becomes of the play meanwhile."""
    if not followed.diagnostics:
        return f"{followed.trouble} {PLAYS_ON}".strip()
    others = sum(one.severity is not Severity.ERROR for one in followed.diagnostics)
    errors = followed.errors
    needs = "One thing needs a change"
    if errors != 1:
        needs = f"{capital(number(errors))} things need a change"
    if others:
        needs += " and one is worth a look" if others == 1 else f" and {number(others)} are worth a look"
    return f"{needs}. {PLAYS_ON}"
