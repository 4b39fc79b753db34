"""Characters that are not what they look like, and their names."""

from __future__ import annotations

import re
import unicodedata

_SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad\u180e\u200e\u200f\u2061\u2062\u2063\u2064"
_LINE_ENDS = "\u2028\u2029\u0085"

ODD_SPACES = _SPACES + _INVISIBLE + _LINE_ENDS
"""Characters that look like a space or like nothing and are neither to a parser."""

ODD_SPACE = re.compile(f"[{ODD_SPACES}]")

INVISIBLE = re.compile(f"[{_INVISIBLE}]")
"""Those of them that take no room on screen."""

LINE_END = re.compile(f"[{_LINE_ENDS}]")
"""Those that some programs take for the end of a line, and editors do not."""

CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
"""Control characters and what is no character at all; the parser refuses them."""

_NAMES = {
    "\u00a0": "a no-break space",
    "\u202f": "a narrow no-break space",
    "\u3000": "a wide space",
    "\u200b": "a zero-width space",
    "\u200c": "a zero-width non-joiner",
    "\u200d": "a zero-width joiner",
    "\u2060": "a word joiner, which has no width",
    "\ufeff": "a byte order mark, which has no width",
    "\u00ad": "a soft hyphen",
    "\u200e": "a left-to-right mark",
    "\u200f": "a right-to-left mark",
    "\u2028": "a line separator",
    "\u2029": "a paragraph separator",
    "\u0085": "a next-line character",
    "\x00": "a NUL",
    "\x1b": "an escape character",
    "\x7f": "a delete character",
    "\x0c": "a form feed",
    "\x0b": "a vertical tab",
    "\x08": "a backspace",
}


def name_of(character: str) -> str:
    """What to call a character, with its code point where it cannot be seen."""
    point = f"U+{ord(character):04X}"
    if character in _NAMES:
        return f"{_NAMES[character]} ({point})"
    if character in ODD_SPACES:
        return f"{_with_article(unicodedata.name(character, 'space').lower())} ({point})"
    if not character.isprintable():
        return f"a control character ({point})"
    return f"`{character}`"


def _with_article(words: str) -> str:
    return f"{'an' if words[0] in 'aeiou' else 'a'} {words}"


def shown(text: str, most: int = 60) -> str:
    """A text as it can stand inside a message: on one line, nothing invisible, cut where it is long."""
    if len(text) > most:
        text = text[: most - 1].rstrip() + "…"
    return "".join(c if c.isprintable() else " " if c in "\n\t" else f"\\u{ord(c):04x}" for c in text)
