"""A page of play laid out: the place and its people, and the page that is their light.

One layout serves a decision, a scene that only continues, and what came of a choice: place, people, names,
title and foot stay where they are, and only the words change.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from game.desktop.box import STAYS, Area, Box, Layout, Role
from game.desktop.drawing import Stage
from game.desktop.geometry import Point, Rect
from game.desktop.ink import Fill, Mark, Picture, Rule, Words
from game.desktop.layout import (
    Column,
    Frame,
    Item,
    bar,
    links,
    picture_and_page,
    pointer,
    scrolling_area,
    way_on,
)
from game.desktop.layout.parts import LEAST_TARGET
from game.desktop.measure import UNBOUNDED, Style
from game.desktop.screens.names import (
    SEAM_LINE,
    framing_of,
    in_sight,
    names,
    picture_box,
    place_left,
    place_top,
    standing,
)
from game.desktop.screens.story import BAND_LEFT, BAND_RIGHT, choice, prose
from game.desktop.sheet import Sheet
from game.desktop.view import View
from game.page import Page, PageKind
from game.page.plays import CHOSEN_BEFORE

TIGHTER = ((1.0, 92.0), (0.97, 92.0), (0.94, 84.0), (0.94, 62.0))
"""What is tried before a page scrolls: a part of the usual size, and where the title stands."""
NO_HOPE = 1.3
"""Words that end so many times lower than they may do not fit at the least of those sizes."""
OVERHANG = 6.0
"""How far a letter may reach over the edge of its words."""
FOOT = (
    Item("back", "Back", key="escape"),
    Item("log", "What was said", key="l"),
    Item("menu", "Menu"),
)


@dataclass(frozen=True, slots=True)
class Clock:
    """A timer as it stands: the seconds that are left `of` all, and whether it runs yet."""

    left: float
    of: float
    runs: bool = True


@dataclass(frozen=True, slots=True)
class Scene:
    """What a page of play shows besides its `Page`: the scenario's title and folder, a notice, the clock.

    `live` says that the choices can be made; else the page was read before, and `picked` is what was chosen.
    `before` is the choice that was made here the first time, in a second play. `decided` is the page of the
    decision that a consequence came of: title and type stay as large as they were there.
    """

    page: Page
    title: str
    base: str = ""
    live: bool = True
    picked: str | None = None
    notice: str = ""
    clock: Clock | None = None
    before: str | None = None
    decided: Scene | None = None


def layout(view: View, scene: Scene) -> Layout:
    """The page as boxes."""
    sheet, theme = view.sheet, view.theme
    frame = picture_and_page(sheet)
    side = Area(
        "picture",
        frame.side,
        (picture_box(view, scene.page, frame), *names(view, scene.page, frame)),
        under=picture(view, scene.page, frame, scene.base),
    )
    live = scene.live and scene.page.kind is PageKind.DECISION
    keys = [("escape", "back"), ("l", "log"), ("page_up", "back")]
    if not live:
        keys += [("right", "on"), ("page_down", "on"), ("enter", "on"), ("space", "on")]
    return Layout(
        sheet.width,
        sheet.height,
        theme.page,
        (side, *_page(view, scene, frame)),
        name=f"{scene.page.title}, {scene.title}",
        first=None if live else "on",
        keys=tuple(keys),
        language=view.language,
    )


def picture(view: View, page: Page, frame: Frame, base: str) -> tuple[Mark, ...]:
    """The place behind everything, and the page's own ground where the light of the place is not the page."""
    sheet, theme = view.sheet, view.theme
    place = page.place
    shown_as = framing_of(view, page, frame)
    unit, sight = frame.unit * shown_as.zoom, in_sight(frame)
    left, top = place_left(view, page, frame), place_top(view, page, frame)
    paper = None if frame.whole and not shown_as.moved else frame.seam
    if sheet.tall:
        top, paper = -_above_heads(view, page, frame) * unit, None
    stage = Stage(
        place.name if place else None,
        place.states if place else (),
        page.people,
        unit,
        left,
        top,
        paper,
        base,
        sight,
    )
    shown = frame.side if sheet.tall else Rect(0, 0, sheet.width, sheet.height)
    marks: list[Mark] = [Picture(shown, stage, theme.tab)]
    if top > 0:
        marks.append(Fill(Rect(0, 0, float(round(frame.seam)), top), theme.tab))
    if sheet.tall:
        marks.append(Fill(frame.page, theme.page))
    elif theme.high:
        seam = frame.seam - SEAM_LINE / 2 * sheet.u  # beside the page, whose foot fades over all of it
        marks.append(Rule(Point(seam, 0), Point(seam, sheet.height), theme.words, SEAM_LINE * sheet.u))
    return tuple(marks)


