"""Where one can jump to: every scene and ending, found by typing, each with the fewest picks to it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from game.analysis.ways import Target
from game.desktop.box import Area, Box, Layout, Role, State
from game.desktop.editing import edited
from game.desktop.geometry import Point, Rect
from game.desktop.ink import Fill, Mark, Rule, Words
from game.desktop.layout import Column, Item, links, scrolling_area, triangle
from game.desktop.layout.written import Field, written
from game.desktop.messages import Message, Press
from game.desktop.screen import Context, Plain, Screen, Step
from game.desktop.view import View
from game.desktop.writing import Writing

TITLE = "Jump to"
HINT = "Type a part of its title or its id. Enter goes there by the fewest picks."
LOOKING = "Looking for the ways there."
NOTHING = "No scene and no ending is called that."
FIELD = "jump.field"
SEVERAL = 12
"""So many picks are named; of more, their number is."""


@dataclass(frozen=True, slots=True)
class Jump(Plain):
    """The list. `targets` is None until it is known what there is; `here` is the scene on the page that it
    lies over, and `back` that page."""

    back: Screen
    here: str
    targets: tuple[Target, ...] | None = None
    query: Writing = field(default_factory=lambda: Writing(lines=False))

    @property
    def page(self) -> str:
        """There is one list."""
        return "preview.jump"

    @property
    def language(self) -> str:
        """The scenario's language: its titles are in it."""
        return self.back.language

    @property
    def found(self) -> tuple[Target, ...]:
        """What fits the words that were typed."""
        wanted = self.query.words.casefold().split()
        return tuple(
            target
            for target in self.targets or ()
            if all(word in f"{target.title} {target.id}".casefold() for word in wanted)
        )

    @property
    def best(self) -> Target | None:
        """What Enter in the field goes to: the first that can be reached."""
        return next((target for target in self.found if target.way is not None), None)

    def update(self, message: Message, context: Context) -> Step | None:
        """Typing, also while a row is in focus."""
        if context.focus == FIELD:
            found = edited(self.query, message)
            if found is not None:
                return Step(replace(self, query=found[0]), found[1])
        elif isinstance(message, Press) and message.letter.strip() and not message.ctrl:
            return Step(replace(self, query=self.query.inserted(message.letter)), focus=FIELD)
        return None

    # --- layout --------------------------------------------------------------------------------------
    def layout(self, view: View) -> Layout:
        """The field on top, the rows under it, the way back at the foot."""
        sheet, theme = view.sheet, view.theme
        u, w, h = sheet.u, sheet.width, sheet.height
        margin = 60 * u if sheet.tall else max(76 * u, (w - 34 * sheet.b) / 2)
        head, field, top = self._head(view, margin)
        foot = self._foot(view, margin)
        low = min(box.rect.y for box in foot) - 6 * u
        column = Column(view, margin, top + 6 * u, w - 2 * margin, theme.page)
        self._rows(column)
        under = (Fill(Rect(0, 0, w, h), theme.page),)
        rows = scrolling_area(
            view, "rows", Rect(0, top, w, low - top), column.boxes, column.y + 20 * u, ground=theme.page
        )
        return Layout(
            w,
            h,
            theme.page,
            (
                Area("head", Rect(0, 0, w, top), tuple(head), under=under),
                rows,
                Area("foot", Rect(0, low, w, h - low), tuple(foot)),
            ),
            name=TITLE,
            first=FIELD,
            keys=(("escape", "preview.stay"),),
            language=view.language,
            caret=(FIELD, field.caret) if view.focus == FIELD else None,
            written=field,
        )

    def _head(self, view: View, margin: float) -> tuple[list[Box], Field, float]:
        sheet, theme = view.sheet, view.theme
        u, z = sheet.u, sheet.z
        column = Column(view, margin, 50 * u, sheet.width - 2 * margin, theme.page)
        column.words("title", Role.TITLE, view.words(TITLE, view.display(sheet.title(1.6))))
        column.space(4 * z)
        column.words("hint", Role.QUIET, view.words(HINT, view.quiet(0.72, weight=400), theme.quiet))
        column.space(4 * z)
        line = max(46.0, 1.7 * sheet.b)
        at = Rect(margin, column.y, column.width, line)
        box, field = written(view, FIELD, TITLE, self.query, at, view.story(), theme.numeral, theme.page, 1)
        if view.focus == FIELD:
            caret, reach = field.caret, 17 * max(u, 0.6 * z)
            mark = triangle(margin - reach - 18 * u, caret.y + caret.h / 2, reach, theme.marker)
            box = replace(box, marks=(*box.marks, mark))
        column.add(box)
        return column.boxes, field, column.y + 8 * u

    def _foot(self, view: View, margin: float) -> list[Box]:
        u = view.sheet.u
        style = view.act(0.83, weight=500, leading=1.2)

        def row(y: float) -> list[Box]:
            return links(
                view, (Item("preview.stay", "Stay here"),), margin, y, style=style, colour=view.theme.words,
                ground=view.theme.page, gap=max(44 * u, style.size),
            )  # fmt: skip

        return row(view.sheet.height - max(box.rect.bottom for box in row(0.0)) - 12 * u)

    def _rows(self, column: Column) -> None:
        view = column.view
        found = self.found
        said = LOOKING if self.targets is None else "" if found else NOTHING
        if said:
            column.space(20 * view.sheet.z)
            words = view.words(said, view.quiet(0.83, weight=400), view.theme.quiet)
            column.words("said", Role.NOTICE, words, live=True)
        for ending, name in ((False, "Scenes"), (True, "Endings")):
            rows = [target for target in found if target.ending is ending]
            if rows:
                column.space(14 * view.sheet.z)
                style = view.display(max(1.05 * view.sheet.b, 15.0), leading=1.2)
                column.words(f"jump.{name}", Role.HEADING, view.words(name, style))
                column.space(6 * view.sheet.z)
            for target in rows:
                _row(column, target, target.id == self.here)


