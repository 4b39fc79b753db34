"""The pictures of one scenario as its pages need them: objects and cover, inlined once, and their fields."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from markupsafe import Markup

from game.model import Scenario
from game.pictures import Library, OwnPicture
from game.pictures.colour import HEX
from game.pictures.composed import Address
from game.pictures.own import Beside, nothing_beside
from game.workshop.pages import roles, squeeze

COVER = "cover"
"""Stands for the scenario's cover where an object's id would stand."""
PLAIN_FIELD = "#1d444a"
"""The field of a scene without an object, or with one of the author's own."""
_BACKED = ".of-cover h1{background:inherit;padding:.06em .12em;margin:-.06em -.12em;width:fit-content}"
"""Nobody knows what is under the title of an author's own cover: it stands on its field."""


def _nowhere(picture: OwnPicture) -> str:
    return ""


class Album:
    """The objects of a scenario in the order in which they first appear, and its cover.

    `beside` finds the pictures that its author brought, and `address` says where a page finds them; one
    without an address is left out.
    """

    def __init__(
        self,
        scenario: Scenario,
        library: Library,
        beside: Beside = nothing_beside,
        address: Address = _nowhere,
    ) -> None:
        self._library = library
        found: dict[str, OwnPicture | None] = {}
        named = [scene.object for scene in scenario.scenes] + [ending.object for ending in scenario.endings]
        for id in filter(None, named):
            own = None if id in library.spots else beside(id)
            if id in library.spots or (own is not None and address(own)):
                found[id] = own
        self.objects = tuple(found)
        self._own: Mapping[str, OwnPicture] = {id: own for id, own in found.items() if own is not None}
        self._keys = {id: f"own-{at}" for at, id in enumerate(self._own, start=1)}
        cover = scenario.cover or scenario.id
        shipped = cover in library.covers
        own = None if shipped else beside(cover)
        self._own_cover = "" if own is None else address(own)
        self.cover = shipped or bool(self._own_cover)
        self.title_colour = library.covers[cover].title if shipped else roles.DAY["paper"]
        self._cover = squeeze.drawing(library.source("covers", cover), "cover-") if shipped else ""
        first = HEX.search(self._cover)
        self.cover_field = first.group() if first else PLAIN_FIELD
        drawn = {
            id: squeeze.drawing(library.source("spots", id), f"{id}-")
            for id in self.objects
            if id not in self._own
        }
        self._drawn, self._dyes = squeeze.dyed({**drawn, COVER: self._cover})
        self._drawn.update((id, _image(address(own))) for id, own in self._own.items())

    @property
    def brings(self) -> bool:
        """Whether a page with these pictures has to fetch some that an author brought."""
        return bool(self._own or self._own_cover)

    def key(self, object: str) -> str:
        """What stands for an object in ids and classes; a file's name may hold any sign."""
        return self._keys.get(object, object)

    def knows(self, object: str | None) -> bool:
        """Whether there is a picture of that object."""
        return object in self.objects

    def field(self, object: str | None) -> str:
        """The colour that an object sits on."""
        if not object or not self.knows(object) or object in self._own:
            return PLAIN_FIELD
        return self._library.spots[object].field

    def describes(self, object: str | None) -> str:
        """The words for an object, for those who don't see it."""
        if not object or not self.knows(object):
            return ""
        return self._own[object].describes if object in self._own else self._library.spots[object].describes

    def of(self, object: str | None) -> str:
        """The class that gives a part its object's field."""
        return f"of-{self.key(object)}" if object and (object == COVER or self.knows(object)) else "of-none"

    def sheet(self) -> str:
        """The style sheet's lines for all fields: one class an object, one rule a colour."""
        by_colour: dict[tuple[str, str], list[str]] = {}
        for id in self.objects:
            field = self.field(id)
            by_colour.setdefault((field, roles.words_on(field)), []).append(f".of-{self.key(id)}")
        by_colour.setdefault((PLAIN_FIELD, roles.words_on(PLAIN_FIELD)), []).append(".of-none")
        by_colour.setdefault((self.cover_field, self.title_colour), []).append(f".of-{COVER}")
        rules = self._dyes + "".join(_rule(selectors, *pair) for pair, selectors in by_colour.items())
        return rules + (_BACKED if self._own_cover else "")

    def sprites(self, objects: Iterable[str] | None = None) -> Markup:
        """The pictures themselves, drawn nowhere, for `<use>` to point at; all unless some are named."""
        wanted = self.objects if objects is None else [id for id in self.objects if id in set(objects)]
        parts = [f"<g id=o-{self.key(id)}>{self._drawn[id]}</g>" for id in wanted]
        if self._cover:
            parts.append(f"<g id=o-{COVER}>{self._drawn[COVER]}</g>")
        return Markup("<svg class=hide aria-hidden=true>{}</svg>").format(Markup("".join(parts)))

    def weight(self, object: str) -> int:
        """How many bytes the sprite of an object takes, or of the cover."""
        return len(f"<g id=o-{self.key(object)}></g>") + len(self._drawn[object].encode())

    def drawing(self, object: str, fit: str = "xMidYMid") -> Markup:
        """An object as an SVG of its own, for a page without its sprite."""
        return Markup(
            '<svg viewBox="0 0 480 480" preserveAspectRatio="{}" aria-hidden="true">{}</svg>'
        ).format(fit, Markup(self._drawn[object]))

    def cover_drawing(self, view: str, fit: str) -> Markup:
        """The cover as an SVG of its own; nothing where there is none."""
        if self._own_cover:
            return self._whole_cover()
        return Markup('<svg viewBox="{}" preserveAspectRatio="{}" aria-hidden="true">{}</svg>').format(
            view, fit, Markup(self._drawn[COVER])
        )

    def cover_view(self, view: str, fit: str) -> Markup:
        """The cover drawn from the sprites; nothing where there is none.

        `view` is its viewBox, `fit` its preserveAspectRatio.
        """
        if not self.cover:
            return Markup("")
        if self._own_cover:
            return self._whole_cover()
        return Markup(
            '<svg class="whole" viewBox="{}" preserveAspectRatio="{}" aria-hidden="true">'
            '<use href="#o-{}"/></svg>'
        ).format(view, fit, COVER)

    def _whole_cover(self) -> Markup:
        """A cover of the author's own: it fills its room, cropped evenly."""
        return Markup(
            '<svg class="whole" aria-hidden="true"><image href="{}" width="100%" height="100%" '
            'preserveAspectRatio="xMidYMid slice"/></svg>'
        ).format(self._own_cover)


def _image(address: str) -> str:
    """An object of the author's own on its field, with air around it."""
    return str(Markup('<image href="{}" x="40" y="40" width="400" height="400"/>').format(address))


def _rule(selectors: Iterable[str], field: str, words: str) -> str:
    tri = roles.DARK_MARK if words == roles.DAY["ink"] else roles.LIGHT_MARK
    colours = f"--field:{field};--on-field:{words};--night:{roles.night(field)};--tri:{tri}"
    return f"{','.join(selectors)}{{{colours}}}"
