"""The pictures of one scenario as its pages need them: objects and cover, inlined once, and their fields."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from game.model import Scenario
from game.pictures import Library
from game.pictures.colour import HEX
from game.workshop.pages import roles, squeeze

COVER = "cover"
"""Stands for the scenario's cover where an object's id would stand."""
PLAIN_FIELD = "#1d444a"
"""The field of a scene without an object."""


class Album:
    """The objects of a scenario in the order in which they first appear, and its cover."""

    def __init__(self, scenario: Scenario, library: Library) -> None:
        self._library = library
        named = [scene.object for scene in scenario.scenes] + [ending.object for ending in scenario.endings]
        self.objects = tuple(dict.fromkeys(id for id in named if id and id in library.spots))
        cover = scenario.cover or scenario.id
        self.cover = cover in library.covers
        self.title_colour = library.covers[cover].title if self.cover else roles.DAY["paper"]
        self._cover = squeeze.drawing(library.source("covers", cover), "cover-") if self.cover else ""
        first = HEX.search(self._cover)
        self.cover_field = first.group() if first else PLAIN_FIELD
        drawn = {id: squeeze.drawing(library.source("spots", id), f"{id}-") for id in self.objects}
        self._drawn, self._dyes = squeeze.dyed({**drawn, COVER: self._cover})

    def knows(self, object: str | None) -> bool:
        """Whether there is a picture of that object."""
        return object in self.objects

    def field(self, object: str | None) -> str:
        """The colour that an object sits on."""
        return self._library.spots[object].field if object and self.knows(object) else PLAIN_FIELD

    def describes(self, object: str | None) -> str:
        """The words for an object, for those who don't see it."""
        return self._library.spots[object].describes if object and self.knows(object) else ""

    def of(self, object: str | None) -> str:
        """The class that gives a part its object's field."""
        return f"of-{object}" if object == COVER or object in self.objects else "of-none"

    def sheet(self) -> str:
        """The style sheet's lines for all fields: one class an object, one rule a colour."""
        by_colour: dict[tuple[str, str], list[str]] = {}
        for id in self.objects:
            field = self.field(id)
            by_colour.setdefault((field, roles.words_on(field)), []).append(f".of-{id}")
        by_colour.setdefault((PLAIN_FIELD, roles.words_on(PLAIN_FIELD)), []).append(".of-none")
        by_colour.setdefault((self.cover_field, self.title_colour), []).append(f".of-{COVER}")
        return self._dyes + "".join(_rule(selectors, *pair) for pair, selectors in by_colour.items())

    def sprites(self, objects: Iterable[str] | None = None) -> Markup:
        """The pictures themselves, drawn nowhere, for `<use>` to point at; all unless some are named."""
        wanted = self.objects if objects is None else [id for id in self.objects if id in set(objects)]
        parts = [f"<g id=o-{id}>{self._drawn[id]}</g>" for id in wanted]
        if self.cover:
            parts.append(f"<g id=o-{COVER}>{self._drawn[COVER]}</g>")
        return Markup("<svg class=hide aria-hidden=true>{}</svg>").format(Markup("".join(parts)))

    def weight(self, object: str) -> int:
        """How many bytes the sprite of an object takes, or of the cover."""
        return len(f"<g id=o-{object}></g>") + len(self._drawn[object].encode())

    def drawing(self, object: str, fit: str = "xMidYMid") -> Markup:
        """An object as an SVG of its own, for a page without its sprite."""
        return Markup(
            '<svg viewBox="0 0 480 480" preserveAspectRatio="{}" aria-hidden="true">{}</svg>'
        ).format(fit, Markup(self._drawn[object]))

    def cover_drawing(self, view: str, fit: str) -> Markup:
        """The cover as an SVG of its own; nothing where there is none."""
        return Markup('<svg viewBox="{}" preserveAspectRatio="{}" aria-hidden="true">{}</svg>').format(
            view, fit, Markup(self._drawn[COVER])
        )

    def cover_view(self, view: str, fit: str) -> Markup:
        """The cover drawn from the sprites; nothing where there is none.

        `view` is its viewBox, `fit` its preserveAspectRatio.
        """
        if not self.cover:
            return Markup("")
        return Markup(
            '<svg class="whole" viewBox="{}" preserveAspectRatio="{}" aria-hidden="true">'
            '<use href="#o-{}"/></svg>'
        ).format(view, fit, COVER)


def _rule(selectors: Iterable[str], field: str, words: str) -> str:
    tri = roles.DARK_MARK if words == roles.DAY["ink"] else roles.LIGHT_MARK
    colours = f"--field:{field};--on-field:{words};--night:{roles.night(field)};--tri:{tri}"
    return f"{','.join(selectors)}{{{colours}}}"
