"""The library as a list, so that an author can cast by looking: ids, moods, states and words."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from typing import Any

from game.pictures.library import Library
from game.pictures.pose import mood_drawn


def catalogue(library: Library) -> dict[str, Any]:
    """Everything that a scenario can name, as plain values for JSON.

    `moods` lists all six for each person; one with `instead` was not drawn and takes the arms of another.
    """
    return {
        "places": [
            {
                "id": place.id,
                "describes": place.describes,
                "states": dict(place.variants),
                "people": max(len(place.stands), len(place.crowd)),
            }
            for place in library.places.values()
        ],
        "people": [
            {"id": person.id, "describes": person.describes, "moods": _moods(library, person.id)}
            for person in library.people.values()
        ],
        "spots": [{"id": spot.id, "describes": spot.describes} for spot in library.spots.values()],
        "covers": [{"id": cover.id, "describes": cover.describes} for cover in library.covers.values()],
        "materials": {name: list(tones) for name, tones in library.art.materials.items()},
    }


def _moods(library: Library, id: str) -> dict[str, dict[str, str]]:
    entry = library.people[id]
    found = {}
    for mood in library.art.moods:
        drawn = mood_drawn(library.art, entry, mood)
        words = {"describes": entry.moods[drawn].describes}
        found[mood] = words if drawn == mood else {**words, "instead": drawn}
    return found


def listing(library: Library, width: int = 80) -> str:
    """The same for people to read, at most `width` signs a line."""
    return "\n".join(_lines(library, max(40, width)))


def _lines(library: Library, width: int) -> Iterator[str]:
    yield "Places (place: ID, with the states that it is in after it)"
    for place in library.places.values():
        yield from _entry(place.id, place.describes, width)
        for state, words in place.variants.items():
            yield from _entry(f"{place.id} {state}", words, width, 4)
    yield ""
    yield "People (with: ID MOOD; portrait: ID in the cast)"
    for person in library.people.values():
        yield from _entry(person.id, person.describes, width)
        for mood, gesture in person.moods.items():
            yield from _entry(mood, gesture.describes, width, 4)
        missing = [mood for mood in library.art.moods if mood not in person.moods]
        if missing:
            yield f"    not drawn: {', '.join(missing)}"
    yield ""
    yield "Objects (object: ID)"
    for spot in library.spots.values():
        yield from _entry(spot.id, spot.describes, width)
    yield ""
    yield "Covers (cover: ID)"
    for cover in library.covers.values():
        yield from _entry(cover.id, cover.describes, width)
    yield ""
    yield "Materials (recolour: {MATERIAL: MATERIAL})"
    yield from textwrap.wrap(
        ", ".join(library.art.materials), width, initial_indent="  ", subsequent_indent="  "
    )


def _entry(id: str, words: str, width: int, indent: int = 2) -> list[str]:
    lead = " " * indent + id + ": "
    return textwrap.wrap(lead + words, width, subsequent_indent=" " * (indent + 4), drop_whitespace=True)
