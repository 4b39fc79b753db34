"""The cases in `cases/*.md`: what is wrong in an example, and every diagnostic that the reader gives for it.

Each case is a heading that says the behaviour, an example that is read as `docs/diagnostics/README.md` says,
and the list of what is found: line and column in the example, code and message. Nothing else may be found.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.reader.pages import Example

_CASE = re.compile(r"^## ([^\n]+)\n\n```yaml\n(.*?)^```\n\n```\n(.*?)^```$", re.DOTALL | re.MULTILINE)


def _cases() -> list[object]:
    found = []
    for path in sorted((Path(__file__).parent / "cases").glob("*.md")):
        text = path.read_text(encoding="utf-8")
        cases = _CASE.findall(text)
        assert len(cases) == text.count("\n## "), path
        found += [
            pytest.param(example, listing, id=f"{path.stem}: {title}") for title, example, listing in cases
        ]
    return found


@pytest.mark.parametrize(("text", "listing"), _cases())
def test_a_case_finds_exactly_what_is_listed(text: str, listing: str) -> None:
    """Every fault with its place, and one diagnostic for one cause."""
    example = Example(text, (), {})
    above = example.data().decode().split(text.rstrip("\n"))[0].count("\n")
    found = [
        f"{d.span.line - above}:{d.span.column} {d.code} {d.message}" for d in example.read().diagnostics
    ]
    assert ("\n".join(found) or "nothing") == listing.rstrip("\n")


@pytest.mark.parametrize(("text", "listing"), _cases())
def test_a_mark_lies_on_the_line_that_is_shown(text: str, listing: str) -> None:
    """Whatever is found carries its line, and the mark begins on it or right behind it."""
    for diagnostic in Example(text, (), {}).read().diagnostics:
        begin = diagnostic.span.column - 1
        assert 0 <= begin <= len(diagnostic.line_text)
        assert diagnostic.length >= 1
        assert begin + diagnostic.length <= max(len(diagnostic.line_text), begin + 1)


@pytest.mark.parametrize(("text", "listing"), _cases())
def test_a_line_that_is_shown_as_it_works_does_work(text: str, listing: str) -> None:
    """Where a fix shows the lines anew, putting them in the place of the faulty one mends that fault."""
    example = Example(text, (), {})
    before = example.read().diagnostics
    lines = example.data().decode().split("\n")
    for diagnostic in before:
        head, _, shown = diagnostic.fix.partition("\n")
        line = diagnostic.span.line - 1
        if not shown or "So should the next" in head:
            continue
        first = line
        while _letters(lines[first])[:3] != _letters(shown)[:3]:
            first -= 1  # the text began on a line above
        mended = "\n".join([*lines[:first], shown, *lines[line + 1 :]])
        after = Example(mended, ("whole",), {}).read().diagnostics
        same = [d for d in after if d.code == diagnostic.code and d.span.line == diagnostic.span.line]
        assert same == []
        assert len(after) < len(before)


def _letters(text: str) -> str:
    return re.sub(r"\W", "", text)
