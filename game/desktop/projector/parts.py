"""The parts of projector pages: a column of words, the base line, a beam, a clock, the parts of a talk."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from game.desktop.box import Box, Role
from game.desktop.geometry import Point, Rect
from game.desktop.ink import Fill, Frame, Mark, Rule, Words
from game.desktop.layout import Column, filled, pointer, triangle
from game.desktop.layout.titles import parted
from game.desktop.measure import NO_BREAK, UNBOUNDED, Align, Style, Text, first_lines
from game.desktop.projector.showing import Showing, is_over, words
from game.desktop.projector.wall import LEAST, Wall
from game.page.projector import ClockFace, Part

TITLE_LINES = 4
"""A name of a scene wraps to so many lines; one that needs more is set smaller."""
CAPITAL = 0.68
"""How high capitals and figures stand, as a part of the type's size."""
GAP = 40
"""Units between the two ends of the base line."""


def column(wall: Wall, y: float | None = None, x: float | None = None, width: float | None = None) -> Column:
    """A column of words on the page, from its top unless another place is given."""
    left = wall.x if x is None else x
    return Column(
        wall.view,
        left,
        wall.top if y is None else y,
        wall.right - left if width is None else width,
        wall.theme.page,
    )


def title(at: Column, wall: Wall, text: str, size: float = 76, width: float | None = None) -> None:
    """A page's title: at most four lines, then at 80 % of the size, and smaller where that isn't enough."""
    for share in (1.0, 0.8, 0.66, 0.52, 0.42):
        set_in = wall.words(text, wall.title(max(LEAST, size * share)))
        wide = at.width if width is None else width
        measured = wall.view.measure(set_in, wide)
        if measured.lines <= TITLE_LINES and measured.width <= wide + 1:
            break
    parts, width = parted(wall.view, set_in, wide)
    at.words("title", Role.TITLE, parts, name=set_in.plain, width=width)


def one_line(wall: Wall, text: str, style: Style, colour: str, width: float, least: float = LEAST) -> Text:
    """Words on one line: smaller down to the least type where they are too wide, and then cut."""
    set_in = wall.words(text, style, colour)
    while wall.view.measure(set_in, UNBOUNDED).width > width - 2 and style.size > least * wall.u:
        style = style.but(size=max(least * wall.u, style.size * 0.94))
        set_in = wall.words(text, style, colour)
    return first_lines(wall.view.measure, set_in, width, 1)


def huge(at: Column, wall: Wall, id: str, text: str, size: float, colour: str, live: bool = False) -> None:
    """One huge number or clock, smaller where it is wider than its column."""
    style = wall.title(size, leading=0.92)
    wide = wall.view.measure(wall.words(text, style, colour), UNBOUNDED).width
    if wide > at.width - 2:
        style = style.but(size=style.size * (at.width - 2) / wide)
    at.words(id, Role.PARAGRAPH, wall.words(text, style, colour), live=live)


