"""From a tree to the fields of the model, by the schema: every key known, every value of its kind.

`Shaper.part` reads one mapping by its table in the schema and hands what it found to the part's maker, if it
has one. A value that is wrong is reported and left out; reading always goes on.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, Final

from game.model import (
    METER_NAMES,
    MOODS,
    Effects,
    Guard,
    Place,
    Principle,
    Risk,
    SetFlag,
    Setting,
    SetVariable,
    Stand,
)
from game.model.expression import Number
from game.reader import codes
from game.reader.complaints import Complaints, made_id
from game.reader.draft import Draft, Target, Where
from game.reader.expression import WORDS, Parsed, parse
from game.reader.kinds import Kind, Sort
from game.reader.letters import shown
from game.reader.paths import PICTURE_ENDINGS, is_file, is_picture, why_outside
from game.reader.prose import SPEAKER, one_line, paragraphs_of, prose_of
from game.reader.schema import PARTS, Key, Part
from game.reader.sheet import Sheet
from game.reader.tree import Mapping, Node, Scalar, Sequence

FAULTY: Final = object()
"""What stands for a value that was reported and is left out."""

ID = re.compile(r"[a-z][a-z0-9_]*")
SCENARIO_ID = re.compile(r"[a-z][a-z0-9_-]*")
_WHOLE = re.compile(r"[+-]?[0-9]{1,17}")

_PRINCIPLES = {principle.value: principle for principle in Principle}
_RISKS = {risk.value: risk for risk in Risk}
_METERS = {name: index for index, name in enumerate(METER_NAMES)}
_METER_KEYS = {name: Key(name, Kind(Sort.WHOLE, "+1"), "") for name in METER_NAMES}
_MOODS = frozenset(MOODS)
_TRUTHS = {"true": True, "false": False}
_NOTHING = Number(0)

Fields = dict[str, Any]
"""What a mapping held, by the model's field names; what was faulty is missing."""

Maker = Callable[["Shaper", Fields, Mapping, Scalar | None], Any]
"""Makes a part of the model from its fields, the mapping they stand in and the key it stands under."""

Step = tuple[Callable[[Any, Key], Any], Key, str]


