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
from game.reader.paths import is_file, is_picture, why_outside
from game.reader.prose import one_line, prose_of, unknown_mood
from game.reader.schema import Key
from game.reader.sheet import Sheet
from game.reader.suggest import or_list
from game.reader.tree import Mapping, Scalar, Sequence

FAULTY: Final = object()
"""What stands for a value that was reported and is left out."""

ID = re.compile(r"[a-z][a-z0-9_]*")
SCENARIO_ID = re.compile(r"[a-z][a-z0-9_-]*")
_PICTURE = re.compile(r"[a-z][a-z0-9_-]*(?: [a-z][a-z0-9_-]*)*")
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
        self._pictures: dict[tuple[str, bool], Place | str] = {}
        self._stands: dict[str, Stand] = {}
        self._effects: dict[tuple[int, ...], Effects] = {}

    # --- texts -----------------------------------------------------------------------------------------

    def line(self, node: Any, key: Key) -> Any:
        if node.__class__ is not Scalar:
            return self._wrong(node, key)
        text = one_line(node.value)
        if not text and (key.required or not node.style):
            return self._empty(node, key)
        return text

    def prose(self, node: Any, key: Key) -> Any:
        if node.__class__ is not Scalar:
            return self._wrong(node, key)
        cast = self.draft.cast_ids if key.kind.spoken else ()
        found = prose_of(node.value, node.style or "", cast)
        if not found and (key.required or not node.style):
            return self._empty(node, key)
        for paragraph in found:
            mood = unknown_mood(paragraph, cast)
            if mood:
                at = re.search(
                    rf"(?m)^\s*{paragraph.text[: 1 - len(mood)].split()[0]} +({mood}):", node.value
                )
                self.complain.unknown_word(node, mood, MOODS, "a mood", at.start(1) if at else 0)
        return found

    def lines(self, node: Any, key: Key) -> Any:
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

    def picture(self, node: Any, key: Key) -> Any:
        if node.__class__ is not Scalar or not node.value.strip():
            return self._wrong(node, key)
        text = one_line(node.value)
        found: Place | str | None = self._pictures.get((text, key.kind.states))
        if found is None:
            if is_file(text):
                found = text if self._is_shown(node, text) else None
            elif _PICTURE.fullmatch(text) and (key.kind.states or " " not in text):
                found = text
            else:
                self.complain.bad_id(node, "the name of a picture", dashes=True)
            if found is None:
                return FAULTY
            if key.kind.states:
                name, *states = [text] if is_file(text) else text.split(" ")
                found = Place(name, tuple(states))
            self._pictures[text, key.kind.states] = found
        return found

    def _is_shown(self, node: Any, path: str) -> bool:
        """Whether a path stays beside the scenario and ends as a picture; says why where it does not."""
        why = why_outside(path)
        if why is not None:
            self.complain.outside(node, path, why)
        elif not is_picture(path):
            self.sheet.about(
                codes.PICTURE_KIND,
                node,
                f"`{shown(path)}` is not a picture that can be shown.",
                "Save it as SVG, PNG, JPEG or WebP, and write its new name.",
            )
        else:
            return True
        return False

    # --- single words ----------------------------------------------------------------------------------

    def whole(self, node: Any, key: Key) -> Any:
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

    def truth(self, node: Any, key: Key) -> Any:
        if node.__class__ is not Scalar or not node.value:
            return self._wrong(node, key)
        value = _TRUTHS.get(node.value)
        if value is None:
            self.complain.not_truth(node, key)
            return FAULTY
        return value

    def word(self, node: Any, key: Key) -> Any:
        if node.__class__ is not Scalar or not node.value:
            return self._wrong(node, key)
        found = _RISKS.get(node.value)
        if found is None:
            self.complain.unknown_word(node, node.value, key.kind.choices, "a risk")
            return FAULTY
        return found

    def id(self, node: Any, key: Key) -> Any:
        if node.__class__ is not Scalar or not node.value:
            return self._wrong(node, key)
        if not (SCENARIO_ID if key.kind.dashes else ID).fullmatch(node.value):
            self.complain.bad_id(node, "an id", dashes=key.kind.dashes)
        return node.value

    def scene_id(self, node: Any, key: Key) -> Any:
        if node.__class__ is not Scalar or not node.value:
            return self._wrong(node, key)
        name = node.value
        if name != "END" or not key.kind.end:
            self.draft.targets.append(Target(name, node, self.sheet))
        return name

    def choice_id(self, node: Any, key: Key) -> Any:
        if node.__class__ is not Scalar or not node.value:
            return self._wrong(node, key)
        return node.value

    def words(self, node: Any, key: Key) -> Any:
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

    def stands(self, node: Any, key: Key) -> Any:
        if node.__class__ is not Sequence:
            return self._wrong(node, key)
        found: dict[str, Stand] = {}
        for item in node.items:
            if item.__class__ is not Scalar or not item.value.strip():
                self.complain.wrong_entry(item, key, "`id` or `id mood`")
                continue
            stand = self._stands.get(item.value) or self._stand(item)
            if stand is None:
                continue
            if stand.person in found:
                self.complain.listed_twice(item, key, stand.person)
            found[stand.person] = stand
        return tuple(found.values())

    def _stand(self, node: Any) -> Stand | None:
        """Somebody on stage as a scalar says; None where that was reported."""
        id, *more = node.value.split()
        mood = more[0] if more else "neutral"
        if id not in self.draft.cast_ids:
            if self.draft.whole and self.draft.cast_whole:
                self._unknown_person(node, id)
        elif len(more) > 1:
            self.complain.unknown_word(node, " ".join(more), MOODS, "one mood", node.value.find(more[0]))
        elif mood not in _MOODS:
            self.complain.unknown_word(node, mood, MOODS, "a mood", node.value.rfind(mood))
        else:
            self._stands[node.value] = Stand(id, mood)
            return self._stands[node.value]
        return None

    def _unknown_person(self, node: Any, id: str) -> None:
        if self.complain.odd_space(node, "this id") or self.complain.curly(node, "an id"):
            return
        if not self.draft.cast_ids:
            if not self.draft.missed_cast:
                self.draft.missed_cast = True
                self.sheet.inside(
                    codes.UNKNOWN_PERSON,
                    node,
                    0,
                    len(id),
                    f"`{shown(id)}` is named here, and there is no `cast`.",
                    f"Add `cast:` at the top, and under it `{shown(id)}: {{name: …}}` and everybody else.",
                )
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

    def files(self, node: Any, key: Key) -> Any:
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

    def meters(self, node: Any, key: Key) -> Any:
        if node.__class__ is not Mapping:
            return self._wrong(node, key)
        values = [0, 0, 0, 0]
        kind, known = key.kind, self._wholes
        for name, value in node.values.items():
            index = _METERS.get(name)
            if index is None:
                self.complain.unknown_meter(node.key(name), value)
            elif value.__class__ is not Scalar:
                self.complain.wrong_type(value, _METER_KEYS[name])
            else:
                number = known.get(value.value)
                if number is None or not kind.low <= number <= kind.high:
                    number = self._number(value, name, kind, _METER_KEYS[name])
                if number is not FAULTY:
                    values[index] = number
        moved = tuple(values)
        effects = self._effects.get(moved)
        if effects is None:
            effects = self._effects[moved] = Effects(*values)
        return effects

    def materials(self, node: Any, key: Key) -> Any:
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
