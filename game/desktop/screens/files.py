"""Looking for a scenario file: the folders and YAML files of one folder, and the way up from it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from game.desktop.answers import Browsed, Opened, Refused, Shelved
from game.desktop.box import Area, Layout, Role, acts
from game.desktop.effects import Browse, OpenScenario, Reshelve, Sound
from game.desktop.geometry import Point, Rect
from game.desktop.ink import Fill, Mark, Words
from game.desktop.layout import Column, Item, links, scrolling_area, triangle
from game.desktop.layout.parts import LEAST_TARGET, hairline
from game.desktop.messages import Act, Answered, Message
from game.desktop.screen import Context, Plain, Screen, Step
from game.desktop.view import View

TITLE = "Open a scenario file"
AROUND = "The folder around this one"
NOTHING = "There is no folder and no YAML file here."
DROP = "A file can also be dropped onto this window from anywhere."


@dataclass(frozen=True, slots=True)
class Files(Plain):
    """One folder. `back` is the shelf; `visit` counts how often it was come back to."""

    found: Browsed
    back: Screen
    visit: int = 0

    @property
    def page(self) -> str:
        """Each folder is a page."""
        return f"files.{self.found.folder}.{self.visit}"

    def update(self, message: Message, context: Context) -> Step | None:
        """Another folder, a file, or back."""
        match message:
            case Act(action=action):
                return self._act(action)
            case Answered(answer=Browsed() as found):
                return Step(replace(self, found=found))
            case Answered(answer=Opened() as opened):
                return self.back.update(Answered(opened, message.at), context)
            case Answered(answer=Refused() as refused):
                from game.desktop.screens.broken import opened as broken

                return Step(broken(refused, replace(self, visit=self.visit + 1)))
            case Answered(answer=Shelved()):
                return self.back.update(message, context)
        return None

    def _act(self, action: str) -> Step | None:
        kind, _, place = action.partition(".")
        match kind:
            case "around" if self.found.around is not None:
                return Step(self, (Browse(self.found.around),))
            case "folder":
                return Step(self, (Browse(self.found.folders[int(place)][1]),))
            case "file":
                return Step(self, (OpenScenario(self.found.files[int(place)][1]), Sound("page")))
            case "shelf":
                return Step(self.back, (Reshelve(),))
        return None

    # --- layout --------------------------------------------------------------------------------------
    def layout(self, view: View) -> Layout:
        """The folder as boxes."""
        sheet, theme = view.sheet, view.theme
        u = sheet.u
        left, right = 92 * u, sheet.width - 92 * u
        head = Column(view, left, 62 * u, right - left, theme.shelf)
        head.words("title", Role.TITLE, view.words(TITLE, view.display(sheet.title(1.78))), level=True)
        head.space(8 * u)
        folder = view.words(breaking(self.found.folder), view.mono(0.72), theme.quiet)
        head.words("folder", Role.QUIET, folder, name=self.found.folder)
        head.space(6 * u)
        head.words("drop", Role.QUIET, view.words(DROP, view.quiet(0.72, weight=400), theme.quiet))
        if self.found.trouble:
            head.space(8 * u)
            trouble = view.words(self.found.trouble, view.act(0.76, weight=600))
            head.words("trouble", Role.NOTICE, trouble, live=True)
        top = round(head.y + 20 * u)
        style = view.act(0.85, weight=500, leading=1.2)
        foot_y = sheet.height - max(84 * u, 0.6 * style.size + LEAST_TARGET / 2 + 22 * u)
        foot = links(
            view, (Item("shelf", "Back to the shelf"),), left, foot_y, style=style, colour=theme.words,
            ground=theme.shelf, gap=44 * u, within=right - left,
        )  # fmt: skip
        low = min(box.rect.y for box in foot) - 8 * u
        # The line over the first row is whole: it stands within what scrolls.
        rows = self._rows(view, Column(view, left, top + max(1.0, 1.5 * u), right - left, theme.shelf))
        area = scrolling_area(
            view, "rows", Rect(0, top, sheet.width, low - top), rows.boxes, rows.y, ground=theme.shelf
        )
        under = Rect(0, low, sheet.width, sheet.height - low)
        return Layout(
            sheet.width,
            sheet.height,
            theme.shelf,
            (
                Area("head", Rect(0, 0, sheet.width, top), tuple(head.boxes)),
                area,
                Area("foot", under, tuple(foot)),
            ),
            name=TITLE,
            first="file.0" if self.found.files else next((b.id for b in rows.boxes if b.focusable), "shelf"),
            keys=(("escape", "shelf"), ("backspace", "around")),
        )

    def _rows(self, view: View, column: Column) -> Column:
        column.rule("rows.rule")
        if self.found.around is not None:
            _row(column, "around", f"↑  {AROUND}", AROUND)
        for place, (name, _) in enumerate(self.found.folders):
            _row(column, f"folder.{place}", f"{name}/", f"Folder {name}")
        for place, (name, _) in enumerate(self.found.files):
            _row(column, f"file.{place}", name, name, strong=True)
        if not self.found.folders and not self.found.files:
            column.space(14 * view.sheet.u)
            column.words("nothing", Role.QUIET, view.words(NOTHING, view.story(1.0), view.theme.quiet))
        column.space(10 * view.sheet.u)
        return column


def breaking(path: str) -> str:
    """A path whose lines may end after a folder and not at a hyphen, which a reader would take for a part of
    the name or for one that isn't."""
    return re.sub(r"[/\\](?=.)", "\\g<0>\u200b", path).replace("-", "-\u2060")


def _row(column: Column, id: str, words: str, name: str, strong: bool = False) -> None:
    """A folder or a file; in focus it is the band, from the window's edge on."""
    view, theme, u = column.view, column.view.theme, column.view.sheet.u
    on = view.focus == id
    ground = theme.band if on else column.ground
    colour = theme.band_words if on else theme.words
    style = view.act(0.85, weight=600 if strong else 400, leading=1.3)
    text = view.words(words, style, colour)
    tall = view.measure(text, column.width).height
    height = max(LEAST_TARGET, tall + 16 * u)
    rect = Rect(0, column.y, column.right + 26 * u, height)
    marks: list[Mark] = []
    if on:
        reach = min(17 * max(u, 0.6 * view.sheet.z), height * 0.3)
        over = max(1.0, 1.5 * u)  # the line over it goes: it would leave a notch at the band's end
        band = Rect(0, rect.y - over, rect.w, rect.h + over)
        marks += [Fill(band, ground), triangle(0, rect.centre.y, reach, theme.marker)]
    else:
        marks.append(hairline(view, column.x, column.right, column.y + height))
    marks.append(Words(Point(column.x, column.y + (height - tall) / 2), column.width, text, ground))
    column.add(acts(id, Role.ROW, rect, name, tuple(marks)))