def _above_heads(view: View, page: Page, frame: Frame) -> float:
    """How much of the place's top a band leaves out, so that heads are kept; in the place's units."""
    stands = standing(view, page, frame)
    highest = min((stand.y - stand.scale * 890 for stand in stands), default=1080 - 0.95 * 890)
    return max(0.0, min(highest - 24, 1080 - frame.side.h / frame.unit))


def _page(view: View, scene: Scene, frame: Frame) -> tuple[Area, ...]:
    """The page: words and rows at the first size that fits, or else scrolling at the usual one.

    A page that only leads on puts “Go on” into its foot before it scrolls, and there it stays.
    """
    sheet, u = view.sheet, view.sheet.u
    foot_y = _foot_top(view)
    limit = min(sheet.height - 70 * u, foot_y - 20 * u)
    action = None if scene.live else "on"
    tried = steps(view, frame)
    there = scene.decided
    if there is not None:
        first = _step_of(view, there, frame, tried, limit)
        tried = [first, *(step for step in tried if step != first)]
    written: list[Column] = []
    for step in tried:
        column = _written(view, scene, frame, *step)
        words, end = len(column.boxes), column.y
        if _leads_on(scene):
            _go_on(column, scene, sheet.z * step[0])
        if column.y <= limit:
            column.boxes += foot(view, scene.title, frame.x, frame.right, foot_y, column.ground)
            return (Area("page", frame.page, tuple(column.boxes), action=action),)
        del column.boxes[words:]
        column.y = end
        written.append(column)
        if end > NO_HOPE * limit:
            break
    if _leads_on(scene):
        return _with_foot(view, frame, written, action)
    column = written[0]
    column.space(44 * u)
    column.boxes += foot(view, scene.title, frame.x, frame.right, column.y, column.ground)
    end = max(box.rect.bottom for box in column.boxes) + 24 * u
    area, rail = _scrolls(sheet, frame, sheet.height)
    page = scrolling_area(
        view, "page", area, column.boxes, end, ground=view.theme.page, action=action, rail_right=rail
    )
    return (replace(page, across=across(view, frame)),)


def _with_foot(view: View, frame: Frame, written: Sequence[Column], action: str | None) -> tuple[Area, Area]:
    """The first of some columns that fits above a foot that stays, or else the first of all, scrolling."""
    stays = _staying(view, frame)
    low = min(box.rect.y for box in stays)
    column = next((column for column in written if column.y <= low), None)
    area, rail = frame.page._replace(h=low - frame.page.y), None
    if column is None:
        column, (area, rail) = written[0], _scrolls(view.sheet, frame, low)
    words = scrolling_area(
        view, "page", area, column.boxes, column.y, ground=view.theme.page, action=action, rail_right=rail
    )
    ground = Rect(frame.page.x, low, frame.page.w, view.sheet.height - low)
    return replace(words, across=across(view, frame)), Area(STAYS, ground, tuple(stays), action=action)


def across(view: View, frame: Frame) -> tuple[float, float]:
    """From where to where words fade: not over a curtain or a hand that reaches in beside them."""
    over = OVERHANG * view.sheet.u
    return frame.x - over, frame.right + over


def _scrolls(sheet: Sheet, frame: Frame, bottom: float) -> tuple[Rect, float | None]:
    """Where the words of a page scroll, down to a height, and where the scroll line stands."""
    if frame.whole:
        return light_of(sheet, frame, bottom)
    return frame.page._replace(h=bottom - frame.page.y), None


