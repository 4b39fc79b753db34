"""An object as screens lay it out: one of the library's, or a file that the author brought.

A layout opens no file. It knows that a name with a dot means one beside the scenario, gives it the field that
all such objects stand on, and leaves it to the gallery to draw it, or that field alone.
"""

from __future__ import annotations

from dataclasses import dataclass

from game.desktop.drawing import Spot
from game.desktop.view import View
from game.pictures import own_ground, spot


@dataclass(frozen=True, slots=True)
class Still:
    """An object on its `field`, with the colour of words there. `describes` is empty for an author's own,
    whose words stand in its file. `base` is the folder of that file, empty for the library's. `bleeds` says
    that more than a shadow goes on over its left edge."""

    name: str
    field: str
    words: str
    describes: str
    base: str = ""
    bleeds: bool = False

    def drawn(self, scale: float, dx: float = 0.0, dy: float = 0.0, dim: bool = True) -> Spot:
        """What the gallery draws: see `Spot`."""
        return Spot(self.name, scale, dx, dy, dim, self.base)


def brought(name: str, base: str) -> bool:
    """Whether the name of a picture means a file beside the scenario, whose folder is `base`."""
    return bool(base) and "." in name


def still(view: View, name: str | None, base: str) -> Still | None:
    """The object of that name in the view's mode, or None where there is none."""
    if name is None:
        return None
    mode = view.sheet.mode.value
    found = spot(view.art, name, mode)
    if found is not None:
        words = view.theme.on(found.field)
        return Still(name, found.field, words, found.describes, bleeds=found.bleeds)
    if not brought(name, base):
        return None
    field = own_ground(view.art, mode)
    return Still(name, field, view.theme.on(field), "", base)
