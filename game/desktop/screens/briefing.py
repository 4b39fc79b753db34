"""The briefing: who you are, what is at stake, who is who, and the way in. It is the menu of a play, too."""

from __future__ import annotations

from dataclasses import dataclass, replace

from game.desktop.answers import Begun, Opened, Shelved
from game.desktop.answers import Told as Line
from game.desktop.box import Area, Box, Layout, Role
from game.desktop.drawing import Cover
from game.desktop.effects import Begin, Reshelve, Sound
from game.desktop.geometry import Point, Rect
from game.desktop.ink import Fill, Mark, Picture, Rule, Words
from game.desktop.layout import Column, Item, band, links, row_length, scrolling_area, side_and_page
from game.desktop.layout.frame import Frame as Division
from game.desktop.layout.titles import title_mark
from game.desktop.measure import UNBOUNDED
from game.desktop.messages import Act, Answered, Message
from game.desktop.screen import Context, Plain, Screen, Step
from game.desktop.screens.cast import Fit, people
from game.desktop.screens.play import Play, begin
from game.desktop.screens.scene import NO_HOPE
from game.desktop.screens.sides import LEAST_CONTRAST, words_end
from game.desktop.screens.sides import floor as floor_of
from game.desktop.screens.story import prose
from game.desktop.still import brought, still
from game.desktop.view import View
from game.model import Scenario
from game.page import Briefing as Told
from game.page import briefing
from game.pictures import cover
from game.pictures.colour import contrast

DOT = "  ·  "
WHO = "Who is who"


TRIED = (
    *(Fit(k, across) for across in (2, 3) for k in (1.0, 0.97, 0.94)),
    *(Fit(0.94, across, 44.0, 0.8) for across in (2, 3)),
)
"""What is tried before a page scrolls."""


