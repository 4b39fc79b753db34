"""The tables of docs/format.md, written from the reader's own description of the format."""

from __future__ import annotations

import re
from pathlib import Path

from game.model import LEADERSHIP, MANAGEMENT, Principle
from game.reader.kinds import Sort
from game.reader.schema import PARTS, Key, Part

PAGE = Path(__file__).parents[2] / "docs" / "format.md"

_TABLE = re.compile(r"(<!-- table: (\w+) -->\n).*?(<!-- end of table -->)", re.DOTALL)
_SHOWN = (Sort.WHOLE, Sort.WORDS, Sort.STANDS, Sort.SETTINGS, Sort.METERS, Sort.NUMBERS, Sort.MATERIALS)
_SHOWN += (Sort.CONDITION, Sort.FILES)


def with_tables(page: str) -> str:
    """A page with its tables as the program would have them now."""
    return _TABLE.sub(lambda found: f"{found[1]}\n{_table(found[2])}\n\n{found[3]}", page)


def tables_in(page: str) -> list[str]:
    """The names of the tables that a page has."""
    return [found[2] for found in _TABLE.finditer(page)]


def _table(name: str) -> str:
    return _principles() if name == "principles" else _part(PARTS[name])


def _part(part: Part) -> str:
    rows = ["| key | holds | meaning |", "|---|---|---|"]
    rows += [f"| `{key.name}` | {_holds(key)} | {_meaning(key)} |" for key in part.keys]
    return "\n".join(rows)


def _holds(key: Key) -> str:
    kind = key.kind
    words = kind.words
    if kind.sort is Sort.PARTS and kind.high < 1000:
        words += f", {kind.low} to {kind.high} of them"
    if kind.sort is Sort.WHOLE and kind.high < 10**5:
        words += f", {kind.low} to {kind.high}"
    if kind.sort in _SHOWN and "`" not in words:
        words += f": `{kind.example}`"
    return words.replace("|", "\\|")


def _meaning(key: Key) -> str:
    more = "**Required.** " if key.required else ""
    left_out = f" Left out: {_code(key.default)}." if key.default else ""
    return f"{more}{key.help}{left_out}".replace("|", "\\|")


def _code(default: str) -> str:
    return f"`{default}`" if re.fullmatch(r"[a-z]+|\[\]|\{\}", default) and " " not in default else default


def _principles() -> str:
    rows = ["| management | | leadership | |", "|---|---|---|---|"]
    sides = [[one for one in Principle if one in side] for side in (MANAGEMENT, LEADERSHIP)]
    rows += [
        f"| `{one.value}` | {one.words} | `{other.value}` | {other.words} |"
        for one, other in zip(*sides, strict=True)
    ]
    return "\n".join(rows)
