"""A leaf: one projector page laid out, and whether all of its words found room at a size that can be read."""

from __future__ import annotations

from typing import NamedTuple

from game.desktop.box import Area, Box
from game.desktop.ink import Fill
from game.desktop.projector.wall import Wall


class Leaf(NamedTuple):
    """`areas` from the side to the page. `fits` is false where a text has to be shared among more screens;
    until it is, its words stand there smaller than they should."""

    areas: tuple[Area, ...]
    fits: bool = True


def page_area(wall: Wall, boxes: list[Box], ground: bool = True) -> Area:
    """The page's own area; `ground` paints it, where no place is its light."""
    under = (Fill(wall.page, wall.theme.page),) if ground else ()
    return Area("page", wall.page, tuple(boxes), wall.page.h, under, wall.theme.page)
