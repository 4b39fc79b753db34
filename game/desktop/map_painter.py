"""Paints the drawing of a map, as pixels."""

from __future__ import annotations

from typing import assert_never

import skia

from game.analysis.map.curve import head, steps
from game.analysis.map.shapes import Disc, Drawing, Line, Polygon, Rectangle, Shape, Words
from game.desktop.ink import argb
from game.desktop.measure import Face, Piece, Style, Text
from game.desktop.typesetter import Typesetter

LARGEST_SIDE = 16_000
"""The longest side of a picture, in pixels; a larger drawing is scaled down to it."""

_FACES = {"serif": Face.SERIF, "sans": Face.SANS, "mono": Face.MONO}


def png(drawing: Drawing, scale: float = 1.0) -> bytes:
    """The drawing as a PNG of `scale` pixels a unit, or fewer where it would be over `LARGEST_SIDE`."""
    scale = min(scale, LARGEST_SIDE / max(drawing.width, drawing.height))
    surface = skia.Surface(max(1, round(drawing.width * scale)), max(1, round(drawing.height * scale)))
    canvas = surface.getCanvas()
    canvas.clear(argb(drawing.ground))
    canvas.scale(scale, scale)
    setter = Typesetter()
    for group in drawing.groups:
        if group.faded:
            canvas.saveLayerAlpha(None, round(255 * 0.38))
        for shape in group.shapes:
            _paint(canvas, shape, setter)
        if group.faded:
            canvas.restore()
    data = surface.makeImageSnapshot().encodeToData(skia.kPNG, 100)
    return bytes(data)


def _paint(canvas: skia.Canvas, shape: Shape, setter: Typesetter) -> None:
    match shape:
        case Rectangle():
            _rectangle(canvas, shape)
        case Line():
            _line(canvas, shape)
        case Polygon(points, fill):
            canvas.drawPath(_closed(points), _fill(fill))
        case Disc():
            _disc(canvas, shape)
        case Words():
            _words(canvas, shape, setter)
        case _:
            assert_never(shape)


def _rectangle(canvas: skia.Canvas, shape: Rectangle) -> None:
    box = skia.RRect.MakeRectXY(
        skia.Rect.MakeXYWH(shape.x, shape.y, shape.width, shape.height), shape.corner, shape.corner
    )
    canvas.drawRRect(box, _fill(shape.fill))
    if shape.stroke:
        pen = _pen(shape.stroke, shape.stroke_width)
        if shape.dashed:
            pen.setPathEffect(skia.DashPathEffect.Make([7.0, 5.0], 0.0))
        canvas.drawRRect(box, pen)


def _line(canvas: skia.Canvas, line: Line) -> None:
    path = skia.Path()
    for step in steps(line):
        if step.kind == "M":
            path.moveTo(*step.to)
        elif step.kind == "L":
            path.lineTo(*step.to)
        else:
            path.quadTo(*step.control, *step.to)
    pen = _pen(line.colour, line.width)
    pen.setAlphaf(line.opacity)
    canvas.drawPath(path, pen)
    arrow = head(line)
    if arrow is not None:
        fill = _fill(line.colour)
        fill.setAlphaf(line.opacity)
        canvas.drawPath(_closed(arrow), fill)


def _disc(canvas: skia.Canvas, disc: Disc) -> None:
    if disc.part == 2:
        canvas.drawCircle(disc.x, disc.y, disc.radius, _fill(disc.colour))
        return
    canvas.drawCircle(disc.x, disc.y, disc.radius, _pen(disc.colour, 2))
    if disc.part == 1:
        box = skia.Rect.MakeLTRB(
            disc.x - disc.radius, disc.y - disc.radius, disc.x + disc.radius, disc.y + disc.radius
        )
        canvas.drawArc(box, 90, 180, True, _fill(disc.colour))


def _words(canvas: skia.Canvas, words: Words, setter: Typesetter) -> None:
    style = Style(_FACES[words.family], words.size, 600 if words.bold else 400, 1.3, words.italic)
    text = Text((Piece(words.text, style, words.colour),))
    size = setter.measure(text, 10_000)
    width = size.width + 2
    shift = {"start": 0.0, "middle": size.width / 2, "end": size.width}[words.anchor]
    setter.paint(canvas, text, width, words.x - shift, words.y - size.baseline)


def _closed(points: tuple[tuple[float, float], ...]) -> skia.Path:
    path = skia.Path()
    path.moveTo(*points[0])
    for point in points[1:]:
        path.lineTo(*point)
    path.close()
    return path


def _fill(colour: str) -> skia.Paint:
    return skia.Paint(Color=argb(colour), AntiAlias=True)


def _pen(colour: str, width: float) -> skia.Paint:
    return skia.Paint(Color=argb(colour), AntiAlias=True, Style=skia.Paint.kStroke_Style, StrokeWidth=width)
