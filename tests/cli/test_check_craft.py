"""`fulcrum check`: craft, waivers, pictures, testers' picks, and the forms that it prints."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from game.cli.github import as_command
from game.model import Diagnostic, Severity, Span
from tests.cli.conftest import Run
from tests.storage.test_finding import SOUND

THIN = SOUND.replace(b"if: standing >= -1", b"if: standing >= 12", 1)
"""Counted Twice with a door that nobody can open: one warning, F403."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of an author's, with the scenario in it."""
    (tmp_path / "work").mkdir()
    (tmp_path / "work" / "counted-twice.yaml").write_bytes(THIN)
    return tmp_path / "work"


def test_a_finding_of_craft_says_what_why_and_the_way_out(fulcrum: Run, folder: Path) -> None:
    """Place, line, mark, then a note and a way out; a warning alone is exit 0, with --strict exit 1."""
    done = fulcrum("check", "counted-twice.yaml", folder=folder)
    assert done.code == 0
    first, line, mark, note, fix = done.out.splitlines()[:5]
    assert first.startswith("counted-twice.yaml:")
    assert first.endswith("warning F403: The choice `reserve` of `ninety` is open in no play.")
    assert line[mark.index("^") :].startswith("id")
    assert note.strip() == "Nobody will ever pick it."
    assert fix.strip().startswith("Loosen the conditions")
    assert done.out.splitlines()[-1] == (
        "1 file: 1 warning. “fulcrum explain F403” says more about the first."
    )
    assert fulcrum("check", "--strict", "counted-twice.yaml", folder=folder).code == 1


def test_a_waiver_makes_it_clean(fulcrum: Run, folder: Path) -> None:
    """Also under --strict."""
    waived = THIN.replace(
        b"      - id: reserve\n", b"      - id: reserve  # fulcrum: allow F403 because later\n"
    )
    (folder / "counted-twice.yaml").write_bytes(waived)
    done = fulcrum("check", "--strict", "counted-twice.yaml", folder=folder)
    assert (done.code, done.out) == (0, "1 file: nothing to mend.\n")


def test_the_form_for_pull_requests(fulcrum: Run, folder: Path) -> None:
    """One workflow command a finding, with its place, its code and all its words; nothing else."""
    (folder / "counted-twice.yaml").write_bytes(THIN + b"oops: 1\n")
    done = fulcrum("check", "--format", "github", ".", folder=folder)
    assert done.code == 1
    (line,) = done.out.splitlines()
    number = len(THIN.splitlines()) + 1
    assert line.startswith(f"::error file=counted-twice.yaml,line={number},col=1,endColumn=5,title=F201::")
    (folder / "counted-twice.yaml").write_bytes(THIN)
    warned = fulcrum("check", "--format", "github", "counted-twice.yaml", folder=folder)
    assert warned.out.startswith("::warning file=counted-twice.yaml,line=")
    assert warned.out.count("%0A") == 2


def test_a_workflow_command_keeps_its_one_line() -> None:
    """Whatever a file is called and whatever a message quotes."""
    span = Span("a:b,c%\n.yaml", 3, 5)
    found = Diagnostic("F201", Severity.ERROR, span, "50 %\r\nmore", "Mend it.", "Why.", length=4)
    assert as_command(found) == (
        "::error file=a%3Ab%2Cc%25%0A.yaml,line=3,col=5,endColumn=9,title=F201::"
        "50 %25%0D%0Amore%0AWhy.%0AMend it."
    )


@pytest.mark.parametrize(
    ("arguments", "first"),
    [
        (["--json", "--format", "github", "x"], "fulcrum check: --json and --format contradict each other."),
        (["--format", "xml", "x"], "fulcrum check: --format: "),
        (["--picks", "x"], "fulcrum check: PATH is missing."),
    ],
)
def test_options_that_make_no_sense(fulcrum: Run, arguments: list[str], first: str) -> None:
    """Exit 2, one or two lines."""
    done = fulcrum("check", *arguments)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(first)
    assert len(done.err.splitlines()) <= 2


