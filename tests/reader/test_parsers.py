"""A scenario is the same whether PyYAML comes with its C library or without."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.model import Scenario
from game.reader import Reading, read, tree
from tests.support.strategies import scenarios
from tests.support.yaml_text import yaml_of

TEXT = """fulcrum: 1
title: Night shift
role: You run it.
scenes:
  a:
    title: First
    text: What now? Go on.
    choices:
      - {id: one, text: Ask who has the key, go: END}
      - id: two
        text: Two things
        go: END
endings:
  - {id: end, title: The end, text: Over.}
"""
MARKS = (*"?\t!#'\"|>&*%@`:,-", " ?", "? ", " \t", "\t ", " #")


def both(text: str) -> tuple[Reading, Reading]:
    """What each of the two parsers leads to."""
    with pytest.MonkeyPatch.context() as patch:
        readings = []
        for parser in (tree._fastest_parser(), tree.PurePythonParser):
            patch.setattr(tree, "PARSER", parser)
            readings.append(read(text.encode(), "night.yaml"))
    return readings[0], readings[1]


@pytest.mark.parametrize(
    "text",
    [
        TEXT.replace("Ask who has the key", "Ask who? Then wait"),
        TEXT.replace("Ask who has the key", "Who has it?"),
        TEXT.replace("title: The end", "title: The end ?"),
        TEXT.replace("Two things", "Two\tthings\t"),
        TEXT.replace("{id: one", "{\tid:\tone"),
        TEXT.replace("      - id: two", "      -\tid: two"),
    ],
)
def test_questions_and_tabs(text: str) -> None:
    """An unquoted question in braces, and a tab where a space could be, are read alike."""
    assert text != TEXT
    fast, slow = both(text)
    assert slow.scenario == fast.scenario
    assert [(d.code, d.span) for d in slow.diagnostics] == [(d.code, d.span) for d in fast.diagnostics]


@given(st.lists(st.tuples(st.integers(0, len(TEXT)), st.sampled_from(MARKS)), min_size=1, max_size=3))
def test_a_mark_anywhere(marks: list[tuple[int, str]]) -> None:
    """Wherever a mark slips in, both give the same scenario, or neither gives one."""
    text = TEXT
    for at, mark in marks:
        text = text[:at] + mark + text[at:]
    fast, slow = both(text)
    assert slow.scenario == fast.scenario


@given(scenarios())
def test_any_sound_scenario(scenario: Scenario) -> None:
    """Every feature of the format is read alike, without a word."""
    fast, slow = both(yaml_of(scenario))
    assert slow.diagnostics == fast.diagnostics
    assert slow.scenario == fast.scenario
    assert slow.scenario is not None