class Shaper:
    """Reads the parts of one file; what other parts must know goes into the draft."""

    def __init__(self, sheet: Sheet, draft: Draft, makers: dict[str, Maker]) -> None:
        self.sheet = sheet
        self.draft = draft
        self.complain = Complaints(sheet, draft)
        self.copy = False
        self._makers = makers
        self._wholes: dict[str, int] = {}
        by_sort: dict[Sort, Callable[[Any, Key], Any]] = {
            Sort.LINE: self._line,
            Sort.PROSE: self._prose,
            Sort.WHOLE: self._whole,
            Sort.TRUTH: self._truth,
            Sort.WORD: self._word,
            Sort.ID: self._id,
            Sort.SCENE_ID: self._scene_id,
            Sort.CHOICE_ID: self._choice_id,
            Sort.CONDITION: self._condition,
            Sort.PICTURE: self._picture,
            Sort.WORDS: self._words,
            Sort.LINES: self._lines,
            Sort.STANDS: self._stands,
            Sort.SETTINGS: self._settings,
            Sort.FILES: self._files,
            Sort.METERS: self._meters,
            Sort.NUMBERS: self._numbers,
            Sort.MATERIALS: self._materials,
            Sort.PART: self._part,
            Sort.PARTS: self._parts,
            Sort.NAMED_PARTS: self._named_parts,
        }
        self._steps: dict[str, dict[str, Step]] = {
            part.name: {key.name: (by_sort[key.kind.sort], key, key.field or key.name) for key in part.keys}
            for part in PARTS.values()
        }
        self._required = {part.name: [key for key in part.keys if key.required] for part in PARTS.values()}

    # --- parts -----------------------------------------------------------------------------------------

    def part(self, part: Part, node: Mapping, owner: Scalar | None) -> Any:
        """Reads a mapping by its part's table; gives what the maker makes of it, or the fields."""
        steps = self._steps[part.name]
        found: Fields = {}
        for name, value in node.values.items():
            step = steps.get(name)
            if step is None:
                self._stranger(part, node, name)
                continue
            result = step[0](value, step[1])
            if result is not FAULTY:
                found[step[2]] = result
        self._require(part, node, owner)
        maker = self._makers.get(part.name)
        return found if maker is None else maker(self, found, node, owner)

    def _stranger(self, part: Part, node: Mapping, name: str) -> None:
        """A key that is not in the table: unknown, or there a second time and then read for what it says."""
        first, _, again = name.partition("\0")
        step = self._steps[part.name].get(first)
        if again and step is not None:
            self.copy, before = True, self.copy
            step[0](node.values[name], step[1])
            self.copy = before
        elif not again:
            self.complain.unknown_key(part, node, name)

    def _require(self, part: Part, node: Mapping, owner: Scalar | None) -> None:
        for key in self._required[part.name]:
            if key.name not in node.values and not node.cut:
                if key.name == "scenes" and "include" in node.values:
                    continue  # they can all stand in the included files
                self.complain.missing_key(part, node, key, owner)

    def value(self, part: Part, node: Mapping, name: str) -> Any:
        """Reads one key of a mapping by its part's table; FAULTY where it is missing or wrong."""
        value = node.values.get(name)
        read, key, _ = self._steps[part.name][name]
        return FAULTY if value is None else read(value, key)

    def _part(self, node: Node, key: Key) -> Any:
        if node.__class__ is not Mapping:
            return self._wrong(node, key)
        return self.part(PARTS[key.kind.part], node, None)  # type: ignore[arg-type]

    def _parts(self, node: Node, key: Key) -> Any:
        if node.__class__ is not Sequence:
            return self._wrong(node, key)
        part = PARTS[key.kind.part]
        found = []
        for item in node.items:  # type: ignore[union-attr]
            if item.__class__ is Mapping:
                found.append(self.part(part, item, None))
            else:
                self.complain.wrong_entry(item, key, "keys with values")
        self._count(node, key)
        return tuple(found)

    def _named_parts(self, node: Node, key: Key) -> Any:
        if node.__class__ is not Mapping:
            return self._wrong(node, key)
        part = PARTS[key.kind.part]
        found = {}
        mapping: Any = node
        for id, value in mapping.values.items():
            name = mapping.keys[id]
            again = "\0" in id
            if not ID.fullmatch(id) and not again:
                self.complain.bad_id(name, part.words)
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

    # --- texts -----------------------------------------------------------------------------------------

    def _line(self, node: Node, key: Key) -> Any:
        if node.__class__ is not Scalar:
            return self._wrong(node, key)
        text = one_line(node.value)  # type: ignore[union-attr]
        if not text and (key.required or not node.style):  # type: ignore[union-attr]
            return self._empty(node, key)
        return text

    def _prose(self, node: Any, key: Key) -> Any:
        if node.__class__ is not Scalar:
            return self._wrong(node, key)
        if not key.kind.spoken:
            found = prose_of(node.value, node.style, ())
        else:
            found = prose_of(node.value, node.style, self.draft.cast_ids)
            if ":" in node.value:
                self._check_moods(node)
        if not found and (key.required or not node.style):
            return self._empty(node, key)
        return found

    def _check_moods(self, node: Any) -> None:
        """A paragraph that begins with `id word:` and someone's id, where the word is no mood."""
        at = 0
        for paragraph in paragraphs_of(node.value, node.style):
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
            self.complain.bad_id(node, "a picture", dashes=True)
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
            if re.fullmatch(r"[+-]?[0-9]{18,}", text):
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
            self.complain.bad_id(node, "a scenario" if key.kind.dashes else "this", dashes=key.kind.dashes)
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
            f"Did you mean {' or '.join(f'`{name}`' for name in near)}?"
            if near
            else f"Add `{shown(id)}` to `cast`, with a name.",
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

    def _numbers(self, node: Any, key: Key) -> Any:
        if node.__class__ is not Mapping:
            return self._wrong(node, key)
        found = {}
        for name, value in node.values.items():
            where = node.keys[name]
            if self._usable(name, where, "a variable"):
                self.draft.variable_places[name] = Where(where, self.sheet)
            if value.__class__ is not Scalar:
                self.complain.wrong_type(value, Key(name, Kind(Sort.WHOLE, "0"), key.help))
                found[name] = 0
                continue
            number = self._number(value, name, key.kind, Key(name, Kind(Sort.WHOLE, "0"), key.help))
            found[name] = 0 if number is FAULTY else number
        return found

    def _usable(self, name: str, node: Any, what: str) -> bool:
        """Whether a name can be a flag or a variable; says why where it cannot."""
        if "\0" in name:
            return False
        if not ID.fullmatch(name):
            self.complain.bad_id(node, what, text=name)
        elif name in WORDS:
            self.complain.reserved(
                node,
                name,
                "is a word of conditions itself",
                f"Call {what} something else, such as `{name}_so`.",
            )
        elif name in _METERS:
            self.complain.reserved(
                node,
                name,
                "is a meter",
                f"Call {what} something else; meters are moved by `effects`.",
            )
        else:
            return True
        self.draft.doubtful.update((name, made_id(name)))
        return False

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

    # --- conditions ------------------------------------------------------------------------------------

    def _condition(self, node: Any, key: Key) -> Any:
        if node.__class__ is not Scalar or not node.value.strip():
            return self._wrong(node, key)
        parsed = self._parsed(node)
        expression = parsed.expression or _NOTHING
        self.draft.guarding.update(use.name for use in parsed.uses)
        return Guard(one_line(node.value), expression, self.sheet.span(node.start_mark))

    def _parsed(self, node: Any) -> Parsed:
        """The expression of a scalar, read once for each wording; a problem is reported at each place."""
        text = node.value
        parsed = self.draft.parsed.get(text)
        if parsed is None:
            parsed = self.draft.parsed[text] = parse(text, self.draft.variables)
            self.draft.conditions[text] = []
        self.draft.conditions[text].append(Where(node, self.sheet))
        problem = parsed.problem
        if problem is not None:
            message = problem.message[0].upper() + problem.message[1:] + "."
            self.sheet.inside(problem.code, node, problem.at, problem.length, message, problem.fix)
        return parsed

    def _settings(self, node: Any, key: Key) -> Any:
        if node.__class__ is not Sequence:
            return self._wrong(node, key)
        found: list[Setting] = []
        for item in node.items:
            if item.__class__ is Scalar and item.value.strip():
                if self._flag(item):
                    found.append(SetFlag(item.value, self.sheet.span(item.start_mark)))
            elif item.__class__ is Mapping:
                found.extend(self._assignments(item, key))
            else:
                self.complain.wrong_entry(item, key, "a flag, or a variable with an expression")
        return tuple(found)

    def _flag(self, node: Any) -> bool:
        """Whether a scalar in `sets` names a flag; says why where it does not."""
        name = node.value
        if name in self.draft.flags:
            return True
        if name in self.draft.variables:
            self.sheet.about(
                codes.VARIABLE_AS_FLAG,
                node,
                f"`{shown(name)}` is a variable, and here it is set like a flag.",
                f"Write `{shown(name)}: ` and its new value, such as `{shown(name)}: {shown(name)} + 1`.",
            )
            return False
        assigned = re.fullmatch(r"([a-z][a-z0-9_]*) *(?::|=|\+=|-=) *(\S.*)", name)
        if assigned is not None:
            self.sheet.about(
                codes.NO_SPACE if ":" in name else codes.BAD_ID,
                node,
                f"“{shown(name)}” is neither a flag nor a variable with its value.",
                f"Write `{shown(assigned[1])}: {shown(assigned[2])}`, with a space after the colon.",
            )
            self.draft.doubtful.add(assigned[1])
            return False
        if not self._usable(name, node, "a flag"):
            return False
        self.draft.flags[name] = Where(node, self.sheet)
        return True

    def _assignments(self, node: Mapping, key: Key) -> list[Setting]:
        found: list[Setting] = []
        for name, value in node.values.items():
            where = node.keys[name]
            if name not in self.draft.variables and self._usable(name, where, "a variable"):
                near = self.draft.suggest.near(name, self.draft.variables)
                self.draft.doubtful.add(name)
                self.sheet.about(
                    codes.UNKNOWN_VARIABLE,
                    where,
                    f"There is no variable `{shown(name)}`.",
                    f"Did you mean {' or '.join(f'`{n}`' for n in near)}?"
                    if near
                    else f"Declare it at the top: `variables:` and under it `{shown(name)}: 0`. "
                    f"If it is only true or not, write the bare name: `sets: [{shown(name)}]`.",
                )
            if value.__class__ is not Scalar or not value.value.strip():
                self.complain.wrong_type(
                    value, Key(name, Kind(Sort.CONDITION, f"{name} + 1", "an expression"), key.help)
                )
                continue
            parsed = self._parsed(value)
            self.draft.assigned.append((name, value.value))
            found.append(
                SetVariable(
                    name,
                    parsed.expression or _NOTHING,
                    one_line(value.value),
                    self.sheet.span(where.start_mark),
                )
            )
        return found

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
