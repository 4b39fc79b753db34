"""What can be drawn where a picture stands: requests as data, which the gallery turns into images."""

from __future__ import annotations

from dataclasses import dataclass

from game.page import Portrait


@dataclass(frozen=True, slots=True)
class Stage:
    """A place with its people, nearest first. Without a place a plain room stands in.

    `unit` is the size of one unit of the place's drawing in pixels, `left` and `top` where its origin falls
    in the picture; from `paper` on to the right the page's own colour covers the place (None: nowhere).
    `base` is the folder of the scenario's file, for pictures that an author brings. `sight` is the x of the
    place from which on it can be seen, in its units: people stand right of it.
    """

    place: str | None
    states: tuple[str, ...]
    people: tuple[Portrait, ...]
    unit: float
    left: float
    top: float = 0.0
    paper: float | None = None
    base: str = ""
    sight: float = 0.0


@dataclass(frozen=True, slots=True)
class Cover:
    """A scenario's cover, filling its rectangle; `crop` shows its object alone, without room for a title."""

    name: str
    crop: bool = False
    base: str = ""


@dataclass(frozen=True, slots=True)
class Spot:
    """A still life on its field. `scale` is its part of the width; `dx`, `dy` move it, in parts of the width.

    `dim` lowers the field and the object as a side does in the dark modes.
    """

    name: str
    scale: float = 0.9
    dx: float = 0.0
    dy: float = 0.0
    dim: bool = True
    base: str = ""


@dataclass(frozen=True, slots=True)
class Head:
    """A person's head as it stands in a list of who is who."""

    person: Portrait
    base: str = ""


Drawing = Stage | Cover | Spot | Head
