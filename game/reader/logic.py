"""Whether conditions, taken together, hold in every case: worked out from their form alone."""

from __future__ import annotations

from itertools import product

from game.model import Expression
from game.model.expression import AllOf, AnyOf, Compare, Comparison, Not, Number, parts

_OPPOSITE = {
    Comparison.NE: Comparison.EQ,
    Comparison.GE: Comparison.LT,
    Comparison.GT: Comparison.LE,
}
_MOST_FACTS = 10


def cover_everything(conditions: list[Expression]) -> bool:
    """Whether at least one of the conditions holds, whatever is the case.

    Each flag and each comparison counts as a fact of its own; a comparison and its opposite are one fact. So
    a yes is sure, while a no may be a connexion of numbers that is not looked into. Beyond ten facts: no.
    """
    facts: dict[Expression, int] = {}
    for condition in conditions:
        _collect(condition, facts)
    if len(facts) > _MOST_FACTS:
        return False
    return all(
        any(_holds(condition, facts, case) for condition in conditions)
        for case in product((False, True), repeat=len(facts))
    )


def _fact(expression: Expression) -> tuple[Expression, bool]:
    """The fact that an expression states, and whether it states the opposite."""
    if isinstance(expression, Compare) and len(expression.rest) == 1:
        sign, right = expression.rest[0]
        if sign in _OPPOSITE:
            return Compare(expression.first, ((_OPPOSITE[sign], right),)), True
    return expression, False


def _collect(expression: Expression, facts: dict[Expression, int]) -> None:
    if isinstance(expression, AllOf | AnyOf | Not):
        for part in parts(expression):
            _collect(part, facts)
    elif not isinstance(expression, Number):
        facts.setdefault(_fact(expression)[0], len(facts))


def _holds(expression: Expression, facts: dict[Expression, int], case: tuple[bool, ...]) -> bool:
    match expression:
        case AllOf(operands):
            return all(_holds(operand, facts, case) for operand in operands)
        case AnyOf(operands):
            return any(_holds(operand, facts, case) for operand in operands)
        case Not(operand):
            return not _holds(operand, facts, case)
        case Number(value):
            return value != 0
        case _:
            fact, opposite = _fact(expression)
            return case[facts[fact]] is not opposite
