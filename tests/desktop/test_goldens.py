"""The window looks as it did when somebody last looked at these pictures and kept them."""

from __future__ import annotations

import skia

from tests.desktop.goldens import FOLDER, difference, drawn, halved, kept, pictures

MEAN, WORST = 1.5, 6.0
"""How far a picture may be off on the whole and in its worst part: smoothing of letters stays far below."""


def test_screens_look_as_they_were_last_seen() -> None:
    """Play in three modes and tall, what came of it, the debrief, and more. When one is meant to change,
    `python -m tests.desktop.goldens` writes it anew; look at it before it is kept."""
    seen = {name: drawn(screen, size, mode) for name, screen, size, mode in pictures()}
    assert {path.stem for path in FOLDER.glob("*.webp")} == set(seen)
    off = {name: difference(image, kept(name)) for name, image in seen.items()}  # type: ignore[arg-type]
    assert {name: far for name, far in off.items() if far[0] > MEAN or far[1] > WORST} == {}


def test_another_look_is_noticed() -> None:
    """A page in another mode, a paragraph that is gone, or a shift by a few pixels is too far off."""
    day, dark = kept("play-day"), kept("play-dark")
    assert day is not None
    assert dark is not None
    assert difference(day, dark)[0] > MEAN
    surface = skia.Surface.MakeRasterN32Premul(1280, 720)
    for rect in (skia.Rect.MakeXYWH(690, 130, 500, 60), skia.Rect.MakeXYWH(20, 640, 200, 60)):
        canvas = surface.getCanvas()
        canvas.drawImageRect(day, skia.Rect.MakeWH(1280, 720), skia.SamplingOptions(), None)
        canvas.drawRect(rect, skia.Paint(Color=0xFFFAF4E6))
        assert difference(day, halved(surface.makeImageSnapshot()))[1] > WORST
