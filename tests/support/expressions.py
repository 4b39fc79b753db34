"""Expressions as an author writes them, any tree of them, and what they come to by the plainest reading."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import strategies as st

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
from game.model.meter import Meter

_OR, _AND, _NOT, _COMPARE, _SUM, _PRODUCT, _UNARY, _ATOM = range(8)


def text_of(expression: Expression) -> str:
    """The expression in an author's words, with no more parentheses than it needs."""
    return _text(expression)[0]


def _text(expression: Expression) -> tuple[str, int]:
    def at(part: Expression, level: int) -> str:
        text, own = _text(part)
        return text if own >= level else f"({text})"

    match expression:
        case Number(value):
            return str(value), _ATOM
        case MeterValue(meter):
            return meter.value, _ATOM
        case VariableValue(name) | FlagValue(name):
            return name, _ATOM
        case Seen(scene):
            return f"seen({scene})", _ATOM
        case Times(scene):
            return f"times({scene})", _ATOM
        case Chose(scene, choice):
            return f"chose({scene}.{choice})", _ATOM
        case Not(operand):
            return f"not {at(operand, _NOT)}", _NOT
        case Negative(operand):
            return f"-{at(operand, _UNARY)}", _UNARY
        case AllOf(operands):
            return " and ".join(at(o, _NOT) for o in operands), _AND
        case AnyOf(operands):
            return " or ".join(at(o, _AND) for o in operands), _OR
        case Compare(first, rest):
            sides = "".join(f" {sign.value} {at(side, _SUM)}" for sign, side in rest)
            return at(first, _SUM) + sides, _COMPARE
        case Calculate(Arithmetic.MUL, left, right):
            return f"{at(left, _PRODUCT)} * {at(right, _UNARY)}", _PRODUCT
        case Calculate(operation, left, right):
            return f"{at(left, _SUM)} {operation.value} {at(right, _PRODUCT)}", _SUM
    raise TypeError(expression)


def renamed(expression: Expression, names: Sequence[Expression]) -> Expression:
    """The expression with each placeholder `times(number)` replaced by the name of that number."""

    def of(part: Expression) -> Expression:
        return renamed(part, names)

    match expression:
        case Times(number):
            return names[int(number) % len(names)]
        case Not(operand):
            return Not(of(operand))
        case Negative(operand):
            return Negative(of(operand))
        case AllOf(operands):
            return AllOf(tuple(map(of, operands)))
        case AnyOf(operands):
            return AnyOf(tuple(map(of, operands)))
        case Compare(first, rest):
            return Compare(of(first), tuple((sign, of(part)) for sign, part in rest))
        case Calculate(operation, left, right):
            return Calculate(operation, of(left), of(right))
        case _:
            return expression


_PLACES = st.integers(0, 40).map(lambda n: Times(str(n)))


def _expressions(deep: int) -> st.SearchStrategy[Expression]:
    leaf: st.SearchStrategy[Expression] = _PLACES | st.builds(Number, st.integers(0, 4))

    def more(inner: st.SearchStrategy[Expression]) -> st.SearchStrategy[Expression]:
        several = st.lists(inner, min_size=2, max_size=3).map(tuple)
        comparison = st.tuples(st.sampled_from(Comparison), inner)
        return st.one_of(
            st.builds(Not, inner),
            st.builds(Negative, inner),
            st.builds(AllOf, several),
            st.builds(AnyOf, several),
            st.builds(Compare, inner, st.lists(comparison, min_size=1, max_size=2).map(tuple)),
            st.builds(Calculate, st.sampled_from(Arithmetic), inner, inner),
        )

    return st.recursive(leaf, more, max_leaves=deep)


def _guards() -> st.SearchStrategy[Expression]:
    number = st.integers(-3, 4).map(lambda n: Number(n) if n >= 0 else Negative(Number(-n)))
    sides = st.tuples(st.sampled_from(Comparison), number).map(lambda side: (side,))
    comparison = st.builds(Compare, _PLACES, sides)
    return st.one_of(_PLACES, st.builds(Not, _PLACES), comparison, comparison, _expressions(4))


# Made once over placeholders, since building a strategy costs more than drawing from it.
EXPRESSIONS = _expressions(3)
"""Any expression over placeholders (see `renamed`) and small numbers."""
GUARDS = _guards()
"""The guards that authors write: a name, its negation, a comparison with a number, or anything."""


def meaning(expression: Expression, values: dict[Expression, int]) -> int:
    """What an expression comes to where its names have those values: the plain recursive reading."""

    def of(part: Expression) -> int:
        return meaning(part, values)

    match expression:
        case Number(value):
            return value
        case Not(operand):
            return int(of(operand) == 0)
        case Negative(operand):
            return -of(operand)
        case AllOf(operands):
            return int(all(of(o) != 0 for o in operands))
        case AnyOf(operands):
            return int(any(of(o) != 0 for o in operands))
        case Compare(first, rest):
            left = of(first)
            for sign, part in rest:
                right = of(part)
                if not _compare(left, sign, right):
                    return 0
                left = right
            return 1
        case Calculate(operation, left_part, right_part):
            left, right = of(left_part), of(right_part)
            if operation is Arithmetic.ADD:
                return left + right
            return left - right if operation is Arithmetic.SUB else left * right
        case Seen(scene):
            return int(values[Times(scene)] > 0)
        case _:
            return values[expression]


def _compare(left: int, sign: Comparison, right: int) -> bool:
    match sign:
        case Comparison.EQ:
            return left == right
        case Comparison.NE:
            return left != right
        case Comparison.LT:
            return left < right
        case Comparison.LE:
            return left <= right
        case Comparison.GT:
            return left > right
        case Comparison.GE:
            return left >= right


METERS: tuple[Expression, ...] = tuple(MeterValue(meter) for meter in Meter)
