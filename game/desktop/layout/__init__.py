"""Building blocks of layouts: the two sheets (picture and page, side and page), columns of words, and the
parts that every screen uses. Pure functions of a view; nothing here draws."""

from game.desktop.layout.column import Column, filled
from game.desktop.layout.foot import above_foot, banded_foot
from game.desktop.layout.frame import Frame, picture_and_page, scrolling_area, side_and_page
from game.desktop.layout.marks import bar, chip_marks, disc, lever, pointer, triangle
from game.desktop.layout.parts import Item, band, hairline, links, row_length, way_on

__all__ = [
    "Column",
    "Frame",
    "Item",
    "above_foot",
    "band",
    "banded_foot",
    "bar",
    "chip_marks",
    "disc",
    "filled",
    "hairline",
    "lever",
    "links",
    "picture_and_page",
    "pointer",
    "row_length",
    "scrolling_area",
    "side_and_page",
    "triangle",
    "way_on",
]