def action_of(target: Target) -> str:
    """The action of a row."""
    return f"jump.{'ending' if target.ending else 'scene'}.{target.id}"


def _row(column: Column, target: Target, here: bool) -> None:
    """A scene or an ending: its title, its id, and the picks that lead there, or why none do."""
    view, theme, z, u = column.view, column.view.theme, column.view.sheet.z, column.view.sheet.u
    action = action_of(target)
    on = view.focus == action
    open = target.way is not None
    ground = theme.band if on else column.ground
    words = theme.band_words if on else theme.words if open else theme.quiet
    title = view.words(target.title, view.act(0.85, weight=500, leading=1.3), words)
    quiet = theme.band_quiet if on else theme.quiet
    told = view.words(f"{target.id}  {how(target, here)}", view.mono(0.66, leading=1.3), quiet)
    x, width = column.x + 26 * z, column.width - 40 * z
    first, second = view.measure(title, width), view.measure(told, width)
    height = max(first.height + second.height + 18 * z, 44.0)
    y = column.y + (height - first.height - second.height) / 2
    rect = Rect(column.x, column.y, column.width, height)
    marks: list[Mark] = []
    if on:
        marks.append(Fill(rect, ground))
        marks.append(triangle(rect.x, rect.centre.y, 12 * z, theme.marker))
    else:
        line = max(1.0, 1.5 * max(u, 0.7))
        marks.append(Rule(Point(rect.x, rect.y), Point(rect.right, rect.y), theme.hairline, line))
    marks.append(Words(Point(x, y), width, title, ground))
    marks.append(Words(Point(x, y + first.height), width, told, ground))
    states = frozenset() if open else frozenset({State.DISABLED})
    name = f"{target.title}. {how(target, here)}"
    column.add(
        Box(
            action,
            Role.ROW,
            rect,
            name,
            tuple(marks),
            action if open else None,
            focusable=True,
            states=states,
        )
    )


def how(target: Target, here: bool) -> str:
    """How one comes there, in words."""
    if target.way is None:
        if target.looking:
            return "the way there is being looked for"
        return "no play comes here" if target.certain else "no way there was found"
    count = len(target.way.picks)
    picks = "at the start" if not count else "1 pick" if count == 1 else f"{count} picks"
    if 0 < count <= SEVERAL:
        picks += f": {', '.join(target.way.picks)}"
    if target.way.by_chance:
        picks += "; by chance" if target.seed is not None else "; chance seldom leads there"
    return f"{picks}; you are here" if here else picks
