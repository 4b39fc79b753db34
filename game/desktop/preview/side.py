"""The author's side laid out: meters, flags, the moment, the choices and the guards of the page beside it."""

from __future__ import annotations

from dataclasses import dataclass

from game.desktop.box import Box, Role, acts
from game.desktop.geometry import Point, Rect
from game.desktop.ink import Fill, Frame, Mark, Words
from game.desktop.layout import Column, triangle
from game.desktop.layout.parts import LEAST_TARGET
from game.desktop.measure import UNBOUNDED, Align
from game.desktop.preview.dusk import INSET, MARGIN, NOTE, Tones, char, mono, tones
from game.desktop.preview.hidden import Happening, Hidden, Option, Raised, Standing, Value
from game.desktop.view import View
from game.model import END, METER_NAMES, Risk, Span

SPACE = "\u00a0"
SHORT = dict(zip(METER_NAMES, ("eff", "com", "int", "sta"), strict=True))


@dataclass
class Side:
    """Rows of the author's side, one under another. `panel` is all of it, from edge to edge; `pointed` is the
    choice in focus on the page, by its box; `top` is where its parts begin."""

    column: Column
    panel: Rect
    pointed: str | None
    top: float = 0.0

    @property
    def view(self) -> View:
        """What it is laid out with."""
        return self.column.view

    # --- parts ---------------------------------------------------------------------------------------
    def heading(self, id: str, words: str) -> None:
        """A line across, and the name of what follows."""
        column, z = self.column, self.view.sheet.z
        column.space(9 * z)
        column.rule(f"{id}.rule")
        column.space(9 * z)
        style = self.view.display(max(0.92 * self.view.sheet.b, 15.0), leading=1.25)
        column.words(id, Role.HEADING, self.view.words(words, style))
        column.space(4 * z)

    def value(self, one: Value) -> None:
        """A meter or a variable: its name, what it is, and by how much the last pick changed it."""
        view, column = self.view, self.column
        tone, style = view.theme, mono(view)
        right = column.x + 16 * char(view)
        name = view.words(one.name, style)
        wide = view.measure(name, UNBOUNDED).width
        value = view.words(_signed(one.value, plus=False), style).aligned(Align.RIGHT)
        change = view.words(_signed(one.change), style, tone.numeral)
        height = view.measure(name, column.width).height
        y = column.y
        marks: list[Mark] = []
        if one.change:
            marks.append(self._mark(y + height / 2))
        if wide + 2 * char(view) + view.measure(value, UNBOUNDED).width > right - column.x:
            marks.append(Words(Point(column.x, y), column.width, name, column.ground))
            y += height
        else:
            marks.append(Words(Point(column.x, y), wide + 2, name, column.ground))
        marks.append(Words(Point(column.x, y), right - column.x, value, column.ground))
        if one.change:
            at = right + 1.5 * char(view)
            marks.append(Words(Point(at, y), column.right - at, change, column.ground))
        line = view.measure(value, UNBOUNDED).height
        rect = Rect(column.x, column.y, column.width, y + line - column.y)
        told = f"{one.name} {one.value}" + (f", changed by {_signed(one.change)}" if one.change else "")
        column.add(Box(f"value.{one.name}", Role.PARAGRAPH, rect, told, tuple(marks)))

    def raised(self, one: Raised) -> None:
        """A flag that is set, and whether by the last pick."""
        view, column = self.view, self.column
        name = view.words(one.name, mono(view))
        new = view.words("new", mono(view), view.theme.numeral).aligned(Align.RIGHT)
        size = view.measure(name, column.width - 5 * char(view))
        marks: list[Mark] = [Words(Point(column.x, column.y), column.width, name, column.ground)]
        if one.new:
            marks.append(self._mark(column.y + view.measure(new, UNBOUNDED).height / 2))
            marks.append(Words(Point(column.x, column.y), column.width, new, column.ground))
            marks[0] = Words(Point(column.x, column.y), column.width - 5 * char(view), name, column.ground)
        else:
            size = view.measure(name, column.width)
        rect = Rect(column.x, column.y, column.width, size.height)
        told = f"{one.name}, new" if one.new else one.name
        column.add(Box(f"flag.{one.name}", Role.PARAGRAPH, rect, told, tuple(marks)))

    def quiet(self, id: str, words: str) -> None:
        """A smaller line."""
        self.column.words(
            id, Role.QUIET, self.view.words(words, mono(self.view, NOTE), self.view.theme.quiet)
        )

    def moment(self, told: Hidden) -> None:
        """What the moment calls for; acting on it opens its line."""
        words = ", ".join(principle.value for principle in told.calls_for)
        lean = "" if told.lean is None else told.lean.value
        self._row("moment", (words, "", lean), [], told.moment, f"{words}: {lean}")

    def option(self, one: Option, leads: bool) -> None:
        """A choice: number, id, lean and fit; under them what follows, and where it `leads`. Acting on it
        opens its line."""
        fit = "" if one.fit is None else one.fit.value
        facts = [_happens(happening, one, leads) for happening in one.happenings]
        told = [one.id, one.lean.value, fit, *_remarks(one), *(" ".join(fact.split()) for fact in facts)]
        name = ", ".join(part for part in told if part)
        number = "" if one.number is None else str(one.number)
        self._row(
            f"option.{one.id}",
            (one.id, one.lean.value, fit),
            facts,
            one.span,
            f"{number}. {name}" if number else name,
            number,
            _remarks(one),
            one.id,
        )

    def guard(self, place: int, text: str, holds: bool, hangs: tuple[str, ...]) -> None:
        """A guard as it is written, whether it holds, and what hangs on it."""
        view, column = self.view, self.column
        truth = "true" if holds else "false"
        first = view.words(text, mono(view), view.theme.words if holds else view.theme.quiet)
        second = view.words(truth, mono(view, weight=600), view.theme.numeral if holds else view.theme.words)
        third = view.words(", ".join(hangs), mono(view, NOTE), view.theme.quiet)
        x, y = column.x, column.y
        wide = view.measure(first, UNBOUNDED).width
        at = x + max(wide + 1.5 * char(view), 9 * char(view))
        marks: list[Mark] = []
        line = view.measure(second, UNBOUNDED)
        said = max(6 * char(view), line.width + 2)
        room = column.right - at - said - 0.5 * char(view)
        if room < 14 * char(view, NOTE):
            marks.append(Words(Point(x, y), column.width, first, column.ground))
            y += view.measure(first, column.width).height
            at = x + 2 * char(view)
            room = column.right - at - said - 0.5 * char(view)
        else:
            marks.append(Words(Point(x, y), wide + 2, first, column.ground))
        marks.append(Words(Point(at, y), said, second, column.ground))
        size = view.measure(third, room)
        drop = line.baseline - size.baseline
        marks.append(Words(Point(at + said + 0.5 * char(view), y + drop), room, third, column.ground))
        bottom = max(y + line.height, y + drop + size.height)
        rect = Rect(x, column.y, column.width, bottom - column.y)
        column.add(
            Box(f"guard.{place}", Role.PARAGRAPH, rect, f"{text}: {truth}; {', '.join(hangs)}", tuple(marks))
        )
        column.space(3 * view.sheet.z)

    # --- rows that act -------------------------------------------------------------------------------
    def _row(
        self,
        id: str,
        head: tuple[str, str, str],
        facts: list[str],
        span: Span,
        told: str,
        number: str = "",
        remarks: tuple[str, ...] = (),
        choice: str | None = None,
    ) -> None:
        """A row from edge to edge that opens the file at its line."""
        view, column = self.view, self.column
        box = f"author.{id}"
        on, pointed = view.focus == box, choice is not None and self.pointed == f"choice.{choice}"
        tone = tones(view, on, pointed)
        top, pad = column.y, 6 * view.sheet.z
        line = view.measure(view.words("x", mono(view)), UNBOUNDED).height
        least = 0.0 if facts or remarks else LEAST_TARGET - line - 2 * pad
        start = top + pad + max(0.0, least / 2)
        marks: list[Mark] = []
        first = start + line / 2
        end = self._head(marks, head, number, remarks, facts, start, tone)
        bottom = max(end + pad, top + LEAST_TARGET)
        rect = Rect(self.panel.x, top, self.panel.w, bottom - top)
        behind: list[Mark] = []
        if tone.ground != column.ground:
            behind.append(Fill(rect, tone.ground))
        elif pointed:
            behind.append(Frame(rect, view.theme.words, max(2.0, 3 * view.sheet.u)))
        if on:
            behind.append(triangle(rect.x, first, 0.5 * mono(view).size, view.theme.marker))
        column.add(acts(box, Role.ROW, rect, told, (*behind, *marks), action=open_at(span)))

    def _head(
        self,
        marks: list[Mark],
        head: tuple[str, str, str],
        number: str,
        remarks: tuple[str, ...],
        facts: list[str],
        y: float,
        tone: Tones,
    ) -> float:
        """Number, id, lean and fit in one line, where they have room; under them remarks and facts."""
        view, column = self.view, self.column
        sign, style, strong = char(view), mono(view), mono(view, weight=600)
        x = column.x + (2 * sign if number or remarks or facts else 0.0)
        middle = column.x + 16 * sign
        if number:
            text = view.words(number, strong, tone.changed)
            marks.append(Words(Point(column.x, y), 2 * sign, text, tone.ground))
        id = view.words(head[0], strong, tone.words)
        fit = view.words(head[2], style, tone.quiet).aligned(Align.RIGHT)
        lean = view.words(head[1], style, tone.quiet)
        beside = middle if head[1] else column.right - view.measure(fit, UNBOUNDED).width
        fits = view.measure(id, UNBOUNDED).width + 1.5 * sign <= beside - x
        size = view.measure(id, UNBOUNDED if fits else column.right - x)
        marks.append(Words(Point(x, y), (beside if fits else column.right) - x, id, tone.ground))
        if not fits:
            y += size.height
        if head[1]:
            marks.append(Words(Point(middle, y), 12 * sign, lean, tone.ground))
        if head[2]:
            marks.append(Words(Point(middle, y), column.right - middle, fit, tone.ground))
        y += view.measure(lean, UNBOUNDED).height
        note = mono(view, NOTE)
        left = right = y
        if remarks:
            text = view.words(", ".join(remarks), note, tone.quiet)
            room = middle - x - sign
            marks.append(Words(Point(x, left), room, text, tone.ground))
            left += view.measure(text, room).height
        for fact in facts:
            text = view.words(fact, note, tone.words)
            marks.append(Words(Point(middle, right), column.right - middle, text, tone.ground))
            right += view.measure(text, column.right - middle).height
        return max(left, right)

    def _mark(self, y: float) -> Mark:
        u = self.view.sheet.u
        reach = min(0.42 * mono(self.view).size, 0.56 * (MARGIN - INSET) * u)
        return triangle(self.panel.x + INSET * u, y, reach, self.view.theme.marker)


