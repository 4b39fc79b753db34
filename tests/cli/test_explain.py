"""`fulcrum explain`: the page on a diagnostic, as a terminal shows it."""

from pathlib import Path

import pytest

from game.cli.explain import readable
from game.storage import shipped
from tests.cli.conftest import Run

PAGE = """# F304: No scene of that id

A `go` names a scene that is **not there**. This paragraph is long enough to need more than one line in a
narrow terminal.

## Broken

```yaml
scenes:
  a: {go: b}   # a comment that is longer than the terminal is wide
```

- first of [two](x.md)
- second
"""


def test_a_page_as_a_terminal_shows_it() -> None:
    """Headings bare, paragraphs wrapped, marks off, examples untouched."""
    assert readable(PAGE, 41).splitlines() == [
        "F304: No scene of that id",
        "",
        "A go names a scene that is not there.",
        "This paragraph is long enough to need",
        "more than one line in a narrow terminal.",
        "",
        "Broken",
        "",
        "    scenes:",
        "      a: {go: b}   # a comment that is longer than the terminal is wide",
        "",
        "- first of two",
        "- second",
    ]


def pages() -> list[Path]:
    """The pages that are shipped."""
    return sorted((shipped() / "docs" / "diagnostics").glob("F*.md"))


def test_every_page_can_be_read(fulcrum: Run) -> None:
    """Without a code all are listed; each page keeps every line of its examples."""
    listed = fulcrum("explain").out.splitlines()
    assert [line.split()[0] for line in listed] == [page.stem for page in pages()]
    assert all(len(line.split()) > 1 for line in listed)
    for page in pages():
        text = page.read_text(encoding="utf-8")
        shown = readable(text, 80)
        assert "```" not in shown
        fenced = False
        for line in text.splitlines():
            if line.lstrip().startswith("```"):
                fenced = not fenced
            elif fenced and line.strip():
                assert f"    {line}".rstrip() in shown.splitlines()


def test_a_code_is_explained_however_it_is_typed(fulcrum: Run) -> None:
    """Small letters do."""
    code = pages()[0].stem
    upper, lower = fulcrum("explain", code), fulcrum("explain", code.lower())
    assert upper.code == 0
    assert upper.out == lower.out
    assert code in upper.out


@pytest.mark.parametrize("code", ["F9999", "nonsense", "../../README", "F", "x" * 3000])
def test_an_unknown_code_gets_the_nearest(fulcrum: Run, code: str) -> None:
    """Exit 1, two lines, and no path can be smuggled in."""
    done = fulcrum("explain", code)
    assert (done.code, done.out) == (1, "")
    first, second = done.err.splitlines()
    assert first.startswith("There is no diagnostic ")
    assert second == "“fulcrum explain” lists them all."


def test_a_code_with_one_digit_wrong(fulcrum: Run) -> None:
    """The nearest codes are offered."""
    code = pages()[0].stem
    hint = fulcrum("explain", f"{code}1").err.partition("Did you mean ")[2]
    assert code in hint.partition("?")[0]
