"""Starting a scenario from the shelf: a question a page, and where the file is once it is written."""

from __future__ import annotations

from dataclasses import dataclass, replace

from game.debrief import capital, number
from game.desktop.answers import Opened, Question, Refused, Shelved, Started, Told
from game.desktop.box import Layout, Role
from game.desktop.editing import edited
from game.desktop.effects import OpenFile, OpenScenario, Preview, Reshelve, Sound, StartScenario
from game.desktop.geometry import Rect
from game.desktop.layout import (
    Column,
    Frame,
    Item,
    above_foot,
    banded_foot,
    side_and_page,
    triangle,
)
from game.desktop.layout.parts import LEAST_TARGET
from game.desktop.layout.written import Field, written
from game.desktop.messages import Act, Answered, Message, Press
from game.desktop.screen import Context, Plain, Screen, Step
from game.desktop.screens.files import breaking
from game.desktop.screens.sides import blank_side
from game.desktop.view import View
from game.desktop.writing import Writing

TITLE = "Start a scenario"
FIELD = "field"
LEAD = (
    "Three short scenes that can be played at once, to be changed line by line. "
    "{count} questions make them yours."
)
OTHERWISE = "Left empty, it is: {words}"
WRITTEN = "It can be played now, and each line of the file says what it is for."
NEXT = (
    "“Open the file” shows it in your text editor. Change its words and save it.",
    "“See it while you write” opens a second window, which shows every save at once."
    " F2 shows there what no player sees.",
    "On the shelf it stands among your own.",
)
UNTITLED = "A new scenario"


@dataclass(frozen=True, slots=True)
class Starting(Plain):
    """The question that is asked now, and what was written to each. `back` is the shelf."""

    questions: tuple[Question, ...]
    back: Screen
    at: int = 0
    answers: tuple[Writing, ...] = ()
    notice: str = ""

    @property
    def page(self) -> str:
        """Each question is a page."""
        return f"start.{self.at}"

    @property
    def writing(self) -> Writing:
        """What is written to the question that is asked now."""
        return self.answers[self.at] if self.at < len(self.answers) else Writing(lines=False)

    def update(self, message: Message, context: Context) -> Step | None:
        """Writing, the next question and the one before, and in the end the file."""
        if context.focus == FIELD:
            found = edited(self.writing, message)
            if found is not None:
                return Step(self._written(found[0]), found[1])
            if isinstance(message, Press) and message.key == "enter" and not message.repeat:
                return self._on()
        match message:
            case Act(action="on"):
                return self._on()
            case Act(action="field"):
                return Step(self)
            case Act(action="back") if self.at:
                return Step(replace(self, at=self.at - 1, notice=""), (Sound("page"),))
            case Act(action="back" | "shelf"):
                return Step(self.back, (Reshelve(),))
            case Answered(answer=Told(line=line)):
                return Step(replace(self, notice=line))
            case Answered(answer=Started() as started):
                return Step(Written(started, self.back), (Sound("page"),))
        return None

    def _written(self, writing: Writing) -> Starting:
        kept = [*self.answers, *(Writing(lines=False) for _ in range(self.at + 1 - len(self.answers)))]
        kept[self.at] = writing
        return replace(self, answers=tuple(kept), notice="")

    def _on(self) -> Step:
        question = self.questions[self.at]
        if len(self.writing.words.split()) > question.words:
            return Step(replace(self, notice=question.too_long), focus=FIELD)
        if self.at + 1 < len(self.questions):
            return Step(replace(self, at=self.at + 1, notice=""), (Sound("page"),))
        answers = tuple(
            (question.id, writing.words)
            for question, writing in zip(self.questions, self.answers, strict=False)
        )
        return Step(self, (StartScenario(answers),))

    # --- layout --------------------------------------------------------------------------------------
    def layout(self, view: View) -> Layout:
        """The blank cover with the title that it will have, and the question."""
        frame = side_and_page(view.sheet)
        title = self.answers[0].words.strip() if self.answers else ""
        last = self.at + 1 == len(self.questions)
        item = Item("on", "Write the file" if last else "Next")
        items = [Item("shelf", "Back to the shelf")]
        if self.at:
            items.insert(0, Item("back", "The question before"))
        column, field = self._page(view, frame)
        layout = _page_of(view, frame, title or UNTITLED, column, item, items, first=FIELD, name=TITLE)
        return replace(layout, caret=(FIELD, field.caret) if view.focus == FIELD else None, written=field)

    def _page(self, view: View, frame: Frame) -> tuple[Column, Field]:
        sheet, theme = view.sheet, view.theme
        z, question = sheet.z, self.questions[self.at]
        column = Column(view, frame.x, frame.top, frame.width, theme.page)
        column.words("heading", Role.TITLE, view.words(TITLE, view.display(sheet.title(1.78))), level=True)
        column.space(8 * z)
        lead = f"{self.at + 1} of {len(self.questions)}"
        if not self.at:
            lead = LEAD.format(count=capital(number(len(self.questions))))
        quiet = view.quiet(0.83, weight=400, leading=1.36)
        column.words("lead", Role.QUIET, view.words(lead, quiet, theme.quiet), level=True)
        column.space(26 * z)
        column.rule("rule")
        column.space(26 * z)
        asked = view.words(question.asked, view.story(1.26, leading=1.36))
        column.words("asked", Role.PARAGRAPH, asked, together=True)
        column.space(16 * z)
        at = Rect(column.x, column.y, column.width, max(62 * sheet.u, 1.7 * sheet.b, LEAST_TARGET))
        box, field = written(
            view, FIELD, question.asked, self.writing, at, view.story(1.0), theme.numeral, theme.page, 1
        )
        if view.focus == FIELD:
            caret = field.caret
            mark = triangle(frame.page.x, caret.y + caret.h / 2, 17 * max(sheet.u, 0.6 * z), theme.marker)
            box = replace(box, marks=(*box.marks, mark))
        column.add(box)
        column.space(8 * z)
        otherwise = OTHERWISE.format(words=question.otherwise)
        quiet = view.quiet(0.72, weight=400)
        column.words("otherwise", Role.QUIET, view.words(otherwise, quiet, theme.quiet))
        _notice(column, self.notice)
        return column, field


