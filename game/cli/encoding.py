"""What becomes of a letter that an output's encoding does not have.

Typographic marks turn into their plain forms, letters lose their accents, and what then still has no form
is a question mark: words stay readable in ASCII, and nothing a scenario holds can stop the output.
"""

from __future__ import annotations

import codecs

HANDLER = "fulcrum"

_PLAIN = {
    "“": '"',
    "”": '"',
    "„": '"',
    "«": '"',
    "»": '"',
    "‘": "'",
    "’": "'",
    "‚": "'",
    "–": "-",
    "—": "-",
    "−": "-",
    "‐": "-",
    "‑": "-",
    "…": "...",
    "•": "*",
    "·": "-",
    "×": "x",
    "⁄": "/",
    "▸": ">",
    "→": "->",
    "←": "<-",
    "\u00a0": " ",
    "\u202f": " ",
    "\u2009": " ",
    "\u200b": "",
    "\u2060": "",
    "\ufeff": "",
    "€": "EUR",
    "£": "GBP",
    "ß": "ss",
    "æ": "ae",
    "Æ": "AE",
    "œ": "oe",
    "Œ": "OE",
    "ø": "o",
    "Ø": "O",
    "ł": "l",
    "Ł": "L",
    "đ": "d",
    "Đ": "D",
    "ð": "d",
    "þ": "th",
    "ı": "i",
}


def plain(text: str, encoding: str) -> str:
    """A text in the letters that an encoding has."""
    return "".join(_plain(letter, encoding) for letter in text)


def _plain(letter: str, encoding: str) -> str:
    from unicodedata import combining, normalize

    known = _PLAIN.get(letter)
    parts = (c for c in normalize("NFKD", letter) if not combining(c))
    bare = "".join(_PLAIN.get(c, c) for c in parts) if known is None else known
    if known is None and not bare:
        return ""  # an accent that stood alone
    try:
        bare.encode(encoding)
    except UnicodeError:
        return "?"
    return bare


def _instead(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    # Code pages call themselves "charmap" here, whichever they are; all of them have ASCII.
    encoding = "ascii" if error.encoding == "charmap" else error.encoding
    return plain(error.object[error.start : error.end], encoding), error.end


def register() -> None:
    """Makes the handler known under its name, for `reconfigure(errors=HANDLER)`."""
    codecs.register_error(HANDLER, _instead)
