"""What you decided: every decision, the picked one first, one unfolded at a time."""

from __future__ import annotations

from dataclasses import dataclass, replace

from game.desktop.answers import Printed
from game.desktop.box import Area, Box, Layout, Role
from game.desktop.effects import Print, Sound
from game.desktop.geometry import Rect
from game.desktop.ink import Fill
from game.desktop.layout import Column, Frame, Item, links, scrolling_area, side_and_page, way_on
from game.desktop.layout.parts import LEAST_TARGET
from game.desktop.layout.sentences import by_sentence
from game.desktop.messages import Act, Answered, Message
from game.desktop.screen import Context, Plain, Screen, Step
from game.desktop.screens.finished import Finished
from game.desktop.screens.folded import folded
from game.desktop.screens.sides import floor, object_side, side_line
from game.desktop.screens.summary import ended_side
from game.desktop.screens.unfolded import unfolded
from game.desktop.still import still
from game.desktop.view import View
from game.page.debrief import DECISIONS_HEADING, QUESTIONS_HEADING

WORDS = (
    Item("play", "Play again"),
    Item("print", "Print"),
    Item("on", QUESTIONS_HEADING),
)


@dataclass(frozen=True, slots=True)
class Decisions(Plain):
    """The decisions of a play. `open` is the number of the one that is unfolded, `another` whether its other
    way is shown; `back` is the screen before."""

    finished: Finished
    back: Screen | None = None
    open: int | None = None
    another: bool = False
    notice: str = ""
    visit: int = 0

    @property
    def page(self) -> str:
        """One page a play, whatever is unfolded; new each time that it is come back to."""
        return f"decisions.{self.finished.key}.{self.visit}"

    @property
    def language(self) -> str:
        """The scenario's language."""
        return self.finished.language

    def update(self, message: Message, context: Context) -> Step | None:
        """Unfolding, folding, and where the page leads."""
        match message:
            case Act(action=action):
                return self._act(action)
            case Answered(answer=Printed(line=line)):
                return Step(replace(self, notice=line))
        return None

    def _act(self, action: str) -> Step | None:
        kind, _, number = action.partition(".")
        match kind:
            case "open":
                opened = replace(self, open=int(number), another=False, notice="")
                return Step(opened, focus=f"row.{number}", top=f"row.{number}")
            case "fold" if self.open is not None:
                return Step(replace(self, open=None, another=False), focus=f"row.{self.open}")
            case "another":
                return Step(replace(self, another=True), focus="again")
            case "again":
                return self.finished.again(self.open)
            case "play":
                return self.finished.again(self.finished.picked)
            case "print":
                return Step(self, (Print(self.finished.play, self.finished.picked),))
        return self._leads(kind)

    def _leads(self, kind: str) -> Step | None:
        here = replace(self, visit=self.visit + 1, notice="")
        match kind:
            case "on":
                from game.desktop.screens.last import Last

                return Step(Last(self.finished, here), (Sound("page"),))
            case "log":
                from game.desktop.screens.log import opened

                found = None if self.open is None else self.finished.row(self.open).scene
                return Step(opened(self.finished.play, here, found, self.finished.base))
            case "back" if self.back is not None:
                return Step(self.back, (Sound("page"),))
        return None

    # --- layout --------------------------------------------------------------------------------------
    def layout(self, view: View) -> Layout:
        """The side, which shows the decision that is unfolded, and the page."""
        sheet, theme = view.sheet, view.theme
        frame = side_and_page(sheet)
        side, on_side = self._side(view, frame)
        area = self._page(view, frame, on_side)
        uppermost = f"row.{self.finished.page.rows_from(self.finished.picked)[0].number}"
        first, here = uppermost, f"row.{self.open}"
        if self.open is not None:
            band = next(box for box in area.boxes if box.id == "again")
            shown = here == uppermost and band.rect.bottom <= area.rect.bottom - area.fade
            first = "again" if shown else here
        return Layout(
            sheet.width,
            sheet.height,
            theme.page,
            (side, area, *on_side),
            name=f"{DECISIONS_HEADING}, {self.finished.page.title}",
            first=first,
            keys=(("escape", "back"), ("page_up", "back"), ("page_down", "on"), ("l", "log")),
            language=view.language,
            top=here if self.open is not None and here != uppermost else None,
        )

    def _side(self, view: View, frame: Frame) -> tuple[Area, tuple[Area, ...]]:
        if self.open is not None:
            row = self.finished.row(self.open)
            lines = (side_line(view, row.title),) if row.title else ()
            found = still(view, row.object, self.finished.base)
            return object_side(view, frame.side, found, row.called, lines), ()
        side = ended_side(view, frame, self.finished)
        ground = floor(view, self.finished.page.cover)
        if ground is None:
            return side, ()
        u = view.sheet.u
        style = view.act(0.85, weight=600, leading=1.2)
        colour = view.theme.on(ground)
        left = frame.side.x + 58 * u
        gap = 40 * u
        rows = links(
            view, WORDS, left, 0.0, style=style, colour=colour, ground=ground, gap=gap,
            within=frame.side.right - left - 10 * u,
        )  # fmt: skip
        height = max(box.rect.bottom for box in rows)
        if height > 1.4 * LEAST_TARGET:
            return side, ()  # two rows would reach up to what the cover shows
        y = frame.side.bottom - height - 44 * u
        placed = links(
            view, WORDS, left, y, style=style, colour=colour, ground=ground, gap=gap,
            within=frame.side.right - left - 10 * u,
        )  # fmt: skip
        top = min(box.rect.y for box in placed)
        rect = Rect(frame.side.x, top, frame.side.w, frame.side.bottom - top)
        return side, (Area("words", rect, tuple(placed)),)

    def _page(self, view: View, frame: Frame, on_side: tuple[Area, ...]) -> Area:
        sheet, theme = view.sheet, view.theme
        u, z = sheet.u, sheet.z
        told, picked = self.finished.page, self.finished.picked
        column = Column(view, frame.x, frame.top, frame.width, theme.page)
        title = view.words(DECISIONS_HEADING, view.display(sheet.title(1.78)))
        column.words("heading", Role.TITLE, title, level=True)
        column.space(4 * z)
        lead = view.words(told.lead(picked), view.quiet(0.85, weight=400), theme.quiet)
        parted = by_sentence(view, lead, column.width)
        words, width = parted or (lead, column.width)
        column.words("lead", Role.QUIET, words, name=lead.plain, width=width, level=parted is None)
        if self.notice:
            column.space(10 * z)
            notice = view.words(self.notice, view.act(0.74, weight=600))
            column.words("notice", Role.NOTICE, notice, live=True)
        column.space(22 * z)
        ruled = True
        for row in told.rows_from(picked):
            if row.number == self.open:
                if ruled:
                    column.rule(f"rule.{row.number}")
                column.space(24 * z)
                unfolded(column, row, frame, self.another)
            else:
                folded(column, row, frame, self.finished.base, ruled)
            # The dark row needs no line under it: half of one would be seen on it.
            ruled = row.number == self.open or view.focus != f"row.{row.number}"
        if ruled:
            column.rule("rule.end")
        column.space(26 * z)
        self._end(column, bool(on_side))
        return scrolling_area(
            view, "page", frame.page, column.boxes, column.y + 30 * u, ground=theme.page,
            under=(Fill(frame.page, theme.page),),
        )  # fmt: skip

    def _end(self, column: Column, on_side: bool) -> None:
        """What leads on from the end of the page: all the words, where the side does not bear them."""
        view, theme = column.view, column.view.theme
        if on_side:
            return
        style = view.act(0.85, weight=500, leading=1.3)
        gap = max(44 * view.sheet.u, style.size * 1.3)
        on = way_on(
            view, Item("on", QUESTIONS_HEADING), column.right, column.y, right=True, ground=column.ground
        )
        found: list[Box] = links(
            view,
            WORDS[:2],
            column.x,
            column.y,
            style=style,
            colour=theme.words,
            ground=column.ground,
            gap=gap,
        )
        if max(box.rect.right for box in found) + gap > on.rect.x:
            y = max(box.rect.bottom for box in found) + 14 * view.sheet.z
            on = way_on(view, Item("on", QUESTIONS_HEADING), column.x, y, ground=column.ground)
        column.boxes += found
        column.add(on)
