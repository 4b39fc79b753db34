"""What stands under a cursor, in a few lines of Markdown: a key, a name, a finding."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from game.lsp.completion import described
from game.lsp.findings import stretch_of
from game.lsp.outline import Definition, stretch
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
            if stretch(sheet, step.node.key(key.name)).holds(line, column):
                return described(key)
            for meter, help in _meters(key.kind.sort, node):
                if stretch(sheet, meter).holds(line, column):
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
        if stretch_of(one).holds(line, column):
            return one
    return None
