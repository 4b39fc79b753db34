"""The files of a scenario as its author sees them: what is open in the editor, over what is saved."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from game.analysis.craft.check import check
from game.analysis.craft.finding import Finding
from game.lsp.outline import Outline, Thing, names_of, outline
from game.model import Diagnostic, Scenario
from game.reader import Reading, read
from game.reader.paths import beside
from game.storage.atomic import read_at_most
from game.storage.finding import looks_like_scenario, yaml_files
from game.storage.folder import LARGEST_TEXT, ScenarioFolder

Pictured = Callable[[Scenario, ScenarioFolder], Iterable[Finding]]
"""What there is to say about the pictures of a scenario that stands in a folder."""

FARTHEST = 4
"""How many folders up a scenario that includes a file is looked for."""


class Checked(NamedTuple):
    """The findings on a scenario by the file that they are in: every file of it has an entry."""

    main: Path
    findings: dict[Path, tuple[Diagnostic, ...]]


class Project:
    """The open files. `pictured` finds what is wrong with pictures."""

    def __init__(self, pictured: Pictured) -> None:
        self._pictured = pictured
        self._open: dict[Path, str] = {}
        self._last: dict[Path, Outline] = {}
        self._files: dict[Path, tuple[Path, ...]] = {}
        self._mains: dict[Path, Path] = {}

    def put(self, path: Path, text: str) -> None:
        """Takes what the editor has of a file now."""
        path = _real(path)
        self._open[path] = text
        if looks_like_scenario(self.data(path)):
            self._mains.clear()  # it may include other files now

    def drop(self, path: Path) -> None:
        """Goes back to what is saved of a file."""
        self._open.pop(_real(path), None)

    def text(self, path: Path) -> str:
        """What a file says; empty where it cannot be read."""
        return self.data(path).decode("utf-8-sig", "replace")

    def data(self, path: Path) -> bytes:
        """The bytes of a file; none where it cannot be read."""
        opened = self._open.get(_real(path))
        if opened is not None:
            return opened.encode("utf-8", "replace")
        try:
            return read_at_most(path, LARGEST_TEXT)
        except OSError:
            return b""

    def main_of(self, path: Path) -> Path:
        """The scenario that a file belongs to: itself, or one that includes it and stands no lower."""
        path = _real(path)
        if looks_like_scenario(self.data(path)):
            return path
        if path not in self._mains:
            self._mains[path] = self._includer_of(path)
        return self._mains[path]

    def concerns(self, path: Path) -> bool:
        """Whether a file belongs to a scenario, or could become one; any other YAML file is left in peace."""
        return not self.data(path).strip() or looks_like_scenario(self.data(self.main_of(path)))

    def files_of(self, main: Path) -> tuple[Path, ...]:
        """The files of a scenario, the main one first."""
        self._read(_real(main))
        return self._files[_real(main)]

    def check(self, path: Path) -> Checked:
        """All there is to say about the scenario that a file belongs to, as `fulcrum check` says it; nothing
        where it belongs to none."""
        main = self.main_of(path)
        if not looks_like_scenario(self.data(main)):
            return Checked(main, {main: ()})
        reading, places = self._read(main)
        folder = ScenarioFolder(main.parent)
        pictures = () if reading.scenario is None else self._pictured(reading.scenario, folder)
        findings: dict[Path, list[Diagnostic]] = {path: [] for path in places.values()}
        for one in check(reading, None, pictures).diagnostics:
            findings[places.get(one.span.file, main)].append(one)
        return Checked(main, {path: tuple(found) for path, found in findings.items()})

    def outlines(self, path: Path) -> dict[Path, Outline]:
        """The outlines of all files of the scenario that a file belongs to. Of a file that cannot be read
        whole just now, with names that were there when it last could."""
        files = self._files.get(main := self.main_of(path)) or self.files_of(main)
        first = {file: outline(str(file), self.text(file)) for file in files}
        cast = names_of(first.values(), Thing.PERSON)
        variables = names_of(first.values(), Thing.VARIABLE)
        found = {}
        for file in files:
            now = outline(str(file), self.text(file), cast, variables) if len(files) > 1 else first[file]
            if now.whole:
                self._last[file] = now
            found[file] = now
        return found

    def remembered(self, path: Path) -> Iterator[Outline]:
        """Outlines to offer names from: as files are now, then as they last could be read whole."""
        now = self.outlines(path)
        yield from now.values()
        yield from (self._last[file] for file in now if file in self._last)

    def _includer_of(self, path: Path) -> Path:
        for folder in [path.parent, *path.parent.parents][:FARTHEST]:
            for other in yaml_files(folder):
                data = self.data(other)
                if path.stem.encode() in data and looks_like_scenario(data) and path in self.files_of(other):
                    return _real(other)
        return path

    def _read(self, main: Path) -> tuple[Reading, dict[str, Path]]:
        """The reading of a scenario, and the files of it by their names in its spans."""
        folder = ScenarioFolder(main.parent)
        places = {str(main): main}

        def load(name: str) -> bytes:
            where = folder.locate(name)
            places[beside(str(main), name)] = where
            opened = self._open.get(where)
            return folder.load(name) if opened is None else opened.encode("utf-8", "replace")

        reading = read(self.data(main), str(main), load)
        self._files[main] = tuple(dict.fromkeys(places.values()))
        return reading, places


def _real(path: Path) -> Path:
    try:
        return path.resolve()
    except (OSError, RuntimeError):
        return path
