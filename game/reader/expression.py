"""From the text of a guard or an expression to its tree."""

from __future__ import annotations

import re
from collections.abc import Container

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

_TOKEN = re.compile(r"\s*(?:(\d+)|([A-Za-z_]\w*)|(==|!=|<=|>=|[<>()+\-*.]))")
_SIGNS = {c.value: c for c in Comparison}


def parse(text: str, variables: Container[str]) -> Expression:
    """The tree of a text; raises ValueError."""
    tokens: list[str] = []
    at = 0
    text = text.rstrip()
    while at < len(text):
        match = _TOKEN.match(text, at)
        if match is None:
            raise ValueError(f"unexpected {text[at]!r}")
        tokens.append(match[0].strip())
        at = match.end()
    tokens.append("")
    tokens.reverse()

    def take(what: str) -> bool:
        if tokens[-1] == what:
            tokens.pop()
            return True
        return False

    def need(what: str) -> None:
        if not take(what):
            raise ValueError(f"expected {what!r}, found {tokens[-1]!r}")

    def any_of() -> Expression:
        found = [all_of()]
        while take("or"):
            found.append(all_of())
        return found[0] if len(found) == 1 else AnyOf(tuple(found))

    def all_of() -> Expression:
        found = [negation()]
        while take("and"):
            found.append(negation())
        return found[0] if len(found) == 1 else AllOf(tuple(found))

    def negation() -> Expression:
        return Not(negation()) if take("not") else comparison()

    def comparison() -> Expression:
        first = total()
        rest = []
        while tokens[-1] in _SIGNS:
            sign = _SIGNS[tokens.pop()]
            rest.append((sign, total()))
        return Compare(first, tuple(rest)) if rest else first

    def total() -> Expression:
        left = product()
        while tokens[-1] in ("+", "-"):
            left = Calculate(Arithmetic(tokens.pop()), left, product())
        return left

    def product() -> Expression:
        left = factor()
        while take("*"):
            left = Calculate(Arithmetic.MUL, left, factor())
        return left

    def factor() -> Expression:
        if take("-"):
            return Negative(factor())
        if take("("):
            inner = any_of()
            need(")")
            return inner
        token = tokens.pop()
        if token.isdigit():
            return Number(int(token))
        if token in ("true", "false"):
            return Number(int(token == "true"))
        if token in ("seen", "times", "chose") and tokens[-1] == "(":
            tokens.pop()
            scene = tokens.pop()
            result: Expression
            if token == "chose":
                need(".")
                result = Chose(scene, tokens.pop())
            else:
                result = Seen(scene) if token == "seen" else Times(scene)
            need(")")
            return result
        if token in METER_NAMES:
            return MeterValue(Meter(token))
        if not token or not token[0].isalpha():
            raise ValueError(f"unexpected {token!r}")
        return VariableValue(token) if token in variables else FlagValue(token)

    tree = any_of()
    need("")
    return tree
