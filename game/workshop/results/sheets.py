"""The result as a table: CSV, and a workbook. Text in it does nothing, whatever it begins with."""

from __future__ import annotations

import csv
import io
import re
from typing import Any

from game.workshop.results.rows import HEADINGS, ResultRow, rows
from game.workshop.room.room import Room
from game.workshop.store.record import Record

_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "|", "%")
"""What a spreadsheet may take for the start of a formula or a command (OWASP, "CSV Injection")."""
_WITHIN = re.compile(rf"(?<=[^ ])([;\t\r\n] *)(?=[{re.escape(''.join(_STARTS))}])")
"""Where one begins inside a text, for a spreadsheet whose lists are parted by semicolons."""


def harmless(value: object) -> object:
    """A cell that no spreadsheet runs: text that could be a formula, or could be cut so that one begins, gets
    an apostrophe there; numbers stay numbers."""
    if not isinstance(value, str):
        return value
    value = _WITHIN.sub(r"\1'", value)
    return f"'{value}" if value.lstrip(" ").startswith(_STARTS) else value


def as_csv(room: Room) -> bytes:
    """The rows as CSV in UTF-8 with its mark, so that spreadsheets read accents."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([harmless(heading) for heading in HEADINGS])
    for row in rows(room):
        writer.writerow(["" if cell is None else harmless(cell) for cell in row])
    return out.getvalue().encode("utf-8-sig")


def as_xlsx(room: Room, record: Record) -> bytes:
    """The rows as a workbook: votes, the path, and words that were let through."""
    import xlsxwriter

    out = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(out, options) as book:
        bold = book.add_format({"bold": True})
        wrap = book.add_format({"text_wrap": True, "valign": "top"})
        votes = book.add_worksheet("Votes")
        _write(votes, 0, HEADINGS, bold)
        for number, row in enumerate(rows(room), start=1):
            _write(votes, number, row, wrap)
        votes.set_column(0, 0, 9)
        votes.set_column(2, 2, 26)
        votes.set_column(6, 6, 70)
        votes.set_column(10, 11, 40)
        votes.freeze_panes(1, 0)
        about = book.add_worksheet("Session")
        ending = room.play.ending
        facts = (
            ("scenario", record.title),
            ("session", record.id),
            ("people", len(room.came)),
            ("ending", "" if ending is None else ending.title),
            *(("word", word.text) for word in room.words.values() if word.through),
        )
        for number, fact in enumerate(facts):
            _write(about, number, fact, wrap)
        about.set_column(0, 1, 40)
    return out.getvalue()


def _write(sheet: Any, number: int, cells: ResultRow | tuple[object, ...], look: Any) -> None:
    for column, cell in enumerate(cells):
        if isinstance(cell, int) and not isinstance(cell, bool):
            sheet.write_number(number, column, cell, look)
        elif cell is not None:
            sheet.write_string(number, column, str(cell), look)
