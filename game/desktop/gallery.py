"""Drawings turned into images: what the painter asks for where a picture stands.

A place with its people is kept as one image for each size, so that a repaint copies pixels and draws words.
Nothing here raises for what an author wrote; what cannot be drawn leaves the flat field that stood there.
"""

from __future__ import annotations

from collections.abc import Callable

import skia

from game.desktop.drawing import Cover, Drawing, Head, Spot, Stage
from game.desktop.pictures.raster import Raster, draw
from game.desktop.sheet import Mode
from game.pictures import COVER, SPOT, Library, OwnPicture, Scenery, cover, head, scenery, spot
from game.pictures.figure import Figure

Beside = Callable[[str], OwnPicture | None]
SMALL, _STAGES = 20 * 1024 * 1024, 26 * 1024 * 1024
"""Bytes of pixels that are kept of small pictures, and of places with their people."""


class Gallery:
    """Draws what layouts ask for. `beside` finds an author's own pictures by the folder of the scenario."""

    def __init__(
        self, library: Library, beside: Callable[[str, str], OwnPicture | None] | None = None
    ) -> None:
        self._library = library
        self._beside = beside
        self._raster = Raster(SMALL)
        self._stages: dict[object, skia.Image] = {}

    def paint(
        self,
        canvas: skia.Canvas,
        drawing: Drawing,
        box: tuple[float, float, float, float],
        mode: Mode,
        mirror: bool,
    ) -> bool:
        """Draw into a rectangle of the canvas; False where there is nothing to draw."""
        try:
            if isinstance(drawing, Stage):
                return self._stage(canvas, drawing, box, mode, mirror)
            return self._small(canvas, drawing, box, mode)
        except (ValueError, OSError):
            return False

    def _own(self, base: str) -> Beside:
        finder = self._beside
        if finder is None or not base:
            return lambda name: None
        return lambda name: finder(base, name)

    def _small(
        self,
        canvas: skia.Canvas,
        drawing: Cover | Spot | Head,
        box: tuple[float, float, float, float],
        mode: Mode,
    ) -> bool:
        found = self._image(drawing, (round(box[2]), round(box[3])), mode)
        if found is None:
            return False
        canvas.drawImage(found, round(box[0]), round(box[1]))
        return True

    def _image(self, drawing: Cover | Spot | Head, size: tuple[int, int], mode: Mode) -> skia.Image | None:
        w, h = size
        key = (drawing, mode)
        if isinstance(drawing, Cover):
            art = cover(self._library, drawing.name, mode.value, self._own(drawing.base))
            if art is None:
                return None
            if art.own is not None:
                return self._raster.own_image(art.own, size)
            return self._raster.image(art.svg, size, _cover_view(drawing, w, h), _argb(art.field), key)
        if isinstance(drawing, Spot):
            thing = spot(self._library, drawing.name, mode.value)
            if thing is None:
                return None
            side = SPOT[2] / drawing.scale
            view_w, view_h = side, side * h / w
            if h < w:
                view_w, view_h = side * w / h, side
            x = (SPOT[2] - view_w) / 2 - drawing.dx * view_w
            y = (SPOT[3] - view_h) / 2 - drawing.dy * view_h
            return self._raster.image(thing.svg, size, (x, y, view_w, view_h), _argb(thing.field), key)
        face = head(self._library, drawing.person, mode.value, beside=self._own(drawing.base))
        if face.own is not None:
            return self._raster.own_image(face.own, size)
        if not face.svg:
            return None
        return self._raster.image(face.svg, size, None, _argb(face.field), key)

    def _stage(
        self,
        canvas: skia.Canvas,
        stage: Stage,
        box: tuple[float, float, float, float],
        mode: Mode,
        mirror: bool,
    ) -> bool:
        key = (stage, round(box[2]), round(box[3]), mode, mirror)
        image = self._stages.get(key)
        if image is None:
            image = self._painted(stage, round(box[2]), round(box[3]), mode, mirror)
            self._stages[key] = image
            while sum(kept.width() * kept.height() * 4 for kept in self._stages.values()) > _STAGES:
                if len(self._stages) == 1:
                    break
                del self._stages[next(iter(self._stages))]
        canvas.drawImage(image, round(box[0]), round(box[1]))
        return True

    def _painted(self, stage: Stage, width: int, height: int, mode: Mode, mirror: bool) -> skia.Image:
        own = self._own(stage.base)
        scene = scenery(
            self._library, stage.place, stage.states, stage.people, mode=mode.value, mirror=mirror, beside=own
        )
        surface = skia.Surface.MakeRasterN32Premul(width, height)
        canvas = surface.getCanvas()
        page = _argb(self._library.mode(mode.value).page)
        canvas.clear(page)
        unit = stage.unit
        left = width - stage.left - 1920 * unit if mirror else stage.left
        whole = (left, stage.top, 1920 * unit, 1080 * unit)
        if scene.own is not None:
            self._backdrop(canvas, scene.own, stage, width, height, mirror)
        elif scene.back:
            draw(canvas, scene.back, whole)
        if stage.paper is not None:
            edge = skia.Rect.MakeLTRB(stage.paper, 0, width, height)
            if mirror:
                edge = skia.Rect.MakeLTRB(0, 0, width - stage.paper, height)
            canvas.drawRect(edge, skia.Paint(Color=page))
        for figure in scene.figures:
            self._figure(canvas, figure, scene, whole, unit)
        if scene.front:
            draw(canvas, scene.front, whole)
        return surface.makeImageSnapshot()

    def _figure(
        self,
        canvas: skia.Canvas,
        figure: Figure,
        scene: Scenery,
        whole: tuple[float, float, float, float],
        unit: float,
    ) -> None:
        x, y, w, h = figure.box
        box = (whole[0] + x * unit, whole[1] + y * unit, w * unit, h * unit)
        clip = None
        if figure.clip is not None:
            a, b, c, d = figure.clip
            clip = (whole[0] + a * unit, whole[1] + b * unit, c * unit, d * unit)
        if figure.own is not None and not figure.own.svg:
            size = (max(1, round(box[2])), max(1, round(box[3])))
            canvas.drawImage(self._raster.file_image(figure.own.data, size), box[0], box[1])
        elif figure.svg:
            draw(canvas, figure.svg, box, clip=clip)

    def _backdrop(
        self, canvas: skia.Canvas, own: OwnPicture, stage: Stage, width: int, height: int, mirror: bool
    ) -> None:
        seam = round(stage.paper if stage.paper is not None else stage.left + 960 * stage.unit)
        image = self._raster.own_image(own, (max(1, seam), height))
        canvas.drawImage(image, width - seam if mirror else 0, 0)


def _cover_view(drawing: Cover, w: int, h: int) -> tuple[float, float, float, float]:
    """The part of a cover that fills a rectangle: its foot stands on the lower edge, and what is cropped at
    the sides is cropped mostly at the left, as the object stands right of the middle.

    `crop` shows the object alone. A band wider than high shows it at the right, the bleed beside it.
    """
    if drawing.crop:
        view_w, view_h = COVER[2], COVER[2] * h / w
        return 0.0, max(0.0, COVER[3] * 0.87 - view_h), view_w, view_h
    if w > h:
        view_h = COVER[3] * 0.72
        view_w = view_h * w / h
        return COVER[2] - view_w + 24.0, COVER[3] * 0.94 - view_h, view_w, view_h
    scale = max(w / COVER[2], min(h / COVER[3], w / COVER[2] * 1.35))
    view_w, view_h = w / scale, h / scale
    return (COVER[2] - view_w) * 0.84, COVER[3] - view_h, view_w, view_h


def _argb(colour: str) -> int:
    return 0xFF000000 | int(colour[1:], 16)
