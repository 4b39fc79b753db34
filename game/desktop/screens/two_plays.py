"""Two plays of a scenario side by side: what was the same in one line, then decision by decision."""

from __future__ import annotations

from dataclasses import dataclass, replace

from game.desktop.answers import Debriefed, Printed
from game.desktop.box import Box, Layout, Role
from game.desktop.effects import Debrief, Print, Sound
from game.desktop.geometry import Point, Rect
from game.desktop.ink import Fill, Mark, Words
from game.desktop.layout import Column, Item, bar, links, pointer, scrolling_area
from game.desktop.measure import UNBOUNDED
from game.desktop.messages import Act, Answered, Message
from game.desktop.screen import Context, Plain, Screen, Step
from game.desktop.screens.finished import Finished
from game.desktop.screens.outcomes import outcomes
from game.desktop.screens.pairs import Grid, grid_of, pair_row, same_row
from game.desktop.screens.play import begin
from game.desktop.view import View
from game.engine import Playthrough
from game.page import TwoPlays as Compared
from game.page import compare, debrief_page
from game.page.plays import FIRST, SECOND, TITLE

BESIDE = "Beside this play:"


@dataclass(frozen=True, slots=True)
class TwoPlays(Plain):
    """Two finished plays. `open` is the place of the row that is unfolded; `back` the screen before, None
    straight after the second ending; `rivals` are the plays that can stand first."""

    first: Finished
    second: Finished
    plays: Compared
    back: Screen | None = None
    rivals: tuple[Playthrough, ...] = ()
    open: int | None = None
    notice: str = ""
    visit: int = 0

    @classmethod
    def of(cls, first: Finished, second: Finished, back: Screen | None = None) -> TwoPlays:
        """Two plays, and every other one that could stand beside the second."""
        found = dict.fromkeys((first.play, *second.earlier))
        rivals = tuple(play for play in found if play != second.play)
        return cls(first, second, compare(first.page, second.page), back, rivals)

    @property
    def page(self) -> str:
        """One page for two plays; new each time that it is come back to."""
        return f"two.{self.first.key}.{self.second.key}.{self.visit}"

    @property
    def patience(self) -> float:
        """A press meant for the ending does nothing here."""
        return 0.45 if self.back is None else 0.0

    @property
    def language(self) -> str:
        """The scenario's language."""
        return self.second.language

    def update(self, message: Message, context: Context) -> Step | None:
        """Unfolding a row, choosing another play, and where the page leads."""
        match message:
            case Act(action=action):
                kind, _, place = action.partition(".")
                return self._act(kind, int(place) if place.isdecimal() else 0)
            case Answered(answer=Printed(line=line)):
                return Step(replace(self, notice=line))
            case Answered(answer=Debriefed() as answer):
                return Step(beside(answer, self.second, self.back, self.visit + 1), focus=None)
        return None

    def _act(self, kind: str, place: int) -> Step | None:
        here = replace(self, visit=self.visit + 1, notice="")
        match kind:
            case "pair":
                opened = None if self.open == place else place
                return Step(replace(self, open=opened), focus=f"pair.{place}")
            case "rival" if place < len(self.rivals):
                return Step(self, (Debrief(self.rivals[place]),))
            case "debrief":
                return Step(self.back or _summary(self.second, here), (Sound("page"),))
            case "again":
                return self.second.again(self._parting())
            case "print":
                return Step(self, (Print(self.second.play, beside=self.first.play),))
            case "log":
                from game.desktop.screens.log import opened as log

                return Step(log(self.second.play, here, base=self.second.base))
            case "back":
                return Step(self.back or self.second.ended.settled(), (Sound("page"),))
        return None

    def _parting(self) -> int | None:
        """The decision of the second play at which the two part, or the last that both have."""
        pairs = self.plays.pairs
        if not pairs:
            return self.second.picked
        row = pairs[0].second
        return row.number if row is not None else min(len(self.plays.same) + 1, self.second.play.length)

    # --- layout --------------------------------------------------------------------------------------
    def layout(self, view: View) -> Layout:
        """All of it on one page that scrolls, the endings last."""
        sheet, theme, base = view.sheet, view.theme, self.second.base
        grid = grid_of(view)
        column = Column(view, grid.left, 62 * sheet.u, grid.right - grid.left, theme.page)
        self._head(column, grid)
        same_row(column, grid, self.plays, base)
        parting = column.y
        if self.plays.pairs:
            _parting_line(column, grid)
        for place, pair in enumerate(self.plays.pairs):
            pair_row(column, grid, pair, base, place, place == self.open)
        column.space(10 * sheet.u)
        if grid.apart and self.plays.pairs:
            thick = max(2.0, 3 * sheet.u)
            under = parting + 14 * max(sheet.u, 0.7 * sheet.z)
            line = Fill(Rect(grid.seam - thick / 2, under, thick, column.y - under), theme.words)
            column.boxes.append(Box("parting.line", Role.DECORATION, line.rect, "", (line,)))
        endings = column.y
        end = outcomes(column, grid, self.plays, base)
        area = scrolling_area(
            view, "page", Rect(0, 0, sheet.width, sheet.height), column.boxes, end, ground=theme.page,
        )  # fmt: skip
        area = replace(area, coloured=endings)
        return Layout(
            sheet.width,
            sheet.height,
            theme.page,
            (area,),
            name=f"{TITLE}, {self.second.page.title}",
            first=self._first(area.boxes, sheet.height),
            keys=(("escape", "back"), ("page_up", "back"), ("page_down", "debrief"), ("l", "log")),
            language=view.language,
        )

    def _first(self, boxes: tuple[Box, ...], height: int) -> str | None:
        """The band, where it can be seen at once; else the first row."""
        band = next((box for box in boxes if box.id == "debrief"), None)
        if band is not None and band.rect.bottom <= height:
            return "debrief"
        return "pair.0" if self.plays.pairs else None

    def _head(self, column: Column, grid: Grid) -> None:
        """The title, the names of the two columns, the quiet row that chooses another play, and news."""
        view, theme = column.view, column.view.theme
        sheet = view.sheet
        u, z = sheet.u, sheet.z
        title = view.words(TITLE, view.display(sheet.title(1.78)))
        name = view.display(max(1.05 * sheet.b, 15.0), leading=1.2)
        quiet = view.quiet(0.72, weight=400)
        size = view.measure(title, UNBOUNDED)
        top = column.y
        column.words("title", Role.TITLE, title)
        if grid.apart:
            base = top + size.baseline
            for id, words, x, note in (
                ("first", FIRST, grid.first, ""),
                ("second", SECOND, grid.second, self.plays.parted_from),
            ):
                text = view.words(words, name)
                wide = view.measure(text, UNBOUNDED)
                y = base - wide.baseline
                marks = [Words(Point(x, y), wide.width + 2, text, column.ground)]
                if note:
                    small = view.words(note, quiet, theme.quiet)
                    low = view.measure(small, UNBOUNDED)
                    at = Point(x + wide.width + 18 * z, base - low.baseline)
                    room = grid.column - wide.width - 18 * z
                    if low.width <= room:
                        marks.append(Words(at, room, small, column.ground))
                rect = Rect(x, y, grid.column, wide.height)
                said = f"{words}, {note}" if note else words
                column.boxes.append(Box(f"head.{id}", Role.HEADING, rect, said, tuple(marks)))
        elif self.plays.parted_from:
            text = view.words(f"{SECOND} {self.plays.parted_from}", quiet, theme.quiet)
            column.words("head.second", Role.QUIET, text)
        if len(self.rivals) > 1:
            column.space(10 * z)
            self._rivals(column)
        if self.notice:
            column.space(10 * z)
            notice = view.words(self.notice, view.act(0.74, weight=600))
            column.words("notice", Role.NOTICE, notice, live=True)
        column.space(22 * u)
        column.rule("head.rule")

    def _rivals(self, column: Column) -> None:
        """Which play stands first: its words under a beam are the chosen one."""
        view, theme = column.view, column.view.theme
        z = view.sheet.z
        style = view.quiet(0.76, weight=500, leading=1.2)
        lead = view.words(BESIDE, style, theme.quiet)
        size = view.measure(lead, column.width)
        column.boxes.append(
            Box("rivals", Role.QUIET, Rect(column.x, column.y + 10, size.width + 2, size.height), BESIDE,
                (Words(Point(column.x, column.y + 10), size.width + 2, lead, column.ground),))
        )  # fmt: skip
        items = [Item(f"rival.{i}", _ended(play, i)) for i, play in enumerate(self.rivals)]
        x = column.x + size.width + 26 * z
        widest = max(view.measure(view.words(item.words, style), UNBOUNDED).width for item in items)
        if x + widest > column.right:
            x = column.x
            column.y += size.height + 8
        found = links(
            view, items, x, column.y + 10, style=style, colour=theme.words, ground=column.ground, gap=34 * z,
            within=column.right - x,
        )  # fmt: skip
        chosen = self.rivals.index(self.first.play) if self.first.play in self.rivals else -1
        rows = len({box.rect.y for box in found})
        for place, box in enumerate(found):
            if place == chosen:
                words = next(mark for mark in box.marks if isinstance(mark, Words))
                low = words.at.y + size.height + 2 * z
                beam = bar(words.at.x, low, words.width - 2, max(2.0, 2.5 * z), theme.words)
                under = pointer(words.at.x + words.width / 2, low + 3 * z, 6 * z, theme.marker)
                marks = (*box.marks, beam) if rows > 1 else (*box.marks, beam, under)
                found[place] = replace(box, marks=marks)
        column.boxes += found
        column.y = max(box.rect.bottom for box in found)


