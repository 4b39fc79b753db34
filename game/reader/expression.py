"""From the text of a guard or an expression to its tree.

The grammar, from what binds least to what binds most, as arithmetic and logic are taught:

    or    and    not    == != < <= > >=    + -    *    the minus sign in front

Comparisons chain and read "between": `1 <= load < 3`. What stands alone is a whole number, `true`, `false`, a
name, `seen(scene)`, `times(scene)`, `chose(scene.choice)`, or anything in parentheses. Nothing is evaluated
here, and sizes are bounded, so that no text can exhaust the reader or whoever walks the tree.
"""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import dataclass
from typing import NamedTuple

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
from game.reader.codes import EXPRESSION, EXPRESSION_TOO_LONG, ODD_SPACE, OUT_OF_RANGE, Code
from game.reader.kinds import LARGEST_NUMBER
from game.reader.letters import ODD_SPACES, name_of

MOST_TOKENS = 1000
MOST_SUMS = 60
DEEPEST = 30

WORDS = frozenset(("and", "or", "not", "true", "false"))
"""Words of the language itself; no flag and no variable can have such a name."""

FUNCTIONS = ("seen", "chose", "times")

_TOKEN = re.compile(
    r"[ \t\n]*(?:(?P<number>[0-9]+)|(?P<name>[A-Za-z_][A-Za-z0-9_]*)"
    r"|(?P<sign>==|!=|<=|>=|[<>()+\-*.])|(?P<other>[^ \t\n])|$)"
)
_COMPARISONS = {comparison.value: comparison for comparison in Comparison}
_OR, _AND, _NOT, _COMPARE, _SUM, _PRODUCT, _MINUS = range(1, 8)

_INSTEAD = {
    "=": ("`=` is not a comparison", "Write `==` to ask whether two values are equal."),
    "&": ("`&` is not a word of conditions", "Write `and`."),
    "|": ("`|` is not a word of conditions", "Write `or`."),
    "!": (
        "`!` is not a word of conditions",
        "Write `not` before what should not hold, or `!=` for “differs”.",
    ),
    "/": ("there is no division in conditions", "Multiply the other side instead: `2 * a >= b`."),
    "%": ("there is no `%` in conditions", "Use `+`, `-` and `*`, and comparisons."),
    "^": ("there is no `^` in conditions", "Use `+`, `-` and `*`, and comparisons."),
    ",": ("a comma means nothing in a condition", "Write `and` or `or` between the parts."),
    ";": ("a semicolon means nothing in a condition", "Write `and` or `or` between the parts."),
    ":": ("a colon means nothing in a condition", "Write `and` or `or` between the parts."),
    "[": ("conditions have no square brackets", "Use parentheses: `( )`."),
    "]": ("conditions have no square brackets", "Use parentheses: `( )`."),
    "{": ("conditions have no braces", "Use parentheses: `( )`."),
    "}": ("conditions have no braces", "Use parentheses: `( )`."),
    '"': ("a condition holds no quotation marks", "Write names and numbers as they are."),
    "'": ("a condition holds no quotation marks", "Write names and numbers as they are."),
    "“": ("a condition holds no quotation marks", "Write names and numbers as they are."),
    "”": ("a condition holds no quotation marks", "Write names and numbers as they are."),
    "≥": ("`≥` is not read in conditions", "Write `>=`."),
    "≤": ("`≤` is not read in conditions", "Write `<=`."),
    "≠": ("`≠` is not read in conditions", "Write `!=`."),
    "×": ("`×` is not read in conditions", "Write `*`."),
    "−": ("`−` here is a typographic minus sign", "Write the plain `-` of the keyboard."),
    "–": ("`–` here is a dash", "Write the plain `-` of the keyboard for minus."),
    "—": ("`—` here is a dash", "Write the plain `-` of the keyboard for minus."),
}


class Use(NamedTuple):
    """A name that an expression uses, and where in the text: `name` alone, or `of` a function.

    `of` is "" for a flag, variable or meter, else `seen`, `times` or `chose`; for `chose`, `choice` is the
    choice's id and `choice_at` its place.
    """

    name: str
    at: int
    of: str = ""
    choice: str = ""
    choice_at: int = 0


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a text is no expression: the place in it, how long it is, what is wrong and what to do."""

    code: Code
    at: int
    length: int
    message: str
    fix: str


@dataclass(frozen=True, slots=True)
class Parsed:
    """An expression with the names it uses, or the problem that it has."""

    expression: Expression | None
    uses: tuple[Use, ...]
    problem: Problem | None = None


def parse(text: str, variables: Container[str]) -> Parsed:
    """Reads an expression; a name that is in `variables` is a variable, any but a meter's else a flag."""
    parser = _Parser(text, variables)
    try:
        expression = parser.whole()
    except _ProblemError as stopped:
        return Parsed(None, tuple(parser.uses), stopped.problem)
    return Parsed(expression, tuple(parser.uses))


