"""`fulcrum check`: files and folders, in words and as JSON."""

import json
import os
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.storage.test_finding import SOUND
from tests.storage.test_reading import PART, PARTED

FAULTY = SOUND.replace(b"go: counted\n", b"go: cuonted\n", 1)
WARNED = SOUND.replace(b"sets: [shipped]", b"sets: [shipped, never_read]", 1)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of an author's."""
    (tmp_path / "night").mkdir()
    return tmp_path / "night"


def write(path: Path, data: bytes | str) -> Path:
    """A file of the author's."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data.encode("utf-8") if isinstance(data, str) else data)
    return path


def test_the_shipped_scenarios_are_clean(fulcrum: Run) -> None:
    """No fault, also under --strict: a warning about them would be a false alarm."""
    root = Path(__file__).parents[2]
    done = fulcrum("check", "--strict", "scenarios", folder=root)
    assert (done.code, done.out, done.err) == (0, "4 files: nothing to mend.\n", "")


def test_a_fault_has_its_place_line_mark_and_way_out(fulcrum: Run, folder: Path) -> None:
    """The file's name is as it was given, and the exit code is 1."""
    write(folder / "night.yaml", FAULTY)
    done = fulcrum("check", "night.yaml", folder=folder)
    assert done.code == 1
    first, line, mark, *rest = done.out.splitlines()
    assert first.startswith("night.yaml:")
    assert ": error F" in first
    assert "go: cuonted" in line
    assert line[mark.index("^") :].startswith("cuonted")
    assert "counted" in "\n".join(rest)
    assert done.err == ""


def test_the_same_as_json(fulcrum: Run, folder: Path) -> None:
    """Line and column from 1, file as given; nothing else is printed."""
    write(folder / "night.yaml", FAULTY)
    done = fulcrum("check", "--json", "night.yaml", folder=folder)
    assert done.code == 1
    (one,) = json.loads(done.out)["diagnostics"]
    assert list(one) == ["file", "line", "column", "code", "severity", "message", "fix"]
    assert one["file"] == "night.yaml"
    at = FAULTY.decode().splitlines()[one["line"] - 1]
    assert at[one["column"] - 1 :].startswith("cuonted")
    assert fulcrum("check", "--json", str(Path(__file__).parents[2] / "scenarios")).out == (
        json.dumps({"diagnostics": []}, indent=2) + "\n"
    )


def test_warnings_count_under_strict(fulcrum: Run, folder: Path) -> None:
    """A warning alone is exit 0, with --strict exit 1."""
    write(folder / "night.yaml", WARNED)
    lax = fulcrum("check", "--json", "night.yaml", folder=folder)
    assert lax.code == 0
    assert {one["severity"] for one in json.loads(lax.out)["diagnostics"]} == {"warning"}
    assert fulcrum("check", "--strict", "night.yaml", folder=folder).code == 1


def test_what_craft_asks_for_is_checked_too(fulcrum: Run, folder: Path) -> None:
    """A sound scenario of two scenes has a good deal to warn about; a waiver with a reason lets one stand."""
    write(folder / "part.yaml", PART % "B")

    def codes(first: str) -> list[str]:
        write(folder / "thin.yaml", PARTED.replace("fulcrum: 1", first, 1))
        done = fulcrum("check", "--json", "thin.yaml", folder=folder)
        assert done.code == 0
        return [one["code"] for one in json.loads(done.out)["diagnostics"]]

    before = codes("fulcrum: 1")
    assert before
    waived = codes(f"fulcrum: 1 # fulcrum: allow {before[0]} because this one is for a test")
    assert waived == before[1:]


def test_several_files_at_once_by_file_then_line(fulcrum: Run, folder: Path) -> None:
    """Each file's faults stand together, in the order of the command line."""
    write(folder / "b.yaml", FAULTY + b"oops: 1\n")
    write(folder / "a.yaml", FAULTY)
    found = json.loads(fulcrum("check", "--json", "b.yaml", "a.yaml", folder=folder).out)["diagnostics"]
    files = [one["file"] for one in found]
    assert files == sorted(files, reverse=True)
    assert set(files) == {"a.yaml", "b.yaml"}
    lines = [one["line"] for one in found if one["file"] == "b.yaml"]
    assert lines == sorted(lines)