def lay(side: Side, told: Hidden, beside: Side | None = None) -> None:
    """All of the hidden side, one part under another, or the choices `beside` the rest where a panel has room
    for both; parts with nothing in them are left out."""
    _standing(side, told)
    if beside is None:
        _ahead(side, told)
        return
    beside.column.y = side.top
    _ahead(beside, told)
    side.column.boxes += beside.column.boxes
    side.column.y = max(side.column.y, beside.column.y)


def _standing(side: Side, told: Hidden) -> None:
    """How things stand, and what is called for."""
    view, column = side.view, side.column
    if told.picked is not None:
        y = column.y
        style = view.act(NOTE, leading=1.3)
        words = view.words(f"changed by the last pick, {told.picked}", style, view.theme.numeral)
        column.words("changed", Role.QUIET, words)
        middle = y + view.measure(view.words("x", style), UNBOUNDED).height / 2
        last = column.boxes[-1]
        column.boxes[-1] = Box(last.id, last.role, last.rect, last.name, (*last.marks, side._mark(middle)))
    side.top = column.y
    side.heading("meters", "Meters")
    for value in told.meters:
        side.value(value)
    if told.variables:
        side.heading("variables", "Variables")
        for value in told.variables:
            side.value(value)
    if told.flags:
        side.heading("flags", "Flags")
        for flag in told.flags:
            side.raised(flag)
    if told.calls_for:
        side.heading("moment", "Moment")
        side.moment(told)


