"""The files of a scenario as its author sees them, and what is found in them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from game.cli.main import main
from game.cli.pictured import pictured
from game.lsp.project import Project

NAME = "late-keys.yaml"


@pytest.fixture
def project() -> Project:
    """A project with the pictures that come with Fulcrum."""
    return Project(pictured)


def test_the_findings_are_those_of_the_check(
    project: Project, tmp_path: Path, small: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """The same codes at the same places as `check --json` prints, pictures and craft included."""
    path = tmp_path / NAME
    path.write_text(small.replace("title: The hall", "title: The hall\n    place: hal"), encoding="utf-8")
    main(["check", "--json", str(path)])
    said = json.loads(capsys.readouterr().out)["diagnostics"]
    found = [one for of_file in project.check(path).findings.values() for one in of_file]
    assert [(one.code, one.span.line, one.span.column) for one in found] == [
        (one["code"], one["line"], one["column"]) for one in said
    ]
    assert "F422" in {one.code for one in found}


def test_what_is_open_counts_and_not_what_is_saved(project: Project, tmp_path: Path, small: str) -> None:
    """A text that is not saved is what is checked; closed, the saved one is again."""
    path = tmp_path / NAME
    path.write_text(small, encoding="utf-8")
    project.put(path, small.replace("go: hall", "go: hal", 1))
    assert "F304" in {one.code for one in project.check(path).findings[path]}
    project.drop(path)
    assert "F304" not in {one.code for one in project.check(path).findings[path]}


def test_an_included_file_belongs_to_its_scenario(project: Project, tmp_path: Path, small: str) -> None:
    """A file of scenes is read as a part of the scenario above it that includes it; what is wrong in it is
    told of it, and its flags and variables are the scenario's."""
    hall = small[small.index("  hall:") : small.index("endings:")]
    path = tmp_path / NAME
    path.write_text(small.replace(hall, "").replace("role:", "include: [more/hall.yaml]\nrole:"), "utf-8")
    inner = tmp_path / "more" / "hall.yaml"
    inner.parent.mkdir()
    inner.write_text("scenes:\n" + hall, "utf-8")
    project.put(inner, "scenes:\n" + hall.replace("go: END", "go: EN", 1))
    checked = project.check(inner)
    assert checked.main == path
    assert [one.code for one in checked.findings[inner]] == ["F304"]
    mentioned = {(one.thing.value, one.name) for one in project.outlines(inner)[inner].mentioned}
    assert {("variable", "load"), ("flag", "told"), ("choice", "wait")} <= mentioned


def test_other_yaml_files_are_left_in_peace(project: Project, tmp_path: Path, small: str) -> None:
    """What is no scenario and belongs to none gets no findings; an empty file could become one."""
    other, new = tmp_path / "rota.yaml", tmp_path / "new.yaml"
    project.put(other, "monday: [ada]\n")
    project.put(new, "\n")
    assert project.check(other).findings == {other: ()}
    assert project.check(new).findings == {new: ()}
    assert (project.concerns(other), project.concerns(new)) == (False, True)
