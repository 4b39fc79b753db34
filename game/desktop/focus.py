"""Where focus goes: in reading order by Tab, and by where things stand with the arrows."""

from __future__ import annotations

from game.desktop.box import Area, Box, Layout
from game.desktop.geometry import Rect


def after(layout: Layout, focus: str | None, step: int) -> Box | None:
    """The next box that takes focus (`step` 1) or the one before (-1), round the end; None: there is none."""
    order = layout.focusable
    if not order:
        return None
    place = next((i for i, box in enumerate(order) if box.id == focus), None)
    if place is None:
        return order[0] if step > 0 else order[-1]
    return order[(place + step) % len(order)]


def toward(layout: Layout, focus: str | None, dx: int, dy: int, scroll: dict[str, float]) -> Box | None:
    """The nearest box that takes focus in a direction, or None where there is none that way.

    Nearness counts the way there once and what lies aside of it twice; boxes that overlap the line of the
    box in focus come before those that don't.
    """
    here = layout.find(focus)
    if here is None:
        return after(layout, None, 1 if dx + dy > 0 else -1)
    start = shown_rect(here[0], here[1], scroll)
    best: tuple[float, Box] | None = None
    for area, box in layout.boxes():
        if not box.focusable or box.id == focus or area.apart != here[0].apart:
            continue
        rect = shown_rect(area, box, scroll)
        distance = _distance(start, rect, dx, dy)
        if distance is not None and (best is None or distance < best[0]):
            best = (distance, box)
    return None if best is None else best[1]


def shown_rect(area: Area, box: Box, scroll: dict[str, float]) -> Rect:
    """Where a box stands in the window, as its area is scrolled."""
    return box.rect.moved(0, -scroll.get(area.id, 0.0))


def _distance(start: Rect, rect: Rect, dx: int, dy: int) -> float | None:
    if dy:
        ahead = rect.y - start.y if dy > 0 else start.bottom - rect.bottom
        aside = max(0.0, rect.x - start.right, start.x - rect.right)
        off = abs(rect.centre.x - start.centre.x) / 1000
    else:
        ahead = rect.x - start.x if dx > 0 else start.right - rect.right
        aside = max(0.0, rect.y - start.bottom, start.y - rect.bottom)
        off = abs(rect.centre.y - start.centre.y) / 1000
    if ahead <= 1:
        return None
    return ahead + 3 * aside + off
