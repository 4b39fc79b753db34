"""Findings as an editor shows them: where they are, how grave, and what to do, in one text."""

from __future__ import annotations

from lsprotocol import types

from game.lsp.outline import Stretch
from game.model import Diagnostic, Severity

SOURCE = "fulcrum"
_GRAVE = {Severity.ERROR: types.DiagnosticSeverity.Error, Severity.WARNING: types.DiagnosticSeverity.Warning}


def as_lsp(found: Diagnostic, where: types.Range) -> types.Diagnostic:
    """A finding for an editor; `where` is its stretch in the editor's own units."""
    return types.Diagnostic(
        range=where,
        message="\n".join(filter(None, [found.message, found.note, found.fix])),
        severity=_GRAVE[found.severity],
        code=found.code,
        source=SOURCE,
    )


def stretch_of(found: Diagnostic) -> Stretch:
    """The characters that a finding is about."""
    line, column = max(0, found.span.line - 1), max(0, found.span.column - 1)
    return Stretch(line, column, line, column + max(1, found.length))
