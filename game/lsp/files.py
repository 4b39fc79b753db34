"""The editor's files by their addresses, and places in them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from lsprotocol import types
from pygls import uris
from pygls.lsp.server import LanguageServer

from game.lsp.outline import Stretch
from game.lsp.project import Project
from game.lsp.units import Units
from game.reader.source import LINE_END


class Files:
    """Which files the editor has open, by the addresses that it calls them by."""

    def __init__(self, server: LanguageServer, project: Project) -> None:
        self.server, self.project = server, project
        self._addresses: dict[Path, str] = {}

    @property
    def open(self) -> Iterable[Path]:
        """The open files."""
        return tuple(self._addresses)

    @property
    def units(self) -> Units:
        """The editor's units of places."""
        return Units(self.server.workspace.position_codec)

    def put(self, address: str) -> Path | None:
        """Takes what the editor has of a file; None for one that is not saved anywhere yet."""
        path = path_of(address)
        if path is not None:
            self._addresses[path] = address
            self.project.put(path, self.server.workspace.get_text_document(address).source)
        return path

    def drop(self, path: Path) -> None:
        """Lets go of a file that was closed."""
        self._addresses.pop(path, None)
        self.project.drop(path)

    def lines(self, path: Path) -> list[str]:
        """The lines of a file, as it is open or saved."""
        return LINE_END.split(self.project.text(path))

    def address(self, file: Path) -> str:
        """What the editor calls a file."""
        return self._addresses.get(file) or uris.from_fs_path(str(file)) or ""

    def location(self, file: Path, where: Stretch) -> types.Location:
        """A stretch of a file for the editor."""
        return types.Location(self.address(file), self.units.range(where, self.lines(file)))


def path_of(address: str) -> Path | None:
    """The file of an address, links followed; None for one that is not saved anywhere."""
    found = uris.to_fs_path(address) if uris.uri_scheme(address) == "file" else None
    return None if found is None else Path(found).resolve()
