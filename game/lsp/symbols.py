"""A file's outline as an editor's own: scenes with their choices, people, endings, variables."""

from __future__ import annotations

from collections.abc import Sequence

from lsprotocol import types

from game.lsp.outline import Outline, Thing
from game.lsp.units import Units

_KINDS = {
    Thing.SCENE: types.SymbolKind.Class,
    Thing.PERSON: types.SymbolKind.Interface,
    Thing.ENDING: types.SymbolKind.Event,
    Thing.CHOICE: types.SymbolKind.Method,
    Thing.VARIABLE: types.SymbolKind.Variable,
}


def symbols(outline: Outline, lines: Sequence[str], units: Units) -> list[types.DocumentSymbol]:
    """The symbols of a file in its order; choices stand inside their scene, flags are left out."""
    found: list[types.DocumentSymbol] = []
    scenes: dict[str, types.DocumentSymbol] = {}
    for one in sorted(outline.defined, key=lambda one: one.of.at):
        kind = _KINDS.get(one.of.thing)
        if kind is None or not one.of.name:
            continue
        scene = scenes.get(one.of.scene)
        # The id of a choice may stand below other keys of it, and what is selected must lie inside the whole.
        symbol = types.DocumentSymbol(
            name=one.of.name,
            kind=kind,
            range=units.range(one.whole, lines),
            selection_range=units.range(one.of.at, lines),
            detail=one.title or one.more or None,
            children=[],
        )
        (found if scene is None else list_of(scene)).append(symbol)
        if one.of.thing is Thing.SCENE:
            scenes[one.of.name] = symbol
    return found


def list_of(symbol: types.DocumentSymbol) -> list[types.DocumentSymbol]:
    """The symbols inside one."""
    if not isinstance(symbol.children, list):
        symbol.children = list(symbol.children or ())
    return symbol.children