def test_json_says_what_was_left_out(fulcrum: Run, folder: Path) -> None:
    """Beside the diagnostics, and only where something was."""
    french = SOUND.replace(b"sector: charity", b"sector: charity\nlanguage: fr")
    (folder / "counted-twice.yaml").write_bytes(french)
    body = json.loads(fulcrum("check", "--json", "counted-twice.yaml", folder=folder).out)
    assert body["diagnostics"] == []
    assert [sorted(one) for one in body["left_out"]] == [["file", "message"]]
    assert "counted-twice.yaml: F608, F609 and F610" in fulcrum("check", ".", folder=folder).out


PICTURES = [
    ("cover: harbour.png", b"", "F421", "cannot be read: it is not there."),
    ("object: harbour.png", b"GIF89a", "F421", "harbour.png can't be used"),
    (
        "object: harbour.svg",
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>",
        "F421",
        "harbour",
    ),
    ("cover: counted-twyce", b"", "F422", "There is no cover `counted-twyce`."),
]


@pytest.mark.parametrize(("line", "picture", "code", "words"), PICTURES)
def test_pictures_are_looked_at(
    fulcrum: Run, folder: Path, line: str, picture: bytes, code: str, words: str
) -> None:
    """Files beside the scenario, and names that do not come with Fulcrum, each with a way out."""
    key, _, name = line.partition(": ")
    old = b"object: thermometer" if key == "object" else b"sector: charity\n"
    new = line.encode() if key == "object" else old + line.encode() + b"\n"
    (folder / "counted-twice.yaml").write_bytes(SOUND.replace(old, new, 1))
    if picture:
        (folder / name).write_bytes(picture)
    done = json.loads(fulcrum("check", "--json", "counted-twice.yaml", folder=folder).out)
    (one,) = done["diagnostics"]
    assert one["code"] == code
    assert words in one["message"]
    assert len(one["fix"]) > 10


def test_a_picture_that_is_fine_says_nothing(fulcrum: Run, folder: Path) -> None:
    """An own SVG of shapes, as the cover and as an object."""
    (folder / "harbour.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 480 700"><rect width="480" height="700" '
        'fill="#235156"/></svg>',
        encoding="utf-8",
    )
    text = SOUND.replace(b"sector: charity", b"sector: charity\ncover: harbour.svg")
    text = text.replace(b"object: thermometer", b"object: harbour.svg")
    (folder / "counted-twice.yaml").write_bytes(text)
    assert fulcrum("check", "--strict", "counted-twice.yaml", folder=folder).code == 0


SLIPS = [
    (b"object: thermometer", b"object: termometer", "object `termometer`", "thermometer"),
    (b"place: warehouse\n", b"place: warehose\n", "place `warehose`", "warehouse"),
    (b"place: warehouse\n", b"place: warehouse wet\n", "state `wet` of `warehouse`", "fulcrum pictures"),
]


@pytest.mark.parametrize(("old", "new", "words", "hint"), SLIPS)
def test_a_slip_in_a_picture_s_name(
    fulcrum: Run, folder: Path, old: bytes, new: bytes, words: str, hint: str
) -> None:
    """The name is told with the nearest one, at the scene."""
    (folder / "counted-twice.yaml").write_bytes(SOUND.replace(old, new, 1))
    (one,) = json.loads(fulcrum("check", "--json", "counted-twice.yaml", folder=folder).out)["diagnostics"]
    assert one["code"] == "F422"
    assert words in one["message"]
    assert hint in one["fix"]


def play(*picks: str) -> str:
    """A play as `play --json` prints it, cut to what counts."""
    return json.dumps({"scenario": "counted-twice", "seed": 0, "picks": list(picks)})


