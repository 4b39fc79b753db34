"""The summary: the pattern in words, what happened to the place in three words, and what it cost."""

from __future__ import annotations

from dataclasses import dataclass, replace

from game.desktop.box import Area, Box, Layout, Role
from game.desktop.effects import Sound
from game.desktop.geometry import Point, Rect
from game.desktop.ink import Fill, Mark, Rule, Words
from game.desktop.layout import Column, Frame, Item, hairline, scrolling_area, side_and_page, way_on
from game.desktop.layout.reading import longest_line
from game.desktop.measure import NO_BREAK, UNBOUNDED, Text, balanced
from game.desktop.messages import Act, Message
from game.desktop.screen import Context, Plain, Screen, Step
from game.desktop.screens.finished import Finished
from game.desktop.screens.sides import cover_side, object_side, side_line, side_width
from game.desktop.still import brought, still
from game.desktop.view import View
from game.page import DebriefPage
from game.page.debrief import COST_HEADING, DECISIONS_HEADING, PLACE_HEADING, QUESTIONS_HEADING
from game.page.plays import SECOND_DEBRIEF

PARAGRAPH = 1060.0
ROWS_UNDER = 1000.0


@dataclass(frozen=True, slots=True)
class Summary(Plain):
    """The summary of a play. `back` is the screen before it."""

    finished: Finished
    back: Screen | None = None
    visit: int = 0

    @property
    def page(self) -> str:
        """One summary a play; new each time that it is come back to."""
        return f"summary.{self.finished.key}.{self.visit}"

    @property
    def language(self) -> str:
        """The scenario's language."""
        return self.finished.language

    def update(self, message: Message, context: Context) -> Step | None:
        """On to the decisions, or back."""
        match message:
            case Act(action="on") if not self.finished.page.rows:
                from game.desktop.screens.last import Last

                return Step(Last(self.finished, replace(self, visit=self.visit + 1)), (Sound("page"),))
            case Act(action="on"):
                from game.desktop.screens.decisions import Decisions

                opened = Decisions(self.finished, replace(self, visit=self.visit + 1), self.finished.picked)
                return Step(opened, (Sound("page"),))
            case Act(action="back"):
                return Step(self.back or self.finished.ended.settled(), (Sound("page"),))
        return None

    def layout(self, view: View) -> Layout:
        """Cover and page."""
        sheet, theme = view.sheet, view.theme
        frame = side_and_page(sheet)
        told = self.finished.page
        return Layout(
            sheet.width,
            sheet.height,
            theme.page,
            (ended_side(view, frame, self.finished), *_page(view, frame, told)),
            name=f"{told.title}, {told.ending_title}",
            first="on",
            keys=(("escape", "back"), ("page_up", "back"), ("right", "on"), ("page_down", "on")),
            language=view.language,
        )


def ended_side(view: View, frame: Frame, finished: Finished) -> Area:
    """The cover, or the first scene's object where there is none, and how the play ended; a second play says
    that it is one."""
    told = finished.page
    second = (side_line(view, SECOND_DEBRIEF),) if finished.first is not None else ()
    lines = (*second, _ended_at(view, frame.side, told))
    if told.cover in view.art.covers or brought(told.cover, finished.base):
        return cover_side(view, frame.side, told.cover, finished.base, told.title, lines)
    scenario = finished.play.scenario
    first = scenario.scene(scenario.start)
    found = still(view, first.object if first else None, finished.base)
    return object_side(view, frame.side, found, told.title, lines, 84.0)


def _ended_at(view: View, side: Rect, told: DebriefPage) -> Text:
    """How the play ended; where that takes two lines, the second is the ending's title, if it has room."""
    line = side_line(view, told.ended_at)
    width = side_width(view, side, told.cover)
    title = replace(line, pieces=line.pieces[1:])
    if view.measure(line, width).lines < 2 or view.measure(title, UNBOUNDED).width >= width:
        return line
    lead, *rest = (replace(piece, words=piece.words.replace(" ", NO_BREAK)) for piece in line.pieces)
    return replace(line, pieces=(replace(lead, words=lead.words[:-1] + " "), *rest))


def _page(view: View, frame: Frame, told: DebriefPage) -> tuple[Area, Area]:
    sheet, theme = view.sheet, view.theme
    u, z = sheet.u, sheet.z
    foot_y = sheet.height - max(92 * u, 1.6 * sheet.act + 40 * u)
    onward = DECISIONS_HEADING if told.rows else QUESTIONS_HEADING
    on = way_on(view, Item("on", onward), frame.right, foot_y, right=True, ground=theme.page)
    width = min(frame.width, PARAGRAPH * z)
    column = Column(view, frame.x, frame.top, width, theme.page)
    for number, paragraph in enumerate(told.summary):
        column.words(
            f"summary.{number}",
            Role.PARAGRAPH,
            view.words(paragraph, view.story(1.07, leading=1.45)),
            full=True,
        )
        column.space(18 * z)
    column.space(24 * z)
    column.width = frame.width
    heading = view.words(PLACE_HEADING, view.display(sheet.title(1.48)))
    column.words("place", Role.HEADING, heading, level=True)
    column.space(14 * z)
    if sheet.large or sheet.tall or frame.page.w < ROWS_UNDER * u or not sheet.wide:
        _rows(column, told)
    else:
        _columns(column, told)
    rect = Rect(frame.page.x, frame.page.y, frame.page.w, on.rect.y - 8 * u - frame.page.y)
    words = scrolling_area(
        view, "page", rect, column.boxes, column.y + 12 * u, ground=theme.page,
        under=(Fill(frame.page, theme.page),),
    )  # fmt: skip
    foot = Rect(frame.page.x, rect.bottom, frame.page.w, frame.page.bottom - rect.bottom)
    return words, Area("foot", foot, (on,))


