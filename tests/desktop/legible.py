"""What makes words hard to read and parts hard to see, each fault in a line: lines that are too long or too
short, last lines of one word, parts that hardly stand out from their ground, focus that cannot be seen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from game.desktop.box import Area, Box, Layout, Role
from game.desktop.drawing import Cover, Stage
from game.desktop.geometry import Point, Rect
from game.desktop.ink import Fill, Frame, Mark, Picture, Round, Rule, Shape, Words
from game.desktop.layout.reading import FEWEST, MOST
from game.desktop.measure import NO_BREAK, UNBOUNDED, Face
from game.desktop.view import View
from game.pictures.colour import contrast
from tests.desktop.soundness import is_large

LEAST = 3.0
"""The contrast of a part that says something (WCAG 2.2, 1.4.11)."""
READ = frozenset(
    (
        "story",
        "then",
        "said",
        "role",
        "summary",
        "why",
        "because",
        "way",
        "question",
        "away.words",
        "note",
        "same",
    )
)
"""Paragraphs that are read, by the first part of their ids: not captions, not what a row of a list tells."""
LOGO = frozenset(("name", "open"))
"""The house mark, beside the name of the game and in the place of a cover that there is none of."""


def kind_of(id: str) -> str:
    """What kind of box an id belongs to: `story.3` and `story.4` are of one."""
    return re.sub(r"[.\d].*", "", id)


def strained(layout: Layout, view: View, fewest: bool = True) -> Iterator[str]:
    """Paragraphs of three lines and more whose lines hold over 75 letters or, with `fewest`, less than 45."""
    for _, box in layout.boxes():
        if kind_of(box.id) not in READ and box.id not in READ:
            continue
        for mark in box.marks:
            if isinstance(mark, Words) and view.measure(mark.text, mark.width).lines >= 3:
                whole = view.measure(mark.text, UNBOUNDED).width
                held = mark.width * len(mark.text.plain) / whole
                if held > MOST + 0.5 or (fewest and held < FEWEST - 0.5):
                    yield f"{box.id}: {held:.0f} letters a line: {mark.text.plain[:40]!r}"


def widows(layout: Layout, view: View) -> Iterator[str]:
    """Titles that end in a line of one word, though there are two words for each line and room for the last
    two in one."""
    for _, box in layout.boxes():
        for mark in box.marks:
            if isinstance(mark, Words) and _is_title(box, mark):
                lines = view.measure(mark.text, mark.width).lines
                words = mark.text.plain.split(" ")
                if lines < 2 or len(words) < 2 * lines or NO_BREAK in words[-1]:
                    continue
                first = mark.text.pieces[0]
                shorter, two = (
                    replace(mark.text, pieces=(replace(first, words=" ".join(part)),))
                    for part in (words[:-1], words[-2:])
                )
                alone = view.measure(shorter, mark.width).lines < lines
                if alone and view.measure(two, UNBOUNDED).width <= mark.width:
                    yield f"{box.id}: {words[-1]!r} is alone in its line: {mark.text.plain[:60]!r}"


def _is_title(box: Box, mark: Words) -> bool:
    if kind_of(box.id) == "person":  # a name breaks where it must
        return False
    return box.role in (Role.TITLE, Role.HEADING) or mark.text.style.face in (Face.DISPLAY, Face.FAR)


def indistinct(layout: Layout, view: View) -> Iterator[str]:
    """Marks that say something and do not stand out from what they are drawn on by 3 to 1.

    Hairlines and the edges of small pictures only part what stands apart without them; a field is the ground
    of what is drawn on it.
    """
    theme = view.theme
    quiet = {theme.hairline, theme.rail, theme.blank, theme.edge_line}
    strong = {theme.marker, theme.band, theme.words}
    for box, mark, ground in grounded(layout):
        if isinstance(mark, Fill) and (mark.colour not in strong or _under_words(mark, box)):
            continue
        if mark.colour in quiet or kind_of(box.id) in LOGO:
            continue
        ratio = contrast(mark.colour, ground)
        if ratio < LEAST:
            yield f"{box.id}: {type(mark).__name__} {mark.colour} on {ground}: {ratio:.1f}"


def unseen(before: Layout, after: Layout, box: Box) -> Iterator[str]:
    """A box that focus came to without a part that shows it: one that was not there, or not in that colour,
    and that stands out from its ground by 3 to 1."""
    found = before.find(box.id)
    old = found[1].marks if found is not None else ()
    for other, mark, ground in grounded(after):
        if other.id == box.id and mark not in old and contrast(mark.colour, ground) >= LEAST:
            return
    yield f"{box.id}: focus is not seen"


Part = Fill | Frame | Rule | Shape | Round


def grounded(layout: Layout) -> Iterator[tuple[Box, Part, str]]:
    """Each mark that is neither words nor a picture, with the colour that it is drawn on."""
    drawn: list[tuple[Area, Rect, Fill | Picture]] = []
    for area in layout.areas:
        drawn += [(area, mark.rect, mark) for mark in area.under if isinstance(mark, Fill | Picture)]
        for box in area.boxes:
            for mark in box.marks:
                if isinstance(mark, Part):
                    yield box, mark, _ground(layout, drawn, area, _middle(mark), box)
                if isinstance(mark, Fill | Picture):
                    drawn.append((area, area.rect, mark))


def _ground(
    layout: Layout, drawn: list[tuple[Area, Rect, Fill | Picture]], area: Area, at: Point, box: Box
) -> str:
    """The colour under a point: that of what was drawn there last. The light of a place is the page, and on a
    cover's floor a part stands on what its box's words stand on, which is held to the pixels elsewhere."""
    for home, clip, mark in reversed(drawn):
        if mark.rect.holds(*at) and (home is area or clip is mark.rect):  # boxes lie over none of other areas
            if isinstance(mark, Fill):
                return mark.colour
            if isinstance(mark.drawing, Stage) and home is not area:
                return layout.ground
            beside = [words.ground for words in box.marks if isinstance(words, Words)]
            return beside[0] if beside and isinstance(mark.drawing, Cover) else mark.field
    return layout.ground


def _under_words(fill: Fill, box: Box) -> bool:
    """Whether a fill is only the ground of words that nobody acts on."""
    grounds = {mark.ground for mark in box.marks if isinstance(mark, Words)}
    return fill.colour in grounds and not box.focusable


def _middle(mark: Mark) -> Point:
    if isinstance(mark, Rule):
        return Point((mark.start.x + mark.end.x) / 2, (mark.start.y + mark.end.y) / 2)
    if isinstance(mark, Round):
        return mark.centre
    if isinstance(mark, Shape):
        count = len(mark.points)
        return Point(sum(p.x for p in mark.points) / count, sum(p.y for p in mark.points) / count)
    if isinstance(mark, Words):
        return mark.at
    return mark.rect.centre


def kinds(layout: Layout) -> Iterator[tuple[object, ...]]:
    """Kinds of words and parts: what kind of box they are in, their colours and that of their ground, and
    whether they are large."""
    for _, box in layout.boxes():
        kind = kind_of(box.id)
        for mark in box.marks:
            if isinstance(mark, Words):
                large = is_large(mark.text.style)
                yield from ((kind, piece.colour, mark.ground, large) for piece in mark.text.pieces)
    yield from ((kind_of(box.id), type(mark), mark.colour, ground) for box, mark, ground in grounded(layout))
