"""The question before any answer: which decision would you most like to have again? The wall of them all."""

from __future__ import annotations

from dataclasses import dataclass, replace

from game.desktop.box import Area, Box, Layout, Role, acts
from game.desktop.effects import Sound
from game.desktop.geometry import Point, Rect
from game.desktop.ink import Fill, Frame, Mark, Picture, Words
from game.desktop.layout import Item, links, scrolling_area, triangle
from game.desktop.layout.titles import parted
from game.desktop.measure import UNBOUNDED, Text, balanced
from game.desktop.messages import Act, Message
from game.desktop.screen import Context, Plain, Screen, Step
from game.desktop.screens.finished import Finished
from game.desktop.sheet import Mode
from game.desktop.still import Still, still
from game.desktop.view import View
from game.page import Tile
from game.page.debrief import QUESTION, READ_ON

GAP = 5.0
EDGE = 45.0
LEAST_OBJECT = 150.0
BESIDE_RAIL = 34.0
FLAT, ASIDE, SHADOW = 1.6, 0.34, 52.0
"""Where tiles scroll, one so many times as wide as high has its object beside the words, on that part of its
width, and leaves so much under them for its shadow."""


@dataclass(frozen=True, slots=True)
class Question(Plain):
    """The wall of decisions after an ending."""

    finished: Finished
    visit: int = 0

    @property
    def page(self) -> str:
        """One wall a play; new each time that it is come back to."""
        return f"question.{self.finished.key}.{self.visit}"

    @property
    def patience(self) -> float:
        """A press meant for the ending chooses no decision."""
        return 0.45

    @property
    def language(self) -> str:
        """The scenario's language."""
        return self.finished.language

    def update(self, message: Message, context: Context) -> Step | None:
        """Choosing one, reading on without, or going back to the ending."""
        match message:
            case Act(action="back"):
                return Step(self.finished.ended.settled(), (Sound("page"),))
            case Act(action="on"):
                return self._on(None)
            case Act(action=action) if action.startswith("tile."):
                return self._on(int(action.removeprefix("tile.")))
        return None

    def _on(self, number: int | None) -> Step:
        from game.desktop.screens.summary import Summary

        asked: Screen = replace(self, visit=self.visit + 1)
        return Step(Summary(replace(self.finished, picked=number), asked), (Sound("page"),))

    # --- layout --------------------------------------------------------------------------------------
    def layout(self, view: View) -> Layout:
        """The question on paper, the wall under it."""
        sheet, theme = view.sheet, view.theme
        head, bottom = _head(view)
        tiles = self.finished.page.tiles
        top = max(250 * sheet.u, bottom)
        wall = Rect(0, top, sheet.width, sheet.height - top)
        boxes, end = _wall(view, tiles, wall, self.finished.base)
        # A tile that the window cuts says that there is more; paper drawn over its colours would be mud.
        area = replace(scrolling_area(view, "wall", wall, boxes, end, ground=theme.page), fade=0.0)
        return Layout(
            sheet.width,
            sheet.height,
            theme.page,
            (
                Area("question", Rect(0, 0, sheet.width, top), tuple(head[:1])),
                area,
                Area("read_on", Rect(head[1].rect.x, 0, head[1].rect.w, top), tuple(head[1:])),
            ),
            name=QUESTION,
            first=None if tiles else "on",
            keys=(("escape", "back"), ("page_up", "back")),
            language=view.language,
        )


def _head(view: View) -> tuple[list[Box], float]:
    """The question, and the words that pass it by; beside it where there is room, else under it."""
    sheet, theme = view.sheet, view.theme
    u = sheet.u
    style = view.act(0.83, weight=500)
    left, right = EDGE * u, sheet.width - EDGE * u
    item = Item("on", READ_ON)
    wide = view.measure(view.words(item.words, style), UNBOUNDED).width
    size = min(2.3 * sheet.b, 62 * u if not sheet.large else 72 * u)
    words = view.words(QUESTION, view.display(size, leading=1.12))
    beside = min(1210 * u * max(1.0, size / (62 * u)), right - wide - 80 * u - left)
    room = beside if beside > 11 * size else right - left
    set_to = balanced(view.measure, words, room)
    measured = view.measure(words, set_to)
    y = max(36 * u, (250 * u - measured.height) / 2 - 6 * u) if measured.lines < 3 else 36 * u
    title = Box(
        "title",
        Role.TITLE,
        Rect(left, y, set_to, measured.height),
        QUESTION,
        (Words(Point(left, y), set_to, words, theme.page),),
    )
    line = view.measure(view.words("x", style), UNBOUNDED).height
    quiet = {"style": style, "colour": theme.quiet, "ground": theme.page, "gap": 40 * u}
    if room == beside:
        at = y + measured.height / measured.lines / 2 - line / 2
        found = links(view, [item], right, at, right=True, **quiet)  # type: ignore[arg-type]
        return [title, *found], y + measured.height + 30 * u
    below = y + measured.height + 14 * u
    found = links(view, [item], left, below, **quiet)  # type: ignore[arg-type]
    return [title, *found], max(box.rect.bottom for box in found) + 14 * u


def _across(view: View, count: int) -> int:
    if view.sheet.large or view.sheet.tall:
        return 1 if count == 1 else 2
    return count if count <= 5 else 4 if count <= 8 else 5


