"""From bytes to text: UTF-8 whatever the computer's own encoding, and nothing that cannot be seen."""

from __future__ import annotations

import re

from game.reader import codes
from game.reader.letters import CONTROL, LINE_END, name_of
from game.reader.report import Report
from game.reader.source import Source

LARGEST_FILE = 2 * 1024 * 1024
"""How many bytes a file may have."""

_MOST_CONTROLS = 50
_PRINTABLE = bytes(byte for byte in range(256) if byte >= 0x80 or 0x20 <= byte < 0x7F or byte in b"\t\n\r")
_HIGH_CONTROL = re.compile(b"\xc2[\x80-\x84\x86-\x9f]")
_NO_CHARACTER = re.compile(b"\xef\xbf[\xbe\xbf]")
# How every character in `letters.ODD_SPACES` begins, so that a file without them need not be searched.
_MAY_BE_ODD = tuple(
    re.compile(sign)
    for sign in (
        b"\xc2[\x85\xa0\xad]",
        b"\xe1[\x9a\xa0]",
        b"\xe2\x80[\x80-\x8f\xa8\xa9\xaf]",
        b"\xe2\x81[\x9f-\xa4]",
        b"\xe3\x80\x80",
        b"\xef\xbb\xbf",
    )
)
_LINE = re.compile(rb"\r\n|\r|\n")
_WIDE = (
    (b"\xff\xfe\x00\x00", "UTF-32"),
    (b"\x00\x00\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)

_SAVE = "Save it as UTF-8: most editors offer that under “Save with encoding”."


def decode(name: str, data: bytes, report: Report) -> Source | None:
    """The text of a file, or None where it cannot be read at all; reports what is wrong with it."""
    if len(data) > LARGEST_FILE:
        _refuse(
            report,
            codes.TOO_LARGE,
            name,
            "The file has more than 2 MiB, which is the most.",
            "Move scenes to other files and list those under `include`.",
        )
        return None
    wide = next((encoding for mark, encoding in _WIDE if data.startswith(mark)), None)
    if wide is None and _is_utf16(data):
        wide = "UTF-16"
    if wide is not None:
        _refuse(report, codes.NOT_UTF8, name, f"The file is {wide} text, not UTF-8.", _SAVE)
        return None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        _report_bytes(report, name, data, error)
        return None
    source = Source(name, text)
    begin = len(data) - len(data.removeprefix(b"\xef\xbb\xbf"))
    source.plain = not any(sign.search(data, begin) for sign in _MAY_BE_ODD)
    _clean(source, data, report)
    return source


def _is_utf16(data: bytes) -> bool:
    """Whether every other byte is a NUL, and those between them are not."""
    some = data[:4000]
    even, odd = some[::2].count(0), some[1::2].count(0)
    return max(even, odd) * 3 > len(some) and min(even, odd) * 20 < len(some)


def _refuse(report: Report, code: codes.Code, name: str, message: str, fix: str) -> None:
    report.add(code, Source(name, ""), 1, 1, message, fix)


def _report_bytes(report: Report, name: str, data: bytes, error: UnicodeDecodeError) -> None:
    """Reports the first byte that is no UTF-8, on its line."""
    at = error.start + (3 if data.startswith(b"\xef\xbb\xbf") else 0)
    ends = list(_LINE.finditer(data, 0, at))
    begin = ends[-1].end() if ends else 0
    end = _LINE.search(data, at)
    line = data[begin : end.start() if end else len(data)][:4000]
    source = Source(name, "\n" * len(ends) + line.decode("utf-8", "replace").lstrip("\ufeff"))
    column = len(data[begin:at].decode("utf-8", "replace").lstrip("\ufeff")) + 1
    guess = bytes([data[at]]).decode("cp1252", "replace")
    meant = (
        f" In the older Windows encoding it would be {guess}."
        if guess.isprintable() and guess != "\ufffd"
        else ""
    )
    report.add(
        codes.NOT_UTF8,
        source,
        len(ends) + 1,
        column,
        f"From here on the file is not UTF-8 text (byte {data[at]:#04x}).",
        _SAVE,
        f"This is the first byte that does not fit.{meant}",
    )


def _clean(source: Source, data: bytes, report: Report) -> None:
    """Reports control characters, one a line, and puts spaces in their place; so it does, without a word, for
    what only some programs take for the end of a line."""
    if data.translate(None, _PRINTABLE) or _HIGH_CONTROL.search(data) or _NO_CHARACTER.search(data):
        lines = source.lines
        found = [
            (number, match)
            for number, line in enumerate(lines, 1)
            for match in [CONTROL.search(line)]
            if match
        ]
        rest = len(found) - _MOST_CONTROLS
        for number, match in found if rest <= 0 else found[:1]:
            report.add(
                codes.CONTROL_CHARACTER,
                source,
                number,
                match.start() + 1,
                f"There is {name_of(match[0])} here.",
                "Delete it; it cannot be seen, and often comes along when text is copied.",
                f"So have {len(found) - 1} more lines: this may be no text file." if rest > 0 else "",
            )
        source.parsed = CONTROL.sub(" ", source.parsed)
    if not source.plain:
        source.parsed = LINE_END.sub(" ", source.parsed)
