"""Drawings turned into images: what the painter asks for where a picture stands.

A place with its people is kept as one image for each size, so that a repaint copies pixels and draws words.
Nothing here raises for what an author wrote; what cannot be drawn leaves the flat field that stood there.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import skia

from game.desktop.drawing import Cover, Drawing, Head, Spot, Stage
from game.desktop.geometry import Rect
from game.desktop.ink import argb
from game.desktop.pictures.raster import Raster, draw
from game.desktop.sheet import Mode
from game.pictures import (
    AIR,
    SPOT,
    Library,
    OwnPicture,
    Scenery,
    cover,
    cover_view,
    head,
    scenery,
    spot,
)
from game.pictures.figure import Figure
from game.pictures.place import SEAM

BLEED = -160.0
"""How far left of its square an object's shadow is drawn at the least, in the units of its drawing."""
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
        self._failed: set[tuple[str, str]] = set()

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
        if isinstance(drawing, Spot) and drawing.base:
            return self._brought(canvas, drawing, box, mode)
        found = self._image(drawing, (round(box[2]), round(box[3])), mode)
        if found is None:
            return False
        canvas.drawImage(found, round(box[0]), round(box[1]), paint=self._tone(drawing, mode))
        return True

    def _tone(self, drawing: Cover | Spot | Head, mode: Mode) -> skia.Paint | None:
        """How a cover or a person's picture of an author's own follows the mode; None for the library's,
        which are recoloured as they are drawn."""
        shares = self._library.shares(mode.value)
        if isinstance(drawing, Cover) and drawing.name not in self._library.covers:
            return self._toward(mode, shares.cover)
        if isinstance(drawing, Head) and drawing.person.portrait not in self._library.people:
            return self._toward(mode, self._library.mode(mode.value).k)
        return None

    def _image(self, drawing: Cover | Spot | Head, size: tuple[int, int], mode: Mode) -> skia.Image | None:
        w, h = size
        key = (drawing, mode)
        if isinstance(drawing, Cover):
            art = cover(self._library, drawing.name, mode.value, self._own(drawing.base))
            if art is None:
                return None
            if art.own is not None:
                return self._raster.own_image(art.own, size)
            return self._raster.image(
                art.svg,
                size,
                cover_view(self._library.covers[drawing.name], w, h, drawing.crop),
                argb(art.field),
                key,
            )
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
            view = (x, y, view_w, view_h)
            return self._raster.image(thing.svg, size, view, argb(thing.field), key, carried=BLEED)
        face = head(self._library, drawing.person, mode.value, beside=self._own(drawing.base))
        if face.own is not None:
            return self._raster.own_image(face.own, size)
        if not face.svg:
            return None
        return self._raster.image(face.svg, size, None, argb(face.field), key)

    def _brought(
        self, canvas: skia.Canvas, drawing: Spot, box: tuple[float, float, float, float], mode: Mode
    ) -> bool:
        """An object of an author's own on its field: whole, with air around it, in the middle of the square
        that a shipped one would be drawn in."""
        thing = spot(self._library, drawing.name, mode.value, self._own(drawing.base))
        if thing is None or thing.own is None:
            return False
        x, y, w, h = (round(side) for side in box)
        square = AIR * drawing.scale * min(w, h)
        scale = square / max(thing.own.width, thing.own.height)
        wide, high = max(1, round(thing.own.width * scale)), max(1, round(thing.own.height * scale))
        image = self._raster.own_image(thing.own, (wide, high))
        canvas.save()
        canvas.clipRect(skia.Rect.MakeXYWH(x, y, w, h))
        canvas.clear(argb(thing.field))
        left, top = x + w * (0.5 + drawing.dx) - wide / 2, y + h * (0.5 + drawing.dy) - high / 2
        share = self._library.shares(mode.value).object
        canvas.drawImage(image, round(left), round(top), paint=self._toward(mode, share))
        canvas.restore()
        return True

    def _toward(self, mode: Mode, share: float) -> skia.Paint | None:
        """A paint that moves every pixel of an author's own picture as far as the mode moves the colours of
        the library's; None where it moves none."""
        if not share:
            return None
        shade = skia.ColorSetA(argb(self._library.mode(mode.value).toward), round(255 * share))
        return skia.Paint(ColorFilter=skia.ColorFilters.Blend(shade, skia.BlendMode.kSrcATop))

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
        surface = skia.Surface.MakeRasterN32Premul(width, height)
        scene = self._scene(stage, (width, height), mode, mirror)
        self._set_up(surface.getCanvas(), scene, stage, (width, height), mode)
        return surface.makeImageSnapshot()

    def move(
        self,
        canvas: skia.Canvas,
        stage: Stage,
        box: tuple[float, float, float, float],
        mode: Mode,
        mirror: bool,
        before: Mapping[str, str],
        share: float,
    ) -> None:
        """Draw those people of a stage whose mood was another (`before`: cast id to mood), `share` of the way
        from it to their own, with what stands behind and before them."""
        size = (round(box[2]), round(box[3]))
        try:
            scene = self._scene(stage, size, mode, mirror, before, share)
        except (ValueError, OSError):
            return
        x, y, _, _ = whole = _whole(stage, size[0], mirror)
        around: Rect | None = None
        for figure in scene.figures:
            if figure.id in before or stage.sight > 0:  # closer together, a mood moves the others too
                fx, fy, fw, fh = (side * stage.unit for side in figure.box)
                part = Rect(x + fx, y + fy, fw, fh)
                around = part if around is None else around.around(part)
        if around is None:
            return
        canvas.save()
        canvas.translate(round(box[0]), round(box[1]))
        canvas.clipRect(skia.Rect.Make(skia.Rect.MakeXYWH(*around).roundOut()))
        self._set_up(canvas, scene, stage, size, mode, whole)
        canvas.restore()

    def _scene(
        self,
        stage: Stage,
        size: tuple[int, int],
        mode: Mode,
        mirror: bool,
        before: Mapping[str, str] | None = None,
        share: float = 1.0,
    ) -> Scenery:
        """The scene of a stage; an author's picture that can't be drawn gives way to a room or a card."""
        own = self._own(stage.base)

        def usable(name: str) -> OwnPicture | None:
            return None if (stage.base, name) in self._failed else own(name)

        while True:
            scene = scenery(
                self._library, stage.place, stage.states, stage.people, mode=mode.value, mirror=mirror,
                beside=usable, moods_before=before, share=share, left=stage.sight,
            )  # fmt: skip
            failed = self._unusable(scene, stage, size)
            if failed is None:
                return scene
            self._failed.add((stage.base, failed))

    def _unusable(self, scene: Scenery, stage: Stage, size: tuple[int, int]) -> str | None:
        """The name of an author's picture that can't be drawn, or None where all can."""
        portraits = {person.id: person.portrait for person in stage.people}
        wanted = [(stage.place or "", scene.own, (_seam(stage), size[1]))] if scene.own is not None else []
        wanted += [
            (portraits[figure.id], figure.own, _pixels(figure, stage.unit))
            for figure in scene.figures
            if figure.own is not None
        ]
        for name, picture, pixels in wanted:
            try:
                self._raster.own_image(picture, pixels)
            except (ValueError, OSError):
                return name
        return None

    def _set_up(
        self,
        canvas: skia.Canvas,
        scene: Scenery,
        stage: Stage,
        size: tuple[int, int],
        mode: Mode,
        whole: tuple[float, float, float, float] | None = None,
    ) -> None:
        width, height = size
        mirror = scene.mirrored
        tones = self._library.mode(mode.value)
        page, tone = argb(tones.page), self._toward(mode, tones.k)
        canvas.clear(page)
        unit = stage.unit
        whole = whole or _whole(stage, width, mirror)
        if scene.own is not None:
            seam = _seam(stage)
            image = self._raster.own_image(scene.own, (seam, height))
            canvas.drawImage(image, width - seam if mirror else 0, 0, paint=tone)
        elif scene.back:
            draw(canvas, scene.back, whole)
        if stage.paper is not None:
            edge = skia.Rect.MakeLTRB(stage.paper, 0, width, height)
            if mirror:
                edge = skia.Rect.MakeLTRB(0, 0, width - stage.paper, height)
            canvas.drawRect(edge, skia.Paint(Color=page))
        canvas.save()
        if stage.paper is not None and stage.left + SEAM * unit > stage.paper + 1:
            # The place has moved under the page, and what leans over its own seam would lie on the words.
            canvas.clipRect(
                skia.Rect.MakeLTRB(width - stage.paper, 0, width, height)
                if mirror
                else skia.Rect.MakeLTRB(0, 0, stage.paper, height)
            )
        for figure in scene.figures:
            self._figure(canvas, figure, whole, unit, tone)
        if scene.front:
            draw(canvas, scene.front, whole)
        canvas.restore()

    def _figure(
        self,
        canvas: skia.Canvas,
        figure: Figure,
        whole: tuple[float, float, float, float],
        unit: float,
        tone: skia.Paint | None,
    ) -> None:
        x, y, w, h = figure.box
        box = (whole[0] + x * unit, whole[1] + y * unit, w * unit, h * unit)
        clip = None
        if figure.clip is not None:
            a, b, c, d = figure.clip
            clip = (whole[0] + a * unit, whole[1] + b * unit, c * unit, d * unit)
        if figure.own is not None:
            canvas.save()
            if clip is not None:
                canvas.clipRect(skia.Rect.MakeXYWH(*clip), True)
            image = self._raster.own_image(figure.own, _pixels(figure, unit))
            canvas.drawImage(image, box[0], box[1], paint=tone)
            canvas.restore()
        elif figure.svg:
            draw(canvas, figure.svg, box, clip=clip)


def _whole(stage: Stage, width: int, mirror: bool) -> tuple[float, float, float, float]:
    """Where the whole of a place lies in the picture of a stage."""
    left = width - stage.left - 1920 * stage.unit if mirror else stage.left
    return left, stage.top, 1920 * stage.unit, 1080 * stage.unit


def _seam(stage: Stage) -> int:
    return max(1, round(stage.paper if stage.paper is not None else stage.left + 960 * stage.unit))


def _pixels(figure: Figure, unit: float) -> tuple[int, int]:
    return max(1, round(figure.box[2] * unit)), max(1, round(figure.box[3] * unit))
