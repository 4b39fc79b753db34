"""The library of shipped pictures: entries by id, drawings taken apart once and kept.

It is handed two functions, since this room opens no file: `data("people")` gives people.yaml as plain
values, `text("people/goran")` the text of that SVG.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import Any

from game.pictures import markup
from game.pictures.card import Card
from game.pictures.catalogue import (
    Art,
    CoverEntry,
    Mode,
    PersonEntry,
    PlaceEntry,
    Shares,
    SpotEntry,
)
from game.pictures.materials import Materials
from game.pictures.person import Drawn
from game.pictures.place import Layers, layers
from game.pictures.tone import toned


class Library:
    """All shipped pictures. Everything is read when first asked for and kept; safe to ask from any thread."""

    def __init__(self, data: Callable[[str], Mapping[str, Any]], text: Callable[[str], str]) -> None:
        self._data = data
        self._text = text
        self._drawn: dict[str, Drawn] = {}
        self._clean: dict[str, str] = {}
        self._layers: dict[tuple[str, tuple[str, ...], str], Layers] = {}

    @cached_property
    def art(self) -> Art:
        """What all the pictures share."""
        return Art.read(self._data("art"))

    @cached_property
    def materials(self) -> Materials:
        """The materials that people are made of."""
        return Materials(self.art)

    @cached_property
    def places(self) -> Mapping[str, PlaceEntry]:
        """Every place by id, in the order of places.yaml."""
        return {id: PlaceEntry.read(id, entry) for id, entry in self._data("places").items()}

    @cached_property
    def people(self) -> Mapping[str, PersonEntry]:
        """Every person by id, in the order of people.yaml."""
        return {id: PersonEntry.read(id, entry) for id, entry in self._data("people").items()}

    @cached_property
    def spots(self) -> Mapping[str, SpotEntry]:
        """Every spot by id, in the order of spots.yaml."""
        entries = self._data("spots").items()
        return {id: SpotEntry(id, entry["describes"], entry["field"]) for id, entry in entries}

    @cached_property
    def covers(self) -> Mapping[str, CoverEntry]:
        """Every cover by id, in the order of covers.yaml."""
        entries = self._data("covers").items()
        return {id: CoverEntry.read(id, entry) for id, entry in entries}

    @cached_property
    def plain_place(self) -> PlaceEntry:
        """The room for scenes that name no place."""
        return PlaceEntry.read("", self._data("plain")["place"])

    @cached_property
    def card(self) -> Card:
        """The card of a person whom nobody drew."""
        return Card(self._text("plain/card"), self._data("plain")["card"], self.materials)

    @property
    def own_field(self) -> str:
        """The colour, by day, of the field under an object that an author brought."""
        field: str = self._data("plain")["object"]["field"]
        return field

    def mode(self, name: str) -> Mode:
        """The page's colours in `day`, `dark` or `hc`; another name is day."""
        modes = self.art.modes
        return modes.get(name) or modes["day"]

    @cached_property
    def colour_words(self) -> Mapping[str, Sequence[str]]:
        """What `describes` calls each material, the usual word first."""
        words: Mapping[str, Sequence[str]] = self._data("plain")["words"]
        return words

    def shares(self, name: str) -> Shares:
        """How far fields, objects and covers follow a mode."""
        modes = self._data("plain")["modes"]
        return Shares.read(modes.get(name) or modes["day"])

    def clean(self, kind: str, id: str) -> str:
        """A picture's text with nothing in it but what is drawn."""
        key = f"{kind}/{id}"
        if key not in self._clean:
            root = markup.tree(self._text(key))
            body = markup.nameless("".join(map(markup.written, root)))
            self._clean[key] = markup.sheet(body, markup.view_box(root))
        return self._clean[key]

    def source(self, kind: str, id: str) -> str:
        """The text of a picture's file as it was drawn; `kind` is places, people, spots or covers."""
        return self._text(f"{kind}/{id}")

    def person(self, id: str) -> Drawn:
        """A shipped person taken apart. KeyError for a name that is not in people.yaml."""
        if id not in self._drawn:
            self._drawn[self.people[id].id] = Drawn(self.source("people", id), self.materials)
        return self._drawn[id]

    def place(self, id: str, states: tuple[str, ...] = (), mode: str = "day") -> Layers:
        """A shipped place in a mode, with the groups of its states; the empty id is the plain room. KeyError
        for an unknown place."""
        key = (self.places[id].id if id else id, tuple(sorted(set(states))), self.mode(mode).name)
        if key not in self._layers:
            split = layers(self.source("places", id) if id else self._text("plain/place"), states)
            tones = self.mode(mode)
            self._layers[key] = Layers(
                *(toned(body, tones) for body in (split.back, split.light, split.front))
            )
        return self._layers[key]
