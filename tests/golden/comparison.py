"""Whether two pictures show the same, however their letters are smoothed.

Letters that are drawn a little otherwise differ along their edges: less the more pixels are taken together,
and on both sides of the mark. What has moved differs much in small fields, and another colour differs in
large ones too. So both are asked, of pictures at half the window's size.
"""

from __future__ import annotations

from typing import Any

import skia

SMALL, FAR, FEW = 2, 72.0, 6
"""Of fields so many pixels wide, so few may differ by more than this, of 255."""
LARGE, NEAR = 16, 10.0
"""No field so many pixels wide may differ by more than this."""


def alike(one: skia.Image, other: skia.Image) -> bool:
    """Whether two pictures of one size show the same."""
    if (one.width(), one.height()) != (other.width(), other.height()):
        return False
    moved, tinted = apart(one, other)
    return moved <= FEW and tinted <= NEAR


def apart(one: skia.Image, other: skia.Image) -> tuple[int, float]:
    """How many small fields differ much, and by how much the large one differs that differs most."""
    small = abs(_fields(one, SMALL) - _fields(other, SMALL)).max(axis=2)
    large = abs(_fields(one, LARGE) - _fields(other, LARGE)).max(axis=2)
    return int((small > FAR).sum()), float(large.max())


def _fields(image: skia.Image, wide: int) -> Any:
    """The mean colours of square fields."""
    pixels = image.toarray()[:, :, :3].astype(float)
    high, across = pixels.shape[0] // wide, pixels.shape[1] // wide
    return pixels[: high * wide, : across * wide].reshape(high, wide, across, wide, 3).mean(axis=(1, 3))
