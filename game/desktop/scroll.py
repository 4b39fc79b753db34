"""How far areas are scrolled, and how far they must be so that something can be read."""

from __future__ import annotations

from game.desktop.box import Area, Box, Layout
from game.desktop.geometry import Rect

Scroll = dict[str, float]
"""For each area that is not at its top, by id: how far it is scrolled, in pixels."""


def held(layout: Layout, scroll: Scroll) -> Scroll:
    """The same places, within what there is to scroll."""
    return {
        area.id: min(area.most, scroll[area.id])
        for area in layout.areas
        if area.id in scroll and area.most > 0 and scroll[area.id] > 0
    }


def by(layout: Layout, scroll: Scroll, area: Area, pixels: float) -> Scroll:
    """One area scrolled by some pixels."""
    at = max(0.0, min(area.most, scroll.get(area.id, 0.0) + pixels))
    return held(layout, {**scroll, area.id: at})


def to_show(area: Area, rect: Rect, at: float, margin: float) -> float:
    """How far an area must be scrolled so that a rectangle of it shows whole, moving as little as it can.

    What is higher than the area shows from its top. The parts that fade do not count as shown; and an end of
    the area that is no further off than its fade is shown too, so that nothing stands in the fade for good.
    """
    fade = area.fade if area.most > 0 else 0.0
    top, bottom = rect.y - area.rect.y - max(margin, fade / 2), rect.bottom - area.rect.y + margin
    room = area.rect.h - fade
    if bottom - top > room:
        return max(0.0, min(area.most, top))
    if top < at:
        at = 0.0 if top < fade and bottom <= room else top
    elif bottom > at + room:
        at = bottom - room
        if area.most - at < fade and top >= area.most:
            at = area.most
    return max(0.0, min(area.most, at))


def pulled(layout: Layout, scroll: Scroll, area: Area, box: Box, margin: float) -> Scroll:
    """The places from which a box shows; the same where it already does."""
    if area.most <= 0:
        return scroll
    at = scroll.get(area.id, 0.0)
    return held(layout, {**scroll, area.id: to_show(area, box.whole or box.rect, at, margin)})


def readable(layout: Layout, focus: str | None = None) -> Area | None:
    """The area that Page Down turns: the last one that can scroll, of the page or, while focus is there, of
    what stands apart from it."""
    here = layout.find(focus)
    apart = here is not None and here[0].apart
    return next((area for area in reversed(layout.areas) if area.most > 0 and area.apart == apart), None)