@dataclass(frozen=True, slots=True)
class Briefing(Plain):
    """The briefing of a scenario. `home` is the shelf; `play` the play that can be carried on, if any; where
    there is none, `ended` is the last one at its ending."""

    scenario: Scenario
    home: Screen | None = None
    play: Play | None = None
    base: str = ""
    notice: str = ""
    visit: int = 0
    ended: Play | None = None

    @classmethod
    def of(cls, opened: Opened, home: Screen | None) -> Briefing:
        """The briefing of a scenario that was just opened."""
        plain = cls(opened.scenario, home, None, opened.base, " ".join(opened.notes))
        if opened.ended is not None:
            ended = begin(opened.ended, replace(plain, notice=""), opened.base, opened.arrange)
            return replace(plain, ended=ended)
        if opened.play is None or not opened.play.length:
            return plain
        play = begin(opened.play, replace(plain, notice=""), opened.base, opened.arrange)
        return replace(plain, play=replace(play, notice=" ".join(opened.notes)))

    @property
    def page(self) -> str:
        """One briefing a scenario; new each time that a play comes back to it."""
        return f"briefing.{self.scenario.id}.{self.visit}"

    @property
    def language(self) -> str:
        """The scenario's language."""
        return self.scenario.language

    def carry_on(self) -> Screen:
        """The play that was left, or this briefing where there is none."""
        return self if self.play is None else replace(self.play, home=self.closed())

    def closed(self) -> Briefing:
        """The briefing without a play in it, for a play to keep as its home."""
        return replace(self, play=None, ended=None, notice="", visit=self.visit + 1)

    def come_back(self, play: Play) -> Briefing:
        """The briefing as a play comes back to it."""
        return replace(self, play=replace(play, home=None), ended=None, visit=self.visit + 1)

    def update(self, message: Message, context: Context) -> Step | None:
        """Beginning, carrying on, and leaving."""
        match message:
            case Act(action="begin" | "again"):
                return Step(self, (Begin(self.scenario),))
            case Act(action="carry_on"):
                return Step(self.carry_on(), (Sound("page"),))
            case Act(action="ended") if self.ended is not None:
                return Step(replace(self.ended, home=self.closed()), (Sound("page"),))
            case Act(action="shelf") if self.home is not None:
                return Step(self, (Reshelve(),))
            case Act(action="settings"):
                from game.desktop.screens.settings import opened

                return Step(opened(replace(self, visit=self.visit + 1)))
            case Answered(answer=Begun(play=play, arrange=arrange)):
                return Step(begin(play, self.closed(), self.base, arrange), (Sound("page"),))
            case Answered(answer=Line(line=line)):
                return Step(replace(self, notice=f"{self.notice} {line}".strip()))
            case Answered(answer=Shelved() as shelved) if self.home is not None:
                return self.home.update(Answered(shelved, message.at), context)
        return None

    # --- layout --------------------------------------------------------------------------------------
    def layout(self, view: View) -> Layout:
        """The briefing as boxes."""
        sheet, theme = view.sheet, view.theme
        frame = side_and_page(sheet, 640)
        foot = self._foot(view, frame)
        main = f"{self._main().id}"
        top = min(box.rect.y for box in foot)
        page = self._page(view, frame, top - 14 * sheet.u)
        ground = Rect(frame.page.x, page.rect.bottom, frame.page.w, frame.page.bottom - page.rect.bottom)
        areas = (self._side(view, frame), page, Area("foot", ground, tuple(foot)))
        return Layout(
            sheet.width,
            sheet.height,
            theme.page,
            areas,
            name=self.scenario.title,
            first=main,
            keys=(("escape", "shelf"), ("right", main), ("page_down", main), ("page_up", "shelf")),
            language=view.language,
        )

    def _main(self) -> Item:
        if self.play is None:
            return Item("begin", "Begin")
        return Item("carry_on", f"Carry on at *{self.play.sheet.title}*")

    def _others(self) -> tuple[Item, ...]:
        again = (Item("again", "Begin again"),) if self.play is not None else ()
        ended = (Item("ended", "How it ended"),) if self.play is None and self.ended is not None else ()
        shelf = (Item("shelf", "Back to the shelf"),) if self.home is not None else ()
        return (*again, *ended, *shelf, Item("settings", "Settings"))

    def _foot(self, view: View, frame: Division) -> list[Box]:
        """The band and the words beside it; where they have no room beside it, above it in rows."""
        sheet, theme = view.sheet, view.theme
        u = sheet.u
        item = self._main()
        style = view.act(0.85, weight=500, leading=1.2)
        tall = max(68 * u, 44.0, style.size * 2.1)
        words = view.measure(view.marked(item.words, style), UNBOUNDED).width
        hint = view.measure(view.words("Enter", view.quiet(0.72)), UNBOUNDED).width
        most = frame.page.w * (0.94 if sheet.tall or sheet.large else 0.62)
        wide = min(most, max(420 * u, frame.x - frame.page.x + words + hint + 90 * u))
        others = self._others()
        gap = max(44 * u, style.size * 1.3)
        beside = frame.page.x + wide + 50 * u
        fits = beside + row_length(view, others, style, gap) <= frame.right
        height = view.measure(view.words("x", style), UNBOUNDED).height

        def row(x: float, y: float) -> list[Box]:
            return links(
                view, others, x, y, style=style, colour=theme.words, ground=theme.page, gap=gap,
                within=UNBOUNDED if fits else frame.width,
            )  # fmt: skip

        room = frame.page.x + wide - frame.x - 26 * u
        tall = max(tall, view.measure(view.marked(item.words, style), room).height + 0.7 * style.size)
        under = 0.0 if fits else max(box.rect.bottom for box in row(frame.x, 0.0)) + 12 * u
        y = sheet.height - 36 * u - tall - under
        box = band(view, item, Rect(frame.page.x, y, wide, tall), frame.x, hint="Enter")
        at = (beside, y + (tall - height) / 2) if fits else (frame.x, y + tall + 12 * u)
        return [box, *row(*at)]

    def _side(self, view: View, frame: Division) -> Area:
        """The cover with the title on it, and at its foot sector and minutes."""
        sheet, theme, side = view.sheet, view.theme, frame.side
        u, mode = sheet.u, sheet.mode.value
        told = briefing(self.scenario)
        art = cover(view.art, told.cover, mode)
        start = self.scenario.scene(self.scenario.start)
        thing = still(view, start.object if start else None, self.base) if art is None else None
        own = art is None and brought(told.cover, self.base)
        field, ink = theme.band, theme.band_words
        marks: list[Mark] = []
        described = ""
        if art is not None:
            field, ink, described = art.field, art.title, art.describes
            marks.append(Picture(side, Cover(told.cover, base=self.base), field))
        elif own:
            field, ink = theme.tab, theme.tab_words
            marks.append(Picture(side, Cover(told.cover, base=self.base), field))
        elif thing is not None:
            field, ink, described = thing.field, thing.words, thing.describes
            marks.append(Picture(side, thing.drawn(0.8, dy=0.1), field))
        else:
            marks.append(Fill(side, field))
        if theme.high and not sheet.tall:
            seam = side.right - 1.5 * u
            marks.append(Rule(Point(seam, 0), Point(seam, side.h), theme.words, 3 * u))
        at = Point(side.x + 64 * u, side.y + (56 if sheet.tall else 72) * u)
        size = 84 * u if sheet.tall else 104 * u
        ends = words_end(view, told.cover, side)
        room = min(side.w * (0.5 if sheet.tall else 1.0) - 44 * u, ends) - 64 * u
        title, rect = title_mark(view, told.title, at, min(size, 0.19 * side.w), ink, field, room, backed=own)
        boxes = [
            Box("cover", Role.PICTURE, side, described),
            Box("title", Role.TITLE, rect, told.title, title),
        ]
        facts, ground = _told(told), floor_of(view, told.cover)
        if facts and ground is not None:
            boxes.append(_facts(view, facts, side, ground, min(side.w - 26 * u, ends)))
        elif facts and _beside(view):
            boxes.append(_under(view, facts, rect, side, ink, field, backed=own or theme.high))
        return Area("side", side, tuple(boxes), under=tuple(marks))

    def _page(self, view: View, frame: Division, bottom: float) -> Area:
        """The page: at the first size that fits, or else scrolling at the usual one."""
        u = view.sheet.u
        rect = Rect(frame.page.x, frame.page.y, frame.page.w, bottom - frame.page.y)
        written: list[Column] = []
        for fit in _fits(view, frame):
            written.append(self._written(view, frame, fit))
            if not rect.bottom < written[-1].y <= NO_HOPE * rect.bottom:
                break
        column = written[-1]
        if column.y > rect.bottom:
            column = written[0]
            column.space(10 * u)  # nothing scrolls for a margin alone
        return scrolling_area(
            view, "page", rect, column.boxes, column.y, ground=view.theme.page,
            under=(Fill(frame.page, view.theme.page),),
        )  # fmt: skip

    def _written(self, view: View, frame: Division, fit: Fit) -> Column:
        """What the page says, set in one way."""
        theme, k = view.theme, fit.k
        z = k * view.sheet.z
        room = fit.air * z
        told = briefing(self.scenario)
        top = frame.top if view.sheet.tall else fit.top * view.sheet.u
        column = Column(view, frame.x, top, frame.width, theme.page)
        if self.notice:
            column.words(
                "notice", Role.NOTICE, view.words(self.notice, view.act(0.74, weight=600)), live=True
            )
            column.space(14 * room)
        if not _beside(view) and _told(told):
            facts = view.words(DOT.join(_told(told)), view.quiet(0.833 * k), theme.quiet)
            column.words("facts", Role.QUIET, facts)
            column.space(16 * room)
        prose(column, told.role, "role", z, 1.11)
        column.space(10 * room)
        if told.cast:
            column.rule("who.rule")
            column.space(20 * room)
            column.words("who", Role.HEADING, view.words(WHO, view.display(k * view.sheet.title(1.2))))
            column.space(14 * room)
            people(column, told.cast, self.base, fit)
        if told.content_note:
            column.space(20 * room)
            note = told.content_note
            words = view.words(
                f"In this story: {note[:1].lower()}{note[1:]}", view.quiet(0.833 * k, weight=400), theme.quiet
            )
            column.words("note", Role.QUIET, words, full=True)
        return column


