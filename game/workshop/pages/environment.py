"""Templates, with everything escaped, and the few small things that they ask for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from importlib.resources import files
from typing import Any

from jinja2 import Environment, FunctionLoader
from markupsafe import Markup, escape

from game.page.typeset import typeset
from game.workshop.pages import squeeze, words

Data = Mapping[str, Any]
_SENTENCE = re.compile(r"(.+?[.?!]”?)(\s.*)?", re.DOTALL)
_OPTION = re.compile(r"--[a-z]+(?: \d+)?")
_BRACKETS = re.compile(r"\[([^\]]+)\]")
_ITALIC = re.compile(r"\*([^*]+)\*")
GAP = 8
"""Between two parts of a beam, in thousandths of its length."""


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
        finalize=_set,
    )
    env.filters.update(
        sentence=sentence,
        first_sentence=lambda text: sentence(text)[0],
        italics=italics,
        of=percent,
        shares=shares,
        number=lambda choice, at: choice.get("number", at),
        chosen=chosen,
        key=lambda object: object,
        decided=lambda decisions, number: next((d for d in decisions or () if d["decision"] == number), None),
        keys=keys,
        columns=columns,
        hands=lambda hands: f"{hands} {'hand' if hands == 1 else 'hands'}",
    )
    env.globals.update(w=words, share=share, lean_mark=lean_mark, fit_mark=fit_mark, marks=MARKS)
    env.globals.update(lean_drawn=lean_drawn, fit_drawn=fit_drawn)
    return env


def _set(value: Any) -> Any:
    """Words as print sets them; numbers and markup stay."""
    return typeset(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def columns(choices: int, cards: int) -> int:
    """In how many columns the choices stand of one of so many cards in a row: each has room for words."""
    most = max(1, 4 // cards)
    return min(choices, most) if choices <= most else min(most, -(-choices // 2))


def sentence(text: str | None) -> tuple[str, str]:
    """A text's first sentence, and the rest with its space."""
    found = _SENTENCE.fullmatch(text or "")
    return (found[1], found[2] or "") if found else (text or "", "")


def italics(text: str) -> Markup:
    """Words in which `*` marks italics."""
    return Markup(_ITALIC.sub(r"<i>\1</i>", str(escape(_set(text)))))


def keys(text: str) -> Markup:
    """Words in which a key to press stands in brackets, and options of the command as they are typed."""
    text = _BRACKETS.sub(r"<kbd>\1</kbd>", str(escape(_set(text))))
    return Markup(_OPTION.sub(r"<code>\g<0></code>", text))


def percent(count: int, total: int) -> float:
    """A count's share of a total in per cent, to one decimal; 0 of nothing."""
    return round(100 * count / total, 1) if total else 0.0


def share(count: int, total: int, before: float) -> float:
    """As `percent`, and never past the bar's end."""
    return round(min(percent(count, total), 100 - before), 1)


def shares(rows: Sequence[Data]) -> list[tuple[int, int, int]]:
    """A beam's parts: where each begins and how long it is, in thousandths, and its choice's number."""
    counts = [(int(row["count"]), int(row["number"])) for row in rows]
    total = sum(count for count, _ in counts)
    room = 1000 - GAP * (sum(1 for count, _ in counts if count) - 1)
    found: list[tuple[int, int, int]] = []
    at = 0.0
    for count, number in counts:
        width = room * count / total if total else 0.0
        found.append((round(at), round(width), number))
        at += width + (GAP if count else 0)
    return found


def chosen(choices: Iterable[Data] | None, id: str | None) -> Data | None:
    """The choice of that id with its number, or None."""
    for at, choice in enumerate(choices or (), start=1):
        if choice["id"] == id:
            return {"number": at, **choice}
    return None


_BAR = "M29 14l-9 17h18zM0 12h58v4.5H0z"
_SQUARE, _ROUND = "M5 1h11v11H5z", "M48 1a5.5 5.5 0 1 0 .1 0z"
_RING = "M11 1a10 10 0 1 0 .1 0zm0 1.8a8.2 8.2 0 1 1-.1 0z"
_SHAPES = {
    "management": (_BAR, _SQUARE),
    "leadership": (_BAR, _ROUND),
    "both": (_BAR, _SQUARE + _ROUND),
    "neither": (_BAR, ""),
    "met": ("M11 1a10 10 0 1 0 .1 0z", ""),
    "part": (_RING + "M11 1a10 10 0 0 0 0 20z", ""),
    "ring": (_RING, ""),
}
MARKS = Markup('<svg class="hide" aria-hidden="true">{}{}</svg>').format(
    Markup('<path id="m-here" d="M0 0l-6 10h12z"/>'),
    Markup("").join(
        Markup('<g id="m-{}"><path d="{}"/>{}</g>').format(
            name, ink, Markup('<path class="load" d="{}"/>').format(load) if load else ""
        )
        for name, (ink, load) in _SHAPES.items()
    ),
)
"""The shapes of the debrief's marks, drawn nowhere: a bar on its triangle with its loads, and discs."""


def _lean(lean: str) -> str:
    found = [side for side in ("management", "leadership", "both") if side in lean]
    return found[0] if found else "neither"


def _fit(fit: str) -> str:
    return "part" if "part" in fit else "ring" if "different" in fit else "met"


def lean_mark(lean: str) -> Markup:
    """The bar on its triangle: a square load is management, a round one leadership."""
    return Markup('<svg class=lean aria-hidden=true><use href="#m-{}"/></svg>').format(_lean(lean))


def fit_mark(fit: str) -> Markup:
    """A full disc met the moment, a half disc met it in part, a ring answered a different one."""
    return Markup('<svg class=fit aria-hidden=true><use href="#m-{}"/></svg>').format(_fit(fit))


def lean_drawn(lean: str) -> Markup:
    """The bar on its triangle as a whole drawing, for paper that points at nothing."""
    ink, load = _SHAPES[_lean(lean)]
    more = Markup('<path class="load" d="{}"/>').format(load) if load else ""
    return Markup('<svg class=lean viewBox="0 0 58 34" aria-hidden=true><path d="{}"/>{}</svg>').format(
        ink, more
    )


def fit_drawn(fit: str) -> Markup:
    """The disc as a whole drawing."""
    return Markup('<svg class=fit viewBox="0 0 22 22" aria-hidden=true><path d="{}"/></svg>').format(
        _SHAPES[_fit(fit)][0]
    )
