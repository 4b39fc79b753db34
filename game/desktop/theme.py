"""The colours of a screen by their role, in day, dark and high contrast.

They come from the pictures' own palette (`art.yaml`, `plain.yaml`): page and picture are one light, so no
colour of either is written down twice. What is added here follows from those by a rule.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from game.desktop.sheet import Mode
from game.pictures import Library
from game.pictures.colour import contrast, mixed, stronger

_LEAST_EDGE, _SEEN, _READABLE = 1.3, 3.0, 4.5


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours (`#rrggbb`) by what they are for.

    `page` is paper to read, `shelf` the ground for things to pick up. `band` is the row in focus, with its
    words and numerals; `marker` the brick triangle. `hairline` parts, `rail` is the scroll line's ground.
    `tab` is the dark step that names stand on. `blank` and `blank_floor` are the cover that
    stands where there is no other.
    """

    mode: Mode
    page: str
    shelf: str
    words: str
    quiet: str
    hairline: str
    numeral: str
    band: str
    band_words: str
    band_numeral: str
    band_quiet: str
    marker: str
    rail: str
    tab: str
    tab_words: str
    tab_quiet: str
    ink: str
    paper: str
    blank: str
    blank_floor: str
    load: str
    dusk: str
    field_share: float
    edge_line: str

    @property
    def high(self) -> bool:
        """Whether this is high contrast: white edges, no quiet tone."""
        return self.mode is Mode.HIGH

    def field(self, colour: str) -> str:
        """The flat colour of an object, as this mode shows it on a side, a tile or a chip."""
        return self.page if self.high else mixed(colour, self.dusk, self.field_share)

    def on(self, field: str) -> str:
        """Ink or paper, whichever is stronger on a field that is already in this mode."""
        return stronger(field, self.paper, self.ink)

    def marker_on(self, ground: str, words: str) -> str:
        """The triangle's colour on a ground: brick where it stands out there, else that of the words."""
        return self.marker if contrast(self.marker, ground) >= _SEEN else words

    def quieter(self, words: str, ground: str) -> str:
        """A tone quieter than that of some words on a ground, as far as it can still be read; none in high
        contrast."""
        shares = () if self.high else (0.2, 0.1, 0.05)
        tones = (mixed(words, ground, share) for share in shares)
        return next((tone for tone in tones if contrast(tone, ground) >= _READABLE), words)

    def edge(self, field: str, ground: str) -> str | None:
        """The colour of the line around a chip, where its field hardly differs from its ground."""
        if self.high:
            return self.words
        return self.edge_line if contrast(field, ground) < _LEAST_EDGE else None


@lru_cache(maxsize=8)
def theme(library: Library, mode: Mode) -> Theme:
    """The colours of a mode."""
    day, tones = library.mode(Mode.DAY.value), library.mode(mode.value)
    shares = library.shares(mode.value)
    teal, ochre = library.art.palette["teal"], library.art.palette["ochre"]
    high, dark = mode is Mode.HIGH, mode is Mode.DARK
    return Theme(
        mode=mode,
        page=tones.page,
        shelf=shares.shelf,
        words=tones.words,
        quiet=tones.quiet,
        hairline=tones.hairline,
        numeral=tones.numeral,
        band=tones.chosen,
        band_words=tones.chosen_words,
        band_numeral=tones.chosen_numeral,
        band_quiet=tones.chosen_words if high else mixed(tones.chosen_words, tones.chosen, 0.25),
        marker=tones.marker,
        rail=tones.hairline if not high else mixed(tones.page, tones.words, 0.4),
        tab=tones.page if high else teal[1],
        tab_words=day.page,
        tab_quiet=tones.words if high else teal[11],
        ink=day.words,
        paper=tones.words if high else day.page,
        blank=mixed(library.card.field, tones.toward, shares.cover),
        blank_floor=mixed(day.hairline, tones.toward, shares.cover),
        load=tones.numeral if high else ochre[7] if dark else ochre[6],
        dusk=tones.toward,
        field_share=shares.field or 0.0,
        edge_line=teal[9],
    )