def _told(told: Told) -> tuple[str, ...]:
    """The sector, and how long it takes."""
    facts = [told.sector.capitalize()] if told.sector else []
    facts += [f"{told.minutes}\u00a0minutes"] if told.minutes else []
    return tuple(facts)


def _facts(view: View, told: tuple[str, ...], side: Rect, ground: str, ends: float) -> Box:
    """Sector and minutes at the foot of the side, in one line, or a line each where that has no room: a dot
    at the end of a line parts nothing."""
    u = view.sheet.u
    style, ink = view.quiet(0.833, weight=600), view.theme.on(ground)
    x, width = side.x + 64 * u, ends - 64 * u
    texts = [view.words(DOT.join(told), style, ink)]
    if view.measure(texts[0], width).lines > 1:
        texts = [view.words(part, style, ink) for part in told]
    highs = [view.measure(text, width).height for text in texts]
    top = y = side.bottom - 52 * u - sum(highs)
    marks = []
    for text, high in zip(texts, highs, strict=True):
        marks.append(Words(Point(x, y), width, text, ground))
        y += high
    return Box("facts", Role.QUIET, Rect(x, top, width, y - top), DOT.join(told), tuple(marks))


def _under(
    view: View, told: tuple[str, ...], title: Rect, side: Rect, ink: str, field: str, backed: bool
) -> Box:
    """Sector and minutes under the title of a cover whose foot is not calm."""
    theme, u = view.theme, view.sheet.u
    if theme.high:
        ink, field = theme.words, theme.page
    elif contrast(ink, field) < LEAST_CONTRAST:
        backed, ink, field = True, theme.tab_words, theme.tab
    text = view.words(DOT.join(told), view.quiet(0.833, weight=600), ink)
    at, width = Point(title.x, title.bottom + 20 * u), side.right - title.x - 26 * u
    size = view.measure(text, width)
    rect = Rect(*at, size.width, size.height)
    marks: tuple[Mark, ...] = (Words(at, width, text, field),)
    if backed:
        behind = rect.grown(10 * u)  # a little under the title's own, so that no line shows between the two
        marks = (Fill(behind._replace(y=behind.y - 2 * u, h=behind.h + 2 * u), field), *marks)
    return Box("facts", Role.QUIET, rect, text.plain, marks)


def _beside(view: View) -> bool:
    """Whether sector and minutes stand on the side: a narrow one, or a band, has no room for them."""
    return not (view.sheet.tall or view.sheet.large)


def _fits(view: View, frame: Division) -> list[Fit]:
    """What is tried, with no more columns than the page has room for; large text scrolls in one."""
    sheet = view.sheet
    if sheet.large:
        return [Fit(across=1)]
    most = 1 if frame.width < 24 * sheet.b else 2 if frame.width < 38 * sheet.b else 3
    return [replace(fit, across=min(fit.across, most)) for fit in TRIED if fit.across <= max(2, most)]
