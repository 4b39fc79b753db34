"""Every screen at every size: nothing leaves the window, nothing overlaps, all words fit and can be read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from game.desktop.box import Area, Box, Layout, Role
from game.desktop.ink import Words
from game.desktop.layout.parts import LEAST_TARGET
from game.desktop.measure import Measure
from game.desktop.screen import Screen
from game.desktop.sheet import Mode
from game.desktop.view import View
from game.pictures.colour import contrast
from tests.desktop.views import (
    SCENARIOS,
    SIZES,
    at_each_scene,
    briefing,
    counted,
    crowded_shelf,
    laid,
    shelf,
    typesetter,
    view,
)

TEXTS = (0.8, 1.0, 1.5, 2.0)
BEHIND = (Role.PICTURE, Role.DECORATION)


def screens() -> Iterator[Screen]:
    """One of each kind that needs no play."""
    yield shelf()
    yield crowded_shelf()
    for id in SCENARIOS:
        yield briefing(id)
        yield briefing(id, carried_on=True)


def faults(layout: Layout, given: View) -> list[str]:
    """What is wrong with a layout, a line each."""
    found: list[str] = []
    for area in layout.areas:
        found += _outside(layout, area)
        found += _overlapping(area)
        for box in area.boxes:
            found += [f"{box.id}: {fault}" for mark in box.marks for fault in _words(mark, box, given)]
            if box.action and min(box.rect.w, box.rect.h) < LEAST_TARGET - 0.5:
                found.append(f"{box.id}: too small to hit, {box.rect}")
    ids = [box.id for _, box in layout.boxes()]
    found += [f"{id}: twice" for id in {id for id in ids if ids.count(id) > 1}]
    return found


def _outside(layout: Layout, area: Area) -> list[str]:
    found = []
    x, y, w, h = area.rect
    if x < -0.5 or y < -0.5 or x + w > layout.width + 0.5 or y + h > layout.height + 0.5:
        found.append(f"area {area.id} leaves the window: {area.rect}")
    for box in area.boxes:
        if box.rect.x < -0.5 or box.rect.right > layout.width + 0.5:
            found.append(f"{box.id} leaves the window sideways: {box.rect}")
        if box.rect.bottom > area.rect.y + max(area.rect.h, area.content) + 0.5:
            found.append(f"{box.id} lies below what can be scrolled to: {box.rect}")
    return found


def _overlapping(area: Area) -> list[str]:
    boxes = [box for box in area.boxes if box.role not in BEHIND or (box.marks and box.role is Role.PICTURE)]
    found = []
    for place, box in enumerate(boxes):
        for other in boxes[place + 1 :]:
            if _core(box).meets(_core(other)):
                found.append(f"{box.id} and {other.id} overlap: {box.rect} {other.rect}")
    return found


def _core(box: Box) -> object:
    """A box without the room that only makes it easier to hit."""
    words = [mark for mark in box.marks if isinstance(mark, Words)]
    if box.role is not Role.LINK or not words:
        return box.rect.grown(-0.75)
    middle = box.rect.centre.y
    return replace_rect(box, middle)


def replace_rect(box: Box, middle: float) -> object:
    words = next(mark for mark in box.marks if isinstance(mark, Words))
    half = words.text.style.size * 0.6
    return box.rect._replace(x=words.at.x, w=words.width - 2.5, y=middle - half, h=2 * half)


def _words(mark: object, box: Box, given: View) -> list[str]:
    if not isinstance(mark, Words):
        return []
    size = given.measure(mark.text, mark.width)
    found = []
    if size.width > mark.width + 1.5:
        found.append(f"words wider than their room: {mark.text.plain[:40]!r}")
    if mark.at.y + size.height > box.rect.bottom + 2 or mark.at.y < box.rect.y - 4:
        found.append(f"words leave their box: {mark.text.plain[:40]!r}")
    least = 7.0 if given.theme.high else 4.5
    large = mark.text.style.size >= 24 or (mark.text.style.size >= 18.66 and mark.text.style.weight >= 600)
    for piece in mark.text.pieces:
        ratio = contrast(piece.colour, mark.ground)
        if ratio < (3.0 if large and not given.theme.high else least):
            found.append(f"contrast {ratio:.1f}: {piece.words[:40]!r}")
    return found


def check(screen: Screen, measure: Measure, size: tuple[int, int], text: float, mode: Mode) -> None:
    """Assert that a screen is sound at a size, and that focus on any of its boxes keeps it so."""
    given = replace(view(*size, text, mode, measure=measure), language=screen.language)
    layout = laid(screen, given)
    assert faults(layout, given) == []
    order = layout.focusable
    if order:
        last = screen.layout(replace(given, focus=order[-1].id))
        assert faults(last, given) == []
        assert [box.id for box in last.focusable] == [box.id for box in order]
        assert {box.id: box.rect for box in last.focusable} == {box.id: box.rect for box in order}


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("text", TEXTS)
def test_shelf_and_briefings_are_sound_at_every_size(size: tuple[int, int], text: float) -> None:
    """Covers, people and words find room from 960 by 600 to 4K, at 80 to 200 per cent, in real type."""
    for screen in screens():
        check(screen, typesetter().measure, size, text, Mode.DAY)


@pytest.mark.parametrize("mode", [Mode.DARK, Mode.HIGH])
def test_shelf_and_briefings_are_sound_in_other_modes(mode: Mode) -> None:
    """In the dark and in high contrast words keep their contrast to what they stand on."""
    for screen in screens():
        for size in ((1280, 720), (1080, 1920)):
            check(screen, typesetter().measure, size, 1.0, mode)


@pytest.mark.parametrize("id", SCENARIOS)
@pytest.mark.parametrize("size", SIZES, ids=str)
def test_every_page_of_play_is_sound_at_every_size(id: str, size: tuple[int, int]) -> None:
    """Each decision, consequence and ending of a scenario, whatever the size of window and text."""
    for play in at_each_scene(id):
        for text in TEXTS:
            check(play, counted, size, text, Mode.DAY)


@pytest.mark.parametrize("id", SCENARIOS)
def test_every_page_of_play_is_sound_in_real_type(id: str) -> None:
    """The same in the typefaces that readers see, at the usual size and at twice that."""
    for number, play in enumerate(at_each_scene(id)):
        mode = (Mode.DAY, Mode.DARK, Mode.HIGH)[number % 3]
        check(play, typesetter().measure, (1280, 720), 1.0, mode)
        check(play, typesetter().measure, (1920, 1080), 2.0, mode)
