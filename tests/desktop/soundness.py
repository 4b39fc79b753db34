"""What can be wrong with a layout, each fault in a line; a sound layout has none.

Boxes stand inside the window and apart from one another, their words inside them at their contrast; focus
comes to each of them by Tab in reading order, and can be scrolled into view.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from game.desktop import focus, scroll
from game.desktop.box import Area, Box, Layout, Role
from game.desktop.geometry import Rect
from game.desktop.ink import Mark, Words
from game.desktop.layout.parts import LEAST_TARGET
from game.desktop.measure import Align, Measure, Style, Text, runs_left
from game.desktop.view import View
from game.pictures.colour import contrast

SLACK = 0.75
LARGE, LARGE_AND_BOLD = 24.0, 18.66


def faults(layout: Layout, view: View) -> list[str]:
    """What is wrong with a layout as it is shown, a line each."""
    found: list[str] = []
    for area in layout.areas:
        found += _outside(layout, area)
        found += _overlapping(area)
        for box in area.boxes:
            found += _words(box, area, view)
            if box.action and min(box.rect.w, box.rect.h) < LEAST_TARGET - 0.5:
                found.append(f"{box.id}: too small to hit, {box.rect}")
    counts = Counter(box.id for _, box in layout.boxes())
    found += [f"{id}: twice" for id, count in counts.items() if count > 1]
    return found + unreachable(layout, view.sheet.rtl)


def crowded(layout: Layout, view: View) -> list[str]:
    """Boxes of one area over those of another, and words over words of the same box: for screens on which
    nothing is laid over anything on purpose."""
    found = list(_across(layout))
    for _, box in layout.boxes():
        words = [extent(mark, view.measure) for mark in box.marks if isinstance(mark, Words)]
        for place, one in enumerate(words):
            for another in words[place + 1 :]:
                if one.grown(-1.5).meets(another.grown(-1.5)):
                    found.append(f"{box.id}: words over words, {one} {another}")
    return found


def unreachable(layout: Layout, rtl: bool) -> list[str]:
    """What Tab does not come to in reading order, or what stays hidden when it does."""
    found: list[str] = []
    order: list[Box] = []
    at: str | None = None
    for _ in layout.focusable:
        box = focus.after(layout, at, 1)
        assert box is not None
        order.append(box)
        at = box.id
    if [box.id for box in order] != [box.id for box in layout.focusable]:
        found.append("Tab does not come to everything that takes focus")
    found += [
        f"{box.id} acts, and no key comes to it"
        for area, box in layout.boxes()
        if box.action and not box.focusable and not _served(area, box, order)
    ]
    homes = {box.id: layout.find(box.id)[0] for box in order}  # type: ignore[index]
    for before, box in pairwise(order):
        if homes[before.id] is homes[box.id] and _backwards(before.rect, box.rect, rtl):
            found.append(f"{box.id} is read after {before.id} and stands before it: {box.rect} {before.rect}")
    at_scroll: dict[str, float] = {}
    for box in order:
        area = homes[box.id]
        at_scroll = scroll.pulled(layout, at_scroll, area, box, 0.02 * layout.height)
        shown = focus.shown_rect(area, box, at_scroll)
        whole = area.rect.y - 1 <= shown.y and shown.bottom <= area.rect.bottom + 1
        high = shown.h > area.rect.h - area.fade - 0.05 * layout.height
        from_its_top = high and area.rect.y - 1 <= shown.y < area.rect.bottom
        if not whole and not from_its_top:
            found.append(f"{box.id} does not scroll into view: {shown} in {area.rect}")
    return found


def _served(area: Area, box: Box, order: list[Box]) -> bool:
    """Whether what a box does is also done from one that takes focus: by the same action, or by left and
    right in the row of the setting that it is a value of."""
    before = [other for other in area.boxes[: area.boxes.index(box)] if other.focusable]
    of_setting = box.role is Role.OPTION and bool(before) and before[-1].role is Role.SETTING
    return of_setting or any(other.action == box.action for other in order)


def _backwards(before: Rect, after: Rect, rtl: bool) -> bool:
    """Whether what is read later stands higher, and not in a later column."""
    aside = after.right <= before.x + 2 if rtl else after.x >= before.right - 2
    return after.y < before.y - 2 and after.bottom < before.bottom - 2 and not aside


def _outside(layout: Layout, area: Area) -> Iterator[str]:
    x, y, w, h = area.rect
    if x < -0.5 or y < -0.5 or x + w > layout.width + 0.5 or y + h > layout.height + 0.5:
        yield f"area {area.id} leaves the window: {area.rect}"
    for box in area.boxes:
        if box.rect.x < -0.5 or box.rect.right > layout.width + 0.5:
            yield f"{box.id} leaves the window sideways: {box.rect}"
        if box.rect.y < area.rect.y - 0.5 and box.role is not Role.DECORATION:
            yield f"{box.id} lies above its area: {box.rect} {area.rect}"
        if box.rect.bottom > area.rect.y + max(area.rect.h, area.content) + 0.5:
            yield f"{box.id} lies below what can be scrolled to: {box.rect}"


def _solid(area: Area) -> list[tuple[Rect, Box]]:
    """What boxes take up; a picture behind others and lines that part them are not in the way."""
    boxes = [
        box
        for box in area.boxes
        if box.role is not Role.DECORATION and (box.marks or box.role is not Role.PICTURE)
    ]
    return [(_core(box), box) for box in boxes]


def _overlapping(area: Area) -> Iterator[str]:
    solid = sorted(_solid(area), key=lambda pair: pair[0].y)
    for place, (rect, box) in enumerate(solid):
        for other_rect, other in solid[place + 1 :]:
            if other_rect.y >= rect.bottom:
                break
            if rect.meets(other_rect):
                yield f"{box.id} and {other.id} overlap: {box.rect} {other.rect}"


def _across(layout: Layout) -> Iterator[str]:
    """Boxes of one area over those of another, as both show at their tops."""
    shown = [(area, _clipped(area)) for area in layout.areas]
    for place, (area, boxes) in enumerate(shown):
        for other, others in shown[place + 1 :]:
            if not area.rect.meets(other.rect):
                continue
            for rect, box in boxes:
                for other_rect, other_box in others:
                    if rect.meets(other_rect):
                        both = f"{box.id} of {area.id} and {other_box.id} of {other.id}"
                        yield f"{both} overlap: {rect} {other_rect}"


def _clipped(area: Area) -> list[tuple[Rect, Box]]:
    found = []
    for rect, box in _solid(area):
        x, y = max(rect.x, area.rect.x), max(rect.y, area.rect.y)
        right, bottom = min(rect.right, area.rect.right), min(rect.bottom, area.rect.bottom)
        if right > x and bottom > y:
            found.append((Rect(x, y, right - x, bottom - y), box))
    return found


def _core(box: Box) -> Rect:
    """A box without the room that only makes it easier to hit."""
    words = next((mark for mark in box.marks if isinstance(mark, Words)), None)
    if box.role is not Role.LINK or words is None:
        return box.rect.grown(-SLACK)
    half = words.text.style.size * 0.6
    return Rect(words.at.x, box.rect.centre.y - half, words.width - 2.5, 2 * half)


def extent(mark: Words, measure: Measure) -> Rect:
    """Where the letters of a text stand, by the side that its lines begin at."""
    size = measure(mark.text, mark.width)
    spare = max(0.0, mark.width - size.width)
    shift = {Align.LEFT: 0.0, Align.CENTRE: spare / 2, Align.RIGHT: spare}[_side(mark.text)]
    return Rect(mark.at.x + shift, mark.at.y, min(size.width, mark.width), size.height)


def _side(text: Text) -> Align:
    if text.align is not Align.START:
        return text.align
    return Align.RIGHT if runs_left(text.plain, text.language) else Align.LEFT


def _words(box: Box, area: Area, view: View) -> Iterator[str]:
    for mark in box.marks:
        if isinstance(mark, Words):
            yield from (
                f"{box.id}: {fault}: {mark.text.plain[:40]!r}" for fault in _clipping(mark, box, area, view)
            )
            yield from (f"{box.id}: {fault}" for fault in faint(mark, view))


def _clipping(mark: Words, box: Box, area: Area, view: View) -> Iterator[str]:
    size = view.measure(mark.text, mark.width)
    if size.width > mark.width + 1.5:
        yield f"words of {size.width:.0f} wider than their room of {mark.width:.0f}"
    if mark.at.y + size.height > box.rect.bottom + 2 or mark.at.y < box.rect.y - 4:
        yield f"words leave their box, {mark.at.y:.0f}+{size.height:.0f} in {box.rect}"
    stands = extent(mark, view.measure)
    if stands.x < area.rect.x - 1 or stands.right > area.rect.right + 1:
        yield f"words are cut at the side, {stands} in {area.rect}"


def is_large(style: Style) -> bool:
    """Whether type is so large that a contrast of 3 to 1 is enough (WCAG 2.2, 1.4.3)."""
    return style.size >= LARGE or (style.size >= LARGE_AND_BOLD and style.weight >= 600)


def least_contrast(mark: Words, view: View) -> float:
    """The contrast that words need (WCAG 2.2, 1.4.3 and 1.4.6)."""
    return 7.0 if view.theme.high else 3.0 if is_large(mark.text.style) else 4.5


def faint(mark: Mark, view: View) -> Iterator[str]:
    """Words that fall under the contrast they need on their ground."""
    if not isinstance(mark, Words):
        return
    least = least_contrast(mark, view)
    for piece in mark.text.pieces:
        ratio = contrast(piece.colour, mark.ground)
        if ratio < least:
            yield f"contrast {ratio:.1f}: {piece.words[:40]!r}"