def test_a_folder_stands_for_the_scenarios_in_it(fulcrum: Run, folder: Path) -> None:
    """Below it too; included files count with their scenario, other YAML is passed over and said."""
    write(folder / "one.yaml", SOUND)
    write(folder / "deep" / "two.yml", PARTED.replace("part.yaml", "part.yml"))
    write(folder / "deep" / "part.yml", PART % "B")
    write(folder / "mkdocs.yml", "site_name: x\n")
    write(folder / ".git" / "three.yaml", "fulcrum: 1\n")
    done = fulcrum("check", str(folder))
    assert done.code == 0, done
    *_, passed_over, last = done.out.splitlines()
    assert passed_over == "One YAML file is no scenario and was passed over."
    assert last.startswith("2 files: ")


def test_a_fault_in_an_included_file_is_in_that_file(fulcrum: Run, folder: Path) -> None:
    """Its own name and line; and it is told once, though the folder holds both files."""
    write(folder / "main.yaml", PARTED)
    write(folder / "part.yaml", (PART % "B").replace("go: END", "go: NED"))
    found = json.loads(fulcrum("check", "--json", ".", folder=folder).out)["diagnostics"]
    (one,) = found
    assert one["file"].endswith("part.yaml")
    assert one["line"] == 6


def test_an_included_file_can_be_a_scenario_of_its_own(fulcrum: Run, folder: Path) -> None:
    """A file with the mark of a scenario that is included is told at the include, not twice."""
    write(folder / "main.yaml", PARTED.replace("part.yaml", "whole.yaml"))
    write(folder / "whole.yaml", SOUND)
    found = json.loads(fulcrum("check", "--json", "main.yaml", folder=folder).out)["diagnostics"]
    assert any(one["file"].endswith("whole.yaml") and one["severity"] == "error" for one in found)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("empty.yaml", b""),
        ("nul.yaml", b"fulcrum: 1\0"),
        ("latin.yaml", "fulcrum: 1\ntitle: é\n".encode("latin-1")),
        ("wide.yaml", "fulcrum: 1\n".encode("utf-16")),
        ("deep.yaml", b"fulcrum: " + b"[" * 20_000),
        ("large.yaml", b"fulcrum: 1\n#" + b"x" * 3_000_000),
        ("many.yaml", b"fulcrum: 1\n---\nfulcrum: 1\n"),
        ("digits.yaml", b"fulcrum: 1\nminutes: " + b"9" * 5000 + b"\n"),
        ("bomb.yaml", b"a: &a [x,x]\nb: &b [*a,*a]\nfulcrum: 1\n"),
    ],
)
def test_a_hostile_file_gets_diagnostics(fulcrum: Run, folder: Path, name: str, data: bytes) -> None:
    """Whatever the bytes: exit 1, each finding with a place, and no traceback."""
    write(folder / name, data)
    done = fulcrum("check", "--json", name, folder=folder)
    found = json.loads(done.out)["diagnostics"]
    assert done.code == 1
    assert found
    assert all(one["line"] >= 1 and one["column"] >= 1 and one["fix"] for one in found)
    assert fulcrum("check", name, folder=folder).code == 1


@pytest.mark.parametrize("arguments", [["missing.yaml"], ["nigth.yaml"], ["empty-folder"], ["x" * 5000]])
def test_a_path_that_is_no_use(fulcrum: Run, folder: Path, arguments: list[str]) -> None:
    """Exit 2 and at most two lines on standard error."""
    write(folder / "night.yaml", SOUND)
    (folder / "empty-folder").mkdir()
    done = fulcrum("check", *arguments, folder=folder)
    assert (done.code, done.out) == (2, "")
    assert 1 <= len(done.err.splitlines()) <= 2
    if arguments == ["nigth.yaml"]:
        assert "Did you mean night.yaml?" in done.err