def _band(view: View, word: str, k: float) -> Text:
    return view.words(word, view.display(k * view.sheet.b, leading=1.15), view.theme.numeral)


def _columns(column: Column, told: DebriefPage) -> None:
    """Four columns under lines: three meters with their words, and what it cost."""
    view, theme = column.view, column.view.theme
    u, z = view.sheet.u, view.sheet.z
    gap = 37 * u
    wide = (column.width - 3 * gap) / 4
    label, line = view.quiet(0.72, weight=600), view.story(0.96, leading=1.34)
    entries = [(m.name, m.band, m.line) for m in told.meters] + [(COST_HEADING, "", told.cost)]
    top, low = column.y, column.y
    for place, (name, band, words) in enumerate(entries):
        x = column.x + place * (wide + gap)
        marks: list[Mark] = [hairline(view, x, x + wide, top)]
        y = top + 18 * z
        texts: list[tuple[Text, float]] = [(view.words(name, label, theme.quiet), 4 * z)]
        if band:
            texts.append((_band(view, band, 2.0), 2 * z))
        else:
            texts[0] = (texts[0][0], 10 * z)
        texts.append((view.words(words, line), 0.0))
        for text, after in texts:
            set_to = balanced(view.measure, text, wide)
            marks.append(Words(Point(x, y), set_to, text, column.ground))
            y += view.measure(text, set_to).height + after
        said = f"{name}: {band}. {words}" if band else f"{name}: {words}"
        column.boxes.append(
            Box(f"meter.{place}", Role.PARAGRAPH, Rect(x, top, wide, y - top), said, tuple(marks))
        )
        low = max(low, y)
    column.y = low


def _rows(column: Column, told: DebriefPage) -> None:
    """Four rows: the name, the word, the line; the line under them where type is too large for one row."""
    view, theme = column.view, column.view.theme
    z = view.sheet.z
    label, line = view.quiet(0.72, weight=600), view.story(0.96, leading=1.34)
    names = [view.words(name, label, theme.quiet) for name in (*(m.name for m in told.meters), COST_HEADING)]
    bands = [_band(view, m.band, 1.4) for m in told.meters]
    first = max(view.measure(text, UNBOUNDED).width for text in names) + 34 * z
    second = max((view.measure(text, UNBOUNDED).width for text in bands), default=0.0) + 30 * z
    beside = column.width - first - second >= 11 * view.sheet.b
    for place, name in enumerate(names):
        band = bands[place] if place < len(bands) else None
        words = view.words(told.meters[place].line if band is not None else told.cost, line)
        top = column.y
        height = max(1.0, 1.5 * max(view.sheet.u, 0.7))
        marks: list[Mark] = [Rule(Point(column.x, top), Point(column.right, top), theme.hairline, height)]
        y = top + 12 * z
        tall = _level(view, marks, column, y, name, band, first)
        if beside:
            x = column.x + first + (second if band is not None else 0.0)
            base = view.measure(band or words, UNBOUNDED).baseline
            set_to = balanced(view.measure, words, min(column.right - x, longest_line(view, line)))
            size = view.measure(words, set_to)
            at = y + max(0.0, base - size.baseline)
            marks.append(Words(Point(x, at), set_to, words, column.ground))
            y = max(y + tall, at + size.height)
        else:
            y += tall + 2 * z
            set_to = balanced(view.measure, words, min(column.width, longest_line(view, line)))
            marks.append(Words(Point(column.x, y), set_to, words, column.ground))
            y += view.measure(words, set_to).height
        y += 12 * z
        said = (
            f"{name.plain}: {band.plain}. {words.plain}"
            if band is not None
            else f"{name.plain}: {words.plain}"
        )
        box = Box(
            f"meter.{place}", Role.PARAGRAPH, Rect(column.x, top, column.width, y - top), said, tuple(marks)
        )
        column.add(box)


def _level(
    view: View, marks: list[Mark], column: Column, y: float, name: Text, band: Text | None, first: float
) -> float:
    """Name and word on one line; how high that is."""
    size = view.measure(name, first)
    if band is None:
        line = view.measure(view.words("x", view.story(0.96, leading=1.34)), UNBOUNDED)
        marks.append(
            Words(Point(column.x, y + max(0.0, line.baseline - size.baseline)), first, name, column.ground)
        )
        return max(size.height, line.height)
    large = view.measure(band, UNBOUNDED)
    marks.append(Words(Point(column.x, y + large.baseline - size.baseline), first, name, column.ground))
    marks.append(Words(Point(column.x + first, y), large.width + 2, band, column.ground))
    return large.height
