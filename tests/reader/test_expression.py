"""Guards and expressions: text to tree, by the rules of arithmetic and logic as taught."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.model.expression import (
    AllOf,
    AnyOf,
    Chose,
    Compare,
    Comparison,
    Expression,
    FlagValue,
    MeterValue,
    Not,
    Number,
    Seen,
    Times,
    VariableValue,
)
from game.model.meter import Meter
from game.reader.expression import DEEPEST, MOST_SUMS, MOST_TOKENS, parse
from tests.support.expressions import EXPRESSIONS, GUARDS, renamed, text_of

NAMES: list[Expression] = [
    FlagValue("told"),
    VariableValue("load"),
    MeterValue(Meter.STANDING),
    Seen("door"),
    Times("return"),
    Chose("door", "and"),
    FlagValue("seen"),
]


@given(EXPRESSIONS | GUARDS)
def test_a_tree_written_out_with_the_fewest_parentheses_reads_back(tree: Expression) -> None:
    """Precedence and grouping are what every reader of arithmetic takes them for."""
    tree = renamed(tree, NAMES)
    parsed = parse(text_of(tree), {"load"})
    assert parsed.problem is None
    assert parsed.expression == tree


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("a and b or not c", "(a and b) or (not c)"),
        ("not a == b", "not (a == b)"),
        ("1 + 2 * 3 < 4 - 1", "(1 + (2 * 3)) < (4 - 1)"),
        ("1 - 2 - 3", "(1 - 2) - 3"),
        ("-a * b", "(-a) * b"),
        ("a or b and c", "a or (b and c)"),
        ("  a\n and\tb ", "a and b"),
    ],
)
def test_what_binds_how(text: str, tree: str) -> None:
    """The same tree with and without the parentheses that say it."""
    assert parse(text, ()).problem is None
    assert parse(text, ()).expression == parse(tree, ()).expression


def test_a_chain_of_comparisons_is_between() -> None:
    """`1 <= load < 3` is one comparison of three numbers."""
    parsed = parse("1 <= load < 3", {"load"})
    sides = ((Comparison.LE, VariableValue("load")), (Comparison.LT, Number(3)))
    assert parsed.expression == Compare(Number(1), sides)


def test_true_and_false_are_numbers_and_words_of_functions_are_names_too() -> None:
    """Only where a parenthesis follows is `seen` a question about a scene."""
    expression = parse("true and seen and not (false or times)", ()).expression
    inner = Not(AnyOf((Number(0), FlagValue("times"))))
    assert expression == AllOf((Number(1), FlagValue("seen"), inner))


def test_the_names_that_are_used_are_told_with_their_places() -> None:
    """A later check can point at each of them."""
    text = "told and chose(door.open) and seen(hall) and load > standing"
    found = [
        (use.name, use.of, use.choice, text[use.at :].startswith(use.name))
        for use in parse(text, {"load"}).uses
    ]
    assert found == [
        ("told", "", "", True),
        ("door", "chose", "open", True),
        ("hall", "seen", "", True),
        ("load", "", "", True),
        ("standing", "", "", True),
    ]
    assert text[parse(text, ()).uses[1].choice_at :].startswith("open")


@given(
    st.text(st.sampled_from("ab1 ()+-*<>=!.andornotseenchose\n\u00a0_"), max_size=60) | st.text(max_size=30)
)
def test_any_text_gives_a_tree_or_a_problem_inside_it(text: str) -> None:
    """Never an exception, and a place that a mark can be put under."""
    parsed = parse(text, {"a"})
    assert (parsed.expression is None) == (parsed.problem is not None)
    if parsed.problem is not None:
        assert 0 <= parsed.problem.at <= len(text)
        assert parsed.problem.length >= 1
        assert parsed.problem.message
        assert parsed.problem.fix


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("(" * 5000, "F302"),
        ("(" * (DEEPEST + 1) + "a" + ")" * (DEEPEST + 1), "F302"),
        ("not " * (DEEPEST + 1) + "a", "F302"),
        ("-" * (DEEPEST + 1) + "1", "F302"),
        (" + ".join("a" * (MOST_SUMS + 2)), "F302"),
        (" and ".join("a" * MOST_TOKENS), "F302"),
        ("9" * 5000, "F206"),
        ("1000000000000001", "F206"),
    ],
)
def test_sizes_are_bounded(text: str, code: str) -> None:
    """Whatever is longer or deeper than anybody writes is refused in one sentence."""
    problem = parse(text, ()).problem
    assert problem is not None
    assert problem.code.id == code


def test_what_people_do_write_is_within_the_bounds() -> None:
    """A hundred flags in a row, thirty parentheses, the largest number."""
    assert parse(" and ".join(f"flag_{n}" for n in range(100)), ()).problem is None
    assert parse("(" * DEEPEST + "a" + ")" * DEEPEST, ()).problem is None
    assert parse("1000000000000000", ()).expression == Number(10**15)
