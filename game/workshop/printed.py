"""A code to scan, drawn in a terminal."""

from __future__ import annotations

import os
import sys

import segno

QUIET = 2
"""Modules of quiet round it; the terminal's own ground does the rest."""

_HALVES = " ▄▀█"
_DARK_ON_LIGHT, _PLAIN = "\x1b[30;107m", "\x1b[0m"


def colours() -> bool:
    """Whether the terminal can be told colours; where it can't, a code is light on dark in a dark one."""
    return os.name == "posix" and sys.stdout.isatty() and os.environ.get("TERM", "dumb") != "dumb"


def code(text: str, coloured: bool) -> list[str]:
    """The code of a text as lines of half blocks, two modules high each; dark on light if `coloured`."""
    rows = [
        [bool(dark) for dark in row]
        for row in segno.make(text, error="l", micro=False).matrix_iter(border=QUIET)
    ]
    if len(rows) % 2:
        rows.append([False] * len(rows[0]))
    lines = (
        "".join(_HALVES[upper * 2 + lower] for upper, lower in zip(*pair, strict=True))
        for pair in zip(rows[::2], rows[1::2], strict=True)
    )
    return [f"{_DARK_ON_LIGHT}{line}{_PLAIN}" if coloured else line for line in lines]
