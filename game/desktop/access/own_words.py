"""What authors' own pictures say of themselves, put where the words of shipped pictures stand.

A layout knows the shipped pictures alone. Before anybody is told of it, boxes of pictures that an author
brought get the title or description that stands in the file; one that has none is said to have none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from game.desktop.box import Area, Box, Layout, Role
from game.desktop.drawing import Cover, Drawing, Head, Spot, Stage
from game.desktop.ink import Mark, Picture
from game.model import Place
from game.pictures import UNTOLD, Library, OwnPicture, describe_person, describe_place

Finder = Callable[[str, str], OwnPicture | None]
"""Gives an author's own picture by the scenario's folder and its name there; None where there is none."""


def with_own_words(layout: Layout, library: Library, finder: Finder) -> Layout:
    """The layout with the words of the author's own pictures; the very same where it shows none."""
    told = _Told(layout, library, finder)
    if not told.names and not told.notes:
        return layout

    def again(box: Box) -> Box:
        name, note = told.names.get(box.id, box.name), told.notes.get(box.id, box.note)
        return box if (name, note) == (box.name, box.note) else replace(box, name=name, note=note)

    areas = tuple(replace(area, boxes=tuple(map(again, area.boxes))) for area in layout.areas)
    return replace(layout, areas=areas, by_id={})


class _Told:
    """Names and notes of boxes, by id, where they are those of own pictures."""

    def __init__(self, layout: Layout, library: Library, finder: Finder) -> None:
        self.names: dict[str, str] = {}
        self.notes: dict[str, str] = {}
        self._layout, self._library, self._finder = layout, library, finder
        for area in layout.areas:
            for drawing in _drawings(area.under):
                if isinstance(drawing, Stage):
                    self._stage(drawing)
                else:
                    self._small(drawing, _picture_of(area))
            for box in area.boxes:
                for drawing in _drawings(box.marks):
                    self._small(drawing, box)

    def _stage(self, stage: Stage) -> None:
        """Place and people have boxes of their own, or the place has one for all that can be seen."""
        place = self._words(stage.base, stage.place or "")
        people = {person: self._words(stage.base, person.portrait) for person in stage.people}
        if place is None and not any(people.values()):
            return
        if all(self._layout.find(f"person.{person.id}") for person in people):
            if place is not None:
                self.names["place"] = place
            self.notes |= {f"person.{person.id}": words for person, words in people.items() if words}
            return

        def beside(name: str) -> OwnPicture | None:
            return self._finder(stage.base, name)

        where = Place(stage.place, stage.states) if stage.place else None
        seen = [describe_place(self._library, where, beside)]
        seen += [describe_person(self._library, person, beside) for person in people]
        self.names["place"] = " ".join(filter(None, seen))

    def _small(self, drawing: Drawing, box: Box | None) -> None:
        """A picture is called what it shows; to anything else that is a note, but to a row of a list, which
        says in words what its small object stands for."""
        if isinstance(drawing, Spot) and box is not None and box.role is Role.ROW:
            return
        match drawing:
            case Cover(name=name, base=base) | Spot(name=name, base=base):
                words = self._words(base, name)
            case Head(person=person, base=base):
                words = self._words(base, person.portrait)
            case _:
                return
        if words is None or box is None:
            return
        if box.role is Role.PICTURE and not box.name:
            self.names[box.id] = words
        else:
            self.notes[box.id] = words

    def _words(self, base: str, name: str) -> str | None:
        """What an author's picture says of itself; None where it is none of theirs."""
        picture = self._finder(base, name) if base and name else None
        return None if picture is None else picture.describes or UNTOLD


def _picture_of(area: Area) -> Box | None:
    """The box that stands for the picture under an area's boxes."""
    return next((box for box in area.boxes if box.role is Role.PICTURE), None)


def _drawings(marks: tuple[Mark, ...]) -> Iterator[Drawing]:
    return (mark.drawing for mark in marks if isinstance(mark, Picture))
