"""The painter: puts the marks of a layout on a canvas, and knows nothing else."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import skia

from game.desktop.box import Area, Layout
from game.desktop.drawing import Stage
from game.desktop.gallery import Gallery
from game.desktop.geometry import Point, Rect
from game.desktop.ink import Disc, Fill, Frame, Mark, Picture, Round, Rule, Shape, Words, argb
from game.desktop.scroll import Scroll
from game.desktop.sheet import Mode
from game.desktop.typesetter import Typesetter

_LOW = 16.0
"""Fills that are lower than this, in pixels, are lines and bars of the page."""


class Painter:
    """Paints layouts with one typesetter and one gallery."""

    def __init__(self, typesetter: Typesetter, gallery: Gallery) -> None:
        self._type = typesetter
        self._gallery = gallery
        self._mode = Mode.DAY
        self._mirror = False
        self._marks: dict[type, Callable[[skia.Canvas, Any], None]] = {
            Fill: self._fill,
            Frame: self._frame,
            Rule: self._rule,
            Shape: self._shape,
            Round: self._round,
            Words: self._words,
            Picture: self._picture,
        }

    def paint(
        self, canvas: skia.Canvas, layout: Layout, scroll: Scroll, mode: Mode, mirror: bool = False
    ) -> None:
        """The whole window."""
        self._mode, self._mirror = mode, mirror
        canvas.clear(argb(layout.ground))
        for area in layout.areas:
            self._area(canvas, area, scroll.get(area.id, 0.0))

    def moving(
        self,
        layout: Layout,
        mode: Mode,
        mirror: bool,
        before: Mapping[str, str],
        canvas: skia.Canvas,
        share: float,
    ) -> None:
        """Over a window that was painted: people on the way from the moods that they had before, and what
        stands on the picture over them."""
        self._mode, self._mirror = mode, mirror
        for area in layout.areas:
            for mark in area.under:
                if isinstance(mark, Picture) and isinstance(mark.drawing, Stage):
                    canvas.save()
                    canvas.clipRect(_rect(area.rect))
                    self._gallery.move(canvas, mark.drawing, mark.rect, mode, mirror, before, share)
                    for box in area.boxes:
                        for part in box.marks:
                            self._mark(canvas, part)
                    canvas.restore()

    def _area(self, canvas: skia.Canvas, area: Area, at: float) -> None:
        for mark in area.under:
            self._mark(canvas, mark)
        if not area.boxes:
            return
        x, y, w, h = area.rect
        canvas.save()
        canvas.clipRect(skia.Rect.MakeXYWH(x, y, w, h))
        at = round(at)
        if at:
            canvas.translate(0, -at)
        top, bottom = y + at - h * 0.2, y + h + at + h * 0.2
        for box in area.boxes:
            if box.rect.bottom >= top and box.rect.y <= bottom:
                for mark in box.marks:
                    self._mark(canvas, mark)
        canvas.restore()
        if area.most > 0:
            self._more(canvas, area, at)

    def _more(self, canvas: skia.Canvas, area: Area, at: float) -> None:
        """The quiet sign that there is more: words that fade at the edge, and a line that says where."""
        _, y, _, h = area.rect
        if area.ground and area.fade > 0:
            paper = area.coloured is None or y + h + at <= area.coloured
            if at < area.most - 1 and paper:
                self._fade(canvas, area, y + h - area.fade, area.fade, downwards=True)
                self._unfaded(canvas, area, at, y + h - area.fade, y + h)
            if at > 1:
                self._fade(canvas, area, y, area.fade / 2, downwards=False)
                self._unfaded(canvas, area, at, y, y + area.fade / 2)
        if area.rail is not None:
            rail = area.rail
            canvas.drawRect(_rect(rail), _paint(area.rail_colours[0]))
            part = rail.h * h / area.content
            start = rail.y + (rail.h - part) * (at / area.most)
            canvas.drawRect(skia.Rect.MakeXYWH(rail.x, start, rail.w, part), _paint(area.rail_colours[1]))

    def _fade(self, canvas: skia.Canvas, area: Area, y: float, h: float, downwards: bool) -> None:
        """The ground coming over the words, in strips; skia's own gradients load numpy."""
        colour = argb(area.ground or "#000000") & 0xFFFFFF
        left, right = area.across or (area.rect.x, area.rect.right)
        count = max(1, round(h / 2))
        for strip in range(count):
            share = (strip + 0.5) / count if downwards else 1 - (strip + 0.5) / count
            top, low = round(y + h * strip / count), round(y + h * (strip + 1) / count)
            if low > top:
                over = skia.Rect.MakeLTRB(left, top, right, low)
                canvas.drawRect(over, skia.Paint(Color=round(255 * share) << 24 | colour))

    def _unfaded(self, canvas: skia.Canvas, area: Area, at: float, top: float, low: float) -> None:
        """What has a ground of its own is cut and not faded, since dark that fades into paper is mud."""
        canvas.save()
        canvas.clipRect(skia.Rect.MakeLTRB(area.rect.x, top, area.rect.right, low))
        canvas.translate(0, -at)
        for box in area.boxes:
            if box.rect.bottom - at < top or box.rect.y - at > low:
                continue
            for mark in standing(box.marks):
                self._mark(canvas, mark)
        canvas.restore()

    def _mark(self, canvas: skia.Canvas, mark: Mark) -> None:
        self._marks[type(mark)](canvas, mark)

    def _fill(self, canvas: skia.Canvas, mark: Fill) -> None:
        canvas.drawRect(_rect(mark.rect), _paint(mark.colour))

    def _frame(self, canvas: skia.Canvas, mark: Frame) -> None:
        width = max(1, round(mark.width))
        canvas.drawRect(_rect(mark.rect.on_pixels.grown(-width / 2)), _pen(mark.colour, width))

    def _rule(self, canvas: skia.Canvas, mark: Rule) -> None:
        if not mark.round and (mark.start.x == mark.end.x or mark.start.y == mark.end.y):
            # On whole pixels: between two it would be twice as thick and half as clear.
            canvas.drawRect(_rect(mark.on_pixels), skia.Paint(Color=argb(mark.colour)))
            return
        pen = _pen(mark.colour, mark.width)
        if mark.round:
            pen.setStrokeCap(skia.Paint.kRound_Cap)
        canvas.drawLine(mark.start.x, mark.start.y, mark.end.x, mark.end.y, pen)

    def _shape(self, canvas: skia.Canvas, mark: Shape) -> None:
        # Not by a PathBuilder: taking its path loads numpy, which costs as long as the rest of a first frame.
        path = skia.Path.Polygon([skia.Point(*point) for point in mark.points], True)
        canvas.drawPath(path, _paint(mark.colour))

    def _round(self, canvas: skia.Canvas, mark: Round) -> None:
        x, y = mark.centre
        r = mark.radius
        if mark.disc is Disc.FULL:
            canvas.drawCircle(x, y, r, _paint(mark.colour))
            return
        width = r * 0.27
        canvas.drawCircle(x, y, r - width / 2, _pen(mark.colour, width))
        if mark.disc is Disc.HALF:
            around = skia.Rect.MakeXYWH(x - r, y - r, 2 * r, 2 * r)
            canvas.drawArc(around, 90, 180, True, _paint(mark.colour))

    def _words(self, canvas: skia.Canvas, mark: Words) -> None:
        self._type.paint(canvas, mark.text, mark.width, round(mark.at.x), round(mark.at.y))

    def _picture(self, canvas: skia.Canvas, mark: Picture) -> None:
        if not self._gallery.paint(canvas, mark.drawing, mark.rect, self._mode, self._mirror):
            canvas.drawRect(_rect(mark.rect), _paint(mark.field))


