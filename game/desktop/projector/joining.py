"""The lobby: how to join, drawn so that a phone can read it from five screen heights away."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from game.desktop.box import Box, Role
from game.desktop.geometry import Rect
from game.desktop.ink import Fill, Mark
from game.desktop.layout import Column
from game.desktop.measure import UNBOUNDED, Piece, Text
from game.desktop.projector.leaf import Leaf, page_area
from game.desktop.projector.parts import column, huge, hung, title
from game.desktop.projector.showing import Showing
from game.desktop.projector.sides import cover_side
from game.desktop.projector.wall import Wall
from game.page.projector import JoinPage

CODE = 560
"""How wide a code is, in units: by the rule of ten to one it scans from five screen heights away."""
QUIET = 4
"""Modules of quiet round a code (ISO/IEC 18004, 4-X)."""
HEAD = 166
"""Where the title has to end, in units from the top, so that the code keeps its size."""


def join(wall: Wall, page: JoinPage, now: Showing) -> Leaf:
    """The cover, the code, the address in type that can be copied, and how many are here."""
    u = wall.u
    low, bottom = hung(wall, wall.low + 8 * u, lambda at: _address(at, wall, page))
    for size in (92, 76, 64, 54, 44, 36):
        head = column(wall)
        title(head, wall, page.title, size)
        if head.y <= HEAD * u:
            break
    room = Rect(wall.x, head.y, wall.width, bottom - head.y)
    boxes = [*head.boxes]
    side = CODE * u - wall.lift
    ends, foot = wall.x + side, room.bottom - 90 * u
    if page.qr:
        code, dark = _code(wall, page, room)
        boxes.insert(0, code)  # its quiet is under the words
        # Beside a square of paper the number needs less room than beside the code itself.
        ends, foot = max(dark.right, code.rect.right - 50 * u), dark.bottom
    elif page.waiting:
        text = wall.words(page.waiting, wall.title(58, leading=1.15))
        at = column(wall, y=head.y + 60 * u, width=side)
        at.words("waiting", Role.NOTICE, text, live=True)
        boxes += at.boxes

    def here(at: Column) -> None:
        huge(at, wall, "people", str(page.people), 240, wall.theme.words, live=True)
        at.words("people.words", Role.PARAGRAPH, wall.words(page.people_words, wall.plain(46, weight=500)))

    boxes += hung(wall, foot, here, x=ends + (84 if wall.narrow else 110) * u)[0]
    return Leaf((cover_side(wall, page.cover, page.scenario), page_area(wall, [*boxes, *low])))


def _code(wall: Wall, page: JoinPage, room: Rect) -> tuple[Box, Rect]:
    """The code with its quiet, ink on paper in every mode, in the middle of the room between title and
    address; and the rectangle of the code alone. Its modules are whole pixels, so that no edge is blurred.

    Where the page is paper itself the code stands at the left edge of the words and its quiet reaches under
    their leading; elsewhere the paper is a square of its own.
    """
    paper = wall.view.art.mode("day").page
    blends = wall.theme.page == paper
    count = len(page.qr)
    spare = 24 * wall.u if blends else -24 * wall.u
    module = max(1, min(round(CODE * wall.u / count), int((room.h + spare) / (count + 2 * QUIET))))
    quiet, side = QUIET * module, count * module
    x = round(room.x if blends else room.x + quiet)
    # The address's leading over its figures is higher than what the title has under its descenders.
    y = round(room.centre.y - side / 2 + (0 if blends else 8 * wall.u))
    dark = Rect(x, y, side, side)
    marks: list[Mark] = [Fill(dark.grown(quiet), paper)]
    for row, signs in enumerate(page.qr):
        marks += [
            Fill(Rect(x + start * module, y + row * module, length * module, module), wall.theme.ink)
            for start, length in _stretches(signs)
        ]
    whole = dark if blends else dark.grown(quiet)
    return Box("code", Role.PICTURE, whole, f"The code for {page.address}", tuple(marks)), dark


def _stretches(row: str) -> Iterator[tuple[int, int]]:
    """Where dark modules stand together: from which one, and how many."""
    start = 0
    while (start := row.find("1", start)) >= 0:
        end = row.find("0", start)
        end = len(row) if end < 0 else end
        yield start, end - start
        start = end


def _address(at: Column, wall: Wall, page: JoinPage) -> None:
    """The address on one line as large as it fits, under it the network's name and the promise."""
    if page.address:
        size = 84.0
        text = wall.words(page.address, wall.plain(size, weight=600, leading=1.1))
        while size > 44 and wall.view.measure(text, UNBOUNDED).width > at.width - 2:
            size *= 0.95
            text = wall.words(page.address, wall.plain(size, weight=600, leading=1.1))
        at.words("address", Role.PARAGRAPH, text)
    at.words("wifi", Role.QUIET, _network(wall, page))


def _network(wall: Wall, page: JoinPage) -> Text:
    style, quiet = wall.plain(40), wall.theme.quiet
    if not page.wifi:
        return wall.words(page.promise or " ", style, quiet)
    pieces: Sequence[Piece] = (
        Piece("Wi-Fi ", style, quiet),
        Piece(page.wifi, style.but(weight=600), wall.theme.words),
        Piece(f". {page.promise}", style, quiet),
    )
    return Text(tuple(pieces))