class _ProblemError(Exception):
    def __init__(self, problem: Problem) -> None:
        self.problem = problem


class _Token(NamedTuple):
    sort: str
    text: str
    at: int


class _Parser:
    """Precedence climbing over the tokens of one text."""

    def __init__(self, text: str, variables: Container[str]) -> None:
        self.text = text
        self.variables = variables
        self.uses: list[Use] = []
        self.tokens: list[_Token] = []
        self.next = 0
        self.depth = 0
        self.sums = 0

    def whole(self) -> Expression:
        self._tokenise()
        expression = self._climb(_OR)
        token = self.tokens[self.next]
        if token.text == ")":
            raise self._problem(
                token,
                "this `)` closes nothing",
                "Delete it, or open a parenthesis before what it should close.",
            )
        if token.sort != "end":
            raise self._unexpected_after(token)
        return expression

    def _tokenise(self) -> None:
        at = 0
        while True:
            match = _TOKEN.match(self.text, at)
            sort = match.lastgroup if match is not None else None
            if match is None or sort is None:
                break
            token = _Token(sort, match[sort], match.start(sort))
            if sort == "other":
                raise self._strange(token)
            self.tokens.append(token)
            at = match.end()
            if len(self.tokens) > MOST_TOKENS:
                raise self._problem(
                    token,
                    f"this condition has more than {MOST_TOKENS} words and signs",
                    "Set a flag where part of it is decided, and ask for that flag here.",
                    EXPRESSION_TOO_LONG,
                )
        self.tokens.append(_Token("end", "", len(self.text.rstrip())))

    def _climb(self, binding: int) -> Expression:
        """Reads an expression whose operators all bind at least so much."""
        left = self._operand(binding)
        while True:
            token = self.tokens[self.next]
            text = token.text
            if text in _COMPARISONS and binding <= _COMPARE:
                rest = []
                while self.tokens[self.next].text in _COMPARISONS:
                    sign = _COMPARISONS[self._take().text]
                    rest.append((sign, self._climb(_SUM)))
                left = Compare(left, tuple(rest))
            elif text == "and" and binding <= _AND:
                left = AllOf(self._joined("and", left, _NOT))
            elif text == "or" and binding <= _OR:
                left = AnyOf(self._joined("or", left, _AND))
            elif text in ("+", "-") and binding <= _SUM:
                self._count_sum(self._take())
                left = Calculate(Arithmetic(text), left, self._climb(_PRODUCT))
            elif text == "*" and binding <= _PRODUCT:
                self._count_sum(self._take())
                left = Calculate(Arithmetic.MUL, left, self._climb(_MINUS))
            else:
                return left

    def _joined(self, word: str, first: Expression, binding: int) -> tuple[Expression, ...]:
        operands = [first]
        while self.tokens[self.next].text == word:
            self._take()
            operands.append(self._climb(binding))
        return tuple(operands)

    def _operand(self, binding: int) -> Expression:
        token = self._take()
        if token.sort == "number":
            return self._number(token)
        if token.sort == "name" and token.text not in ("and", "or", "not"):
            return self._name(token)
        if token.text == "not":
            if binding > _NOT:
                raise self._problem(
                    token,
                    "`not` cannot stand after a comparison or a sum",
                    "Put it in parentheses: `(not told)`.",
                )
            return Not(self._deeper(token, _NOT))
        if token.text == "-":
            return Negative(self._deeper(token, _MINUS))
        if token.text == "(":
            inner = self._deeper(token, _OR)
            if self.tokens[self.next].text != ")":
                after = self.tokens[self.next]
                if after.sort != "end":
                    raise self._unexpected_after(after)
                raise self._problem(
                    token, "this `(` is never closed", "Close it with `)` after what belongs to it."
                )
            self._take()
            return inner
        raise self._missing_operand(token)

    def _deeper(self, token: _Token, binding: int) -> Expression:
        self.depth += 1
        if self.depth > DEEPEST:
            raise self._problem(
                token,
                f"this condition is nested more than {DEEPEST} deep",
                "Set a flag where part of it is decided, and ask for that flag here.",
                EXPRESSION_TOO_LONG,
            )
        inner = self._climb(binding)
        self.depth -= 1
        return inner

    def _count_sum(self, token: _Token) -> None:
        self.sums += 1
        if self.sums > MOST_SUMS:
            raise self._problem(
                token,
                f"this condition has more than {MOST_SUMS} sums and products",
                "Keep part of the sum in a variable.",
                EXPRESSION_TOO_LONG,
            )

    def _number(self, token: _Token) -> Expression:
        following = self.tokens[self.next]
        end = token.at + len(token.text)
        if following.at == end and following.text == ".":
            raise self._problem(
                token,
                "only whole numbers can be used",
                "Round it, or count in smaller units.",
                length=len(token.text),
            )
        if following.at == end and following.sort == "name":
            raise self._problem(
                token,
                f"`{token.text}{following.text}` is no name and no number",
                "A name begins with a small letter.",
                length=len(token.text + following.text),
            )
        if len(token.text) > 16 or int(token.text) > LARGEST_NUMBER:
            raise self._problem(
                token,
                "this number is too large",
                "The largest is 1000000000000000 (a one and 15 noughts).",
                OUT_OF_RANGE,
                len(token.text),
            )
        return Number(int(token.text))

    def _name(self, token: _Token) -> Expression:
        name = token.text
        if self.tokens[self.next].text == "(":
            return self._call(token)
        if name in ("true", "false"):
            return Number(int(name == "true"))
        self.uses.append(Use(name, token.at))
        if name in METER_NAMES:
            return MeterValue(Meter(name))
        return VariableValue(name) if name in self.variables else FlagValue(name)

    def _call(self, token: _Token) -> Expression:
        name = token.text
        if name not in FUNCTIONS:
            raise self._problem(
                token,
                f"there is no `{name}( )` in conditions",
                "There are `seen(scene)`, `times(scene)` and `chose(scene.choice)`. Perhaps a word such as "
                "`and` is missing before the parenthesis.",
                length=len(name),
            )
        form = "chose(scene.choice)" if name == "chose" else f"{name}(scene)"
        opening = self._take()
        scene = self._id(form)
        choice = _Token("name", "", 0)
        if name == "chose":
            if self.tokens[self.next].text != ".":
                raise self._problem(
                    scene,
                    "`chose` needs a scene and one of its choices",
                    f"Write `chose({scene.text}.` and the choice's id, then `)`.",
                    length=len(scene.text),
                )
            self._take()
            choice = self._id(form)
        elif self.tokens[self.next].text == ".":
            raise self._problem(
                self.tokens[self.next],
                f"`{name}` takes a scene alone",
                f"Write `{form}`; for a choice there is `chose(scene.choice)`.",
            )
        if self.tokens[self.next].text != ")":
            raise self._problem(opening, "this `(` is never closed", f"Write `{form}`.")
        self._take()
        self.uses.append(Use(scene.text, scene.at, name, choice.text, choice.at))
        if name == "chose":
            return Chose(scene.text, choice.text)
        return Seen(scene.text) if name == "seen" else Times(scene.text)

    def _id(self, form: str) -> _Token:
        token = self._take()
        if token.sort != "name":
            raise self._problem(token, "an id is expected here", f"Write `{form}`.")
        return token

    def _take(self) -> _Token:
        token = self.tokens[self.next]
        if token.sort != "end":
            self.next += 1
        return token

    def _missing_operand(self, token: _Token) -> _ProblemError:
        if token.sort == "end":
            if self.next == 0:
                return self._problem(
                    token, "the condition is empty", "Write one, such as `told`, or delete the key."
                )
            return self._problem(
                token,
                f"a name, a number or a parenthesis is missing after `{self.tokens[self.next - 1].text}`",
                "Say what follows, or delete what stands last.",
            )
        if token.text in _COMPARISONS and self.next > 1 and self.tokens[self.next - 2].text in _COMPARISONS:
            written = self.tokens[self.next - 2].text + token.text
            return self._problem(
                token, f"`{written}` is not a comparison", "The comparisons are `== != < <= > >=`.", length=1
            )
        if token.text == "*" and self.next > 1 and self.tokens[self.next - 2].text == "*":
            return self._problem(token, "there is no `**` in conditions", "Use `*`.")
        return self._problem(
            token,
            f"a name, a number or a parenthesis is expected before `{token.text}`",
            "Say what it applies to, or delete it.",
            length=len(token.text),
        )

    def _unexpected_after(self, token: _Token) -> _ProblemError:
        before = self.tokens[self.next - 1].text
        length = len(token.text)
        if token.text == ".":
            return self._problem(
                token,
                "a full stop stands only inside `chose(scene.choice)`",
                f"Write `chose({before}.` and the choice's id, then `)`.",
            )
        return self._problem(
            token,
            f"a word is missing between `{before}` and `{token.text}`",
            "Write `and`, `or` or a comparison such as `>=` between them.",
            length=length,
        )

    def _strange(self, token: _Token) -> _ProblemError:
        character = token.text
        if character in ODD_SPACES:
            return self._problem(
                token,
                f"there is {name_of(character)} in this condition",
                "Delete it and type the space, or nothing, in its place.",
                ODD_SPACE,
            )
        written = self.text[token.at : token.at + 2]
        if written in ("=<", "=>"):
            return self._problem(
                token, f"`{written}` is not a comparison", f"Write `{written[::-1]}`.", length=2
            )
        message, fix = _INSTEAD.get(
            character,
            (f"{name_of(character)} means nothing in a condition", "Names have small letters, digits and _."),
        )
        return self._problem(token, message, fix)

    def _problem(
        self, token: _Token, message: str, fix: str, code: Code = EXPRESSION, length: int = 1
    ) -> _ProblemError:
        return _ProblemError(Problem(code, token.at, length, message, fix))
