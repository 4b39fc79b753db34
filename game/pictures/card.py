"""The card that stands in for a person whom nobody drew."""

from __future__ import annotations

from game.pictures import markup
from game.pictures.catalogue import Data, Light, View
from game.pictures.colour import HEX
from game.pictures.materials import Materials
from game.pictures.person import FRAME


class Card:
    """A blank card; `box` (in a person's units) is where an initial goes on it. `field` is the chip of
    somebody whom nobody drew, `behind` the colour behind the head of everybody else."""

    def __init__(self, svg: str, entry: Data, materials: Materials) -> None:
        root = markup.tree(svg)
        self._text = "".join(map(markup.written, root))
        self._materials = materials
        self.describes: str = entry["describes"]
        self.field: str = entry["field"]
        self.behind: str = entry["behind"]
        x, y, w, h = (float(v) for v in entry["box"])
        self.box: View = (x, y, w, h)

    def drawing(self, light: Light, mirror: bool = False) -> str:
        """The card in a light, without a document around it, mirrored within a person's frame."""
        body = HEX.sub(lambda found: self._materials.graded(found.group().lower(), light), self._text)
        return markup.flipped(body, FRAME) if mirror else body
