"""Values of single keys: texts, words, numbers, pictures and people, each as its kind says.

Every method takes a node and its key and gives the value for the model, or FAULTY after it was reported.
"""

from __future__ import annotations

import re
from typing import Any, Final

from game.model import METER_NAMES, MOODS, Effects, Place, Principle, Risk, Stand
from game.reader import codes
from game.reader.complaints import Complaints
from game.reader.draft import Draft, Target
from game.reader.kinds import Kind, Sort
from game.reader.letters import shown
from game.reader.paths import PICTURE_ENDINGS, is_file, is_picture, why_outside
from game.reader.prose import SPEAKER, one_line, paragraphs_of, prose_of
from game.reader.schema import Key
from game.reader.sheet import Sheet
from game.reader.suggest import or_list
from game.reader.tree import Mapping, Scalar, Sequence

FAULTY: Final = object()
"""What stands for a value that was reported and is left out."""

ID = re.compile(r"[a-z][a-z0-9_]*")
SCENARIO_ID = re.compile(r"[a-z][a-z0-9_-]*")
_WHOLE = re.compile(r"[+-]?[0-9]{1,17}")
_HUGE = re.compile(r"[+-]?[0-9]{18,}")

_PRINCIPLES = {principle.value: principle for principle in Principle}
_RISKS = {risk.value: risk for risk in Risk}
_METERS = {name: index for index, name in enumerate(METER_NAMES)}
_METER_KEYS = {name: Key(name, Kind(Sort.WHOLE, "+1"), "") for name in METER_NAMES}
_MOODS = frozenset(MOODS)
_TRUTHS = {"true": True, "false": False}


