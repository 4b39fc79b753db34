"""The colours of bars and of movement, by their role in day, dark and high contrast: steps of the palette."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from game.desktop.sheet import Mode
from game.desktop.theme import Theme
from game.pictures import Library
from game.pictures.colour import contrast, stronger

PARTS = 3.0
"""The least contrast of a part that carries meaning (WCAG 2.2, success criterion 1.4.11)."""


@dataclass(frozen=True, slots=True)
class Tones:
    """`bar` is a vote, `earlier` the vote before it; `stay`, `move` and `stub` are people who stayed, moved,
    or are too few to be told apart, each with the words and the edge that stand on it. `edge` is the line
    of half the room. `markers` are the triangles to choose from on a coloured side."""

    bar: str
    earlier: str
    stay: str
    stay_words: str
    stay_edge: str
    move: str
    move_words: str
    move_edge: str
    stub: str
    edge: str
    markers: tuple[str, ...]

    def marker(self, field: str) -> str:
        """The triangle on a field: brick, or where that is too close to it the next that stands out."""
        seen = (colour for colour in self.markers if contrast(colour, field) >= PARTS)
        return next(seen, stronger(field, *self.markers))


@lru_cache(maxsize=8)
def tones(library: Library, theme: Theme) -> Tones:
    """The colours of a mode."""
    palette = library.art.palette
    teal, paper, ochre, brick = (palette[name] for name in ("teal", "paper", "ochre", "brick"))
    markers = (theme.marker, brick[8], brick[11], brick[2], ochre[7])
    move = (ochre[5], theme.ink, ochre[2])
    if theme.mode is Mode.HIGH:
        stay = (paper[4], theme.page, teal[7])
        move = (ochre[5], theme.page, ochre[2])
        return Tones(theme.words, paper[4], *stay, *move, paper[6], theme.words, markers)
    if theme.mode is Mode.DARK:
        stay = (teal[6], theme.words, teal[7])
        return Tones(teal[10], teal[8], *stay, *move, paper[6], teal[9], markers)
    stay = (teal[11], theme.words, teal[7])
    return Tones(teal[5], teal[8], *stay, *move, theme.hairline, paper[6], markers)
