"""Conditions, and what a choice sets: flags and variables."""

from __future__ import annotations

import re
from typing import Any

from game.model import METER_NAMES, Guard, SetFlag, Setting, SetVariable
from game.model.expression import Number
from game.reader import codes
from game.reader.complaints import made_id
from game.reader.draft import Where
from game.reader.expression import WORDS, Parsed, parse
from game.reader.kinds import Kind, Sort
from game.reader.letters import shown
from game.reader.prose import one_line
from game.reader.schema import Key
from game.reader.tree import Mapping, Scalar, Sequence
from game.reader.values import FAULTY, ID, Values

_NOTHING = Number(0)
_WORD = re.compile(r"[a-z][a-z0-9_]*")
_ASSIGNED = re.compile(r"([a-z][a-z0-9_]*) *(?::|=|\+=|-=) *(\S.*)")


class Settings(Values):
    """Reads what holds or uses names of flags and variables."""

    def condition(self, node: Any, key: Key) -> Any:
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

    def settings(self, node: Any, key: Key) -> Any:
        if node.__class__ is not Sequence:
            if node.__class__ is Scalar:
                self.draft.doubtful.update(_WORD.findall(node.value))
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
        assigned = _ASSIGNED.fullmatch(name)
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
            where = node.key(name)
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

    def numbers(self, node: Any, key: Key) -> Any:
        if node.__class__ is not Mapping:
            return self._wrong(node, key)
        found = {}
        for name, value in node.values.items():
            where = node.key(name)
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
            self.complain.bad_id(node, f"the name of {what}", text=name)
        elif name in WORDS:
            self.complain.reserved(
                node,
                name,
                "is a word of conditions itself",
                f"Call {what} something else, such as `{name}_so`.",
            )
        elif name in METER_NAMES:
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
