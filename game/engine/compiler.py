"""Turns expression trees and moves into functions of a state.

The source of every function is a syntax tree built here from the model's own closed set of parts, never
text from a file. A state comes in as `s`; the body names its slots `s0`, `s1`, ...
"""

from __future__ import annotations

import ast
from collections.abc import Callable
from typing import Any

from game.engine.slots import FIRST_METER, Slots, State
from game.model import Effects, Expression, Setting, SetVariable
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
)

LARGEST = 10**15
"""A variable never goes beyond this, up or down: what grows without bound in a loop stays there."""

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

Names = dict[int, ast.expr]
"""What stands for each slot at some point of a move: at first its own name, later what it has become."""


def first_names(slots: Slots) -> Names:
    """Each slot under its own name."""
    return {i: ast.Name(f"s{i}", ast.Load()) for i in range(slots.size)}


def truth(expression: Expression, slots: Slots, names: Names) -> ast.expr:
    """A tree whose value is true exactly when the expression counts."""
    match expression:
        case AllOf(operands):
            return ast.BoolOp(ast.And(), [truth(o, slots, names) for o in operands])
        case AnyOf(operands):
            return ast.BoolOp(ast.Or(), [truth(o, slots, names) for o in operands])
        case Not(operand):
            return ast.UnaryOp(ast.Not(), truth(operand, slots, names))
        case Compare(first, rest):
            return ast.Compare(
                value(first, slots, names),
                [_COMPARE[sign] for sign, _ in rest],
                [value(operand, slots, names) for _, operand in rest],
            )
        case _:
            return value(expression, slots, names)


def value(expression: Expression, slots: Slots, names: Names) -> ast.expr:
    """A tree whose value is the expression's number; what is true or false counts as 1 or 0."""
    match expression:
        case Number(number):
            return ast.Constant(number)
        case MeterValue(meter):
            return names[FIRST_METER + meter.index]
        case VariableValue(name):
            return names[slots.variables[name]]
        case FlagValue(name):
            return names[slots.flags[name]]
        case Times(scene):
            return names[slots.visits[scene]]
        case Seen(scene):
            return _as_number(names[slots.visits[scene]])
        case Chose(scene, choice):
            return names[slots.chosen[scene, choice]]
        case Negative(operand):
            return ast.UnaryOp(ast.USub(), value(operand, slots, names))
        case Calculate(operation, left, right):
            return ast.BinOp(value(left, slots, names), _CALCULATE[operation], value(right, slots, names))
        case _:
            return _as_number(truth(expression, slots, names))


def _as_number(test: ast.expr) -> ast.expr:
    return ast.IfExp(test, ast.Constant(1), ast.Constant(0))


def function(name: str, slots: Slots, body: list[ast.stmt]) -> Callable[[State], Any]:
    """A function of one state whose body may use the slots' names."""
    unpack = ast.Assign(
        [ast.Tuple([ast.Name(f"s{i}", ast.Store()) for i in range(slots.size)], ast.Store())],
        ast.Name("s", ast.Load()),
    )
    arguments = ast.arguments(posonlyargs=[], args=[ast.arg("s")], kwonlyargs=[], kw_defaults=[], defaults=[])
    definition = ast.FunctionDef(name, arguments, [unpack, *body], [])
    module = ast.fix_missing_locations(ast.Module([definition], []))
    space: dict[str, Any] = {"__builtins__": {}}
    exec(compile(module, f"<{name}>", "exec"), space)
    compiled: Callable[[State], Any] = space[name]
    return compiled


def compile_test(expression: Expression, slots: Slots) -> Callable[[State], object]:
    """A function that gives something true exactly when the expression counts in a state."""
    return function("guard", slots, [ast.Return(truth(expression, slots, first_names(slots)))])


def compile_key(tests: list[Expression], slots: Slots) -> Callable[[State], int]:
    """A function that gives, as bits from the lowest, which of the tests hold in a state."""
    names = first_names(slots)
    total: ast.expr = ast.Constant(0)
    for bit, test in enumerate(tests):
        term = ast.IfExp(truth(test, slots, names), ast.Constant(1 << bit), ast.Constant(0))
        total = term if bit == 0 else ast.BinOp(total, ast.BitOr(), term)
    return function("key", slots, [ast.Return(total)])


def compile_move(
    effects: Effects,
    sets: tuple[Setting, ...],
    chosen: int | None,
    entered: dict[int, int],
    target: int,
    slots: Slots,
) -> Callable[[State], State]:
    """A function from a state to the next one.

    In this order: effects, settings from top to bottom, the pick is remembered in slot `chosen`, and the
    visits in `entered` (slot to how many) are added on the way to scene index `target`.
    """
    names = first_names(slots)
    body: list[ast.stmt] = []
    for i, delta in enumerate(effects):
        if delta:
            slot = FIRST_METER + i
            names[slot] = ast.BinOp(names[slot], ast.Add(), ast.Constant(delta))
    for number, setting in enumerate(sets):
        if isinstance(setting, SetVariable):
            name = f"v{number}"
            body += _bounded(name, value(setting.value, slots, names))
            names[slots.variables[setting.name]] = ast.Name(name, ast.Load())
        else:
            names[slots.flags[setting.name]] = ast.Constant(1)
    if chosen is not None:
        names[chosen] = ast.Constant(1)
    for slot, times in entered.items():
        names[slot] = ast.BinOp(names[slot], ast.Add(), ast.Constant(times))
    names[0] = ast.Constant(target)
    result = ast.Tuple([names[i] for i in range(slots.size)], ast.Load())
    return function("move", slots, [*body, ast.Return(result)])


def _bounded(name: str, expression: ast.expr) -> list[ast.stmt]:
    """Statements that put an expression under a name and hold it within `LARGEST`."""
    read = ast.Name(name, ast.Load())

    def hold(sign: ast.cmpop, limit: int) -> ast.stmt:
        test = ast.Compare(read, [sign], [ast.Constant(limit)])
        return ast.If(test, [ast.Assign([ast.Name(name, ast.Store())], ast.Constant(limit))], [])

    first = ast.Assign([ast.Name(name, ast.Store())], expression)
    return [first, hold(ast.Gt(), LARGEST), hold(ast.Lt(), -LARGEST)]
