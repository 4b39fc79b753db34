"""Small scenarios in a few lines of Python: `story(scene("a", choice("go_on", go="END")))`."""

from __future__ import annotations

import ast
from dataclasses import replace
from hashlib import sha256
from typing import Any

from game.model import (
    END,
    Choice,
    Effects,
    Ending,
    Guard,
    Outcome,
    Paragraph,
    Scenario,
    Scene,
    SetFlag,
    Setting,
    SetVariable,
)
from game.model.expression import (
    AllOf,
    AnyOf,
    Arithmetic,
    Calculate,
    Chose,
    Compare,
    Comparison,
    Expression,
    FlagValue,
    MeterValue,
    Negative,
    Not,
    Number,
    Seen,
    Times,
    VariableValue,
)
from game.model.meter import METER_NAMES, Meter

_SIGNS: dict[type[ast.cmpop], Comparison] = {
    ast.Eq: Comparison.EQ,
    ast.NotEq: Comparison.NE,
    ast.Lt: Comparison.LT,
    ast.LtE: Comparison.LE,
    ast.Gt: Comparison.GT,
    ast.GtE: Comparison.GE,
}
_OPERATIONS: dict[type[ast.operator], Arithmetic] = {
    ast.Add: Arithmetic.ADD,
    ast.Sub: Arithmetic.SUB,
    ast.Mult: Arithmetic.MUL,
}


def tree(text: str, variables: tuple[str, ...] = ()) -> Expression:
    """The tree of a guard or an expression, by Python's own grammar; its keywords cannot be ids here."""
    return _tree(ast.parse(text, mode="eval").body, variables)


def _tree(node: Any, variables: tuple[str, ...]) -> Expression:
    def inner(part: Any) -> Expression:
        return _tree(part, variables)

    match node:
        case ast.BoolOp(op=ast.And(), values=values):
            return AllOf(tuple(map(inner, values)))
        case ast.BoolOp(values=values):
            return AnyOf(tuple(map(inner, values)))
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            return Not(inner(operand))
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return Negative(inner(operand))
        case ast.BinOp(left=left, op=operation, right=right):
            return Calculate(_OPERATIONS[type(operation)], inner(left), inner(right))
        case ast.Compare(left=left, ops=ops, comparators=rest):
            return Compare(
                inner(left), tuple((_SIGNS[type(o)], inner(r)) for o, r in zip(ops, rest, strict=True))
            )
        case ast.Constant(value=value):
            return Number(int(value))
        case ast.Call(func=ast.Name(id="chose"), args=[ast.Attribute(value=ast.Name(id=scene), attr=choice)]):
            return Chose(scene, choice)
        case ast.Call(func=ast.Name(id=function), args=[ast.Name(id=scene)]):
            return {"seen": Seen, "times": Times}[function](scene)
        case ast.Name(id=id):
            if id in ("true", "false"):
                return Number(int(id == "true"))
            if id in METER_NAMES:
                return MeterValue(Meter(id))
            return VariableValue(id) if id in variables else FlagValue(id)
    raise ValueError(ast.dump(node))


def guard(text: str | None, variables: tuple[str, ...] = ()) -> Guard | None:
    """A guard of that text; None stays None."""
    return None if text is None else Guard(text, tree(text, variables))


def prose(text: str) -> tuple[Paragraph, ...]:
    """One paragraph."""
    return (Paragraph(text),)


def settings(sets: tuple[str, ...], variables: tuple[str, ...] = ()) -> tuple[Setting, ...]:
    """`"flag"` sets a flag, `"name: expression"` a variable."""
    found: list[Setting] = []
    for text in sets:
        name, colon, value = text.partition(":")
        found.append(
            SetVariable(name, tree(value.strip(), variables), value.strip()) if colon else SetFlag(name)
        )
    return tuple(found)


class Builder:
    """Builds the parts of one scenario; `variables` are its start values."""

    def __init__(self, **variables: int) -> None:
        self.variables = variables

    def outcome(
        self,
        when: str | None = None,
        *,
        sets: tuple[str, ...] | None = None,
        then: str | None = None,
        **keys: Any,
    ) -> Outcome:
        """An outcome; keys as in `Outcome`."""
        return Outcome(
            when=guard(when, tuple(self.variables)),
            sets=None if sets is None else settings(sets, tuple(self.variables)),
            then=None if then is None else prose(then),
            **keys,
        )

    def choice(
        self, id: str, when: str | None = None, *, sets: tuple[str, ...] = (), then: str = "", **keys: Any
    ) -> Choice:
        """A choice; keys as in `Choice`. Effects may be a dict."""
        effects = keys.pop("effects", {})
        return Choice(
            id,
            keys.pop("text", f"Choose {id}."),
            when=guard(when, tuple(self.variables)),
            sets=settings(sets, tuple(self.variables)),
            then=prose(then) if then else (),
            effects=effects if isinstance(effects, Effects) else Effects(**effects),
            **keys,
        )

    def scene(self, id: str, *choices: Choice, go: str | None = None, **keys: Any) -> Scene:
        """A scene; without choices it continues to `go`."""
        text = keys.pop("text", f"This is {id}.")
        return Scene(id, id.title(), f"the {id}", prose(text), choices=choices, go=go, **keys)

    def ending(self, id: str, when: str | None = None, **keys: Any) -> Ending:
        """An ending."""
        return Ending(
            id, id.title(), prose(f"This is {id}."), when=guard(when, tuple(self.variables)), **keys
        )

    def story(self, *scenes: Scene, endings: tuple[Ending, ...] = (), **keys: Any) -> Scenario:
        """The scenario of those scenes, with an ending `end` unless others are given."""
        flags: dict[str, None] = {}
        for one in scenes:
            for picked in one.choices:
                for sets in (picked.sets, *(o.sets or () for o in picked.outcomes)):
                    flags.update({s.name: None for s in sets if isinstance(s, SetFlag)})
        made = Scenario(
            id=keys.pop("id", "test"),
            title="Test",
            role=prose("You."),
            scenes=scenes,
            endings=endings or (self.ending("end"),),
            start=keys.pop("start", scenes[0].id),
            variables=tuple(self.variables.items()),
            flags=tuple(flags),
            **keys,
        )
        return replace(made, digest=sha256(repr(made).encode()).hexdigest())


_plain = Builder()
choice, scene, ending, outcome, story = (
    _plain.choice,
    _plain.scene,
    _plain.ending,
    _plain.outcome,
    _plain.story,
)

__all__ = ["END", "Builder", "choice", "ending", "guard", "outcome", "scene", "story", "tree"]


def dead_end() -> Scenario:
    """A scenario whose second scene has no choice that is ever open, as one may be with more states than a
    check can look at."""
    return story(
        scene("street", choice("knock", go="door")),
        scene("door", choice("enter", "efficiency > 9", locked="It is shut.", go=END)),
    )
