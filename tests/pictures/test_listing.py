"""`fulcrum pictures`: the library as a list, as JSON, and on a sheet."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from game.desktop.pictures.command import main, run
from game.model import MOODS
from game.pictures import Library, catalogue, listing


def test_the_list_names_everything_that_a_scenario_can_name(library: Library) -> None:
    """Every id, every drawn mood, every state and material, no line longer than the terminal."""
    text = listing(library, 72)
    wanted = [*library.places, *library.people, *library.spots, *library.covers, *library.art.materials]
    assert [id for id in wanted if id not in text] == []
    assert "slab_edge wet" in text
    assert max(len(line) for line in text.splitlines()) <= 72


def test_the_json_has_every_mood_of_everybody(library: Library) -> None:
    """A mood that was not drawn says whose arms it takes."""
    found = json.loads(json.dumps(catalogue(library)))
    assert [place["id"] for place in found["places"]] == list(library.places)
    people = {person["id"]: person for person in found["people"]}
    assert all(tuple(person["moods"]) == MOODS for person in people.values())
    assert people["blessing"]["moods"]["sad"]["instead"] == "worried"
    assert "instead" not in people["goran"]["moods"]["sad"]
    assert next(p for p in found["places"] if p["id"] == "ward_bay")["people"] == 4


def test_the_command_prints_the_list_and_json(capsys: pytest.CaptureFixture[str]) -> None:
    """Without options the list, with --json the same as data."""
    assert main([]) == 0
    assert capsys.readouterr().out.startswith("Places")
    assert main(["--json"]) == 0
    assert json.loads(capsys.readouterr().out).keys() >= {"places", "people", "spots", "covers"}


def test_the_sheet_is_a_png_that_holds_the_library(tmp_path: Path) -> None:
    """1920 pixels wide, and it says where it is."""
    import skia

    path = tmp_path / "library.png"
    said: list[str] = []
    assert run(str(path), False, said.append, said.append) == 0
    assert said == [f"The contact sheet is in {path}."]
    image = skia.Image.open(str(path))
    assert image.width() == 1920
    assert image.height() > 5000


@pytest.mark.parametrize("name", ["library.jpg", "missing-folder-is-a-file/library.png"])
def test_a_sheet_that_cannot_be_written_is_said(tmp_path: Path, name: str) -> None:
    """One sentence with the file's name and the way out, and exit code 1."""
    import skia  # noqa: F401

    (tmp_path / "missing-folder-is-a-file").write_text("")
    warned: list[str] = []
    path = tmp_path / name
    assert run(str(path), False, warned.append, warned.append) == 1
    assert len(warned) == 1
    assert str(path) in warned[0]
