"""Where the pictures are kept: at half their size, which is enough to look at them and to compare them."""

from __future__ import annotations

from pathlib import Path

import skia

FOLDER = Path(__file__).with_name("kept")
QUALITY = 88


def kept(name: str) -> skia.Image | None:
    """The picture of that name as it is kept, None where none is."""
    path = FOLDER / f"{name}.webp"
    return skia.Image.MakeFromEncoded(skia.Data.MakeWithCopy(path.read_bytes())) if path.exists() else None


def write(name: str, image: skia.Image) -> Path:
    """Keep a picture; its file."""
    path = FOLDER / f"{name}.webp"
    path.write_bytes(bytes(image.encodeToData(skia.EncodedImageFormat.kWEBP, QUALITY)))
    return path


def halved(image: skia.Image, times: int = 1) -> skia.Image:
    """The picture at half its size, so many times."""
    for _ in range(times):
        width, height = image.width() // 2, image.height() // 2
        surface = skia.Surface.MakeRasterN32Premul(width, height)
        sampling = skia.SamplingOptions(skia.FilterMode.kLinear, skia.MipmapMode.kNone)
        surface.getCanvas().drawImageRect(image, skia.Rect.MakeWH(width, height), sampling, skia.Paint())
        image = surface.makeImageSnapshot()
    return image
