"""SVG text and image files as skia images.

`Raster` is what screens use: `image` gives a picture of a size, ready to blit, and keeps it; `draw` paints
straight onto a canvas, for what changes with every frame. Both take SVG documents as `game.pictures` gives
them and draw whatever bleeds over their edges, as far as the view shows it.
"""

from __future__ import annotations

import re
import threading
import time
from collections import OrderedDict
from collections.abc import Hashable

import skia

from game.pictures import OwnPicture

View = tuple[float, float, float, float]
"""x, y, width and height in a document's own units."""

BUDGET = 96 * 1024 * 1024
"""Bytes of pixels that are kept when nothing else is said."""

_LONGEST = 2.0  # seconds that an author's picture may take, once
_VIEW_BOX = re.compile(r'\sviewBox="([^"]*)"')


class Raster:
    """Pictures kept as images, the longest unused dropped first. Safe to use from several threads."""

    def __init__(self, budget: int = BUDGET) -> None:
        self._budget = budget
        self._kept: OrderedDict[Hashable, skia.Image] = OrderedDict()
        self._used = 0
        self._timely: dict[str, bool] = {}  # authors' pictures: whether they are drawn in time
        self._lock = threading.Lock()

    @property
    def used(self) -> int:
        """Bytes of pixels kept just now."""
        return self._used

    def image(
        self,
        svg: str,
        size: tuple[int, int],
        view: View | None = None,
        ground: int | None = None,
        key: Hashable = None,
        carried: float | None = None,
    ) -> skia.Image:
        """The document as an image of `size` pixels.

        `view` is the part of the document that fills the image, by default its viewBox; where the ratios
        differ it is stretched, so give a view of the right ratio. `ground` (ARGB) fills the image first.
        `key` names the document in the cache, which saves comparing a long text; it must change with it.
        `carried` is the x in the document from which on a shadow goes on to the left edge.
        """
        width, height = max(1, size[0]), max(1, size[1])
        name = ("svg", svg if key is None else key, width, height, view, ground, carried)
        found = self._found(name)
        if found is None:
            surface = skia.Surface.MakeRasterN32Premul(width, height)
            canvas = surface.getCanvas()
            canvas.clear(0 if ground is None else ground)
            draw(canvas, svg, (0.0, 0.0, float(width), float(height)), view)
            if carried is not None and view is not None:
                _carry(surface, round((carried - view[0]) / view[2] * width))
            found = self._keep(name, surface.makeImageSnapshot())
        return found

    def file_image(self, data: bytes, size: tuple[int, int], key: Hashable = None) -> skia.Image:
        """An image file (PNG, JPEG, WebP) that fills `size` pixels, cropped evenly where ratios differ.

        `key` names the bytes in the cache. ValueError when they can't be decoded.
        """
        width, height = max(1, size[0]), max(1, size[1])
        name = ("file", data if key is None else key, width, height)
        found = self._found(name)
        if found is None:
            found = self._keep(name, _filled(data, width, height))
        return found

    def own_image(self, own: OwnPicture, size: tuple[int, int]) -> skia.Image:
        """An author's own picture that fills `size` pixels, cropped evenly where ratios differ.

        ValueError where it can't be decoded, or where its shapes would take longer than two seconds to draw.
        """
        if not own.svg:
            return self.file_image(own.data, size)
        width, height = max(1, size[0]), max(1, size[1])
        scale = max(width / own.width, height / own.height)
        w, h = width / scale, height / scale
        x, y, _, _ = _view_box(own.svg)
        view = (x + (own.width - w) / 2, y + (own.height - h) / 2, w, h)
        if own.svg not in self._timely:
            self._timely[own.svg] = _seconds(own.svg, width, height) <= _LONGEST
        if not self._timely[own.svg]:
            raise ValueError(f"{own.name} takes too long to draw. Simplify it, or save it as PNG.")
        return self.image(own.svg, (width, height), view)

    def clear(self) -> None:
        """Forget every image."""
        with self._lock:
            self._kept.clear()
            self._used = 0

    def _found(self, name: Hashable) -> skia.Image | None:
        with self._lock:
            image = self._kept.get(name)
            if image is not None:
                self._kept.move_to_end(name)
            return image

    def _keep(self, name: Hashable, image: skia.Image) -> skia.Image:
        with self._lock:
            if name not in self._kept:
                self._kept[name] = image
                self._used += _bytes(image)
            while self._used > self._budget and len(self._kept) > 1:
                _, dropped = self._kept.popitem(last=False)
                self._used -= _bytes(dropped)
            return image


