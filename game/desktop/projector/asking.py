"""What stands over a projector page: a strip with a warning, and the question whether to end here."""

from __future__ import annotations

from game.desktop.box import Area, Box, Role, State, acts
from game.desktop.geometry import Point, Rect
from game.desktop.ink import Fill, Mark, Words
from game.desktop.layout import Column, triangle
from game.desktop.measure import UNBOUNDED
from game.desktop.projector.wall import Wall

STAY, END = "stay", "end"
BUTTONS = (STAY, END)
QUESTION = "End here?"
KEPT = "Everything is kept. The room can go on later, on this laptop, where it stopped."
WORDS = {STAY: "Go on with the session", END: "End it"}
KEYS = {STAY: "Esc, or the clicker", END: "E"}


def strip(wall: Wall, words: str) -> Area:
    """A strip along the foot of the page, with a line of brick on top."""
    u, theme, page = wall.u, wall.theme, wall.page
    text = wall.words(words, wall.plain(40, weight=500), theme.band_words)
    high = wall.view.measure(text, wall.width).height + 52 * u
    rect = Rect(page.x, page.bottom - high, page.w, high)
    marks: tuple[Mark, ...] = (
        Fill(rect, theme.band),
        Fill(Rect(rect.x, rect.y, rect.w, 8 * u), theme.marker),
        Words(Point(wall.x, rect.y + 28 * u), wall.width, text, theme.band),
    )
    return Area("strip", rect, (Box("notice", Role.NOTICE, rect, words, marks, live=True),), rect.h)


def asked(wall: Wall, focus: str) -> Area:
    """The question and its two buttons, over the lower part of the window. Only a key that no clicker has,
    or the mouse, ends; whatever a clicker sends goes on with the session."""
    sheet, theme = wall.view.sheet, wall.theme
    high = _question(wall, focus, 0.0).y
    top = sheet.height - high
    rect = Rect(0, top, sheet.width, high)
    under = (Fill(rect, theme.band), Fill(Rect(0, top, rect.w, 8 * wall.u), theme.marker))
    return Area("question", rect, tuple(_question(wall, focus, top).boxes), high, under)


def _question(wall: Wall, focus: str, top: float) -> Column:
    u, theme = wall.u, wall.theme
    column = Column(wall.view, 84 * u, top + 44 * u, wall.view.sheet.width - 168 * u, theme.band)
    column.words("question", Role.TITLE, wall.words(QUESTION, wall.title(76), theme.band_words))
    column.space(10 * u)
    column.words("kept", Role.PARAGRAPH, wall.words(KEPT, wall.plain(40), theme.band_words), full=True)
    column.space(30 * u)
    x, y = column.x, column.y
    for id in BUTTONS:
        box = _button(wall, id, x, y, id == focus)
        if x > column.x and box.rect.right > column.right:
            x, y = column.x, column.y + 16 * u
            box = _button(wall, id, x, y, id == focus)
        column.add(box)
        x = box.rect.right + 28 * u
    column.space(44 * u)
    return column


def _button(wall: Wall, id: str, x: float, y: float, on: bool) -> Box:
    """A button on the band: paper, with the triangle while it is in focus, and the key that does the same."""
    u, theme = wall.u, wall.theme
    words = wall.words(WORDS[id], wall.plain(40, weight=600, leading=1.2), theme.words)
    key = wall.words(KEYS[id], wall.plain(30, weight=500, leading=1.2), theme.quiet)
    first, second = (wall.view.measure(text, UNBOUNDED) for text in (words, key))
    pad, lead = 30 * u, 40 * u
    rect = Rect(x, y, max(first.width, second.width) + 2 * pad + lead, first.height + second.height + 44 * u)
    left = x + pad + lead
    room = rect.right - pad - left + 2
    marks: list[Mark] = [
        Fill(rect, theme.page),
        Words(Point(left, y + 20 * u), room, words, theme.page),
        Words(Point(left, y + 24 * u + first.height), room, key, theme.page),
    ]
    if on:
        marks.append(triangle(rect.x, rect.centre.y, 24 * u, theme.marker))
    states = frozenset({State.CHOSEN}) if on else frozenset[State]()
    return acts(id, Role.BUTTON, rect, WORDS[id], tuple(marks), states=states, note=KEYS[id])