def _wall(view: View, tiles: tuple[Tile, ...], wall: Rect, base: str) -> tuple[list[Box], float]:
    """Tiles edge to edge. Rows share the height of the wall while each keeps room for its object; where they
    scroll, the last that shows is cut under its words."""
    u = view.sheet.u
    across = max(1, _across(view, len(tiles)))
    gap = max(2.0, GAP * u)
    wide = (wall.w - gap * (across - 1)) / across
    rows = max(1, -(-len(tiles) // across))
    share = (wall.h - gap * (rows - 1)) / rows
    strip = max(112 * u, *(_strip(view, tile, wide).height for tile in tiles)) if tiles else 0.0
    tall, aside = max(share, strip + LEAST_OBJECT * u), 0
    if tall > share and wide > FLAT * tall:
        aside = round(ASIDE * wide)
        strip = max(112 * u, *(_strip(view, tile, wide - aside).height for tile in tiles))
        tall = max(share, strip + SHADOW * u)
    elif tall > share and not view.sheet.large:
        tall = max(tall, min(411 * u, wide * 1.2))
    if rows * (tall + gap) - gap > wall.h:
        cut = ((wall.h - strip + 20 * u) / whole - gap for whole in range(rows - 1, 0, -1))
        tall = next((higher for higher in cut if higher >= tall), tall)
    boxes = []
    for place, tile in enumerate(tiles):
        row, column = divmod(place, across)
        count = min(across, len(tiles) - row * across)
        part = (wall.w - gap * (count - 1)) / count
        x, y = column * (part + gap), wall.y + row * (tall + gap)
        found = still(view, tile.object, base)
        boxes.append(_tile(view, tile, found, Rect(x, y, part, tall).on_pixels, round(strip), aside))
    return boxes, wall.y + rows * (tall + gap) - gap


@dataclass(frozen=True, slots=True)
class _Strip:
    """The words of a tile, and the height that they take with room around."""

    number: Text
    title: Text
    called: Text | None
    indent: float
    height: float


def _strip(view: View, tile: Tile, wide: float, ink: str | None = None) -> _Strip:
    sheet = view.sheet
    u = sheet.u
    size = min(max(1.11 * sheet.b, 15.0), 0.1 * wide if sheet.large else 60 * u)
    small = max(13.0, 0.72 * size)
    number = view.words(str(tile.number), view.display(size * 1.06, leading=1.1), ink)
    title = view.words(tile.title, view.display(size, leading=1.12), ink)
    called = None
    if tile.called:
        called = view.words(tile.called, view.quiet(leading=1.25).but(size=small), ink)
    counted = view.measure(number, UNBOUNDED).width
    indent = max(88 * u - EDGE * u, size * 1.25, counted + 0.5 * size)
    room = wide - EDGE * u - indent - BESIDE_RAIL * u
    height = view.measure(title, room).height
    if called is not None:
        height += 2 * u + view.measure(called, room).height
    return _Strip(number, title, called, indent, height + 46 * u)


def _tile(view: View, tile: Tile, found: Still | None, rect: Rect, strip: float, aside: int) -> Box:
    """One decision: its number, title and name, its object, under the words or on so much of the width beside
    them. In focus it is framed in paper."""
    theme, u = view.theme, view.sheet.u
    id = f"tile.{tile.number}"
    on = view.focus == id
    field = theme.blank if found is None else found.field
    if theme.high:
        field = theme.page
    ground, ink = field, theme.on(field)
    if on:
        # Paper by day; where the page is dark, what stands out from it as a band does.
        dark = view.sheet.mode is not Mode.DAY
        ground, ink = (theme.band, theme.band_words) if dark else (theme.page, theme.words)
    words = _strip(view, tile, rect.w - aside, ink)
    marks: list[Mark] = [Fill(rect, field)]
    under = Rect(rect.x, rect.y + strip, rect.w, rect.h - strip)
    edge = round(10 * u) if on else 0
    spread, dx, dy = 1.06, 0.0, -0.01
    if on:
        marks = [Fill(rect, ground)]
        under = Rect(rect.x + edge, under.y, rect.w - 2 * edge, under.h - edge)
    if aside:
        clear = edge or BESIDE_RAIL * u
        under = Rect(rect.right - aside, rect.y + edge, aside - clear, rect.h - 2 * edge)
        spread, dy = 0.98, max(0.0, 0.5 - under.w / 2 / under.h)
        if not on and not view.sheet.rtl:
            # All of the tile, so that the shadow runs to its left edge under the words.
            spread *= min(1.0, under.w / under.h)
            under, dx = rect, 0.5 - (clear + under.w / 2) / rect.w
        elif not on:
            # The shadow falls to the left edge anyway.
            spread *= min(under.w, under.h) / min(aside, under.h)
            under, dx = Rect(rect.right - aside, rect.y, aside, rect.h), clear / 2 / aside
    if found is not None:
        marks.append(Picture(under, found.drawn(spread, dx, dy), field))
    elif on:
        marks.append(Fill(under, field))
    line = theme.edge(field, theme.page)
    if line is not None and not on:
        marks.append(Frame(rect, line, max(1.0, 2 * u)))
    x, y = rect.x + EDGE * u, rect.y + 23 * u
    inside = x + words.indent
    room = rect.right - aside - inside - (14.0 if aside else BESIDE_RAIL) * u
    title, even = parted(view, words.title, room)
    first = view.measure(title, even)
    top = y + first.baseline - view.measure(words.number, UNBOUNDED).baseline
    marks.append(Words(Point(x, top), words.indent, words.number, ground))
    marks.append(Words(Point(inside, y), even, title, ground))
    if words.called is not None:
        marks.append(Words(Point(inside, y + first.height + 2 * u), room, words.called, ground))
    if on:
        reach = 17 * max(u, 0.6 * view.sheet.z)
        marks.append(triangle(rect.x, rect.y + strip / 2 - 2 * u, reach, theme.marker))
    said = f"{tile.number}. {tile.title}" + (f". {tile.called}" if tile.called else "")
    key = str(tile.number) if tile.number < 10 else None
    note = "" if found is None else found.describes
    return acts(id, Role.BUTTON, rect, said, tuple(marks), key=key, note=note)
