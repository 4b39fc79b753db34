"""Colours as they stand in our pictures, six hexadecimal digits after a #, and how they mix and compare."""

from __future__ import annotations

import re
from functools import lru_cache

HEX = re.compile(r"#[0-9a-fA-F]{6}\b")
"""A colour in the text of a picture."""


def channels(colour: str) -> tuple[int, int, int]:
    """Red, green and blue of `#rrggbb`, each 0 to 255."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def mixed(colour: str, toward: str, share: float) -> str:
    """`colour` moved by `share` (0 to 1) of the way toward another, channel by channel in sRGB."""
    pairs = zip(channels(colour), channels(toward), strict=True)
    return "#" + "".join(f"{max(0, min(255, round(a + (b - a) * share))):02x}" for a, b in pairs)


@lru_cache(maxsize=1024)
def luminance(colour: str) -> float:
    """Relative luminance, 0 to 1 (WCAG 2.2, https://www.w3.org/TR/WCAG22/#dfn-relative-luminance)."""
    linear = (
        v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4
        for v in (c / 255 for c in channels(colour))
    )
    return sum(w * v for w, v in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, other: str) -> float:
    """Contrast ratio, 1 to 21 (WCAG 2.2, https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio)."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def stronger(ground: str, *colours: str) -> str:
    """Whichever of the colours stands out most on that ground; the first where they are level."""
    return max(colours, key=lambda colour: contrast(colour, ground))