def test_a_file_that_may_not_be_read(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is named with the cause, exit 2."""
    from game.cli import check
    from game.cli.main import main

    def refuse(*_: object) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(check, "read_at_most", refuse)
    path = write(folder / "locked.yaml", SOUND)
    assert main(["check", str(path)]) == 2
    assert f"{path} cannot be read, because this account may not use it" in capsys.readouterr().err


def test_no_colour_in_a_pipe(fulcrum: Run, folder: Path) -> None:
    """What is not a terminal gets no escape, and neither does what an author smuggles in."""
    write(folder / "night.yaml", FAULTY.replace(b"title: Monday", b"title: \x1b[31mMonday"))
    assert "\x1b" not in fulcrum("check", "night.yaml", folder=folder).out


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "utf-16"])
def test_any_encoding_can_be_piped(fulcrum: Run, folder: Path, encoding: str) -> None:
    """The words come through, and JSON is the same as in UTF-8."""
    write(folder / "nächte.yaml", FAULTY.replace(b"title: Monday", "title: ‘日本’\u200b Monday".encode()))
    variables = {"PYTHONIOENCODING": encoding}
    done = fulcrum("check", "nächte.yaml", folder=folder, variables=variables)
    assert done.code == 1
    assert "cuonted" in done.raw.decode(encoding)
    piped = fulcrum("check", "--json", "nächte.yaml", folder=folder, variables=variables)
    plain = fulcrum("check", "--json", "nächte.yaml", folder=folder)
    assert json.loads(piped.raw.decode(encoding)) == json.loads(plain.out)


@pytest.mark.skipif(os.name == "nt", reason="Windows makes links for administrators only")
def test_one_file_that_cannot_be_read_keeps_no_other_from_being_checked(fulcrum: Run, folder: Path) -> None:
    """A link to nothing, or in a circle, is told; the rest of the folder is checked, and the code is 1."""
    (folder / "gone.yaml").symlink_to(folder / "nowhere.yaml")
    (folder / "loop.yaml").symlink_to(folder / "loop.yaml")
    write(folder / "night.yaml", FAULTY)
    done = fulcrum("check", ".", folder=folder)
    assert (done.code, done.err) == (1, "")
    assert "night.yaml:" in done.out
    assert "gone.yaml: it cannot be read, because it is not there." in done.out
    assert "loop.yaml: it cannot be read, because too many levels of symbolic links." in done.out
    assert "1 file: 1 error." in done.out
    write(folder / "night.yaml", SOUND)
    assert fulcrum("check", ".", folder=folder).code == 1
    assert fulcrum("check", "gone.yaml", folder=folder).code == 2


def test_a_file_of_any_size_is_refused_by_what_is_true(fulcrum: Run, folder: Path) -> None:
    """Only as much is read as shows that it is too long, so no other size is named."""
    write(folder / "big.yaml", SOUND + b"#" * (3 * 1024 * 1024))
    done = fulcrum("check", "big.yaml", folder=folder)
    assert done.code == 1
    assert "The file has more than 2 MiB, which is the most." in done.out


def test_a_name_that_looks_like_an_option_is_named(fulcrum: Run, folder: Path) -> None:
    """The message is about what was typed, not about what is missing without it."""
    done = fulcrum("check", "-night.yaml", folder=folder)
    assert done.code == 2
    assert done.err.startswith("fulcrum check: there is no option -night.yaml.")
    assert fulcrum("check", folder=folder).err.startswith("fulcrum check: PATH is missing.")
    done = fulcrum("check", "--format", "xml", ".", folder=folder)
    assert done.err.startswith("fulcrum check: --format: “xml” is not one of text, json, github.")


def test_an_empty_path_is_no_folder(fulcrum: Run, tmp_path: Path) -> None:
    """A variable that a script left empty must not have the current folder walked."""
    (tmp_path / "broken.yaml").write_text("fulcrum: 1\n", encoding="utf-8")
    done = fulcrum("check", "", folder=tmp_path)
    assert (done.code, done.out) == (2, "")
    assert done.err == "fulcrum check: the path is empty.\nGive a file or a folder; “.” is this folder.\n"
