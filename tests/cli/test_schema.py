"""`fulcrum schema` and `fulcrum pictures`: what editors and authors complete by."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from tests.cli.conftest import Run


def test_it_prints_a_schema(fulcrum: Run) -> None:
    """JSON Schema 2020-12, and nothing else on standard output."""
    done = fulcrum("schema")
    assert (done.code, done.err) == (0, "")
    schema = json.loads(done.out)
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_it_offers_the_pictures_that_are_shipped(fulcrum: Run) -> None:
    """Places, objects, people and covers by name, as `fulcrum pictures --json` lists them."""
    parts = json.loads(fulcrum("schema").out)["$defs"]
    pictures = json.loads(fulcrum("pictures", "--json").out)
    for part, key, kind in (
        ("scene", "place", "places"),
        ("scene", "object", "spots"),
        ("person", "portrait", "people"),
    ):
        assert parts[part]["properties"][key]["examples"] == [one["id"] for one in pictures[kind]]


def test_it_writes_a_file_and_says_what_points_to_it(fulcrum: Run, tmp_path: Path) -> None:
    """The same schema, and the line for the top of a scenario."""
    done = fulcrum("schema", "-o", "fulcrum.schema.json", folder=tmp_path)
    assert done.code == 0
    assert "# yaml-language-server: $schema=./fulcrum.schema.json" in done.out.splitlines()
    assert json.loads((tmp_path / "fulcrum.schema.json").read_bytes()) == json.loads(fulcrum("schema").out)


@pytest.mark.parametrize("target", [".", "file/below.json", "x" * 300])
def test_a_file_that_cannot_be_written(fulcrum: Run, tmp_path: Path, target: str) -> None:
    """One line with the cause, exit 1, nothing left behind."""
    (tmp_path / "file").write_text("x", encoding="utf-8")
    done = fulcrum("schema", "-o", target, folder=tmp_path)
    assert (done.code, done.out) == (1, "")
    assert "could not be written, because" in done.err
    assert {path.name for path in tmp_path.iterdir()} == {"file"}


def test_pictures_are_listed_within_the_terminal(fulcrum: Run) -> None:
    """Every section, no line wider than the terminal."""
    done = fulcrum("pictures", variables={"COLUMNS": "60"})
    assert (done.code, done.err) == (0, "")
    for heading in ("Places (", "People (", "Objects (", "Covers (", "Materials ("):
        assert heading in done.out
    assert max(map(len, done.out.splitlines())) <= 60


def test_pictures_are_drawn_on_a_sheet(fulcrum: Run, tmp_path: Path) -> None:
    """A PNG; another ending is refused in words."""
    done = fulcrum("pictures", "-o", "sheet.png", folder=tmp_path)
    assert done.code == 0, done
    assert (tmp_path / "sheet.png").read_bytes()[:8] == b"\x89PNG\r\n\x1a\n"
    refused = fulcrum("pictures", "-o", "sheet.gif", folder=tmp_path)
    assert (refused.code, refused.out) == (1, "")
    assert "ends in .png" in refused.err
