"""One person of a scene, ready to paint: a shipped person, an author's own picture, or a plain card."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Protocol

from game.pictures import markup
from game.pictures.catalogue import Footing, Light, View
from game.pictures.library import Library
from game.pictures.own import Beside, OwnPicture, nothing_beside
from game.pictures.person import FRAME, HEAD, WAIST
from game.pictures.place import STAGE
from game.pictures.pose import USUAL, between, pose_of


class OnStage(Protocol):
    """A person to draw, as a page carries one."""

    @property
    def id(self) -> str:
        """The id in the cast."""

    @property
    def name(self) -> str:
        """The name that players read."""

    @property
    def mood(self) -> str:
        """A mood, or what the author took for one."""

    @property
    def portrait(self) -> str:
        """A shipped person's id, or a file beside the scenario."""

    @property
    def recolour(self) -> tuple[tuple[str, str], ...]:
        """Materials, and the materials that they turn to."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One person, ready to paint: draw `svg` (or `own`) into `box`, inside `clip` where there is one.

    `index` counts in the order of the scene, nearest first; `box`, `clip`, `head` and `card` are x, y,
    width and height in the place's units. `head` is the square around the head. `card` is where an initial
    goes on the card of a person whom nobody drew, else None. `x` is where the person stands.
    """

    index: int
    id: str
    svg: str
    box: View
    head: View
    scale: float
    x: float
    y: float
    clip: View | None = None
    card: View | None = None
    own: OwnPicture | None = None


_OWN: View = (80.0, 150.0, 700.0, 850.0)  # where an author's picture of a person goes, its foot at the waist


def figure_of(
    library: Library,
    person: OnStage,
    footing: Footing,
    light: Light,
    *,
    index: int = 0,
    clip: View | None = None,
    beside: Beside = nothing_beside,
    mood_before: str | None = None,
    share: float = 1.0,
    mirror: bool = False,
) -> Figure:
    """The person standing on a footing in a light (already that of the mode). With `mood_before` the pose is
    `share` of the way from that mood to the person's own."""
    figure = Figure(
        index=index,
        id=person.id,
        svg="",
        box=placed(FRAME, footing),
        head=placed(HEAD, footing),
        scale=footing.scale,
        x=footing.x,
        y=footing.y,
        clip=clip,
    )
    entry = library.people.get(person.portrait)
    own = None if entry else beside(person.portrait)
    if entry:
        pose = pose_of(library.art, entry, person.mood)
        if mood_before is not None and mood_before != person.mood:
            pose = between(pose_of(library.art, entry, mood_before), pose, share)
        drawn = library.person(entry.id)
        figure = replace(figure, svg=drawn.drawing(entry, pose, light, dict(person.recolour), FRAME, mirror))
    elif own:
        figure = replace(figure, own=own, svg=own.svg, box=placed(_fitted(own), footing))
    else:
        svg = markup.sheet(library.card.drawing(light, mirror), FRAME)
        figure = replace(figure, svg=svg, card=placed(library.card.box, footing))
    return _turned(figure) if mirror else figure


def figure_notes(library: Library, person: OnStage, beside: Beside = nothing_beside) -> list[str]:
    """What could not be drawn as written, a sentence each."""
    entry = library.people.get(person.portrait)
    notes = []
    if person.mood not in library.art.moods:
        notes.append(f"There is no mood called {person.mood}; {person.name} is shown as {USUAL}.")
    if entry is None and beside(person.portrait) is None:
        notes.append(f"There is no picture called {person.portrait}; {person.name} is shown as a card.")
    unknown = {name for pair in person.recolour for name in pair if name not in library.materials}
    notes.extend(
        f"There is no material called {name}; {person.name} keeps that colour." for name in sorted(unknown)
    )
    return notes


def placed(view: View, footing: Footing) -> View:
    """A rectangle of a person's canvas as it lies in the place."""
    x, y, w, h = view
    k = footing.scale
    return footing.x + (x - WAIST[0]) * k, footing.y + (y - WAIST[1]) * k, w * k, h * k


def _fitted(own: OwnPicture) -> View:
    """The author's picture whole, as large as a person, standing on the waist line."""
    x, y, w, h = _OWN
    scale = min(w / own.width, h / own.height)
    width, height = own.width * scale, own.height * scale
    return x + (w - width) / 2, y + h - height, width, height


def _turned(figure: Figure) -> Figure:
    """The figure's rectangles on the other side of the stage."""
    return replace(
        figure,
        box=_across(figure.box),
        head=_across(figure.head),
        x=STAGE[2] - figure.x,
        clip=_across(figure.clip) if figure.clip else None,
        card=_across(figure.card) if figure.card else None,
    )


def _across(view: View) -> View:
    x, y, w, h = view
    return STAGE[2] - x - w, y, w, h