def base(wall: Wall, left: str, right: str, page: str = "") -> tuple[list[Box], float]:
    """The base line: what is needed now, and what comes next. Its boxes, and where it begins."""
    said = " · ".join(part for part in (left, page.replace(" ", NO_BREAK)) if part)
    style = wall.plain(LEAST, weight=500, leading=1.25)
    quiet = wall.theme.quiet
    boxes: list[Box] = []
    room, height = wall.width, 0.0
    after = before = None
    if right:
        after = first_lines(wall.view.measure, wall.words(right, style, quiet), 0.6 * room, 2)
        size = wall.view.measure(after, 0.6 * room if said else room)
        wide = size.width + 2
        height = size.height
        room -= wide + GAP * wall.u
    if said:
        before = first_lines(wall.view.measure, wall.words(said, style, quiet), room, 3)
        names = left.split(" ")
        while page and len(names) > 1 and not before.plain.endswith(page[-1]):
            # What is cut is who is here, never the page's own number.
            names.pop()
            said = " ".join(names).rstrip(",;") + f"… · {page.replace(' ', NO_BREAK)}"
            before = first_lines(wall.view.measure, wall.words(said, style, quiet), room, 3)
        before, room = filled(wall.view, before, room)
        height = max(height, wall.view.measure(before, room).height)
    top = wall.low - height
    if before is not None:
        measured = wall.view.measure(before, room)
        rect = Rect(wall.x, wall.low - measured.height, min(room, measured.width + 2), measured.height)
        mark = Words(Point(rect.x, rect.y), room, before, wall.theme.page)
        boxes.append(Box("base.left", Role.QUIET, rect, before.plain, (mark,)))
    if after is not None:
        high = wall.view.measure(after, wide).height
        at = Point(wall.right - wide, wall.low - high)
        mark = Words(at, wide, after.aligned(Align.RIGHT), wall.theme.page)
        boxes.append(Box("base.right", Role.QUIET, Rect(at.x, at.y, wide, high), after.plain, (mark,)))
    return boxes, top - 20 * wall.u if boxes else wall.low


def beam(
    at: Column, wall: Wall, id: str, share: float, colour: str, marker: str, name: str, low: float = 14
) -> None:
    """A bar filled as far as things are, the triangle standing under that place."""
    u, share = wall.u, max(0.0, min(1.0, share))
    thick, reach = 20 * u, 24.7 * u
    bar = Rect(at.x, at.y, at.width, thick)
    here = at.x + at.width * share
    tip = max(at.x + reach, min(at.right - reach, here))
    marks: tuple[Mark, ...] = (
        Frame(bar, colour, 3 * u),
        Fill(Rect(bar.x, bar.y, at.width * share, thick), colour),
        pointer(tip, bar.bottom + 5 * u, reach, marker),
    )
    high = thick + 5 * u + reach * 1.1
    at.add(Box(id, Role.PICTURE, Rect(at.x, at.y, at.width, high), name, marks))
    at.space(low * u)


def clock(
    at: Column, wall: Wall, face: ClockFace, now: Showing, size: float, colour: str, over: float
) -> None:
    """The digits of a clock, and at its end the words; `size` and `over` are their types in units."""
    left = now.seconds(face)
    said = words(face, left)
    if is_over(left):
        text = wall.words(said, wall.title(over), colour)
    else:
        style = wall.title(size, leading=0.92)
        text = wall.words(said, style, colour)
    text, wide = parted(wall.view, text, at.width)
    measured = wall.view.measure(text, wide)
    rect = Rect(at.x, at.y, min(at.width, measured.width + 2), measured.height)
    mark = Words(Point(at.x, at.y), wide, text, at.ground)
    name = f"{said}, paused" if face.held else said
    at.add(Box("clock", Role.TIMER, rect, name, (mark,), value=left))


def corner_clock(
    wall: Wall, face: ClockFace | None, now: Showing, beside: Text | None = None
) -> tuple[list[Box], float]:
    """A clock in the upper right corner of a page, and how much of the title's width it takes; its digits
    stand on the line of a title `beside` it that is larger than most."""
    if face is None:
        return [], 0.0
    left = now.seconds(face)
    style = wall.title(44) if is_over(left) else wall.title(84, leading=0.95)
    text = wall.words(words(face, left), style)
    most = 0.36 * wall.width
    measured = wall.view.measure(text, most)
    wide = measured.width + 2
    drop = 0.0
    if beside is not None and not is_over(left):
        drop = max(0.0, wall.view.measure(beside, UNBOUNDED).baseline - measured.baseline)
    at = Point(wall.right - wide, wall.top + drop)
    mark = Words(at, wide, text.aligned(Align.RIGHT), wall.theme.page)
    rect = Rect(at.x, at.y, wide, measured.height)
    return [Box("clock", Role.TIMER, rect, text.plain, (mark,), value=left)], wide + GAP * wall.u


