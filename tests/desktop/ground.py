"""What words really stand on: the window painted without them, and the colours found where each text is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import numpy as np
import skia

from game.desktop.box import Area, Layout
from game.desktop.gallery import Gallery
from game.desktop.ink import Words
from game.desktop.painter import Painter
from game.desktop.view import View
from game.pictures.colour import contrast
from tests.desktop.soundness import extent, least_contrast
from tests.desktop.views import library, typesetter

STRAY = 0.12
"""So much of a text's rectangle may be something else than its ground: a line under it, an edge beside it."""


def unread(layout: Layout, view: View) -> Iterator[str]:
    """Texts that can't be read on what is painted under them, as far as they are in sight."""
    pixels = _painted(_wordless(layout), view)
    for area in layout.areas:
        bottom = area.rect.bottom - (area.fade if area.most > 0 else 0.0)
        texts = [(box.id, mark) for box in area.boxes for mark in box.marks if isinstance(mark, Words)]
        for id, mark in texts:
            x, y, w, h = extent(mark, view.measure)
            left, right = max(0, round(x)), min(layout.width, round(x + w))
            top, low = max(0, round(max(y, area.rect.y))), round(min(y + h, bottom))
            if left < right and top < low:
                colours, counts = np.unique(pixels[top:low, left:right], return_counts=True)
                found = dict(zip(colours.tolist(), counts.tolist(), strict=True))
                yield from (f"{id}: {fault}" for fault in _faint(mark, found, view))


def _faint(mark: Words, found: dict[int, int], view: View) -> Iterator[str]:
    least = least_contrast(mark, view)
    whole = sum(found.values())
    for colour in {piece.colour for piece in mark.text.pieces}:
        pale = sum(
            count for ground, count in found.items() if contrast(colour, f"#{ground & 0xFFFFFF:06x}") < least
        )
        if pale > STRAY * whole:
            yield f"{pale / whole:.0%} of its ground under {least}: {mark.text.plain[:40]!r} in {colour}"


def _wordless(layout: Layout) -> Layout:
    return replace(layout, areas=tuple(_without(area) for area in layout.areas), by_id={})


def _without(area: Area) -> Area:
    boxes = tuple(
        replace(box, marks=tuple(mark for mark in box.marks if not isinstance(mark, Words)))
        for box in area.boxes
    )
    return replace(area, boxes=boxes)


def _painted(layout: Layout, view: View) -> np.ndarray:
    pixels = np.zeros((layout.height, layout.width), np.uint32)
    info = skia.ImageInfo.Make(layout.width, layout.height, skia.kBGRA_8888_ColorType, skia.kPremul_AlphaType)
    surface = skia.Surface.MakeRasterDirect(info, pixels, layout.width * 4)
    _painter().paint(surface.getCanvas(), layout, {}, view.sheet.mode, view.sheet.rtl)
    return pixels


@cache
def _painter() -> Painter:
    return Painter(typesetter(), Gallery(library()))
