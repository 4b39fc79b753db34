"""An editor and the language server, over standard input and output."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from lsprotocol import types

from tests.lsp.editor import HERE, Editor, cursor, edited

NAME = "late-keys.yaml"


def words_of(hover: types.Hover | None) -> str:
    """What stands in the little window beside the cursor."""
    return hover.contents.value if hover and isinstance(hover.contents, types.MarkupContent) else ""


def test_an_author_writes_a_scenario(tmp_path: Path, small: str) -> None:
    """Findings are told while nothing is saved, and go when they are mended; names lead to where they are
    given, in lines with letters that editors count twice too; keys and names say what they are; a file that
    is closed is let be."""
    wrong = small.replace("go: hall", "go: hal", 1)
    text = small.replace("- {id: sit, text: Sit down.,", "- {id: sit, text: 😀 Sit.,")

    async def work(editor: Editor) -> None:
        editor.open(NAME, wrong)
        assert "F304" in await editor.codes(NAME)
        finding = next(one for one in editor.told[NAME] if one.code == "F304")
        start, end = finding.range.start, finding.range.end
        assert wrong.split("\n")[start.line][start.character : end.character] == "hal"
        assert "Did you mean `hall`?" in finding.message
        at = editor.at(NAME, wrong.replace("go: hal", f"go: h{HERE}al", 1))
        assert "F304" in words_of(await editor.client.text_document_hover_async(types.HoverParams(**at)))

        editor.type(NAME, text)
        assert "F304" not in await editor.codes(NAME)
        at = editor.at(NAME, text.replace("chose(door.wait)", f"chose(do{HERE}or.wait)"))
        given = await editor.client.text_document_definition_async(types.DefinitionParams(**at))
        assert isinstance(given, list)
        assert [one.range.start for one in given if isinstance(one, types.Location)] == [
            cursor(text.replace("  door:", f"  {HERE}door:"))[1]
        ]
        used = await editor.client.text_document_references_async(
            types.ReferenceParams(types.ReferenceContext(True), **at)
        )
        assert [one.range.start for one in used or ()] == [
            cursor(text.replace("  door:", f"  {HERE}door:"))[1],
            cursor(text.replace("chose(door.wait)", f"chose({HERE}door.wait)"))[1],
        ]
        shown = words_of(await editor.client.text_document_hover_async(types.HoverParams(**at)))
        assert "**At the door**" in shown
        key = editor.at(NAME, text.replace("sets:", f"se{HERE}ts:"))
        shown = words_of(await editor.client.text_document_hover_async(types.HoverParams(**key)))
        assert "Flags to remember" in shown

        document = types.TextDocumentIdentifier(editor.address(NAME))
        symbols = await editor.client.text_document_document_symbol_async(
            types.DocumentSymbolParams(document)
        )
        scene = next(one for one in symbols or () if one.name == "door")
        assert isinstance(scene, types.DocumentSymbol)
        assert (scene.detail, [one.name for one in scene.children or ()]) == (
            "At the door",
            ["wait", "leave"],
        )
        assert await editor.offered(NAME, text.replace("go: hall", f"go: {HERE}", 1)) == [
            "door",
            "hall",
            "END",
        ]

        await editor.codes(NAME)
        editor.close(NAME)
        assert await editor.codes(NAME) == []

    edited(tmp_path, work)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals for a test to sit at")
def test_a_person_at_a_terminal_is_told_what_it_is_for() -> None:
    """Started by hand it says what it is, and does not wait for an editor that will not come."""
    mine, theirs = os.openpty()
    command = [sys.executable, "-m", "game", "lsp"]
    done = subprocess.run(command, stdin=theirs, capture_output=True, text=True, check=False)
    os.close(mine)
    os.close(theirs)
    assert done.returncode == 2
    assert "speaks with an editor" in done.stderr