def told(fulcrum: Run, folder: Path, *files: str) -> tuple[list[tuple[str, str]], list[str]]:
    """Codes with the choices that they name, and what was left out."""
    (folder / "counted-twice.yaml").write_bytes(SOUND)
    body = json.loads(fulcrum("check", "--json", "counted-twice.yaml", "--picks", *files, folder=folder).out)
    found = [(one["code"], one["message"].split("`")[1]) for one in body["diagnostics"]]
    return found, [one["message"] for one in body.get("left_out", [])]


def test_testers_picks_as_lines_lists_and_several_files(fulcrum: Run, folder: Path) -> None:
    """However they are laid out: one a line, printed over many lines, in a list, in several files; in UTF-8,
    with a mark or without, or in the UTF-16 that PowerShell prints into files."""
    plays = [json.loads(play("lanes", "check")) for _ in range(10)]
    (folder / "a.jsonl").write_text("\n".join(map(json.dumps, plays)) + "\n", encoding="utf-8")
    (folder / "b.json").write_text("\ufeff" + json.dumps(plays[:5], indent=2), encoding="utf-8")
    (folder / "c.json").write_text(
        "\n".join(json.dumps(one, indent=2) for one in plays[:5]), encoding="utf-16"
    )
    found, left_out = told(fulcrum, folder, "a.jsonl", "b.json", "c.json")
    assert [choice for _, choice in found if choice in ("call", "huddle", "lanes", "ship")] == [
        "call", "huddle", "lanes", "ship",
    ]  # fmt: skip
    assert {code for code, _ in found} == {"F611"}
    assert any("fewer than 20 testers" in words for words in left_out)


def test_what_play_prints_and_saves_are_picks(fulcrum: Run, folder: Path, home: Path) -> None:
    """The output of `play --json` and the save that it leaves both count, and say the same."""
    (folder / "counted-twice.yaml").write_bytes(SOUND)
    done = fulcrum("play", "counted-twice.yaml", "--picks", "lanes,check,page", "--json", folder=folder)
    (folder / "printed.json").write_bytes(done.raw * 20)
    (save,) = home.glob("saves/**/*.json")
    (folder / "saved.json").write_bytes(save.read_bytes() * 20)
    assert told(fulcrum, folder, "printed.json") == told(fulcrum, folder, "saved.json")
    assert ("F611", "lanes") in told(fulcrum, folder, "printed.json")[0]


def test_picks_of_another_scenario_and_of_an_older_version_are_told(fulcrum: Run, folder: Path) -> None:
    """Those of another are passed over; those that no longer fit count as far as they go."""
    other = json.dumps({"scenario": "the-pour", "picks": ["x"]})
    (folder / "other.jsonl").write_text(other + "\n", encoding="utf-8")
    _, left_out = told(fulcrum, folder, "other.jsonl")
    assert any("no play of `counted-twice`" in words for words in left_out)
    (folder / "old.jsonl").write_text(f"{play('lanes', 'gone')}\n" * 20, encoding="utf-8")
    found, left_out = told(fulcrum, folder, "old.jsonl")
    assert ("F611", "lanes") in found
    assert any(words.startswith("20 of 20 plays") for words in left_out)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"lanes, check, page\n", "is not JSON on line 1"),
        (b'{"scenario": "counted-twice"}\n', "entry 1 of"),
        (b'{"scenario": "counted-twice", "picks": [1]}\n', "entry 1 of"),
        (b'[{"scenario": "counted-twice", "picks": []}, 7]', "entry 2 of"),
        (b"\xff", "is not JSON"),
        (b"[" * 100_000, "is not JSON"),
        (None, "cannot be read, because it is not there"),
    ],
)
def test_files_that_hold_no_picks(fulcrum: Run, folder: Path, data: bytes | None, words: str) -> None:
    """Exit 2, the file and the place in it, and what such a file holds."""
    if data is not None:
        (folder / "picks.json").write_bytes(data)
    done = fulcrum("check", "counted-twice.yaml", "--picks", "picks.json", folder=folder)
    assert (done.code, done.out) == (2, "")
    assert words in done.err
    assert len(done.err.splitlines()) <= 2
