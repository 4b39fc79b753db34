"""The last page: two questions, one thing to take away, and where to go from here."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from game.desktop.answers import Debriefed, Printed, Told
from game.desktop.box import Box, Layout, Role
from game.desktop.editing import edited
from game.desktop.effects import Copy, Debrief, Print, Sound
from game.desktop.geometry import Rect
from game.desktop.layout import (
    Column,
    Frame,
    Item,
    above_foot,
    links,
    side_and_page,
    triangle,
)
from game.desktop.layout.sentences import by_sentence
from game.desktop.layout.written import Field, written
from game.desktop.messages import Act, Answered, Message
from game.desktop.screen import Context, Plain, Screen, Step
from game.desktop.screens.finished import Finished, leave
from game.desktop.screens.summary import ended_side
from game.desktop.view import View
from game.desktop.writing import Writing
from game.page.debrief import QUESTIONS_HEADING, TAKE_AWAY_HEADING, TAKE_AWAY_NOTE
from game.page.plays import TITLE as TWO_PLAYS

FIELD = "field"
NOTHING = "There is nothing to copy yet. Write a sentence first."
AGAIN = "Play again"


@dataclass(frozen=True, slots=True)
class Last(Plain):
    """The end of a debrief. `writing` is the player's own sentence, which is kept nowhere else."""

    finished: Finished
    back: Screen | None = None
    writing: Writing = field(default_factory=Writing)
    notice: str = ""
    visit: int = 0

    @property
    def page(self) -> str:
        """One page a play; new each time that it is come back to."""
        return f"last.{self.finished.key}.{self.visit}"

    @property
    def language(self) -> str:
        """The scenario's language."""
        return self.finished.language

    def update(self, message: Message, context: Context) -> Step | None:
        """Writing, copying, printing, and where the page leads."""
        if context.focus == FIELD:
            step = self._write(message)
            if step is not None:
                return step
        match message:
            case Act(action=action):
                return self._act(action) or leave(self, self.finished, message, context)
            case Answered(answer=Printed(line=line) | Told(line=line)):
                return Step(replace(self, notice=line))
            case Answered(answer=Debriefed() as answer):
                from game.desktop.screens.two_plays import beside

                return Step(beside(answer, self.finished, replace(self, visit=self.visit + 1, notice="")))
        return leave(self, self.finished, message, context)

    def _write(self, message: Message) -> Step | None:
        found = edited(self.writing, message)
        if found is None:
            return None
        writing, effects = found
        notice = self.notice if writing.words == self.writing.words else ""
        return Step(replace(self, writing=writing, notice=notice), effects)

    def _act(self, action: str) -> Step | None:
        finished = self.finished
        match action:
            case "again":
                return finished.again(finished.picked)
            case "copy":
                words = self.writing.words.strip()
                if not words:
                    return Step(replace(self, notice=NOTHING), focus=FIELD)
                return Step(self, (Copy(words),))
            case "print":
                return Step(self, (Print(finished.play, finished.picked),))
            case "beside":
                return self._beside()
            case "field":
                return Step(self)
            case "log":
                from game.desktop.screens.log import opened

                return Step(
                    opened(finished.play, replace(self, visit=self.visit + 1, notice=""), base=finished.base)
                )
            case "back" if self.back is not None:
                return Step(self.back, (Sound("page"),))
        return None

    def _beside(self) -> Step | None:
        """The play that this one started again from, or the latest finished one before it."""
        first = self.finished.first
        if first is not None:
            from game.desktop.screens.two_plays import TwoPlays

            here = replace(self, visit=self.visit + 1, notice="")
            return Step(TwoPlays.of(first, self.finished, here))
        if self.finished.earlier:
            return Step(self, (Debrief(self.finished.earlier[0]),))
        return None

    # --- layout --------------------------------------------------------------------------------------
    def layout(self, view: View) -> Layout:
        """Cover and page, and the words that lead on, which stay."""
        sheet, theme = view.sheet, view.theme
        frame = side_and_page(sheet)
        foot = self._foot(view, frame)
        column, field = self._page(view, frame)
        # Large words are as high as their boxes and need air of their own.
        area, below = above_foot(view, frame, column, foot, gap=26 if sheet.large else 8, end=16)
        # A field that cannot be seen yet is not in focus, so that nobody writes where they do not look.
        shown = next(box for box in column.boxes if box.id == FIELD).rect.bottom <= area.rect.bottom
        return Layout(
            sheet.width,
            sheet.height,
            theme.page,
            (ended_side(view, frame, self.finished), area, below),
            name=f"{QUESTIONS_HEADING}, {self.finished.page.title}",
            first=FIELD if shown else None,
            keys=(("escape", "back"), ("page_up", "back")),
            language=view.language,
            caret=(FIELD, field.caret) if view.focus == FIELD else None,
            written=field,
        )

    def _page(self, view: View, frame: Frame) -> tuple[Column, Field]:
        sheet, theme = view.sheet, view.theme
        u, z = sheet.u, sheet.z
        told = self.finished.page
        column = Column(view, frame.x, frame.top, frame.width, theme.page)
        title = view.words(QUESTIONS_HEADING, view.display(sheet.title(1.78)))
        column.words("heading", Role.TITLE, title, level=True)
        column.space(16 * z)
        for number, question in enumerate(told.questions):
            column.rule(f"rule.{number}")
            column.space(22 * z)
            asked = view.words(question, view.story(1.26, leading=1.36))
            width = min(column.width, 38 * sheet.b)
            parted = by_sentence(view, asked, width)
            words, width = parted or (asked, width)
            column.words(
                f"question.{number}",
                Role.PARAGRAPH,
                words,
                name=asked.plain,
                width=width,
                full=parted is None,
            )
            column.space(22 * z)
        column.rule("rule.end")
        column.space(42 * z)
        heading = view.words(TAKE_AWAY_HEADING, view.display(sheet.title(1.48)))
        column.words("away", Role.HEADING, heading, level=True)
        column.space(8 * z)
        away = view.words(told.away, view.story())
        column.words("away.words", Role.PARAGRAPH, away, full=True)
        column.space(24 * z)
        at = Rect(column.x, column.y, column.width, max(62 * u, 1.7 * sheet.b))
        style = view.story(1.0, italic=True)
        box, set_field = written(
            view, FIELD, TAKE_AWAY_HEADING, self.writing, at, style, theme.numeral, theme.page
        )
        if view.focus == FIELD:
            reach = 17 * max(u, 0.6 * z)
            caret = set_field.caret
            mark = triangle(frame.page.x, caret.y + caret.h / 2, reach, theme.marker)
            box = replace(box, marks=(*box.marks, mark))
        column.add(box)
        column.space(4 * z)
        note = view.words(TAKE_AWAY_NOTE, view.quiet(0.72, weight=400), theme.quiet)
        column.words("stored", Role.QUIET, note)
        if self.notice:
            column.space(12 * z)
            notice = view.words(self.notice, view.act(0.74, weight=600))
            column.words("notice", Role.NOTICE, notice, live=True)
        return column, set_field

    def _foot(self, view: View, frame: Frame) -> list[Box]:
        """Where to go from here: one row, more where type is large."""
        finished, u = self.finished, view.sheet.u
        again = AGAIN if finished.picked is None else finished.row(finished.picked).again
        items = [Item("again", again)] if finished.page.rows else []
        items += [Item("copy", "Copy"), Item("print", "Print")]
        if finished.first is not None or finished.earlier:
            items.append(Item("beside", TWO_PLAYS))
        if finished.shelf() is not None:
            items.append(Item("shelf", "Back to the shelf"))
        style = view.act(0.83, weight=500, leading=1.2)
        gap = max(48 * u, style.size * 1.3)

        def row(y: float) -> list[Box]:
            return links(
                view, items, frame.x, y, style=style, colour=view.theme.words, ground=view.theme.page,
                gap=gap, within=frame.width,
            )  # fmt: skip

        height = max(box.rect.bottom for box in row(0.0))
        return row(view.sheet.height - height - max(44 * u, 10))
