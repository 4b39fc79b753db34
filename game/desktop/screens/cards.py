"""Covers on the shelf, and the words under or beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from game.debrief import number
from game.desktop.answers import Card
from game.desktop.box import Box, Role, acts
from game.desktop.drawing import Cover, Drawing
from game.desktop.geometry import Point, Rect
from game.desktop.ink import Frame, Mark, Picture, Words
from game.desktop.layout import Column, Item, links, row_length, triangle
from game.desktop.layout.titles import title_mark
from game.desktop.measure import NO_BREAK, UNBOUNDED, Text, coupled
from game.desktop.screens.blank import blank
from game.desktop.still import brought, still
from game.desktop.view import View
from game.pictures import cover

FEW = 4
WAYS = (Item("start", "Start one"), Item("browse", "Open a scenario file"))
"""What leads to scenarios of the reader's own."""
GAP = 32.0
LOWER = 24.0
"""By so many units at most a picture is lower than usual, so that all of two shelves is seen at once."""
HIGHEST = 1.5
"""A cover is at most so many times as high as wide, since more would cut into its object."""
ROOM = 6.6
"""Words beside a cover have at least so many times the height of the story's type, where two covers stand
side by side."""
COVER_WIDTH, COVER_HEIGHT, HAIR = 410.0, 598.0, 3.0
"""How wide and high a cover is in the units of the picture where art gives its title a size, and by how much
it can be lower without a smaller title."""


@dataclass(frozen=True, slots=True)
class _Look:
    """How a card is drawn: its picture's rectangle, whether the title stands on it, where words go."""

    picture: Rect
    words: Rect
    titled: bool
    full: bool = True


def shelves(view: View, cards: Sequence[Card], notice: str, top: float) -> tuple[list[Box], float]:
    """Every card as a box, and where the last of it ends."""
    sheet, theme = view.sheet, view.theme
    u = sheet.u
    left, right = 92 * u, sheet.width - 92 * u
    column = Column(view, left, top, right - left, theme.shelf)
    if notice:
        column.words("notice", Role.NOTICE, view.words(notice, view.act(0.8, weight=600)), live=True)
        column.space(44 * u)
    shipped = [card for card in cards if not card.own]
    own = [card for card in cards if card.own]
    start = not any(card.at or card.finished for card in cards)
    if sheet.large:
        _beside(column, cards, start)
        _own_line(column, bool(own), 40 * u)
    elif sheet.tall:
        _rows(column, cards, 2, None, start, titled=True)
        _own_line(column, bool(own), 40 * u)
    elif len(cards) <= FEW and not own:
        high = _cover_height(view, cards, column, start)
        alone = replace(column, boxes=[])
        _rows(alone, cards, FEW, high, start, titled=True)
        low = sheet.height - 128 * u
        # Where covers leave much room, as in windows that are nearly square, they stand in the middle of it.
        column.space(max(0.0, 0.42 * (low - alone.y - 60 * u)))
        _rows(column, cards, FEW, high, start, titled=True)
        _own_line(column, False, max(0.0, low - column.y))
    else:
        column.y -= 14 * u
        column = _two_shelves(column, shipped, own, start)
    return column.boxes, column.y + 4 * u


