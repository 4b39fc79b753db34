"""Spots, covers and heads: the small pictures that stand beside words."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from game.pictures.catalogue import CoverEntry, View
from game.pictures.colour import HEX, mixed, stronger
from game.pictures.figure import OnStage
from game.pictures.library import Library
from game.pictures.own import Beside, OwnPicture, nothing_beside
from game.pictures.person import HEAD
from game.pictures.pose import USUAL, pose_of
from game.pictures.tone import light_in, moved

SPOT: View = (0.0, 0.0, 480.0, 480.0)
"""A spot's own canvas; its shadow runs off to the left."""
AIR = 5 / 6
"""An author's own object is whole within this part of the canvas of a shipped one."""
COVER: View = (0.0, 0.0, 480.0, 700.0)
"""A cover's own canvas; it bleeds over every side."""
_SHADOW = re.compile(r'<g id="shadow.*?</g>', re.DOTALL)
_FAR_LEFT = re.compile(r"[ML]-[1-9]\d\d\b")
"""A corner a hundred units or more left of the canvas."""


@dataclass(frozen=True, slots=True)
class Spot:
    """An object on its field: `svg` is 480 by 480, transparent; `field` the colour under it; `words` the
    stronger of paper and ink on that field; `describes` one sentence. `own` is an author's own picture,
    drawn whole. `bleeds` says that more than its shadow goes on over its left edge: a floor, a door."""

    id: str
    svg: str
    field: str
    words: str
    describes: str
    own: OwnPicture | None = None
    bleeds: bool = False


@dataclass(frozen=True, slots=True)
class Cover:
    """A cover: `svg` is 480 by 700 and bleeds; `field` its ground at the top; `title` the colour of the
    title that stands top left on it; `own` an author's own picture instead of `svg`."""

    id: str
    svg: str
    field: str
    title: str
    describes: str
    own: OwnPicture | None = None


@dataclass(frozen=True, slots=True)
class Head:
    """A head for a chip: `svg` is 430 by 430, `field` the colour behind it. `svg` is empty for somebody whom
    nobody drew: there the screen writes `initial`. `own` is an author's own picture, drawn whole."""

    id: str
    svg: str
    field: str
    words: str
    initial: str
    own: OwnPicture | None = None


def spot(library: Library, id: str, mode: str = "day", beside: Beside = nothing_beside) -> Spot | None:
    """The object of that id in a mode, or an author's own picture of that name, or None."""
    entry = library.spots.get(id)
    if entry is None:
        own = beside(id)
        field = own_ground(library, mode)
        return Spot(own.name, own.svg, field, words_on(library, field), own.describes, own) if own else None
    field = field_in(library, entry.field, mode)
    svg = moved(library.clean("spots", id), library.mode(mode).toward, library.shares(mode).object)
    bleeds = _bleeds(library.source("spots", id))
    return Spot(id, svg, field, words_on(library, field), entry.describes, bleeds=bleeds)


def cover(library: Library, id: str, mode: str = "day", beside: Beside = nothing_beside) -> Cover | None:
    """The cover of that id in a mode, or an author's own picture of that name, or None."""
    entry = library.covers.get(id)
    if entry is None:
        own = beside(id)
        field = library.mode(mode).chosen
        return Cover(own.name, own.svg, field, words_on(library, field), own.describes, own) if own else None
    svg = moved(library.clean("covers", id), library.mode(mode).toward, library.shares(mode).cover)
    found = HEX.search(svg)  # the field comes first in every cover
    field = found.group() if found else library.mode(mode).page
    title = entry.title if svg == library.clean("covers", id) else words_on(library, field)
    return Cover(id, svg, field, title, entry.describes)


def cover_view(entry: CoverEntry, w: float, h: float, crop: bool = False) -> View:
    """The part of a cover that fills a rectangle: its foot stands on the lower edge, and what is cropped at
    the sides is cropped mostly at the left, as the object stands right of the middle, or, where an object
    stands beside the title, as far as that has air at its right.

    `crop` shows the object alone. A band wider than high shows it at the right, the bleed beside it.
    """
    if crop:
        view_h = COVER[2] * h / w
        return 0.0, max(0.0, entry.foot - view_h), COVER[2], view_h
    if w > h:
        view_h = COVER[3] * 0.84
        view_w = view_h * w / h
        return COVER[2] - view_w + 24.0, COVER[3] * 0.94 - view_h, view_w, view_h
    scale = max(w / COVER[2], min(h / COVER[3], w / COVER[2] * 1.35))
    view_w, view_h = w / scale, h / scale
    left = (COVER[2] - view_w) * 0.84
    if entry.object is not None:
        left = min(left, max(0.0, entry.object[1] + 16.0 - view_w))
    return left, COVER[3] - view_h, view_w, view_h


def title_ends(entry: CoverEntry, w: float, h: float) -> float:
    """How far a title may reach on a cover that fills a rectangle, from its left edge."""
    if entry.object is None:
        return w
    x, _, view_w, _ = cover_view(entry, w, h)
    return min(w, (entry.object[0] - 8.0 - x) * w / view_w)


def head(
    library: Library, person: OnStage, mode: str = "day", mood: str = USUAL, beside: Beside = nothing_beside
) -> Head:
    """The head of a person for a chip, in the light that people have without a place."""
    tones = library.mode(mode)
    entry = library.people.get(person.portrait)
    own = None if entry else beside(person.portrait)
    initial = next((sign for sign in person.name if sign.isalnum()), "?").upper()
    if entry is None:
        # In the dark a card as light as paper would outshine everybody who has a face.
        ground = field_in(library, library.card.field if mode == "day" else library.card.behind, mode)
        return Head(person.id, own.svg if own else "", ground, words_on(library, ground), initial, own)
    # Upright, however they stand on stage: a head that leans would leave the chip.
    pose = replace(pose_of(library.art, entry, mood), head=(0.0, 0.0, 0.0), body=(0.0, 0.0))
    light = light_in(library.art.sheet_light, tones)
    svg = library.person(entry.id).drawing(entry, pose, light, dict(person.recolour), HEAD)
    field = field_in(library, library.card.behind, mode)
    return Head(person.id, svg, field, words_on(library, field), initial)


@lru_cache(maxsize=256)
def _bleeds(source: str) -> bool:
    return _FAR_LEFT.search(_SHADOW.sub("", source)) is not None


def own_ground(library: Library, mode: str) -> str:
    """The field under an object of an author's own, who gives it none."""
    return field_in(library, library.own_field, mode)


def field_in(library: Library, colour: str, mode: str) -> str:
    """A field's colour in a mode: darker in the dark, the page itself in high contrast."""
    share = library.shares(mode).field
    tones = library.mode(mode)
    return tones.page if share is None else mixed(colour, tones.toward, share)


def words_on(library: Library, ground: str) -> str:
    """Paper or ink, whichever is stronger on that ground."""
    day = library.mode("day")
    return stronger(ground, day.page, day.words)
