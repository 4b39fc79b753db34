"""Turns expression trees and moves into functions of a state.

The source of every function is a syntax tree built here from the model's own closed set of parts, never
text from a file, and the function sees no builtins. Nothing in it can fail: there is no division, every
name is a slot, and a variable is held within `LARGEST`. Trees of any depth are built without recursion; a
deep one becomes several statements, so that Python's own compiler never nests deeply either.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Sequence
from math import inf
from typing import Any, TypedDict

from game.engine.slots import FIRST_METER, Slots, State
from game.model import Expression, Setting, SetVariable
from game.model.expression import (
    AllOf,
    AnyOf,
    Arithmetic,
    Calculate,
    Chose,
    Compare,
    Comparison,
    FlagValue,
    MeterValue,
    Negative,
    Not,
    Number,
    Seen,
    Times,
    VariableValue,
    parts,
)

LARGEST = 10**15
"""A variable never goes beyond this, up or down: what grows without bound in a loop stays there."""

_DEEPEST = 40


class _Position(TypedDict):
    lineno: int
    col_offset: int


_HERE: _Position = {"lineno": 1, "col_offset": 0}
_LOAD, _STORE = ast.Load(), ast.Store()

_COMPARE: dict[Comparison, ast.cmpop] = {
    Comparison.EQ: ast.Eq(),
    Comparison.NE: ast.NotEq(),
    Comparison.LT: ast.Lt(),
    Comparison.LE: ast.LtE(),
    Comparison.GT: ast.Gt(),
    Comparison.GE: ast.GtE(),
}
_CALCULATE: dict[Arithmetic, ast.operator] = {
    Arithmetic.ADD: ast.Add(),
    Arithmetic.SUB: ast.Sub(),
    Arithmetic.MUL: ast.Mult(),
}

Tree = tuple[ast.expr, int]
"""An expression of Python and how many levels deep it is."""


def constant(value: int) -> ast.expr:
    """A whole number."""
    return ast.Constant(value, **_HERE)


def name(id: str) -> ast.expr:
    """The value of a local name."""
    return ast.Name(id, _LOAD, **_HERE)


def assign(id: str, value: ast.expr) -> ast.stmt:
    """`id = value`."""
    return ast.Assign([ast.Name(id, _STORE, **_HERE)], value, **_HERE)


def plus(left: ast.expr, number: int) -> ast.expr:
    """`left + number`."""
    return ast.BinOp(left, ast.Add(), constant(number), **_HERE)


def less(left: ast.expr, right: ast.expr) -> ast.expr:
    """`left < right`."""
    return ast.Compare(left, [ast.Lt()], [right], **_HERE)


def row(values: Sequence[ast.expr]) -> ast.expr:
    """A tuple."""
    return ast.Tuple(list(values), _LOAD, **_HERE)


def either(test: ast.expr, yes: ast.expr, no: ast.expr) -> ast.expr:
    """`yes if test else no`."""
    return ast.IfExp(test, yes, no, **_HERE)


class Body:
    """The body of one function under way: its statements, and what stands for each slot by now.

    `layout` says which slots the function's argument holds, in that order. A slot that is asked for and
    not in the layout is a fault of the caller (KeyError).
    """

    def __init__(self, slots: Slots, layout: Sequence[int]) -> None:
        self.slots = slots
        self._layout = tuple(layout)
        self._place = {slot: i for i, slot in enumerate(self._layout)}
        self._now: dict[int, Tree] = {}
        self._used: set[int] = set()
        self._statements: list[ast.stmt] = []
        self._held = 0

    def slot(self, slot: int) -> Tree:
        """What stands for a slot now."""
        now = self._now.get(slot)
        if now is None:
            self._used.add(self._place[slot])
            now = self._now[slot] = (name(f"s{self._place[slot]}"), 1)
        return now

    def put(self, slot: int, tree: ast.expr, depth: int = 1) -> None:
        """From here on the slot has another value."""
        self._now[slot] = (tree, depth)

    def add(self, slot: int, number: int) -> None:
        """From here on the slot has so many more."""
        tree, depth = self.slot(slot)
        self._now[slot] = self.hold(plus(tree, number), depth + 1)

    def set(self, setting: Setting) -> None:
        """From here on a setting has been made."""
        if isinstance(setting, SetVariable):
            tree, _ = self.value(setting.value)
            self._bound(self.slots.variables[setting.name], tree)
        else:
            self.put(self.slots.flags[setting.name], constant(1))

    def within(self, slot: int, low: float, high: float) -> ast.expr:
        """The slot's value, held between two bounds; an infinite one does not bind."""
        tree, _ = self.slot(slot)
        if low == -inf and high == inf:
            return tree
        if not isinstance(tree, ast.Name):
            self._held += 1
            self._statements.append(assign(f"h{self._held}", tree))
            tree = name(f"h{self._held}")
        result = tree
        if high != inf:
            result = either(less(constant(int(high)), tree), constant(int(high)), result)
        if low != -inf:
            result = either(less(tree, constant(int(low))), constant(int(low)), result)
        return result

    def truth(self, expression: Expression) -> Tree:
        """A tree whose value is true exactly when the expression counts."""
        return self._build(expression, True)

    def value(self, expression: Expression) -> Tree:
        """A tree whose value is the expression's number; what is true or false counts as 1 or 0."""
        return self._build(expression, False)

    def bits(self, truths: Sequence[Tree]) -> ast.expr:
        """A tree whose value has the bits of those truths that hold, the first in the lowest."""
        total: ast.expr = constant(0)
        deep = 0
        for bit, (truth, depth) in enumerate(truths):
            term = either(truth, constant(1 << bit), constant(0))
            total = term if bit == 0 else ast.BinOp(total, ast.BitOr(), term, **_HERE)
            total, deep = self.hold(total, max(deep, depth) + 1)
        return total

    def function(self, label: str, result: ast.expr) -> Callable[[State], Any]:
        """The finished function, which gives `result`."""
        statements = [*self._unpacking(), *self._statements, ast.Return(result, **_HERE)]
        arguments = ast.arguments(
            posonlyargs=[], args=[ast.arg("s", **_HERE)], kwonlyargs=[], kw_defaults=[], defaults=[]
        )
        definition = ast.FunctionDef(label, arguments, statements, [], **_HERE)
        space: dict[str, Any] = {"__builtins__": {}}
        exec(compile(ast.Module([definition], []), f"<{label}>", "exec"), space)
        compiled: Callable[[State], Any] = space[label]
        return compiled

    def _unpacking(self) -> list[ast.stmt]:
        size = len(self._layout)
        if not self._used:
            return []
        if 4 * len(self._used) < size:
            return [
                assign(f"s{i}", ast.Subscript(name("s"), constant(i), _LOAD, **_HERE))
                for i in sorted(self._used)
            ]
        targets: list[ast.expr] = [ast.Name(f"s{i}", _STORE, **_HERE) for i in range(size)]
        return [ast.Assign([ast.Tuple(targets, _STORE, **_HERE)], name("s"), **_HERE)]

    def hold(self, tree: ast.expr, depth: int) -> Tree:
        """The tree, or where it has grown deep a name that was given to its value."""
        if depth < _DEEPEST:
            return tree, depth
        self._held += 1
        held = f"h{self._held}"
        self._statements.append(assign(held, tree))
        return name(held), 1

    def _bound(self, slot: int, tree: ast.expr) -> None:
        """The slot gets the value of a tree, held within `LARGEST`."""
        if isinstance(tree, ast.Constant) and isinstance(tree.value, int):
            self.put(slot, constant(max(-LARGEST, min(LARGEST, tree.value))))
            return
        self._held += 1
        held = f"h{self._held}"
        self._statements.append(assign(held, tree))
        for limit, beyond in (
            (LARGEST, less(constant(LARGEST), name(held))),
            (-LARGEST, less(name(held), constant(-LARGEST))),
        ):
            self._statements.append(ast.If(beyond, [assign(held, constant(limit))], [], **_HERE))
        self.put(slot, name(held))

    def _build(self, expression: Expression, as_truth: bool) -> Tree:
        """Post-order over the tree with a stack of its own; `done` holds the finished operands."""
        done: list[Tree] = []
        todo: list[tuple[Expression, bool, int]] = [(expression, as_truth, -1)]
        while todo:
            current, as_truth, count = todo.pop()
            if count >= 0:
                operands = done[len(done) - count :]
                del done[len(done) - count :]
                done.append(self._join(current, as_truth, operands))
                continue
            inner = parts(current)
            if not inner:
                done.append(self._leaf(current, as_truth))
                continue
            todo.append((current, as_truth, len(inner)))
            logical = isinstance(current, Not | AllOf | AnyOf)
            todo.extend((operand, logical, -1) for operand in reversed(inner))
        return done[0]

    def _join(self, expression: Expression, as_truth: bool, operands: list[Tree]) -> Tree:
        depth = 1 + max(depth for _, depth in operands)
        trees = [tree for tree, _ in operands]
        tree: ast.expr
        match expression:
            case Negative():
                return self.hold(ast.UnaryOp(ast.USub(), trees[0], **_HERE), depth)
            case Calculate(operation):
                return self.hold(ast.BinOp(trees[0], _CALCULATE[operation], trees[1], **_HERE), depth)
            case Not():
                tree = ast.UnaryOp(ast.Not(), trees[0], **_HERE)
            case AllOf():
                tree = trees[0] if len(trees) == 1 else ast.BoolOp(ast.And(), trees, **_HERE)
            case AnyOf():
                tree = trees[0] if len(trees) == 1 else ast.BoolOp(ast.Or(), trees, **_HERE)
            case Compare(_, rest):
                tree = ast.Compare(trees[0], [_COMPARE[sign] for sign, _ in rest], trees[1:], **_HERE)
            case _:
                raise TypeError(f"not an operation: {expression!r}")
        if not as_truth:
            tree, depth = either(tree, constant(1), constant(0)), depth + 1
        return self.hold(tree, depth)

    def _leaf(self, expression: Expression, as_truth: bool) -> Tree:
        slots = self.slots
        match expression:
            case Number(number):
                return constant(number), 1
            case MeterValue(meter):
                return self.slot(FIRST_METER + meter.index)
            case VariableValue(variable):
                return self.slot(slots.variables[variable])
            case FlagValue(flag):
                return self.slot(slots.flags[flag])
            case Times(scene):
                return self.slot(slots.visits[scene])
            case Seen(scene):
                tree, depth = self.slot(slots.visits[scene])
                return (tree, depth) if as_truth else (either(tree, constant(1), constant(0)), depth + 1)
            case Chose(scene, choice):
                return self.slot(slots.chosen[scene, choice])
            case AllOf():
                return constant(1), 1
            case AnyOf():
                return constant(0), 1
            case _:
                raise TypeError(f"not a leaf: {expression!r}")


def compile_test(expression: Expression, slots: Slots) -> Callable[[State], object]:
    """A function that gives something true exactly when the expression counts in a state."""
    body = Body(slots, range(slots.size))
    tree, _ = body.truth(expression)
    return body.function("guard", tree)


def compile_key(
    tests: Sequence[Expression], slots: Slots, layout: Sequence[int] | None = None
) -> Callable[[State], int]:
    """A function that gives, as bits from the lowest, which of the tests hold in a state."""
    body = Body(slots, range(slots.size) if layout is None else layout)
    return body.function("key", body.bits([body.truth(test) for test in tests]))