def steps(at: Column, wall: Wall, parts: Sequence[Part]) -> None:
    """The parts of a talk in a row, the triangle before the present one; a little closer where that keeps
    them in one."""
    u = wall.u
    texts = [_part(wall, part) for part in parts]
    leads = [32 * u if part.here else 0.0 for part in parts]
    sizes = [wall.view.measure(text, UNBOUNDED) for text in texts]
    room = at.width - sum(size.width for size in sizes) - sum(leads)
    between = room / max(1, len(parts) - 1) - 0.1
    gap = between if 26 * u <= between < 44 * u else 44 * u
    x, line = at.x, 0.0
    for number, (part, text, lead, size) in enumerate(zip(parts, texts, leads, sizes, strict=True)):
        label = text.plain
        if x > at.x and x + lead + size.width > at.right:
            x, at.y = at.x, at.y + line + 6 * u
        marks: list[Mark] = [Words(Point(x + lead, at.y), size.width + 2, text, at.ground)]
        if part.here:
            marks.append(triangle(x, at.y + size.height / 2, 15 * u, wall.theme.marker))
        rect = Rect(x, at.y, lead + size.width + 2, size.height)
        name = f"{label}, now" if part.here else label
        at.boxes.append(Box(f"part.{number}", Role.PARAGRAPH, rect, name, tuple(marks)))
        line = size.height
        x += lead + size.width + gap
    at.y += line


def _part(wall: Wall, part: Part) -> Text:
    style = wall.plain(36, weight=600 if part.here else 400)
    return wall.words(short(part.label), style, wall.theme.words if part.here else wall.theme.quiet)


def short(label: str) -> str:
    """A part with its length in short: “In pairs 2 min”."""
    return label.removesuffix("s").removesuffix("ute") if label.endswith(("minute", "minutes")) else label


def numeral(wall: Wall, number: int, size: float, colour: str, beside: Text, at: Point, ground: str) -> Words:
    """The number of a choice whose words begin at a place: its top on the height of their capitals."""
    text = wall.words(str(number), wall.title(size, leading=1.0), colour)
    indent = 78 * wall.u
    mine, words = wall.view.measure(text, indent).baseline, wall.view.measure(beside, 1e6).baseline
    lift = mine - words - CAPITAL * (size * wall.u - beside.style.size)
    return Words(Point(at.x, at.y - lift), indent, text, ground)


def line_over(at: Column, wall: Wall, id: str) -> None:
    """A hairline across a column."""
    width = max(1.0, 2 * wall.u)
    mark = Rule(Point(at.x, at.y), Point(at.right, at.y), wall.theme.hairline, width)
    rect = Rect(at.x, at.y - width / 2, at.width, width)
    at.boxes.append(Box(id, Role.DECORATION, rect, "", (mark,)))


def fitted(
    sizes: Sequence[float], limit: float, write: Callable[[float], Column]
) -> tuple[Column, float, bool]:
    """What is written at the first of the sizes at which it ends above a limit; the size, and whether it
    does."""
    for size in sizes:
        written = write(size)
        if written.y <= limit + 0.5:
            return written, size, True
    return written, size, False


def shrunk(limit: float, least: float, write: Callable[[float], Column]) -> Column:
    """What is written as large as it fits below the least size: no word of a page is ever dropped."""
    size = least
    written = write(size)
    while written.y > limit + 0.5 and size > 6:
        size = max(6.0, size * 0.92)
        written = write(size)
    return written


def hung(wall: Wall, low: float, write: Callable[[Column], None], **where: float) -> tuple[list[Box], float]:
    """What is written so that it ends at `low`: its boxes, and where it begins."""
    trial = column(wall, y=0.0, **where)
    write(trial)
    at = column(wall, y=low - trial.y, **where)
    write(at)
    return at.boxes, low - trial.y
