"""Colours by what they are for, in three modes, and the style sheet's lines that carry them.

The page's own colours are those of art.yaml's modes; bars, movement and controls belong to the room alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from game.pictures.colour import mixed, stronger

DAY: Mapping[str, str] = {
    "paper": "#faf4e6",
    "ink": "#12262b",
    "quiet": "#4b5a5a",
    "rule": "#cdbd98",
    "edge": "#6c7b77",
    "numeral": "#235156",
    "on": "#12292e",
    "on-ink": "#faf4e6",
    "on-num": "#f0bd62",
    "mark": "#c4512f",
    "bar": "#235156",
    "bar-then": "#5b8f8b",
    "wash": "#f1e7cf",
    "stay": "#b9cdc4",
    "stay-ink": "#12262b",
    "stay-edge": "#3b7a7c",
    "move": "#d99a37",
    "move-ink": "#12262b",
    "move-edge": "#8a5a22",
    "stub": "#cdbd98",
}
"""Each role's colour by day. What differs in another mode is in DARK and CONTRAST."""

DARK: Mapping[str, str] = {
    "paper": "#132a2f",
    "ink": "#f3ead5",
    "quiet": "#b3c2ba",
    "rule": "#3d5a5c",
    "edge": "#86aca4",
    "numeral": "#f0bd62",
    "on": "#f3ead5",
    "on-ink": "#12262b",
    "on-num": "#8a3a22",
    "bar": "#9dc4bb",
    "wash": "#1d444a",
    "stay": "#2c5c61",
    "stay-ink": "#f3ead5",
    "stub": "#6c7b77",
}

CONTRAST: Mapping[str, str] = {
    "paper": "#000000",
    "ink": "#ffffff",
    "quiet": "#ffffff",
    "rule": "#ffffff",
    "edge": "#ffffff",
    "numeral": "#ffe066",
    "on": "#ffffff",
    "on-ink": "#000000",
    "on-num": "#000000",
    "bar": "#ffffff",
    "bar-then": "#8c9890",
    "wash": "#000000",
    "stay": "#8c9890",
    "stay-ink": "#000000",
    "stub": "#6c7b77",
}

NIGHT = "#06100f"
"""What a field goes toward in the dark, by NIGHT_SHARE of the way."""
NIGHT_SHARE = 0.48
DARK_MARK = "#7a2e20"
"""The beam's triangle on a field that ink stands on: brick alone is too close to ochre."""
LIGHT_MARK = "#e2774f"

WORDS = 4.5
"""The least contrast of words on their ground (WCAG 2.2, success criterion 1.4.3)."""
PARTS = 3.0
"""The least contrast of a part that carries meaning (success criterion 1.4.11)."""


def modes() -> dict[str, dict[str, str]]:
    """Every role in every mode: day, dark and contrast."""
    return {"day": dict(DAY), "dark": {**DAY, **DARK}, "contrast": {**DAY, **CONTRAST}}


def night(field: str) -> str:
    """A field's colour in the dark."""
    return mixed(field, NIGHT, NIGHT_SHARE)


def words_on(field: str) -> str:
    """Ink or paper, whichever stands out more on a field."""
    return stronger(field, DAY["ink"], DAY["paper"])


def _declared(colours: Mapping[str, str]) -> str:
    return "".join(f"--{role}:{colour};" for role, colour in colours.items())


def tokens(roles: Iterable[str], switch: bool) -> str:
    """The roles as custom properties: by day, in the reader's dark and in more contrast.

    With `switch` a page can also be put into a mode by `data-mode` on its root, which then has the last word.
    """
    wanted = set(roles)
    day = _declared({r: c for r, c in DAY.items() if r in wanted})
    dark = _declared({r: c for r, c in DARK.items() if r in wanted}) + "color-scheme:dark"
    high = _declared({r: c for r, c in CONTRAST.items() if r in wanted}) + "color-scheme:dark"
    root = ":root:not([data-mode])" if switch else ":root"
    lines = [
        f":root{{{day}color-scheme:light}}",
        f"@media(prefers-color-scheme:dark){{{root}{{{dark}}}}}",
        f"@media(prefers-contrast:more){{{root}{{{high}}}}}",
    ]
    if switch:
        lines += [f":root[data-mode=dark]{{{dark}}}", f":root[data-mode=contrast]{{{high}}}"]
    return "".join(lines)
