"""What an editor asks about a place in a file, each answered from the files as they are open there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from lsprotocol import types

from game.lsp.completion import Of, Offered, Shown, offered
from game.lsp.files import Files, path_of
from game.lsp.hover import finding_at, key_at, name_words
from game.lsp.outline import Definition, Name, Outline, Stretch
from game.lsp.place import place_of
from game.lsp.symbols import symbols
from game.model import Diagnostic

Explain = Callable[[str], str]
"""The page of a finding's code in Markdown; empty where there is none."""

_KINDS = {
    Of.KEY: types.CompletionItemKind.Property,
    Of.WORD: types.CompletionItemKind.EnumMember,
    Of.NAME: types.CompletionItemKind.Reference,
    Of.PICTURE: types.CompletionItemKind.File,
}

AtPlace = types.HoverParams | types.DefinitionParams | types.ReferenceParams | types.CompletionParams


class Cursor(NamedTuple):
    """A file with its lines, and a line and column in it, from 0."""

    path: Path
    line: int
    column: int
    lines: list[str]


class Answers:
    """Answers about places. `told` gives the findings on a file, `explain` the page of a code, `shown` the
    names of the shipped pictures."""

    def __init__(
        self,
        files: Files,
        told: Callable[[Path], tuple[Diagnostic, ...]],
        explain: Explain,
        shown: Callable[[], Shown],
    ) -> None:
        self._files, self._project = files, files.project
        self._told, self._explain, self._shown = told, explain, shown

    def hover(self, said: types.HoverParams) -> types.Hover | None:
        """What a name stands for, what a key is for, what a finding means."""
        at = self._cursor(said)
        if at is None:
            return None
        words = [name_words(one for _, one in _defined(*self._named(at)))]
        words.append(key_at(str(at.path), "\n".join(at.lines), at.line, at.column))
        finding = finding_at(self._told(at.path), at.line, at.column)
        if finding is not None:
            words.append(self._explain(finding.code))
        text = "\n\n---\n\n".join(filter(None, words))
        return types.Hover(types.MarkupContent(types.MarkupKind.Markdown, text)) if text else None

    def definition(self, said: types.DefinitionParams) -> list[types.Location]:
        """Where the name under the cursor is given; a flag has every place that sets it."""
        at = self._cursor(said)
        if at is None:
            return []
        return [self._files.location(file, one.of.at) for file, one in _defined(*self._named(at))]

    def references(self, said: types.ReferenceParams) -> list[types.Location]:
        """Every place that mentions the name under the cursor."""
        at = self._cursor(said)
        if at is None:
            return []
        named, outlines = self._named(at)
        found = []
        for file, other in outlines.items():
            names = [one.of for one in other.defined] if said.context.include_declaration else []
            same = {one.at for one in (*names, *other.mentioned) if one.same_as(named)}
            found += [self._files.location(file, where) for where in sorted(same)]
        return found

    def symbols(self, said: types.DocumentSymbolParams) -> list[types.DocumentSymbol]:
        """The outline of a file."""
        path = path_of(said.text_document.uri)
        if path is None or not self._project.concerns(path):
            return []
        outline = self._project.outlines(path).get(path, Outline())
        return symbols(outline, self._files.lines(path), self._files.units)

    def completion(self, said: types.CompletionParams) -> types.CompletionList:
        """What could be written at the cursor."""
        at = self._cursor(said)
        place = None if at is None else place_of(str(at.path), at.lines, at.line, at.column)
        if at is None or place is None:
            return types.CompletionList(False, [])
        word = Stretch(at.line, at.column - len(place.word), at.line, at.column)
        where = self._files.units.range(word, at.lines)
        offers = offered(place, self._project.remembered(at.path), self._shown())
        return types.CompletionList(False, [_item(one, where, number) for number, one in enumerate(offers)])

    def _cursor(self, said: AtPlace) -> Cursor | None:
        path = path_of(said.text_document.uri)
        if path is None or not self._project.concerns(path):
            return None
        lines = self._files.lines(path)
        return Cursor(path, *self._files.units.place(said.position, lines), lines)

    def _named(self, at: Cursor) -> tuple[Name | None, dict[Path, Outline]]:
        """The name under a cursor, and the outlines of all files of its scenario."""
        outlines = self._project.outlines(at.path)
        return outlines.get(at.path, Outline()).at(at.line, at.column), outlines


def _defined(named: Name | None, outlines: dict[Path, Outline]) -> Iterator[tuple[Path, Definition]]:
    """Every place that gives a name."""
    for file, outline in outlines.items():
        yield from ((file, one) for one in outline.defined if one.of.same_as(named))


def _item(offer: Offered, word: types.Range, number: int) -> types.CompletionItem:
    return types.CompletionItem(
        label=offer.text.strip().removesuffix(":"),
        kind=_KINDS[offer.of],
        detail=offer.says or None,
        documentation=types.MarkupContent(types.MarkupKind.Markdown, offer.help) if offer.help else None,
        sort_text=f"{number:04}",
        filter_text=offer.text,
        text_edit=types.TextEdit(word, offer.text),
    )