def _ahead(side: Side, told: Hidden) -> None:
    """The choices, and what hangs on what."""
    if told.options:
        side.heading("options", "Choices")
        common = _common(told.options)
        if common is not None:
            side.quiet("common", f"all {common}")
        for option in told.options:
            side.option(option, common is None)
    if told.guards:
        side.heading("guards", "Guards")
        for place, guard in enumerate(told.guards):
            side.guard(place, guard.text, guard.holds, guard.hangs)
    if told.lowered:
        side.heading("lowered", "Flags not set")
        side.quiet("lowered.names", ", ".join(told.lowered))


def open_at(span: Span) -> str:
    """The action that opens a file at the line of a span."""
    return f"preview.open.{max(1, span.line)}.{span.file}"


def _remarks(one: Option) -> tuple[str, ...]:
    """What is to be said of a choice beside lean and fit."""
    words = {Standing.LOCKED: "locked", Standing.HIDDEN: "hidden", Standing.USED: "used up"}
    found = ["picked"] if one.picked else []
    found += [words[one.standing]] if one.standing in words else []
    found += ["expected"] if one.expected else []
    return tuple(found)


def _common(options: tuple[Option, ...]) -> str | None:
    """Where all choices lead, if that is the same for several; None where it is not."""
    leads = {happening.leads for option in options for happening in option.happenings}
    return _leads(leads.pop()) if len(leads) == 1 and len(options) > 1 else None


def _leads(id: str) -> str:
    return f"→{SPACE}{f'the{SPACE}end' if id == END else id}"


def _happens(one: Happening, option: Option, leads: bool) -> str:
    """What follows: the odds, the outcome, effects, risk, settings, and where it leads."""
    parts = [] if one.of == 1 else [f"{one.weight}{SPACE}in{SPACE}{one.of}:"]
    if one.outcome is not None:
        parts.append(f"outcome{SPACE}{one.outcome}")
    parts += [f"{SHORT[name]}{SPACE}{_signed(value)}" for name, value in one.effects.as_dict().items()]
    if option.risk is not Risk.NONE:
        parts.append(f"risk{SPACE}{option.risk.value}")
    parts += [f"sets{SPACE}{name.replace(' ', SPACE)}" for name in one.sets]
    if one.leads and leads:
        parts.append(_leads(one.leads))
    return "  ".join(parts)


def _signed(value: int, plus: bool = True) -> str:
    if value < 0:
        return f"−{-value}"
    return f"+{value}" if plus and value else str(value)
