"""A scene's picture put together: the place behind, the people in painting order, the place before them.

Nothing that an author wrote raises here: an unknown place is a plain room, an unknown person a card, an
unknown mood neutral, and `notes` says so in words.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from game.pictures import markup
from game.pictures.catalogue import Light
from game.pictures.figure import Figure, OnStage, figure_notes, figure_of
from game.pictures.library import Library
from game.pictures.outline import outlines
from game.pictures.own import Beside, OwnPicture, nothing_beside
from game.pictures.place import SEAM, STAGE, Layers
from game.pictures.stands import footings, way
from game.pictures.tone import light_in


@dataclass(frozen=True, slots=True)
class Scenery:
    """A place with its people. `back`, `light` and `front` are whole SVG documents of 1920 by 1080 that
    bleed over every side; `light` is the shape of the page alone, already in `back`.

    Paint `back` (or `own`, an author's picture, covering the part left of the seam), the figures in the
    order given, then `front`. `seam` is where the page begins (x in place units; the page is right of it,
    or left of it where mirrored); `step` how long the dark step for names is, from the outer edge.
    `lit` is False where the picture has no light of its own and the page has to be painted as a rectangle.
    """

    place: str
    back: str
    light: str
    front: str
    figures: tuple[Figure, ...]
    seam: float
    step: float
    shines: Light
    mirrored: bool = False
    lit: bool = True
    own: OwnPicture | None = None
    notes: tuple[str, ...] = ()


def scenery(
    library: Library,
    place: str | None,
    states: Sequence[str] = (),
    people: Sequence[OnStage] = (),
    *,
    mode: str = "day",
    mirror: bool = False,
    beside: Beside = nothing_beside,
    moods_before: Mapping[str, str] | None = None,
    share: float = 1.0,
    left: float = 0.0,
) -> Scenery:
    """The picture of a scene. `people` are nearest first. Where only the part right of `left` (x in the
    place's units, before it is mirrored) is shown, people stand closer.

    `mirror` is for scripts that run right to left. For a change of mood as movement give the moods before
    (cast id to mood) and how far it has gone, `share` from 0 to 1.
    """
    notes: list[str] = []
    own = beside(place) if place and place not in library.places else None
    entry = library.places.get(place or "") or library.plain_place
    if place and place not in library.places and own is None:
        notes.append(f"There is no place called {place}; a plain room stands in.")
    known = [state for state in states if state in entry.variants]
    notes.extend(
        f"{entry.id} has no state called {state}." for state in states if state not in entry.variants
    )
    layers = library.place(entry.id, tuple(known), mode) if own is None else Layers("", "", "")
    light = light_in(entry.light, library.mode(mode))
    before = moods_before or {}
    standing = footings(entry, len(people), left, outlines(library, people))
    if before:
        stood = footings(entry, len(people), left, outlines(library, people, before))
        standing = tuple(way(one, other, share) for one, other in zip(stood, standing, strict=True))
    notes.extend(
        f"{person.name} is not drawn: this place has no room left." for person in people[len(standing) :]
    )
    figures = [
        figure_of(
            library,
            person,
            footing,
            light,
            index=index,
            clip=entry.clips[index] if index < len(entry.clips) else None,
            beside=beside,
            mood_before=before.get(person.id),
            share=share,
            mirror=mirror,
        )
        for index, (person, footing) in enumerate(zip(people, standing, strict=False))
    ]
    notes.extend(note for person in people for note in figure_notes(library, person, beside))
    return Scenery(
        place=entry.id if own is None else own.name,
        back=_document(layers.back, mirror),
        light=_document(layers.light, mirror),
        front=_document(layers.front, mirror),
        figures=tuple(sorted(figures, key=lambda figure: figure.scale)),
        seam=STAGE[2] - SEAM if mirror else SEAM,
        step=entry.step,
        shines=light,
        mirrored=mirror,
        lit=own is None,
        own=own,
        notes=tuple(notes),
    )


def _document(body: str, mirror: bool) -> str:
    if mirror and body:
        body = markup.flipped(body, STAGE)
    return markup.sheet(body, STAGE)
