"""A column: boxes one under another, each as high as its words."""

from __future__ import annotations

from dataclasses import dataclass, field

from game.desktop.box import Box, Role
from game.desktop.geometry import Point, Rect
from game.desktop.ink import Rule, Words
from game.desktop.layout.reading import READ, longest_line
from game.desktop.measure import Text, balanced, coupled, kept, settled
from game.desktop.view import View


def filled(view: View, text: Text, width: float) -> tuple[Text, float]:
    """A paragraph and the width to set it to: no wider than is read with ease, and so that it does not end in
    a line of a word or two."""
    width = min(width, longest_line(view, text.style))
    set_to = settled(view.measure, text, width)
    return (text, set_to) if set_to < width else (kept(text), width)


@dataclass
class Column:
    """Where the next box goes, and the boxes so far. `ground` is the colour that words stand on."""

    view: View
    x: float
    y: float
    width: float
    ground: str
    boxes: list[Box] = field(default_factory=list)

    @property
    def right(self) -> float:
        """The right edge."""
        return self.x + self.width

    def space(self, pixels: float) -> None:
        """Leave so much room."""
        self.y += pixels

    def words(
        self,
        id: str,
        role: Role,
        text: Text,
        *,
        name: str | None = None,
        width: float | None = None,
        indent: float = 0.0,
        level: bool = False,
        live: bool = False,
        together: bool = False,
        full: bool = False,
    ) -> Rect:
        """A paragraph; `level` sets it so narrow that its lines are even, as titles are, and `together` keeps
        its last two words in one line, and `full` gives that line more than two short ones where it can."""
        said = text.plain if name is None else name
        wide = (self.width if width is None else width) - indent
        if role in READ:
            wide = min(wide, longest_line(self.view, text.style))
        if level:
            text = coupled(self.view.measure, text, wide)
        set_to = balanced(self.view.measure, text, wide) if level else wide
        if full:
            text, set_to = filled(self.view, text, wide)
        elif together:
            text = kept(text)
        size = self.view.measure(text, set_to)
        rect = Rect(self.x + indent, self.y, min(set_to, size.width + 2), size.height)
        mark = Words(Point(rect.x, rect.y), set_to, text, self.ground)
        self.boxes.append(Box(id, role, rect, said, (mark,), live=live))
        self.y += size.height
        return rect

    def rule(self, id: str, colour: str | None = None) -> None:
        """A hairline across the column."""
        width = max(1.0, 1.5 * max(self.view.sheet.u, 0.7))
        mark = Rule(
            Point(self.x, self.y),
            Point(self.right, self.y),
            colour or self.view.theme.hairline,
            width,
        )
        self.boxes.append(
            Box(id, Role.DECORATION, Rect(self.x, self.y - width / 2, self.width, width), "", (mark,))
        )

    def add(self, box: Box) -> None:
        """A box that was made elsewhere; the column goes on under it."""
        self.boxes.append(box)
        self.y = max(self.y, box.rect.bottom)