def smaller(own: OwnPicture, longest: int) -> bytes:
    """An author's own picture as a WebP file whose longer side has so many pixels at the most.

    ValueError as for `Raster.own_image`, and where it can't be written.
    """
    scale = min(1.0, longest / max(own.width, own.height))
    size = max(1, round(own.width * scale)), max(1, round(own.height * scale))
    data = Raster().own_image(own, size).encodeToData(skia.EncodedImageFormat.kWEBP, 85)
    if data is None:
        raise ValueError(f"{own.name} can't be drawn smaller.")
    return bytes(data)


def _carry(surface: skia.Surface, x: int) -> None:
    """Draw the column of pixels at `x` over all that is left of it, if a fifth of it is drawn on at most."""
    height = surface.height()
    pixels = skia.Pixmap()
    if not 0 < x < surface.width() or not surface.peekPixels(pixels):
        return
    field = pixels.getColor(x, 0)
    if sum(pixels.getColor(x, y) != field for y in range(height)) <= height / 5:
        column = surface.makeImageSnapshot(skia.IRect.MakeXYWH(x, 0, 1, height))
        surface.getCanvas().drawImageRect(column, skia.Rect.MakeWH(x, height), skia.SamplingOptions())


def draw(
    canvas: skia.Canvas, svg: str, box: View, view: View | None = None, clip: View | None = None
) -> None:
    """Paint the document onto a canvas so that `view` (its viewBox by default) falls onto `box`.

    What bleeds over the view is painted too, unless `clip` (in the canvas's units) holds it back. ValueError
    where skia can't read the document.
    """
    document = skia.SVGDOM.MakeFromStream(skia.MemoryStream(svg.encode(), True))
    if document is None:
        raise ValueError("This SVG can't be drawn: it is not well formed.")
    own = _view_box(svg)
    shown = view or own
    canvas.save()
    if clip is not None:
        canvas.clipRect(skia.Rect.MakeXYWH(*clip), True)
    canvas.translate(box[0], box[1])
    canvas.scale(box[2] / shown[2], box[3] / shown[3])
    canvas.translate(own[0] - shown[0], own[1] - shown[1])
    document.render(canvas)
    canvas.restore()


def _seconds(svg: str, width: int, height: int) -> float:
    """How long a document may take at a size, judged from small drawings: a part of the time is the same at
    any size, the rest grows with the area. Drawings grow only while the one before was quick."""
    taken, area = 0.0, 0
    expected = 0.0
    for part in (16, 8, 4):
        w, h = max(1, width // part), max(1, height // part)
        now = _timed(svg, w, h)
        if not area:
            now = min(now, _timed(svg, w, h))  # skia takes its time over the first drawing of all
        by_area = max(0.0, now - taken) / max(1, w * h - area)
        expected = now + by_area * (width * height - w * h)
        taken, area = now, w * h
        if now > _LONGEST / 8 or expected > 8 * _LONGEST:
            break
    return expected


def _timed(svg: str, width: int, height: int) -> float:
    began = time.perf_counter()
    canvas = skia.Surface.MakeRasterN32Premul(width, height).getCanvas()
    draw(canvas, svg, (0.0, 0.0, float(width), float(height)))
    return time.perf_counter() - began


def _view_box(svg: str) -> View:
    found = _VIEW_BOX.search(svg, 0, 2000)
    x, y, w, h = (
        (float(part) for part in found.group(1).replace(",", " ").split()) if found else (0.0, 0.0, 1.0, 1.0)
    )
    return x, y, w, h


def _filled(data: bytes, width: int, height: int) -> skia.Image:
    image = skia.Image.MakeFromEncoded(skia.Data.MakeWithCopy(data))
    if image is None:
        raise ValueError("This picture can't be drawn: the file is damaged.")
    scale = max(width / image.width(), height / image.height())
    w, h = width / scale, height / scale
    part = skia.Rect.MakeXYWH((image.width() - w) / 2, (image.height() - h) / 2, w, h)
    surface = skia.Surface.MakeRasterN32Premul(width, height)
    sampling = skia.SamplingOptions(skia.FilterMode.kLinear, skia.MipmapMode.kLinear)
    surface.getCanvas().drawImageRect(image, part, skia.Rect.MakeWH(width, height), sampling, skia.Paint())
    return surface.makeImageSnapshot()


def _bytes(image: skia.Image) -> int:
    return int(image.width() * image.height() * 4)
