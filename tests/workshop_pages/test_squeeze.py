"""Fewer bytes, the same page: paths keep their points, scripts their strings, pictures every pixel."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Browser

from game.pictures import Library
from game.storage.pictures import shipped_pictures
from game.workshop.pages import outline, squeeze

NUMBERS = st.decimals(-900, 900, places=1)
TAKES = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "Z": 0}


def points(data: str) -> list[tuple[str, tuple[Decimal, ...]]]:
    """A reading of path data of its own: every segment, absolute, straight ones as L."""
    tokens = re.findall(r"[A-Za-z]|[-+]?(?:\d+\.?\d*|\.\d+)", data)
    here = start = (Decimal(0), Decimal(0))
    found: list[tuple[str, tuple[Decimal, ...]]] = []
    command = ""
    while tokens:
        if tokens[0].isalpha():
            command = tokens.pop(0)
        kind = command.upper()
        numbers = [Decimal(tokens.pop(0)) for _ in range(TAKES[kind])]
        base = here if command.islower() else (Decimal(0), Decimal(0))
        if kind == "H":
            kind, numbers = "L", [numbers[0] + base[0], here[1]]
        elif kind == "V":
            kind, numbers = "L", [here[0], numbers[0] + base[1]]
        else:
            numbers = [value + base[at % 2] for at, value in enumerate(numbers)]
        found.append((kind, tuple(numbers)))
        here = start if kind == "Z" else (numbers[-2], numbers[-1])
        start = here if kind == "M" else start
        if command in "Mm":
            command = {"M": "L", "m": "l"}[command]
    return found


@st.composite
def paths(draw: st.DrawFn) -> str:
    """Path data as people write it, from a moveto on."""
    kinds = draw(st.lists(st.sampled_from("MLHVCSQTZmlhvcsqtz"), max_size=12))
    out = []
    for kind in ["M", *kinds]:
        numbers = draw(st.lists(NUMBERS, min_size=TAKES[kind.upper()], max_size=TAKES[kind.upper()]))
        out.append(kind + " ".join(str(number) for number in numbers))
    return " ".join(out)


@given(paths())
def test_a_shorter_path_has_the_same_points(data: str) -> None:
    """To the last digit, and it is never longer than as it was written."""
    short = outline.shorter(data)
    assert points(short) == points(data)
    assert len(short) <= len(data)


def test_a_path_says_a_repeated_command_once() -> None:
    """Lines after a moveto need no letter, straight ones take one number, the shorter way wins."""
    assert outline.shorter("M 10 20 L 30 40 L 50 60 H 0 V 0 L 0 9 Z") == "M10 20 30 40 50 60H0V0 9Z"
    assert outline.shorter("M243 18 a76 76 0 1 0 .1 0Z") == "M243 18a76 76 0 1 0 .1 0Z"


def test_a_script_keeps_its_strings_and_patterns() -> None:
    """Spaces inside quotes and patterns are words; comment lines and indents are not."""
    js = '// why\n  const a = "x = 1 ; y", b = call( /a  b/g, `c  d` );\n  if (a !== b) {\n    go(a + +b); }'
    assert squeeze.script(js) == 'const a="x = 1 ; y",b=call(/a  b/g,`c  d`);if(a!==b){go(a + +b);}'


def test_a_style_sheet_keeps_its_meaning() -> None:
    """Descendants, pseudo-classes and sums keep the spaces that they need."""
    css = "/* why */\n.a :focus, .b > i {\n  width: calc(1px + 0.5em);\n  color: red;\n}\n"
    assert squeeze.style(css) == ".a :focus,.b>i{width:calc(1px + .5em);color:red}"


def test_custom_properties_get_short_names_everywhere() -> None:
    """Where one is set and where it is used alike."""
    assert (
        squeeze.short_names(":root{--paper:#fff}a{color:var(--paper)}") == ":root{--a:#fff}a{color:var(--a)}"
    )


@pytest.mark.parametrize(("kind", "height"), [("spots", 480), ("covers", 700)])
def test_pictures_lose_no_pixel(browser: Browser, kind: str, height: int) -> None:
    """Every shipped object and cover looks the same squeezed as it was drawn, with fills as classes too."""
    files = shipped_pictures()
    library = Library(files.data, files.text)
    names = list(library.spots if kind == "spots" else library.covers)
    sources = {name: library.source(kind, name) for name in names}
    dyed, rules = squeeze.dyed({name: squeeze.drawing(text, f"{name}-") for name, text in sources.items()})
    page = browser.new_page(viewport={"width": 480, "height": height})
    changed = []
    for name, text in sources.items():
        drawn = f'<svg viewBox="0 0 480 {height}" width="480" height="{height}">{dyed[name]}</svg>'
        seen = []
        for body in (text[text.index("<svg") :], drawn):
            page.set_content(f"<!doctype html><style>body{{margin:0;background:#888}}{rules}</style>{body}")
            seen.append(page.screenshot())
        if seen[0] != seen[1]:
            changed.append(name)
    page.close()
    assert changed == []
