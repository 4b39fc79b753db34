"""The wall that a projector page is laid out on: a unit, a side and a page beside it, in pixels.

The unit `u` is a 1080th of the window's height, and less where the window is narrower than 4:3: so there are
always at least 1440 by 1080 units, and a small window shows the same picture as a large one. Nothing here
follows a reader's own text size: what is read from the last row is sized for the room.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from game.desktop.geometry import Rect
from game.desktop.measure import Face, Style, Text
from game.desktop.projector.tones import Tones, tones
from game.desktop.theme import Theme
from game.desktop.view import View
from game.model import Emphasis

LEAST = 30
"""The least type on a projector, in units: a 36th of the height."""
READ = 36
"""The least type of what the room must read."""
NARROW = 1.5
TOP, LOW = 64, 54


class Split(Enum):
    """How wide the side is, in units: in a window as wide as 16:9, and in one of 3:2 or less."""

    USUAL = (600, 400)
    SMALL = (400, 400)
    PICTURE = (660, 460)
    JOIN = (620, 420)
    ENDING = (760, 520)


@dataclass(frozen=True)
class Wall:
    """A divided window. `side` holds an object, a cover or a place, `page` the rest; words stand on it from
    `x` to `right` and from `top` to `low`. `cover` is the scenario's, `base` the folder of its own
    pictures. The last `lift` pixels of the page are taken by a warning."""

    view: View
    split: Split
    u: float
    narrow: bool
    side: Rect
    page: Rect
    x: float
    right: float
    cover: str = ""
    base: str = ""
    lift: float = 0.0

    def divided(self, split: Split) -> Wall:
        """The same window divided otherwise."""
        return wall(self.view, split, self.cover, self.base, self.lift)

    @property
    def theme(self) -> Theme:
        """The colours of the mode."""
        return self.view.theme

    @property
    def tones(self) -> Tones:
        """The colours that only a projector has."""
        return tones(self.view.art, self.view.theme)

    @property
    def width(self) -> float:
        """The width for words."""
        return self.right - self.x

    @property
    def top(self) -> float:
        """Where the first line stands."""
        return TOP * self.u

    @property
    def low(self) -> float:
        """Where the last line ends."""
        return self.page.bottom - self.lift - LOW * self.u

    def title(self, size: float = 76, **more: object) -> Style:
        """Titles and numerals of so many units."""
        given: dict[str, object] = {"weight": 600, "leading": 1.06, **more}
        return Style(Face.FAR, size * self.u, **given)  # type: ignore[arg-type]

    def plain(self, size: float = 40, **more: object) -> Style:
        """Choices and what is said about them."""
        given: dict[str, object] = {"leading": 1.3, **more}
        return Style(Face.ACT, size * self.u, **given)  # type: ignore[arg-type]

    def story(self, size: float = 40, **more: object) -> Style:
        """The story's type."""
        given: dict[str, object] = {"leading": 1.36, **more}
        return Style(Face.STORY, size * self.u, **given)  # type: ignore[arg-type]

    def words(
        self, words: str | tuple[tuple[str, Emphasis], ...], style: Style, colour: str | None = None
    ) -> Text:
        """A text in the scenario's language."""
        return self.view.words(words, style, colour)


def wall(view: View, split: Split, cover: str = "", base: str = "", lift: float = 0.0) -> Wall:
    """The window divided; `lift` pixels at the foot of its page are kept free."""
    w, h = view.sheet.width, view.sheet.height
    u = min(h / 1080, w / 1440)
    narrow = w / u <= NARROW * 1080
    seam = split.value[narrow] * u
    edge = (56 if narrow else 84) * u
    # A place stands nearer to its page than a flat side does.
    inner = edge + (8 * u if split is Split.PICTURE else 0.0)
    side, page = Rect(0, 0, seam, h), Rect(seam, 0, w - seam, h)
    return Wall(view, split, u, narrow, side, page, seam + inner, w - edge, cover, base, lift)
