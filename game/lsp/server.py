"""The server: an editor's files as they are open there, and what it is told of them.

A check waits until nothing was typed for a moment, runs beside the loop, and is told only if the files are
still those that were checked.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from lsprotocol import types
from pygls.lsp.server import LanguageServer

from game.lsp.answers import Answers, Explain
from game.lsp.completion import Shown
from game.lsp.files import Files, path_of
from game.lsp.findings import as_lsp, stretch_of
from game.lsp.project import Checked, Pictured, Project
from game.model import Diagnostic

PAUSE = 0.2
"""Seconds without typing after which a scenario is checked."""
_SIGNS = [" ", ":", "[", "{", ",", "(", "."]

Changed = (
    types.DidOpenTextDocumentParams | types.DidChangeTextDocumentParams | types.DidSaveTextDocumentParams
)


def serve(version: str, pictured: Pictured, explain: Explain, shown: Callable[[], Shown]) -> None:
    """Speaks with an editor over standard input and output until it is done.

    `pictured` finds what is wrong with pictures, `explain` gives the page of a code in Markdown, `shown` the
    names of the shipped pictures.
    """
    logging.getLogger("pygls").setLevel(logging.CRITICAL)
    server = LanguageServer("fulcrum", version)
    files = Files(server, Project(pictured))
    desk = Desk(files)
    answers = Answers(files, desk.told, explain, shown)
    features: dict[str, Any] = {
        types.TEXT_DOCUMENT_DID_OPEN: desk.put,
        types.TEXT_DOCUMENT_DID_CHANGE: desk.put,
        types.TEXT_DOCUMENT_DID_SAVE: desk.put,
        types.TEXT_DOCUMENT_DID_CLOSE: desk.closed,
        types.TEXT_DOCUMENT_HOVER: answers.hover,
        types.TEXT_DOCUMENT_DEFINITION: answers.definition,
        types.TEXT_DOCUMENT_REFERENCES: answers.references,
        types.TEXT_DOCUMENT_DOCUMENT_SYMBOL: answers.symbols,
    }
    for name, answer in features.items():
        server.feature(name)(partial(answer))  # which takes the marks that pygls leaves on it
    options = types.CompletionOptions(trigger_characters=_SIGNS)
    server.feature(types.TEXT_DOCUMENT_COMPLETION, options)(partial(answers.completion))
    server.start_io()


class Desk:
    """What the editor has open, and what it was told of it."""

    def __init__(self, files: Files) -> None:
        self._files, self._project = files, files.project
        self._checks: dict[Path, asyncio.Task[None]] = {}
        self._told: dict[Path, Checked] = {}

    def told(self, path: Path) -> tuple[Diagnostic, ...]:
        """The findings on a file that the editor shows now."""
        checked = self._told.get(self._project.main_of(path))
        return () if checked is None else checked.findings.get(path, ())

    async def put(self, said: Changed) -> None:
        """A file was opened, changed or saved; pictures beside a saved one may be there by now."""
        path = self._files.put(said.text_document.uri)
        if path is not None:
            self._check_soon(self._project.main_of(path))

    async def closed(self, said: types.DidCloseTextDocumentParams) -> None:
        """A file was closed: what is saved of it counts, and a scenario that nobody has open is let be."""
        path = path_of(said.text_document.uri)
        if path is None:
            return
        main = self._project.main_of(path)
        self._files.drop(path)
        if any(self._project.main_of(other) == main for other in self._files.open):
            self._check_soon(main)
            return
        task = self._checks.pop(main, None)
        if task is not None:
            task.cancel()
        for file in self._told.pop(main, Checked(main, {main: ()})).findings:
            self._publish(file, ())

    def _check_soon(self, main: Path) -> None:
        waiting = self._checks.get(main)
        if waiting is not None:
            waiting.cancel()
        self._checks[main] = asyncio.get_running_loop().create_task(self._check(main))

    async def _check(self, main: Path) -> None:
        await asyncio.sleep(PAUSE)
        checked = await asyncio.to_thread(self._project.check, main)
        before = self._told.get(main, Checked(main, {}))
        self._told[main] = checked
        for file in {**before.findings, **checked.findings}:
            self._publish(file, checked.findings.get(file, ()))

    def _publish(self, file: Path, found: Sequence[Diagnostic]) -> None:
        lines, units = self._files.lines(file), self._files.units
        self._files.server.text_document_publish_diagnostics(
            types.PublishDiagnosticsParams(
                uri=self._files.address(file),
                diagnostics=[as_lsp(one, units.range(stretch_of(one), lines)) for one in found],
            )
        )
