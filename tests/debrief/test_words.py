"""Small words: numbers, lists, names, capitals and quotations."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.debrief import words
from game.model import Principle, runs
from game.model.prose import Emphasis

P = Principle


@pytest.mark.parametrize(
    ("count", "total", "said"),
    [
        (5, 8, "five of eight decisions"),
        (8, 8, "all eight decisions"),
        (1, 1, "the one decision"),
        (1, 8, "one of eight decisions"),
        (0, 8, ""),
        (0, 0, ""),
        (2, 2, "both decisions"),
        (10, 12, "ten of 12 decisions"),
    ],
)
def test_share(count: int, total: int, said: str) -> None:
    """How many of how many, in words to ten."""
    assert words.share_of(count, total) == said


def test_decisions() -> None:
    """One decision, four decisions, and nothing for none."""
    assert [words.decisions(n) for n in (0, 1, 4, 11)] == [
        "",
        "one decision",
        "four decisions",
        "11 decisions",
    ]


@given(st.integers(1, 10))
def test_numbers_to_ten_are_words(count: int) -> None:
    """None of them holds a figure."""
    assert words.number(count).isalpha()


@pytest.mark.parametrize(
    ("found", "said"),
    [
        ((), ""),
        ((P.PROCESS,), "process"),
        ((P.PROCESS, P.PEOPLE), "process and people"),
        ((P.PROCESS, P.PEOPLE, P.TIME), "process, people and time"),
        ((P.HERE_AND_NOW, P.TIME), "time and the here and now"),
        ((P.AMBIGUITY, P.EMPATHY), "empathy and judgement in ambiguity"),
    ],
)
def test_principles(found: tuple[Principle, ...], said: str) -> None:
    """In the order given, but those of several words last, so that the "and" between them is heard."""
    assert words.principles(found) == said


@pytest.mark.parametrize(
    ("cue", "quoted"),
    [
        ("Give me one more year", "“Give me one more year”"),
        ("So. It's a number now.", "“So. It's a number now”"),
        ("“Of which?”", "“‘Of which?’”"),
        ("She says “no.”", "“She says ‘no’”"),
        ("and then...", "“and then...”"),
        ("the *third* time", "“the third time”"),
        ('He said "stop".', "“He said 'stop'”"),
    ],
)
def test_quotation(cue: str, quoted: str) -> None:
    """Double quotes inside become single, and a full stop of its own is left out."""
    assert words.quotation(cue) == quoted


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Ask him.", "“Ask him.”"),
        ("“Nothing yet. Lend me Goran.”", "“Nothing yet. Lend me Goran.”"),
        ("“Ruth?” Hold the door.", "“‘Ruth?’ Hold the door.”"),
        ("“No,” you say, “not yet.”", "“‘No,’ you say, ‘not yet.’”"),
    ],
)
def test_spoken(text: str, said: str) -> None:
    """A choice in quotation marks, none of them doubled."""
    assert words.spoken(text) == said


@pytest.mark.parametrize(
    ("text", "capital"),
    [
        ("the dead freezer", "The dead freezer"),
        ("*the dead freezer* called", "*The dead freezer* called"),
        ("“no,” she said", "“No,” she said"),
        ("88 doors", "88 doors"),
        ("élan", "Élan"),
        ("", ""),
    ],
)
def test_capital(text: str, capital: str) -> None:
    """The first letter, also behind a mark or a quote; a figure stays."""
    assert words.capital(text) == capital


@given(st.text(max_size=40))
def test_a_name_can_stand_between_two_stars(called: str) -> None:
    """Whatever an author calls a decision, its name is one stretch of italics and no more."""
    said = words.name(called)
    if said:
        assert runs(f"*{said}*") == ((said, Emphasis.EMPHASIS),)


@given(st.text(max_size=40))
def test_a_quotation_holds_no_double_quote(cue: str) -> None:
    """Inside there are single ones only."""
    assert not set(words.quotation(cue)[1:-1]) & {"“", "”", '"'}