def _leads_on(scene: Scene) -> bool:
    """Whether nothing is chosen on a page: it tells what came of a choice, has no rows, or has been read."""
    return scene.page.kind is PageKind.CONSEQUENCE or not scene.live or not scene.page.rows


def _staying(view: View, frame: Frame) -> list[Box]:
    """“Go on” and the words that lead away, in one line at the foot of a page, or above them where a line has
    no room for both."""
    ground, y = view.theme.page, _foot_top(view)
    away = _away(view, frame.x, frame.right, y, ground)
    below = max(box.rect.bottom for box in away) - view.sheet.height
    if below > 0:  # words that take two lines
        y -= below
        away = _away(view, frame.x, frame.right, y, ground)
    on = _on(view, frame.x, y, ground)
    lift = on.rect.centre.y - away[0].rect.centre.y
    if on.rect.right > min(box.rect.x for box in away):
        lift = on.rect.bottom - min(box.rect.y for box in away)
    return [_on(view, frame.x, y - lift, ground), *away]


def steps(view: View, frame: Frame) -> list[tuple[float, float]]:
    """The sizes and tops that are tried before a page scrolls."""
    if view.sheet.tall:
        return [(k, frame.top) for k, _ in TIGHTER[:3]]
    return [(k, y * view.sheet.u) for k, y in TIGHTER]


def _step_of(
    view: View, scene: Scene, frame: Frame, tried: Sequence[tuple[float, float]], limit: float
) -> tuple[float, float]:
    """The first size at which the words of a page fit, or the first of all."""
    for step in tried:
        end = _written(view, scene, frame, *step).y
        if end <= limit:
            return step
        if end > NO_HOPE * limit:
            break
    return tried[0]


def light_of(sheet: Sheet, frame: Frame, bottom: float) -> tuple[Rect, float]:
    """Where words may scroll in the light of a place, down to a height, and where the scroll line stands.

    The light is as wide as its type; beside that stand door posts and curtains.
    """
    u = sheet.u
    left, right = frame.x - BAND_LEFT * u, frame.right + BAND_RIGHT * u
    return Rect(left, 64 * u, right - left, bottom - 64 * u), right + 32 * u


def _written(view: View, scene: Scene, frame: Frame, k: float, top: float) -> Column:
    """Title and words at `k` times the usual size, from `top` on."""
    sheet, theme = view.sheet, view.theme
    z = sheet.z * k
    column = Column(view, frame.x, top, frame.width, theme.page)
    title = view.words(scene.page.title, view.display(min(48 * z, 72 * sheet.u)))
    column.words("title", Role.TITLE, title, level=True)
    column.space(14 * z)
    if scene.notice:
        column.words(
            "notice",
            Role.NOTICE,
            view.words(scene.notice, view.act(0.74, weight=600), theme.words),
            live=True,
        )
        column.space(12 * z)
    if scene.page.kind is PageKind.CONSEQUENCE:
        _consequence(column, scene, z)
    else:
        _decision(column, scene, z)
    return column


def _decision(column: Column, scene: Scene, z: float) -> None:
    view = column.view
    prose(column, scene.page.blocks, "story", z)
    column.space(10 * z)
    if scene.clock is not None:
        _clock(column, scene.clock, z)
    focus = view.focus if scene.live else f"choice.{scene.picked}"
    above = scene.clock is None  # the clock's beam parts rows from the story as a line does
    for row in scene.page.rows:
        on = focus == f"choice.{row.id}"
        choice(
            column,
            row,
            z,
            view.sheet.u,
            action=f"pick.{row.id}" if scene.live else None,
            above=above,
            focused=None if scene.live else on,
            triangled=scene.live,
            under=CHOSEN_BEFORE if row.id == scene.before else "",
        )
        above = not on


def _consequence(column: Column, scene: Scene, z: float) -> None:
    """The choice that was made keeps its band, number and words; under it, larger, what came of it."""
    view = column.view
    if scene.page.picked is not None:
        choice(
            column,
            scene.page.picked,
            z,
            view.sheet.u,
            action=None,
            above=False,
            focused=True,
            triangled=False,
        )
        column.space(34 * z)
    room = _foot_top(view) - column.y - 120 * z
    k = next((k for k in (1.26, 1.18, 1.1) if _fits(column, scene, z, k, room)), 1.0)
    prose(column, scene.page.blocks, "then", z, k)


