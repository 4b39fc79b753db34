"""Guards and expressions as a tree: what an author may ask about a playthrough.

The reader parses text into this tree, the engine compiles it and the analysis looks into it.
Nothing else is ever evaluated, and no text of a file is ever executed.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from game.model.meter import Meter
from game.model.span import NOWHERE, Span


class Comparison(Enum):
    """The six comparisons; the value is the sign as written."""

    EQ = "=="
    NE = "!="
    LT = "<"
    LE = "<="
    GT = ">"
    GE = ">="


class Arithmetic(Enum):
    """The three operations, none of which can fail."""

    ADD = "+"
    SUB = "-"
    MUL = "*"


@dataclass(frozen=True, slots=True)
class Number:
    """A whole number as written; `true` and `false` are 1 and 0."""

    value: int


@dataclass(frozen=True, slots=True)
class MeterValue:
    """The present value of a meter or of standing."""

    meter: Meter


@dataclass(frozen=True, slots=True)
class VariableValue:
    """The present value of a declared variable."""

    name: str


@dataclass(frozen=True, slots=True)
class FlagValue:
    """1 when the flag has been set, else 0."""

    name: str


@dataclass(frozen=True, slots=True)
class Seen:
    """`seen(scene)`: whether the scene has been entered, the present one included."""

    scene: str


@dataclass(frozen=True, slots=True)
class Times:
    """`times(scene)`: how often the scene has been entered."""

    scene: str


@dataclass(frozen=True, slots=True)
class Chose:
    """`chose(scene.choice)`: whether that choice has been picked in an earlier scene."""

    scene: str
    choice: str


@dataclass(frozen=True, slots=True)
class Not:
    """Logical negation: 1 when the operand counts as 0."""

    operand: Expression


@dataclass(frozen=True, slots=True)
class Negative:
    """Unary minus."""

    operand: Expression


@dataclass(frozen=True, slots=True)
class AllOf:
    """`a and b and ...`: 1 when every operand counts, else 0."""

    operands: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """`a or b or ...`: 1 when at least one operand counts, else 0."""

    operands: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Compare:
    """`a < b <= c`: a chain holds when each neighbouring pair does, as in mathematics."""

    first: Expression
    rest: tuple[tuple[Comparison, Expression], ...]


@dataclass(frozen=True, slots=True)
class Calculate:
    """`left + right`, `left - right` or `left * right`."""

    operation: Arithmetic
    left: Expression
    right: Expression


Expression = (
    Number
    | MeterValue
    | VariableValue
    | FlagValue
    | Seen
    | Times
    | Chose
    | Not
    | Negative
    | AllOf
    | AnyOf
    | Compare
    | Calculate
)


@dataclass(frozen=True, slots=True)
class Guard:
    """A condition as its author wrote it, and the tree it parses to. It holds when it counts as not 0."""

    text: str
    expression: Expression
    span: Span = field(default=NOWHERE, compare=False)


def parts(expression: Expression) -> tuple[Expression, ...]:
    """The direct operands of an expression, left to right; a leaf has none."""
    match expression:
        case Not(operand) | Negative(operand):
            return (operand,)
        case AllOf(operands) | AnyOf(operands):
            return operands
        case Compare(first, rest):
            return (first, *(operand for _, operand in rest))
        case Calculate(_, left, right):
            return (left, right)
        case _:
            return ()


def leaves(expression: Expression) -> list[Expression]:
    """All leaves of an expression (numbers and names), left to right, found without recursion."""
    found: list[Expression] = []
    waiting = [expression]
    while waiting:
        current = waiting.pop()
        inner = parts(current)
        if inner:
            waiting.extend(reversed(inner))
        else:
            found.append(current)
    return found
