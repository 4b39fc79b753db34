"""Templates, with everything escaped, and the few small things that they ask for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from importlib.resources import files
from typing import Any

from jinja2 import Environment, FunctionLoader
from markupsafe import Markup, escape

from game.workshop.pages import squeeze, words

Data = Mapping[str, Any]
_SENTENCE = re.compile(r"(.+?[.?!]”?)(\s.*)?", re.DOTALL)
_ITALIC = re.compile(r"\*([^*]+)\*")
GAP = 0.8
"""Between two parts of a beam, in per cent of its length."""


def read(name: str) -> str:
    """The text of a file that stands beside this one."""
    return (files("game.workshop.pages") / name).read_text(encoding="utf-8")


def environment() -> Environment:
    """A fresh environment; white space at line ends of a template means nothing."""
    env = Environment(
        loader=FunctionLoader(lambda name: squeeze.page(read(name))),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.filters.update(
        sentence=sentence,
        first_sentence=lambda text: sentence(text)[0],
        italics=italics,
        of=percent,
        shares=shares,
        number=lambda choice, at: choice.get("number", at),
        chosen=chosen,
        decided=lambda decisions, number: any(d.get("decision") == number for d in decisions or ()),
        hands=lambda hands: f"{hands} {'hand' if hands == 1 else 'hands'}",
    )
    env.globals.update(w=words, share=share, lean_mark=lean_mark, fit_mark=fit_mark)
    return env


def sentence(text: str | None) -> tuple[str, str]:
    """A text's first sentence, and the rest with its space."""
    found = _SENTENCE.fullmatch(text or "")
    return (found[1], found[2] or "") if found else (text or "", "")


def italics(text: str) -> Markup:
    """Words in which `*` marks italics."""
    return Markup(_ITALIC.sub(r"<i>\1</i>", str(escape(text))))


def percent(count: int, total: int) -> float:
    """A count's share of a total in per cent, to one decimal; 0 of nothing."""
    return round(100 * count / total, 1) if total else 0.0


def share(count: int, total: int, before: float) -> float:
    """As `percent`, and never past the bar's end."""
    return round(min(percent(count, total), 100 - before), 1)


def shares(rows: Sequence[Data]) -> list[tuple[float, float, int]]:
    """A beam's parts: where each begins and how long it is, in per cent, and its choice's number."""
    counts = [(int(row["count"]), int(row["number"])) for row in rows]
    total = sum(count for count, _ in counts)
    gaps = sum(1 for count, _ in counts if count) - 1
    found: list[tuple[float, float, int]] = []
    at = 0.0
    for count, number in counts:
        width = (100 - GAP * gaps) * count / total if total else 0.0
        if width or number:
            found.append((round(at, 2), round(width, 2), number))
        at += width + (GAP if count else 0)
    return found


def chosen(choices: Iterable[Data] | None, id: str | None) -> Data | None:
    """The choice of that id with its number, or None."""
    for at, choice in enumerate(choices or (), start=1):
        if choice["id"] == id:
            return {"number": at, **choice}
    return None


_LOADS = {
    "management": '<path class="load" d="M5 1h11v11H5z"/>',
    "leadership": '<circle class="load" cx="48" cy="6.5" r="5.5"/>',
}


def lean_mark(lean: str) -> Markup:
    """The bar on its triangle: a square load is management, a round one leadership."""
    loads = "".join(shape for side, shape in _LOADS.items() if side in lean or "both" in lean)
    return Markup(
        '<svg width="58" height="34" viewBox="0 0 58 34" aria-hidden="true"><path fill="currentColor" '
        f'd="M29 14l-9 17h18zM0 12h58v4.5H0z"/>{loads}</svg>'
    )


def fit_mark(fit: str) -> Markup:
    """A full disc met the moment, a half disc met it in part, a ring answered a different one."""
    if "part" in fit:
        shape = '<path fill="currentColor" d="M11 1a10 10 0 0 0 0 20z"/><circle cx="11" cy="11" r="9.2" {}/>'
    elif "different" in fit:
        shape = '<circle cx="11" cy="11" r="9.2" {}/>'
    else:
        shape = '<circle cx="11" cy="11" r="10" fill="currentColor"/>'
    line = 'fill="none" stroke="currentColor" stroke-width="1.8"'
    return Markup(
        '<svg width="22" height="22" viewBox="0 0 22 22" aria-hidden="true">'
        + shape.replace("{}", line)
        + "</svg>"
    )
