"""Every code has its page, and the examples on it are what they are said to be."""

from __future__ import annotations

import re

import pytest

from game.model import Severity
from game.reader.codes import CODES, TOO_MANY
from tests.reader.pages import FOLDER, page_of

PAGES = [pytest.param(code, id=code) for code in CODES]


def test_no_page_is_about_a_code_of_the_reader_that_is_not_there() -> None:
    """A page without a code would explain nothing."""
    pages = {path.stem for path in FOLDER.glob("F[123]*.md")}
    assert pages == set(CODES)


def test_codes_come_in_order_and_the_next_free_ones_are_known() -> None:
    """Codes are given in order, so that the next free number of each group follows from the last."""
    assert list(CODES) == sorted(CODES)
    for group in "123":
        last = max(code for code in CODES if code[1] == group)
        free = f"F{int(last[1:]) + 1}"
        assert free not in CODES, f"the next free code of F{group}xx is {free}"


@pytest.mark.parametrize("code", PAGES)
def test_a_page_says_what_the_registry_says(code: str) -> None:
    """Title, severity and version stand in both places and are the same."""
    page, known = page_of(code), CODES[code]
    assert page.code == code
    assert page.title == known.title
    assert page.status == f"{known.severity.value.capitalize()}. Since {known.since}."


@pytest.mark.parametrize("code", PAGES)
def test_a_page_tells_what_it_means_why_it_matters_and_the_way_out(code: str) -> None:
    """Whoever reads it writes no code: three paragraphs, no exclamation marks, no talk of nodes."""
    text = page_of(code).text
    assert "\n**Why it matters.** " in text
    assert "\n**The way out.** " in text
    prose = re.sub(r"`[^`]*`|“[^”]*”", "", text)
    assert "!" not in prose.replace("begins with !", "")
    assert not re.search(r"\b(node|parser|scalar|null|boolean|integer)s?\b", prose, re.IGNORECASE)


@pytest.mark.parametrize("code", PAGES)
def test_a_broken_example_gives_exactly_its_code(code: str) -> None:
    """One cause, one diagnostic, and it is the one that the page is about."""
    reading = page_of(code).broken.read()
    found = [diagnostic.code for diagnostic in reading.diagnostics]
    if code == TOO_MANY.id:
        assert found.count(code) == 1
        assert len(found) > 10_000
    else:
        assert found == [code], [(d.code, str(d.span), d.message) for d in reading.diagnostics]
    assert (reading.scenario is None) == (CODES[code].severity is Severity.ERROR)


@pytest.mark.parametrize("code", PAGES)
def test_a_mended_example_is_sound(code: str) -> None:
    """The way out leads out."""
    reading = page_of(code).mended.read()
    assert [(d.code, str(d.span), d.message) for d in reading.diagnostics] == []
    assert reading.scenario is not None
