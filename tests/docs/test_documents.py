"""Documents say what the program does: tables, listings, links and commands are held to it."""

from __future__ import annotations

import re
import shlex
from importlib import import_module
from pathlib import Path

import pytest
import yaml

from game.analysis.craft import codes
from game.cli.arguments import Parser
from game.cli.table import COMMANDS
from game.reader import read
from game.reader.schema import PARTS
from tests.docs import tables, tutorial

DOCS = Path(__file__).parents[2] / "docs"
PAGES = [DOCS / name for name in ("authoring.md", "format.md", "craft.md", "sharing.md")]
STALE = "Run `python -m tests.docs` and look at what has changed."


def test_the_tables_of_the_format_are_the_readers() -> None:
    """Every part has its table, word for word as the reader describes it."""
    page = tables.PAGE.read_text(encoding="utf-8")
    assert tables.with_tables(page) == page, STALE
    assert {*tables.tables_in(page)} == {*PARTS, "principles"} - {"included"}


def test_the_tutorial_followed_to_the_letter_ends_with_a_clean_scenario(tmp_path: Path) -> None:
    """Every listing can be typed where the page says, every command prints what stands there, and the last
    check has nothing to mend."""
    page = tutorial.PAGE.read_text(encoding="utf-8")
    again, reader = tutorial.followed(page, tmp_path)
    assert again == page, STALE
    assert "$ fulcrum check --strict lost-property.yaml\n1 file: nothing to mend.\n" in page
    assert reader.codes[:2] == [1, 1]
    assert set(reader.codes[2:]) == {0}
    assert read(reader.file.read_bytes(), reader.file.name).scenario is not None


def test_the_tutorial_shows_a_slip_and_findings_of_craft() -> None:
    """An author sees an error that is explained in their terms, and warnings that are about fairness."""
    page = tutorial.PAGE.read_text(encoding="utf-8")
    assert " error F111: " in page
    assert len(set(re.findall(r" warning (F[456]\d\d): ", page))) >= 4


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_links_lead_somewhere(path: Path) -> None:
    """Files that are there, and headings that are in them."""
    for target in re.findall(r"\]\(([^)\s]+)\)", path.read_text(encoding="utf-8")):
        if target.startswith("https://"):
            continue
        name, _, heading = target.partition("#")
        file = path if not name else (path.parent / name).resolve()
        assert file.is_file(), target
        if heading:
            assert heading in headings(file), target


def headings(path: Path) -> set[str]:
    """The anchors that a page's headings have."""
    found = re.findall(r"^#+ (.+)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in found}


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_commands_that_are_named_are_there(path: Path) -> None:
    """Each `fulcrum …`, its options too."""
    text = path.read_text(encoding="utf-8")
    named = re.findall(r"[`“$] ?(fulcrum [^`”\n]+)", text) + re.findall(r"^(fulcrum .+)$", text, re.MULTILINE)
    assert named
    for line in named:
        _, command, *words = shlex.split(line)
        assert command in COMMANDS, line
        module = import_module(f"game.cli.{COMMANDS[command].module}")
        parser = Parser(f"fulcrum {command}", "")
        module.arguments(parser)
        known = {option for action in parser._actions for option in action.option_strings}
        assert {word.split("=")[0] for word in words if word.startswith("-")} <= known, line


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_codes_that_are_named_are_there(path: Path) -> None:
    """Each F and three digits is a diagnostic."""
    named = set(re.findall(r"\bF\d{3}\b", path.read_text(encoding="utf-8")))
    assert named <= codes.ALL.keys()


def test_pieces_of_yaml_in_the_format_can_be_read() -> None:
    """They are keys of a scene; put into one, it is read."""
    pieces = re.findall(
        r"^```yaml\n(.*?)^```$", tables.PAGE.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE
    )
    assert pieces
    for piece in pieces:
        scene = "".join(f"    {line}\n" if line else "\n" for line in piece.splitlines())
        text = (
            "fulcrum: 1\ntitle: Desk\nid: desk\nrole: You run the desk.\n"
            f"scenes:\n  desk:\n    title: Monday\n    go: END\n{scene}"
            "endings:\n  - {id: done, title: Done, text: It is done.}\n"
        )
        assert yaml.safe_load(piece)
        found = read(text.encode(), "desk.yaml")
        assert found.scenario is not None, found.diagnostics
