"""Every code of the check has its page, and the examples on it do what the page says."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.analysis.craft import codes
from game.analysis.craft.check import check
from game.cli.pictured import pictured
from game.cli.testers import Picks
from game.model import Diagnostic
from game.reader import codes as reader
from game.reader import read
from game.storage import shipped
from game.storage.folder import ScenarioFolder
from tests.craft.pages import BASE, NAME, Example, page_of, picks_of, scenario_with

FOLDER = shipped() / "docs" / "diagnostics"
BESIDE = {"F432": {"F408"}, "F433": {"F408"}}
"""Pages on waivers that don't do their work, and what is then found beside them."""


_KNOWN: dict[Example, tuple[Diagnostic, ...]] = {}


def found(example: Example, folder: Path) -> tuple[Diagnostic, ...]:
    """What the check finds in an example, worked out once."""
    if example not in _KNOWN:
        _KNOWN[example] = _found(example, folder)
    return _KNOWN[example]


def _found(example: Example, folder: Path) -> tuple[Diagnostic, ...]:
    data, name = BASE.read_bytes(), NAME
    picks = None
    if example.kind == "json":
        (folder / "picks.jsonl").write_bytes(picks_of(example.text))
        picks = Picks([str(folder / "picks.jsonl")])
    elif example.whole:
        data, name = example.text.encode(), "desk.yaml"
    else:
        data = scenario_with(example.text)
    reading = read(data, name)
    assert reading.scenario is not None, reading.diagnostics
    tested = None if picks is None else picks.of(reading.scenario)[0]
    return check(reading, tested, pictured(reading.scenario, ScenarioFolder(folder))).diagnostics


def test_an_empty_example_is_counted_twice_and_clean(tmp_path: Path) -> None:
    """Taking the scenario apart and putting it together again changes nothing that is read."""
    reading = read(scenario_with(""), NAME)
    original = read(BASE.read_bytes(), NAME)
    assert reading.scenario is not None
    assert original.scenario is not None
    assert reading.scenario.scenes == original.scenario.scenes
    assert reading.scenario.endings == original.scenario.endings
    assert found(Example("yaml", False, ""), tmp_path) == ()


def test_codes_are_given_once() -> None:
    """No code is the reader's and the check's."""
    assert not codes.CODES.keys() & reader.CODES.keys()
    assert codes.ALL.keys() == codes.CODES.keys() | reader.CODES.keys()


@pytest.mark.parametrize("code", codes.CODES.values(), ids=lambda code: code.id)
def test_a_page_says_what_its_code_says(code: reader.Code) -> None:
    """Heading, severity and version are those of the code; the page says why it matters and what to do."""
    page = page_of(FOLDER / f"{code.id}.md")
    assert page.title == code.title
    assert page.status == f"{code.severity.value.capitalize()}. Since {code.since}."
    assert "**Why it matters.**" in page.text
    assert "**The way out.**" in page.text


@pytest.mark.parametrize("code", codes.CODES)
def test_the_broken_example_gives_that_code_and_the_mended_one_none(code: str, tmp_path: Path) -> None:
    """Exactly that code, at least once; of a whole scenario of its own only that code is looked at."""
    page = page_of(FOLDER / f"{code}.md")
    broken = {one.code for one in found(page.broken, tmp_path)}
    mended = {one.code for one in found(page.mended, tmp_path)}
    if page.broken.whole:
        assert code in broken
        assert code not in mended
    else:
        assert broken == {code} | BESIDE.get(code, set())
        assert mended == set()


@pytest.mark.parametrize("code", codes.CODES)
def test_a_finding_says_everything(code: str, tmp_path: Path) -> None:
    """What, why it matters and a way out are three things, each a sentence; it has its line and its mark."""
    page = page_of(FOLDER / f"{code}.md")
    one = next(one for one in found(page.broken, tmp_path) if one.code == code)
    for words in (one.message, one.note, one.fix):
        assert words[0].isupper() or words[0] in "`“", words
        assert words.endswith((".", "?", "`.", "…")), words
        assert "!" not in words
    assert (
        one.line_text[one.span.column - 1 :][: one.length].strip()
        == one.line_text[one.span.column - 1 :][: one.length]
    )
