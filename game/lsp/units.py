"""Places in a file in the editor's own units, which may count some letters twice, and in characters."""

from __future__ import annotations

from collections.abc import Sequence

from lsprotocol import types
from pygls.workspace import PositionCodec

from game.lsp.outline import Stretch


class Units:
    """Turns places round for one editor, whose encoding of positions `codec` knows."""

    def __init__(self, codec: PositionCodec) -> None:
        self._codec = codec

    def range(self, stretch: Stretch, lines: Sequence[str]) -> types.Range:
        """A stretch of a file's lines for the editor; what lies beyond them is drawn in."""
        return types.Range(
            self._point(stretch.line, stretch.column, lines),
            self._point(stretch.end_line, stretch.end_column, lines),
        )

    def place(self, position: types.Position, lines: Sequence[str]) -> tuple[int, int]:
        """Line and column, in characters from 0, of the editor's position."""
        if position.line >= len(lines):
            return max(0, len(lines) - 1), len(lines[-1]) if lines else 0
        line, units, column = lines[position.line], 0, 0
        while column < len(line) and units < position.character:
            units += self._codec.client_num_units(line[column])
            column += 1
        return position.line, column

    def _point(self, line: int, column: int, lines: Sequence[str]) -> types.Position:
        if line >= len(lines):
            line, column = len(lines), 0
        before = lines[line][:column] if line < len(lines) else ""
        return types.Position(line, self._codec.client_num_units(before))