class Values:
    """Reads single values of one file."""

    def __init__(self, sheet: Sheet, draft: Draft) -> None:
        self.sheet = sheet
        self.draft = draft
        self.complain = Complaints(sheet, draft)
        self._wholes: dict[str, int] = {}

    # --- texts -----------------------------------------------------------------------------------------

    def _line(self, node: Any, key: Key) -> Any:
        if node.__class__ is not Scalar:
            return self._wrong(node, key)
        text = one_line(node.value)
        if not text and (key.required or not node.style):
            return self._empty(node, key)
        return text

    def _prose(self, node: Any, key: Key) -> Any:
        if node.__class__ is not Scalar:
            return self._wrong(node, key)
        if not key.kind.spoken:
            found = prose_of(node.value, node.style or "", ())
        else:
            found = prose_of(node.value, node.style or "", self.draft.cast_ids)
            if ":" in node.value:
                self._check_moods(node)
        if not found and (key.required or not node.style):
            return self._empty(node, key)
        return found

    def _check_moods(self, node: Any) -> None:
        """A paragraph that begins with `id word:` and someone's id, where the word is no mood."""
        at = 0
        for paragraph in paragraphs_of(node.value, node.style or ""):
            at = max(node.value.find(paragraph[:8], at), at)
            match = SPEAKER.match(paragraph)
            if match and match[2] and match[1] in self.draft.cast_ids and match[2] not in _MOODS:
                self.complain.unknown_word(node, match[2], MOODS, "a mood", at + match.start(2))

    def _lines(self, node: Any, key: Key) -> Any:
        if node.__class__ is not Sequence:
            return self._wrong(node, key)
        found = []
        for item in node.items:
            text = one_line(item.value) if item.__class__ is Scalar else ""
            if text:
                found.append(text)
            elif item.__class__ is Scalar:
                self.complain.no_value(item, key)
            else:
                self.complain.wrong_entry(item, key, "a text")
        return tuple(found)

    def _picture(self, node: Any, key: Key) -> Any:
        if node.__class__ is not Scalar or not node.value.strip():
            return self._wrong(node, key)
        text = one_line(node.value)
        words = [text] if is_picture(text) or is_file(text) else text.split(" ")
        if is_file(text):
            why = why_outside(text)
            if why is not None:
                self.complain.outside(node, text, why)
                return FAULTY
            if not is_picture(text):
                kinds = ", ".join(ending[1:].upper() for ending in PICTURE_ENDINGS if ending != ".jpeg")
                self.sheet.about(
                    codes.PICTURE_KIND,
                    node,
                    f"`{shown(text)}` is not a picture that can be shown.",
                    f"Use one of {kinds}.",
                )
                return FAULTY
        elif not all(ID.fullmatch(word.replace("-", "_")) for word in words) or (
            len(words) > 1 and not key.kind.states
        ):
            self.complain.bad_id(node, "the name of a picture", dashes=True)
            return FAULTY
        return Place(words[0], tuple(words[1:])) if key.kind.states else text

    # --- single words ----------------------------------------------------------------------------------

    def _whole(self, node: Any, key: Key) -> Any:
        if node.__class__ is not Scalar:
            return self._wrong(node, key)
        return self._number(node, key.name, key.kind, key)

    def _number(self, node: Any, name: str, kind: Kind, key: Key) -> Any:
        """The whole number that a scalar holds, within the bounds of a kind."""
        text = node.value
        value = self._wholes.get(text)
        if value is None:
            if not text.strip():
                return self._empty(node, key)
            if _HUGE.fullmatch(text):
                self.complain.out_of_range(node, name, kind)
                return FAULTY
            if not _WHOLE.fullmatch(text):
                self.complain.not_whole(node, name)
                return FAULTY
            value = self._wholes[text] = int(text)
        if not kind.low <= value <= kind.high:
            self.complain.out_of_range(node, name, kind)
            return FAULTY
        return value

    def _truth(self, node: Any, key: Key) -> Any:
        if node.__class__ is not Scalar or not node.value:
            return self._wrong(node, key)
        value = _TRUTHS.get(node.value)
        if value is None:
            self.complain.not_truth(node, key)
            return FAULTY
        return value

    def _word(self, node: Any, key: Key) -> Any:
        if node.__class__ is not Scalar or not node.value:
            return self._wrong(node, key)
        found = _RISKS.get(node.value)
        if found is None:
            self.complain.unknown_word(node, node.value, key.kind.choices, "a risk")
            return FAULTY
        return found

    def _id(self, node: Any, key: Key) -> Any:
        if node.__class__ is not Scalar or not node.value:
            return self._wrong(node, key)
        if not (SCENARIO_ID if key.kind.dashes else ID).fullmatch(node.value):
            self.complain.bad_id(node, "an id", dashes=key.kind.dashes)
        return node.value

    def _scene_id(self, node: Any, key: Key) -> Any:
        if node.__class__ is not Scalar or not node.value:
            return self._wrong(node, key)
        name = node.value
        if name != "END" or not key.kind.end:
            self.draft.targets.append(Target(name, node, self.sheet))
        return name

    def _choice_id(self, node: Any, key: Key) -> Any:
        if node.__class__ is not Scalar or not node.value:
            return self._wrong(node, key)
        return node.value

    def _words(self, node: Any, key: Key) -> Any:
        if node.__class__ is not Sequence:
            return self._wrong(node, key)
        found = []
        for item in node.items:
            if item.__class__ is not Scalar:
                self.complain.wrong_entry(item, key, "a word")
                continue
            principle = _PRINCIPLES.get(item.value)
            if principle is None:
                self.complain.unknown_word(item, item.value, key.kind.choices, "a principle")
            elif principle in found:
                self.complain.listed_twice(item, key, item.value)
            else:
                found.append(principle)
        self._count(node, key)
        return tuple(found)

    def _stands(self, node: Any, key: Key) -> Any:
        if node.__class__ is not Sequence:
            return self._wrong(node, key)
        found: dict[str, Stand] = {}
        for item in node.items:
            if item.__class__ is not Scalar or not item.value.strip():
                self.complain.wrong_entry(item, key, "`id` or `id mood`")
                continue
            id, *more = item.value.split()
            mood = more[0] if more else "neutral"
            if id not in self.draft.cast_ids:
                if self.draft.whole and self.draft.cast_whole:
                    self._unknown_person(item, id)
            elif id in found:
                self.complain.listed_twice(item, key, id)
            elif len(more) > 1:
                self.complain.unknown_word(item, " ".join(more), MOODS, "one mood", item.value.find(more[0]))
            elif mood not in _MOODS:
                self.complain.unknown_word(item, mood, MOODS, "a mood", item.value.rfind(mood))
            else:
                found[id] = Stand(id, mood)
        return tuple(found.values())

    def _unknown_person(self, node: Any, id: str) -> None:
        if self.complain.odd_space(node, "this id") or self.complain.curly(node, "an id"):
            return
        near = self.draft.suggest.near(id, self.draft.cast_ids)
        self.sheet.inside(
            codes.UNKNOWN_PERSON,
            node,
            0,
            len(id),
            f"Nobody in the cast has the id `{shown(id)}`.",
            f"Did you mean {or_list(near)}?" if near else f"Add `{shown(id)}` to `cast`, with a name.",
        )

    def _files(self, node: Any, key: Key) -> Any:
        if node.__class__ is not Sequence:
            return self._wrong(node, key)
        found = []
        for item in node.items:
            if item.__class__ is not Scalar or not item.value.strip():
                self.complain.wrong_entry(item, key, "a file's path")
                continue
            why = why_outside(item.value)
            if why is not None:
                self.complain.outside(item, item.value, why)
                continue
            found.append(item)
        return found

    # --- numbers by name -------------------------------------------------------------------------------

    def _meters(self, node: Any, key: Key) -> Any:
        if node.__class__ is not Mapping:
            return self._wrong(node, key)
        values = [0, 0, 0, 0]
        for name, value in node.values.items():
            index = _METERS.get(name)
            if index is None:
                self.complain.unknown_meter(node.keys[name], value)
            elif value.__class__ is not Scalar:
                self.complain.wrong_type(value, _METER_KEYS[name])
            else:
                number = self._number(value, name, key.kind, _METER_KEYS[name])
                if number is not FAULTY:
                    values[index] = number
        return Effects(*values)

    def _materials(self, node: Any, key: Key) -> Any:
        if node.__class__ is not Mapping:
            return self._wrong(node, key)
        found = []
        for name, value in node.values.items():
            if value.__class__ is not Scalar or not value.value.strip():
                self.complain.wrong_type(value, Key(name, Kind(Sort.LINE, "teal", "a material"), key.help))
            else:
                found.append((name, value.value.strip()))
        return tuple(found)

    # --- what they share -------------------------------------------------------------------------------

    def _count(self, node: Any, key: Key) -> None:
        if not key.kind.low <= len(node.items) <= key.kind.high and not node.cut:
            self.complain.wrong_count(node, key, len(node.items))

    def _wrong(self, node: Any, key: Key) -> Any:
        self.complain.wrong_type(node, key)
        return FAULTY

    def _empty(self, node: Any, key: Key) -> Any:
        self.complain.no_value(node, key)
        return FAULTY