@dataclass(frozen=True, slots=True)
class Written(Plain):
    """The file is there: where it is, and what can be done with it."""

    started: Started
    back: Screen
    notice: str = ""

    @property
    def page(self) -> str:
        """One page a file."""
        return f"written.{self.started.file}"

    def update(self, message: Message, context: Context) -> Step | None:
        """Its own window, an editor, playing it, and back."""
        file = self.started.file
        match message:
            case Act(action="preview"):
                return Step(self, (Preview(file),))
            case Act(action="edit"):
                return Step(self, (OpenFile(file),))
            case Act(action="play"):
                return Step(self, (OpenScenario(file), Sound("page")))
            case Act(action="shelf"):
                return Step(self.back, (Reshelve(),))
            case Answered(answer=Told(line=line)):
                return Step(replace(self, notice=line))
            case Answered(answer=Opened() | Refused() | Shelved()):
                return self.back.update(message, context)
        return None

    def layout(self, view: View) -> Layout:
        """The cover that stands until there is another, and where the file is."""
        sheet, theme = view.sheet, view.theme
        frame, z = side_and_page(sheet), sheet.z
        column = Column(view, frame.x, frame.top, frame.width, theme.page)
        heading = f"{self.started.title} is written"
        column.words("heading", Role.TITLE, view.words(heading, view.display(sheet.title(1.78))), level=True)
        column.space(16 * z)
        column.words("told", Role.PARAGRAPH, view.words(WRITTEN, view.story()), level=True)
        column.space(16 * z)
        file = view.words(breaking(self.started.file), view.mono(0.72), theme.quiet)
        column.words("file", Role.QUIET, file, name=self.started.file)
        _notice(column, self.notice)
        column.space(24 * z)
        column.rule("next.rule")
        column.space(22 * z)
        for place, words in enumerate(NEXT):
            text = view.words(words, view.story(0.93))
            column.words(f"next.{place}", Role.PARAGRAPH, text, full=True)
            column.space(12 * z)
        item = Item("preview", "See it while you write")
        items = [Item("edit", "Open the file"), Item("play", "Play it"), Item("shelf", "Back to the shelf")]
        return _page_of(view, frame, self.started.title, column, item, items, first="preview", name=heading)


def _notice(column: Column, line: str) -> None:
    view = column.view
    if line:
        column.space(14 * view.sheet.z)
        column.words("notice", Role.NOTICE, view.words(line, view.act(0.74, weight=600)), live=True)


def _page_of(
    view: View,
    frame: Frame,
    title: str,
    column: Column,
    item: Item,
    items: list[Item],
    *,
    first: str,
    name: str,
) -> Layout:
    """The blank cover, a page of words, and under them the band and the words beside it, which stay."""
    sheet, theme = view.sheet, view.theme
    side = blank_side(view, frame.side, title, "", mended=True)
    area, below = above_foot(view, frame, column, banded_foot(view, frame, item, items), gap=12)
    return Layout(
        sheet.width, sheet.height, theme.page, (side, area, below), name=name, first=first,
        keys=(("escape", "back" if any(i.id == "back" for i in items) else "shelf"), ("page_down", item.id)),
    )  # fmt: skip
