"""Diagnostics as workflow commands, so that a forge shows them beside the lines of a pull request.

One line each, `::error file=…,line=…,title=…::message`, as GitHub documents its workflow commands; other
forges read the same.
"""

from __future__ import annotations

from game.model import Diagnostic


def as_command(found: Diagnostic) -> str:
    """A diagnostic as one line; what it says, why it matters and the way out are lines of its message."""
    file, line, column = found.span
    place = f"file={_property(file)},line={line},col={column},endColumn={column + found.length}"
    message = "\n".join(part for part in (found.message, found.note, found.fix) if part)
    return f"::{found.severity.value} {place},title={_property(found.code)}::{_data(message)}"


def as_notice(words: str, file: str) -> str:
    """A sentence on a file that is no finding."""
    return f"::notice file={_property(file)}::{_data(words)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
