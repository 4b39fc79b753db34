"""One reading, from the main file to the scenario: files, parts, what links them, what a play would meet."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import Any

from game.model import Diagnostic, Scenario
from game.reader import codes
from game.reader.complaints import made_id
from game.reader.decode import decode
from game.reader.draft import Draft
from game.reader.ends import check_ends
from game.reader.letters import shown
from game.reader.links import check_links
from game.reader.makers import MAKERS
from game.reader.parsing import parse
from game.reader.paths import beside, stem
from game.reader.report import Report
from game.reader.schema import FORMAT_VERSION, INCLUDED, SCENARIO
from game.reader.shaper import Shaper
from game.reader.sheet import Sheet
from game.reader.tree import Lost, Mapping, Scalar, Sequence
from game.reader.values import FAULTY, SCENARIO_ID
from game.reader.ways import check_ways


class Desk:
    """Where a scenario is put together."""

    def __init__(self, name: str, load: Callable[[str], bytes] | None) -> None:
        self.name = name
        self.load = load
        self.files: dict[str, bytes] = {}
        self.report = Report()
        self.draft = Draft(self.report)
        self.settled = True

    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """Everything found so far, in the order of the files."""
        return self.report.diagnostics(list(self.files))

    def read(self, data: bytes) -> Scenario | None:
        """The scenario, or None where there is an error."""
        self.files[self.name] = data
        opened = self._open(self.name, data)
        if opened is None:
            return None
        sheet, root = opened
        return _Main(self, sheet, root).read()

    def _open(self, name: str, data: bytes) -> tuple[Sheet, Mapping] | None:
        """Decodes and parses a file; None where it holds no keys to go on with."""
        source = decode(name, data, self.report)
        if source is None:
            self.draft.whole = False
            return None
        tree = parse(source, self.report)
        sheet = Sheet(source, self.report)
        if not tree.whole:
            self.draft.whole = False
        root = tree.root
        if isinstance(root, Mapping):
            return sheet, root
        main = name == self.name
        if root is None or (isinstance(root, Scalar) and not root.value.strip()):
            if main and not self.report.failed:
                self.report.add(
                    codes.EMPTY_FILE,
                    source,
                    1,
                    1,
                    "There is nothing in this file.",
                    "Begin it with `fulcrum: 1`, a `title`, a `role`, `scenes` and `endings`.",
                )
        elif not isinstance(root, Lost) and not self.report.failed:
            what = "a list" if isinstance(root, Sequence) else "a text"
            sheet.about(
                codes.NOT_KEYS,
                root,
                f"The file holds {what}, not keys with values.",
                "Begin it with `fulcrum: 1`." if main else "Begin it with `scenes:`.",
            )
        self.draft.whole = self.draft.whole and not main and root is None
        return None

    def include(self, node: Scalar, sheet: Sheet) -> tuple[Sheet, Mapping] | None:
        """Opens an included file; None where it cannot be read or holds nothing."""
        path: str = node.value
        name = beside(self.name, path)
        if name in self.files:
            itself = name == self.name
            sheet.about(
                codes.INCLUDE_CIRCLE if itself else codes.INCLUDE_TWICE,
                node,
                f"`{shown(path)}` includes itself." if itself else f"`{shown(path)}` is included twice.",
                "Delete this entry.",
            )
            return None
        if self.load is None:
            why = "this reading has no way to other files"
        else:
            try:
                data = self.load(path)
            except (OSError, ValueError) as error:
                why = _words_of(error)
            else:
                self.files[name] = data
                return self._open(name, data)
        self.draft.whole = False
        sheet.about(
            codes.INCLUDE_UNREADABLE,
            node,
            f"`{shown(path)}` cannot be read: {why}.",
            "Check its name; the path counts from the main file's folder.",
            f"Tried: {shown(name, 200)}",
        )
        return None


def _words_of(error: Exception) -> str:
    if isinstance(error, FileNotFoundError):
        return "there is no such file"
    words = getattr(error, "strerror", None) or str(error) or type(error).__name__
    return str(words).rstrip(".")


class _Main:
    """Reads the parts of the main file, and of what it includes, in the order that they need."""

    def __init__(self, desk: Desk, sheet: Sheet, root: Mapping) -> None:
        self.desk = desk
        self.draft = desk.draft
        self.sheet = sheet
        self.root = root
        self.shaper = Shaper(sheet, desk.draft, MAKERS)

    def read(self) -> Scenario | None:
        """The scenario; None where there is an error, which then is in the report."""
        shaper, root, draft = self.shaper, self.root, self.draft
        version = shaper.value(SCENARIO, root, "fulcrum")
        if version is not FAULTY and version != FORMAT_VERSION:
            self._unknown_version(version)
            return None
        variables = shaper.value(SCENARIO, root, "variables")
        draft.variables = {} if variables is FAULTY else variables
        included = self._included()
        for part in (root, *(other for _, other in included)):
            cast = part.values.get("cast")
            if isinstance(cast, Mapping):
                draft.cast_ids.update(name.partition("\0")[0] for name in cast.values)
            elif cast is not None:
                draft.cast_whole = False
        fields = shaper.part(SCENARIO, root, None)
        for sheet, other in included:
            Shaper(sheet, draft, MAKERS).part(INCLUDED, other, None)
        if not isinstance(root.values.get("scenes"), Mapping | None):
            draft.whole = False
        draft.endings_whole = isinstance(root.values.get("endings"), Sequence) and len(
            fields.get("endings", ())
        ) == len(root.values["endings"].items)  # type: ignore[union-attr]
        scenario = self._scenario(fields)
        check_links(draft)
        check_ways(draft, scenario)
        if not self.desk.report.failed:
            self.desk.settled = check_ends(draft, scenario)
        return None if self.desk.report.failed else scenario

    def _included(self) -> list[tuple[Sheet, Mapping]]:
        nodes = self.shaper.value(SCENARIO, self.root, "include")
        found = [self.desk.include(node, self.sheet) for node in (() if nodes is FAULTY else nodes)]
        return [opened for opened in found if opened is not None]

    def _unknown_version(self, version: int) -> None:
        self.sheet.about(
            codes.UNKNOWN_VERSION,
            self.root.values["fulcrum"],
            f"The scenario is written for format version {version}; this Fulcrum reads {FORMAT_VERSION}.",
            "Update Fulcrum." if version > FORMAT_VERSION else f"Write `fulcrum: {FORMAT_VERSION}`.",
            "Nothing else in it was checked." if version > FORMAT_VERSION else "",
        )

    def _scenario(self, fields: dict[str, Any]) -> Scenario:
        """The scenario from what was found, with gaps where something was faulty."""
        draft, root = self.draft, self.root
        scenes = tuple(made.scene for made in draft.scenes.values())
        fields = {name: value for name, value in fields.items() if name not in ("include", "scenes", "cast")}
        if "id" not in root.values:
            fields["id"] = self._id_from_name()
        fields["variables"] = tuple(draft.variables.items())
        fields["endings"] = tuple(draft.endings)
        for name, otherwise in (
            ("id", ""),
            ("title", ""),
            ("role", ()),
            ("start", scenes[0].id if scenes else ""),
        ):
            fields.setdefault(name, otherwise)
        return Scenario(
            scenes=scenes,
            cast=tuple(draft.cast.values()),
            flags=tuple(draft.flags),
            digest=digest_of(self.desk.files),
            file=self.desk.name,
            span=self.sheet.span(root.start_mark),
            **fields,
        )

    def _id_from_name(self) -> str:
        id = stem(self.desk.name)
        if SCENARIO_ID.fullmatch(id):
            return id
        better = made_id(id, dashes=True)
        self.sheet.at(
            codes.NO_ID,
            self.root.start_mark,
            f"The file's name, “{shown(id)}”, cannot be the scenario's id, and there is no `id`.",
            f"Add `id: {better or 'my-scenario'}`, say.",
            "An id begins with a small letter and has small letters a to z, digits, - and _. "
            "Saves and results are kept by it.",
        )
        return ""


def digest_of(files: dict[str, bytes]) -> str:
    """The SHA-256 of files one after another, as hex."""
    digest = hashlib.sha256()
    for data in files.values():
        digest.update(data)
    return digest.hexdigest()
