"""How a diagnostic looks: the place, the author's own line, a mark under the place, the way out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.cli.diagnostics import as_dict, as_text, cells, count_in_words, excerpt, visible
from game.model import Diagnostic, Severity, Span
from game.reader import read


def found(line: str = "  go: freezr", column: int = 7, length: int = 6, **keys: str) -> Diagnostic:
    """A diagnostic at a place of a line."""
    return Diagnostic(
        code="F304",
        severity=Severity.ERROR,
        span=Span("night.yaml", 12, column),
        message="There is no scene `freezr`.",
        fix=keys.get("fix", "Write `freezer`."),
        note=keys.get("note", ""),
        line_text=line,
        length=length,
    )


def test_a_diagnostic_in_words() -> None:
    """One block: where, what, the line, the mark, the note and the way out."""
    assert as_text(found(note="The scenes are freezer and counted."), 80, colour=False).splitlines() == [
        "night.yaml:12:7: error F304: There is no scene `freezr`.",
        "  12 |   go: freezr",
        "     |       ^^^^^^",
        "  The scenes are freezer and counted.",
        "  Write `freezer`.",
    ]


def test_colour_changes_no_word() -> None:
    """With colour taken off the two are the same."""
    import re

    coloured = as_text(found(), 80, colour=True)
    assert "\033[" in coloured
    assert re.sub(r"\033\[[0-9;]*m", "", coloured) == as_text(found(), 80, colour=False)


def test_what_is_to_be_written_keeps_its_lines() -> None:
    """A line that was rewritten for the author can be copied as it stands, at a terminal of any width too."""
    (found,) = read(b"fulcrum: 1\ntitle: The second door: a warning\n", "x.yaml").diagnostics[-1:]
    assert found.code == "F111"
    for wrap in (False, True):
        assert as_text(found, 30, False, wrap).endswith("\ntitle: |\n  The second door: a warning")


def test_sentences_wrap_only_at_a_terminal() -> None:
    """In a terminal they keep to its width; in a pipe each stays on its line."""
    long = found(fix="Write the id of a scene that is there, such as `freezer`, or END.")
    assert all(len(line) < 40 for line in as_text(long, 40, False, wrap=True).splitlines()[1:])
    assert as_text(long, 40, colour=False).splitlines()[-1] == f"  {long.fix}"


def test_a_diagnostic_without_a_line_has_no_mark() -> None:
    """A file that is empty has nothing to show."""
    assert "^" not in as_text(found(line=""), 80, colour=False)


def test_the_mark_stands_under_wide_letters() -> None:
    """Wide characters take two cells, and the mark counts cells."""
    line, mark = excerpt("text: 日本 foo", 10, 3, 80)
    assert line == "text: 日本 foo"
    assert mark == " " * 11 + "^^^"
    assert excerpt("日本", 1, 2, 80)[1] == "^^^^"


def test_what_cannot_be_seen_is_written_out() -> None:
    """Controls, zero-width and wide spaces and bidirectional marks show their code points."""
    assert visible("a\u200bb\u00a0c\x1b[31m\u202ed\t") == "a<U+200B>b<U+00A0>c<U+001B>[31m<U+202E>d    "
    line, mark = excerpt("if: foo\u200b > 3", 8, 1, 80)
    assert line == "if: foo<U+200B> > 3"
    assert mark == "       ^^^^^^^^"


def test_a_long_line_is_cut_around_the_mark() -> None:
    """Both ends give way to …, and the marked words stay whole with something before them."""
    line = "word " * 40 + "culprit" + " word" * 40
    text, mark = excerpt(line, 201, 7, 60)
    assert cells(text) <= 60
    assert text.startswith("…")
    assert text.endswith("…")
    assert text[mark.index("^") : mark.index("^") + mark.count("^")] == "culprit"
    assert mark.index("^") > 8


@given(
    st.text(st.characters(codec="utf-8", exclude_characters="\n\r"), max_size=200),
    st.integers(0, 250),
    st.integers(0, 250),
    st.integers(10, 120),
)
def test_any_line_has_its_mark(line: str, column: int, length: int, width: int) -> None:
    """The mark is there, begins inside the line or just after it, and neither grows beyond the width."""
    text, mark = excerpt(line, column, length, width)
    assert "^" in mark
    assert text.isprintable() or not text
    assert cells(text) <= max(width, 24) + 2
    assert mark.index("^") <= cells(text)


def test_the_json_form_has_the_contracts_keys() -> None:
    """Seven keys, in the contract's order."""
    assert as_dict(found()) == {
        "file": "night.yaml",
        "line": 12,
        "column": 7,
        "code": "F304",
        "severity": "error",
        "message": "There is no scene `freezr`.",
        "fix": "Write `freezer`.",
    }


@pytest.mark.parametrize(
    ("errors", "warnings", "files", "words"),
    [
        (0, 0, 1, "1 file: nothing to mend."),
        (0, 0, 4, "4 files: nothing to mend."),
        (1, 0, 1, "1 file: 1 error. “fulcrum explain F304” says more about the first."),
        (2, 1, 2, "2 files: 2 errors and 1 warning. “fulcrum explain F304” says more about the first."),
        (0, 2, 1, "1 file: 2 warnings. “fulcrum explain F304” says more about the first."),
    ],
)
def test_the_last_line_counts(errors: int, warnings: int, files: int, words: str) -> None:
    """How much, in how many files, and where to read on."""
    error = found()
    warning = Diagnostic("F304", Severity.WARNING, error.span, "m", "f")
    assert count_in_words([error] * errors + [warning] * warnings, files) == words