def _ended(play: Playthrough, place: int) -> str:
    return f"{place + 1}. {play.ending.title}" if play.ending is not None else f"{place + 1}"


def _parting_line(column: Column, grid: Grid) -> None:
    """From here on the two part: the bar over both columns, the triangle under it where they stand apart."""
    view, theme = column.view, column.view.theme
    thick = max(2.0, 3 * view.sheet.u)
    x = grid.first if grid.apart else column.x
    reach = 13 * max(view.sheet.u, 0.7 * view.sheet.z)
    rect = Rect(x, column.y - thick / 2, column.right - x, thick).on_pixels
    marks: list[Mark] = [bar(*rect, theme.words)]
    if grid.apart:
        marks.append(pointer(grid.seam, rect.bottom, reach, theme.marker))
    column.boxes.append(Box("parting", Role.DECORATION, rect, "", tuple(marks)))


def _summary(finished: Finished, back: Screen) -> Screen:
    from game.desktop.screens.summary import Summary

    return Summary(finished, back)


def beside(answer: Debriefed, second: Finished, back: Screen | None, visit: int = 0) -> TwoPlays:
    """Another finished play of the reader's beside the second one."""
    ended = second.ended
    first = Finished(
        debrief_page(answer.play, answer.debrief),
        begin(answer.play, ended.home, ended.base, ended.arrange),
        earlier=answer.earlier,
    )
    return replace(TwoPlays.of(first, second, back), visit=visit)