def _fits(column: Column, scene: Scene, z: float, k: float, room: float) -> bool:
    trial = Column(column.view, column.x, 0.0, column.width, column.ground)
    prose(trial, scene.page.blocks, "then", z, k)
    return trial.y <= room


def _go_on(column: Column, scene: Scene, z: float) -> None:
    """The way on, far enough under what stands above it that both can be hit."""
    column.space(18 * z if scene.page.kind is PageKind.CONSEQUENCE else 16 * z)
    above = max((box.rect.bottom for box in column.boxes), default=column.y)
    box = _on(column.view, column.x, column.y, column.ground)
    if box.rect.y < above:
        box = _on(column.view, column.x, column.y + above - box.rect.y, column.ground)
    column.add(box)
    column.space(10 * z)


def _on(view: View, x: float, y: float, ground: str) -> Box:
    return way_on(view, Item("on", "Go on"), x, y, k=0.93, ground=ground)


def _clock(column: Column, clock: Clock, z: float) -> None:
    """The time that is left: a beam that shortens, the triangle under its end, and the seconds in words. It
    stands there before it runs, so that nothing moves when it starts."""
    view, theme = column.view, column.view.theme
    thick = max(2.0, 3 * view.sheet.u)
    seconds = max(0, round(clock.left))
    words = ("1 second" if seconds == 1 else f"{seconds} seconds") + (" left" if clock.runs else "")
    text = view.words(words, view.quiet(0.74), theme.words)
    size = view.measure(text, column.width)
    length = column.width * max(0.0, min(1.0, clock.left / clock.of))
    y = column.y
    reach = 7 * z
    end = max(column.x + reach, column.x + length)
    marks: tuple[Mark, ...] = (
        Words(Point(column.x, y), column.width, text, column.ground),
        bar(column.x, y + size.height + 4 * z, column.width, thick, theme.hairline),
        bar(column.x, y + size.height + 4 * z, length, thick, theme.words),
        pointer(end, y + size.height + 4 * z + thick, reach, theme.marker),
    )
    height = size.height + 4 * z + thick + reach * 1.1
    rect = Rect(column.x, y, column.width, height)
    column.add(Box("clock", Role.TIMER, rect, words, marks, value=clock.left))
    column.space(14 * z)


def _foot_style(view: View) -> Style:
    return view.quiet(0.72) if view.sheet.large else view.quiet(0.72).but(size=max(19.5 * view.sheet.u, 13.0))


def _foot_top(view: View) -> float:
    line = view.measure(view.words("x", _foot_style(view)), UNBOUNDED).height
    low = max(50 * view.sheet.u, line + 20 * view.sheet.u, (LEAST_TARGET + line) / 2 + 1)
    return view.sheet.height - low


def _away(
    view: View, x: float, right: float, y: float, ground: str, items: tuple[Item, ...] = FOOT
) -> list[Box]:
    """The words that lead away from a page, up to its right edge."""
    style = _foot_style(view)
    return links(
        view, items, right, y, style=style, colour=view.theme.quiet, ground=ground,
        gap=38 * style.size / 19.5, right=True, within=right - x, dot="·",
    )  # fmt: skip


def foot(
    view: View,
    title: str,
    x: float,
    right: float,
    y: float,
    ground: str,
    items: tuple[Item, ...] = FOOT,
) -> list[Box]:
    """The foot line: which story this is, and the words that lead away from it."""
    sheet, theme = view.sheet, view.theme
    style = _foot_style(view)
    words = _away(view, x, right, y, ground, items)
    start = min((box.rect.x for box in words), default=right)
    text = view.words(title, style, theme.quiet)
    size = view.measure(text, right - x)
    if x + size.width + 30 * sheet.u > start:
        return words
    name = Box(
        "story.name",
        Role.QUIET,
        Rect(x, y, size.width, size.height),
        title,
        (Words(Point(x, y), size.width + 2, text, ground),),
    )
    return [name, *words]
