"""Words as print sets them, wherever they are shown in a typeface: in the window, on paper, on a phone."""

from __future__ import annotations

import html
import re

_MINUS = re.compile(r"(?<![^\s(])-(?=\d)")


def typeset(words: str) -> str:
    """A typed apostrophe as a raised comma, a hyphen before a figure as a minus."""
    if "'" in words:
        words = words.replace("'", "’")
    return _MINUS.sub("\u2212", words) if "-" in words else words


def escape(words: str) -> str:
    """Words as print sets them, safe inside HTML."""
    return html.escape(typeset(words))
