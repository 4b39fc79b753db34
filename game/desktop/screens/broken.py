"""A scenario that does not load: what is to be changed, line by line, and where. It looks again by itself."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from pathlib import PurePath

from game.debrief import capital, number
from game.desktop.answers import Explained, Opened, Refused, Shelved, Told
from game.desktop.box import Box, Layout, Role
from game.desktop.effects import Copy, Explain, LookAgain, OpenFile, Reshelve, Sound
from game.desktop.layout import (
    Column,
    Frame,
    Item,
    above_foot,
    banded_foot,
    side_and_page,
)
from game.desktop.messages import Act, Answered, Message, Tick
from game.desktop.screen import Context, Plain, Screen, Step
from game.desktop.screens.findings import finding_row, plain_text
from game.desktop.screens.sides import blank_side
from game.desktop.view import View
from game.model import Diagnostic, Severity

NOT_YET, NOW = "This scenario can’t be played yet", "It can be played now."
MENDED = "Nothing in the file needs a change any more."
AGAIN = "Save the file and this page looks again."
LOOK_EVERY = 1.0
"""Seconds between two looks at the file."""


@dataclass(frozen=True, slots=True)
class Broken(Plain):
    """What stops a scenario. `mended` is the scenario once it can be played; `back` is the shelf."""

    refused: Refused
    back: Screen
    mended: Opened | None = None
    notice: str = ""
    visit: int = 0

    @property
    def page(self) -> str:
        """One page a file; what is mended is another."""
        return f"broken.{self.refused.id}.{self.mended is not None}.{self.visit}"

    def wakes(self, context: Context) -> float | None:
        """Each second, while there is something to look for."""
        return None if self.mended is not None else (math.floor(context.now / LOOK_EVERY) + 1) * LOOK_EVERY

    def update(self, message: Message, context: Context) -> Step | None:
        """Looking again, opening, copying, explaining, beginning, and back."""
        match message:
            case Tick() if self.mended is None:
                return Step(self, (LookAgain(self.refused),))
            case Answered(answer=Refused() as refused):
                return Step(replace(self, refused=refused, notice=""))
            case Answered(answer=Opened() as opened) if self.mended is None:
                return Step(replace(self, mended=opened, notice=""), focus="begin")
            case Answered(answer=Told(line=line)):
                return Step(replace(self, notice=line))
            case Answered(answer=Explained(pages=pages)):
                from game.desktop.screens.explained import ExplainedPages

                return Step(ExplainedPages(pages, self.refused, replace(self, visit=self.visit + 1)))
            case Answered(answer=Shelved()):
                return self.back.update(message, context)
            case Act(action=action):
                return self._act(action)
        return None

    def _act(self, action: str) -> Step | None:
        kind, _, place = action.partition(".")
        found = self.refused.diagnostics
        match kind:
            case "open":
                one = found[int(place)]
                return Step(
                    self, (OpenFile(self._path(one), max(1, one.span.line)),), focus=f"finding.{place}"
                )
            case "copy":
                return Step(self, (Copy(plain_text(found)),))
            case "explain":
                return Step(self, (Explain(tuple(dict.fromkeys(one.code for one in found))),))
            case "begin" if self.mended is not None:
                from game.desktop.screens.briefing import Briefing

                return Step(Briefing.of(self.mended, self.back), (Sound("page"),))
            case "shelf":
                return Step(self, (Reshelve(),))
        return None

    def _path(self, one: Diagnostic) -> str:
        """The file of a finding: the scenario's own, or one that it includes, which stands in its folder."""
        main, name = self.refused.file, one.span.file
        if not name or name in (main, PurePath(main).name):
            return main
        return str(PurePath(main).parent / name)

    # --- layout --------------------------------------------------------------------------------------
    def layout(self, view: View) -> Layout:
        """The blank cover, and the findings; the band follows the one in focus."""
        sheet, theme = view.sheet, view.theme
        frame = side_and_page(sheet)
        refused = self.refused
        file = PurePath(refused.file).name
        side = blank_side(view, frame.side, refused.title, file, self.mended is not None)
        column = self._page(view, frame)
        area, below = above_foot(view, frame, column, self._foot(view, frame), gap=12)
        first = "begin" if self.mended is not None else "finding.0" if refused.diagnostics else "shelf"
        return Layout(
            sheet.width,
            sheet.height,
            theme.page,
            (side, area, below),
            name=f"{refused.title}: {NOT_YET}" if self.mended is None else refused.title,
            first=first,
            keys=(("escape", "shelf"), ("page_up", "shelf")),
        )

    def _page(self, view: View, frame: Frame) -> Column:
        sheet, theme = view.sheet, view.theme
        z = sheet.z
        column = Column(view, frame.x, frame.top, frame.width, theme.page)
        title = NOW if self.mended is not None else NOT_YET
        column.words("heading", Role.HEADING, view.words(title, view.display(sheet.title(1.78))), level=True)
        column.space(6 * z)
        told = self._lead() if self.mended is None else MENDED
        lead = view.words(told, view.quiet(0.83, weight=400, leading=1.36), theme.quiet)
        column.words("lead", Role.QUIET, lead, level=True)
        if self.notice:
            column.space(10 * z)
            notice = view.words(self.notice, view.act(0.74, weight=600))
            column.words("notice", Role.NOTICE, notice, live=True)
        column.space(22 * z)
        if self.mended is None:
            for place, one in enumerate(self.refused.diagnostics):
                included = "" if self._path(one) == self.refused.file else one.span.file
                finding_row(column, frame, one, place, included)
        return column

    def _lead(self) -> str:
        found = self.refused.diagnostics
        if not found:
            return f"{self.refused.trouble} {AGAIN}".strip()
        errors = sum(one.severity is Severity.ERROR for one in found)
        others = len(found) - errors
        needs = "One thing in the file needs a change"
        if errors != 1:
            needs = f"{capital(number(errors))} things in the file need a change"
        look = ""
        if others:
            look = " and one is worth a look" if others == 1 else f" and {number(others)} are worth a look"
        return f"{needs}{look}. {AGAIN}"

    def _band(self, focus: str | None) -> Item | None:
        """What Enter does: begin, or open the file at the finding in focus."""
        if self.mended is not None:
            return Item("begin", "Begin")
        found = self.refused.diagnostics
        if not found:
            return None
        place = 0
        if focus is not None and focus.startswith("finding."):
            place = min(int(focus.removeprefix("finding.")), len(found) - 1)
        return Item("line", f"Open at line {max(1, found[place].span.line)}", f"open.{place}")

    def _items(self) -> list[Item]:
        shelf = Item("shelf", "Back to the shelf")
        found = len(self.refused.diagnostics)
        if self.mended is not None or not found:
            return [shelf]
        copy = {1: "Copy it", 2: "Copy both"}.get(found, f"Copy all {number(found)}")
        return [Item("copy", copy), Item("explain", "What the words mean"), shelf]

    def _foot(self, view: View, frame: Frame) -> list[Box]:
        """The band and the words beside it. Focus is on what the band is about, not on the band itself."""
        item = self._band(view.focus)
        boxes = banded_foot(view, frame, item, self._items(), self._lines())
        if item is not None and self.mended is None:
            boxes[0] = replace(boxes[0], focusable=False)
        return boxes

    def _lines(self) -> list[str]:
        """Everything that the band may say, so that it keeps its width while focus moves."""
        if self.mended is not None:
            return ["Begin"]
        return [f"Open at line {max(1, one.span.line)}" for one in self.refused.diagnostics]


def opened(refused: Refused, back: Screen) -> Broken:
    """The screen of a scenario that does not load; `back` is the shelf."""
    return Broken(refused, back)
