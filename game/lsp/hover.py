"""What stands under a cursor, in a few lines of Markdown: a key, a name, a finding."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from game.lsp.completion import described
from game.lsp.outline import Definition, Stretch
from game.lsp.walk import sheet_of, steps
from game.model import Diagnostic
from game.reader.json_schema import METER_HELP
from game.reader.kinds import Sort
from game.reader.tree import Mapping, Node, Scalar


def key_at(name: str, text: str, line: int, column: int) -> str:
    """What the key under a cursor is for; empty where there is none."""
    sheet, root = sheet_of(name, text)
    for step in steps(root):
        for key, node in step.values():
            for found, help in ((step.node.key(key.name), described(key)), *_meters(key.kind.sort, node)):
                start = sheet.source.column(found.start_mark.line, found.start_mark.column) - 1
                where = Stretch(found.start_mark.line, start, found.start_mark.line, start + len(found.value))
                if where.holds(line, column):
                    return help
    return ""


def _meters(sort: Sort, node: Node) -> Iterator[tuple[Scalar, str]]:
    if sort is Sort.METERS and isinstance(node, Mapping):
        yield from ((node.key(name), METER_HELP[name]) for name in node.values if name in METER_HELP)


def name_words(definitions: Iterable[Definition]) -> str:
    """What a name stands for."""
    first = next(iter(definitions), None)
    if first is None:
        return ""
    what = f"{first.of.thing.value} `{first.of.name}`"
    return "\n\n".join(filter(None, [f"**{first.title}**" if first.title else "", what, first.more]))


def finding_at(findings: Iterable[Diagnostic], line: int, column: int) -> Diagnostic | None:
    """The finding under a cursor, its line and column from 0."""
    for one in findings:
        if one.span.line == line + 1 and 0 <= column + 1 - one.span.column <= one.length:
            return one
    return None
