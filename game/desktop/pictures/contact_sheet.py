"""Everything that a scenario can name on one picture, so that an author can cast by looking."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import skia

from game.desktop.ink import argb
from game.desktop.measure import Face, Style, kept, text
from game.desktop.pictures.raster import View, draw
from game.desktop.typesetter import Typesetter
from game.pictures import COVER, SPOT, STAGE, Library, Scenery, cover, scenery, spot
from game.pictures.pose import mood_drawn, pose_of

_WIDTH = 1920
_MARGIN = 40
_GAP = 8
_CAPTION = 34
_HEADING = 100
_PERSON: View = (80.0, 56.0, 760.0, 894.0)  # of a person's canvas: from hat to hands
_PAINT = Callable[[skia.Canvas], None]
_ACT = Style(Face.ACT, 18, leading=1.25)
_SMALL = Style(Face.ACT, 15, leading=1.25)
_NAME = Style(Face.DISPLAY, 32, 600, 1.1)
_SPOKEN = Style(Face.STORY, 22, leading=1.25)


@dataclass(frozen=True, slots=True)
class _Tile:
    """A picture and its caption in the grid of a section, or a line of words where `paint` is None."""

    x: float
    y: float
    w: float
    h: float
    caption: str
    paint: _PAINT | None = None
    style: Style = _ACT
    quiet: bool = False


def contact_sheet(library: Library) -> bytes:
    """The whole library as a PNG, 1920 pixels wide."""
    return _png(library, _all_tiles(library))


def _png(library: Library, tiles: list[_Tile]) -> bytes:
    height = round(max(tile.y + tile.h + _CAPTION for tile in tiles) + _MARGIN)
    day = library.mode("day")
    surface = skia.Surface(_WIDTH, height)
    canvas = surface.getCanvas()
    canvas.clear(argb(library.shares("day").shelf))
    setter = Typesetter()
    for tile in tiles:
        if tile.paint is not None:
            canvas.save()
            canvas.clipRect(skia.Rect.MakeXYWH(tile.x, tile.y, tile.w, tile.h), True)
            canvas.translate(tile.x, tile.y)
            tile.paint(canvas)
            canvas.restore()
        words = text(tile.caption, tile.style, day.quiet if tile.quiet else day.words)
        setter.paint(canvas, kept(words), tile.w, tile.x, tile.y + (tile.h + 4 if tile.paint else 0))
    data = surface.makeImageSnapshot().encodeToData(skia.EncodedImageFormat.kPNG, 100)
    return bytes(data)


def _all_tiles(library: Library) -> list[_Tile]:
    tiles: list[_Tile] = []
    y = float(_MARGIN)
    for section in (_places, _people, _spots, _covers):
        found = list(section(library, y))
        tiles += found
        y = max(tile.y + tile.h for tile in found) + _CAPTION + 24
    return tiles


def _heading(words: str, y: float) -> _Tile:
    return _Tile(_MARGIN, y, _WIDTH - 2 * _MARGIN, 64, words, style=Style(Face.DISPLAY, 48, 600, 1.1))


def _cell(index: int, columns: int, ratio: float, y: float) -> tuple[float, float, float, float]:
    """x, y, width and height of a tile in a grid under a heading at y."""
    width = (_WIDTH - 2 * _MARGIN - _GAP * (columns - 1)) / columns
    height = width * ratio
    across, down = index % columns, index // columns
    return _MARGIN + across * (width + _GAP), y + _HEADING - 20 + down * (height + _CAPTION), width, height


def _places(library: Library, y: float) -> Iterator[_Tile]:
    yield _heading("Places", y)
    wanted = [(p.id, state) for p in library.places.values() for state in ("", *p.variants)]
    for index, (id, state) in enumerate(wanted):
        x, top, w, h = _cell(index, 5, STAGE[3] / STAGE[2], y)
        scene = scenery(library, id, (state,) if state else ())
        box = (0.0, 0.0, w, h)

        def paint(canvas: skia.Canvas, scene: Scenery = scene, box: View = box) -> None:
            draw(canvas, scene.back, box)
            draw(canvas, scene.front, box)

        yield _Tile(x, top, w, h, f"{id} {state}".strip(), paint)


def _people(library: Library, y: float) -> Iterator[_Tile]:
    yield _heading("People", y)
    ground = argb(library.card.behind)
    w, moods = 184.0, library.art.moods
    h = w * _PERSON[3] / _PERSON[2]
    left = _WIDTH - _MARGIN - len(moods) * (w + _GAP) + _GAP
    top = y + _HEADING - 20
    for entry in library.people.values():
        yield _Tile(_MARGIN, top, left - 2 * _MARGIN, 40, entry.id, None, _NAME)
        yield _Tile(_MARGIN, top + 44, left - 2 * _MARGIN, h - 44, entry.describes, None, _SPOKEN)
        for index, mood in enumerate(moods):
            drawn = mood_drawn(library.art, entry, mood)
            pose = pose_of(library.art, entry, mood)
            svg = library.person(entry.id).drawing(entry, pose, library.art.sheet_light)

            def paint(canvas: skia.Canvas, svg: str = svg) -> None:
                canvas.clear(ground)
                draw(canvas, svg, (0, 0, w, h), _PERSON)

            caption = mood if drawn == mood else f"{mood} (arms: {drawn})"
            yield _Tile(left + index * (w + _GAP), top, w, h, caption, paint, _SMALL, drawn != mood)
        top += h + _CAPTION + 12


def _spots(library: Library, y: float) -> Iterator[_Tile]:
    yield _heading("Objects", y)
    for index, id in enumerate(library.spots):
        thing = spot(library, id)
        assert thing is not None
        x, top, w, h = _cell(index, 10, 1.0, y)
        side = SPOT[2] / 0.86
        edge = (SPOT[2] - side) / 2

        def paint(
            canvas: skia.Canvas,
            svg: str = thing.svg,
            field: str = thing.field,
            view: View = (edge, edge, side, side),
            w: float = w,
        ) -> None:
            canvas.clear(argb(field))
            draw(canvas, svg, (0, 0, w, w), view)

        yield _Tile(x, top, w, h, id, paint, _SMALL)


def _covers(library: Library, y: float) -> Iterator[_Tile]:
    yield _heading("Covers", y)
    for index, id in enumerate(library.covers):
        art = cover(library, id)
        assert art is not None
        x, top, w, h = _cell(index, 6, COVER[3] / COVER[2], y)

        def paint(canvas: skia.Canvas, svg: str = art.svg, w: float = w, h: float = h) -> None:
            draw(canvas, svg, (0, 0, w, h))

        yield _Tile(x, top, w, h, id, paint)