def standing(marks: Sequence[Mark]) -> list[Mark]:
    """Of a box's marks those that don't stand on the ground of its page: pictures and fills, unless they are
    as low as a line, with the words and shapes on them."""
    found: list[Mark] = []
    under: list[Rect] = []
    for mark in marks:
        if isinstance(mark, Fill | Picture) and mark.rect.h >= _LOW:
            under.append(mark.rect)
            found.append(mark)
        elif any(rect.holds(*_place(mark)) for rect in under):
            found.append(mark)
    return found


def _place(mark: Mark) -> Point:
    """A place that a mark covers, by which it is known on what it stands."""
    match mark:
        case Words(at=at):
            return Point(at.x + 1, at.y + 1)
        case Shape(points=points):
            return Point(sum(x for x, _ in points) / len(points), sum(y for _, y in points) / len(points))
        case Round(centre=centre):
            return centre
        case Rule(start=start, end=end):
            return Point((start.x + end.x) / 2, (start.y + end.y) / 2)
        case _:
            return mark.rect.centre


def _paint(colour: str) -> skia.Paint:
    return skia.Paint(Color=argb(colour), AntiAlias=True)


def _pen(colour: str, width: float) -> skia.Paint:
    return skia.Paint(
        Color=argb(colour), AntiAlias=True, Style=skia.Paint.kStroke_Style, StrokeWidth=max(1.0, width)
    )


def _rect(rect: tuple[float, float, float, float]) -> skia.Rect:
    return skia.Rect.MakeXYWH(*rect)
