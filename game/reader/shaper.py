"""From a tree to the fields of the model, by the schema: every key known, every value of its kind.

`Shaper.part` reads one mapping by its table in the schema and hands what it found to the part's maker, if it
has one. A value that is wrong is reported and left out; reading always goes on.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from game.reader.draft import Draft
from game.reader.kinds import Sort
from game.reader.schema import PARTS, Key, Part
from game.reader.settings import Settings
from game.reader.sheet import Sheet
from game.reader.tree import Mapping, Node, Scalar, Sequence
from game.reader.values import FAULTY, ID

Fields = dict[str, Any]
"""What a mapping held, by the model's field names; what was faulty is missing."""

Maker = Callable[["Shaper", Fields, Mapping, Scalar | None], Any]
"""Makes a part of the model from its fields, the mapping they stand in and the key it stands under."""

Step = tuple[Callable[["Shaper", Any, Key], Any], Key, str]


class Shaper(Settings):
    """Reads the parts of one file; what other parts must know goes into the draft."""

    def __init__(self, sheet: Sheet, draft: Draft, makers: dict[str, Maker]) -> None:
        super().__init__(sheet, draft)
        self.copy = False
        self._makers = makers

    def part(self, part: Part, node: Mapping, owner: Scalar | None) -> Any:
        """Reads a mapping by its part's table; gives what the maker makes of it, or the fields."""
        steps, values = _STEPS[part.name], node.values
        if not values.keys() <= steps.keys():
            self._settle_strangers(part, node)
        found: Fields = {}
        for name, value in values.items():
            step = steps.get(name)
            if step is not None:
                read, key, field = step
                result = read(self, value, key)
                if result is not FAULTY:
                    found[field] = result
        if not _REQUIRED[part.name] <= values.keys() and not node.cut:
            self._report_missing(part, node, owner)
        maker = self._makers.get(part.name)
        return found if maker is None else maker(self, found, node, owner)

    def _settle_strangers(self, part: Part, node: Mapping) -> None:
        """Keys that are not in the table: unknown ones, of which some are meant as others, and those that
        stand there a second time, which are read for what they say."""
        steps = _STEPS[part.name]
        for name, value in list(node.values.items()):
            first, again, _ = name.partition("\0")
            if again:
                if first in steps:
                    self.copy, before = True, self.copy
                    steps[first][0](self, value, steps[first][1])
                    self.copy = before
            elif name not in steps:
                meant = self.complain.unknown_key(part, node, name)
                if meant and meant not in node.values:
                    node.starts[meant], node.values[meant] = node.starts[name], value

    def _report_missing(self, part: Part, node: Mapping, owner: Scalar | None) -> None:
        for key in part.keys:
            if key.required and key.name not in node.values:
                if key.name == "scenes" and "include" in node.values:
                    continue  # they can all stand in the included files
                self.complain.missing_key(part, node, key, owner)

    def value(self, part: Part, node: Mapping, name: str) -> Any:
        """Reads one key of a mapping by its part's table; FAULTY where it is missing or wrong."""
        value = node.values.get(name)
        read, key, _ = _STEPS[part.name][name]
        return FAULTY if value is None else read(self, value, key)

    def inner(self, node: Any, key: Key) -> Any:
        if node.__class__ is not Mapping:
            return self._wrong(node, key)
        return self.part(PARTS[key.kind.part], node, None)

    def inners(self, node: Any, key: Key) -> Any:
        if node.__class__ is not Sequence:
            return self._wrong(node, key)
        part = PARTS[key.kind.part]
        found = []
        for item in node.items:
            if item.__class__ is Mapping:
                found.append(self.part(part, item, None))
            else:
                self.complain.wrong_entry(item, key, "keys with values")
        self._count(node, key)
        return tuple(found)

    def named(self, node: Node, key: Key) -> Any:
        if node.__class__ is not Mapping:
            return self._wrong(node, key)
        part = PARTS[key.kind.part]
        found = {}
        mapping: Any = node
        for id, value in mapping.values.items():
            name = mapping.key(id)
            again = "\0" in id
            if not ID.fullmatch(id) and not again:
                self.complain.bad_id(name, f"the id of {part.words}")
            if value.__class__ is not Mapping:
                self.draft.lost_scenes.add(id)
                self.complain.no_part(name, value, part)
            elif again:
                self.copy, before = True, self.copy
                self.part(part, value, name)
                self.copy = before
            else:
                found[id] = self.part(part, value, name)
        if not found and not mapping.values:
            self.complain.no_value(node, key)
        return found


_READERS: dict[Sort, Callable[[Shaper, Any, Key], Any]] = {
    Sort.LINE: Shaper.line,
    Sort.PROSE: Shaper.prose,
    Sort.WHOLE: Shaper.whole,
    Sort.TRUTH: Shaper.truth,
    Sort.WORD: Shaper.word,
    Sort.ID: Shaper.id,
    Sort.SCENE_ID: Shaper.scene_id,
    Sort.CHOICE_ID: Shaper.choice_id,
    Sort.CONDITION: Shaper.condition,
    Sort.PICTURE: Shaper.picture,
    Sort.WORDS: Shaper.words,
    Sort.LINES: Shaper.lines,
    Sort.STANDS: Shaper.stands,
    Sort.SETTINGS: Shaper.settings,
    Sort.FILES: Shaper.files,
    Sort.METERS: Shaper.meters,
    Sort.NUMBERS: Shaper.numbers,
    Sort.MATERIALS: Shaper.materials,
    Sort.PART: Shaper.inner,
    Sort.PARTS: Shaper.inners,
    Sort.NAMED_PARTS: Shaper.named,
}
_STEPS: dict[str, dict[str, Step]] = {
    part.name: {key.name: (_READERS[key.kind.sort], key, key.field or key.name) for key in part.keys}
    for part in PARTS.values()
}
_REQUIRED = {part.name: {key.name for key in part.keys if key.required} for part in PARTS.values()}
