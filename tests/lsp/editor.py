"""An editor without a window: it starts the language server as any editor does and speaks with it."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path
from typing import Any

from lsprotocol import types
from pygls import uris
from pygls.lsp.client import LanguageClient

HERE = "‸"
"""Stands for the cursor in a text."""


class Editor:
    """One editor with its server; `told` are the findings that it shows, by file."""

    def __init__(self, client: LanguageClient, folder: Path) -> None:
        self.client, self.folder = client, folder
        self.told: dict[str, list[types.Diagnostic]] = {}
        self.news = asyncio.Event()
        self._versions: dict[str, int] = {}

        feature: Any = client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        feature(partial(self._told))

    def _told(self, said: types.PublishDiagnosticsParams) -> None:
        self.told[Path(uris.to_fs_path(said.uri) or "").name] = list(said.diagnostics)
        self.news.set()

    def open(self, name: str, text: str) -> None:
        """Opens a file with a text that need not be saved."""
        document = types.TextDocumentItem(self.address(name), "yaml", 1, text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(document))

    def type(self, name: str, text: str) -> None:
        """Has another text in an open file."""
        self._versions[name] = self._versions.get(name, 1) + 1
        self.client.text_document_did_change(
            types.DidChangeTextDocumentParams(
                types.VersionedTextDocumentIdentifier(self._versions[name], self.address(name)),
                [types.TextDocumentContentChangeWholeDocument(text)],
            )
        )

    def close(self, name: str) -> None:
        """Closes a file."""
        self.client.text_document_did_close(
            types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(self.address(name)))
        )

    async def codes(self, name: str) -> list[str]:
        """The codes of the findings on a file, once the server has told something new."""
        await self.news.wait()
        self.news.clear()
        return [str(one.code) for one in self.told.get(name, [])]

    async def offered(self, name: str, text: str) -> list[str]:
        """What is offered at the cursor in a text."""
        text, position = cursor(text)
        self.type(name, text)
        document = types.TextDocumentIdentifier(self.address(name))
        said = await self.client.text_document_completion_async(types.CompletionParams(document, position))
        assert isinstance(said, types.CompletionList)
        return [item.label for item in said.items]

    def at(self, name: str, text: str) -> dict[str, Any]:
        """A request's place: the cursor in a text that the file has already."""
        return {
            "text_document": types.TextDocumentIdentifier(self.address(name)),
            "position": cursor(text)[1],
        }

    def address(self, name: str) -> str:
        """What the editor calls a file."""
        return uris.from_fs_path(str(self.folder / name)) or ""


def cursor(text: str) -> tuple[str, types.Position]:
    """A text without the sign of the cursor, and where that stood."""
    before, _, after = text.partition(HERE)
    line = before.rpartition("\n")[2]
    return before + after, types.Position(before.count("\n"), len(line.encode("utf-16-le")) // 2)


def edited(folder: Path, work: Callable[[Editor], Awaitable[None]]) -> None:
    """Lets an editor work in a folder, with a server of its own, and ends both."""

    async def session() -> None:
        client = LanguageClient("an editor", "1")
        editor = Editor(client, folder)
        await client.start_io(sys.executable, "-m", "game", "lsp")
        try:
            await client.initialize_async(
                types.InitializeParams(types.ClientCapabilities(), root_uri=uris.from_fs_path(str(folder)))
            )
            client.initialized(types.InitializedParams())
            await work(editor)
            await client.shutdown_async(None)
        finally:
            client.exit(None)
            stop: Callable[[], Awaitable[None]] = client.stop
            await stop()

    asyncio.run(session())