def _two_shelves(column: Column, shipped: Sequence[Card], own: Sequence[Card], start: bool) -> Column:
    """Shipped scenarios over the reader's own. Pictures are a little lower where that saves scrolling."""
    u = column.view.sheet.u

    def laid(less: float) -> Column:
        found = replace(column, boxes=list(column.boxes))
        _rows(found, shipped, FEW, 276 * u - less, start, titled=False)
        _own_line(found, bool(own), 0.0)
        if own:
            _rows(found, own, 5, 226 * u - less, start and not shipped, titled=False, short=True)
        return found

    usual = laid(0.0)
    over = usual.y + 4 * u - column.view.sheet.height
    rows = -(-len(shipped) // FEW) + -(-len(own) // 5)
    return laid(over / rows) if 0 < over <= LOWER * u * rows else usual


def _own_line(column: Column, any: bool, gap: float) -> None:
    """What belongs to the reader's own scenarios: their heading, or that they will stand here."""
    view, theme, u = column.view, column.view.theme, column.view.sheet.u
    column.space(gap)
    column.rule("own.rule")
    column.space(18 * u)
    words = "Yours" if any else "Your own scenarios will stand here."
    style = view.display(max(1.3 * view.sheet.b, 17), leading=1.2) if any else view.story(1.0, leading=1.3)
    text = view.words(words, style, theme.words if any else theme.quiet)
    link = view.act(0.833, weight=500)
    wide = view.measure(text, column.width)
    rect = column.words("own", Role.HEADING if any else Role.QUIET, text)
    across = rect.x + wide.width + 70 * u
    gap = max(44 * u, link.size * 1.6)
    low = view.measure(view.words("x", link), UNBOUNDED).baseline
    at, y, within = across, rect.y + wide.baseline - low, UNBOUNDED
    if across + row_length(view, WAYS, link, gap) > column.right:
        column.space(14 * u)
        at, y, within = column.x, column.y, column.width
    row = links(view, WAYS, at, y, style=link, colour=theme.words, ground=theme.shelf, gap=gap, within=within)
    column.boxes += row
    column.y = max(column.y, *(box.rect.bottom for box in row)) + 16 * u


def _cover_height(view: View, cards: Sequence[Card], column: Column, start: bool) -> float:
    """As high as art has it, lower where words under the covers need the room."""
    u = view.sheet.u
    wide = _wide(column, FEW)
    under = max((_under(view, card, wide, start, False)[1] for card in cards), default=0.0)
    own = 18 * u + max(1.3 * view.sheet.b, 44.0) + 56 * u
    room = view.sheet.height - column.y - under - own - 78 * u
    return max(260 * u, min(COVER_HEIGHT * u, room, HIGHEST * wide))


def _wide(column: Column, across: int) -> float:
    return (column.width - GAP * column.view.sheet.u * (across - 1)) / across


def _rows(
    column: Column,
    cards: Sequence[Card],
    across: int,
    height: float | None,
    start: bool,
    *,
    titled: bool,
    short: bool = False,
) -> None:
    view, u = column.view, column.view.sheet.u
    wide = _wide(column, across)
    tall = wide * 1.42 if height is None else height
    for begin in range(0, len(cards), across):
        bottom = column.y
        for place, card in enumerate(cards[begin : begin + across]):
            x = column.x + place * (wide + GAP * u)
            picture = Rect(x, column.y, wide, tall)
            under = Rect(x, picture.bottom + (26 if titled else 19) * u, wide, 0)
            first = start and begin + place == 0
            box = _card(view, card, _Look(picture, under, titled, not short), first)
            column.boxes.append(box)
            bottom = max(bottom, box.rect.bottom)
        column.y = bottom + 34 * u


def _beside(column: Column, cards: Sequence[Card], start: bool) -> None:
    """For large text: a cover with its words beside it, two across where both have room."""
    view, u = column.view, column.view.sheet.u
    across = 2
    wide = _wide(column, across)
    cover_wide = min(286 * u, wide * 0.36)
    if view.sheet.tall or wide - cover_wide - 52 * u < ROOM * view.sheet.b:
        across, wide = 1, column.width
        cover_wide = min(286 * u, wide * 0.36)
    for begin in range(0, len(cards), across):
        bottom = column.y
        for place, card in enumerate(cards[begin : begin + across]):
            x = column.x + place * (wide + GAP * u)
            picture = Rect(x, column.y, cover_wide, cover_wide * 1.34)
            words = Rect(picture.right + 44 * u, column.y, wide - cover_wide - 52 * u, 0)
            box = _card(view, card, _Look(picture, words, False), start and begin + place == 0, minutes=False)
            column.boxes.append(box)
            bottom = max(bottom, box.rect.bottom)
        column.y = bottom + 44 * u


def _card(view: View, card: Card, look: _Look, first: bool, minutes: bool = True) -> Box:
    """One card: picture, title, sector, minutes, the line that says where it was left, the frame of focus."""
    theme, u = view.theme, view.sheet.u
    id = f"open.{card.id}"
    focused = view.focus == id
    crop = not look.titled and look.picture.w > look.picture.h
    drawing, field, ink = _picture(view, card, crop)
    marks: list[Mark] = []
    if focused:
        marks.append(Frame(look.picture.grown(14.5 * u), theme.words, 5 * u))
    elif theme.high:
        marks.append(Frame(look.picture.grown(2 * u), theme.words, max(1.0, 1.5 * u)))
    own = isinstance(drawing, Cover) and drawing.name not in view.art.covers
    marks += blank(view, look.picture) if drawing is None else [Picture(look.picture, drawing, field)]
    if look.titled:
        marks += _titled(view, card.title, look.picture, ink, field, own)
    x, y, width = look.words.x, look.words.y, look.words.w
    texts, _ = _under(view, card, width, first, not look.titled, minutes, look.full)
    indent = 0.0
    for text, gap, state in texts:
        indent = 30 * max(u, view.sheet.z) if state and focused else 0.0
        size = view.measure(text, width - indent)
        # The line keeps the height that it has in focus, so that moving through cards moves nothing else.
        height = size.height if not state else view.measure(text, width - 30 * max(u, view.sheet.z)).height
        if state and focused:
            reach = 12 * max(u, view.sheet.z)
            middle = y + size.height / size.lines / 2
            marks.append(triangle(x, middle, reach, theme.marker))
        marks.append(Words(Point(x + indent, y), width - indent, text, theme.shelf))
        y += height + gap
    rect = look.picture.around(Rect(x, look.words.y, width, max(0.0, y - look.words.y)))
    said = ". ".join(
        dict.fromkeys([card.title, *(text.plain.replace("  ·  ", ", ") for text, _, _ in texts)])
    )
    return acts(id, Role.BUTTON, rect, said, tuple(marks), note=_described(view, card))


def _titled(view: View, title: str, picture: Rect, ink: str, field: str, own: bool) -> tuple[Mark, ...]:
    """A title on a cover, smaller where it would cover more than half of it."""
    # A lower cover shows its picture higher up, and the title has less room above it.
    unit = min(view.sheet.u, picture.w / COVER_WIDTH, picture.h / (COVER_HEIGHT - HAIR))
    at = Point(picture.x + 30 * unit, picture.y + 28 * unit)
    # In a tall window, too, it does not run over the object, which stands at the right.
    width = min(picture.w - 50 * unit, 0.72 * picture.w if view.sheet.tall else UNBOUNDED)
    marks: tuple[Mark, ...] = ()
    for size in (64, 54, 45, 38, 32, 27, 23, 19):
        marks, rect = title_mark(view, title, at, size * unit, ink, field, width, backed=own)
        if rect.h <= 0.5 * picture.h:
            break
    return marks


def _under(
    view: View, card: Card, width: float, first: bool, title: bool, minutes: bool = True, full: bool = True
) -> tuple[list[tuple[Text, float, bool]], float]:
    """The words under a cover, each with the gap after it and whether it is the state line; their height."""
    theme, z = view.theme, view.sheet.z
    texts: list[tuple[Text, float, bool]] = []
    if title:
        size = max(1.11 * view.sheet.b * (1.0 if full else 0.85), 15.0)
        name = coupled(view.measure, view.words(card.title, view.display(size, leading=1.15)), width)
        texts.append((name, 4 * z, False))
    if full and (card.sector or card.minutes):
        unit = "minutes" if minutes else "min"
        told = [card.sector.capitalize()] if card.sector else []
        told += [f"{card.minutes}{NO_BREAK}{unit}"] if card.minutes else []
        style = view.quiet(0.833)
        joined = view.words(("  ·  " if minutes else ", ").join(told), style, theme.quiet)
        if view.measure(joined, width).lines == 1:
            texts.append((joined, 6 * z, False))
        else:  # a dot at the end of a line parts nothing
            texts += [
                (view.words(part, style, theme.quiet), 6 * z if part is told[-1] else 0.0, False)
                for part in told
            ]
    words, strong = state_line(card, first)
    colour = theme.words if strong else theme.quiet
    texts.append((view.marked(words, view.story(0.926, leading=1.3), colour), 0.0, True))
    room = width - 30 * max(view.sheet.u, z)
    return texts, sum(view.measure(text, room if state else width).height + gap for text, gap, state in texts)


def state_line(card: Card, first: bool) -> tuple[str, bool]:
    """Where a scenario was left, in words, and whether they stand out."""
    if card.at is not None:
        return f"Carry on at *{card.at}*", True
    if card.broken is not None:
        if card.broken < 0:
            return "Can’t be read", True
        things = "one thing" if card.broken == 1 else f"{number(card.broken)} things"
        return f"Can’t be played yet: {things} to change", True
    if card.finished:
        times = {1: "once", 2: "twice"}.get(card.finished, f"{number(card.finished)} times")
        endings = f", {number(card.endings)}{NO_BREAK}endings" if card.endings > 1 else ""
        return f"Finished {times}{endings}", True
    return ("Start here", True) if first else ("Not opened yet", False)


def _picture(view: View, card: Card, crop: bool) -> tuple[Drawing | None, str, str]:
    """What is drawn on a card, its field, and the colour of a title on it."""
    theme, mode = view.theme, view.sheet.mode.value
    if card.broken is not None:
        return None, theme.blank, theme.on(theme.blank)
    if card.cover in view.art.covers:
        art = cover(view.art, card.cover, mode)
        if art is not None:
            return Cover(card.cover, crop, card.base), art.field, art.title
    thing = still(view, card.object, card.base)
    if brought(card.cover, card.base):
        return Cover(card.cover, crop, card.base), theme.tab, theme.tab_words
    if thing is not None:
        return thing.drawn(1.0) if crop else thing.drawn(0.8, dy=0.12), thing.field, thing.words
    return None, theme.blank, theme.on(theme.blank)


def _described(view: View, card: Card) -> str:
    if card.cover in view.art.covers and card.broken is None:
        return view.art.covers[card.cover].describes
    return ""
